"""The labels that people put before the parts of an answer: "Task:", "## Action", "(R)", "[상황]", "S(상황):"."""

from __future__ import annotations

import re

from bot.interview.model import Field

NAMES: dict[Field, str] = {
    Field.SITUATION: r"situation|context|background|상황|배경",
    Field.TASK: r"task|challenge|goal|objective|과제|임무|역할|목표|문제",
    Field.ACTION: r"actions?|approach|what i did|행동|액션|조치|실행|수행|대응",
    Field.RESULT: r"results?|outcomes?|impact|결과|성과",
}
LETTERS = {Field.SITUATION: "s", Field.TASK: "t", Field.ACTION: "a", Field.RESULT: "r"}

# A line that was only wrapped may begin with such a word: it goes on in lower case.
_BEFORE = (
    r"^(?-i:(?<![a-z,]\n)|(?=[^\w\n]*(?:\d+[^\w\n]*)?[A-Z가-힣]))[ \t>]*+(?:[-*•▪◦■□▶►◆◇★✓ㅇ○●][ \t]*)?"
    r"(?:\#{1,6}[ \t]*)?(?:[(\[]?\d{1,2}[.)\]][ \t]*)?"
)
_OPEN, _CLOSE = r"[*_\[(\"'【<「`]*", r"[*_\])\"'】>」`]*"
_MARK = r"[ \t]*(?:[:：=|]|[-—–](?=[ \t])|\.(?=[ \t]))[*_]*"
_LINE_END = r"(?:[ \t]*#+)?[ \t]*(?=\n|\Z)"


def _label(field: Field) -> str:
    """One field's label at the beginning of a line, or in brackets anywhere."""
    names, letter = NAMES[field], LETTERS[field]
    any_name = "|".join((*NAMES.values(), *LETTERS.values()))
    twice = rf"(?:[ \t]*[(/（][ \t]*(?:{any_name})[ \t]*[)）]?)?"
    return (
        rf"{_BEFORE}{_OPEN}(?:{names}){twice}{_CLOSE}(?:{_MARK}|{_LINE_END})"
        rf"|{_BEFORE}[*_]*[\[(【<「](?:{names}|{letter}){twice}[\])】>」][*_]*(?:{_MARK})?"
        rf"|{_BEFORE}[*_]*(?:{letter}){twice}[*_]*(?:{_MARK}|\))[*_]*"
    )


_INSIDE = r"(?:(?<=\s)|(?<=[.!?…])|\A)"


def _inside(field: Field) -> str:
    """A label within a paragraph: only in brackets, or as a whole word with a colon after the end of a sentence."""
    names, letter = NAMES[field], LETTERS[field].upper()
    return (
        rf"{_INSIDE}[*_]*[\[(【](?:{names}|(?-i:{letter}))[\])】][*_]*(?:{_MARK})?"
        rf"|(?:(?<=[.!?…]\s)|(?<=[.!?…]))[*_]*(?:{names})[*_]*[ \t]?[:：][*_]*"
    )


HEADING = {field: re.compile(rf"{_label(field)}|{_inside(field)}", re.I | re.M) for field in Field}
LABEL = re.compile("|".join(pattern.pattern for pattern in HEADING.values()), re.I | re.M)
"""Any label. What it stands before is left; a bare letter needs a mark or brackets."""
FOOTING = {
    field: re.compile(rf"(?<=[^\s\])])[ \t]*[(\[](?:{names}|{LETTERS[field]})[)\]][ \t]*$", re.I | re.M)
    for field, names in NAMES.items()
}
"""A label that stands behind its part, at the end of the line."""
