"""What a member's answers say over time: then and now, by field. Nothing is counted that could be lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from bot.interview.library import Library
from bot.interview.model import Checklist, Field, Item, Principle
from bot.interview.rounds.progress import USUAL_SPOKEN_S, ranked

FEWEST = 4
"""Answers from which "then" and "now" are told apart: two of each."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer as it stood in the end; `follow_ups`: how many were put to it."""

    question_id: str
    at: datetime
    checklist: Checklist
    follow_ups: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some answers in a row. `met`: the share of items met in each field; `in_band`: of answers of a usual length."""

    answers: int
    met: Mapping[Field, float]
    follow_ups: float
    in_band: float


@dataclass(frozen=True, slots=True)
class Retested:
    """The item that was missed most in the first half, and how often it was met since then, in so many answers."""

    item: Item
    met: int
    asked: int


@dataclass(frozen=True, slots=True)
class Figures:
    """`then` and `now` are the halves of what is looked at, `then` None where that is too little. `again`: the newest
    question that was answered more than once, and the share that was met first and last."""

    now: Stretch
    then: Stretch | None
    practised: tuple[tuple[Principle, datetime], ...]
    retested: Retested | None
    again: tuple[str, float, float] | None


def figures(answers: Sequence[Answered], library: Library) -> Figures | None:
    """`answers` in the order in which they were given; None without one."""
    if not answers:
        return None
    half = len(answers) // 2 if len(answers) >= FEWEST else 0
    before, after = answers[:half], answers[half:]
    return Figures(
        now=_stretch(after),
        then=_stretch(before) if before else None,
        practised=_practised(answers, library),
        retested=_retested(before, after),
        again=_again(answers),
    )


def share(checklist: Checklist) -> float:
    asked = sum(checklist.asked(field) for field in Field)
    return sum(checklist.met(field) for field in Field) / asked if asked else 0.0


def _stretch(answers: Sequence[Answered]) -> Stretch:
    low, high = USUAL_SPOKEN_S
    return Stretch(
        len(answers),
        {field: _share_of(answers, field) for field in Field},
        fmean(one.follow_ups for one in answers),
        fmean(low <= one.checklist.spoken_s <= high for one in answers),
    )


def _share_of(answers: Sequence[Answered], field: Field) -> float:
    asked = sum(one.checklist.asked(field) for one in answers)
    return sum(one.checklist.met(field) for one in answers) / asked if asked else 0.0


def _practised(answers: Sequence[Answered], library: Library) -> tuple[tuple[Principle, datetime], ...]:
    """Each with when it was asked for last, the longest ago first."""
    last: dict[Principle, datetime] = {}
    for one in answers:
        if question := library.questions.get(one.question_id):
            last[question.principle] = one.at
    return tuple(sorted(last.items(), key=lambda found: (found[1], found[0])))


def _retested(before: Sequence[Answered], after: Sequence[Answered]) -> Retested | None:
    weakest = ranked(Counter(item for one in before for item in one.checklist.missing), 1)
    if not weakest:
        return None
    verdicts = [one.checklist.verdict(weakest[0]).met for one in after if one.checklist.verdicts]
    judged = [met for met in verdicts if met is not None]
    return Retested(weakest[0], sum(judged), len(judged)) if judged else None


def _again(answers: Sequence[Answered]) -> tuple[str, float, float] | None:
    first: dict[str, Answered] = {}
    newest: tuple[Answered, Answered] | None = None
    for one in answers:
        earlier = first.setdefault(one.question_id, one)
        if earlier is not one:
            newest = (earlier, one)
    return newest and (newest[1].question_id, share(newest[0].checklist), share(newest[1].checklist))
