"""Result: how it ended, with what number, what was learned."""

# ruff: noqa: E501 (a pattern reads better unbroken)
from __future__ import annotations

from bot.checker.english.vocabulary import BOSS, DIGITS, MONTH, NUMBER, NUMBER_WORD, PERCENT, TIME_UNIT, WEEKDAY, any_of

_DONE = any_of(
    """
    was were got went came became worked works passed finished finish shipped released launched delivered closed
    opened solved fixed resolved improved reduced decreased increased dropped fell rose grew doubled halved saved
    accepted approved agreed signed renewed stayed left bought paid won lost managed completed succeeded achieved
    reached missed failed stopped started ended ran runs held moved merged adopted used uses use cleared recovered
    returned restored thanked liked loved invited praised told said asked gave received happened cancelled canceled
    extended promoted hired fired quit resigned graduated found spent took takes cost costs served handled published
    sold made caught applied followed rejected refused blocked converted cut kept keeps brought broke crashed
    survived needed needs have has is are had revoked join(?:ed)?
    """
)
_STOP = any_of(
    """
    stopped disappeared vanished went_away gone eliminated ceased ended zero none never_again no_more not_once
    nobody no_longer came_back have_not_come_back not_one all_of cancelled hasn't_happened did_not_happen
    didn't_happen no_new first_time restored resolved_for_good any_more anymore never_happened
    """
)
_UP = any_of(
    """
    increased? decreased? reduced? dropped fell rose grew improved cut went_up went_down went_from down_to up_to
    came_to came_down halved doubled tripled saved shrank slid lowered raised climbed back_to go(?:es)?_from jumped
    """
)
CUES = {
    "outcome": {
        "done": rf"\b{_DONE}\b",
        "in_the_end": r"\b(?:in the end|finally|eventually|as a result|at the end|since then|afterwards"
        r"|after that|after the \w+|by the (?:end|next)|the next \w+|now|within"
        r"|today|still|thanks to)\b",
        "got_feedback": rf"\b{BOSS} (?:was|were|is|liked|loved|said|told|thanked|accepted|approved|agreed"
        rf"|appreciated|gave|praised)\b",
        "number": rf"{DIGITS}|{PERCENT}",
        "stop": rf"\b{_STOP}\b",
        "the_thing": rf"^(?:the|our|my|all|both|no|not|it|he|she|they|we|{NUMBER})\b",
        "learned": r"\b(?:learn(?:ed|t)|lesson|realis?zed)\b",
        "pending!": r"\b(?:is planned|will be|will write|ask me|not yet|rollout|tbd|to be seen|in progress"
        r"|plan(?:ned)? for|hopefully|soon)\b",
        "empty!": r"\b(?:meaningful|valuable|good experience|great experience|experience for|proud|recommend"
        r"|nature of|very positive|teamwork|confident)\b",
        "habit!": r"\b(?:always|usually|normally|generally|in general|as a rule|all the time|most of (?:the time"
        r"|them)|every (?:time|customer|week|day)|are as|in \d+% of)\b",
        "would!": r"\b(?:i|we|it|they)(?: would|'d) (?!have|been)",
        "see_above": r"\bsee above\b",
    },
    "measured": {
        "percent": PERCENT,
        "from_to": rf"\bfrom (?:about |around |some |over )?(?:[$€£₹]?{DIGITS}|{NUMBER_WORD}"
        rf"|\w+ days)[^.!?]{{0,40}}\b(?:to|down to|up to|we came to) (?:about |around |under |only "
        rf"|some )?(?:[$€£₹]?{DIGITS}|{NUMBER_WORD})"
        rf"|\bto (?:[$€£₹]?{DIGITS}|{NUMBER_WORD})[^.!?]{{0,25}}\bfrom (?:[$€£₹]?{DIGITS}|{NUMBER_WORD})"
        rf"|\b{DIGITS} from {DIGITS}",
        "up_number": rf"\b{_UP}\b[^.!?]{{0,50}}(?:{DIGITS}|\b{NUMBER_WORD}\b)",
        "number_of": rf"\b(?:{DIGITS}|{NUMBER_WORD}) (?:of|out of) (?:the |our |us )?(?:{DIGITS}|{NUMBER_WORD}"
        rf"|them)?",
        "instead_of": rf"(?:(?<!\d){DIGITS}|\b{NUMBER_WORD}\b)[^.!?]{{0,40}}\b(?:instead of|rather than|before (?:it"
        rf"|that)|compared|previously|earlier|the year before|used to|in the year|against|not {DIGITS})\b"
        rf"|\b(?:instead of|before,? (?:it|that)|compared|previously|the year before)\b[^.!?]{{0,40}}(?:{DIGITS}"
        rf"|\b{NUMBER_WORD}\b)",
        "before_after": r"\b(?:the year before|(?:in )?all earlier|before (?:it|that|there|we) (?:took|was|were"
        r"|had|needed)|used to|any more|no longer|for the first time|which was first time|first time)\b",
        "digits": DIGITS,
        "count": rf"\b(?:{DIGITS}|{NUMBER_WORD}) (?:\w+ ){{0,2}}?(?:\w+s|people|children|staff|percent)\b",
        "money": rf"[$€£₹] ?{DIGITS}|\b{DIGITS}k? ?(?:euros?|dollars?|won|pounds?|lakh|crore|usd|eur)\b|\bspent\b",
        "duration_result": rf"\b(?:took|takes|take|in|within|down to|only|about|under|after) (?:only |about "
        rf"|around |just )?(?:{DIGITS}|{NUMBER_WORD}|one|an?) {TIME_UNIT}\b",
        "early_late": rf"\b(?:{DIGITS}|{NUMBER_WORD}) {TIME_UNIT} (?:early|earlier|late|later|ahead|before|short"
        rf"|over|of outage|too late)\b|\bin time\b|\bon time\b",
        "stop": rf"\b{_STOP}\b",
        "halved": r"\b(?:halved|doubled|tripled|(?:by|in) half|twice as|half as|nothing)\b|\bno \w+ since\b"
        r"|\bnone since\b|\bback to normal\b",
        "gone": r"\b(?:were|was|are|is)?(?: all)? ?gone\b|\b(?:went|go) (?:basically )?away\b|\b(?:stopped"
        r"|disappeared|vanished)\b|\bwent to zero\b|\bcame back\b|\bnot come back\b",
        "ever_since": r"\b(?:ha(?:s|ve)|had)(?:n't| not)?\b[^.!?]{0,40}\b(?:(?:ever |once )?since|until now|so far|to date)\b|\bnot (?:\w+ ){0,4}once\b",
        "had_been": rf"(?:(?<!\d){DIGITS}|\b{NUMBER_WORD}\b)[^.!?]{{0,40}}\b(?:had been|used to|were before|was before|last year)\b",
        "now_number": rf"\b(?:now|today|these days|since)\b[^.!?]{{0,30}}(?:{DIGITS}|\b{NUMBER_WORD}\b)|^(?:{DIGITS}|{NUMBER_WORD})\b[^.!?]{{0,30}}\bnow\b",
        "as_long_as": r"\bas (?:long|short|many|few|much|good|fast|often|high|low) as\b",
        "one_in": rf"\b(?:one|{DIGITS}|{NUMBER_WORD}) (?:in|out of|of) (?:a |the |every )?(?:{DIGITS}|{NUMBER_WORD})\b",
        "every_one": r"\b(?:every|each|all|not one|none|nobody|no) (?:\w+ ){1,4}(?:matched|fitted|fit|was|were|came|arrived|opened|worked|stood|got|had|went)\b",
        "zero": r"\b(?:zero|none|not one|no (?:expired|more|job|finding|findings|lost|drops|incident|incidents"
        r"|complaints?|quay|loss|downtime|overtime|errors?|remark|customer|one|further|new|missing|open)\b"
        r"|nobody (?:resigned|left|quit|noticed|complained|was)|never (?:again|happened))",
        "score": rf"\b(?:csat|nps|score[ds]?|rating|coverage|rate|grade|average|survey|kpi|latency|uptime|accuracy"
        rf"|revenue|sales|churn|cost|costs|reviews?)\b[^.!?]{{0,40}}(?:{DIGITS})",
        "met_date": rf"\b(?:on|by|in|since|until|before) (?:the )?(?:{DIGITS}(?:st|nd|rd|th)?\b|{MONTH}|{WEEKDAY})",
        "year!": r"\b(?:in|since|until|from|of) (?:19|20)\d\d\b",
        "clock!": r"\b\d{1,2}:\d\d\b|\b\d{1,2} ?(?:am|pm)\b",
        "work_time!": rf"\b(?:after|for|in|over|during|lasted|worked|spent) (?:\w+ )?(?:{DIGITS}"
        rf"|{NUMBER_WORD}) {TIME_UNIT}\b",
        "vague!": r"\b(?:a lot|much better|really well|better now|improved a lot|many|very happy|went well|well"
        r"|some)\b",
        "plural_people!": r"\b(?:two|three|four|2|3|4) (?:people|students|developers|phd students|restaurants"
        r"|colleagues)\b",
        "habit!": r"\b(?:always|usually|in general|as a rule|up to 100%|my csat)\b",
    },
    "lesson": {
        "learned": r"\b(?:i|we|i've|it) (?:\w+ )?(?:learn(?:ed|t)|realis?zed|understood|found out|discovered|saw"
        r"|taught)\b",
        "learned_that": r"\b(?:learn(?:ed|t)|realis?zed|understood|taught me) (?:\w+ )?(?:that|to|how|the|it"
        r"|things?|from|what|not|why|when)\b",
        "take_away": r"\b(?:what (?:i (?:took|take|learned)|stays?|stayed|it taught)|stay(?:s|ed) with me"
        r"|took from (?:it|this|that)|take from (?:it|this)|the lesson|my lesson|takeaway|lesson (?:is|was)"
        r"|turns out|moral)\b",
        "next_time": r"\b(?:next time|another time|if (?:i|we) (?:did|do|could|had|would|were|redo|have)|had i\b"
        r"|differently|would (?:do|have done|start|ask|keep|begin|split|bring|now)|in (?:the )?future"
        r"|should have|should've|looking back|in hindsight|in retrospect|the one change)\b",
        "differently": r"\b(?:do (?:it |this |that )?differently|would do (?:\w+ ){0,4}?(?:first|differently"
        r"|earlier)|next time|another time|if i (?:did|do|could|redo) (?:it|this|redo)?)\b",
        "i_would": r"\bi(?:'d| would) (?!like|say|not say|do it again)\w+",
        "now_i": r"\b(?:now|today|these days|nowadays|since then|ever since|from then on|from that \w+ on"
        r"|after that|afterwards|any more|anymore|since)\b[^.!?]{0,50}\b(?:i|we|my|our)\b",
        "i_now": r"\b(?:i|we) (?:now|always|no longer|never|don't|stopped|started|began|do|ask|check|send|write"
        r"|open|start|keep|go|make|put|practi[cs]e|take|read|call|test|look|use|distrust|show)\b",
        "now_process": r"\b(?:there is now|is now|are now|hangs|now (?:have|has|go|goes|needs?|requires?|gets?"
        r"|part of|line|in|only|every)|every new|is part of|have an? \w+ \w+ now|line one|became (?:part"
        r"|standard|the rule)"
        r"|(?:two|second) \w+ now|never one again|nobody \w+ without|doesn't leave|only go)\b",
        "wrote_rule": r"\b(?:wrote|added|made|set up|put|introduced|created|updated)\b[^.!?]{0,50}\b(?:handover"
        r"|runbook|checklist|wiki|procedure|template|form|guide|document|rule|policy|alert|reminder"
        r"|onboarding|postmortem|session)\b",
        "next_i_will": r"\b(?:next (?:time|year|yr|term)|in (?:the )?future|from now on)\b[^.!?]{0,30}\b(?:i"
        r"|we)\b|\bi(?:'ll| will) \w+",
        "used_to": r"\bi used to\b|\binstead of before\b|\b(?:earlier|before) i\b|\bis what i\b|\bi (?:always"
        r"|never|first)\b|\bfirst\b[^.!?]{0,30}\bthen\b",
        "changed_way": r"\b(?:changed (?:my|our|the) (?:way|habit|mind)|my (?:habit|way|objections|rule)"
        r"|i (?:accept|trust)|gave up the habit)\b",
        "now_word": r"\b(?:now|these days|since then|nowadays|any more|anymore|today)\b",
        "important!": r"\b(?:a lot|so much|a tremendous|many things|valuable|meaningful|good experience)\b",
        "now_state!": r"\b(?:is now|are now|now (?:she|he|they|juniors|a|invoices|the team)|still)\b",
        "looking_back": r"\b(?:looking back|in hindsight|in retrospect|with hindsight|if you ask me now)\b",
        "taught_me": r"\b(?:this|that|which|it|she|he|they) (?:\w+ )?(?:taught|showed|reminded|made) (?:me|us) (?!the|a |his|her)\w+|\bnote to self\b",
        "kept_since": r"\bi(?:'ve| have) (?:\w+ ){0,8}?(?:ever )?since\b|\bto do over\b|\bcomes from (?:that|then|those)\b",
        "taken": r"\b(?:what|the thing|one thing)\b[^.!?]{0,15}\b(?:i|we|it) (?:took|take|learn\w*|taught|keep|kept|surprised|stays?|remains?)\b|\blessons?:",
        "first_now": r"\bfirst (?:thing|question|call|step|look)\b|\bbefore (?:anything|everything)\b|\bi (?:start|begin) (?:by|with)\b",
        "habit_now": r"\b(?:i|we) (?:\w+ )?(?!was|were|had|did)\w+(?<!ed) (?:\w+ ){0,8}?(?:now|any more|anymore|these days|since|whenever|every (?:time|\w+)|until i|unless|before i|without)\b",
        "hangs": r"\b(?:hangs?|stands?|sits?|lies|is|are) (?:\w+ ){0,5}(?:on|at|by|above|beside|in) (?:the|my|our|every|each) \w+(?:[^.!?]{0,20}\b(?:now|since|to this day|still))?",
        "every_now": r"\b(?:every|each|no) (?:new )?\w+ (?:now )?(?:runs?|gets?|has|have|goes|starts?|passes|leaves|carries|is|are)\b",
        "should_have": r"\bshould(?:n't)?(?: not)?(?:'ve| have)\b",
        "think_now": r"\bi (?:think|believe|understood|know|see) (?:now|that|the lesson|every)\b",
    },
}
