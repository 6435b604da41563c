"""Who reviews whom: even, never one's own, mended when somebody leaves; and the rules of reminders."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.groups.model import deal, deal_around, held_until, lacking, may_be_reminded, numbered, remind_at

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def authors(count: int) -> dict[int, int]:
    return {1000 + n: n for n in range(count)}


@given(st.integers(0, 40), st.integers(1, 5), st.integers())
def test_everybody_reviews_as_often_as_they_are_reviewed_and_never_their_own(count, reviews, seed):
    written = authors(count)
    pairs = deal(written, reviews, Random(seed))
    each = max(min(reviews, count - 1), 0)
    assert len(set(pairs)) == len(pairs) == count * each
    assert all(written[answer] != reviewer for answer, reviewer in pairs)
    for counted in (Counter(answer for answer, _ in pairs), Counter(reviewer for _, reviewer in pairs)):
        assert set(counted.values()) <= {each}


def test_the_dealing_is_drawn():
    assert deal(authors(9), 2, Random(1)) != deal(authors(9), 2, Random(2))


@given(st.integers(3, 25), st.integers(1, 4), st.integers(), st.data())
def test_whoever_leaves_is_dealt_around_and_the_load_stays_even(count, reviews, seed, data):
    written = authors(count)
    gone = data.draw(st.integers(0, count - 1))
    pairs = deal(written, reviews, Random(seed))
    left = {answer: author for answer, author in written.items() if author != gone}
    kept = [(answer, reviewer) for answer, reviewer in pairs if reviewer != gone and answer in left]
    target = min(reviews, count - 2)
    fresh = deal_around(left, kept, sorted(left.values()), target)
    every = [*kept, *fresh]
    assert len(set(every)) == len(every)
    assert all(left[answer] != reviewer and reviewer != gone for answer, reviewer in every)
    assert all(n >= target for n in Counter(answer for answer, _ in every).values())
    load = Counter(reviewer for _, reviewer in every)
    assert max(load.values()) <= reviews + 1


def test_nothing_is_dealt_around_when_nothing_is_missing():
    written = authors(6)
    assert deal_around(written, deal(written, 2, Random(0)), list(written.values()), 2) == []


def test_somebody_who_came_late_gets_what_lacks_reviews_most():
    written = authors(3)
    counted = [(1000, 1), (1001, 0), (1001, 2)]
    assert lacking(written, counted, [], 9, 2) == 1002
    assert lacking(written, counted, [1002], 9, 2) == 1000
    assert lacking(written, [*counted, (1000, 2), (1002, 0), (1002, 1)], [], 9, 2) is None


def test_what_is_held_counts_until_it_has_been_held_for_too_long():
    begins_at, an_hour = datetime(2026, 3, 2, tzinfo=UTC), timedelta(hours=1)
    assert held_until(begins_at, begins_at, begins_at + 24 * an_hour) == begins_at + an_hour
    assert held_until(begins_at, begins_at, begins_at + an_hour) == begins_at + an_hour / 4


def test_nobody_gets_their_own_or_the_same_twice():
    written = authors(1)
    assert lacking(written, [], [], 0, 2) is None
    assert lacking(written, [], [1000], 5, 2) is None


@pytest.mark.parametrize(
    ("hours", "before"), [(1, timedelta(minutes=15)), (4, timedelta(hours=1)), (24, timedelta(hours=2))]
)
def test_a_reminder_comes_two_hours_before_or_a_quarter_of_a_shorter_time(hours, before):
    due = NOW + timedelta(hours=hours)
    assert remind_at(NOW, due) == due - before


def test_after_three_missed_in_a_row_nobody_is_reminded():
    assert [may_be_reminded(missed) for missed in range(5)] == [True, True, True, False, False]


@given(st.integers(0, 30), st.integers())
def test_numbers_are_drawn_without_a_gap(count, seed):
    assert sorted(numbered(range(count), Random(seed)).values()) == list(range(1, count + 1))
