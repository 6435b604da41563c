"""Tries a pattern only at the words that a match of it can begin with.

English cues begin at a word boundary and with one of a list of words. Where these words stand in a text is noted once;
each cue is then matched there, instead of searched for along the whole text. What is found is the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from bot.checker.sieve import DIGIT, word_beginnings

_LENGTH = 4  # letters of a beginning: enough to tell most words apart
_WORD_START = re.compile(r"\b\w")


class PlacedText:
    """A text, and where in it each beginning of a word stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[str, list[int]] = defaultdict(list)
        for match in _WORD_START.finditer(text):
            at = match.start()
            for end in range(at + 1, min(at + _LENGTH, len(text)) + 1):
                self.places[text[at:end]].append(at)
            if text[at].isdecimal():
                self.places[DIGIT].append(at)


class WordSieve:
    """Many patterns, each tried only where it can begin; those that may begin with anything are searched for."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self.patterns = patterns
        self._searched: list[int] = []
        self._by_beginning: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            found = word_beginnings(pattern.pattern, _LENGTH)
            if not found:
                self._searched.append(number)
            for beginning in found:
                self._by_beginning[beginning].append(number)

    def found(self, placed: PlacedText) -> list[int]:
        """The numbers of the patterns that stand in the text, in order."""
        found = {number for number in self._searched if self.patterns[number].search(placed.text)}
        for at, number in self._tries(placed):
            if number not in found and self.patterns[number].match(placed.text, at):
                found.add(number)
        return sorted(found)

    def counted(self, placed: PlacedText, most: int) -> dict[int, int]:
        """How often each pattern stands in the text, up to `most` times; those that do not are left out."""
        text = placed.text
        hits = {n: sum(1 for _ in islice(self.patterns[n].finditer(text), most)) for n in self._searched}
        ends: dict[int, int] = {}
        for at, number in sorted(self._tries(placed)):
            if at < ends.get(number, 0) or hits.get(number, 0) == most:
                continue
            match = self.patterns[number].match(text, at)
            if match is not None:
                hits[number], ends[number] = hits.get(number, 0) + 1, match.end()
        return {number: hits[number] for number in sorted(hits) if hits[number]}

    def _tries(self, placed: PlacedText) -> Iterable[tuple[int, int]]:
        for beginning in placed.places.keys() & self._by_beginning.keys():
            for at in placed.places[beginning]:
                for number in self._by_beginning[beginning]:
                    yield at, number
