r"""Patterns compiled so that long lists of alternatives stay quick.

`\b(?:apple|avocado|pear)` tries every alternative at every word; `\b(?:a(?:pple|vocado)|p(?:ear))` mostly looks at one
letter. The patterns are written the first way and compiled the second. What is found does not change, as all that is
asked of a pattern is whether, and how often, it stands in a text.
"""

from __future__ import annotations

import re

_OPENING = r"\b(?:"
_QUANTIFIERS = frozenset("?*+{")
_FEW = 4  # alternatives; fewer are not worth grouping


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_grouped(pattern))


def _grouped(pattern: str) -> str:
    """Every group that follows a word boundary, with its alternatives ordered by their first letters."""
    start = pattern.find(_OPENING)
    if start < 0:
        return pattern
    inside = start + len(_OPENING)
    options, end = _alternatives(pattern, inside)
    return f"{pattern[:inside]}{_by_letter(options)}{_grouped(pattern[end:])}"


def _alternatives(pattern: str, position: int) -> tuple[list[str], int]:
    """The alternatives of the group whose inside begins at the position, and where it ends."""
    options, begin, depth, in_set = [], position, 0, False
    while True:
        character = pattern[position]
        if character == "\\":
            position += 1
        elif in_set:
            in_set = character != "]"
        elif character == "[":
            in_set = True
        elif character == "(":
            depth += 1
        elif character == "|" and depth == 0:
            options.append(pattern[begin:position])
            begin = position + 1
        elif character == ")":
            if depth == 0:
                return [*options, pattern[begin:position]], position
            depth -= 1
        position += 1


def _by_letter(options: list[str]) -> str:
    if len(options) < _FEW:
        return "|".join(options)
    groups: dict[str, list[str]] = {}
    for option in options:
        plain = option[:1].isalnum() and option[1:2] not in _QUANTIFIERS
        groups.setdefault(option[0] if plain else "", []).append(option[1:] if plain else option)
    rest = groups.pop("", [])
    return "|".join([*(f"{letter}(?:{'|'.join(ends)})" for letter, ends in groups.items()), *rest])
