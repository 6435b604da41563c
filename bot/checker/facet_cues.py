"""The relations by which facets are told, in words: who was against whom, what was given up, who could do more after.

A cue is a hint that is weighed with others (`facets.py`), never a proof:
"we all agreed" has the word and lacks the thing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.interview.facets import Facet
from bot.interview.model import Lang

_BOSS = (
    r"(?:boss|manager|head|owner|director|chief|lead|supervisor|professor|captain|chair|deputy|sergeant"
    r"|teacher|principal)"
)
_ENGLISH = {
    "disagreement": r"\b(?:disagree\w*|against|objected|objection|argued|insisted|outvoted|voted|refused"
    r"|opposed|protest\w*|differently)\b"
    r"|\bsaid (?:no\b|it was (?:too|not)|that'?s not)|\bwhy change\b|\b(?:he|she|they) (?:wanted|thought"
    r"|insisted|preferred|felt|said|was of)\b"
    r"|\bwanted to\b.*\bI\b|\bI (?:said|told|thought|held)\b.*\b(?:not|no|but|should)\b|\bthey were for\b"
    r"|\bof the view\b|\bI'?d rather\b",
    "own_failure": r"\b(?:only|just) \d+ (?:of|out of|instead)|\b(?:failed|fell through|gave up on|lost"
    r"|missed|too late|wrong|mistake|cancelled|apologi[sz]ed?"
    r"|wasted|complain\w*|came back|broke|stopped it|dropped it|closed it|rejected|backfired)\b"
    r"|\bI (?:hadn'?t|didn'?t|never|should have|forgot|assumed|misjudged"
    r"|misread|left)\b|\bmy (?:fault|doing|mistake)\b|\binstead of\b|\bnobody (?:came|used|wanted)\b|\bit was me\b",
    "choice": r"\beither\b|\bor\b.*\bor\b|\bcould have\b|\bcould'?ve\b|\bwould have (?:meant|cost|taken"
    r"|been)\b|\binstead of\b|\brather than\b|\bboth\b"
    r"|\b(?:two|three) (?:ways|options|offers|choices|things)\b|\bdecided (?:for|on|against)\b|\bchose\b"
    r"|\bgave up\b|\bpicked\b|\bthe other (?:way|one|option)\b",
    "outsiders": r"\bneighbou?rs?\b|\bfamilies\b|\bresidents?\b|\bvillag\w+\b|\bsuppliers?\b|\bdrivers?\b"
    r"|\briver\b|\bstreet\b|\bpublic\b|\bstrangers?\b|\bkids\b"
    r"|\bpassers|\bwheelchair|\bpram\b|\bcommunity\b|\btown\b|\bbirds?\b|\bwaste\b|\bprivacy\b"
    r"|\bnames? (?:and|of)\b|\bnext door\b|\bfarm\w*|\bpollut\w+",
    "learning": r"\b(?:learn(?:ed|t|ing)?|taught myself|course|practi[sc]ed|studied|read up|watched"
    r"|lessons?|book|manual|knew nothing|no idea|had never|shadowed)\b"
    r"|\bshow(?:ed)? me\b|\bI'?d never\b",
    "customer_need": r"\b(?:customers?|guests?|clients?|patients?|pupils?|users?|old (?:lady|man)|woman"
    r"|passengers?|visitors?|parents?)\b"
    r"|\bwhat (?:she|he|they) (?:really |actually )?(?:needed|wanted)\b|\bI asked (?:her|him|them)\b"
    r"|\bwhat (?:it was|is it) for\b|\bnever have said\b|\bneed(?:s|ed)\b",
    "bold_aim": r"\bnever been\b|\bno ?body had\b|\bnever (?:been )?(?:done|had)\b|\bwhole (?:country|city"
    r"|town|region|valley|school)\b|\ball (?:of )?(?:the )?\d+\b|\bnational\b"
    r"|\bten times\b|\bcrazy\b|\bimpossible\b|\beveryone in\b|\bevery (?:school|village|home|child)\b"
    r"|\blaughed\b|\bdream\b|\bambitio\w+|\busual(?:ly)?\b",
    "quality_bar": r"\bstandards?\b|\bgood enough\b|\bwould have passed\b|\bwe don'?t (?:send|ship|hand)\b"
    r"|\bthr(?:ew|own) (?:it |them )?(?:out|away)\b|\bredo\b|\bre-?did\b"
    r"|\bcheck(?:ed|s)? (?:every|each|all|twice)\b|\btoleranc\w+|\bdefects?\b|\bnot ready\b|\bunder \d"
    r"|\bover \d|\bmillimet|\bexact\w*|\bqualit\w+|\bgrams?\b|\bdegrees\b",
    "cause_found": r"\bso (?:it was )?not\b|\bonly when\b|\bcompared\b|\bturned out\b|\bthe (?:cause|reason"
    r"|culprit)\b|\btraced?\b|\bline by line\b|\bone by one\b|\bruled out\b|\blogs?\b"
    r"|\bfound (?:out|that|it|the)\b|\bwhy (?:it|the|do|did|was)\b|\bevery time\b|\bpattern\b",
    "person_developed": r"\balone now\b|\bon (?:her|his) own\b|\bby (?:her|him)self\b|\b(?:she"
    r"|he) couldn'?t\b|\bcouldn'?t .*\b(?:before|at first)\b|\bsat (?:beside|next to|with) (?:her|him)\b"
    r"|\blet (?:her|him)\b|\bnew (?:girl|guy|boy|hire|one)\b|\btrainee\b|\bapprentice\b|\bmentor\w*"
    r"|\bcoach\w*|\b(?:she|he) (?:runs|leads|does|reads|has) \b|\bpromot\w+|\bpractise with\b",
    "colleagues": r"\b(?:bad )?backs?\b|\binjur\w+|\bburn(?:ed|t|s)?\b|\bbreaks?\b|\bovertime\b|\bsafe(?:ty"
    r"|r)?\b|\bcried\b|\bsick\b|\btired\b|\bexhaust\w+|\blonely\b|\bate alone\b|\bleft out\b"
    r"|\bstress\w*|\bnew (?:colleague|starter|one)s?\b|\bheat\b|\bslip\w*|\bnights?\b|\bholidays?\b"
    r"|\bnobody (?:ate|talked|spoke)\b|\bharass\w*|\bafraid\b",
    "cost": r"[£$€]\s?\d|\b\d[\d,.]*\s?(?:euros?|pounds?|dollars?|EUR|USD|bucks)\b|\bcosts?\b|\bcheap\w*"
    r"|\bsav(?:ed|ing)\b|\bbudget\b|\bbill\b|\bspen[td]\b|\bpaid\b|\ba month\b|\bgas\b|\bprice\b",
    "lasting_change": r"\bstill\b|\bsince (?:then|20\d\d)\b|\btill today\b|\bto this day\b"
    r"|\bafter I(?:'d)? (?:left|moved|went)\b|\b(?:other|both|all) (?:shifts?|branches|sites?|wards?"
    r"|teams?)\b|\btook (?:it )?over\b"
    r"|\bnow (?:everyone|every|all)\b|\bchecklist\b|\brule\b|\bthe (?:night|day) shift\b|\balso use",
    "sacrifice": r"\bgave up\b|\bgave away\b|\bhanded over\b|\bit cost (?:us|me)\b|\bwent without\b"
    r"|\bI'?d have liked\b|\bmy own\b|\bour own\b|\blost (?:my|our)\b|\bleft us\b|\bgiv(?:e|ing) up\b"
    r"|\bhurt\b|\bdelayed ours\b",
    "doubt_checked": r"\b(?:counted|recounted|looked up|rang|went (?:and|there|to see)|checked|dug out"
    r"|measured|weighed|timed) (?:\w+ ){0,3}(?:myself|all|each|every|by hand|them)\b|\b(?:report|list"
    r"|figures?|they|everyone) sa(?:id|ys)\b"
    r"|\bdidn'?t believe\b|\bsounded (?:too|odd)\b|\bfor myself\b|\bI took the\b|\bin fact\b|\bsupposedly\b"
    r"|\bdoubt\w*",
    "urgency": r"\b\d+ (?:minutes?|mins?|seconds?|hours?) (?:left|before|until|to go|till)\b"
    r"|\bevery (?:minute|second|hour)\b|\beach (?:minute|second)\b|\bquarter of an hour\b"
    r"|\bright (?:away|then)\b|\bat once\b"
    r"|\bnobody picked up\b|\bby the time\b|\bno time\b|\bemergenc\w+|\bhalf an hour\b|\bcouldn'?t reach\b"
    r"|\bimmediately\b|\bin a few minutes\b|\bgas\b|\bfire\b|\bleak\w*|\bblood\b",
    "goal_reached": r"\b(?:target|goal|deadline|aim|quota)\b|\bby the \d|\bin time\b|\bon time\b"
    r"|\bhanded in\b|\bmade it\b|\breached\b|\bfinished\b|\bdespite\b|\bin spite\b|\d+ (?:where"
    r"|instead of|against) \d+|\bdelivered\b|\bafter all\b",
    "trust": r"\btrust\w*|\bby name\b|\bkeys?\b|\bwouldn'?t (?:speak|talk)\b|\bdidn'?t know me\b"
    r"|\bnobody knew me\b|\brel(?:y|ied)\b|\bsuspicio\w+|\basks? (?:for )?me\b|\bcame to me\b"
    r"|\bwithout asking\b|\bconfid\w+|\bconfidence\b",
    "beyond_own_part": r"\bnot (?:in )?my (?:job|part|task|department|area)\b|\bmine was (?:fine|done)\b"
    r"|\bmy (?:part|ticket|share) was\b|\bnobody'?s\b|\bno one'?s\b|\bwalked past\b"
    r"|\bbetween (?:two )?\w+ departments\b|\bcould'?ve left\b"
    r"|\bnot my\b|\bwasn'?t mine\b|\bnobody (?:did|cared|felt|had|wanted)\b|\bgone home\b",
    "team_turned": r"\b(?:team|crew|group|band|choir|class|squad|players|volunteers)\b|\bnobody believed\b"
    r"|\bmoods?\b|\bmorale\b|\bmotivat\w+|\bI (?:stopped|had them)\b|\bgiven up\b|\bfed up\b"
    r"|\bturned (?:it )?around\b",
    "simplification": r"\b(?:steps?|fields?|forms?|lists?|signatures?|sheets?|pages?|clicks?"
    r"|papers?)\b.*\b(?:to|now|one|two|instead)\b|\bgot rid of\b|\bcut (?:out|down)\b|\bdropped\b"
    r"|\bsimpl\w+|\bone sheet\b|\bleft out\b|\bscrapped\b",
    "scarce_means": r"\bborrowed\b|\bno (?:money|budget)\b|\bnot enough\b|\b(?:two|three"
    r"|half) (?:people )?short\b|\bhalf of what\b|\bonly (?:had )?\d+ (?:euros?|people|of us)\b"
    r"|\bcouldn'?t (?:pay|afford)\b|\bneither\b|\bscrap\b|\bleftover|\bsecond[- ]hand\b|\bfor (?:free"
    r"|nothing)\b|\bgave us\b|\bdonat\w+",
    "carried_out_anyway": r"\b(?:went ahead|decided otherwise|it was decided|outvoted|overruled"
    r"|decision (?:was|stood)|they (?:went|did it)|decided against)\b|\bso I (?:made|built|did|took"
    r"|wrote|ran)\b|\bonce (?:it|that) was decided\b|\bafter (?:that|the) (?:vote|decision)\b"
    r"|\bfrom now on\b|\ball the same\b|\bwith all I\b",
    "new_idea": r"\bidea\b|\bI'?d seen (?:that|it|this)\b|\bnobody had (?:done|tried)\b|\bnew way\b"
    r"|\binvent\w+|\btried\b|\bwhat if\b|\bnone of the usual\b|\bI (?:built|rigged|made up|came up)\b",
    "fairness": r"\bfair\w*|\balways the same\b|\bsame (?:ones|people|two|day)\b|\brota\b|\b(?:of"
    r"|out of) \d+ weeks\b|\bturns?\b|\brotat\w+|\bweekends?\b|\bshifts?\b|\btemps?\b|\bequal\w*"
    r"|\beven(?:ly)?\b|\bI'?d counted\b",
    "selection": r"\bappl(?:ied|icants?|ications?)\b|\binterview\w*|\bcandidates?\b|\bhir(?:e|ed|ing)\b"
    r"|\btrial (?:shift|day)\b|\bput (?:her|his) name forward\b|\brecommend\w*|\bauditions?\b"
    r"|\bchose (?:her|him)\b|\bwho (?:was|were) to\b|\bpick\w* (?:her|him)\b|\bjob\b",
    "mind_changed": r"\bI (?:was|had been) (?:so |quite |absolutely |dead )?(?:sure|certain|convinced)\b"
    r"|\bI thought I knew\b|\buntil\b|\bI was wrong\b|\bchanged my mind\b|\bprove me wrong\b"
    r"|\bwhere (?:might|could) I\b|\bagainst it\b|\bmy (?:belief|theory|opinion|view)\b|\bonce I believed\b",
    "admitted_fault": r"\bmy (?:mistake|fault)\b|\bit was me\b|\bwas mine\b|\bI (?:told|rang|wrote|went to"
    r"|called)\b.*\b(?:mistake|wrong|fault|swapped|me)\b|\bown(?:ed)? up\b|\badmitted\b"
    r"|\bapologi[sz]\w+|\bbefore any(?:one|body)\b|\bI'?d (?:got|made) (?:it )?wrong\b",
    "hard_truth": r"\bI can'?t promise\b|\bI told (?:her|him|them)\b.*\b(?:no|not|won'?t|can'?t)\b"
    r"|\bhonest\w*|\btruth\b|\bas it stands\b|\bI don'?t know\b|\bwon'?t be ready\b|\bplain(?:ly)?\b"
    r"|\bstraight\b|\bsilence\b|\bhoped to hear\b|\bdidn'?t want to hear\b",
    "long_term": r"\bin (?:\d+|five|ten|twenty|two|three) years\b|\b20[23]\d\b|\byears? (?:from|on|ahead"
    r"|later)\b|\blong[- ]term\b|\bwhen .*\bare (?:fifty|old|grown)\b|\bby the time\b|\bnext year\b"
    r"|\bfuture\b|\bgenerations?\b",
    "credit": r"\b(?:idea|work|lids?) (?:isn'?t|aren'?t|wasn'?t|is not|was not) mine\b|\bwas (?:her|his"
    r"|\w+'s) idea\b|\bcredit\b|\bher name\b|\bhis name\b|\bpraise\w*|\b(?:aren'?t|isn'?t"
    r"|wasn'?t) mine\b|\bthank(?:ed)?\b.*\bme\b",
    "standstill": r"\bfor (?:\w+ )?(?:weeks|months|years)\b.*\b(?:talk|meeting|wait|nothing)\w*"
    r"|\bnothing (?:had )?(?:moved|happened)\b|\bstuck\b|\bwaiting for\b|\bmeetings?\b|\bstalled\b"
    r"|\bdraft\b|\bno ?body (?:decided|began|started)\b|\bdragg\w+",
    "small_trial": r"\bjust (?:one|with|for)\b|\bone (?:table|week|weekend|ward|class|shelf|shop|room"
    r"|month)\b|\btrial\b|\btry (?:it|out)\b|\bfor a (?:week|month|weekend)\b|\bif it (?:failed"
    r"|didn'?t work|goes wrong)\b|\btest(?:ed)?\b|\bpilot\b|\bexperiment\b",
    "taken_over": r"\btook (?:\w+ )?over\b|\binherit\w*|\bpredecessor\b|\b(?:weeks|months|years) behind\b"
    r"|\bwhen I (?:got|came|started)\b|\bbacklog\b|\bshoe ?box\w*|\bnothing was (?:labelled|written)\b"
    r"|\bleft behind\b|\bbefore me\b|\bmess\b",
    "refusal": r"\bI (?:said|told (?:him|her|them)) no\b|\bI (?:refused|declined|turned (?:it|him|her"
    r"|them) down)\b|\bno \w+, no \w+|\bcan'?t do (?:it|that)\b|\bI won'?t\b|\bwouldn'?t sign\b"
    r"|\bnot with me\b|\bI said (?:that )?no\b",
    "incomplete_information": r"\b(?:couldn'?t|could not|didn'?t) (?:know|tell|find out)\b|\bno (?:time"
    r"|way) to (?:find|know|check|ask)\b|\bnot know(?:ing)?\b|\bwhether\b|\bguess\w*|\bunclear\b"
    r"|\bwithout knowing\b|\bwhat I (?:knew|could)\b|\bnobody could say\b",
    "handed_over": r"\bwithout (?:me|asking me)\b|\blet (?:her|him|them) (?:run|decide|do)\b"
    r"|\bstepped back\b|\bstayed out\b|\bher (?:call|decision)\b|\bthey decide\b|\bdelegat\w+"
    r"|\bgave (?:her|him|them) the (?:keys?|budget|right)\b|\bhands off\b|\bup to (?:\d+|them|her|him)\b",
    "broken_promise": r"\bpromised?\b|\bwould be (?:live|ready|done|there) (?:on|by)\b|\b(?:days?|weeks?"
    r"|months?) late\b|\bkeep my word\b|\bI'?d said\b|\bcommitted\b|\bbetween us\b|\bguaranteed\b|\bhad told\b",
    "criticism_taken": r"\bfeedback\b|\btold me (?:that )?I\b|\bsaid (?:that )?I(?:'m| was| am)?\b|\bhurt\b"
    r"|\bstung\b|\bcritici\w+|\bwhat (?:do|did) (?:you|she|he) mean\b|\bmy tone\b|\bI was (?:angry"
    r"|offended|sour)\b|\bnobody dares\b",
}
_KOREAN = {
    "disagreement": r"반대|의견이? ?(?:달|갈|엇)|자고 (?:하|했|주장|우)|하셨지만|하셨는데|안 된다고|굳이"
    r"|표결|투표|다르게|맞섰|설득|싫다|저는 .{0,30}(?:다고|자고) (?:봤|했|말|생각|주장)|그대로 (?:두"
    r"|하)자|주장|말이 달|맞다고|반발",
    "own_failure": r"밖에|접었|못 (?:채|했|맞|지|팔)|실패|반품|재발|확인(?:을|도)? ?안|않은 채|않았"
    r"|제 (?:탓|실수|잘못|판단)|잘못|놓쳤|늦었|망|틀렸|사과|환불|떨어졌|묻질|안 여쭤|몰랐|만 (?:보고"
    r"|생각|믿고)|중단|취소|항의|그만뒀|항의|버렸|뒤늦게",
    "choice": r"[ㄹ을할갈살쓸]지 .{0,25}[ㄹ을할갈살쓸]지|대신|포기|둘 (?:다|중)|고민|골랐|택했|선택|아까"
    r"|하면 .{0,40}하면|[으]?면 .{0,30}[으]?면|쪽(?:을|으로)|두 가지|고르|vs|보다",
    "outsiders": r"이웃|주민|어르신|동네|하천|바다|협력 ?업체|거래처|납품|보호자|학부모|행인|휠체어|유모차"
    r"|고시원|할머니|마을|개인 ?정보|이름과|환경|쓰레기|어촌|농|밭|소음|냄새|지역|기사님|바깥|새들",
    "learning": r"배웠|배우|배워|공부|강의|책을|읽었|따라 해|익혔|연습|몰랐|처음 (?:해|보|써)|여쭤|옆에서"
    r"|외우|외운|교범|독학|써먹|적용",
    "customer_need": r"손님|고객|환자|이용자|학생|어르신|보호자|필요(?:하|했|한)|여쭤보니|여쭤봤|들어 보니"
    r"|사실은|알고 보니|불편|지켜보|말씀은|원하시|단골|화가|화를|민원",
    "bold_aim": r"전국|전체|시내|모든|한계라|아무도|처음으로|불가능|말도 안|보통|원래는|평균|열 배|\d+배"
    r"|전교|온 동네|다들 웃|무리|목표|꿈|천 |만 ",
    "quality_bar": r"기준|이 정도면|이만하면|그냥 나가|양보|규격|오차|합격|불량|다시 (?:만|하|했|뽑)|폐기"
    r"|버렸|통과|품질|한 번 더|꼼꼼|점검|도 \d+분|0건|%? ?이내|못 내보",
    "cause_found": r"원인|그래서 .{0,15}아니|만 (?:그|없|빠|틀)|[ㄹ을]때만|대조|비교|로그|추적|하나씩"
    r"|알고 보니|더라고요|찾았|찾아냈|범인|이상(?:해|하|했)|왜|밝혀|알아냈|뒤져|였습니다",
    "person_developed": r"혼자|옆에 앉|맡겨|못 하던|못하던|신입|막내|후배|가르|지금은|늘었|성장|자신감"
    r"|스스로|연습시|인턴|씨가|처음엔|이제는",
    "colleagues": r"다칠|다쳤|미끄러|화상|아프|지쳐|지친|울|안전|연차|야근|휴게|쉬|더위|41도|쓰러|괴롭|따돌"
    r"|혼자 밥|신입|동료|건강|허리|위험|외국인|적응|힘들",
    "cost": r"\d+ ?(?:만|천|억)? ?원|비용|예산|아꼈|절감|줄였|값|가격|월 \d|전기료|낭비|버려|재료비|견적"
    r"|저렴|싸|비싸|돈",
    "lasting_change": r"지금도|아직도|여전히|바뀐 뒤에도|그만둔 (?:지|뒤)|나온 지|휴직|다른 (?:팀|병동|층"
    r"|지점|반|조|학년)|따라 했|가져다|쓰고 있|그대로 (?:쓰|하|있)|후배들|정착|규칙|표준|매뉴얼|년째",
    "sacrifice": r"포기|내주|아까|깎였|밀렸|미뤘|손해|희생|양보|보냈|대신 (?:제|우리)|감수|늦어졌"
    r"|우리 (?:팀|조|반|부)|못 받|줄었",
    "doubt_checked": r"직접 (?:세|가|확인|옆|봐|재|셌|전화|열)|세어 보|세 봤|셌더니|다들 .{0,20}(?:라고"
    r"|다고)|보고(?:와|서|는)|이상해서|의심|정말|믿기지|확인해 ?보|맞는지|서 있었|실제로|달랐",
    "urgency": r"\d+ ?(?:분|초|시간) ?(?:안|전|밖|이면|만|뒤|마다)|한 시간|십 분|급(?:했|하|한|히)|당장"
    r"|바로|연락이? ?(?:안|되지)|기다리면|마감|위험|상하|터지|얼 판|젖|날아|지체|비상|응급|누수|정전",
    "goal_reached": r"목표|달성|넘겼|넘었|기한|마감|까지|성공|완료|합격|해냈|그래도|제출|결국|개를 팔|채웠"
    r"|열었습니다|끝냈|올렸",
    "trust": r"믿|신뢰|맡기|맡겼|부탁|먼저 (?:물|전화|들고|찾|말)|말을 안|말도 안 섞|열쇠|저한테|의심"
    r"|못 미더|인정|찾아(?:오|와)|경계",
    "beyond_own_part": r"제 (?:일|담당|몫|업무)(?:은|이|도)? ?아니|제 (?:부분|몫|파트|일)은 (?:끝|다|이미"
    r"|괜찮)|아무도|담당(?:은|이|도)? ?아니|제 담당|아니었지만|퇴근|그냥 (?:지나|두)|누구의|인사팀이라"
    r"|다들 (?:지나|모른)",
    "team_turned": r"팀(?:원|이|은|을)|분위기|의욕|사기|멈추|방향|다들|우리 (?:조|팀|반|부)"
    r"|먼저 .{0,15}(?:오|왔|해|냈)|직원들|동아리|조원|바꾸자|엉뚱|포기한|지쳐",
    "simplification": r"단계|없앴|줄였|줄었|간단|단순|결재|서류|양식|한 장|하나로|빼고|뺐|생략|번거|절차|합쳤|칸",
    "scarce_means": r"빌려|빌렸|예산이|모자라|모자란|부족|없어서|밖에 없|두 명(?:이|으로)|둘이서|뿐이"
    r"|반(?:도|밖)|대신|얻어|폐품|중고|무료|재활용|인원이|빠져|대체",
    "carried_out_anyway": r"결정(?:된|이|되|난)|그대로 (?:가|하|진행)|받아들여지지|졌습니다|졌어요|졌지만"
    r"|밀렸|정해진|정해졌|따르기로|하기로 (?:했|됐|결정|정)|결국 .{0,20}(?:로|하기로)|토 달지|제 몫"
    r"|맡겠다|반대했",
    "new_idea": r"아이디어|생각해 ?(?:냈|낸)|떠올|본 (?:걸|것|적)|아무도 (?:안|해)|처음|새로운|다 해 봤"
    r"|응용|고안|만들어 봤|시도|색다|제안|냈어요|착안",
    "fairness": r"공정|공평|불공평|늘 (?:같은|그)|같은 사람|번씩|돌아가|순번|순서|번 (?:섰|갔)|세어 봤"
    r"|근무표|나누|나눠|몫|차별|규칙|몰려|배분|한쪽",
    "selection": r"지원자|뽑|면접|추천|채용|합류|오디션|선발|후보|이력서|골랐|경쟁률|받을 수|시험|모집",
    "mind_changed": r"믿었|확신|당연히|줄 알았|제 생각이? ?틀|틀렸(?:다|음|구나|을)|생각을 (?:바꿨|고쳤)"
    r"|마음을 바꿨|일부러 .{0,15}(?:찾|물)|반대할|왜 별로|의심|고집|접었|다시 생각",
    "admitted_fault": r"제가 .{0,25}(?:잘못|실수|틀렸).{0,15}(?:말씀|말했|밝|인정|털어|보고)|먼저 (?:말씀"
    r"|전화|밝|보고|알)|사과|죄송|제 (?:책임|잘못|실수)(?:이라고|라고|입니다)|인정|변명|알려지기 전"
    r"|아무도 모르|솔직",
    "hard_truth": r"솔직|약속드리기|어렵습니다|어렵다고|안 된다고|말씀부터|모르겠다고|그대로 말|사실대로"
    r"|듣기 싫|기대|실망|침묵|말씀드렸|서운|직접 말|한계",
    "long_term": r"\d+년 (?:뒤|후|이면|안|은)|년 뒤|이대로 .{0,10}(?:면|가면)|장기|나중|내년|앞으로|미래"
    r"|수명|보증|대비|내다",
    "credit": r"님?이? ?낸 (?:거|아이디어|것)|씨가 (?:낸|만든|한)|이름을? ?(?:같이|함께|올|넣|적)|덕분|공을"
    r"|칭찬|만든 거|제 (?:게|것이|공이) 아니|발표도|박수|아이디어",
    "standstill": r"째 (?:회의|계획|말|미|그대로|멈|안)|회의만|멈춰|멈춘|반년째|달째|주째|진척|미뤄|미루"
    r"|승인을 기다|초안|결론|말만|움직|손을 못",
    "small_trial": r"한 (?:곳|반|층|매장|팀|줄|병동|테이블)(?:만|에서만|부터)|만 (?:해 ?보|먼저|시험|써)"
    r"|일주일만|주만|동안만|시험 ?삼아|시범|안 되면|작게|먼저 해 봤|호실|테스트|우선",
    "taken_over": r"전임|인계|인수|넘겨받|물려받|맡고 보니|맡았을 때|이미 .{0,12}(?:밀|늦)|밀려 ?있|엉망"
    r"|뒤죽박죽|라벨도 없이|두 벌|이어받|떠안",
    "refusal": r"거절|안 된다고 (?:말|했|하)|못 (?:하겠|해 드|합니다)|할 수 없다고|해 드릴 수 없|응하지"
    r"|안 하겠|돌려보|싫다고|받지 않|사양",
    "incomplete_information": r"알 수 (?:없|가)|모르(?:고|는|니|지만|는데|겠)|확인할 (?:시간|방법|수)"
    r"|[ㄹ을]지 .{0,8}(?:몰|모르|알 수)|확실하지|정보가|불확실|추측|짐작|진짜인지|아는 (?:건|것)",
    "handed_over": r"안 물어보|묻지 말고|알아서|맡겼|맡기|일부러|물러나|권한|위임|스스로 (?:결정|정)|까지는"
    r"|손을 (?:떼|뗐)|지켜보|간섭",
    "broken_promise": r"약속|드리겠다고|주기로|해 놓고|하겠다고 (?:했|말|해)|일 늦|주 늦|늦게|못 지|지키지"
    r"|어겼|비밀|기한을 넘|까지 (?:열|끝|보내)",
    "criticism_taken": r"지적|너는|저보고|저한테 .{0,30}(?:라고|다고)|제가 .{0,20}(?:다고|라고) (?:하|말씀)"
    r"|쓴소리|피드백|곱씹|속상|얼굴이|억울|무슨 뜻|숨을 못|말투|충격",
}
_FORMS_ENGLISH = {
    "above": rf"\b(?:my|our|the) (?:\w+ )?{_BOSS}\b|\b{_BOSS}(?:'s)? (?:said|wanted|thought|ordered)\b",
    "below": r"\b(?:intern|trainee|junior|apprentice|student|temp|newcomer|new (?:girl|guy|boy|one)"
    r"|youngest|in (?:her|his) (?:first|second) (?:week|month|year))\b",
    "alone": r"\b(?:alone|the only one|only me|everyone else|all the others|everybody else|\w+ to (?:one|1)"
    r"|(?:eight|seven|six|five|nine|ten) against)\b",
    "turned": r"\b(?:changed (?:her|his|their)|came round|agreed|took (?:it )?back|dropped it|convinced"
    r"|in the end (?:he|she|they)|we did it my|approved|gave (?:way|in)|they let me)\b",
    "unspoken": r"\b(?:never (?:have )?said|without (?:being )?ask|noticed|before (?:she|he|they) (?:said"
    r"|asked)|I saw)\b",
    "upset": r"\b(?:angry|furious|shout\w*|yell\w*|crying|cried|upset|raged?|slammed|red in the face|swore)\b",
    "remark": r"\b(?:she|he|one|a \w+) said\b|\bsentence\b|\bremark\b|[\"“'].{8,}[\"”']",
    "origin": r"\b(?:struggl\w+|couldn'?t|kept asking|complain\w+|so I (?:began|started|built))\b",
    "first": r"\b(?:before any(?:one|body)|nobody (?:had )?(?:noticed|knew|seen)|no one (?:had )?(?:noticed"
    r"|knew)|nobody else|first|right away|at once)\b",
    "team": r"\b(?:in front of|to the (?:team|crew|group|class)|everybody|everyone|all of them|the (?:team"
    r"|crew|whole))\b",
    "months": r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|several) months\b"
    r"|\bhalf a year\b|\byears?\b|\ball (?:winter|summer)\b",
    "midway": r"\b(?:then|suddenly|halfway|midway|in the middle|a week before|fell ill|broke (?:down|his"
    r"|her)|quit|left us|cancelled|two days before|days before)\b",
    "beaten": r"\b(?:where|instead of|rather than|asked for|target (?:was|of)|more than|twice|double|over)\b.*\d",
    "environment": r"\b(?:river|water|waste|plastic|air|birds?|trees?|neighbou?rs?|noise|smell|street|light"
    r"|fish\w*|pollut\w+|bees?)\b",
    "community": r"\b(?:village|community|town|neighbou?rhood|church|school|elderly|kids|club|refugees?"
    r"|volunteers?)\b",
    "foreseen": r"\b(?:before (?:it|we|the)|would (?:have|be)|I (?:saw|noticed)|could (?:lose|get|happen)"
    r"|might|in advance|planned)\b",
    "data": r"\b(?:names?|addresses|data|details|photos?|diagnos\w+|list of|phone numbers?|privacy|records?"
    r"|whiteboard)\b",
    "grown": r"\b(?:grew|grown|from \d+ to \d+|thousands?|suddenly|ten times|bigger|went viral|hundreds?)\b",
    "supplier": r"\b(?:supplier|partner|farmer|contractor|driver|courier|vendor|printer|wholesaler|baker"
    r"|subcontract\w+)s?\b",
    "invest": r"\b(?:pa(?:id|ys) (?:for )?itself|paid back|after (?:\w+ )?(?:months|years)|more expensive"
    r"|instead of|up front|at first|invest\w*|new one|bought|costs? more)\b",
}
_FORMS_KOREAN = {
    "above": r"사장|부장|팀장|과장|점장|원장|이사|상사|교수|선생님|반장|대표|실장|본부장|감독|소대장|중대장"
    r"|수간호사|윗",
    "below": r"인턴|막내|후배|신입|알바|1학년|수습|실습생|어린|들어온 지|이등병|신병",
    "alone": r"혼자|저만|저 빼고|모두|전부|다들|\d+ ?대 ?1|나머지(?:는| )|유일",
    "turned": r"바꾸|바뀌|바꿨|받아들|그러자고|돌렸|설득됐|결국 .{0,15}제|마음을|취소됐|뒤집|허락|따라 주"
    r"|제 말대로|하기로 하셨",
    "unspoken": r"말씀(?:은|도)? ?(?:안|없|하지)|눈치|보였|보니|말하기 전|말은 안|알아챘|지켜보",
    "upset": r"화(?:가|를|내)|소리|고함|던지|울|따지|욕|항의|격|성을",
    "remark": r"라고 (?:하|말|하셨)|한마디|그 말|말씀이|['“\"].{5,}['”\"]",
    "origin": r"못 (?:하|쓰|찾|읽)|어려워|힘들어|불편|헤매|자꾸 물",
    "first": r"먼저|아무도 (?:모르|몰)|알려지기 전|바로|들키|전에|곧바로",
    "team": r"팀원|앞에서|모아|조원|다 같이|회의|모두|반원|단톡",
    "months": r"\d+ ?(?:달|개월)|두 달|세 달|석 달|넉 달|다섯 달|여섯 달|반년|1년|년 동안|학기|달째",
    "midway": r"갑자기|도중|중간|그런데|하필|전날|일주일 전|이틀 전|쓰러|그만두|고장|취소|빠지|절반",
    "beaten": r"목표.{0,30}\d|넘겼|넘었|두 배|배로|보다|초과|\d+(?:개|건|명|%).{0,20}\d+(?:개|건|명|%)",
    "environment": r"하천|바다|물|쓰레기|플라스틱|빨대|나무|새|소음|냄새|이웃|주민|연기|빛|환경|먼지",
    "community": r"마을|동네|어르신|복지|주민|경로당|지역|아이들|봉사|이장",
    "foreseen": r"[ㄹ을] (?:것|게|판|수 있|텐데)|미리|전에|바뀌기 전|하기 전|예상|그러면|되면|이대로",
    "data": r"개인 ?정보|이름|주소|전화번호|명단|사진|주민|환자 정보|기록|화면|진단명|연락처",
    "grown": r"커졌|늘어|명이|몰려|갑자기|배로|예상보다|수천|수백|퍼져|유명",
    "supplier": r"업체|거래처|농가|협력|납품|기사님|하청|공급|외주|도매|택배",
    "invest": r"들여|돌아왔|뒤엔|본전|년은 간다|회수|비싸지만|새로 (?:사|하|샀)|투자|먼저 .{0,10}원|장기",
}
_BOTH: Mapping[Lang, tuple[Mapping[str, str], Mapping[str, str]]] = {
    Lang.EN: (_ENGLISH, _FORMS_ENGLISH),
    Lang.KO: (_KOREAN, _FORMS_KOREAN),
}
CUES = {lang: {Facet(f): re.compile(said, re.I) for f, said in of.items()} for lang, (of, _) in _BOTH.items()}
FORM_CUES = {lang: {form: re.compile(said, re.I) for form, said in of.items()} for lang, (_, of) in _BOTH.items()}
