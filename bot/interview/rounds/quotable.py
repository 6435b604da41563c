"""Which of a member's words an interviewer can repeat in a question: few enough to be said in one breath."""

from __future__ import annotations

import re

MOST_WORDS, MOST_SYLLABLES, MOST_CHARACTERS = 8, 20, 60
_LEAST_WORDS, _LEAST_SYLLABLES = 2, 4

_HANGUL = re.compile("[가-힣]")
# Not the point or comma inside a number.
_BREAKS = re.compile(r"[.,;:!?…]+(?=\s|$)|[—–()\n“”\"]")
_JOINING = re.compile(r"^(?:(?:and|but|so|then|그래서|그리고|그런데|하지만|그다음에?|그 뒤에?)\s+)+", re.IGNORECASE)
# What begins like this leans on what stands before it.
_LEANING = re.compile(r"^(?:because|which|who|whose|where|that|when|if|than|as)\b|^(?:때문에|라서)\b", re.IGNORECASE)


def quotable(text: str) -> str | None:
    """The words as they can be repeated whole; None where they are too many."""
    told = " ".join(text.split()).strip(" .,;:!?…“”\"'")
    return told if told and _is_short(told) else None


def quotable_piece(text: str) -> str | None:
    """The words, or the first part of them between two marks that can be repeated and stands by itself."""
    if whole := quotable(text):
        return whole if _says_something(whole) else None
    pieces = (_JOINING.sub("", " ".join(piece.split())) for piece in _BREAKS.split(text))
    return next((piece for piece in pieces if _stands(piece)), None)


def _stands(piece: str) -> bool:
    return _is_short(piece) and _says_something(piece) and not _LEANING.match(piece)


def _is_short(text: str) -> bool:
    short = len(text.split()) <= MOST_WORDS and len(text) <= MOST_CHARACTERS
    return short and len(_HANGUL.findall(text)) <= MOST_SYLLABLES


def _says_something(text: str) -> bool:
    return len(text.split()) >= _LEAST_WORDS or len(_HANGUL.findall(text)) >= _LEAST_SYLLABLES
