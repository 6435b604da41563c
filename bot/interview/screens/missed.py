"""Points that were missed and wrong statements that were made, kept until they have come right several times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.interview.screens.verdicts import Found, PointsVerdict

STEPS_DAYS = (1, 3, 7, 21)
"""After so many days a thing comes back, each time it was right; after the last it is learnt."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A point, or with `wrong` a wrong statement, of a question. `times`: how often it went wrong."""

    question_id: str
    thing: str
    wrong: bool
    due: datetime
    step: int = 0
    times: int = 1


def after(kept: Iterable[Missed], question_id: str, verdict: PointsVerdict, now: datetime) -> tuple[Missed, ...]:
    """What is kept of this question once it has been answered (again); what was learnt is gone."""
    before = {(missed.thing, missed.wrong): missed for missed in kept if missed.question_id == question_id}
    said = {wrong.wrong for wrong in verdict.wrong}
    right = {(point.point, False): point.found is Found.FOUND for point in verdict.points}
    right |= {(thing, True): False for thing in said}
    right |= {key: key[0] not in said for key in before if key[1]}
    return tuple(_updated(before, question_id, right, now))


def _updated(
    before: Mapping[tuple[str, bool], Missed],
    question_id: str,
    right: Mapping[tuple[str, bool], bool],
    now: datetime,
) -> Iterator[Missed]:
    for (thing, wrong), is_right in right.items():
        missed = before.get((thing, wrong))
        if not is_right:
            times = missed.times + 1 if missed else 1
            yield Missed(question_id, thing, wrong, now + timedelta(days=STEPS_DAYS[0]), times=times)
        elif missed and missed.due > now:
            yield missed  # right before its time says little: it still comes back
        elif missed and missed.step + 1 < len(STEPS_DAYS):
            step = missed.step + 1
            yield replace(missed, step=step, due=now + timedelta(days=STEPS_DAYS[step]))


def due_questions(kept: Iterable[Missed], now: datetime) -> Sequence[str]:
    """Questions with something due: those with wrong statements first, then the most often missed, then the oldest."""
    by_question: dict[str, list[Missed]] = {}
    for missed in kept:
        if missed.due <= now:
            by_question.setdefault(missed.question_id, []).append(missed)

    def rank(question_id: str) -> tuple[int, int, datetime, str]:
        due = by_question[question_id]
        wrong, times = sum(missed.wrong for missed in due), sum(missed.times for missed in due)
        return -wrong, -times, min(missed.due for missed in due), question_id

    return sorted(by_question, key=rank)
