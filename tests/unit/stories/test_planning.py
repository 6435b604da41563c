"""A loop is planned so that no story is told twice and as little as possible is missing."""

from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.interview.model import Principle, StarAnswer
from bot.interview.stories.matching import Grade, for_principle, for_question, grade_for, graded
from bot.interview.stories.model import Story
from bot.interview.stories.planning import _assigned, dealt, plan

AT = datetime(2026, 12, 1, tzinfo=UTC)
OWNERSHIP, DIVE, FRUGAL = Principle.OWNERSHIP, Principle.DIVE_DEEP, Principle.FRUGALITY
NEAR_NOTHING = dict.fromkeys(Principle, ())


def story(number: int, heard: tuple[Principle, ...] = (), shows: tuple[Principle, ...] | None = None) -> Story:
    return Story(number, 1, f"Story {number}", StarAnswer("", "", "", ""), AT, AT, heard=heard, shows=shows)


def test_every_principle_is_asked_once_by_one_of_five():
    seats = dealt(tuple(Principle))
    assert [len(seat) for seat in seats] == [4, 3, 3, 3, 3]
    assert sorted(principle for seat in seats for principle in seat) == sorted(Principle)


def test_a_story_that_fits_two_is_kept_for_the_one_that_has_no_other():
    both, only = story(1, (OWNERSHIP, DIVE)), story(2, (OWNERSHIP,))
    found = plan([both, only], [[OWNERSHIP], [DIVE]], NEAR_NOTHING)
    assert [seat[0].story for seat in found.seats] == [only, both]
    assert found.missing == ()


def test_what_no_story_shows_is_missing_rather_than_forced():
    found = plan([story(1, (OWNERSHIP,))], [[OWNERSHIP, DIVE], [FRUGAL]], NEAR_NOTHING)
    assert found.missing == (DIVE, FRUGAL)


def test_without_a_story_everything_is_missing():
    assert plan([], dealt(tuple(Principle)), NEAR_NOTHING).missing == tuple(
        principle for seat in dealt(tuple(Principle)) for principle in seat
    )


_ROW = st.lists(st.integers(-4, 0), min_size=5, max_size=5)


@settings(max_examples=60)
@given(st.lists(_ROW, min_size=1, max_size=4))
def test_no_other_assignment_is_worth_more(costs: list[list[int]]):
    found = _assigned(costs)
    assert len(set(found)) == len(costs)
    best = min(sum(costs[row][column] for row, column in enumerate(one)) for one in permutations(range(5), len(costs)))
    assert sum(costs[row][column] for row, column in enumerate(found)) == best


@pytest.mark.parametrize(
    ("heard", "shows", "grade"),
    [
        ((OWNERSHIP,), (OWNERSHIP,), Grade.STRONG),
        ((), (OWNERSHIP,), Grade.GOOD),
        ((OWNERSHIP,), None, Grade.GOOD),
        ((OWNERSHIP,), (FRUGAL,), Grade.NO),  # its owner says that it shows something else
        ((DIVE,), None, Grade.POSSIBLE),
        ((), None, Grade.NO),
    ],
)
def test_what_its_owner_says_counts_before_what_is_heard(
    heard: tuple[Principle, ...], shows: tuple[Principle, ...] | None, grade: Grade
):
    assert grade_for(story(1, heard, shows), OWNERSHIP, (DIVE,)) is grade


def test_the_best_comes_first_and_what_does_not_fit_is_left_out():
    found = for_principle([story(1), story(2, (DIVE, OWNERSHIP)), story(3, (OWNERSHIP,))], OWNERSHIP, ())
    assert [match.story.id for match in found] == [3, 2]
    assert for_question([story(1), story(2), story(3)], [0.4, 1.6, 3.2]) == (
        *for_question([story(3)], [3.2]),
        *for_question([story(2)], [1.6]),
    )
    assert for_question([story(1)], [0.4]) == ()


def test_grades_rise_with_the_number():
    assert [graded(number) for number in (-1.0, 0.5, 1.5, 3.0)] == list(Grade)
