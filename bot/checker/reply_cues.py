"""What a reply says of itself, in either language: that nothing is known, a wish, a joke, a change, a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.interview.model import Lang

_ENGLISH = {
    "unknown": r"\b(?:don'?t|do not|didn'?t|can'?t|couldn'?t|cannot)\s+(?:\w+\s+)?(?:know|remember"
    r"|recall|say|think of|tell)\b"
    r"|\bno idea\b|\bdunno\b|\bnot (?:\w+ )?sure\b|\bidk\b|\bnot that i\b|\bnothing (?:comes|special"
    r"|really|in particular)\b"
    r"|\bhard to say\b|\bno clue\b|\bgood question\W*$",
    "hope": r"\bhope(?:fully|d)?\b|\bwish(?:ed)?\b|\bsome ?day\b|\bone day i\b|\bi believe\b"
    r"|\bi'?m confident\b|\bi'?d love to\b"
    r"|\bwould be (?:nice|great|good)\b|\bmight (?:be|come|use)\b|\bif (?:something|anything|it"
    r"|that) (?:happens|comes)\b",
    "joke": r"\bhaha|\bha[,.! ]*(?:ha|$)|[:;]-?[)DP]|\blol\b|\bjust kidding\b|\bobviously\b|\bof course\b",
    "vague": r"\ba lot\b|\bmuch (?:more|less|better|faster)\b|\bquite\b|\bnoticeabl|\bsignificant"
    r"|\breally\b|\bsomehow\b|\bthings?\b"
    r"|\bcommunication\b|\bcoordinat|\bhard work\b|\bwith quality\b|\bas usual\b|\bvarious\b"
    r"|\bstakeholders?\b|\bdepends\b",
    "undone": r"\bnever got (?:round|around)\b|\b(?:wanted|meant|planned|going) to\b.*\bbut\b"
    r"|\bdidn'?t (?:manage|dare|get to)\b"
    r"|\bran out of time\b|\bfell through\b",
    "together": r"\ball of us\b|\btogether\b|\beverybody\b|\beveryone\b|\bas a team\b|\bwe all\b"
    r"|\bwhole team\b|\bfamily\b|\bour team\b",
    "luck": r"\bluck\b|\bstubborn\b|\blazy\b|\balways favou?r\b|\b(?:his|her|their) fault\b"
    r"|\bdoes ?n[o']t listen\b|\bis slow\b"
    r"|\bnobody can\b|\bwith anybody else\b|\bthe weather\b",
    "custom": r"\balways (?:start|do|did|done|been)\b|\bfelt right\b|\bthat'?s (?:how|just)\b"
    r"|\bno (?:special |particular )?reason\b"
    r"|\bjust (?:did|because)\b|\bhabit\b",
    "praise": r"\bgreat experience\b|\bgrateful\b|\bsatisfied\b|\bhappy\b|\bproud\b|\bvaluable\b"
    r"|\blearn(?:ed|t) (?:so much|a lot)\b"
    r"|\bgrew\b|\bimportant\b|\bfriendly\b|\blovely\b|\bthanked\b|\bimpressed\b",
    "evading": r"\bdifficult to\b|\bhard to\b|\bmany\b|\bdifferent\b|\bevery(?: \w+)? something\b"
    r"|\bin general\b|\bas i said\b|\blike i said\b"
    r"|\bis that\b|\bwe don'?t think\b|\ball day\b|\bmore of a feeling\b",
    "self": r"\b(?:i|i'?[dm]|i'?ve|me|my|mine|myself)\b",
    "other": r"\b(?:he|she|they|his|her|their|my (?:colleague|boss|manager|deputy|cousin|friend"
    r"|team lead|professor))\b",
    "change": r"\bfrom\b.*\bto\b|->|=>|→|\bbefore\b.*\b(?:after|now|then)\b|\bat first\b|\bnot once\b"
    r"|\bnone\b|\bgone\b|\bdown to\b|\bup to\b"
    r"|\b\d+ (?:of|out of) (?:the )?\d+\b|\binstead of\b|\bper ?cent\b|%|\bhalf\b|\btwice\b|\ba (?:day"
    r"|week|month|year)\b|\bused to\b",
    "effort": r"\b(?:calls?|pages?|notes?|overtime|meetings?|met|e-?mails?|people|of us|servers"
    r"|in total|months?|options)\b",
    "reason": r"\bbecause\b|\bso\b|\bsince\b|\bwould(?: have|'ve)\b|\bcould(?: have|'ve)\b"
    r"|\brather than\b|\btoo\b|\bonly\b|\bthan\b|\bif\b"
    r"|\bcheaper\b|\bquicker\b|\bfaster\b|\bsafer\b|\bshowed\b|\bmeant\b",
    "term": r"\bby\b|\buntil\b|\btill\b|\bbefore\b|\bnot more than\b|\bno more than\b|\bat (?:most"
    r"|least)\b|\bwithin\b|\bunder\b|\bout of\b"
    r"|\bshould\b|\bhad to\b|\bwithout\b|\bevery\b|\ball\b",
    "since": r"\bthese days\b|\bnowadays\b|\bsince\b|\beach\b|\bnext time\b|\bi'?d\b|\blater\b"
    r"|\bfirst\b|\bno longer\b|\bany more\b|\bnow\b",
    "occasion": r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust"
    r"|ember|ober)?\b|\b(?:mon|tues|wednes|thurs"
    r"|fri|satur|sun)day\b|\b(?:19|20)\d\d\b|\blast (?:year|week|month|spring|summer|autumn|winter)\b"
    r"|\bone (?:night|evening|day|time)\b"
    r"|\byears? ago\b|\b(?:spring|summer|autumn|winter)\b|\bthe one\b",
    "habit": r"\bwhenever\b|\bevery (?:time|day|week|month|morning)\b|\busually\b|\balways\b"
    r"|\bso many times\b|\bthere were so\b",
    "share": r"\b(?:was|were|is) mine\b|\bdown to me\b|\bon me\b|\bto me\b|\bi took\b|\btook on\b"
    r"|\bthe (?:rest|others?)\b|\btheirs\b|\basked by\b"
    r"|\bstepped in\b|\bwas the\b|\bcome to me\b|\bmy (?:part|job|share)\b",
    "number": r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty"
    r"|forty|fifty|sixty|hundred|thousand|half)\b",
    "role": r"\b(?:senior|junior|intern|student|nurse|engineer|manager|lead|assistant|trainee|team"
    r"|squad|company|startup|start-up|school|firm"
    r"|shop|hospital|office|club|dev|sre)\b",
    "overlooked": r"\b(?:never|hadn'?t|didn'?t|nobody|should have|misjudged|overlooked|forgot"
    r"|underestimated|only (?:looked|thought)|reckoned"
    r"|assumed|left the)\b",
}
_KOREAN = {
    "unknown": r"모르겠|모릅니다|몰라요|글쎄|기억이? ?(?:잘 ?)?(?:안|나지)|생각이? ?(?:안|나지)|딱히"
    r"|들은 건 없|말씀드리기|떠오르",
    "hope": r"좋겠|했으면|바랍|바라|믿습니다|믿어요|싶네|싶습니다|싶어요|언젠가|앞으로|할 겁니다|될 것"
    r"|되겠죠|할 거예요|하겠습니다|노력",
    "joke": r"[ㅋㅎ]{1,}|농담|마음만|ㅠ",
    "vague": r"많이|열심히|꼼꼼|적극적|소통|진짜|확실히|눈에 띄|상황에 맞|최선|훨씬|여러|다양한|잘 (?:됐|되"
    r"|했|끝)|중요|늘 한계",
    "undone": r"(?:려고|려다|볼까|계획).*(?:못|안|말았|그만)|무서워서 안",
    "together": r"다 ?같이|모두|저희|우리|다들|함께|나누지",
    "luck": r"운이|때문이|탓|팀장이|그것만 아니|핑계",
    "custom": r"늘 하던|원래|그냥|하다 보니|하던 (?:대로|방식)|습관|하라고 하",
    "praise": r"뼈저리게|도움이 (?:많이 )?됐|많은 도움|감사|보람|만족|뿌듯|성장|느꼈|중요성|책임감|좋은 경험|값진",
    "evading": r"비슷하지|조심스럽|다르니까|워낙|너무 많|그렇네요|좀 그렇|고르기|생각 안|어느 회사나"
    r"|그때그때|따로|말할 것",
    "self": r"제가|저는|저한테|저였|저 혼자|나는|내가|나 혼자|제 ",
    "other": r"님이|님께서|분이|그분|팀장|과장|선배|걔|조장|가 해 ?주|셨(?:고|어|더|습)",
    "change": r"→|->|에서.*(?:으?로|까지|이?[요었])|지금은|전에는|그 ?전|뒤엔|이후|에는?.*엔|엔.*(?:었"
    r"|였).*엔|줄었|늘었|한 번도|없어졌|중에|%|퍼센트"
    r"|프로(?:요|$)|할(?:이|요)|배(?:로|가)|남은|내려",
    "effort": r"전화|메모|회의|통 ?했|명이서|번 넘게|주 동안|장 썼|빌렸|시간씩|야근|페이지",
    "reason": r"니까|라서|이라|어서|아서|때문|길래|거든|보다|오히려|낫|더라고|이상|보였|나와서|해야|하면|면 ",
    "term": r"까지|안에|이내|전까지|밑으로|이하|넘지|만 (?:내려|하|되)|성공|되면|면 된|목표|한도|예산|이상",
    "since": r"지금은|그 ?뒤로?|그 ?후|이제|요즘은|다음 (?:팀|게임|때|프로)|때도|먼저|부터|하기[.]?$"
    r"|않게 됐|둠$|둔다|알려",
    "occasion": r"\d+월|\d+년|작년|재작년|지난|그날|날이요|새벽|밤이?요|아침|어느 날|봄|여름|가을|겨울"
    r"|었던 (?:날|밤|때)|적이 있",
    "habit": r"마다|항상|늘|매번|자주|보통|대개|생기면",
    "share": r"맡|제가|저 혼자|혼자|나머지|부탁|저한테|몫|담당|나섰|시키|전화 왔",
    "number": r"\d|(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|서른|마흔|쉰|백|천|만|반) ?(?:\S*)(?:번"
    r"|명|분|개|권|장|건|시|원|세대|일|주"
    r"|달|시간|배|할|통)",
    "role": r"팀|회사|인턴|학생|기사|과장|대리|사원|부장|알바|간호사|개발|학교|동아리|매장|가게|병원|업체"
    r"|스타트업|년 ?차|전산|아파트|동네",
    "overlooked": r"안 (?:했|봤|물)|못 (?:했|봤|물)|않은|적이 없|놓쳤|몰랐|잘못|한 번도|했지|불안해서"
    r"|여유를|만 줬|줄 알았|생각만",
}
_COMPILED: Mapping[Lang, Mapping[str, re.Pattern[str]]] = {
    Lang.EN: {name: re.compile(said, re.I) for name, said in _ENGLISH.items()},
    Lang.KO: {name: re.compile(said, re.I) for name, said in _KOREAN.items()},
}
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_FEW_WORDS = 3


def cues(reply: str, lang: Lang) -> set[str]:
    """The names of what the reply says of itself."""
    found = {name for name, said in _COMPILED[lang].items() if said.search(reply)}
    words = _WORD.findall(reply)
    if len(words) < 2 and "number" not in found:
        found.add("noise")
    if not re.search(r"[^\W\d_ㄱ-ㆎ]|\d", reply):
        found.add("blank")
    if len(words) <= _FEW_WORDS:
        found.add("few_words")
    sentences = [said.strip() for said in _SENTENCE.findall(reply) if said.strip()]
    if sentences and sentences[-1].endswith("?"):
        found.add("asks_back")
    if "self" in found:
        found.discard("together")
        found.discard("luck")
    elif "other" in found:
        found.add("others_only")
    if "number" in found:
        found.add("effort_counted" if "effort" in found and "change" not in found else "counted")
    return found
