"""Several processes on one database, and processes that are killed."""

from __future__ import annotations

import asyncio
import multiprocessing
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.context import ForkServerContext

import pytest

from bot.interview.model import Version
from bot.store import Database, marks
from bot.store.rounds import queries as rounds
from tests.store.processes import open_and_mark, write_until_killed
from tests.store.samples import ANN, at

KILLS = 4
PATIENCE_S = 30


@pytest.fixture(scope="module")
def forks() -> Iterator[ForkServerContext]:
    """Processes that start at once, with everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.store", "alembic.command", "asyncpg", "aiosqlite"])
    return context


def test_six_processes_start_together_on_an_empty_database(empty_url: str, forks: ForkServerContext) -> None:
    names = [f"process {n}" for n in range(6)]
    together = forks.Barrier(len(names))
    processes = [forks.Process(target=open_and_mark, args=(empty_url, name, together)) for name in names]
    for process in processes:
        process.start()
    for process in processes:
        process.join(PATIENCE_S)
    assert [process.exitcode for process in processes] == [0] * len(names)
    assert asyncio.run(_marked(empty_url, names)) == names


async def _marked(url: str, names: list[str]) -> list[str]:
    database = await Database.open(url)
    async with database.reading() as tx:
        found = [name for name in names if await marks.find(tx, name)]
    await database.close()
    return found


def test_kill_loses_nothing_that_was_acknowledged(url: str, engine: str, forks: ForkServerContext) -> None:
    """An action adds two versions: after a kill there are as many as were acknowledged, or one action more."""
    known = 0
    for kill in range(KILLS):
        known = _write_and_kill(url, forks, after=3 + 2 * kill)
        versions = asyncio.run(_versions(url))
        assert len(versions) in (known, known + 2)
        assert [one.submitted_at for one in versions] == [at(n) for n in range(len(versions))]
    assert known >= 2 * KILLS
    if engine == "sqlite":
        with closing(sqlite3.connect(url)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _write_and_kill(url: str, forks: ForkServerContext, after: int) -> int:
    """How many versions were acknowledged when the writer died, in the middle of whatever it did."""
    here, there = forks.Pipe(duplex=False)
    process = forks.Process(target=write_until_killed, args=(url, there))
    process.start()
    there.close()
    acknowledged = 0
    for _ in range(after):
        assert here.poll(PATIENCE_S)
        acknowledged = here.recv()
    process.kill()
    process.join()
    while True:  # what it could still say
        try:
            acknowledged = here.recv()
        except EOFError:
            return acknowledged


async def _versions(url: str) -> tuple[Version, ...]:
    database = await Database.open(url)
    async with database.reading() as tx:
        round = await rounds.find_open(tx, ANN)
    await database.close()
    assert round is not None
    return round.turns[-1].versions
