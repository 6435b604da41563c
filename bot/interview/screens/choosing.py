"""Which question of a technical screen comes next: profile and general ones, kinds mixed, as hard as they can take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from random import Random

from bot.interview.profiles import Depth, Profile, QuestionKind, TechnicalQuestion
from bot.interview.screens.verdicts import PointsVerdict
from bot.interview.screens.weighing import next_level

LEAST_QUESTIONS, MOST_QUESTIONS = 8, 12
GENERAL_PART = 0.25
TWO_OWN_FROM = 10
"""Questions from which on two are about the member's own work, not one."""
MOST_DUE = 3
"""Questions of a screen that are asked again because points of theirs were missed: the rest is new."""
_NEVER = datetime.min.replace(tzinfo=UTC)


class Source(StrEnum):
    """OWN is about what the member did: a headline of theirs, or a system of their choice."""

    OWN = "own"
    GENERAL = "general"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class ScreenWishes:
    profile: Profile
    questions: int
    headlines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not LEAST_QUESTIONS <= self.questions <= MOST_QUESTIONS:
            raise ValueError(f"a screen has {LEAST_QUESTIONS} to {MOST_QUESTIONS} questions, not {self.questions}")


@dataclass(frozen=True, slots=True)
class Put:
    """A question that was put. `verdict` is None where it was skipped."""

    question: TechnicalQuestion
    verdict: PointsVerdict | None


@dataclass(frozen=True, slots=True)
class Choice:
    """`headline`: what the question is to be about ("You wrote …"), in the member's own words."""

    question: TechnicalQuestion
    headline: str | None = None


def plan(wishes: ScreenWishes) -> tuple[Source, ...]:
    """As it goes in real screens: one's own last work, breadth on basics, the profile, and one's own project again."""
    own = 2 if wishes.questions >= TWO_OWN_FROM else 1
    general = round(GENERAL_PART * wishes.questions)
    middle = [Source.GENERAL] * general + [Source.PROFILE] * (wishes.questions - own - general)
    if wishes.profile is Profile.GENERAL:
        middle = [Source.GENERAL] * len(middle)
    return (Source.OWN, *middle, *[Source.OWN] * (own - 1))


def next_choice(
    bank: Mapping[str, TechnicalQuestion],
    wishes: ScreenWishes,
    put: Sequence[Put],
    seen: Mapping[str, datetime],
    due: Collection[str],
    random: Random,
) -> Choice | None:
    """None when the screen is over, or nothing is left to ask.

    `seen` says when the member last met a question, `due` which ones have points that come back. Where one source runs
    dry, the rest of the screen's questions do.
    """
    if len(put) >= wishes.questions:
        return None
    source = plan(wishes)[len(put)]
    fitting = _fitting(bank, wishes, put, source)
    level, kinds = _level(put), Counter(p.question.kind for p in put)
    again = due if sum(p.question.id in due for p in put) < MOST_DUE else ()

    def rank(question: TechnicalQuestion) -> tuple[bool, int, bool, int, datetime, float]:
        return (
            question.id not in again,
            abs(question.level - level),
            bool(put) and question.kind is put[-1].question.kind,
            kinds[question.kind],
            seen.get(question.id, _NEVER),
            random.random(),
        )

    question = min(fitting, key=rank, default=None)
    return Choice(question, _headline(wishes, put, source)) if question else None


def _fitting(
    bank: Mapping[str, TechnicalQuestion], wishes: ScreenWishes, put: Sequence[Put], source: Source
) -> list[TechnicalQuestion]:
    asked = {p.question.id for p in put}
    both = [q for q in bank.values() if q.profile in (wishes.profile, Profile.GENERAL) and q.id not in asked]
    own = [q for q in both if q.kind is QuestionKind.OWN_SYSTEM]
    other = [q for q in both if q.kind is not QuestionKind.OWN_SYSTEM]
    if source is Source.OWN:
        return [q for q in own if q.profile is wishes.profile] or own or other
    wanted = Profile.GENERAL if source is Source.GENERAL else wishes.profile
    return [q for q in other if q.profile is wanted] or other


def _level(put: Sequence[Put]) -> Depth:
    """After the last question that was no talk about one's own work: that one says little about what is too hard."""
    last = next((p for p in reversed(put) if p.question.kind is not QuestionKind.OWN_SYSTEM), None)
    return Depth.BASIC if last is None else next_level(last.question.level, last.verdict)


def _headline(wishes: ScreenWishes, put: Sequence[Put], source: Source) -> str | None:
    """A headline of its own for every question about one's own work, as long as there are any."""
    if source is not Source.OWN:
        return None
    before = plan(wishes)[: len(put)].count(Source.OWN)
    return wishes.headlines[before] if before < len(wishes.headlines) else None
