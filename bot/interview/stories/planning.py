"""Which story to tell to whom in a loop: none twice, and what is missing named.

The sixteen principles are dealt to five interviewers; the assignment of stories is the best there is (Kuhn and Munkres'
method), not the first that comes: a story that fits two principles is kept for the one that has no other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.interview.model import Principle
from bot.interview.stories.matching import Grade, grade_for
from bot.interview.stories.model import Story

INTERVIEWERS = 5
_WORTH = {Grade.NO: 0, Grade.POSSIBLE: 1, Grade.GOOD: 3, Grade.STRONG: 4}
"""Three that are only near are worth no more than one that is good."""


@dataclass(frozen=True, slots=True)
class Told:
    """A principle, and the story for it; without one, it is missing."""

    principle: Principle
    story: Story | None = None
    grade: Grade = Grade.NO


@dataclass(frozen=True, slots=True)
class Plan:
    """What is told to each interviewer."""

    seats: tuple[tuple[Told, ...], ...]

    @property
    def missing(self) -> tuple[Principle, ...]:
        return tuple(one.principle for seat in self.seats for one in seat if one.story is None)


def dealt(principles: Sequence[Principle], interviewers: int = INTERVIEWERS) -> tuple[tuple[Principle, ...], ...]:
    """In turn, so that what is easily taken for one another is asked by different people."""
    return tuple(tuple(principles[seat::interviewers]) for seat in range(interviewers))


def plan(
    stories: Sequence[Story], seats: Sequence[Sequence[Principle]], near: Mapping[Principle, Collection[Principle]]
) -> Plan:
    asked = [principle for seat in seats for principle in seat]
    grades = [[grade_for(story, one, near[one]) for story in stories] for one in asked]
    # One column of nothing for each principle: it may stay without a story.
    costs = [[-_WORTH[grade] for grade in row] + [0] * len(asked) for row in grades]
    told = iter(_told(asked, stories, grades, _assigned(costs)))
    return Plan(tuple(tuple(next(told) for _ in seat) for seat in seats))


def _told(
    asked: Sequence[Principle], stories: Sequence[Story], grades: Sequence[Sequence[Grade]], columns: Sequence[int]
) -> list[Told]:
    found = []
    for row, (principle, column) in enumerate(zip(asked, columns, strict=True)):
        grade = grades[row][column] if column < len(stories) else Grade.NO
        found.append(Told(principle, stories[column], grade) if grade else Told(principle))
    return found


def _assigned(costs: Sequence[Sequence[int]]) -> list[int]:
    """For each row the column that is its own, at the least cost in all; there are at least as many columns."""
    rows, columns = len(costs), len(costs[0]) if costs else 0
    row_price, column_price = [0] * (rows + 1), [0] * (columns + 1)
    holder, came_from = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        holder[0] = row
        _free_column(costs, row_price, column_price, holder, came_from)
    found = [0] * rows
    for column in range(1, columns + 1):
        if holder[column]:
            found[holder[column] - 1] = column - 1
    return found


def _free_column(
    costs: Sequence[Sequence[int]],
    row_price: list[int],
    column_price: list[int],
    holder: list[int],
    came_from: list[int],
) -> None:
    """The cheapest way on which everybody moves on by one until a column is free; the prices follow."""
    columns = len(column_price)
    least = [float("inf")] * columns
    done = [False] * columns
    at = 0
    while holder[at]:
        done[at] = True
        row = holder[at]
        for column in range(1, columns):
            cost = costs[row - 1][column - 1] - row_price[row] - column_price[column]
            if not done[column] and cost < least[column]:
                least[column], came_from[column] = cost, at
        at = min((column for column in range(1, columns) if not done[column]), key=least.__getitem__)
        step = int(least[at])
        for column in range(columns):
            if done[column]:
                row_price[holder[column]] += step
                column_price[column] -= step
            else:
                least[column] -= step
    while at:
        holder[at] = holder[came_from[at]]
        at = came_from[at]
