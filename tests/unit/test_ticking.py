"""The tick: what is said takes its time in the background, and keeps nothing else waiting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.clock import system_clock
from bot.scheduling import ticking
from bot.scheduling.ticking import Ticker
from bot.services.practice import Notice, Practice
from bot.store import Database


class Said(Notice):
    def __init__(self, name: str) -> None:
        self.name = name


class Listener:
    """Notes what it was told; those in `held` wait until they are let go."""

    def __init__(self, *held: str) -> None:
        self.heard: list[str] = []
        self.at_once = self.most_at_once = 0
        self.go = asyncio.Event()
        self._held = held

    async def deliver(self, notice: Notice) -> None:
        assert isinstance(notice, Said)
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        if notice.name in self._held:
            await self.go.wait()
        self.heard.append(notice.name)
        self.at_once -= 1
        if notice.name == "fails":
            raise RuntimeError("made to fail by a test")


def works(*rounds: Sequence[str]) -> Any:
    """Due work that finds one of these lists at each tick."""
    left = [*rounds]

    async def due(practice: Practice) -> Sequence[Notice]:
        return [Said(name) for name in (left.pop(0) if left else ())]

    return due


@pytest.fixture
async def practice(tmp_path: Path) -> AsyncIterator[Practice]:
    nothing: Any = None
    database = await Database.open(str(tmp_path / "bot.sqlite3"))
    yield Practice(database, nothing, nothing, system_clock, Random(0), ())
    await database.close()


async def test_a_slow_post_holds_up_neither_the_tick_nor_other_posts(practice: Practice) -> None:
    ticker, listener = Ticker(practice, [works(["slow", "quick"], ["next"])]), Listener("slow")
    await ticker.tick(listener)
    await ticker.tick(listener)
    for _ in range(5):
        await asyncio.sleep(0)
    assert listener.heard == ["quick", "next"]
    listener.go.set()
    await ticker.said()
    assert listener.heard[-1] == "slow"


async def test_a_notice_that_fails_is_logged_and_the_others_go_on(practice: Practice, caplog: Any) -> None:
    ticker, listener = Ticker(practice, [works(["fails", "quick"])]), Listener()
    await ticker.tick(listener)
    await ticker.said()
    assert listener.heard == ["fails", "quick"]
    assert "a notice was not delivered" in caplog.text


async def test_so_many_at_once_and_no_more_claimed_than_can_be_said(practice: Practice, monkeypatch: Any) -> None:
    monkeypatch.setattr(ticking, "BACKLOG", 300)
    names = [f"n{number}" for number in range(300)]
    ticker, listener = Ticker(practice, [works(names, ["later"])]), Listener(*names)
    await ticker.tick(listener)
    await ticker.tick(listener)
    await asyncio.sleep(0)
    assert listener.most_at_once == ticking.AT_ONCE
    listener.go.set()
    await ticker.said()
    assert "later" not in listener.heard
    await ticker.tick(listener)
    await ticker.said()
    assert listener.heard[-1] == "later"


async def test_stopping_leaves_what_is_not_said_to_the_next_process(practice: Practice) -> None:
    ticker, listener = Ticker(practice, [works(["slow"])]), Listener("slow")
    await ticker.tick(listener)
    await asyncio.sleep(0)
    ticker.stop()
    await ticker.said()
    assert listener.heard == []
