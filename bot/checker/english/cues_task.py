"""Task: what the speaker personally took on, and what done meant."""

from __future__ import annotations

from bot.checker.english.vocabulary import (
    BOSS,
    DIGITS,
    FESTIVAL,
    MONTH,
    NUMBER,
    PERCENT,
    SEASON,
    TIME_UNIT,
    WEEKDAY,
    any_of,
)

_THING = any_of(
    """
    task job duty role part piece responsibility assignment objective goal mission ticket case call turn work deal
    project portion share side area scope
    """
)
_BARE = any_of(
    """
    find figure fix build make get keep write design create prepare deliver solve reduce cut bring move migrate
    rebuild port sign check test review investigate restore recover improve plan organise organize calm deal handle
    sort repair replace set convince win finish complete ensure stop clean run train teach sell answer explain
    present collect automate protect decide choose recommend lead close open hire save rebuild reach sign_off come
    ship launch upgrade secure
    """
)
CUES = {
    "own_duty": {
        "asked_me": r"\b(?:asked|told|ordered|wanted|assigned|instructed|requested|tasked|appointed|expected"
        r"|chose|picked|put|gave"
        r"|trusted|let|offered|nominated|named|sent|made) me\b|\bleft (?:it|this|that) (?:with|to) me\b",
        "boss_asked_me": rf"\b{BOSS} (?:\w+ ){{0,2}}?(?:asked|told|ordered|wanted|assigned|gave|put|let) (?:me"
        rf"|it to me)\b",
        "i_was_asked": r"\bi(?: was|'d been| had been| got| am|'m| were) (?:\w+ )?(?:asked|told|assigned|given"
        r"|tasked|appointed"
        r"|chosen|made|put|expected|supposed|responsible|charged|ordered|requested|selected|named|sent|nominated"
        r"|to )\b",
        "given_to_me": r"\b(?:assigned|given|handed|came|fell|passed|left|up|delegated|entrusted|went"
        r"|allocated) (?:over |down )?(?:to|on|with) me\b"
        r"|\bon me\b|\bit was (?:my|me|i)\b|\bmine\b|\bmy name\b|\bmy queue\b|\bi who\b",
        "my_task": rf"\bmy (?:\w+ ){{0,2}}?{_THING}\b ?(?:was|is|were|,|:|to|as|as well)",
        "my_task_any": rf"\bmy (?:own |only |part of the )?{_THING}\b",
        "i_had_to": r"\bi (?:only |then |still |just |also |really )?(?:had to|have to|needed to|need to|must"
        r"|should|was to|got to"
        r"|am to|was about to|should have)\b|\bi'd to\b",
        "i_took_on": r"\bi(?:'d| had| have|'ve)? (?:\w+ ){0,2}?(?:took (?:it|this|that|the|on|over|responsibility"
        r"|charge|up)|take it|taken|volunteered|offered"
        r"|promised|committed|decided|agreed|accepted|set myself|gave (?:to )?myself|said i"
        r"|told \w+ (?:\w+ ){0,3}?i|set out|signed up|put my"
        r"|picked (?:it|this)|stepped|claimed|chose)\b",
        "nobody_asked": r"\b(?:nobody|no one|noone|no-one|none) (?:\w+ )?(?:asked|assigned|told|owned|wanted|felt"
        r"|had)\b|\bnobody's\b"
        r"|\bwasn't my (?:job|turn|task)\b|\bnot my (?:job|turn|task)\b|\bi wasn't (?:asked|the owner)\b",
        "i_wanted": r"\bi (?:\w+ )?(?:wanted|want|wished|hoped|tried|aimed|planned|would like|had a vision"
        r"|thought)\b",
        "in_charge": r"\bin charge\b|\bresponsible for\b|\baccountable\b|\bthe one (?:who|with|in)\b"
        r"|\bthe person who\b|\bthe only\b"
        r"|\bmy (?:responsibility|job)\b|\balone\b|\bby myself\b|\bpersonally\b|\bi owned\b|\bi lead\b|\bi led\b",
        "bare_command": rf"^(?:to )?{_BARE}\b",
        "bare_to": r"^to \w+",
        "said_id": r"\bi (?:\w+ )?(?:said|told|commented|wrote|announced|agreed|answered"
        r"|asked)\b[^.!?]{0,40}\bi(?:'d| would| will|'ll)\b",
        "as_role": r"\bas (?:the|a|an)? ?[\w-]+(?: [\w-]+)? ?,? i (?:had|was|must|should|needed|got)\b",
        "team!": r"\b(?:we|our team|the team|all of us|everybody|everyone|us) (?:had|have|needed|need|must|should"
        r"|were|was|wanted|all)\b",
        "we!": r"\bwe\b",
        "always!": r"\b(?:always|every (?:customer|single|day)|my goal is|in general|the mission|all of us)\b",
        "i": r"\b(?:i|i'd|i'll|me|mine|myself)\b",
        "company!": r"^(?:the )?(?:goal|aim|target|project|team|company|objective)\b",
        "passive!": r"\b(?:had to be|has to be|should be|must be|needed to be|to be kept)\b",
    },
    "target": {
        "by_date": rf"\b(?:by|before|until|till|til|to|on|for|in|due) (?:the |this |next |following |end of "
        rf"|early |mid |late )*"
        rf"(?:{MONTH}|{WEEKDAY}|{SEASON}|{FESTIVAL}|q[1-4]|end|noon|midnight|tomorrow|tonight|evening|morning"
        rf"|monday|moving day|deadline|start|beginning|opening|close|closing|then|school start|kick-?off|o'clock"
        rf"|\d{{1,2}}(?:st|nd|rd|th|:\d\d| ?[ap]\.?m)?\b)",
        "before_event": r"\b(?:before|until|till|by|prior to|in time for) (?:the|our|my|a|an|he|she|they|it"
        r"|school|christmas|we|his|her|closing)\b",
        "within": rf"\b(?:within|in|under|inside|less than|no more than|below|over|for|had|has|have|gave me"
        rf"|giving me|only) (?:the |a |about |around |next |just )*"
        rf"{NUMBER} ?(?:\w+ )?{TIME_UNIT}\b|\bhalf a day\b|\bin (?:a|one) (?:day|week|month|sprint|weekend|quarter)\b"
        rf"|\b{NUMBER} (?:\w+ )?(?:days?|weeks?|months?|hours?)\b|\bwithin (?:the|a|an)\b",
        "limit": rf"\b(?:under|below|at most|no more than|less than|fewer than|max(?:imum)?|up to|at least"
        rf"|more than|minimum|above|within) "
        rf"(?:of |a |the )?(?:{NUMBER}|[$€£₹])|\bmore than (?:once|twice|one|two)\b|\bnot one\b|\bby {DIGITS} ?%",
        "to_number": rf"\b(?:to|from|of|for|reach|exactly|all|every|each|survive|cut|reduce|increase|save|hit"
        rf"|get) (?:\w+ ){{0,3}}?(?:{PERCENT}|{DIGITS}|{NUMBER}|half)\b",
        "number": rf"{DIGITS}|\b{NUMBER}\b",
        "whole_time": r"\b(?:for|during|over|through) the (?:whole|entire|full|next)\b|\bwhole (?:term|semester"
        r"|season|year)\b",
        "clock": r"\b\d{1,2}(?::\d\d| ?[ap]\.?m\b)|\b0\d{3}\b|\bat (?:four|five|six|seven|eight|nine|ten|noon"
        r"|midnight)\b"
        r"|\bby (?:four|five|six|seven|eight|nine|ten|one|two|three|eleven|twelve)\b",
        "one_in": rf"\b(?:one|{DIGITS}) in (?:{NUMBER})\b|\b{NUMBER} of (?:them|the|our|us|all)\b"
        rf"|\bin all {DIGITS}\b",
        "zero": r"\b(?:zero|no (?:more|one|lost|packet|extra|extra \w+|downtime|data|hour|box|router|loss|staff"
        r"|money)|nothing lost|without \w+"
        r"|nobody|not a single|none|never (?:again)?)\b",
        "all_done": r"\b(?:all|every|each|any)\b[^.!?]{0,60}\b(?:should|must|had to|has to|needed? to|was to"
        r"|were to|be|closed|before|by|until|either)\b",
        "must": r"\b(?:must|had to|has to|have to|needed to|need to|should|was to|were to|to be|supposed to"
        r"|requirement|required)\b",
        "goal_word": r"\b(?:goal|target|objective|deadline|aim|condition|criteri(?:on|a)|requirement|sla|limit"
        r"|budget|standard|kpi|quota|promise[d]?"
        r"|slot|go[- ]live|cut-?over|due|exit criteri\w+|bar|slo|closing date|end date|date)\b",
        "asap!": r"\b(?:as soon as possible|asap|as fast as|the best (?:solution|possible)|every customer|always"
        r"|good quality|on time)\b",
        "money": r"[$€£₹] ?\d|\b\d+ ?(?:k|euros?|dollars?|won|pounds?|lakh)\b|\bbudget\b",
        "checkable": r"\b(?:open|restore|unless|without|so that|able to|can (?:find|explain|do|be)|nobody|covered"
        r"|signed|clean before|accept|proved?|stable|ready)\b",
        "vague!": r"\b(?:find out why|calm|understand|better|improve|less painful|something|deal with|express"
        r"|solution|help|opinion)\b",
    },
}
