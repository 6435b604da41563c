"""Missed points come back, later each time they were right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.interview.screens.missed import STEPS_DAYS, Missed, after, due_questions
from tests.unit.screens.world import verdict

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def test_missing_and_partly_told_points_are_kept_until_tomorrow() -> None:
    kept = after((), "network-01", verdict(1, 1, partly=1), NOW)
    assert [(m.thing, m.wrong, m.due - NOW) for m in kept] == [("point_1", False, DAY), ("point_2", False, DAY)]


def test_wrong_statement_is_kept_as_well() -> None:
    assert after((), "network-01", verdict(4, wrong=1), NOW) == (Missed("network-01", "wrong_0", True, NOW + DAY),)


def test_point_comes_back_later_each_time_it_was_right_and_is_learnt_in_the_end() -> None:
    kept, now, waits = after((), "network-01", verdict(3, 1), NOW), NOW, []
    while kept:
        waits.append((kept[0].due - now).days)
        now = kept[0].due
        kept = after(kept, "network-01", verdict(4), now)
    assert tuple(waits) == STEPS_DAYS


def test_point_missed_again_begins_anew_and_is_counted() -> None:
    missed = Missed("network-01", "point_0", False, NOW, step=2, times=1)
    assert after((missed,), "network-01", verdict(0, 1), NOW) == (
        Missed("network-01", "point_0", False, NOW + DAY, step=0, times=2),
    )


def test_point_that_was_right_before_its_time_still_comes_back() -> None:
    missed = Missed("network-01", "point_0", False, NOW + 2 * DAY, step=1)
    assert after((missed,), "network-01", verdict(1), NOW) == (missed,)


def test_wrong_statement_that_is_not_made_again_moves_on() -> None:
    missed = Missed("network-01", "wrong_0", True, NOW)
    (kept,) = after((missed,), "network-01", verdict(4), NOW)
    assert (kept.step, kept.due) == (1, NOW + 3 * DAY)


def test_other_questions_points_are_none_of_its_business() -> None:
    other = Missed("linux-01", "point_0", False, NOW)
    assert after((other,), "network-01", verdict(4), NOW) == ()


def test_due_questions_begin_with_wrong_statements_then_the_most_often_missed() -> None:
    kept = (
        Missed("a-01", "x", False, NOW - DAY),
        Missed("b-01", "x", False, NOW, times=3),
        Missed("c-01", "x", True, NOW),
        Missed("d-01", "x", False, NOW + DAY, times=9),
        Missed("e-01", "x", False, NOW),
    )
    assert due_questions(kept, NOW) == ["c-01", "b-01", "a-01", "e-01"]
