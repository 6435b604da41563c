"""The connection comes right by itself, whatever becomes of it: against a gateway on the loopback, with short waits."""

from __future__ import annotations

import asyncio
import gc
import itertools
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import discord
import pytest

from bot import app
from bot.client import Bot
from bot.connection import client, connection, gateway, line, socket
from bot.connection.standing import State
from bot.running import send_elsewhere
from tests.discord.bot_process import PATIENCE_S, TOKEN
from tests.discord.commands_sent import slash_start
from tests.discord.stand_in import StandIn, standing_in
from tests.discord.world import BuildBot, WorldClock

GAP_S, IDENTIFY_GAP_S = 0.2, 0.5
SHORT = {
    (line, "GAP_S"): GAP_S,
    (line, "JITTER_S"): 0.01,
    (line, "CONNECT_WITHIN_S"): 1.0,
    (line, "OPEN_WITHIN_S"): 2.0,
    (line, "REFUSED_S"): (0.1, 0.2),
    (line, "QUIET_S"): 0.2,
    (line, "ANSWER_S"): 0.2,
    (gateway, "ASK_WITHIN_S"): 1.0,
    (gateway, "IDENTIFY_GAP_S"): IDENTIFY_GAP_S,
    (gateway, "TURN_GAP_S"): IDENTIFY_GAP_S,
    (connection, "GAP_S"): GAP_S,
    (client, "LOGIN_GAP_S"): GAP_S,
    (socket, "CLOSE_S"): 0.2,
}
_numbers = itertools.count(100)


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for (module, name), seconds in SHORT.items():
        monkeypatch.setattr(module, name, seconds)
    base = discord.http.Route.BASE
    yield
    discord.http.Route.BASE = base


@pytest.fixture
async def stand_in() -> AsyncIterator[StandIn]:
    async with standing_in(TOKEN) as opened:
        yield opened


class Running:
    """A bot that serves, and the Discord that it serves."""

    def __init__(self, bot: Bot, discord_: StandIn, serving: asyncio.Task[None]) -> None:
        self.bot, self.discord, self.serving = bot, discord_, serving

    async def until(self, true: Callable[[], bool]) -> None:
        """Looked at whenever the standing changes; the test fails when it takes too long, or the bot has ended."""
        async with asyncio.timeout(PATIENCE_S):
            while not true():
                if self.serving.done():
                    self.serving.result()
                    raise AssertionError("the bot has ended")
                await asyncio.wait([self.serving], timeout=0.01)

    async def until_connected(self) -> None:
        await self.until(lambda: self.bot.standing.whole.state is State.CONNECTED and self.discord.gateway.is_connected)

    async def until_connected_anew(self) -> None:
        """For what is mended at once: that it was lost may be over before anybody looks."""
        await self.until(lambda: len(self.discord.gateway.connects) > 1)
        await self.until_connected()

    async def until_lost(self) -> None:
        await self.until(lambda: self.bot.standing.whole.state is State.RECONNECTING)

    async def answers(self, shard: int = 0) -> None:
        """A command is sent, and answered."""
        self.discord.called_back.clear()
        await self.discord.gateway.dispatch("INTERACTION_CREATE", slash_start(next(_numbers)), shard)
        await asyncio.wait_for(self.discord.called_back.wait(), PATIENCE_S)


@asynccontextmanager
async def running(build: Callable[[], Awaitable[Any]], stand_in: StandIn) -> AsyncIterator[Running]:
    send_elsewhere(f"{stand_in.address}/api/v10")
    bot = await build()
    serving = asyncio.create_task(bot.start(TOKEN))
    try:
        yield Running(bot, stand_in, serving)
    finally:
        await bot.close()
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


@pytest.fixture
async def run(build_bot: BuildBot, stand_in: StandIn) -> AsyncIterator[Running]:
    async with running(lambda: build_bot(WorldClock()), stand_in) as opened:
        await opened.until_connected()
        yield opened


async def clean_close(d: StandIn) -> None:
    await d.gateway.close()


async def closed_with_1000(d: StandIn) -> None:
    await d.gateway.close(1000)


async def asked_to_reconnect(d: StandIn) -> None:
    await d.gateway.ask_to_reconnect()


async def reset(d: StandIn) -> None:
    d.gateway.reset()


async def invalid(d: StandIn) -> None:
    await d.gateway.invalidate()


async def forgotten(d: StandIn) -> None:
    d.gateway.forget()
    d.gateway.reset()


async def dead(d: StandIn) -> None:
    d.gateway.mute()


async def spoiled(d: StandIn) -> None:
    await d.gateway.send("{no JSON")


ENDS = [clean_close, closed_with_1000, asked_to_reconnect, reset, invalid, forgotten, dead, spoiled]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
async def test_a_connection_that_ends_is_made_again_and_commands_are_answered(run: Running, end: Any) -> None:
    await end(run.discord)
    await run.until_connected_anew()
    await run.answers()
    assert gaps_of(run.discord.gateway.connects) >= GAP_S * 0.8


async def refused(d: StandIn) -> None:
    d.is_away = True


async def closed_before_hello(d: StandIn) -> None:
    d.gateway.closes_before_hello = True


async def silent(d: StandIn) -> None:
    d.gateway.is_silent = True


@pytest.mark.parametrize("fault", [refused, closed_before_hello, silent], ids=lambda fault: fault.__name__)
async def test_while_discord_is_away_it_is_tried_again_at_an_even_pace(run: Running, fault: Any) -> None:
    await fault(run.discord)
    run.discord.gateway.reset()
    await run.until_lost()
    before = len(run.discord.gateway.connects)
    await run.until(lambda: len(run.discord.gateway.connects) >= before + 4)
    assert gaps_of(run.discord.gateway.connects) >= GAP_S * 0.8
    run.discord.is_away = run.discord.gateway.closes_before_hello = run.discord.gateway.is_silent = False
    await run.until_connected()
    await run.answers()


async def test_a_drop_then_a_refused_connect_then_one_closed_before_hello_do_not_end_the_process(run: Running) -> None:
    run.discord.is_away = True
    run.discord.gateway.reset()
    await run.until(lambda: len(run.discord.gateway.connects) >= 2)
    run.discord.gateway.closes_before_hello, run.discord.is_away = True, False
    before = len(run.discord.gateway.connects)
    await run.until(lambda: len(run.discord.gateway.connects) > before)
    run.discord.gateway.closes_before_hello = False
    await run.until_connected()
    await run.answers()


async def test_what_was_sent_while_the_connection_was_gone_is_answered_when_it_is_back(run: Running) -> None:
    run.discord.is_away = True
    run.discord.gateway.reset()
    await run.until_lost()
    await run.discord.dispatch("INTERACTION_CREATE", slash_start(next(_numbers)))
    await run.until(lambda: len(run.discord.gateway.connects) >= 3)
    run.discord.is_away = False
    await asyncio.wait_for(run.discord.called_back.wait(), PATIENCE_S)
    assert run.discord.gateway.resumed == 1
    assert len(run.discord.identified) == 1


async def test_an_event_that_cannot_be_read_costs_itself_only(run: Running, caplog: pytest.LogCaptureFixture) -> None:
    await run.discord.dispatch("GUILD_CREATE", {"id": "no number", "name": "what somebody wrote"})
    await run.discord.dispatch("INTERACTION_CREATE", {"broken": True})
    await run.answers()
    assert len(run.discord.gateway.connects) == 1
    assert "an event GUILD_CREATE cannot be read: left out" in caplog.text
    assert "what somebody wrote" not in caplog.text


async def test_a_quiet_connection_is_asked_whether_it_lives_and_is_not_taken_for_slow(run: Running) -> None:
    await run.until(lambda: run.discord.gateway.heartbeats >= 6)
    assert len(run.discord.gateway.connects) == 1
    # discord.py reckons it from the last heartbeat that it knows of, and complains from 10 s on.
    delays = [one.latency for one in gc.get_objects() if isinstance(one, socket.Socket) and one.open]
    assert delays
    assert max(delays) < 0.5


async def test_each_change_is_one_line_in_the_log(run: Running, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot")
    await run.until(lambda: "ready: 0 servers, shards 0" in caplog.text)
    run.discord.gateway.reset()
    await run.until_connected_anew()
    await run.bot.close()
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.connection.standing"]
    assert len(lines) == 4, lines
    assert lines[0].startswith("shard 0 has lost its connection (")
    assert lines[1].startswith("shard 0 is connected, after ")
    assert lines[2:] == ["stopping", "stopped"]


async def test_nothing_comes_by_itself_while_nobody_could_answer_it(
    run: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = []

    async def tick(_: Any) -> None:
        ticks.append(run.bot.standing.whole.state)

    monkeypatch.setattr(run.bot._ticker, "tick", tick)
    await run.bot.wait_until_ready()
    await run.bot.tick()
    run.discord.is_away = True
    run.discord.gateway.reset()
    await run.until_lost()
    await run.bot.tick()
    run.discord.is_away = False
    await run.until_connected()
    await run.bot.tick()
    assert ticks == [State.CONNECTED, State.CONNECTED]


async def test_closing_breaks_off_the_wait_for_the_next_attempt(run: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "GAP_S", 1000.0)
    run.discord.gateway.reset()
    await run.until_lost()
    await asyncio.wait_for(run.bot.close(), 5)
    await asyncio.wait_for(asyncio.gather(run.serving, return_exceptions=True), 5)


async def test_what_nobody_expected_on_the_way_back_does_not_end_the_bot(
    run: Running, caplog: pytest.LogCaptureFixture
) -> None:
    run.discord.gateway.forget()
    run.discord.shards = "as many as you like"  # type: ignore[assignment]
    run.discord.remaining = None  # type: ignore[assignment]
    run.discord.gateway.reset()
    await run.until(lambda: "met what nobody expected" in caplog.text)
    run.discord.shards, run.discord.remaining = 1, 1000
    await run.until_connected()
    await run.answers()


@pytest.mark.parametrize("code", [4004, 4014])
async def test_what_discord_refuses_for_good_ends_the_bot_and_is_not_tried_again(run: Running, code: int) -> None:
    await run.discord.gateway.close(code)
    with pytest.raises(discord.ConnectionClosed) as caught:
        await asyncio.wait_for(run.serving, PATIENCE_S)
    assert caught.value.code == code
    assert len(run.discord.gateway.connects) == 1


async def test_a_start_while_discord_is_away_waits_for_it(build_bot: BuildBot, stand_in: StandIn) -> None:
    # With 502 discord.py would try five times by itself, for half a minute.
    stand_in.is_away, stand_in.away_status = True, 503
    async with running(lambda: build_bot(WorldClock()), stand_in) as run:
        await run.until(lambda: stand_in.refused >= 3)
        stand_in.is_away = False
        await run.until_connected()
        await run.answers()


async def test_shards_take_turns_to_identify_and_come_back_each_by_itself(
    tmp_path: Path, migrated_file: Path, stand_in: StandIn
) -> None:
    stand_in.shards = 3
    settings = app.sandbox_settings(tmp_path)
    async with running(lambda: app.build(settings, ticking=False), stand_in) as run:
        await run.until_connected()
        await run.until(lambda: len(stand_in.identified) == 3)
        assert sorted(one["shard"] for one in stand_in.identified) == [[0, 3], [1, 3], [2, 3]]
        assert gaps_of(stand_in.gateway.identified_at) >= IDENTIFY_GAP_S * 0.8
        await stand_in.gateway.invalidate()
        await run.until(lambda: len(stand_in.identified) == 6)
        await run.until_connected()
        for shard in range(3):
            await run.answers(shard)


async def test_with_few_identifies_left_the_rest_are_spread_over_the_day(run: Running) -> None:
    asked = gateway.Gateway(run.bot.http, gateway.OwnTurns(), None)
    await asked.ask()
    assert asked._limits.spread_s == 0
    run.discord.remaining = 36
    await asked.ask()
    assert asked._limits.spread_s == 100


def gaps_of(moments: list[float]) -> float:
    """As they came in: on a busy machine one comes later than it was sent, and its gap looks smaller."""
    return min((later - earlier for earlier, later in itertools.pairwise(moments)), default=float("inf"))
