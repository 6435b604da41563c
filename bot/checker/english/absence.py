"""Statements that there is nothing to tell: a piece that says so cannot carry the item, whatever words stand in it."""

# ruff: noqa: E501 (a pattern reads better unbroken)
from __future__ import annotations

import re

from bot.interview.model import Item

_CANNOT = r"(?:can't|cannot|can not|couldn't|could not|wouldn't|would not|won't|don't|do not|didn't|did not)"
_NOBODY = r"(?:nobody|no one|none of us|we never|i never|never)"
_UNKNOWN = (
    rf"\b(?:no idea|(?:{_CANNOT}|i'd rather not|unable to) (?:really |honestly |yet )?(?:know|tell|say|judge|guess|remember|recall)|don't know yet"
    rf"|{_NOBODY} (?:ever )?(?:told|heard|found out|wrote|informed|asked)|(?:haven't|have not|hadn't|wasn't|was not) (?:heard|told|been told)"
    r"|not known|unknown)\b"
)
_OPEN = (
    r"\b(?:still (?:open|pending|undecided|in progress|ongoing|waiting|to come)|remains? to be seen|(?:will|'ll) (?:see|know|show|tell|find out)"
    r"|(?:hasn't|haven't|has not|have not) (?:\w+ ){0,3}yet\b|not \w+ yet\b|(?:coming|going) (?:\w+ ){0,3}next (?:week|month|year)|(?:runs|goes on|lasts) until"
    r"|only (?:\w+ ){1,3}yesterday|before (?:one|i|we) could see|too early|not (?:yet )?(?:finished|decided|over|done) yet|not yet (?:known|decided|clear)|nothing (?:i|we) could report"
    r"|(?:comes?|goes?|go|is coming|are coming|starts?|arrives?)(?: \w+){0,2} (?:next (?:week|month|year)|in (?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december))\b(?!.*\b(?:every|each)\b))"
)
ABSENT: dict[str, re.Pattern[str]] = {
    target: re.compile(pattern)
    for target, pattern in {
        Item.LESSON: (
            rf"\b(?:{_CANNOT}|nothing|not) (?:\w+ ){{0,4}}?(?:learn\w*|take away|took away|taken away|lessons?)\b|\blearn(?:ed|t)?\b[^.!?]{{0,30}}\b(?:nothing|not much)\b"
            r"|\bnothing (?:new |much |really )?(?:(?:was |to be |to )?learn\w*|changed|(?:i |that i )?(?:would|'d))|\bno (?:\w+ )?lessons?\b"
            r"|\b(?:the same|exactly|all of it|everything)\b[^.!?]{0,25}\bagain\b|\bagain\b[^.!?]{0,20}\bthe same\b|\b(?:same way|as before|as always)\b"
            r"|\b(?:haven't|have not|hadn't|didn't|did not|don't|never) (?:\w+ ){0,2}?(?:chang\w+|thought about)\b|\bthere (?:is|was|are) (?:nothing|no)\b[^.!?]{0,20}\b(?:learn\w*|lesson|differently)"
        ),
        Item.MEASURED: (
            rf"\bno (?:\w+ )?(?:figures?|numbers?|data|statistics|measurements?)\b|\b{_NOBODY} (?:\w+ )?(?:counted|measured|timed|checked|kept|wrote)"
            rf"|\b(?:{_CANNOT}) (?:\w+ )?(?:count|measure|time|keep|put|give you|tell you how)\b|\b(?:i|we|you) {_CANNOT} (?:\w+ ){{0,2}}?(?:figures?|numbers?)\b"
            r"|\b(?:never|not) (?:counted|measured|timed)\b|\bwithout (?:a |any )?(?:number|figure)s?\b"
        ),
        Item.OUTCOME: rf"{_UNKNOWN}|{_OPEN}",
        Item.TARGET: (
            r"\b(?:no|without a|without any|nor a|not a) (?:\w+ )?(?:deadlines?|dates?|goals?|targets?|figures?|limits?|number|budget)\b"
            rf"|\b{_NOBODY} (?:\w+ )?(?:said|named|gave|set|told|agreed)\b[^.!?]{{0,30}}\b(?:by when|how (?:many|much|well|good|long)|when|figure|date|goal)"
            r"|\b(?:no|never|not) (?:\w+ )?(?:was |were |been )?(?:set|agreed|fixed|given)\b[^.!?]{0,20}\b(?:date|goal|target|figure|good)|\bno (?:target|goal|date|deadline)\b"
        ),
        Item.REASONING: (
            r"\b(?:no|without) (?:\w+ )?reasons?\b|\b(?:can't|cannot|couldn't|don't) (?:really )?(?:say|tell|explain|know|remember) (?:you )?why\b"
            r"|\bwithout (?:much )?thinking\b|\bdidn't (?:really )?think (?:about|of)\b|\bhappened to (?:be|have)\b|\bwhy (?:\w+ ){1,4}(?:i )?(?:can't|couldn't|don't)"
        ),
        Item.STAKES: (
            r"\b(?:nothing|nobody|no one) (?:was |had been )?(?:\w+ )?(?:wrong|hurt|harmed|affected|complain\w*|at stake|lost|minded|noticed)\b|\bno (?:big |real |great |particular )?(?:problem|harm|damage|complaints?|trouble)s?\b"
            r"|\b(?:wasn't|was not|isn't) (?:\w+ ){0,2}(?:problem|deal|serious|urgent)\b"
        ),
        Item.ONE_OCCASION: r"\b(?:can't|cannot|couldn't|could not) (?:really )?(?:think of|remember|name|recall) (?:\w+ ){0,2}?(?:one|a|an|any|single|particular|special|specific)\b|\b(?:wasn't|isn't|not) (?:a |an |any )?(?:one )?(?:single|particular|special|specific)\b",
        Item.SETTING: r"\b(?:don't|can't|cannot|do not) (?:really )?(?:remember|recall|say)\b|\brather not say\b",
        Item.OWN_ACTIONS: r"\b(?:did nothing|didn't do (?:anything|much)|only watched|just watched|can't (?:remember|recall) what i|stand by|stood by|looked on)\b",
        Item.OWN_DUTY: r"\bno (?:particular |special )?(?:role|task|part|duty)\b|\bhad (?:not )?(?:been )?(?:given )?(?:no|any) (?:role|task)\b|\bnot told to do anything\b",
        Item.CAUSE: rf"\b(?:no idea|{_CANNOT} (?:really |honestly )?(?:know|tell|say)) (?:\w+ )?(?:why|what)\b|\bi {_CANNOT} know\b|\bwhy (?:it |that )?(?:\w+ )?(?:went )?wrong i\b|\b(?:reason|cause)\b[^.!?]{{0,20}}\b(?:unknown|don't know|never found)",
    }.items()
}


def absences(lower: str) -> list[str]:
    """The names of the features that shut an item out of a sentence in lower case."""
    return [f"{target}.!absent" for target, pattern in ABSENT.items() if pattern.search(lower)]
