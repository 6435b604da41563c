"""Rounds: loaded whole, saved by what changed. Whoever decides on a round loads it with `lock` in an action."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.errors import RoundNotFoundError
from bot.interview.model import Round
from bot.store import own_questions, upsert
from bot.store.conflicts import OpenRoundExistsError, RoundChangedError
from bot.store.database import Transaction
from bot.store.group_tables import shared_answers
from bot.store.history import RoundPage, RoundSummary, answered_before, asked_before, earlier_answer, page
from bot.store.round_changes import Change, Delete, Insert, changes
from bot.store.round_rows import Key, Values, read_round, round_values
from bot.store.tables import OPEN_ALONE, answers, drafts, probes, rounds, turns

__all__ = [
    "RoundPage",
    "RoundSummary",
    "answered_before",
    "asked_before",
    "earlier_answer",
    "find_in_group",
    "find_open",
    "get",
    "insert",
    "page",
    "save",
]


async def get(tx: Transaction, round_id: int, *, lock: bool = False) -> Round:
    """Raises RoundNotFoundError. `lock` holds others off this round until the transaction ends."""
    round = await _find(tx, rounds.c.id == round_id, lock)
    if round is None:
        raise RoundNotFoundError
    return round


async def find_open(tx: Transaction, member_id: int, *, lock: bool = False) -> Round | None:
    return await _find(tx, sa.and_(rounds.c.member_id == member_id, OPEN_ALONE), lock)


async def find_in_group(tx: Transaction, member_id: int, group_id: int, *, lock: bool = False) -> Round | None:
    """The member's answer to a group round."""
    return await _find(tx, sa.and_(rounds.c.member_id == member_id, rounds.c.group_id == group_id), lock)


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
    of_round = table.c.round_id == sa.bindparam("of_round")
    return sa.select(table).where(of_round).order_by(*table.primary_key)


# Built once: composing them costs 0.2 ms, of the 3 that a load takes.
_TURNS = _hanging(turns).add_columns(drafts.c.round_id.is_not(None).label("has_draft"), *drafts.c[2:]).outerjoin(drafts)
_ANSWERS = _hanging(answers)
_PROBES = _hanging(probes)
_SHARED = sa.exists().where(shared_answers.c.round_id == rounds.c.id).label("shared")


async def _find(tx: Transaction, condition: sa.ColumnElement[bool], lock: bool) -> Round | None:
    """Four statements, whatever the size. SQLite needs no lock of a row: whoever may write there is alone."""
    query = sa.select(rounds, _SHARED).where(condition)
    row = (await tx.execute(query.with_for_update() if lock else query)).one_or_none()
    if row is None:
        return None
    turn, answer, probe = [await tx.execute(rows, {"of_round": row.id}) for rows in (_TURNS, _ANSWERS, _PROBES)]
    asked = turn.all()
    own = await own_questions.among(tx, [row.question_id for row in asked])
    return read_round(row, asked, answer, probe, own)


async def _write(tx: Transaction, change: Change) -> None:
    table = change.table
    names = [column.name for column in table.primary_key]
    this_row = sa.and_(*(table.c[name] == sa.bindparam(f"key_{name}") for name in names))
    if isinstance(change, Delete):
        await tx.execute(sa.delete(table).where(this_row), [_keyed("key_", names, key) for key in change.keys])
    elif isinstance(change, Insert):
        await tx.execute(sa.insert(table), [_keyed("", names, key) | values for key, values in change.rows.items()])
    else:
        updates = [_keyed("key_", names, key) | values for key, values in change.rows.items()]
        await tx.execute(sa.update(table).where(this_row), updates)


def _keyed(prefix: str, names: list[str], key: Key) -> Values:
    return {f"{prefix}{name}": part for name, part in zip(names, key, strict=True)}
