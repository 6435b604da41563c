"""What a member does is claimed with what it changes, whoever else hears of it."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import DoneElsewhere
from bot.store import Database, marks
from bot.store.deeds import doing, first_id_at, forget_old, is_ours
from tests.store.samples import at

PRESS = first_id_at(at(1))


async def act(database: Database, key: str) -> None:
    with doing(PRESS):
        async with database.action() as tx:
            await marks.put(tx, key, "done")
        async with database.action() as tx:
            await marks.put(tx, f"{key} again", "done")
        assert is_ours()


async def found(database: Database, *keys: str) -> list[str | None]:
    async with database.reading() as tx:
        return [await marks.find(tx, key) for key in keys]


async def test_of_two_processes_one_does_it_and_the_other_changes_nothing(url: str, database: Database) -> None:
    other = await Database.open(url)
    outcomes = await asyncio.gather(act(database, "first"), act(other, "second"), return_exceptions=True)
    await other.close()
    assert [type(outcome) for outcome in outcomes].count(DoneElsewhere) == 1
    done = await found(database, "first", "first again", "second", "second again")
    assert sorted(map(str, done)) == ["None", "None", "done", "done"]


async def test_what_was_undone_may_be_done_by_another(url: str, database: Database) -> None:
    async def fail() -> None:
        with doing(PRESS):
            async with database.action() as tx:
                await marks.put(tx, "undone", "done")
                raise ValueError

    with pytest.raises(ValueError):
        await fail()
    other = await Database.open(url)
    await act(other, "done")
    await other.close()
    assert await found(database, "undone", "done") == [None, "done"]


async def test_actions_of_one_press_that_run_at_once_do_not_get_in_each_others_way(database: Database) -> None:
    async def put(key: str) -> None:
        async with database.action() as tx:
            await marks.put(tx, key, "done")

    with doing(PRESS):
        await asyncio.gather(*(put(str(number)) for number in range(5)))
    assert await found(database, *map(str, range(5))) == ["done"] * 5


async def test_what_nobody_pressed_is_claimed_by_nobody(database: Database) -> None:
    async with database.action() as tx:
        await marks.put(tx, "by itself", "done")
    assert not is_ours()


async def test_claims_are_forgotten_after_a_day(database: Database) -> None:
    await act(database, "first")
    for minutes, refused in ((24 * 60, True), (24 * 60 + 2, False)):
        async with database.action() as tx:
            await forget_old(tx, at(minutes))
        if refused:
            with pytest.raises(DoneElsewhere):
                await act(database, "later")
        else:
            await act(database, "later")
