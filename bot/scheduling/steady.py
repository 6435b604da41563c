"""Time that goes on evenly, whatever happens to the clock of the wall.

APScheduler reckons its next wake-up from `datetime.now(zone)`: with the clock set back by an hour it would sleep for an
hour. The zone is the one place where it lets its clock be chosen.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo

from apscheduler.triggers.base import BaseTrigger


class SteadyTime(tzinfo):
    """The present moment in this zone is UTC as it was at the start, carried on by the monotonic clock."""

    def __init__(self) -> None:
        self._started_at = datetime.now(UTC).replace(tzinfo=self)
        self._started = time.monotonic()

    def fromutc(self, _: datetime) -> datetime:
        """What `datetime.now` calls, with what the wall clock says."""
        return self._started_at + timedelta(seconds=time.monotonic() - self._started)

    def utcoffset(self, _: datetime | None) -> timedelta:
        return timedelta()

    def dst(self, _: datetime | None) -> timedelta:
        return timedelta()

    def tzname(self, _: datetime | None) -> str:
        return "steady"


class Every(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """APScheduler's own interval makes its next moment by `fromtimestamp`, which asks the zone for the present one."""

    def __init__(self, seconds: float) -> None:
        self._gap = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        following = (previous or now) + self._gap
        return following if following > now else now + self._gap
