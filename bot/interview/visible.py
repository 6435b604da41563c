"""What can be seen of a text: whether there is anything to read, and in which script. Pure."""

from __future__ import annotations

import re
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


def as_text(text: str) -> str:
    """What a member wrote, as words alone: one line, no headings, lists, masked links, spoilers, code, mentions or
    marks that turn the line around. Where others read it, it looks like nothing but what it says."""
    line = " ".join("".join(char for char in text if char.isspace() or not _is_hidden(char)).split())
    before = None
    while before != line:  # what one mark hid may be another
        before = line
        line = _TAG.sub("", _MASKED.sub(r"\1", line))
        line = _OPENING.sub("", _MARKS.sub("", line)).strip()
    return _EVERYBODY.sub(r"\1", line)


_MASKED = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_TAG = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|/[^<>:]*:|id:)[\w:+-]*>")
_MARKS = re.compile(r"\|\||\*\*|__|~~|`+")
_OPENING = re.compile(r"^(?:#{1,3}|-#|>{1,3}|[-*+]|\d+\.)\s+")
_EVERYBODY = re.compile(r"@(everyone|here)\b", re.IGNORECASE)
_JOINERS = "\u200d\u200c"


def _is_hidden(char: str) -> bool:
    """Controls and format characters, among them those of direction; joiners make emoji and some scripts' words."""
    return char not in _JOINERS and unicodedata.category(char) in {"Cf", "Cc", "Cs", "Co", "Cn"}


def has_hangul(text: str) -> bool:
    return any("가" <= char <= "힣" for char in text)
