"""Weeks in a row: the one that has just begun takes nothing away."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.services.progress.looking import in_a_row, week_of


@pytest.mark.parametrize(
    ("practised", "weeks"),
    [
        ([], 0),
        ([False], 0),
        ([True], 1),
        ([False, True, True], 2),
        ([True, True, False, True], 2),
        ([False, False, True], 0),
    ],
)
def test_weeks_in_a_row(practised: list[bool], weeks: int):
    assert in_a_row(practised) == weeks


def test_a_week_begins_on_monday_where_the_member_lives():
    sunday_evening_utc = datetime(2026, 11, 29, 16, 0, tzinfo=UTC)  # Monday 01:00 in Seoul
    assert week_of(sunday_evening_utc, ZoneInfo("Asia/Seoul")) == datetime(2026, 11, 29, 15, tzinfo=UTC)
    assert week_of(sunday_evening_utc, ZoneInfo("UTC")) == datetime(2026, 11, 23, tzinfo=UTC)
