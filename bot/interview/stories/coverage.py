"""What a member's stories cover: which principles, how clearly, where nothing is, and what is told too often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.interview.model import Principle
from bot.interview.stories.matching import Grade, grade_for
from bot.interview.stories.model import MOST_SHOWN, Story

_WORTH = {Grade.NO: 0, Grade.POSSIBLE: 0, Grade.GOOD: 1, Grade.STRONG: 2}


@dataclass(frozen=True, slots=True)
class Coverage:
    """`grades`: for each principle one for each story, in the order of `stories`."""

    stories: tuple[Story, ...]
    grades: dict[Principle, tuple[Grade, ...]]

    def count(self, principle: Principle) -> int:
        return sum(grade is not Grade.NO for grade in self.grades[principle])

    def clear(self, principle: Principle) -> int:
        return sum(grade is Grade.STRONG for grade in self.grades[principle])

    @property
    def gaps(self) -> tuple[Principle, ...]:
        return tuple(one for one in Principle if not self.count(one))

    @property
    def overused(self) -> tuple[Story, ...]:
        """Those that are told for three principles: interviewers of one loop compare notes."""
        return tuple(story for story in self.stories if len(story.principles) >= MOST_SHOWN)

    @property
    def least(self) -> Principle:
        """What is covered least, the first of those that are covered alike."""
        return min(Principle, key=lambda one: sum(_WORTH[grade] for grade in self.grades[one]))


def coverage(stories: Sequence[Story]) -> Coverage:
    return Coverage(tuple(stories), {one: tuple(grade_for(story, one, ()) for story in stories) for one in Principle})
