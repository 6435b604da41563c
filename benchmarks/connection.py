"""How long the bot is deaf, and what it says of it: python -m benchmarks.connection

The real process (`python -m bot run`) on a Discord of the loopback that fails in one way after the other. Writes
benchmarks/connection.md.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import platform
import re
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.bot.figures import table
from tests.discord.bot_process import PATIENCE_S, TOKEN, bot_process, health
from tests.discord.commands_sent import slash_start
from tests.discord.stand_in import StandIn, standing_in

REPORT = Path(__file__).resolve().parent / "connection.md"
AIM_S, GAP_S = 15.0, 5.0
DEAF_FOR_GOOD_S = 120.0
_PRESS_EVERY_S = 0.25
_ASK_EVERY_S = 4.0
_ANSWERED_WITHIN_S = 3.0
_QUIET_BEFORE_S = 6.0
"""Between two faults, so that the gap after the one before is over."""

_numbers = itertools.count(1000)


@dataclass
class Fault:
    """`begin` breaks something; after `lasts_s` Discord is well again by `end`."""

    name: str
    begin: Callable[[StandIn], Awaitable[None]]
    lasts_s: float = 0.0


@dataclass
class Row:
    fault: Fault
    deaf_s: float | None = None
    connects: list[float] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


async def _clean(discord: StandIn) -> None:
    await discord.gateway.close(1000)


async def _reset(discord: StandIn) -> None:
    discord.gateway.reset()


async def _refuse(discord: StandIn) -> None:
    discord.is_away = True
    discord.gateway.reset()


async def _close_early(discord: StandIn) -> None:
    discord.gateway.closes_before_hello = True
    discord.gateway.reset()


async def _invalidate(discord: StandIn) -> None:
    await discord.gateway.invalidate()


async def _mute(discord: StandIn) -> None:
    discord.gateway.mute()


async def _freeze(discord: StandIn) -> None:
    discord.gateway.mute()
    discord.gateway.is_silent = True


async def _outage(discord: StandIn) -> None:
    """Longer than Discord keeps what was missed."""
    await _refuse(discord)
    discord.gateway.forget()


FAULTS = (
    Fault("clean close (1000)", _clean),
    Fault("reset", _reset),
    Fault("502 for 10 s", _refuse, 10),
    Fault("closed before HELLO for 10 s", _close_early, 10),
    Fault("invalid session", _invalidate),
    Fault("frozen: this connection is dead, new ones are well", _mute),
    Fault("frozen: every connection, for 20 s", _freeze, 20),
    Fault("away for 20 s", _refuse, 20),
    Fault("away for 3 min, nothing kept", _outage, 180),
    Fault("reset, right after that", _reset),
    Fault("away for 20 s once more", _refuse, 20),
)


async def measure(folder: Path, faults: tuple[Fault, ...] = FAULTS, **environment: str) -> tuple[list[Row], str]:
    """The rows, and how the process ended when it was told to in the middle of an outage."""
    rows: list[Row] = []
    async with _bot(folder, **environment) as (discord, process):
        for fault in faults:
            await asyncio.sleep(_QUIET_BEFORE_S)
            rows.append(await _row(discord, process, folder, fault))
            print(_cells(rows[-1]), file=sys.stderr, flush=True)
            if process.returncode is not None:
                return rows, "it had ended by itself"
        await _refuse(discord)
        await asyncio.sleep(_QUIET_BEFORE_S)
        return rows, await _ended(process)


@asynccontextmanager
async def _bot(folder: Path, **environment: str) -> AsyncIterator[tuple[StandIn, asyncio.subprocess.Process]]:
    async with (
        standing_in(TOKEN) as discord,
        bot_process(folder, DISCORD_API_URL=f"{discord.address}/api/v10", **environment) as process,
    ):
        draining = asyncio.create_task(process.stdout.read() if process.stdout else asyncio.sleep(0))
        await asyncio.wait_for(discord.ready.wait(), PATIENCE_S)
        yield discord, process
        draining.cancel()


async def _row(discord: StandIn, process: asyncio.subprocess.Process, folder: Path, fault: Fault) -> Row:
    row = Row(fault)
    before = len(discord.gateway.connects)
    asking = asyncio.create_task(_ask(folder, row))
    await fault.begin(discord)
    await asyncio.sleep(fault.lasts_s)
    discord.is_away = discord.gateway.closes_before_hello = discord.gateway.is_silent = False
    row.deaf_s = await _until_answered(discord, process)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    _, told = await health(folder)
    _say(row, told)
    # The one before it, too: how soon the first came is part of the pace.
    row.connects = discord.gateway.connects[max(before - 1, 0) :]
    return row


async def _until_answered(discord: StandIn, process: asyncio.subprocess.Process) -> float | None:
    """Seconds until a command that is sent now is answered as Discord wants it, within 3 s; None: never."""
    began = time.monotonic()
    pressed: dict[int, float] = {}
    seen = len(discord.called_for)
    while time.monotonic() - began < DEAF_FOR_GOOD_S and process.returncode is None:
        if discord.gateway.is_connected:
            number = next(_numbers)
            pressed[number] = time.monotonic()
            await discord.dispatch("INTERACTION_CREATE", slash_start(number))
        await asyncio.sleep(_PRESS_EVERY_S)
        now = time.monotonic()
        answered = [pressed[one] for one in discord.called_for[seen:] if one in pressed]
        if any(now - sent_at < _ANSWERED_WITHIN_S for sent_at in answered):
            return now - began
        seen = len(discord.called_for)
    return None


async def _ask(folder: Path, row: Row) -> None:
    await asyncio.sleep(1)
    while True:
        _, told = await health(folder)
        _say(row, told)
        await asyncio.sleep(_ASK_EVERY_S)


def _say(row: Row, told: str) -> None:
    """Without the times; the same thing once."""
    line = re.sub(r" since .*", "", told.strip().splitlines()[0]) if told.strip() else "nothing"
    if not row.said or row.said[-1] != line:
        row.said.append(line)


async def _ended(process: asyncio.subprocess.Process) -> str:
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    try:
        status = await asyncio.wait_for(process.wait(), PATIENCE_S)
    except TimeoutError:
        return f"not ended after {PATIENCE_S} s"
    return f"ended after {time.monotonic() - began:.1f} s with status {status}"


def _cells(row: Row) -> tuple[object, ...]:
    gaps = [later - earlier for earlier, later in itertools.pairwise(row.connects)]
    deaf = "never" if row.deaf_s is None else f"{row.deaf_s:.1f}"
    smallest = f"{min(gaps):.1f}" if gaps else "none"
    return (row.fault.name, deaf, max(len(row.connects) - 1, 0), smallest, ", then ".join(row.said))


def main() -> int:
    load = f"load {os.getloadavg()[0]:.1f} at the start, " if hasattr(os, "getloadavg") else ""
    with tempfile.TemporaryDirectory(prefix="bench-connection-") as folder:
        rows, end = asyncio.run(measure(Path(folder)))
    head = ("what Discord does", "s until a press is answered again", "connects", "smallest gap s", "health meanwhile")
    text = (
        "# The connection, measured\n\n"
        f"`python -m benchmarks.connection` on {os.cpu_count()} cores, {load}Python {platform.python_version()}: one"
        " process through all of it, in this order, with a press every quarter of a second. The seconds count from the"
        f" moment in which Discord is well again; the aim is {AIM_S:.0f} s, and no two connects of a shard within"
        f" {GAP_S:.0f} s.\n\n{table(head, [_cells(row) for row in rows])}\n\n"
        f"SIGTERM in the middle of an outage: {end}.\n"
    )
    print(text)
    REPORT.write_text(text, encoding="utf-8")
    met = all(row.deaf_s is not None and row.deaf_s <= AIM_S for row in rows)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
