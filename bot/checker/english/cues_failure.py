"""Result: whether it failed, and why. Who makes excuses tells of a failure, and names no cause of their own."""

# ruff: noqa: E501 (a pattern reads better unbroken)
from __future__ import annotations

from bot.checker.english.vocabulary import BOSS, DIGITS, NUMBER_WORD, TIME_UNIT

_EXCUSE = (
    r"\b(?:bad luck|unlucky|what can (?:you|one|i) do|(?:nobody|no one) (?:can|could)|i'm afraid"
    r"|should (?:have listened|listen|be ashamed|have told)|people (?:today|these days)|that's what happens"
    r"|it's (?:the|a|an) (?:\w+ )?(?:market|year|weather|season|economy|industry)|was (?:lucky|wrong too)|fault"
    r"|(?:to|i) blame|blamed|never listens?|took forever|(?:not|wasn't) (?:really |very )?patient|impatient"
    r"|timing|(?:hands|control) tied|circumstances|due to|because of the|owing to|politics)\b"
)
CUES = {
    "cause": {
        "i_had_not": r"\bi(?:'d| had| have|'ve)? (?:also |just |simply |only |still )?(?:not|never|didn't|did not"
        r"|forgot|forgotten|assumed|underestimated|overlooked|missed|misread|misjudged|trusted|ignored"
        r"|skipped|relied"
        r"|hadn't|failed|promised|ordered|built|typed|sized|deleted|guessed|neglected|asked only|surveyed only"
        r"|tested only|waited|mixed|counted|gave away|started too|was too|estimated|copied|confused|thought)\b",
        "i_had": r"\bi(?:'d| had)(?: \w+)? \w+(?:ed|en|t|ne|wn|id|ut|d)\b",
        "and_not": r"\bi\b[^.!?]{0,40}\b(?:and|but) (?:not|never|only)\b|\bi [\w ]{0,30}\b(?:only|never)\b"
        r"|\bi (?:forgot|owed|owe)\b",
        "i_was": r"\bi was (?:too|so|wrong|not|over|careless|lazy|afraid|half|thinking|the one)\b|\bit was i\b",
        "should_have": r"\bi (?:should|could|ought to)(?:'ve| have|n't have| not have)\b",
        "mine": r"\b(?:my (?:own )?(?:fault|mistake|miss|error|failure|bad|doing|oversight|blunder|carelessness)"
        r"|that's on me|that one's on me|on me\b|that was mine|was mine|is mine|own fault|my side|of mine)\b",
        "because_i": r"\b(?:because|since|as|for) (?:\w+ )?i(?:'d)?\b|\bi \w+ (?:it )?too (?:late|early|little"
        r"|much|few|fast)\b|\btoo late\b",
        "that_is_why": r"\b(?:that's why|that is why|which is why|the reason|it happened because|the cause"
        r"|root cause|the real (?:reason|cause)|turned out|what i hadn't)\b",
        "looking_back": r"\b(?:looking back|in hindsight|honestly speaking|if i (?:could|did|had|redo|would)"
        r"|would keep|in retrospect|had i)\b",
        "others": r"\b(?:due to|because of|owing to|thanks to) (?:the|our|a|an|their|his|bad|poor)\b|\bgave us\b"
        r"|\bwhat can you do\b"
        r"|\bnobody could\b|\bno one could\b|\bbad timing\b|\bjust (?:bad|how|the way)\b|\bis (?:the|what) \w+\b",
        "since_i": r"\b(?:since|because|as) i (?:had|'d|did|never|only|was|forgot)\b|\bi never\b",
        "technical": r"\b(?:because|since|as) the (?:\w+ ){1,4}?(?:was|were|had|did)\b",
        "own_slip": r"\bi(?:'d| had)? (?:took|taken) (?:it|this|that|them|him|her)(?: \w+)? for\b|\btaken (?:it|this) for\b"
        r"|\bwithout (?:looking|checking|opening|asking|testing|reading|telling|thinking|measuring|counting)\b"
        r"|\bit was (?:i|me)\b|\bi (?:calculated|planned|checked|looked|asked|tested|counted|measured|sent|wrote|signed"
        r"|chose|started|attach|believed) (?:\w+ ){0,6}?(?:only|not|never|too|wrong|without|late|forgot)\b"
        r"|\bi was (?:also )?(?:too|responsible|wrong|thinking|sure)\b|\bmy (?:\w+ )?(?:decision|plan|estimate|number"
        r"|assumption|forecast|calculation) (?:was|were|had)\b|\bi (?:should have|assumed|forgot|misread|overlooked"
        r"|underestimated|owed|hadn't|had not|had never|had only)\b|\bmy (?:own )?(?:fault|mistake|error|oversight)\b"
        r"|\b(?:because|since|as) i\b",
        "excuse!": _EXCUSE,
        "blame!": rf"\b(?:vendor|supplier|platform team|other team|management|{BOSS}|departments?|team|teams"
        rf"|competitor|depot|head office|product|devs?|auditors?|jury|sales department|they) "
        r"(?:\w+ ){0,2}?(?:sat|never|did not|didn't|was (?:very |too |cheaper|slow)|were|sent|oversold|complained"
        r"|would not|wouldn't|refused|runs?|rewards|ignored|delayed|failed|changed)\b",
        "luck!": r"\b(?:luck|unlucky|lucky|unfortunately|sadly|weather|out of (?:my|our) control|not possible to"
        r"|nothing (?:more|i could)|only so much|cannot plan|can't plan|couldn't do|come on)\b",
        "fault_of!": r"\b(?:fault of|'s fault|their fault|his fault|with (?:a different|more) |if they('d| had"
        r"| would)?\b|would have been fine|no budget|never listen|must be said|not my fault)\b",
    },
    "failure": {
        "to_another": r"\b(?:another|other|different|competing) (?:\w+ )?(?:caterer|firm|company|shop|bank|agency|school|supplier|vendor|provider|contractor|bakery|restaurant|place|team|doctor|clinic|club)\b|\bcompetitors?\b|\b(?:across|down) the (?:street|road)\b|\bdownstairs\b|\bwholesaler\b",
        "went_back": r"\b(?:went|gone|go|going|back|returned|reverted) (?:\w+ ){0,2}?(?:back )?to (?:the |their |our |his |her |its )?(?:old|paper|previous|former|usual|normal way)\b|\bthe old \w+ again\b|\bagain\.?$",
        "left_over": r"\b(?:were|was|still|are) (?:\w+ )?(?:left|missing|unsold|empty|standing|waiting|undone|open)\b|\bleft (?:over|behind)\b",
        "gone": r"\b(?:was|were|is|are) (?:then |soon |quickly )?(?:gone|forgotten|abandoned|dropped|used for|closed|cancelled|canceled|scrapped)\b",
        "gave_away": r"\b(?:gave|awarded|moved|took|signed) (?:\w+ ){1,4}(?:to|with) (?:another|a different|the other|someone else|somebody else)\b",
        "not_what": r"\bnot what (?:\w+ ){1,3}(?:asked|wanted|hoped|promised|needed|expected)\b|\bnot (?:the|all|every|enough)\b|\bonly (?:\w+ )?(?:half|some|part|partly)\b|\bnever (?:came|happened|used|opened|started)\b",
        "cried": r"\b(?:cried|disappointed|angry|complained|stayed away|left us|closed (?:his|her|their) account|moved away|have moved|gave up)\b",
        "not_done": r"\b(?:not|never|couldn't|could not|cannot|didn't|did not|wasn't|weren't|hadn't|unable"
        r"|failed to|without) (?:\w+ ){0,3}?(?:finish\w*|ready|reach\w*|done|deliver\w*|work\w*|start\w*"
        r"|extend\w*|complet\w*|win|won|accept\w*|met|meet|pass"
        r"|passed|restor\w*|fix\w*|solv\w*|possible|active|stop|held|enough|convince\w*|get|make|made|approved"
        r"|in time)\b",
        "lost": r"\b(?:lost|lose|losing|missed|miss|failed|fail|failure|rejected|refused|declined|cancelled"
        r"|canceled|delayed|dropped out|left the|moved away|went elsewhere|broke|crashed|slid|pending|quit"
        r"|outage|kept failing|dehydrated)\b",
        "but": r"\b(?:but|however|only|still|unfortunately|sadly|yet|although|except|part of it|partly|partially"
        r"|half|half-right|the rest|the remaining|short|instead of|nearly|almost|only problem)\b",
        "but_not": r"\b(?:but|however|unfortunately|sadly)\b[^.!?]{0,70}\b(?:not|no|never|only|couldn't|failed"
        r"|lost|missed|late|stopped|still|problem|cannot|didn't|wasn't)\b",
        "late": r"\b(?:late|too late|delay\w*|overdue|next (?:tuesday|monday|week|month)|slipped|another (?:two"
        r"|fortnight|week|month)\w*|came in (?:may|june)|over budget|by late|took another)\b",
        "short_of": rf"\b(?:only|but|had) (?:{DIGITS}|{NUMBER_WORD}) of\b|\b(?:{DIGITS}"
        rf"|{NUMBER_WORD}) (?:\w+ ){{0,2}}?(?:short|missing|remained|left|were not|could not|did not)\b"
        rf"|\bshort of\b|\bcould not reach\b",
        "own_fault": r"\b(?:my (?:own )?(?:fault|mistake|miss)|on me\b|that was mine|i should have|i hadn't"
        r"|i had (?:not|never)|i forgot|i assumed|i underestimated|disappointed)\b",
        "blame": r"\b(?:luck|out of (?:my|our) control|the vendor|cheaper|fault|no budget|no prize"
        r"|never (?:listen|escalated)|only so much|would have been fine|if they)\b",
        "complaints": r"\b(?:complain\w*|complaints|angry|upset|1-star|bad reviews?|problems afterwards|finding\b)\b",
        "only": rf"\bonly (?:{DIGITS}|{NUMBER_WORD}|a|the|one)\b|\b(?:{DIGITS}|{NUMBER_WORD}) ?%? only\b"
        rf"|\bonly (?:\w+ ){{0,2}}?(?:joined|came|worked|finished)\b",
        "other_not": r"\bthe (?:other|others|rest|second|third|remaining)\b[^.!?]{0,40}\b(?:not|never|n't|at|late"
        r"|later|stopped|failed)\b"
        r"|\b(?:did|does|do|was|were|is|had|could|would) ?n[o']t\b|\bnot as\b|\bcould (?:not|never)\b"
        r"|\bno (?:prize|deal|longer|one came)\b",
        "stopped": r"\b(?:was|were|got|had to be) (?:\w+ )?(?:stopped|cancell?ed|rejected|postponed|abandoned"
        r"|scrapped|closed|dropped|withdrawn"
        r"|dissolved|delayed|moved|hacked|refused)\b|\bshut down\b|\bturned around\b|\bgave up\b|\bagain on\b"
        r"|\bkilled\b",
        "sad": r"\b(?:sad|cried|disappoint\w+|angry|upset|embarrass\w+|worse|gap|badly|hot|broke)\b",
        "forecast": r"\b(?:i had (?:forecast|promised|planned|hoped|expected|aimed)|we had (?:planned|promised"
        r"|hoped)|than (?:planned|promised|hoped|the \d))\b",
        "excuse": _EXCUSE,
        "shortfall": r"\b(?:came (?:second|third|fourth|fifth|last)|(?:too|very) (?:high|low|slow|long|expensive|small"
        r"|weak|few|little)|wrong|by half|more than the|under water|below|fell short|never found|not found|behind"
        r"|half of (?:it|them|before|what)|far from|nowhere near|not enough|less than|fewer than|worse)\b",
        "undone": r"\b(?:roll(?:ed)? (?:it )?back|rollback|redo|redone|did it again|start(?:ed)? (?:over|again)|reverted"
        r"|withdr\w+|took (?:it|them) (?:down|back|off)|correction|two times|twice|(?:came|happened|did it|appeared) again"
        r"|repeated|once more)\b",
        "harm": r"\b(?:warning|penalt\w+|fined|refund\w*|wr(?:ote|itten) off|damag\w+|crash\w+|spoiled|rotten|thr(?:ew|own)"
        r" away|wasted|cost us|left us|walked away|let go|fired|mistakes?|errors?|embarrass\w+|hot|1-star|one-star|bad"
        r" (?:mark|grade|reviews?|feedback)|gaps?|problems?|lost)\b",
        "nothing": r"\bthere (?:is|was|were|are) (?:still |also )?(?:no|none|a mistake|gaps?|problems?)\b|\b(?:could|can) ?n[o']t"
        r" be\b|\bcannot be\b|\bnever (?:came|happened|got|went|started|found)\b|\bwas never\b|\bnothing (?:came|changed|happened)\b"
        r"|\bstill (?:not|pending|waiting|open|without)\b|\bdid(?:n't| not)(?: \w+)?[.,;]",
        "part": rf"\b(?:{DIGITS}|{NUMBER_WORD})\b[^.!?]{{0,60}}\b(?:the (?:other|others|rest|remaining)|(?:other|remaining)"
        rf" (?:{NUMBER_WORD}|{DIGITS}))\b|\b(?:{DIGITS}|{NUMBER_WORD}) (?:of|from|out of) (?:the |my |our )?(?:{DIGITS}"
        rf"|{NUMBER_WORD})\b",
        "overdue": rf"\b(?:{DIGITS}|{NUMBER_WORD}|some|a few|a) {TIME_UNIT} (?:too |so )?(?:late|later|behind|over)\b"
        r"|\btoo late\b|\bafter the (?:deadline|date)\b|\bmissed (?:the|our|my|by)\b|\bnot (?:ready|finished|done|in time"
        r"|on time)\b|\b(?:only|until|on|to|by) (?:the )?next (?:day|week|month|monday|tuesday|wednesday|thursday|friday)\b",
        "went_well!": r"\b(?:worked(?! on)|ready|on time|in time|nobody (?:was |got )?hurt|no (?:\w+ )?(?:lost|complaints?"
        r"|incidents?|accidents?|errors?|problems?)|all (?:of )?(?:the |them |\d+|it)|finished|completed|delivered|accepted"
        r"|agreed|signed|is (?:still )?(?:used|running|in use)|came to|took the|bought|renewed|since then|none)\b",
        "success!": r"\b(?:successful\w*|success|passed|approved|thank|thanked|happy|liked|won|renewed|zero"
        r"|went well|better|saved|improved|without (?:an? )?(?:problem|incident)|no more|solved|went without"
        r"|came back|stayed)\b",
        "good_move!": r"\b(?:decreased|reduced|dropped|fell|went|down|increased|cut)\b[^.!?]{0,40}\b(?:from|to|by"
        r"|down)\b",
        "before_now!": r"\b(?:the year before|in all earlier|we came to|since then|until today|still running"
        r"|ahead|early|five days)\b",
    },
}
