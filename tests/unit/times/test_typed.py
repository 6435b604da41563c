"""Times as people type them: understood whole, or refused with a reason that says what to write instead."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.times.typed import TimeFault, TypedTimeError, read_time

SEOUL = ZoneInfo("Asia/Seoul")
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 25, 9, 30, 30, tzinfo=UTC)  # a Wednesday, 18:30 in Seoul


def seoul(day: str) -> datetime:
    return datetime.fromisoformat(f"2026-{day}").replace(tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tomorrow 9pm", "11-26T21:00"),
        ("Tomorrow, at 9 PM", "11-26T21:00"),
        ("tomorrow ９：３０ｐｍ", "11-26T21:30"),
        ("9.30 p.m. tomorrow", "11-26T21:30"),
        ("tonight at 9", "11-25T21:00"),
        ("9 in the evening tomorrow", "11-26T21:00"),
        ("tomorrow noon", "11-26T12:00"),
        ("12pm tomorrow", "11-26T12:00"),
        ("12am tomorrow", "11-26T00:00"),
        ("half past 7 tomorrow evening", "11-26T19:30"),
        ("quarter to 8pm tomorrow", "11-26T19:45"),
        ("fri 20:00", "11-27T20:00"),
        ("wed 19:00", "11-25T19:00"),
        ("wed 18:00", "12-02T18:00"),
        ("this fri 8pm", "11-27T20:00"),
        ("next tue 7.30pm", "12-01T19:30"),
        ("next fri 7.30pm", "12-04T19:30"),
        ("tuesday next week 19:30", "12-01T19:30"),
        ("next week, on tuesday, 19:30", "12-01T19:30"),
        ("day after tomorrow 19h30", "11-27T19:30"),
        ("the 30th at 9pm", "11-30T21:00"),
        ("31st 9pm", "12-31T21:00"),
        ("Mon 30 Nov 9pm", "11-30T21:00"),
        ("December 3rd, 2026 at 19.30", "12-03T19:30"),
        ("dec 3 19:30", "12-03T19:30"),
        ("11/30 21:00", "11-30T21:00"),
        ("30.11. 21:00", "11-30T21:00"),
        ("in 2 hours", "11-25T20:30"),
        ("in an hour and 15 minutes", "11-25T19:45"),
        ("in half an hour", "11-25T19:00"),
        ("in 3 days at 9pm", "11-28T21:00"),
        ("9pm", "11-25T21:00"),
        ("6pm", "11-26T18:00"),
        ("내일 저녁 9시", "11-26T21:00"),
        ("내일저녁9시에", "11-26T21:00"),
        ("내일 저녁 일곱 시 반", "11-26T19:30"),
        ("오늘 밤 열한시 15분", "11-25T23:15"),
        ("모레 새벽 1시", "11-27T01:00"),
        ("글피 오전 10시", "11-28T10:00"),
        ("낮 12시 반 내일", "11-26T12:30"),
        ("내일 낮 2시", "11-26T14:00"),
        ("내일 정오", "11-26T12:00"),
        ("금요일 21시", "11-27T21:00"),
        ("이번 주 금요일 저녁 8시", "11-27T20:00"),
        ("다음 주 화요일 오후 7시 반", "12-01T19:30"),
        ("담주 화 19:30", "12-01T19:30"),
        ("다다음 주 월요일 저녁 8시부터", "12-07T20:00"),
        ("11월 30일 21시", "11-30T21:00"),
        ("11월 30일(월) 21시", "11-30T21:00"),
        ("2026년 11월 30일 오후 9시", "11-30T21:00"),
        ("2026. 11. 30. 오후 9시", "11-30T21:00"),
        ("30일 오후 아홉 시", "11-30T21:00"),
        ("다음 달 3일 저녁 8시", "12-03T20:00"),
        ("2시간 뒤", "11-25T20:30"),
        ("1시간 반 뒤에", "11-25T20:00"),
        ("30분 후", "11-25T19:00"),
        ("3일 뒤 저녁 8시", "11-28T20:00"),
        ("2주 후 저녁 8시", "12-09T20:00"),
        ("2026-11-30 21:00", "11-30T21:00"),
        ("2026-11-30T21:00", "11-30T21:00"),
        ("2026-11-30T12:00Z", "11-30T21:00"),
        ("<t:1796040000:F>", "11-30T21:00"),
        ("2026-11-30T07:00:00-05:00", "11-30T21:00"),
    ],
)
def test_a_time_is_understood_as_people_mean_it(typed, meant):
    assert read_time(typed, SEOUL, NOW) == seoul(meant)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", TimeFault.NO_CLOCK),
        ("tomorrow", TimeFault.NO_CLOCK),
        ("다음 주 화요일", TimeFault.NO_CLOCK),
        ("whenever 9pm", TimeFault.UNREADABLE),
        ("tomorrow 9pm or later", TimeFault.UNREADABLE),
        ("내일 저녁 9시쯤", TimeFault.UNREADABLE),
        ("tomorrow 25:00", TimeFault.UNREADABLE),
        ("tomorrow 9:75", TimeFault.UNREADABLE),
        ("tomorrow 9pm EST", TimeFault.UNREADABLE),
        ("x" * 5000, TimeFault.UNREADABLE),
        ("내일 9시", TimeFault.HALF_UNCLEAR),
        ("tomorrow at 9", TimeFault.HALF_UNCLEAR),
        ("sat 7:30", TimeFault.HALF_UNCLEAR),
        ("tomorrow midnight", TimeFault.MIDNIGHT),
        ("내일 자정", TimeFault.MIDNIGHT),
        ("모레 밤 12시", TimeFault.MIDNIGHT),
        ("4/5 9pm", TimeFault.ORDER_UNCLEAR),
        ("9pm 10pm", TimeFault.CONTRADICTION),
        ("tomorrow fri 9pm", TimeFault.CONTRADICTION),
        ("Tue 30 Nov 9pm", TimeFault.CONTRADICTION),
        ("next tue 8 dec 9pm", TimeFault.CONTRADICTION),
        ("오전 21시 내일", TimeFault.CONTRADICTION),
        ("in 2 hours 9pm", TimeFault.CONTRADICTION),
        ("feb 30 9pm", TimeFault.NO_SUCH_DAY),
        ("2026-02-30 21:00", TimeFault.NO_SUCH_DAY),
        ("today 6pm", TimeFault.PAST),
        ("오늘 오후 6시", TimeFault.PAST),
        ("this mon 9pm", TimeFault.PAST),
        ("2026-11-25T09:30Z", TimeFault.PAST),
        ("<t:1:R>", TimeFault.PAST),
        ("<t:1796040000:F> 9pm", TimeFault.UNREADABLE),
        ("in 0 minutes", TimeFault.PAST),
        ("1 jan 2020 9pm", TimeFault.PAST),
    ],
)
def test_what_is_left_over_or_unclear_is_refused_with_its_reason(typed, fault):
    with pytest.raises(TypedTimeError) as refused:
        read_time(typed, SEOUL, NOW)
    assert refused.value.fault is fault


def test_a_date_without_a_year_is_the_next_that_comes():
    assert read_time("24 nov 9pm", SEOUL, NOW).year == 2027


# ---------------------------------------------------------------- clocks put forward and back


def test_a_time_that_the_clock_jumps_over_is_refused():
    before = datetime(2026, 3, 7, tzinfo=UTC)
    with pytest.raises(TypedTimeError) as refused:
        read_time("mar 8 02:30", NEW_YORK, before)
    assert refused.value.fault is TimeFault.SKIPPED
    assert read_time("mar 8 03:00", NEW_YORK, before) == datetime(2026, 3, 8, 7, tzinfo=UTC)


def test_a_time_that_comes_twice_is_asked_back_with_both_ways_to_write_it():
    before = datetime(2026, 10, 31, tzinfo=UTC)
    with pytest.raises(TypedTimeError) as refused:
        read_time("nov 1 01:30", NEW_YORK, before)
    assert refused.value.fault is TimeFault.TWICE
    first, second = refused.value.word.split(" / ")
    assert read_time(first, NEW_YORK, before) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert read_time(second, NEW_YORK, before) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_once_the_first_of_the_two_is_past_the_second_is_meant():
    between = datetime(2026, 11, 1, 5, 45, tzinfo=UTC)
    assert read_time("today 01:30", NEW_YORK, between) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_so_long_from_now_counts_hours_and_not_what_the_clock_on_the_wall_shows():
    before = datetime(2026, 11, 1, 4, tzinfo=UTC)
    assert read_time("in 3 hours", NEW_YORK, before) == datetime(2026, 11, 1, 7, tzinfo=UTC)


# ---------------------------------------------------------------- for all times and texts

zones = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
minutes = st.integers(0, 3 * 365 * 24 * 60)
moments = minutes.map(lambda minute: datetime(2027, 1, 1) + timedelta(minutes=minute))  # noqa: DTZ001  # on some wall
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _ways(at: datetime) -> list[str]:
    half = "am" if at.hour < 12 else "pm"
    korean = "오전" if at.hour < 12 else "오후"
    return [
        f"{at:%Y-%m-%d %H:%M}",
        f"{at:%Y-%m-%dT%H:%M}",
        f"{at.day} {_MONTHS[at.month - 1]} {at.year} {at.hour % 12 or 12}:{at.minute:02}{half}",
        f"{_MONTHS[at.month - 1]} {at.day}, {at.year} at {at:%H:%M}",
        f"{at.year}년 {at.month}월 {at.day}일 {korean} {at.hour % 12 or 12}시 {at.minute}분",
        f"{at.year}. {at.month}. {at.day}. {at:%H:%M}",
        f"{at.year}년 {at.month}월 {at.day}일 ({'월화수목금토일'[at.weekday()]}) {at:%H:%M}",
    ]


@given(moments, zones, st.integers(0, 6))
def test_however_it_is_written_it_is_the_same_moment_or_refused_for_the_clock_that_is_put(at, zone, way):
    typed = _ways(at)[way]
    offsets = {at.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
    try:
        read = read_time(typed, zone, NOW)
    except TypedTimeError as refused:
        assert refused.fault in (TimeFault.SKIPPED, TimeFault.TWICE)  # noqa: PT017
        assert len(offsets) == 2
    else:
        assert read.astimezone(zone).replace(tzinfo=None) == at
        assert len(offsets) == 1


@given(moments, zones, st.integers(-14 * 60, 14 * 60))
def test_an_offset_says_the_moment_whatever_the_zone(at, zone, minutes):
    sign, whole = "-" if minutes < 0 else "+", abs(minutes)
    typed = f"{at:%Y-%m-%dT%H:%M}{sign}{whole // 60:02}:{whole % 60:02}"
    assert read_time(typed, zone, NOW) == (at - timedelta(minutes=minutes)).replace(tzinfo=UTC)


_WORDS = """
    today tomorrow tonight next this fri tue mon 9pm 9 21:00 7.30pm noon at on in 2 hours days 30 nov 11/30 4/5
    오늘 내일 모레 다음 주 화요일 화 저녁 밤 오후 9시 반 아홉 시 30분 11월 30일 3일 뒤 후 에 (월)
    midnight 자정 99 ² ٣ 2026 - : . /
""".split()  # noqa: SIM905  # read as words
typed_texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS), max_size=7).map(" ".join))


@given(typed_texts, zones)
def test_whatever_is_typed_comes_to_a_moment_to_come_or_a_reason(typed, zone):
    try:
        read = read_time(typed, zone, NOW)
    except TypedTimeError as refused:
        assert refused.fault in TimeFault  # noqa: PT017
    else:
        assert read.tzinfo is UTC
        assert read > NOW
        assert read.second == 0


@given(moments, st.integers(0, 6), st.sampled_from(["maybe", "or so", "쯤", "?", "EST", "-", "9pm"]))
def test_nothing_that_is_typed_beside_a_time_is_skipped(at, way, more):
    with pytest.raises(TypedTimeError):
        read_time(f"{_ways(at)[way]} {more}", SEOUL, NOW)
