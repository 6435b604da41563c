"""A member's earlier rounds, paged, and the questions that were put."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from bot.interview.model import Closing, Field, Lang, Principle, Round, Turn
from bot.store import Database, Transaction
from bot.store.rounds import queries as rounds
from bot.store.rounds.history import RoundSummary
from tests.store.samples import (
    ANN,
    BEN,
    Statement,
    at,
    checklist,
    closed,
    full_round,
    new_round,
    statements,
    stored,
    version,
)


async def _plan(tx: Transaction, statement: Statement) -> list[str]:
    rows = await tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement.text}", statement.parameters)
    return [row.detail for row in rows]


async def _history(database: Database, opened: list[float], member_id: int = ANN) -> list[int]:
    """Closed rounds opened at these minutes; their ids."""
    return [(await stored(database, closed(new_round(member_id, minutes)))).id for minutes in opened]


async def _walk(database: Database, limit: int) -> list[int]:
    seen: list[int] = []
    before = None
    for _ in range(20):
        async with database.reading() as tx:
            found, _total = await rounds.page(tx, ANN, before=before, limit=limit)
        if not found:
            return seen
        seen += [one.id for one in found]
        before = (found[-1].opened_at.astimezone(timezone(timedelta(hours=9))), found[-1].id)
    raise AssertionError(f"the pages never end: {seen}")


@pytest.mark.parametrize("limit", [1, 2, 3, 10])
async def test_pages_show_every_round_once_newest_first(database: Database, limit: int) -> None:
    a, b, c, d, e = await _history(database, [1, 3, 3, 3, 2])
    await _history(database, [3, 4], BEN)
    assert await _walk(database, limit) == [d, c, b, e, a]


async def test_page_by_offset_counts_all_rounds(database: Database) -> None:
    a, b, c = await _history(database, [1, 2, 3])
    async with database.reading() as tx:
        found, total = await rounds.page(tx, ANN, offset=1, limit=1)
        assert ([one.id for one in found], total) == ([b], 3)
        assert await rounds.page(tx, ANN, offset=3, limit=1) == ([], 3)
        assert await rounds.page(tx, BEN) == ([], 0)
    assert a < b < c


async def test_round_begun_between_two_pages_moves_nothing(database: Database) -> None:
    a, b, c = await _history(database, [1, 2, 3])
    async with database.reading() as tx:
        first = (await rounds.page(tx, ANN, limit=1)).rounds[-1]
    assert first.id == c
    await stored(database, new_round(minutes=9))
    async with database.reading() as tx:
        older = await rounds.page(tx, ANN, before=(first.opened_at, first.id))
    assert [one.id for one in older.rounds] == [b, a]


async def test_summary_counts_what_counts(database: Database) -> None:
    """Swapped questions and earlier versions do not; a version that is not read yet has no ticks."""
    revised = Turn(4, "q", at(11), versions=(version(12, met=9), version(13, met=4)))
    unread = Turn(5, "q", at(14), versions=(version(15),))
    unanswered = Turn(6, "q", at(16))
    full = full_round()
    turns = (*full.turns, revised, unread, unanswered)
    round = await stored(database, closed(replace(full, turns=turns)))
    async with database.reading() as tx:
        (summary,) = (await rounds.page(tx, ANN)).rounds
    asked = sum(checklist(0).asked(field) for field in Field)
    assert summary == RoundSummary(
        id=round.id,
        opened_at=at(0),
        closed_at=at(60),
        closing=Closing.STOPPED,
        lang=Lang.KO,
        principle=Principle.DIVE_DEEP,
        put=5,
        answered=4,
        met=11 + 4,
        asked=asked * 2,
    )


async def test_page_takes_the_same_statements_whatever_it_shows(database: Database) -> None:
    async def cost(member_id: int) -> int:
        async with database.reading() as tx:
            with statements(tx) as seen:
                await rounds.page(tx, member_id)
        return sum(statement.text.startswith("SELECT") for statement in seen)

    for minutes in range(5):
        await stored(database, closed(replace(full_round(), opened_at=at(minutes))))
    assert await cost(ANN) == await cost(BEN) == 3


def _asking(minutes: float, *questions: str) -> Round:
    turns = tuple(Turn(n, question, at(minutes + n)) for n, question in enumerate(questions, 1))
    return replace(new_round(minutes=minutes), turns=turns)


async def test_questions_come_newest_first_also_the_swapped_ones(database: Database) -> None:
    await stored(database, closed(_asking(0, "a", "b")))
    swapped = _asking(10, "c", "a")
    await stored(
        database, closed(replace(swapped, turns=(replace(swapped.turns[0], skipped_at=at(12)), swapped.turns[1])))
    )
    await stored(database, _asking(20, "d"))
    await stored(database, new_round(BEN))
    async with database.reading() as tx:
        assert await rounds.asked_before(tx, ANN) == [
            ("d", at(21)),
            ("a", at(12)),
            ("c", at(11)),
            ("b", at(2)),
            ("a", at(1)),
        ]
        assert await rounds.asked_before(tx, ANN, limit=2) == [("d", at(21)), ("a", at(12))]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_histories_are_read_from_the_index_without_sorting(database: Database) -> None:
    await stored(database, full_round())
    async with database.reading() as tx:
        with statements(tx) as seen:
            await rounds.page(tx, ANN)
            await rounds.asked_before(tx, ANN)
            await rounds.find_open(tx, ANN)
        plans = [detail for one in seen if one.text.startswith("SELECT") for detail in await _plan(tx, one)]
    assert any("ix_rounds_of_member" in plan for plan in plans)
    assert any("uq_rounds_open" in plan for plan in plans)
    assert not [plan for plan in plans if "SCAN" in plan or "TEMP B-TREE" in plan]
