"""A member is known, told everything that is kept, and forgotten without a trace."""

from __future__ import annotations

import asyncio
import json
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Table, func, select, text

from bot.features import KEEPERS
from bot.interview.model import Lang
from bot.services.privacy import own_data
from bot.store import Database, Member, marks, members
from bot.store.rounds import queries as rounds_of
from bot.store.rounds.tables import answers, drafts, probes, rounds, turns
from bot.store.tables import members as members_table
from bot.store.tables import metadata
from tests.store.samples import ANN, ANSWER, BEN, NOW, at, closed, exported, full_round, loaded, new_round, stored

_CREATED = "2026-03-29T00:59:59.123456+00:00"
OWNED = [table for table in metadata.sorted_tables if not table.info.get("impersonal")]
FILLED = [table.name for table in (members_table, rounds, turns, drafts, answers, probes)]
"""By `full_round`; the tables of group rounds have tests of their own."""


async def test_member_is_known_from_the_first_action_on(database: Database) -> None:
    async with database.action() as tx:
        assert await members.find(tx, ANN) is None
        await members.remember(tx, ANN, NOW)
        await members.remember(tx, ANN, at(5))
        assert await members.find(tx, ANN) == Member(ANN, None, NOW)


async def test_language_stays_until_another_is_chosen(database: Database) -> None:
    async with database.action() as tx:
        await members.remember(tx, ANN, NOW, Lang.KO)
        await members.remember(tx, ANN, at(1))
        assert await members.find(tx, ANN) == Member(ANN, Lang.KO, NOW)
        await members.remember(tx, ANN, at(2), Lang.EN)
        assert await members.find(tx, ANN) == Member(ANN, Lang.EN, NOW)


async def test_zone_is_chosen_before_or_after_the_first_action_and_stays(database: Database) -> None:
    async with database.action() as tx:
        assert await members.zone_of(tx, ANN) is None
        await members.set_zone(tx, ANN, "Asia/Seoul", NOW)
        await members.remember(tx, ANN, at(5))
        assert await members.find(tx, ANN) == Member(ANN, None, NOW, "Asia/Seoul")
        await members.set_zone(tx, ANN, "Europe/London", at(6))
        assert await members.zone_of(tx, ANN) == "Europe/London"


async def test_forgotten_member_leaves_no_row_and_others_keep_theirs(database: Database) -> None:
    await stored(database, full_round(ANN))
    kept = await stored(database, full_round(BEN))
    before = await _count(database)
    assert min(before[name] for name in FILLED) > 0
    async with database.action() as tx:
        await marks.put(tx, "commands", "hash")
        assert await members.forget(tx, ANN)
    assert await _count(database) == {name: rows // 2 for name, rows in before.items()}
    assert await loaded(database, kept.id) == kept


async def test_forgetting_waits_for_a_start_of_the_same_member(database: Database) -> None:
    round = await stored(database, new_round())
    async with database.action() as tx:
        await members.remember(tx, ANN, at(1))
        found = await rounds_of.find_open(tx, ANN, lock=True)
        assert found == round
        forgetting = asyncio.create_task(_forget(database))
        await _waiting(database, forgetting)
        await rounds_of.save(tx, found, closed(found))
        await rounds_of.insert(tx, new_round(minutes=61))
    await forgetting
    assert not any((await _count(database)).values())


async def test_forgetting_is_tried_again_when_the_database_undid_it(database: Database) -> None:
    """Whoever locks a round before its member crosses the way of the deletion."""
    round = await stored(database, new_round())
    async with database.action() as tx:
        await rounds_of.get(tx, round.id, lock=True)
        forgetting = asyncio.create_task(_forget(database))
        await _waiting(database, forgetting)
        await members.remember(tx, ANN, at(1))
    await forgetting
    assert not any((await _count(database)).values())


async def _forget(database: Database) -> None:
    practice: Any = SimpleNamespace(database=database, clock=lambda: NOW, keepers=KEEPERS)
    await own_data.forget(practice, ANN)


async def _waiting(database: Database, task: asyncio.Task[None]) -> None:
    """Until the database holds `task` up. On SQLite it waits for the one writer."""
    async with database.reading() as tx:
        if tx.dialect.name == "sqlite":
            await asyncio.sleep(0)
            return
        held_up = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
        while not task.done() and not await tx.scalar(held_up):  # noqa: ASYNC110  # PostgreSQL tells nobody
            await asyncio.sleep(0.01)


async def test_forgetting_a_stranger_does_nothing(database: Database) -> None:
    async with database.action() as tx:
        assert not await members.forget(tx, ANN)


async def test_export_holds_every_row_of_the_member_and_of_nobody_else(database: Database) -> None:
    await stored(database, full_round(ANN))
    async with database.reading() as tx:
        alone = await _count(database)
        assert {name: len(rows) for name, rows in (await exported(tx, ANN)).items()} == alone
    await stored(database, full_round(BEN))
    async with database.reading() as tx:
        export = await exported(tx, ANN)
    assert {name: len(rows) for name, rows in export.items()} == alone
    assert str(BEN) not in json.dumps([export["members"], *(row["member_id"] for row in export["rounds"])])


async def test_export_is_ready_for_json_with_words_and_points_in_time(database: Database) -> None:
    await stored(database, full_round(ANN))
    async with database.reading() as tx:
        export = json.loads(json.dumps(await exported(tx, ANN)))
    chosen = {"lang": None, "zone": None, "level": None, "calibrates_later": False}
    assert export["members"] == [{"id": ANN, **chosen, "created_at": _CREATED}]
    answer = export["answers"][0]
    assert (answer["situation"], answer["ended"]) == (ANSWER.situation, "partly")
    assert answer["checklist"]["kind"] == "story"
    assert export["probes"][0]["reply"] == "two to five"
    assert export["drafts"][0]["situation"] == "a field"


async def test_export_of_a_stranger_is_empty(database: Database) -> None:
    async with database.reading() as tx:
        assert not any((await exported(tx, ANN)).values())


def test_every_table_that_is_not_impersonal_reaches_the_member_by_cascade() -> None:
    assert {table.name for table in OWNED if not _reaches_members(table)} == set()


def _reaches_members(table: Table) -> bool:
    return table is members_table or any(
        key.ondelete == "CASCADE" and _reaches_members(key.referred_table) for key in table.foreign_key_constraints
    )


async def _count(database: Database) -> dict[str, int]:
    async with database.reading() as tx:
        return {table.name: await tx.scalar(select(func.count()).select_from(table)) or 0 for table in OWNED}
