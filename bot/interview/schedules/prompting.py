"""What a scheduled prompt asks. Nothing comes twice before everything that fits was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

from bot.interview.library import Library
from bot.interview.model import Principle, Question
from bot.interview.schedules.model import Ask, Schedule

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Record:
    """What a group, or a member, was asked so far and answered.

    `times` and `last` by question id: how often, and when it was asked last; `answers` counts by question id.
    """

    times: Mapping[str, int] = field(default_factory=dict)
    last: Mapping[str, datetime] = field(default_factory=dict)
    answers: Mapping[str, int] = field(default_factory=dict)


def choose_prompt(library: Library, schedule: Schedule, record: Record) -> Question | None:
    """None when nothing fits. The same for the same record, so that a preview shows what will come."""
    if schedule.ask is Ask.LISTED:
        listed = [library.questions[key] for key in schedule.questions if key in library.questions]
        return listed[schedule.turns % len(listed)] if listed else None
    fitting = [
        q for q in library.questions.values() if schedule.ask is not Ask.PRINCIPLE or q.principle is schedule.principle
    ]
    fitting = _least_asked(fitting, record)
    random = Random(f"{schedule.id} {schedule.turns}")
    if schedule.ask is Ask.MIXED:
        fitting = _of_first(fitting, _longest_unasked(library, record))
    elif schedule.ask is Ask.LEAST:
        fitting = _of_first(fitting, _least_answered(library, record))
    return min(fitting, key=lambda q: (record.last.get(q.id, _NEVER), random.random()), default=None)


def _least_asked(fitting: Sequence[Question], record: Record) -> list[Question]:
    fewest = min((record.times.get(q.id, 0) for q in fitting), default=0)
    return [q for q in fitting if record.times.get(q.id, 0) == fewest]


def _of_first(fitting: Sequence[Question], order: Sequence[Principle]) -> list[Question]:
    """Those of the first principle in the order that has any."""
    found = {q.principle for q in fitting}
    first = next((principle for principle in order if principle in found), None)
    return [q for q in fitting if q.principle is first]


def _longest_unasked(library: Library, record: Record) -> list[Principle]:
    last: dict[Principle, datetime] = {}
    for question_id, at in record.last.items():
        if question := library.questions.get(question_id):
            last[question.principle] = max(at, last.get(question.principle, _NEVER))
    newest = max(last, key=lambda principle: last[principle], default=None)
    # Confusable principles come one after the other.
    neighbours = library.principles[newest].confused_with if newest else ()
    return sorted(Principle, key=lambda p: (p in last, p not in neighbours, last.get(p, _NEVER)))


def _least_answered(library: Library, record: Record) -> list[Principle]:
    answers: Counter[Principle] = Counter()
    for question_id, count in record.answers.items():
        if question := library.questions.get(question_id):
            answers[question.principle] += count
    unasked = _longest_unasked(library, record)
    return sorted(Principle, key=lambda p: (answers[p], unasked.index(p)))
