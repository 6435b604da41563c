"""What people do that shows a principle, in the words of any trade: shop and ward, barracks and lab, club and office.

Written from what each principle asks for and what counts as showing it, not from answers that were seen.
"""

# ruff: noqa: E501 (a pattern reads better unbroken)
from __future__ import annotations

from collections.abc import Mapping

from bot.interview.model import Principle

_SERVED = (
    r"(?:customers?|clients?|guests?|patients?|buyers?|users?|passengers?|residents?|callers?|tenants?|visitors?"
    r"|pupils?|readers?|owners?|farmers?|famil(?:y|ies)|parents?|lady|woman|man|boy|girl|couple|mother|father"
    r"|grand(?:ma|mother|father)|people|brides?|donors?|members?|kids|children|neighbou?rs?)"
)
_HIM = r"(?:him|her|them|it)"
ACTS: Mapping[Principle, tuple[str, ...]] = {
    Principle.CUSTOMER_OBSESSION: (
        rf"\b(?:asked|called|rang|phoned|visited|watched|invited|drove to|went to|sat (?:with|beside|next to)|wrote to"
        rf"|showed|apologi[sz]ed to|followed|observed) (?:\w+ ){{0,3}}?{_SERVED}\b",
        rf"\b(?:asked {_HIM} (?:what|which|how|when|to show)|(?:show|tell) me (?:how|what|where)|at (?:his|her|their)"
        r" (?:home|place|house|door|table|bed|flat|apartment)|what (?:he|she|they) (?:really |actually )?(?:need\w*|want\w*"
        r"|use\w*)|because (?:he|she|they) (?:could not|couldn't|can't|cannot|need\w*)|in (?:his|her|their) own)\b",
        rf"\b(?:{_SERVED}) (?:\w+ ){{0,4}}?(?:came back|come back|stayed|renewed|thanked|smiled|recommended|sent (?:us|me)"
        r"|wrote (?:us|me)|asks? for me|complain\w*|waited|was crying|cried|angry|upset|confused|lost|needed)\b",
    ),
    Principle.OWNERSHIP: (
        r"\b(?:nobody|no one|noone) (?:\w+ ){0,3}?(?:it|job|task|responsible|in charge|felt|knew|cared|did)\b"
        r"|\b(?:not|isn't|wasn't|nobody's|no one's) (?:really |actually |even |officially )?(?:my|our|mine|the)? ?(?:job"
        r"|task|area|department|business|responsibility|problem|shift|turn|duty|ticket|line)\b",
        r"\b(?:anyway|all the same|even so|on my own (?:time|initiative)|in my (?:free|spare|own) time|after (?:my )?(?:shift"
        r"|hours|work)|unasked|without being asked|took it (?:home|on|over|upon)|stayed (?:late|longer|until|the night)"
        r"|made it mine|as mine|i (?:could|should) have (?:left|ignored|waited|passed))\b",
        r"\b(?:so (?:that )?(?:it|this|that|nobody|no one) (?:\w+ ){0,3}?(?:again|never|cannot|can't)|for the next"
        r"|whoever comes|after me|my successor|next (?:shift|person|year|team)|ever since|to this day|still (?:use[sd]?"
        r"|hangs?|runs?|in use)|standing (?:order|rule)|every (?:monday|morning|month|week|shift)|in the (?:log ?book"
        r"|hand ?over|manual|plan|protocol))\b",
    ),
    Principle.INVENT_AND_SIMPLIFY: (
        r"\b(?:instead of (?:\w+ ){0,5}?(?:paper|hand|typing|copying|steps|forms?|lists?|forty|three|two|days|hours)"
        r"|by hand|each time|retyp\w+|copied (?:\w+ ){0,3}?(?:into|from|to)|double entry|on paper|fill(?:ed|ing)? (?:in|out)"
        r"|had to (?:walk|carry|type|write|sign|copy|wait|search|look))\b",
        r"\b(?:built|made|glued|taped|welded|cut|sewed|printed|painted|drew|wrote|designed|bought|hung|put up|drilled|wired"
        r"|coded|set up) (?:\w+ ){0,3}?(?:script|tool|macro|template|form|board|box(?:es)?|labels?|stickers?|chart|sheet"
        r"|calendar|map|card|cards|jig|stand|rack|shelf|hook|sign|magnet\w*|qr|app|bot|page|folders?|list|colou?r\w*"
        r"|prototype|model|stencil|holder|frame|trolley|rail|button|number)\b",
        r"\b(?:steps?|clicks?|forms?|signatures?|minutes|pages?|screens?|fields?|lines?|keys?) (?:\w+ ){0,5}?(?:to|instead of"
        r"|fewer|less|became|into) (?:only |just |about )?(?:one|two|three|four|five|a|\d+)\b|\b(?:copied|copy|borrowed|stole)"
        r" (?:the |this |our )?(?:idea|trick|it|them)\b|\b(?:other|next|second) (?:\w+ )?(?:shop|team|ward|branch|class"
        r"|department|lines?|shifts?)\w* (?:\w+ ){0,3}?(?:copied|use|uses|adopted|took|wants?|asked)\b",
    ),
    Principle.ARE_RIGHT_A_LOT: (
        r"\b(?:everybody|everyone|they|he|she|my \w+|people|partners?|director|team) (?:\w+ ){0,3}?(?:said|thought|was (?:sure"
        r"|certain|convinced)|were (?:sure|convinced)|believed|insisted)\b[^.!?]{0,80}",
        r"\b(?:if (?:it|that|this|they) (?:was|were|is)\b[^.!?]{0,60}\b(?:then|would|should)|to (?:test|check|see) (?:if"
        r"|whether|both)|on one (?:row|half|group|side|store|machine|day)|only (?:one|half|some) (?:row|group|of|first)"
        r"|side by side|tried both|as a (?:test|control|check)|before (?:doing|deciding|i decided)|control group)\b",
        r"\b(?:find the hole|prove me wrong|prove it|poke holes|(?:who|one who) disagree\w*|second opinion|what would change"
        r"|changed my (?:mind|view|opinion)|i was wrong|i had been wrong|was not sure|wasn't sure|half wrong|partly wrong"
        r"|my (?:own )?(?:theory|guess|belief|first idea|assumption)|against my)\b",
    ),
    Principle.LEARN_AND_BE_CURIOUS: (
        r"\b(?:(?:did not|didn't|don't|had never|i'd never|never|no one|nobody|none of us) (?:\w+ ){0,3}?(?:know|knew|used"
        r"|learned|done|seen|run|touched|worked|heard|had)|new (?:to|for) me|beginner|no idea (?:how|what)|from zero"
        r"|no (?:experience|training|background|knowledge))\b",
        r"\b(?:read|studied|watched|learn(?:ed|t)|practi[cs]ed|repeated|trained|rehearsed|memori[sz]ed|took apart|translated"
        r"|signed up|enrolled|borrowed|asked) (?:\w+ ){0,5}?(?:book|books|manual|course|courses|videos?|tutorials?|lessons?"
        r"|chapters?|documentation|docs|papers?|library|classes|exercises|language|words|source|code|every (?:evening"
        r"|night|morning|day)|at night|evenings|weekends?|train)\b",
        r"\b(?:toy|fake|dummy|sandbox|home lab|at home|in my (?:kitchen|garage|room)|old (?:one|machine|phone|computer)"
        r"|by breaking|trial and error|just to see|out of curiosity|wanted to (?:know|understand|learn)|why (?:it|this|that)"
        r"|wonder\w*|curio\w+)\b",
    ),
    Principle.HIRE_AND_DEVELOP_THE_BEST: (
        r"\b(?:new (?:\w+ )?(?:\w+er|\w+ist|nurse|girl|boy|guy|hire|one|recruit|volunteer|player|cook|clerk)|apprentice\w*"
        r"|trainees?|beginners?|interns?|juniors?|students?|recruits?|rookie|private|cadets?|mentees?|candidates?"
        r"|applicants?|my agents?|one of my)\b",
        rf"\b(?:taught|showed|coached|trained|mentored|let|put|paired|gave|walked|watched|told|asked|prepared|sat with) {_HIM}"
        r" (?:\w+ ){0,4}?(?:how|do|run|lead|try|teach|explain|beside|alone|first|own|through|feedback|every|to (?:lead"
        r"|present|teach|run|explain|try))\b",
        r"\b(?:(?:she|he) (?:\w+ ){0,3}?(?:now|today|passed|leads?|led|runs?|became|is the|got|trains|teaches|manages|took over"
        r"|works? alone)|on (?:her|his) own|by (?:herself|himself)|promot\w+|exam|passed (?:the|her|his)|confiden\w+"
        r"|(?:her|his) first|potential|talent\w*|hir(?:e|ed|ing))\b",
    ),
    Principle.INSIST_ON_THE_HIGHEST_STANDARDS: (
        r"\b(?:refused|rejected|sent (?:it|them|back)|stopped the|would not|wouldn't|did not (?:let|accept|sign)|didn't (?:let"
        r"|accept|sign)|threw (?:it|them|out|away)|redid|re-?did|started again|from scratch|not good enough|good enough)\b",
        r"\b(?:every(?:body|one) (?:\w+ ){0,4}?(?:ok|fine|used to|same|accepted|copied)|always been|normal(?: here)?|nobody"
        r" (?:checks?|checked|notices?|noticed|reads?|measured|complained)|customers? (?:would )?(?:not|never) (?:see|notice)"
        r"|it works|passes? (?:the )?(?:test|inspection))\b",
        r"\b(?:checked|measured|tested|weighed|inspected|counted|scanned|proofread|tasted|opened) (?:\w+ ){0,2}?(?:every|each"
        r"|all|any)\b|\b(?:check ?list|second pair|two people|double[- ]check\w*|tolerance|per cent|percent|defect\w*"
        r"|complaints?|reprint\w*|scrap|rework|returns?|mistakes?|errors?|faults?|bad ones|hygiene|spec\w*|norm|rule|limit)\b",
    ),
    Principle.THINK_BIG: (
        r"\b(?:all (?:the )?(?:\d+|of|villages?|schools?|shops?|branches|hospitals?|towns?|districts?|states|sites|wards"
        r"|countries|regions?)|whole (?:town|city|district|region|country|company|school|hospital|industry|county|village)"
        r"|nation\w*|national|every (?:school|village|hospital|shop|town|site|branch)|for (?:good|everyone|everybody))\b",
        r"\b(?:not (?:just|only) (?:for )?(?:us|our|one|ten|\d+|the)|from (?:the )?first day|as if we|in (?:five|ten|three)"
        r" years|why (?:only|not)|too small|bigger|larger|a (?:hundred|thousand)|ten times|instead of (?:one|ten|\d+)"
        r"|neighbou?ring|ministry|mayor|council|investors?|partners?|pitch\w*|proposal|vision|idea)\b",
        r"\b(?:adopted|took it over|copied (?:it|the)|rolled out|joined|spread|network|programme|program|festival|movement"
        r"|signed up|convinced|persuaded|won (?:over|the)|raised)\b",
    ),
    Principle.BIAS_FOR_ACTION: (
        r"\b(?:did not wait|didn't wait|without waiting|could not wait|couldn't wait|no time|at once|immediately|straight away"
        r"|right (?:then|there|away)|on the spot|first,? (?:and )?(?:asked|told|ask) (?:\w+ )?(?:later|after)|same (?:hour"
        r"|day|evening|night|minute)|within (?:\w+ )?(?:minutes|the hour|an hour)|in (?:\w+ )?minutes|quick(?:ly)?)\b",
        r"\b(?:nobody (?:\w+ )?(?:there|reachable|answered|picked|available|in charge)|(?:was|were) (?:not|n't) (?:there"
        r"|reachable|available)|(?:boss|chief|manager|owner|doctor|officer|director|senior) (?:\w+ ){0,4}?(?:away|plane|rome"
        r"|holiday|leave|abroad|asleep|not there|unreachable|in a meeting)|alone|on my own|not allowed|without permission"
        r"|against the (?:rule|manual|protocol))\b",
        r"\b(?:could (?:always |still )?(?:be )?(?:undo|undone|reverse[d]?|put (?:it )?back|go back|switch(?:ed)? back)|can be"
        r" (?:undone|reversed|fixed)|way back|switch(?:ed)? (?:it )?(?:off|back)|turned (?:it )?off|shut (?:it )?(?:down|off)"
        r"|closed (?:the|it)|cleared|evacuat\w*|pulled|called the (?:fire|police|ambulance|doctor)|alarm|emergency)\b",
    ),
    Principle.FRUGALITY: (
        r"\b(?:second[- ]?hand|used (?:one|parts?)|for free|free of charge|for nothing|donat\w*|borrow\w*|lent|reus\w*|recycl\w*"
        r"|leftover\w*|scrap|flea market|old (?:\w+ )?(?:laptops?|chairs?|tables?|phones?|servers?|parts?|ones?|wood|boards?"
        r"|curtains?|machines?)|ourselves|myself|volunteers?|open source|swapp?ed|barter\w*|cheaper|cheapest)\b",
        r"\b(?:budget|quote[d]?|price|cost|costs|afford|money|funding|grant|euros?|dollars?|pounds?|cents?|thousand|fee|fees"
        r"|rent|bill|spend|spent|paid|pay|treasurer|account held|cash)\b",
        r"\b(?:(?:had|have|was|were|with) (?:\w+ )?(?:no|only|zero|little|half the|not enough) (?:\w+ )?(?:money|budget|funds"
        r"|\d+|euros?|staff|people|grant)|too (?:dear|expensive)|could not afford|couldn't afford|without (?:spending|buying"
        r"|money|new)|waste\w*|saved?|less than|instead of buying|all in)\b",
    ),
    Principle.EARN_TRUST: (
        r"\b(?:i (?:told|admitted|confessed|said|explained|wrote)\b[^.!?]{0,60}\b(?:my (?:mistake|fault|error)|it was me|i had"
        r"|i'd|i was wrong|the truth|honestly|openly|first)|said (?:sorry|it)|apologi[sz]\w+|sorry|my (?:own )?(?:mistake"
        r"|fault)|own up|owned up|whose (?:click|fault|mistake)|without excuse\w*)\b",
        r"\b(?:trust\w*|honest\w*|open(?:ly)?|secret|hid(?:e|den)?|lie[ds]?|lying|truth|behind (?:my|his|her) back|promis\w+"
        r"|kept my|gossip|respect\w*|suspicio\w*|doubt\w*|refused to|would not (?:talk|speak)|did not (?:talk|speak|want me)"
        r"|didn't want)\b",
        r"\b(?:listened|let (?:him|her|them) (?:talk|speak|finish)|asked (?:him|her|them) (?:why|what)|coffee with|sat down with"
        r"|since then (?:he|she|they)|(?:he|she|they)(?:'s|'ve)? (?:\w+ )?(?:asked? (?:for )?me|calls? me|comes? to me|trusts?"
        r"|gave me (?:his|her|the)|tells? me|invites?))\b",
    ),
    Principle.DIVE_DEEP: (
        r"\b(?:compared|measured|counted|weighed|logged|recorded|plotted|matched|traced|followed|mapped|noted|timed|laid|sorted"
        r"|pulled|went through|looked (?:at|into|through|up)|checked|dug|opened|read|walked|probed|sampled|photographed) (?:\w+"
        r" ){0,4}?(?:logs?|records?|sheets?|forms?|lists?|data|plan|history|notes?|receipts?|files?|samples?|numbers?|months?"
        r"|weeks?|years?|days?|nights?|hours|each|every|all|one by one|by hand|\d+|side by side|against|next to)\b",
        r"\b(?:turned out|i (?:saw|found|noticed|realised|realized|discovered) (?:that|out|the|it|a|\d+|three|two)|the (?:real"
        r" )?(?:cause|reason|problem) was|that (?:was|is) (?:why|the)|because of (?:the|a)|always (?:on|when|after|the same)"
        r"|only (?:on|when|in|after|between|the)|same (?:\w+ )?(?:time|day|place|shift|batch|machine|person|hour)|"
        r"\d+ (?:of|out of|from) (?:the )?\d+|all (?:\w+ )?(?:had|were|came))\b",
        r"\b(?:everybody|everyone|they|he|vendor|supplier|report|dashboard|colleagues?|people) (?:\w+ ){0,3}?(?:blamed|said|sure"
        r"|thought|assumed|suspected|green|fine)\b|\b(?:did not|didn't) (?:fit|match|add up|explain)\b|\b(?:difference|"
        r"discrepanc\w+|gap|mismatch|missing|strange|pattern|suspect\w*)\b",
    ),
    Principle.HAVE_BACKBONE_DISAGREE_AND_COMMIT: (
        r"\b(?:i (?:\w+ )?(?:disagreed|objected|refused|argued|protested|said no|opposed|pushed back)|i (?:told|said to|showed"
        r"|wrote|wrote to|explained to) (?:\w+ ){0,4}?(?:that )?(?:i (?:don't|do not|didn't|did not|would not|will not|think"
        r"|thought)|it(?:'s| is| was| will| would)|this|not|no)|i (?:do|did|don't|didn't) n?o?t? ?(?:agree|like it)|against"
        r" (?:it|the|this|his|her))\b",
        r"\b(?:boss|manager|director|head|chief|owner|captain|coach|leader|officer|commander|professor|client|committee|"
        r"foreman|producer|editor) (?:\w+ ){0,4}?(?:wanted|decided|insisted|ordered|told me to|said (?:no|ok|fine|we)|planned"
        r"|asked me to|was for|preferred|stuck|kept|still|did not (?:agree|change|listen)|listened)\b",
        r"\b(?:so (?:i|we|that's) (?:\w+ ){0,4}?(?:did|built|made|wrote|accepted|agreed|called|prepared|presented|followed"
        r"|supported|what)|exactly (?:so|as)|as (?:we|he|she|they) (?:had )?(?:decided|ruled|wanted|said|agreed)|(?:his|her"
        r"|their) (?:way|decision)|anyway|accepted (?:it|the|his|her)|i agreed|supported|defended|without (?:grumbl|"
        r"complain)\w*|fully|as ours|compromise\w*)\b",
    ),
    Principle.DELIVER_RESULTS: (
        r"\b(?:deadline|by (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight|\d|the end|christmas)|on"
        r" time|in time|in (?:\w+ )?days|days? (?:left|before|to go)|weeks? (?:left|before|to go)|hand(?:ed|ing)? over"
        r"|open(?:ing|ed)|premiere|go-?live|delivery|due|promised|until the|ahead of)\b",
        r"\b(?:broke|broken|sick|ill|quit|late|delayed|missing|cancel\w*|stuck|failed|rain\w*|storm|strike|no (?:spare"
        r"|replacement)|lost|dropped out|setback|obstacle|problem|short of|plan b|spare|overtime|night shift|weekend"
        r"|all night|until (?:\w+ )?(?:midnight|morning))\b",
        r"\b(?:finished|completed|delivered|done|ready|reached|passed|managed|shipped|all (?:the )?\d+|\d+ (?:of|out of|from)"
        r"|every (?:one|day|hour|morning)|split|divided|priorit\w+|list|schedule[d]?|plan|order of|first the|tracked)\b",
    ),
    Principle.STRIVE_TO_BE_EARTHS_BEST_EMPLOYER: (
        r"\b(?:stylists?|guides?|agents?|drivers?|pickers?|nurses|cooks|waiters?|colleagues?|staff|crew|workers|team|employees"
        r"|soldiers|guards|cleaners|apprentices|volunteers?|operators|women|men|people) (?:\w+ ){0,5}?(?:tired|pain\w*|hurt"
        r"|injur\w*|accident\w*|cold|sick|ill|quit|left|crying|cried|afraid|exhausted|burn\w*|stress\w*|overtime|resign\w*"
        r"|unfair|complain\w*|unhappy|asleep)\b",
        r"\b(?:shifts?|rota|roster|rotation|breaks?|overtime|night shifts?|gloves|shoes|chairs?|helmets?|masks?|vests?|heaters?"
        r"|temperature|sick (?:days|leave)|parental|pregnan\w*|childcare|kids|wages?|pay|paid|safety|safe|ergonomic\w*|lift\w*"
        r"|back pain|health|insurance|prayer|fair\w*|toilets?|changing room|lunch)\b",
        r"\b(?:asked (?:each|everybody|everyone|all|them|every)|one by one|anonymous\w*|survey|sick days|stayed|nobody (?:quit"
        r"|left|resigned|was hurt)|no (?:accident|injur)\w*|happier|morale|felt|training|career|talked (?:about it )?in the"
        r" team|works council|union|hr)\b",
    ),
    Principle.SUCCESS_AND_SCALE_BRING_BROAD_RESPONSIBILITY: (
        r"\b(?:neighbou?rs?|residents|village|river|beach|sea|forest|fields?|animals?|birds|bees|fish|school|children|kids|"
        r"elderly|street|town|community|public|strangers?|outsiders?|bystanders?|pedestrians|planet|climate)\b",
        r"\b(?:plastic|waste|rubbish|trash|noise|smell|smoke|dust|traffic|emissions?|co2|water|sewage|pollut\w*|chemical\w*|"
        r"pesticid\w*|packaging|bags|food waste|energy|power|electricity|light|diesel|oil|privacy|personal data|data|photos?"
        r"|bias\w*|discriminat\w*|addict\w*|minors|teenagers)\b",
        r"\b(?:when we (?:were|had)|we had grown|grew|grown|now (?:\w+ )?(?:nine|forty|hundred|thousand|million)|so many"
        r"|thousands?|millions?|(?:\d+,)?\d{3,} (?:bags|users|people|vans|cars|downloads|orders|devices|customers)|side effect"
        r"|did not think|hadn't thought|nobody (?:thought|cared)|harm\w*|damage\w*|responsib\w*|even though it (?:was|is)"
        r" (?:legal|allowed))\b",
    ),
}
