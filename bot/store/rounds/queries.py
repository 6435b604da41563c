"""Rounds: loaded whole, saved by what changed. Whoever decides on a round loads it with `lock` in an action."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.errors import RoundNotFoundError
from bot.interview.model import Round
from bot.store import upsert
from bot.store.conflicts import OpenRoundExistsError, RoundChangedError
from bot.store.database import Transaction
from bot.store.questions import queries as own_questions
from bot.store.rounds.changes import Change, Delete, Insert, changes
from bot.store.rounds.history import RoundPage, RoundSummary, answered_before, asked_before, earlier_answer, page
from bot.store.rounds.rows import Key, Values, read_round, round_values
from bot.store.rounds.tables import OPEN_ALONE, answers, drafts, probes, rounds, shared_answers, turns

__all__ = [
    "RoundPage",
    "RoundSummary",
    "answered_before",
    "asked_before",
    "earlier_answer",
    "find_in_group",
    "find_last",
    "find_open",
    "get",
    "get_many",
    "insert",
    "page",
    "save",
]


async def get(tx: Transaction, round_id: int, *, lock: bool = False) -> Round:
    """Raises RoundNotFoundError. `lock` holds others off this round until the transaction ends."""
    round = await _find(tx, _BY_ID, lock, round_id=round_id)
    if round is None:
        raise RoundNotFoundError
    return round


async def get_many(tx: Transaction, round_ids: Collection[int]) -> dict[int, Round]:
    """Those of these rounds that there are, by id."""
    return {round.id: round for round in await _read(tx, _BY_IDS, {"round_ids": list(round_ids)})}


async def find_open(tx: Transaction, member_id: int, *, lock: bool = False) -> Round | None:
    return await _find(tx, _OPEN, lock, member_id=member_id)


async def find_last(tx: Transaction, member_id: int) -> Round | None:
    """The newest of the member's own that is over."""
    return await _find(tx, _LAST, False, member_id=member_id)


async def find_in_group(tx: Transaction, member_id: int, group_id: int, *, lock: bool = False) -> Round | None:
    """The member's answer to a group round."""
    return await _find(tx, _IN_GROUP, lock, member_id=member_id, group_id=group_id)


async def insert(tx: Transaction, round: Round) -> Round:
    """The round with its id, stored with its turns; the member must be remembered before.

    Raises OpenRoundExistsError when the member has an open one (or one in the same group round); the transaction is
    still good then.
    """
    row = upsert.insert(tx, rounds).values(round_values(round)).on_conflict_do_nothing()
    round_id = await tx.scalar(row.returning(rounds.c.id))
    if round_id is None:
        raise OpenRoundExistsError(f"member {round.member_id} has an open round")
    stored = replace(round, id=round_id)
    await save(tx, replace(stored, turns=()), stored)
    return stored


async def save(tx: Transaction, before: Round, after: Round) -> None:
    """Writes what differs, and nothing else; at most three statements a table, whatever the size.

    Raises RoundChangedError when `before` is not what is stored any more, ValueError when `after` takes back
    what was told (only drafts vanish).
    """
    for change in changes(before, after):
        try:
            await _write(tx, change)
        except IntegrityError as fault:
            raise RoundChangedError(f"round {after.id} changed since it was loaded") from fault


def _hanging(table: sa.Table) -> sa.Select[Any]:
    of_rounds = table.c.round_id.in_(sa.bindparam("round_ids", expanding=True))
    return sa.select(table).where(of_rounds).order_by(*table.primary_key)


def _of_turn(table: sa.Table) -> sa.Exists:
    return sa.exists().where(table.c.round_id == turns.c.round_id, table.c.number == turns.c.number)


# Built once: composing a statement takes as long as running it.
_TURNS = (
    _hanging(turns)
    .add_columns(drafts.c.round_id.is_not(None).label("has_draft"), *drafts.c[2:])
    .add_columns(*(_of_turn(table).label(f"has_{table.name}") for table in (answers, probes)))
    .outerjoin(drafts)
)
_ANSWERS = _hanging(answers)
_PROBES = _hanging(probes)
_SHARED = sa.exists().where(shared_answers.c.round_id == rounds.c.id).label("shared")
_ROUNDS = sa.select(rounds, _SHARED)
_OF_MEMBER = rounds.c.member_id == sa.bindparam("member_id")
_BY_ID = _ROUNDS.where(rounds.c.id == sa.bindparam("round_id"))
_BY_IDS = _ROUNDS.where(rounds.c.id.in_(sa.bindparam("round_ids", expanding=True)))
_OPEN = _ROUNDS.where(_OF_MEMBER, OPEN_ALONE)
_LAST = (
    _ROUNDS.where(_OF_MEMBER, rounds.c.closed_at.is_not(None), rounds.c.group_id.is_(None))
    .order_by(rounds.c.closed_at.desc(), rounds.c.id.desc())
    .limit(1)
)
_IN_GROUP = _ROUNDS.where(_OF_MEMBER, rounds.c.group_id == sa.bindparam("group_id"))
_LOCKING = {query: query.with_for_update() for query in (_BY_ID, _OPEN, _IN_GROUP)}
"""SQLite needs no lock of a row and leaves it out: whoever may write there is alone."""


async def _find(tx: Transaction, query: sa.Select[Any], lock: bool, **of: int) -> Round | None:
    found = await _read(tx, _LOCKING[query] if lock else query, of)
    return found[0] if found else None


async def _read(tx: Transaction, query: sa.Select[Any], of: Mapping[str, object]) -> list[Round]:
    """Four statements at most, two while nothing is answered, however many rounds there are and whatever their size.

    What hangs on a round is looked for after the round is locked, and sees what others saved until then.
    """
    rows = (await tx.execute(query, of)).all()
    turn = await _by_round(tx, _TURNS, {row.id for row in rows})
    every = [one for some in turn.values() for one in some]
    answer = await _by_round(tx, _ANSWERS, {one.round_id for one in every if one.has_answers})
    probe = await _by_round(tx, _PROBES, {one.round_id for one in every if one.has_probes})
    own = await own_questions.among(tx, [one.question_id for one in every])
    return [read_round(row, turn.get(row.id, ()), answer.get(row.id, ()), probe.get(row.id, ()), own) for row in rows]


async def _by_round(tx: Transaction, query: sa.Select[Any], round_ids: Collection[int]) -> dict[int, list[sa.Row[Any]]]:
    if not round_ids:
        return {}
    rows = await tx.execute(query, {"round_ids": list(round_ids)})
    return {round_id: list(some) for round_id, some in groupby(rows, lambda row: row.round_id)}


async def _write(tx: Transaction, change: Change) -> None:
    table = change.table
    names = [column.name for column in table.primary_key]
    if isinstance(change, Delete):
        await tx.execute(_deletion(table), [_keyed("key_", names, key) for key in change.keys])
    elif isinstance(change, Insert):
        await tx.execute(_insertion(table), [_keyed("", names, key) | values for key, values in change.rows.items()])
    else:
        updates = [_keyed("key_", names, key) | values for key, values in change.rows.items()]
        await tx.execute(_update(table), updates)


@cache
def _deletion(table: sa.Table) -> sa.Delete:
    return sa.delete(table).where(_this_row(table))


@cache
def _insertion(table: sa.Table) -> sa.Insert:
    return sa.insert(table)


@cache
def _update(table: sa.Table) -> sa.Update:
    return sa.update(table).where(_this_row(table))


def _this_row(table: sa.Table) -> sa.ColumnElement[bool]:
    return sa.and_(*(column == sa.bindparam(f"key_{column.name}") for column in table.primary_key))


def _keyed(prefix: str, names: list[str], key: Key) -> Values:
    return {f"{prefix}{name}": part for name, part in zip(names, key, strict=True)}
