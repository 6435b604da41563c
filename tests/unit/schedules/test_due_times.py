"""Must show 1: exact fire times over daylight saving, against tables worked out with zoneinfo by hand."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.interview.schedules.cron import Cron, CronError, read_cron
from bot.interview.schedules.due_times import (
    LAST,
    EveryDays,
    EveryWeeks,
    MonthlyDay,
    MonthlyWeekdays,
    Rule,
    Weekly,
    in_utc,
    next_due,
    read_rule,
    upcoming,
    written,
)
from bot.interview.times import zones

EVERY_DAY = frozenset(range(7))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# (zone, local time, the moment after which is looked, the due times in UTC)
TABLE = [
    # New York goes forward at 02:00 on 8 March 2026: 02:30 does not exist, 03:00 EDT is the first minute after.
    ("America/New_York", "02:30", "2026-03-06 12:00", ["2026-03-07 07:30", "2026-03-08 07:00", "2026-03-09 06:30"]),
    ("America/New_York", "01:30", "2026-03-06 12:00", ["2026-03-07 06:30", "2026-03-08 06:30", "2026-03-09 05:30"]),
    # It goes back at 02:00 on 1 November 2026: 01:30 exists twice, the first is EDT.
    ("America/New_York", "01:30", "2026-10-30 12:00", ["2026-10-31 05:30", "2026-11-01 05:30", "2026-11-02 06:30"]),
    ("America/New_York", "02:30", "2026-10-30 12:00", ["2026-10-31 06:30", "2026-11-01 07:30", "2026-11-02 07:30"]),
    # London goes forward at 01:00 on 29 March 2026 and back at 02:00 on 25 October 2026.
    ("Europe/London", "01:30", "2026-03-27 12:00", ["2026-03-28 01:30", "2026-03-29 01:00", "2026-03-30 00:30"]),
    ("Europe/London", "02:30", "2026-03-27 12:00", ["2026-03-28 02:30", "2026-03-29 01:30", "2026-03-30 01:30"]),
    ("Europe/London", "01:30", "2026-10-23 12:00", ["2026-10-24 00:30", "2026-10-25 00:30", "2026-10-26 01:30"]),
    ("Europe/London", "02:30", "2026-10-23 12:00", ["2026-10-24 01:30", "2026-10-25 02:30", "2026-10-26 02:30"]),
    # Sydney goes back at 03:00 on 5 April 2026 and forward at 02:00 on 4 October 2026.
    ("Australia/Sydney", "02:30", "2026-04-03 12:00", ["2026-04-03 15:30", "2026-04-04 15:30", "2026-04-05 16:30"]),
    ("Australia/Sydney", "01:30", "2026-04-03 12:00", ["2026-04-03 14:30", "2026-04-04 14:30", "2026-04-05 15:30"]),
    ("Australia/Sydney", "02:30", "2026-10-02 12:00", ["2026-10-02 16:30", "2026-10-03 16:00", "2026-10-04 15:30"]),
    ("Australia/Sydney", "01:30", "2026-10-02 12:00", ["2026-10-02 15:30", "2026-10-03 15:30", "2026-10-04 14:30"]),
    # Seoul has no daylight saving.
    ("Asia/Seoul", "02:30", "2026-03-06 12:00", ["2026-03-06 17:30", "2026-03-07 17:30", "2026-03-08 17:30"]),
    ("Asia/Seoul", "01:30", "2026-10-30 12:00", ["2026-10-30 16:30", "2026-10-31 16:30", "2026-11-01 16:30"]),
    # Pyongyang changed its offset: from +09:00 to +08:30 (23:59:59 to 23:30) on 14 August 2015 …
    ("Asia/Pyongyang", "23:45", "2015-08-13 00:00", ["2015-08-13 14:45", "2015-08-14 14:45", "2015-08-15 15:15"]),
    # … and back (23:29:59 to 24:00) on 4 May 2018: 23:45 does not exist, midnight is the first minute after.
    ("Asia/Pyongyang", "23:45", "2018-05-03 00:00", ["2018-05-03 15:15", "2018-05-04 15:00", "2018-05-05 14:45"]),
    # Samoa had no 30 December 2011 at all; its morning runs at the first minute of the 31st, beside that one's own.
    ("Pacific/Apia", "09:00", "2011-12-29 00:00", ["2011-12-29 19:00", "2011-12-30 10:00", "2011-12-30 19:00"]),
    # Lord Howe moves by half an hour only.
    ("Australia/Lord_Howe", "02:15", "2026-10-02 12:00", ["2026-10-02 15:45", "2026-10-03 15:30", "2026-10-04 15:15"]),
]


@pytest.mark.parametrize(("zone", "at", "after", "expected"), TABLE)
def test_daily_rule_over_a_change_of_the_clock(zone: str, at: str, after: str, expected: list[str]) -> None:
    rule = Weekly(EVERY_DAY, time.fromisoformat(at))
    assert upcoming(rule, ZoneInfo(zone), utc(after), 3) == [utc(due) for due in expected]


@pytest.mark.parametrize(("zone", "at", "after", "expected"), TABLE)
def test_cron_line_and_counted_days_get_the_same_treatment(zone: str, at: str, after: str, expected: list[str]) -> None:
    local = time.fromisoformat(at)
    for rule in (read_cron(f"{local.minute} {local.hour} * * *"), EveryDays(1, local, date(2010, 1, 1))):
        assert upcoming(rule, ZoneInfo(zone), utc(after), 3) == [utc(due) for due in expected]


def test_quarters_of_a_missing_hour_become_one() -> None:
    rule = read_cron("*/15 1-3 * * *")
    found = upcoming(rule, ZoneInfo("America/New_York"), utc("2026-03-08 06:20"), 4)
    # 01:30, 01:45, then 02:00 to 02:45 and 03:00 all at 03:00 EDT, once, then 03:15.
    assert found == [utc(f"2026-03-08 {at}") for at in ("06:30", "06:45", "07:00", "07:15")]


def test_quarters_of_a_doubled_hour_run_the_first_time_only() -> None:
    rule = read_cron("*/15 1-2 * * *")
    found = upcoming(rule, ZoneInfo("America/New_York"), utc("2026-11-01 05:20"), 3)
    assert found == [utc(f"2026-11-01 {at}") for at in ("05:30", "05:45", "07:00")]
    # Asked in the middle of the second 01:xx, the first is not caught up.
    assert next_due(rule, ZoneInfo("America/New_York"), utc("2026-11-01 06:10")) == utc("2026-11-01 07:00")


def test_weekdays_are_those_of_the_place() -> None:
    rule = Weekly(frozenset({0, 3}), time(8))
    found = upcoming(rule, ZoneInfo("Asia/Seoul"), utc("2026-11-25 00:00"), 3)
    assert found == [utc("2026-11-25 23:00"), utc("2026-11-29 23:00"), utc("2026-12-02 23:00")]


def test_days_are_counted_from_the_first() -> None:
    rule = EveryDays(3, time(20), date(2026, 11, 27))
    found = upcoming(rule, ZoneInfo("UTC"), utc("2026-11-25 00:00"), 2)
    assert found == [utc("2026-11-27 20:00"), utc("2026-11-30 20:00")]
    assert next_due(rule, ZoneInfo("UTC"), found[0]) == found[1]


def test_first_day_far_ahead_is_found() -> None:
    rule = EveryDays(90, time(20), date(2027, 11, 27))
    assert next_due(rule, ZoneInfo("UTC"), utc("2026-11-25 00:00")) == utc("2027-11-27 20:00")


def test_leap_day_is_found_over_eight_years() -> None:
    assert next_due(read_cron("0 9 29 2 *"), ZoneInfo("UTC"), utc("2096-03-01 00:00")) == utc("2104-02-29 09:00")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("0 9 * * 1-5", ["2026-11-25 09:00", "2026-11-26 09:00", "2026-11-27 09:00", "2026-11-30 09:00"]),
        ("0 9 * * mon,WED", ["2026-11-25 09:00", "2026-11-30 09:00"]),
        ("30 8 1,15 * *", ["2026-12-01 08:30", "2026-12-15 08:30"]),
        ("0 9 13 * fri", ["2026-11-27 09:00", "2026-12-04 09:00", "2026-12-11 09:00", "2026-12-13 09:00"]),
        ("0 9 */10 * *", ["2026-12-01 09:00", "2026-12-11 09:00"]),
        ("0 0 * * 7", ["2026-11-29 00:00", "2026-12-06 00:00"]),
        ("0 0 * * fri-sun", ["2026-11-27 00:00", "2026-11-28 00:00", "2026-11-29 00:00", "2026-12-04 00:00"]),
        ("0 12 ? jan-feb/1 0", ["2027-01-03 12:00"]),
        ("5/20 7 * * *", ["2026-11-25 07:05", "2026-11-25 07:25", "2026-11-25 07:45", "2026-11-26 07:05"]),
        ("@weekly", ["2026-11-29 00:00"]),
    ],
)
def test_cron_lines(line: str, expected: list[str]) -> None:
    found = upcoming(read_cron(line), ZoneInfo("UTC"), utc("2026-11-25 00:00"), len(expected))
    assert found == [utc(due) for due in expected]


@pytest.mark.parametrize(
    "line",
    ["", "0 9 * *", "60 9 * * *", "0 24 * * *", "0 9 0 * *", "0 9 30 2 *", "0 9 31 4,6 *", "0 9 * * 8", "0 9 * 13 *",
     "*5 9 * * *", "0 9 * * mon-", "0 5-2 * * *", "*/0 * * * *", "² 9 * * *", "٣ 9 * * *", "-1 9 * * *", "0 9 * * * *",
     "@reboot", "0 9 * * fri-mon", "0 " + "9," * 60 + "9 * * *", "0,, 9 * * *"],
)  # fmt: skip
def test_what_is_no_cron_line_is_refused(line: str) -> None:
    with pytest.raises(CronError):
        read_cron(line)


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(max_size=120))
def test_no_text_makes_the_cron_reader_fail_otherwise(line: str) -> None:
    with suppress(CronError):
        assert isinstance(read_cron(line), Cron)


def rules() -> st.SearchStrategy[Rule]:
    at = st.times().map(lambda when: when.replace(second=0, microsecond=0))
    days = st.frozensets(st.integers(0, 6), min_size=1)
    counted = st.builds(EveryDays, st.integers(1, 90), at, st.dates(date(2020, 1, 1), date(2027, 1, 1)))
    line = st.builds(lambda minute, hour: read_cron(f"{minute} {hour} * * *"), st.integers(0, 59), st.integers(0, 23))
    return st.builds(Weekly, days, at) | counted | line


@settings(deadline=None)  # a busy machine is no fault
@given(rules())
def test_rule_is_kept_as_text(rule: Rule) -> None:
    assert read_rule(written(rule)) == rule


@settings(deadline=None)  # a busy machine is no fault
@given(
    rules(),
    st.sampled_from(sorted({row[0] for row in TABLE})),
    st.timedeltas(timedelta(), timedelta(days=500)),
)
def test_due_times_are_later_in_order_and_at_the_local_time_or_just_after_a_gap(
    rule: Rule, zone: str, since: timedelta
) -> None:
    place = ZoneInfo(zone)
    after = utc("2026-01-01 00:00") + since
    found = upcoming(rule, place, after, 5)
    assert found == sorted(set(found))
    assert found[0] > after
    at = rule.times[0] if isinstance(rule, Cron) else rule.at
    for due in found:
        local = due.astimezone(place).replace(tzinfo=None, fold=0)
        wished = datetime.combine(local.date(), at)
        assert local == wished or timedelta() < local - wished <= timedelta(hours=1)
        assert in_utc(local, place) == due


def test_rule_that_nobody_wrote_is_refused() -> None:
    for text in ("", "hourly", "weekly 9 20:00", "every 0 20:00 2026-01-01", "cron x"):
        with pytest.raises((ValueError, IndexError)):
            read_rule(text)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("KST", "Asia/Seoul"), ("서울", "Asia/Seoul"), (" seoul ", "Asia/Seoul"), ("뉴욕", "America/New_York"),
     ("런던", "Europe/London"), ("EST", "America/New_York"), ("new york", "America/New_York"),
     ("america/new_york", "America/New_York"), ("utc", "UTC"), ("UTC+9", "Etc/GMT-9"), ("GMT-03:00", "Etc/GMT+3"),
     ("port au prince", "America/Port-au-Prince"), ("US/Eastern", "US/Eastern"), ("istanbul", "Europe/Istanbul")],
)  # fmt: skip
def test_zone_is_found_by_what_people_type(typed: str, zone: str) -> None:
    assert zones.find(typed) == zone
    assert zones.suggest(typed)[0] == zone


@settings(deadline=None)  # a busy machine is no fault
@given(
    st.text(max_size=80)
    | st.sampled_from(["../etc/passwd", "/etc/localtime", "\0", "Asia/", "utc+5:30", "UTC+99", "Factory"])
)
def test_whatever_is_typed_a_zone_is_valid_or_none(typed: str) -> None:
    found = zones.find(typed)
    assert found is None or zones.zone(found).key == found
    assert len(zones.suggest(typed)) <= zones.SUGGESTIONS


@pytest.mark.parametrize("name", ["", "Factory", "../UTC", "/etc/localtime", "Mars/Olympus", "\0"])
def test_zone_of_no_name_is_a_key_error(name: str) -> None:
    with pytest.raises(KeyError):
        zones.zone(name)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("", "Asia/Seoul"), ("서", "Asia/Seoul"), ("new", "America/New_York"), ("lond", "Europe/London")],
)
def test_zones_are_suggested_while_typing(typed: str, first: str) -> None:
    assert first in zones.suggest(typed)


EIGHT = time(20)


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        # Counted from Wednesday 25 November 2026.
        (EveryWeeks(2, frozenset({2}), EIGHT, date(2026, 11, 25)), ["2026-11-25", "2026-12-09", "2026-12-23"]),
        (EveryWeeks(2, frozenset({0, 2}), EIGHT, date(2026, 11, 25)), ["2026-11-25", "2026-12-07", "2026-12-09"]),
        (EveryWeeks(3, frozenset({6}), EIGHT, date(2026, 11, 29)), ["2026-11-29", "2026-12-20", "2027-01-10"]),
        (MonthlyWeekdays(frozenset({1}), frozenset({0}), EIGHT), ["2026-12-07", "2027-01-04", "2027-02-01"]),
        (MonthlyWeekdays(frozenset({-1}), frozenset({4}), EIGHT), ["2026-11-27", "2026-12-25", "2027-01-29"]),
        (MonthlyWeekdays(frozenset({1, 3}), frozenset({0}), EIGHT), ["2026-12-07", "2026-12-21", "2027-01-04"]),
        (MonthlyDay(15, EIGHT), ["2026-12-15", "2027-01-15", "2027-02-15"]),
        (MonthlyDay(31, EIGHT), ["2026-12-31", "2027-01-31", "2027-03-31"]),
        (MonthlyDay(LAST, EIGHT), ["2026-11-30", "2026-12-31", "2027-01-31"]),
    ],
)
def test_weeks_are_counted_and_days_of_a_month_are_found(rule: Rule, days: list[str]) -> None:
    found = upcoming(rule, ZoneInfo("UTC"), utc("2026-11-25 09:30"), 3)
    assert [f"{due:%Y-%m-%d %H:%M}" for due in found] == [f"{day} 20:00" for day in days]
    assert read_rule(written(rule)) == rule
