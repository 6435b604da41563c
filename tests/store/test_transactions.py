"""One transaction per action; readers beside it; nothing half done, whatever interrupts."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
from contextlib import closing
from datetime import datetime

import pytest
from sqlalchemy import bindparam, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.store import Database, Transaction, marks, members
from bot.store.rounds.tables import answers, rounds
from tests.store.samples import ANN, BEN, NOW, loaded, new_round, stored


class Failure(Exception):
    pass


async def _known(database: Database, member_id: int = ANN) -> bool:
    async with database.reading() as tx:
        return await members.find(tx, member_id) is not None


async def test_failed_action_leaves_nothing(database: Database) -> None:
    async def fail() -> None:
        async with database.action() as tx:
            await members.remember(tx, ANN, NOW)
            raise Failure

    with pytest.raises(Failure):
        await fail()
    assert not await _known(database)


async def test_cancelled_action_leaves_nothing_and_the_next_one_goes_on(database: Database) -> None:
    inside = asyncio.Event()

    async def hang() -> None:
        async with database.action() as tx:
            await members.remember(tx, ANN, NOW)
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hang())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not await _known(database)
    async with database.action() as tx:
        await members.remember(tx, BEN, NOW)
    assert await _known(database, BEN)


# What aiosqlite opens for an action that is cancelled meanwhile is closed when it is forgotten: here, not later.
@pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")
async def test_action_cancelled_at_any_moment_leaves_the_database_usable(database: Database) -> None:
    async def act(number: int) -> None:
        async with database.action() as tx:
            await members.remember(tx, number, NOW)
            await marks.put(tx, "last", str(number))

    for turns_of_the_loop in range(25):
        task = asyncio.create_task(act(turns_of_the_loop))
        for _ in range(turns_of_the_loop):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
    await act(ANN)
    assert await _known(database)
    gc.collect()


async def test_reader_sees_nothing_that_is_not_committed_and_waits_for_nobody(database: Database) -> None:
    async with database.action() as tx:
        await members.remember(tx, ANN, NOW)
        assert not await asyncio.wait_for(_known(database), 5)
    assert await _known(database)


async def test_reading_keeps_one_view(database: Database) -> None:
    async with database.reading() as view:
        assert await members.find(view, ANN) is None
        async with database.action() as tx:
            await members.remember(tx, ANN, NOW)
        assert await members.find(view, ANN) is None
    assert await _known(database)


async def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError, match=r"(?i)read-?\s?only"):
        async with database.reading() as tx:
            await members.remember(tx, ANN, NOW)
    assert not await _known(database)


async def test_200_actions_and_readings_at_once_all_end(database: Database) -> None:
    async def act(number: int) -> None:
        async with database.action() as tx:
            await members.remember(tx, number, NOW)
        assert await _known(database, number)

    await asyncio.gather(*(act(number) for number in range(1, 201)))


async def test_closing_lets_a_running_action_end_and_begins_no_new_one(url: str) -> None:
    database = await Database.open(url)
    inside = asyncio.Event()
    go_on = asyncio.Event()

    async def slow() -> None:
        async with database.action() as tx:
            inside.set()
            await go_on.wait()
            await members.remember(tx, ANN, NOW)

    task = asyncio.create_task(slow())
    await inside.wait()
    close = asyncio.create_task(database.close())
    assert not (await asyncio.wait([close], timeout=0.1))[0]
    with pytest.raises(RuntimeError, match="closed"):
        async with database.action():
            pass
    go_on.set()
    await asyncio.gather(task, close)
    await database.close()
    again = await Database.open(url)
    assert await _known(again)
    await again.close()


async def test_words_of_members_are_in_no_error(database: Database) -> None:
    """An error goes into the log; what a member told does not belong there."""
    texts = dict.fromkeys(("situation", "task", "action", "result"), "a secret story")
    row = {"round_id": 1, "number": 1, "version": 1, "lang": "ko", "origin": "submitted", "late": False}
    with pytest.raises(IntegrityError) as caught:
        async with database.action() as tx:
            await tx.execute(answers.insert(), row | texts | {"submitted_at": NOW})
    assert "secret" not in str(caught.value)


async def test_row_without_its_parent_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError):
        await _insert_without_member(database, NOW)


async def _insert_without_member(database: Database, now: datetime) -> None:
    async with database.action() as tx:
        await tx.execute(
            text(
                "INSERT INTO rounds (member_id, lang, questions, place, opened_at) VALUES (1, 'ko', 1, 'dm', :now)"
            ).bindparams(bindparam("now", now, rounds.c.opened_at.type))
        )


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_sqlite_is_set_to_lose_nothing(database: Database) -> None:
    async def pragma(tx: Transaction, name: str) -> object:
        return (await tx.exec_driver_sql(f"PRAGMA {name}")).scalar()

    async with database.action() as tx:
        assert await pragma(tx, "journal_mode") == "wal"
        assert await pragma(tx, "synchronous") == 2
        assert await pragma(tx, "foreign_keys") == 1
        assert await pragma(tx, "busy_timeout") == 10_000


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_copy_that_came_back_from_a_backup_gets_its_journal_again(url: str) -> None:
    with closing(sqlite3.connect(url)) as raw:
        assert raw.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
    await (await Database.open(url)).close()
    with closing(sqlite3.connect(url)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_two_programs_on_one_file_wait_for_each_other(url: str, database: Database) -> None:
    other = await Database.open(url)
    round = await stored(database, new_round())

    async def write(own: Database, first: int) -> None:
        for member_id in range(first, first + 20):
            async with own.action() as tx:
                assert await members.find(tx, member_id) is None
                await members.remember(tx, member_id, NOW)

    await asyncio.gather(write(database, 100), write(other, 200))
    assert await loaded(other, round.id) == round
    await other.close()
