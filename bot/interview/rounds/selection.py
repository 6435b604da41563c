"""Which question comes next: what was seen longest ago, confusable principles side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from random import Random

from bot.interview.library import Library
from bot.interview.model import Principle, Question, Wishes

_NEVER = datetime.min.replace(tzinfo=UTC)


def choose(
    library: Library,
    wishes: Wishes,
    put: Sequence[str],
    seen: Mapping[str, datetime],
    random: Random,
) -> Question | None:
    """The next question, or None when nothing that fits is left.

    `put` are the ids already put in this round, in order; `seen` says when the member last met a question.
    A level that runs dry falls back to the other levels, a principle never to another one.
    """
    fitting = [q for q in library.questions.values() if q.id not in put and wishes.principle in (None, q.principle)]
    fitting = [q for q in fitting if q.level is wishes.level] or fitting
    if wishes.principle is None:
        fitting = _of_best_principle(library, fitting, put, seen, random)
    return min(fitting, key=lambda q: (seen.get(q.id, _NEVER), random.random()), default=None)


def _of_best_principle(
    library: Library, fitting: list[Question], put: Sequence[str], seen: Mapping[str, datetime], random: Random
) -> list[Question]:
    """Keep the questions of one principle: new to the round, next to the one before, longest unseen."""
    put_principles = _principles_of(library, put)
    neighbours = library.principles[put_principles[-1]].confused_with if put_principles else ()
    last_seen: dict[Principle, datetime] = {}
    for question_id, at in seen.items():
        if question := library.questions.get(question_id):
            last_seen[question.principle] = max(at, last_seen.get(question.principle, _NEVER))

    def rank(principle: Principle) -> tuple[int, bool, datetime, float]:
        return (
            put_principles.count(principle),
            principle not in neighbours,
            last_seen.get(principle, _NEVER),
            random.random(),
        )

    # Sorted first, so that a seeded random gives the same question on every machine.
    principles = sorted({q.principle for q in fitting})
    best = min(principles, key=rank, default=None)
    return [q for q in fitting if q.principle is best]


def _principles_of(library: Library, question_ids: Iterable[str]) -> list[Principle]:
    return [library.questions[i].principle for i in question_ids if i in library.questions]
