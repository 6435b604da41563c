"""What other processes do to a database; run by `test_store_processes`."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from multiprocessing.connection import Connection
from threading import Barrier

from bot.store import Database, marks, members
from bot.store.rounds import queries as rounds
from tests.store.samples import ANN, NOW, new_round, version, with_turn


def open_and_mark(url: str, name: str, together: Barrier) -> None:
    async def run() -> None:
        together.wait()
        database = await Database.open(url)
        async with database.action() as tx:
            await marks.put(tx, name, "here")
        await database.close()

    asyncio.run(run())


def write_until_killed(url: str, acknowledged: Connection) -> None:
    """One more version of the same answer in each action, told to the parent once it is committed."""

    async def run() -> None:
        database = await Database.open(url)
        async with database.action() as tx:
            await members.remember(tx, ANN, NOW)
            round = await rounds.find_open(tx, ANN) or await rounds.insert(tx, new_round())
        while True:
            async with database.action() as tx:
                round = await rounds.get(tx, round.id, lock=True)
                turn = round.turns[-1]
                more = (*turn.versions, version(len(turn.versions)), version(len(turn.versions) + 1))
                await rounds.save(tx, round, with_turn(round, replace(turn, versions=more)))
            acknowledged.send(len(more))

    asyncio.run(run())
