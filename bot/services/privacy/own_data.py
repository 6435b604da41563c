"""What is stored about a member: to see, to take along, to delete."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from bot.interview.model import Question, Round
from bot.interview.profiles import TechnicalQuestion
from bot.services.practice import Notice, Practice
from bot.store import DeadlockError, Transaction, members
from bot.store.questions import queries as own_questions
from bot.store.rounds import queries as rounds
from bot.store.rounds.tables import rounds as rounds_table

_ROUNDS_AT_ONCE = 1


@dataclass(frozen=True, slots=True)
class Portion:
    """Some rows of one table, ready for JSON."""

    table: str
    rows: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ToldIn:
    """Rounds of the member, to be read by people."""

    rounds: Sequence[Round]


@dataclass(frozen=True, slots=True)
class Asked:
    """Every question that the rows name, by its id."""

    questions: Mapping[str, Question]
    technical: Mapping[str, TechnicalQuestion]


async def export(practice: Practice, member_id: int) -> AsyncIterator[Portion | ToldIn | Asked]:
    """Every row that belongs to the member, what each feature has of them besides, and the questions with their texts.

    It comes in portions, so that nobody else waits while somebody takes a lot along.
    """
    named: set[str] = set()
    async with practice.database.reading() as tx:
        async for table, rows in members.export(tx, member_id):
            named |= _questions_in(rows)
            yield Portion(table, rows)
            if table == rounds_table.name:
                for some in _several([row["id"] for row in rows]):
                    yield ToldIn(list((await rounds.get_many(tx, some)).values()))
        for keeper in practice.keepers:
            for table, found in (await keeper.exported(tx, member_id)).items():
                yield Portion(table, found)
        technical = {key: practice.library.technical[key] for key in sorted(named) if key in practice.library.technical}
        yield Asked(await _asked(practice, tx, named - technical.keys()), technical)


def _questions_in(rows: Sequence[Mapping[str, Any]]) -> set[str]:
    found: set[str] = set()
    for row in rows:
        found |= {row["question_id"]} if row.get("question_id") else set()
        found |= set(row.get("question_ids") or ())
    return found


def _several(round_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(round_ids), _ROUNDS_AT_ONCE):
        yield round_ids[start : start + _ROUNDS_AT_ONCE]


async def _asked(practice: Practice, tx: Transaction, named: set[str]) -> dict[str, Question]:
    known = {key: question for key in sorted(named) if (question := practice.library.listed(key))}
    return known | await own_questions.among(tx, sorted(named - known.keys()))


async def forget(practice: Practice, member_id: int) -> None:
    """Delete everything; there is no way back. Each feature mends what the member leaves behind."""
    try:
        await _forget(practice, member_id)
    except DeadlockError:
        # It touches all that is the member's, and something of that was being written: that is done by now.
        await _forget(practice, member_id)
    await practice.database.scrub()


async def scrub_due(practice: Practice) -> Sequence[Notice]:
    """Where a reader was in the way, or a process died before it came to that."""
    if not practice.database.is_scrubbed:
        await practice.database.scrub()
    return ()


async def _forget(practice: Practice, member_id: int) -> None:
    async with practice.database.action() as tx, AsyncExitStack() as mending:
        for keeper in practice.keepers:
            await mending.enter_async_context(keeper.forgetting(practice, tx, member_id))
        await members.forget(tx, member_id)
