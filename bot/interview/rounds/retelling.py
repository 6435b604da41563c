"""Whether two answers tell the same story: interviewers of one loop compare notes, and notice.

What is compared is what sets a story apart: its rarer words and its numbers, in whatever order and form they are told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bot.interview.model import Field, Round, StarAnswer
from bot.interview.rounds.common_stems import COMMON_STEMS

SAME_FROM = 0.42
"""Share of the shorter telling's rare stems that stand in the longer one, too. Of the 22,376 pairs of different
labelled answers two reach it, both with a text made of phrases only; the retellings in the tests have 0.45 to 0.62."""
_SHARED_AT_LEAST = 6

_WORD = re.compile(r"[a-z][a-z']+|[가-힣]+|\d+(?:[.,]\d+)*")
_ENDINGS = ("ing", "ies", "ed", "es", "ly", "s", "'s")
_SHORTEST_STEM, _STEM = 3, 6
_HANGUL_STEM = 2


def stems(answer: StarAnswer) -> frozenset[str]:
    """The rarer words, cut to what stays the same when they are told again, and the numbers."""
    text = unicodedata.normalize("NFC", " ".join(answer.text(field) for field in Field)).lower()
    found = (_stem(word) for word in _WORD.findall(text))
    return frozenset(stem for stem in found if stem and stem not in COMMON_STEMS)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """0 to 1; 0 where too little is told to say."""
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= _SHARED_AT_LEAST else 0.0


def retellings(answers: Sequence[StarAnswer]) -> dict[int, int]:
    """For each place whose story was told before, the place of the first telling."""
    told = [stems(answer) for answer in answers]
    return dict(_retold(told))


def retold(round_: Round) -> dict[int, int]:
    """The same over a round: by turn, the number of the turn that told the story first."""
    answered = [turn for turn in round_.turns if turn.latest]
    pairs = retellings([turn.latest.answer for turn in answered if turn.latest])
    return {answered[later].number: answered[first].number for later, first in pairs.items()}


def _retold(told: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    for later, words in enumerate(told):
        first = next((place for place in range(later) if likeness(told[place], words) >= SAME_FROM), None)
        if first is not None:
            yield later, first


def _stem(word: str) -> str:
    if "가" <= word[0] <= "힣":
        # Particles and endings come last: the first two syllables are nearly always the word itself.
        return word[:_HANGUL_STEM] if len(word) >= _HANGUL_STEM else ""
    if word[0].isdigit():
        return word.replace(",", "") if len(word) > 1 else ""
    if len(word) <= _SHORTEST_STEM:
        return ""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST_STEM), "")
    return word.removesuffix(ending)[:_STEM]
