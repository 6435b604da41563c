"""How many columns a text takes in a terminal, where Korean syllables take two."""

from __future__ import annotations

import re
import unicodedata

_HANGING = re.compile(r"\s*(?:[-*•·>│]|\d{1,2}[.)]|\[[ x]\]|[✓✔✗✘☐☑✅❌⬜▫▪])?\s+")
_ZERO = {"Mn", "Me", "Cf"}


def width_of(text: str) -> int:
    return sum(map(_width_of_character, text))


def _width_of_character(character: str) -> int:
    if unicodedata.category(character) in _ZERO or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def shorten(text: str, width: int) -> str:
    """Cut to the width, with a sign that something is missing."""
    if width_of(text) <= width:
        return text
    while text and width_of(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def wrap(line: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken at spaces; what follows a bullet hangs under its text."""
    if width_of(line) <= width:
        return [line]
    bullet = _HANGING.match(line)
    indent = " " * min(width_of(bullet[0]) if bullet else 0, width // 2)
    lines: list[str] = []
    current = ""
    for word in re.findall(r"\s*\S+", line):
        piece = word if current else (indent + word.lstrip() if lines else word)
        if width_of(current + piece) <= width:
            current += piece
            continue
        if current.strip():
            lines.append(current)
        current = indent + word.lstrip() if lines else word
        while width_of(current) > width:
            head = _head(current, width)
            lines.append(head)
            current = indent + current[len(head) :]
    return [*lines, current] if current.strip() else lines


def _head(text: str, width: int) -> str:
    """As many characters as fit, at least one."""
    taken = 0
    for index, character in enumerate(text):
        taken += _width_of_character(character)
        if taken > width:
            return text[: max(index, 1)]
    return text
