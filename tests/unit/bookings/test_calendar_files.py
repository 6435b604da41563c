"""The .ics of a booked interview: read by two parsers, and held against RFC 5545 line by line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import available_timezones

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component

from bot.ui.bookings.calendar_files import CalendarEntry, calendar_file

ENTRY = CalendarEntry(
    uid="booking-1-42@loop-practice.invalid",
    sequence=1,
    starts_at=datetime(2026, 11, 30, 12, tzinfo=UTC),
    minutes=60,
    zone="Asia/Seoul",
    changed_at=datetime(2026, 11, 25, 9, tzinfo=UTC),
    summary="Mock interview; one to one, with “quotes”",
    description="Where: #mock\nBring: two stories, \\ and a glass of water",
    location="#mock",
    url="https://discord.com/channels/1/2",
    cancelled=False,
)


def event_of(file: bytes) -> Component:
    [event] = Calendar.from_ical(file).walk("VEVENT")
    return event


def lines_of(file: bytes) -> list[str]:
    """The unfolded lines, after what RFC 5545 says of lines as they are sent."""
    assert file.endswith(b"\r\n")
    sent = file.removesuffix(b"\r\n").split(b"\r\n")
    assert not [line for line in sent if b"\r" in line or b"\n" in line], "a bare CR or LF"
    assert not [line for line in sent if len(line) > 75], "a line of more than 75 octets"
    for line in sent:
        line.decode()  # no character may be cut in two by the folding
    return file.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def read_by_itself(file: bytes) -> Any:
    """With nothing but what the file itself says of its zone: vobject remembers the zones of other files."""
    known: dict[str, object] = vars(vobject.icalendar)["__tzidMap"]
    known.clear()
    return vobject.readOne(file.decode(), allowQP=False)


def check(file: bytes) -> None:
    lines = lines_of(file)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert all(re.match(r"[A-Z-]+(;[A-Z-]+=(\"[^\"]*\"|[^\";:,]*))*:", line) for line in lines), lines
    assert _nested(lines)
    calendar = Calendar.from_ical(file)
    assert calendar.errors == []
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    for part in calendar.walk():
        assert part.errors == [], part.errors
    event = event_of(file)
    for required in ("uid", "dtstamp", "dtstart", "duration", "organizer", "sequence", "summary", "status"):
        assert sum(line.startswith((f"{required.upper()}:", f"{required.upper()};")) for line in lines) >= 1, required
    assert not isinstance(event["uid"], list)
    # The zone that a time names has to be there, once, and nothing else.
    named = set(re.findall(r"TZID=([^:;]+):", "\n".join(lines)))
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == sorted(named)
    read_by_itself(file).validate(raiseException=True)


def _nested(lines: list[str]) -> bool:
    open_parts: list[str] = []
    for line in lines:
        word, _, name = line.partition(":")
        if word == "BEGIN":
            open_parts.append(name)
        elif word == "END" and open_parts.pop() != name:
            return False
    return not open_parts


def test_the_file_says_when_where_and_rings_ten_minutes_before():
    file = calendar_file(ENTRY)
    check(file)
    event = event_of(file)
    assert event.decoded("dtstart") == ENTRY.starts_at
    assert event.decoded("dtstart").utcoffset() == timedelta(hours=9)
    assert event.decoded("duration") == timedelta(hours=1)
    assert (event["summary"], event["description"], event["location"]) == (
        ENTRY.summary,
        ENTRY.description,
        ENTRY.location,
    )
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(minutes=-10)
    assert alarm["action"] == "DISPLAY"


def test_a_change_replaces_what_the_calendar_has_and_a_cancellation_takes_it_out():
    booked = Calendar.from_ical(calendar_file(ENTRY))
    moved = Calendar.from_ical(calendar_file(replace(ENTRY, sequence=2, starts_at=ENTRY.starts_at + timedelta(1))))
    cancelled_file = calendar_file(replace(ENTRY, sequence=3, cancelled=True))
    check(cancelled_file)
    cancelled = Calendar.from_ical(cancelled_file)
    events = [one.walk("VEVENT")[0] for one in (booked, moved, cancelled)]
    assert len({event["uid"] for event in events}) == 1
    assert [event["sequence"] for event in events] == [1, 2, 3]
    assert [one["method"] for one in (booked, moved, cancelled)] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert [event["status"] for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert events[-1].walk("VALARM") == []


def test_the_zone_comes_with_the_changes_around_the_day_and_no_others():
    file = calendar_file(replace(ENTRY, zone="America/New_York"))
    assert file.count(b"BEGIN:STANDARD") + file.count(b"BEGIN:DAYLIGHT") == 1
    assert len(file) < 1500


@pytest.mark.parametrize("hour", [4, 5, 6, 7])
def test_an_hour_is_an_hour_and_begins_when_it_begins_while_the_clock_goes_back(hour):
    at = datetime(2026, 11, 1, hour, 30, tzinfo=UTC)
    file = calendar_file(replace(ENTRY, zone="America/New_York", starts_at=at))
    check(file)
    assert event_of(file).decoded("dtstart").astimezone(UTC) == at
    assert read_by_itself(file).vevent.dtstart.value.astimezone(UTC) == at


# icalendar takes \N for a new line already when it writes.
words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=120).filter(lambda text: "\\N" not in text)


@settings(max_examples=60, deadline=None)
@given(words, words, st.sampled_from(sorted(available_timezones() - {"Factory"})), st.integers(0, 2 * 365 * 24 * 4))
def test_whatever_stands_in_it_and_wherever_it_is_read_the_file_keeps_to_the_letter(summary, place, zone, quarters):
    at = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=15 * quarters)
    file = calendar_file(replace(ENTRY, summary=summary or "x", location=place or "y", zone=zone, starts_at=at))
    check(file)
    assert event_of(file).decoded("dtstart").astimezone(UTC) == at
    assert event_of(file)["summary"] == (summary or "x")
    assert read_by_itself(file).vevent.dtstart.value.astimezone(UTC) == at
