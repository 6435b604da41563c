"""What can be seen of a text: whether there is anything to read, and in which script. Pure."""

from __future__ import annotations

import unicodedata

# Letters and signs that are drawn as nothing: fillers of Hangul, a Khmer vowel pair, the Braille pattern without dots.
_DRAWN_AS_NOTHING = frozenset("\u115f\u1160\u3164\uffa0\u17b4\u17b5\u2800\U0001d159")
_READ = frozenset("LNPS")
"""Letters, numbers, punctuation, symbols. Marks alone have nothing to stand on."""


def is_visible(char: str) -> bool:
    """Whether it is drawn, by itself, as something."""
    return char not in _DRAWN_AS_NOTHING and unicodedata.category(char)[0] in _READ


def visible(text: str) -> bool:
    """Whether there is anything to read: blanks, zero-width characters and fillers are not."""
    return any(map(is_visible, text))


def tidy(text: str | None) -> str:
    """The text without blanks around it; empty where there is nothing to read in it."""
    return text.strip() if text and visible(text) else ""


def has_hangul(text: str) -> bool:
    return any("가" <= char <= "힣" for char in text)
