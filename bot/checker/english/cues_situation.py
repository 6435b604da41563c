"""Situation: when, where and in what position; what was wrong and why it mattered."""

from __future__ import annotations

from bot.checker.english.vocabulary import (
    BOSS,
    FESTIVAL,
    MONTH,
    ORGANISATION,
    ROLE,
    SEASON,
    TIME_UNIT,
    WEEKDAY,
    any_of,
)

_HARM = any_of(
    """
    bounc\\w+ spoil\\w* frostbite crack\\w* noise smell\\w* mould\\w* mold\\w* flood\\w* hack\\w* rust\\w* ashamed
    embarrass\\w* gone burn\\w* smoke fire accidents? dirty messy confus\\w* misunderst\\w+ gaps? weak shrink\\w*
    shrank jam\\w* clog\\w* scratch\\w* collaps\\w+ strike storm poison\\w* lawsuit debt bankrupt\\w* underpaid
    overtime understaffed short-staffed overcrowd\\w* cold dark panic\\w* fear\\w* shock\\w* sent_back apolog\\w+
    typos? obsolete outdated legacy lag\\w* hang hung throttl\\w+ deadlock\\w* overheat\\w* spill\\w* pests?
    mislead\\w* bias\\w* guess\\w* unclear unknown unused useless empty repeat\\w* rework redo\\w* wrongly
    unreliable unhappy dissatisf\\w* hesitat\\w* stall\\w* spik\\w* crawl\\w* starv\\w* alone dropped down falling
    behind exit attrition pills? adverts? fog ice rain\\w* snow lame weird strange ugly mixed_up mess difference
    mismatch\\w* add_up deviat\\w* scrap\\w* recall\\w* damage\\w* destroy\\w* threat\\w* warn\\w* critic\\w*
    fail(?:ed|ing|s|ure|ures)? broke broken breaks? breaking down outages? incidents? crash\\w* errors? bugs? bugg?y
    faults? faulty defects? wrong wrongly incorrect(?:ly)? mistakes? miss(?:ed|ing) lost losing lose los(?:s|ses)
    late delay\\w* overdue slow(?:er|ly|ness)? stuck timeouts? timing_out timed_out unavailable unreachable cannot
    can't couldn't could_not blocked blocking leak\\w* breach\\w* vulnerab\\w* exposed attack\\w* fraud stolen
    expired expir\\w+ angry furious upset complain\\w* complaints? unhappy frustrat\\w* annoyed crying cried worried
    afraid scared tired exhausted burn(?:t|ed|out) quit quitting resign\\w* left leave churn\\w* cancel\\w*
    refund\\w* penalt\\w* fine[ds]? punish\\w* injur\\w* hurt\\w* fell fallen fall(?:s|ing)? risk\\w* danger\\w*
    unsafe emergency urgent crisis chaos chaotic mess\\w* problems? issues? trouble\\w* pain\\w* drama suffer\\w*
    struggl\\w* waste\\w* wasting waiting waited queue[sd]? queuing backlog overload\\w* overbooked overrun
    over_budget expensive costly short shortage lack\\w* insufficient nobody no_one none never manual(?:ly)? by_hand
    duplicate[ds]? double[d]? twice inconsistent flaky unstable frozen froze stopped stops? dropp\\w+ dark dead
    corrupt\\w* deleted findings? rejected declin\\w* refus\\w* disagree\\w* conflict\\w* against dangerous
    bad(?:ly)? worse worst poor(?:ly)? low increas(?:ed|ing) (?:gone|went|going)_up growing rising spik\\w+
    bloat\\w* silent quiet ignored forgotten forgot unpaid unanswered broken-down noisy impossible difficult hard
    heavy pressure shouting shouted ill sick allerg\\w* reaction deaf
    """
)
_VICTIM = any_of(
    """
    customers? clients? users? patients? guests? students? pupils? children kids parents families passengers drivers
    engineers? developers? colleagues? people staff nurses doctors soldiers residents buyers? sellers? shops?
    branches business company revenue sales orders? payments? wages salary salaries invoices? deadline release
    launch exam
    """
)
CUES = {
    "one_occasion": {
        "date": rf"\b(?:19|20)\d\d\b|\b(?:in|of|since|by|last|this|early|mid|late|until|end of) {MONTH}\b"
        rf"|\b{MONTH} \d|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}\b",
        "last_time": rf"\b(?:last|this|that|one|previous|the same) (?:{SEASON}|year|month|week|quarter|night"
        rf"|evening|morning"
        rf"|afternoon|{WEEKDAY}|{MONTH}|day|time|summer)\b|\b(?:years?|months?|weeks?) ago\b|\byesterday\b|\bonce\b",
        "on_day": rf"\b(?:on |one |a )(?:busy |the |a )?{WEEKDAY}\b|\bweek before\b|\bdays? before\b|\b{FESTIVAL}\b",
        "first_time": r"\b(?:when i (?:joined|started|was|worked|served|changed)|during (?:my|a|the|our)"
        r"|in my (?:first|second"
        r"|third|final|last|previous|internship)|my first|it was |this was |at that time|was the |the day|the night)",
        "particular": r"\b(?:a|one|our|the) (?:customer|client|user|patient|guest|colleague|student|vendor"
        r"|migration|outage"
        r"|incident|release|project|audit|event|launch|move|ticket|exam|competition|trip|class)\b",
        "past_be": r"\b(?:was|were|had|wanted|asked|came|went|got|became|moved|needed|decided|told|said|started"
        r"|joined|found)\b",
        "habit!": r"\b(?:always|usually|normally|generally|typically|often|every (?:day|time|customer|single)"
        r"|whenever|each time"
        r"|in general|as a rule|many times|most of the time|never give)\b",
        "belief!": r"\b(?:i (?:\w+ )?(?:believe|think|feel)|in my (?:opinion|view|experience)|important|essential"
        r"|the key"
        r"|everything|first priority|my passion|passionate|is the future)\b",
        "would!": r"\b(?:i|we|you|one)(?: would|'d)\b(?! have)|\bif (?:a|i|you|someone|somebody|one|there|the)\b",
        "present!": r"\b(?:i|we|you|they|everyone|people|one) (?:\w+ly |always |never )?(?:am|are|is|have|try"
        r"|make|give|take|work"
        r"|handle|stay|keep|tell|listen|align|communicate|explain|share|check|need|do|get|know|enjoy|feel)\b",
    },
    "setting": {
        "year": r"\b(?:19|20)\d\d\b(?! (?:users|items|orders|people|lines))|\bq[1-4]\b",
        "month": rf"\b(?:in|of|since|early|mid|late|until|last|this|around) {MONTH}\b|\b{MONTH} (?:\d|last|this)"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}\b|^{MONTH}\b",
        "last_time": rf"\b(?:last|this|that|previous) (?:{SEASON}|year|month|week|quarter|{WEEKDAY}|{MONTH})\b"
        r"|\b(?:years?|months?|weeks?|christmases|summers|winters) ago\b",
        "season": rf"\b(?:in|during|that|the|one|of|for) (?:\w+ )?{SEASON}\b|\b{SEASON} (?:of )?(?:19|20)\d\d",
        "day": rf"\b(?:on |one |a |that |every )(?:\w+ )?{WEEKDAY}\b|\b{WEEKDAY} (?:morning|evening|night"
        rf"|afternoon|noon)"
        rf"|\b(?:night|day|morning|evening) shift\b|\b{FESTIVAL}\b|\b(?:weeks?|days?|months?) before\b",
        "stage": r"\b(?:first|second|third|fourth|final|last)[- ](?:year|month|week|semester|day|job|project)\b"
        r"|\bmy (?:previous|last"
        r"|first|current|former) (?:job|company|team|role|work|employer)\b|\bwhen i (?:joined|started|was|worked"
        r"|served)\b",
        "organisation": rf"\b(?:at|in|for|of|with|from|to) (?:a|an|the|my|our|one"
        rf"|this) (?:[\w'&/-]+ ){{0,5}}?{ORGANISATION}s?\b",
        "organisation_any": rf"\b{ORGANISATION}\b",
        "team": r"\b(?:my|our|the|a|\w+) (?:[\w-]+ ){0,3}?(?:team|group|squad|department|rota|ward|unit|crew"
        r"|shift|lab)\b"
        r"|\b(?:team|group) of (?:\d+|\w+)\b|\b\d+ (?:people|engineers|developers|persons)\b",
        "i_was_role": rf"\b(?:i was|i'm|i am|im|me,|as|was the|i served as|i worked as|i led"
        rf"|i joined) (?:[\w'&/-]+ ){{0,7}}?{ROLE}\b",
        "role_start": rf"^(?:[\w'&/-]+ ){{0,4}}?{ROLE}\b ?(?:[,.:;(]|at\b|in\b|on\b|for\b|of\b|$)",
        "role_in_brackets": rf"\([^)]*\b(?:i'm|i am|i was|me)\b[^)]*\)|, i was (?:[\w'-]+ ){{0,5}}?{ROLE}\b",
        "role_any": rf"\b{ROLE}s?\b",
        "i_worked": r"\bi (?:work|worked|was working|am working|joined|served|led|ran|lead|maintain|maintained"
        r"|manage|managed|operate"
        r"|teach|taught|was part of|interned|studied|took over)\b|\bi'm working\b|\bmy (?:internship|thesis"
        r"|part-time|first job)\b",
        "duty_shift": r"\b(?:on[- ]call|on shift|in charge|on duty|floor|alone on|the only \w+)\b",
        "vague!": r"\b(?:in general|always|every (?:customer|day)|many (?:different )?(?:customers|projects"
        r"|people)|various|several)\b",
    },
    "stakes": {
        "harm": rf"\b{_HARM}\b",
        "harm_to": rf"\b{_VICTIM}\b[^.!?]{{0,60}}\b{_HARM}\b|\b{_HARM}\b[^.!?]{{0,60}}\b{_VICTIM}\b",
        "but": r"\b(?:but|however|although|though|unfortunately|suddenly|because of (?:that|this|it)|so that the"
        r"|which meant"
        r"|it meant|meaning|even though|otherwise)\b",
        "would_happen": r"\b(?:would(?:'ve| have)?|could(?:'ve| have)?|might) (?:\w+ ){0,2}?(?:be|have|lose|miss"
        r"|fail|stop|gone|go|quit|drive)\b",
        "duration_pain": rf"\b(?:took|takes|taking|spent|spending|spend|waited|wait|lasted"
        rf"|for) (?:\w+ ){{0,4}}?{TIME_UNIT}\b",
        "blame_feeling": rf"\b(?:{BOSS}) (?:was|were|is|are|got|became) (?:very |really |so )?(?:angry|upset"
        rf"|worried|furious|unhappy)\b"
        r"|\bi (?:was|felt|got) (?:\w+ )?(?:worried|terrible|scared|nervous|afraid|bad)\b",
        "money_loss": r"[$€£₹] ?\d|\b\d+ ?(?:k|m|million|lakh|crore|euros?|dollars?|won|pounds?)\b",
        "nobody": r"\b(?:nobody|no one|noone|none|never|no \w+|not enough|without)\b",
        "too": r"\b(?:too|more than|over|only|already|still) (?:\w+ )?(?:strict|many|much|long|late|slow|few|\d+"
        r"|half|expensive|big|old)\b",
        "negated": r"\b(?:didn't|did not|doesn't|does not|don't|isn't|is not|wasn't|was not|aren't|weren't|hadn't"
        r"|couldn't|could not|can't|cannot|won't|never|wouldn't|not)\b",
        "share": r"\b(?:half|most|one in|a third|nearly all|almost all|the whole|\d+ of|every second|\d+ ?%)\b",
        "without": r"\b(?:without|unless|otherwise|if (?:it|we|they|nobody|nothing)|at risk|at stake|matter(?:s"
        r"|ed)?)\b",
        "vague!": r"\b(?:tight (?:timeline|deadline)|very busy|lots? of (?:stakeholders|deadlines|work)"
        r"|challeng\w+|demanding"
        r"|great experience|headwinds)\b",
    },
}
