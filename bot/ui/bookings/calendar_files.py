"""A booked interview as a file for the member's own calendar (RFC 5545).

The same UID with a higher SEQUENCE replaces what the calendar has; METHOD:CANCEL takes it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

PRODUCT = "-//Loop Practice//Booked interviews//EN"
ALARM_BEFORE = timedelta(minutes=10)
ORGANIZER = "mailto:bookings@loop-practice.invalid"
"""RFC 5546 wants one; nobody's address is known here, and .invalid can never be written to (RFC 6761)."""
_ZONE_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """`zone` is the reader's own, an IANA name; `sequence` grows with every change of the same `uid`."""

    uid: str
    sequence: int
    starts_at: datetime
    minutes: int
    zone: str
    changed_at: datetime
    summary: str
    description: str
    location: str
    url: str
    cancelled: bool


def calendar_file(entry: CalendarEntry) -> bytes:
    # Slow to import, and needed only where something is booked.
    from icalendar import Calendar, Timezone

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
    starts_at = _starts_at(entry)
    event = _event(entry, starts_at)
    # Zones that never differ from UTC are written as UTC.
    if "TZID" in event["dtstart"].params:
        # All changes of a zone since 1970 would be a hundred lines that no calendar needs.
        first, last = starts_at - _ZONE_SLACK, starts_at + timedelta(minutes=entry.minutes) + _ZONE_SLACK
        calendar.add_component(Timezone.from_tzid(entry.zone, first_date=first.date(), last_date=last.date()))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _starts_at(entry: CalendarEntry) -> datetime:
    """In the reader's zone; in UTC where the local time comes twice and the second is meant, which no file can say."""
    local = entry.starts_at.astimezone(ZoneInfo(entry.zone))
    return entry.starts_at.astimezone(UTC) if local.fold else local


def _event(entry: CalendarEntry, starts_at: datetime):  # type: ignore[no-untyped-def]  # icalendar comes late
    from icalendar import Event, vCalAddress

    organizer = vCalAddress(ORGANIZER)
    organizer.params["CN"] = "Loop Practice"
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("organizer", organizer)
    event.add("dtstart", starts_at)
    # Not an end by the clock on the wall: an hour is an hour, also where the clock is put back in between.
    event.add("duration", timedelta(minutes=entry.minutes))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("location", entry.location)
    event.add("url", entry.url)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if not entry.cancelled:
        event.add_component(_alarm(entry.summary))
    return event


def _alarm(summary: str):  # type: ignore[no-untyped-def]  # icalendar comes late
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -ALARM_BEFORE)
    return alarm
