"""Which of many patterns can match a sentence at all, by how their matches begin.

A pattern that can only begin with 장애 or 오류 need not be tried where neither stands. Each pattern is taken apart
once into the few characters that a match may begin with; a pattern that may begin with anything is always
tried. What is left out could not have matched, so nothing changes but the time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_ANY = ""
"""A beginning that may be anything."""
MOST_BEGINNINGS = 600
WIDEST_RANGE = 30
_ZERO_WIDTH = frozenset((code.AT, code.ASSERT, code.ASSERT_NOT))
_BOUNDS = frozenset((code.AT_BOUNDARY, code.AT_BEGINNING))
DIGIT = "\\d"
"""Stands for any digit, of whatever script."""
_HAS_DIGIT = re.compile(DIGIT)


class Sieve:
    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._always: list[int] = []
        self._by_beginning: dict[str, set[int]] = defaultdict(set)
        for number, pattern in enumerate(patterns):
            found = beginnings(pattern.pattern)
            if _ANY in found or len(found) > MOST_BEGINNINGS:
                self._always.append(number)
            else:
                for beginning in found:
                    self._by_beginning[beginning].add(number)

    def candidates(self, text: str) -> set[int]:
        found = set(self._always)
        if _HAS_DIGIT.search(text):
            found |= self._by_beginning.get(DIGIT, set())
        for beginning in {*text, *map("".join, pairwise(text))} & self._by_beginning.keys():
            found |= self._by_beginning[beginning]
        return found


def beginnings(pattern: str, length: int = 2) -> frozenset[str]:
    """The first characters of any match, up to `length` of them; fewer where what follows may be anything."""
    return _of(list(parser.parse(pattern)), length)


def word_beginnings(pattern: str, length: int) -> frozenset[str]:
    """As `beginnings`, where a match can only begin at the start of a word; empty where it may begin elsewhere."""
    items = list(parser.parse(pattern))
    found = _of(items, length) if _is_bounded(items) else frozenset[str]()
    return found if all(b == DIGIT or b[:1].isalnum() for b in found) else frozenset()


def _is_bounded(items: Sequence[tuple[Any, Any]]) -> bool:
    if not items:
        return False
    kind, value = items[0]
    if kind is code.AT:
        return value in _BOUNDS
    if kind is code.SUBPATTERN:
        return _is_bounded(value[3])
    return kind is code.BRANCH and all(_is_bounded(branch) for branch in value[1])


def _of(items: Sequence[tuple[Any, Any]], length: int) -> frozenset[str]:
    """The beginnings of a sequence, up to `length` characters; "" for what may be anything, or nothing."""
    for at, (kind, value) in enumerate(items):
        if kind in _ZERO_WIDTH:
            continue
        rest = items[at + 1 :]
        if kind is code.LITERAL:
            return _followed([chr(value)], rest, length)
        if kind is code.IN:
            return _followed(_members(value), rest, length)
        if kind is code.SUBPATTERN:
            return _of([*value[3], *rest], length)
        if kind is code.BRANCH:
            return frozenset[str]().union(*(_of([*branch, *rest], length) for branch in value[1]))
        if kind in (code.MAX_REPEAT, code.MIN_REPEAT):
            least, _, repeated = value
            once = _of([*repeated, *_unsure(value), *rest], length)
            return once if least else once | _of(rest, length)
        return frozenset((_ANY,))
    return frozenset((_ANY,))


def _unsure(repeat: tuple[Any, Any, Any]) -> list[tuple[Any, Any]]:
    """After one round of a repeat another may follow, so what comes next is not known; unless it may come but once."""
    return [] if repeat[1] == 1 else [(code.ANY, None)]


def _followed(firsts: Iterable[str], rest: Sequence[tuple[Any, Any]], length: int) -> frozenset[str]:
    firsts = list(firsts)
    if _ANY in firsts:
        return frozenset((_ANY,))
    digits = {DIGIT} & set(firsts)
    firsts = [first for first in firsts if first != DIGIT]
    nexts = _of(rest, length - 1) if length > 1 else frozenset((_ANY,))
    if len(firsts) * len(nexts) > MOST_BEGINNINGS:
        nexts = frozenset((_ANY,))
    told = {first + following.removeprefix(DIGIT) for first in firsts for following in nexts}
    return frozenset(digits | told)


def _members(members: Sequence[tuple[Any, Any]]) -> list[str]:
    found: list[str] = []
    for kind, value in members:
        if kind is code.LITERAL:
            found.append(chr(value))
        elif kind is code.RANGE and value[1] - value[0] <= WIDEST_RANGE:
            found += map(chr, range(value[0], value[1] + 1))
        elif (kind, value) == (code.CATEGORY, code.CATEGORY_DIGIT):
            found.append(DIGIT)
        else:
            return [_ANY]
    return found
