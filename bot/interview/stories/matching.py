"""Which of a member's stories fit a question or a principle, in four grades; that none does is an answer, too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.interview.model import Principle
from bot.interview.stories.model import Story


class Grade(IntEnum):
    """How well a story answers. Nobody should be sent into an interview with a `NO`."""

    NO = 0
    POSSIBLE = 1
    GOOD = 2
    STRONG = 3


BARS = ((3.0, Grade.STRONG), (1.5, Grade.GOOD), (0.5, Grade.POSSIBLE))
"""What the checker's number has to reach; set on labelled pairs that the checker's weights have not seen
(`python -m benchmarks.matching`)."""


@dataclass(frozen=True, slots=True)
class Match:
    story: Story
    grade: Grade


def graded(score: float) -> Grade:
    return next((grade for bar, grade in BARS if score >= bar), Grade.NO)


def for_question(stories: Sequence[Story], scores: Sequence[float]) -> tuple[Match, ...]:
    """Those that fit, the best first."""
    order = sorted(zip(scores, stories, strict=True), key=lambda one: (-one[0], one[1].id))
    return _fitting(Match(story, graded(score)) for score, story in order)


def for_principle(stories: Iterable[Story], principle: Principle, near: Collection[Principle]) -> tuple[Match, ...]:
    """Those that fit, the best first, the one that shows it most clearly before others. `near`: the principles that
    are easily taken for it."""
    found = [(grade_for(story, principle, near), _place(story, principle), story.id, story) for story in stories]
    order = sorted(found, key=lambda one: (-one[0], one[1], one[2]))
    return _fitting(Match(story, grade) for grade, _, _, story in order)


def grade_for(story: Story, principle: Principle, near: Collection[Principle]) -> Grade:
    """Said by the member and heard by the checker, one of both, or at least something akin to it."""
    heard, said = principle in story.heard, principle in (story.shows or ())
    if heard and said:
        return Grade.STRONG
    if said or (heard and story.shows is None):
        return Grade.GOOD
    return Grade.POSSIBLE if any(one in near for one in story.principles) else Grade.NO


def _place(story: Story, principle: Principle) -> int:
    shown = story.principles
    return shown.index(principle) if principle in shown else len(shown)


def _fitting(found: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(match for match in found if match.grade is not Grade.NO)
