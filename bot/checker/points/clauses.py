"""Whether two words belong to one statement, and whether a "not" stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.checker.points.sentences import Telling

_CONTRAST = re.compile(
    r"\b(?:but|while|whereas|although|though|however|unlike)\b|, (?:and|or) (?!then)|;"
    r"|(?:지만|는데|은데|인데|반면에?)[\s,]"
    r"|(?:고|며)[\s,](?:\S+\s){0,3}?\S*(?:은|는)\s"
)
_NEW_SUBJECT = re.compile(r", (?:an?|the|each|every) ")
_SUBORDINATE = re.compile(
    r"(?:so |and |then )?(?:if|when|because|since|as|once|after|before|with|in|on|for|at|by|to|while)\b"
)
_NOT = re.compile(r"\b(?:not|never|nothing|nobody|none|no|without|rather|instead)\b|n't\b")
_CLAUSE = re.compile(r"[,;:.!?\n]\s*|\b(?:but|so|because|and|or|which|that|if|when|while)\b")
_WIDEST_CLAUSE = 80
"""Characters before the words in question that may belong to the same clause."""


def is_parted(told: Telling, start: int, end: int) -> bool:
    """Whether what stands at both ends belongs to two statements."""
    if _CONTRAST.search(told.text, start, end):
        return True
    sentence = told.sentence_at(start)
    opened = sentence is not None and _SUBORDINATE.match(sentence.text)
    return not opened and bool(_NEW_SUBJECT.search(told.text, start, end))


def nots(told: Telling, start: int, end: int) -> Iterator[int]:
    """Where an English "not" stands between the beginning of the clause that holds `start`, and the end. Korean ones
    take their whole clause with them and are found as denials."""
    begin = max(
        (cut.end() for cut in _CLAUSE.finditer(told.text, max(0, start - _WIDEST_CLAUSE), start)), default=start
    )
    return (found.start() for found in _NOT.finditer(told.text, begin, end))
