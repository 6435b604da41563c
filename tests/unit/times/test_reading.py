"""For all times, zones and texts: reading never raises, what was written is read as the same, nothing is skipped."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.model import Lang
from bot.interview.schedules.due_times import EveryDays, EveryWeeks, MonthlyDay, MonthlyWeekdays, Rule, Weekly
from bot.interview.times import zones
from bot.interview.times.points import When, exactly, read_point
from bot.interview.times.results import Ambiguous, Past, Read, Unread, Why
from bot.interview.times.rhythms import LAST, MOST_DAYS, Rhythm, read_rhythm
from bot.interview.times.words import TYPED_LIMIT
from bot.locales import load_catalogue
from bot.ui.schedules.cards import rule_text
from bot.ui.typed_times import local, when_key, when_of_key, zone_key, zone_of_key
from bot.ui.wording import Wording
from tests.unit.times.phrases import READERS, phrases, read

NOW = datetime(2026, 11, 25, 9, 30, 30, tzinfo=UTC)
NEW_YORK, SEOUL = ZoneInfo("America/New_York"), ZoneInfo("Asia/Seoul")
CATALOGUE = load_catalogue()
_WORDS = sorted({word for phrase in phrases() for word in phrase.typed.split()})

langs = st.sampled_from(Lang)
zone_names = st.sampled_from(sorted(available_timezones() - {"Factory", "localtime"}))
minutes = st.integers(1, 3 * 365 * 24 * 60)
moments = minutes.map(lambda minute: datetime(2026, 11, 25, 9, 30, tzinfo=UTC) + timedelta(minutes=minute))
typed_texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS), max_size=7).map(" ".join))


def wording(lang: Lang) -> Wording:
    return Wording(lang, CATALOGUE, None, {})  # type: ignore[arg-type]  # no question is named here


@given(typed_texts, langs, st.sampled_from(READERS))
def test_whatever_is_typed_is_read_asked_about_or_refused(typed: str, lang: Lang, reader: str) -> None:
    reading = read(reader, typed, lang)
    assert isinstance(reading, Read | Ambiguous | Unread | Past)
    if isinstance(reading, Ambiguous):
        assert 2 <= len(reading.values) <= 5
        assert len(set(reading.values)) == len(reading.values)


@given(typed_texts, zone_names, langs)
def test_a_moment_that_is_read_or_offered_is_to_come(typed: str, zone: str, lang: Lang) -> None:
    reading = read_point(typed, ZoneInfo(zone), NOW, lang)
    found = [reading.value] if isinstance(reading, Read) else reading.values if isinstance(reading, Ambiguous) else ()
    assert all(when.at.tzinfo is UTC and when.at > NOW for when in found)


@given(moments, zone_names, st.sampled_from([0, 45, 60, 90]), langs)
def test_what_is_written_for_a_button_is_read_as_the_same(at: datetime, zone: str, length: int, lang: Lang) -> None:
    when = When(at, timedelta(minutes=length))
    assert read_point(exactly(when, ZoneInfo(zone)), ZoneInfo(zone), NOW, lang) == Read(when)
    assert when_of_key(when_key(when)) == when
    assert zone_of_key(zone_key(zone)) == zone


@given(moments, st.sampled_from(zones.suggest("")), st.sampled_from([0, 45, 60, 90]), langs)
def test_what_is_told_back_is_read_as_the_same(at: datetime, zone: str, length: int, lang: Lang) -> None:
    when = When(at, timedelta(minutes=length))
    told = local(at, zone, wording(lang), when.length)
    there = at.astimezone(ZoneInfo(zone))
    changing = len({(there + timedelta(hours=hours)).utcoffset() for hours in range(-3, 4)}) > 1
    reading = read_point(told, SEOUL, NOW, lang)
    assert changing or reading == Read(when)


@given(moments, zone_names, langs, st.sampled_from(["maybe", "or so", "아마", "?", "XST", "9pm", "banana", "김"]))
def test_nothing_that_is_typed_beside_a_time_is_skipped(at: datetime, zone: str, lang: Lang, more: str) -> None:
    typed = f"{exactly(When(at), ZoneInfo(zone))} {more}"
    assert isinstance(read_point(typed, ZoneInfo(zone), NOW, lang), Unread)


@given(moments, st.integers(-12 * 60, 14 * 60))
def test_an_offset_says_the_moment_whatever_the_zone(at: datetime, ahead: int) -> None:
    sign, whole = "-" if ahead < 0 else "+", abs(ahead)
    there = at + timedelta(minutes=ahead)
    typed = f"{there:%Y-%m-%dT%H:%M}{sign}{whole // 60:02}:{whole % 60:02}"
    assert read_point(typed, SEOUL, NOW, Lang.EN) == Read(When(at))


# ---------------------------------------------------------------- rhythms

_days = st.frozensets(st.integers(0, 6), min_size=1)
_at = st.times().map(lambda at: time(at.hour, at.minute))
_since = st.just(date(2026, 11, 25))
rules = st.one_of(
    st.builds(Weekly, _days, _at),
    st.builds(EveryDays, st.integers(2, MOST_DAYS), _at, _since),
    st.builds(EveryWeeks, st.integers(2, 12), _days, _at, _since),
    st.builds(MonthlyWeekdays, st.frozensets(st.sampled_from([1, 2, 3, 4, LAST]), min_size=1), _days, _at),
    st.builds(MonthlyDay, st.integers(1, 31), _at),
)


@given(rules, langs)
def test_a_rhythm_that_is_told_back_is_read_as_the_same(rule: Rule, lang: Lang) -> None:
    reading = read_rhythm(rule_text(rule, wording(lang)), lang)
    assert isinstance(reading, Read)
    rhythm: Rhythm = reading.value
    match rule:
        case Weekly(weekdays, at):
            assert rhythm == Rhythm(weekdays, at=at)
        case EveryDays(days, at):
            assert rhythm == Rhythm(days=days, at=at)
        case EveryWeeks(weeks, weekdays, at):
            assert rhythm == Rhythm(weekdays, weeks, at=at)
        case MonthlyWeekdays(nths, weekdays, at):
            assert rhythm == Rhythm(weekdays, nths=nths, at=at)
        case MonthlyDay(day, at):
            assert rhythm == Rhythm(month_day=day, at=at)


# ---------------------------------------------------------------- edges


def test_once_the_first_of_two_alike_is_past_the_second_is_meant() -> None:
    between = datetime(2026, 11, 1, 5, 45, tzinfo=UTC)
    reading = read_point("today 01:30", NEW_YORK, between, Lang.EN)
    assert reading == Read(When(datetime(2026, 11, 1, 6, 30, tzinfo=UTC)))


def test_so_long_from_now_counts_hours_and_not_what_the_clock_on_the_wall_shows() -> None:
    before = datetime(2026, 11, 1, 4, tzinfo=UTC)
    assert read_point("in 3 hours", NEW_YORK, before, Lang.EN) == Read(When(datetime(2026, 11, 1, 7, tzinfo=UTC)))


def test_tomorrow_is_asked_about_where_it_is_another_day_than_in_the_zone_that_is_named() -> None:
    morning = datetime(2026, 11, 25, 23, tzinfo=UTC)  # Thursday in Seoul, still Wednesday in New York
    reading = read_point("tomorrow 9pm ET", SEOUL, morning, Lang.EN)
    assert reading == Ambiguous(tuple(When(datetime(2026, 11, day, 2, tzinfo=UTC)) for day in (27, 28)))


@pytest.mark.parametrize("typed", ["x" * (TYPED_LIMIT + 1), "9pm " * 50])
def test_more_than_anybody_types_is_refused(typed: str) -> None:
    reading = read_point(typed, SEOUL, NOW, Lang.EN)
    assert isinstance(reading, Unread)
    assert reading.why is Why.UNREAD


# ---------------------------------------------------------------- zones


@given(zone_names)
def test_every_zone_is_found_by_its_own_name_and_shown_as_people_say_it(name: str) -> None:
    assert isinstance(zones.read_zone(name), Read | Ambiguous)
    for lang in Lang:
        assert "Etc/" not in zones.shown(name, lang)


def test_whole_hours_are_shown_as_people_write_them() -> None:
    assert zones.shown("Etc/GMT-9", Lang.EN) == "UTC+09:00"
    assert zones.shown("Asia/Seoul", Lang.EN) == "Seoul"
    assert zones.shown("Asia/Seoul", Lang.KO) == "서울"
    assert zones.shown_with_offset("America/New_York", NOW, Lang.KO) == "뉴욕, UTC-05:00"
    assert zones.proposed("ko") == ("Asia/Seoul",)
