"""The clockwork goes by no clock that somebody can set, and says when it was held up."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from apscheduler.schedulers import base

from bot.scheduling import clockwork
from bot.scheduling.clockwork import Clockwork

PATIENCE_S = 5.0


class Wall(datetime):
    """The clock of the wall as a test sets it, which APScheduler reads."""

    ahead = timedelta()

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
        return tz.fromutc((datetime.now(UTC) + cls.ahead).replace(tzinfo=tz))


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> type[Wall]:
    monkeypatch.setattr(base, "datetime", Wall)
    monkeypatch.setattr(clockwork, "TICK_S", 0.01)
    monkeypatch.setattr(Wall, "ahead", timedelta())
    return Wall


class Ticks:
    def __init__(self) -> None:
        self.count = 0
        self._ticked = asyncio.Event()

    async def tick(self) -> None:
        self.count += 1
        self._ticked.set()

    async def some_more(self) -> None:
        for _ in range(3):
            self._ticked.clear()
            await asyncio.wait_for(self._ticked.wait(), PATIENCE_S)


@pytest.mark.parametrize("ahead", [timedelta(hours=-1), timedelta(hours=1)])
async def test_the_ticking_goes_on_when_the_clock_of_the_wall_is_set(wall: type[Wall], ahead: timedelta) -> None:
    ticks, works = Ticks(), Clockwork()
    works.tick(ticks.tick)
    works.start()
    await ticks.some_more()
    wall.ahead = ahead
    began, before = time.monotonic(), ticks.count
    await ticks.some_more()
    # Neither an hour of silence, nor an hour's ticks at once.
    assert ticks.count - before <= (time.monotonic() - began) / clockwork.TICK_S + 2
    works.stop()


async def test_a_tick_that_was_held_up_says_so(
    wall: type[Wall], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(clockwork, "LATE_S", 0.05)
    ticks, works = Ticks(), Clockwork()
    works.tick(ticks.tick)
    works.start()
    await ticks.some_more()
    assert "late" not in caplog.text
    time.sleep(0.2)  # noqa: ASYNC251  # what holds up the whole process
    await ticks.some_more()
    works.stop()
    assert "a tick is late by 0." in caplog.text
