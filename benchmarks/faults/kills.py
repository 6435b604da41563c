"""SIGKILL at many moments of a deed, and another process after it: nothing lost, nothing doubled, and how soon.

What is due is brought about in the simulated Discord, by members; its database then goes to processes of their own,
which talk to a Discord on the loopback. Time is theirs, so that a lease of minutes takes no minutes.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import shutil
import signal
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerContext
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

from benchmarks.bot.figures import table
from benchmarks.bot.postgres import postgres_url
from benchmarks.faults.due import DEEDS, Arranged, Deed, Store, arrange, in_file, in_postgres
from benchmarks.faults.killed import Errand, said, say_what_is_due, spread
from benchmarks.faults.ledger import Rows, rows_of
from benchmarks.faults.loopback import Loopback

MOMENTS = 40
AT_ONCE = 2
RESTART_S = 2
"""From a kill until the next process ticks."""
AIM_S = 30
PATIENCE_S = 120


# ---------------------------------------------------------------- one kill


@dataclass
class End:
    """How it all stood when nothing was left to do, and when the last thing was said."""

    exit_code: int | None
    standing: Counter[str]
    rows: Rows
    said_s: float
    points: int


@dataclass
class Kill:
    point: int
    forgetful: bool
    after_s: float = 0
    """Seconds of the clock from the restart until all was said."""
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    outlived: bool = False


class Yard:
    """Where processes of one deed on one kind of database are started and killed."""

    def __init__(self, arranged: Arranged, store: Store, forks: ForkServerContext, folder: Path) -> None:
        self._arranged, self._store, self._forks, self._folder = arranged, store, forks, folder
        self._storing = asyncio.Lock()

    async def undisturbed(self) -> End:
        async with self._place(forgetful=False) as (run, discord, url):
            code, log = await run(self._arranged.due_s, 0)
            return End(code, discord.standing(), await rows_of(url), log["said_s"], int(log["points"]))

    async def kill(self, point: int, known: End, *, forgetful: bool) -> Kill:
        async with self._place(forgetful=forgetful) as (run, discord, url):
            kill = Kill(point, forgetful)
            code, log = await run(self._arranged.due_s, point)
            kill.outlived = code != -signal.SIGKILL
            began_s = log["elapsed"] + RESTART_S
            code, log = await run(began_s, 0)
            kill.after_s = max(log.get("said_s", began_s) - began_s, 0)
            _compare(kill, known, discord.standing(), await rows_of(url))
            if code != 0:
                kill.lost.append(f"the second process ended with {code}")
            return kill

    @asynccontextmanager
    async def _place(self, *, forgetful: bool) -> AsyncIterator[tuple[Any, Loopback, str]]:
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        async with self._storing:  # Alembic brings one database at a time to its tables
            url = await self._store(self._arranged.file, folder)
        there = Loopback(self._arranged.guild_id, self._arranged.channel_id, self._arranged.events, forgetful=forgetful)
        async with there.serving() as discord:

            async def run(began_s: float, kill_at: int) -> tuple[int | None, dict[str, float]]:
                return await self._run(url, discord.address, began_s, kill_at, folder)

            yield run, discord, url
        shutil.rmtree(folder)

    async def _run(
        self, url: str, address: str, began_s: float, kill_at: int, folder: Path
    ) -> tuple[int | None, dict[str, float]]:
        log = folder / f"{uuid4().hex}.json"
        where = self._arranged
        errand = Errand(url, address, where.guild_id, where.channel_id, began_s, kill_at, str(folder), str(log))
        process = self._forks.Process(target=say_what_is_due, args=(errand,))
        process.start()
        await asyncio.to_thread(process.join, PATIENCE_S)
        if process.exitcode is None:
            process.kill()
        return process.exitcode, said(log) or {"elapsed": began_s}


def _compare(kill: Kill, known: End, standing: Counter[str], rows: Rows) -> None:
    for wanted, there in ((known.standing, standing), (known.rows, rows)):
        kill.lost += (wanted - there).elements()
        kill.doubled += (there - wanted).elements()


# ---------------------------------------------------------------- all of them


@dataclass
class Outcome:
    deed: str
    engine: str
    points: int
    kills: list[Kill]


async def run(only: str, moments: int) -> list[Outcome]:
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(["bot.app", "bot.running", "asyncpg", "aiosqlite", "benchmarks.faults.killed"])
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="kills-") as name, postgres_url() as server:
        stores = {"SQLite": in_file} | ({"PostgreSQL": in_postgres(server)} if server else {})
        for deed in DEEDS:
            if only not in ("", deed.name):
                continue
            arranged = await arrange(deed, Path(name) / deed.name.replace(" ", "_").replace("'", ""))
            for engine, store in stores.items():
                outcomes.append(await _killed(deed, engine, Yard(arranged, store, forks, Path(name)), moments))
                print(_line(outcomes[-1]), flush=True)
    return outcomes


async def _killed(deed: Deed, engine: str, yard: Yard, moments: int) -> Outcome:
    known = await yard.undisturbed()
    room = asyncio.Semaphore(AT_ONCE)

    async def one(moment: int) -> Kill:
        async with room:
            return await yard.kill((moment + 1) // 2, known, forgetful=moment % 2 == 0)

    chosen = spread(2 * known.points, moments)
    return Outcome(deed.name, engine, known.points, await asyncio.gather(*map(one, chosen)))


def _line(outcome: Outcome) -> str:
    return " · ".join(str(value) for value in _row(outcome))


def _row(outcome: Outcome) -> tuple[object, ...]:
    waits = [kill.after_s for kill in outcome.kills]
    lost, doubled = (sum(bool(getattr(kill, name)) for kill in outcome.kills) for name in ("lost", "doubled"))
    soon = sum(wait < AIM_S for wait in waits)
    met = "yes" if not lost and not doubled and soon == len(waits) else "NO"
    return (
        outcome.deed,
        outcome.engine,
        outcome.points,
        sum(not kill.outlived for kill in outcome.kills),
        lost,
        doubled,
        f"{median(waits):.0f}",
        f"{max(waits):.0f}",
        f"{soon} of {len(waits)}",
        met,
    )


def report(outcomes: list[Outcome]) -> str:
    names = ("deed", "engine", "points", "kills", "lost", "doubled", "said after s, median", "most", "< 30 s", "met")
    faults = [
        f"- {one.deed}, {one.engine}, killed at point {kill.point} of {one.points}"
        f"{', nonces forgotten' if kill.forgetful else ''}: {_fault(kill)}"
        for one in outcomes
        for kill in one.kills
        if kill.lost or kill.doubled
    ]
    return "\n\n".join([table(names, map(_row, outcomes)), "\n".join(faults) or "None lost, none doubled."])


def _fault(kill: Kill) -> str:
    parts = [f"lost: {'; '.join(kill.lost)[:200]}"] if kill.lost else []
    return " · ".join([*parts, *([f"doubled: {'; '.join(kill.doubled)[:200]}"] if kill.doubled else [])])
