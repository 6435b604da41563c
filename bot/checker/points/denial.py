"""What a sentence says but does not hold: denied, not known, or somebody else's error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from bot.checker.points import english_denial, korean_denial
from bot.checker.points.sentences import Sentence


class Why(Enum):
    """DENIED turns a statement round; the others leave nothing of it."""

    DENIED = "denied"
    NOT_KNOWN = "not known"
    TURNED_DOWN = "turned down"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands from start to end of the text is not held, because of the words at `by`."""

    start: int
    end: int
    why: Why
    by: tuple[int, int]

    def touches(self, start: int, end: int) -> bool:
        return start < self.end and self.start < end

    def is_within(self, start: int, end: int) -> bool:
        """Whether its "not" is part of these words."""
        return start <= self.by[0] and self.by[1] <= end


def stretches(sentence: Sentence) -> Iterator[Stretch]:
    language = korean_denial if sentence.korean else english_denial
    for why, found in (
        (Why.DENIED, language.denied),
        (Why.NOT_KNOWN, language.not_known),
        (Why.TURNED_DOWN, language.turned_down),
    ):
        for (start, end), by in found(sentence):
            yield Stretch(start, end, why, by)
