"""What must be written so that a stored round becomes another: compares values, knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from sqlalchemy import Table

from bot.interview.model import Round
from bot.store.rounds.rows import Key, Rows, Values, round_values, turn_rows
from bot.store.rounds.tables import answers, drafts, probes, rounds, turns

_FIXED = frozenset({"member_id", "opened_at", "group_id", "seats"})

# What was told, asked and replied is never overwritten: these alone may change in a row that is stored.
_MUTABLE = {
    turns: frozenset({"due_at", "skipped_at"}),
    drafts: frozenset({"situation", "task", "action", "result"}),
    answers: frozenset({"checklist"}),
    probes: frozenset({"reply", "replied_at", "met"}),
}


@dataclass(frozen=True, slots=True)
class Insert:
    table: Table
    rows: dict[Key, Values]


@dataclass(frozen=True, slots=True)
class Update:
    """Every row has the same columns."""

    table: Table
    rows: dict[Key, Values]


@dataclass(frozen=True, slots=True)
class Delete:
    table: Table
    keys: tuple[Key, ...]


Change = Insert | Update | Delete


def changes(before: Round, after: Round) -> tuple[Change, ...]:
    """In an order that foreign keys allow, at most three a table. Raises ValueError for what is never rewritten."""
    pairs = [(b, a) for b, a in zip_longest(before.turns, after.turns) if b != a]
    old = turn_rows(before.id, (b for b, _ in pairs if b is not None))
    new = turn_rows(after.id, (a for _, a in pairs if a is not None))
    return (*_of_round(before, after), *(change for table in _MUTABLE for change in _of_table(table, old, new)))


def _of_round(before: Round, after: Round) -> tuple[Change, ...]:
    old, new = round_values(before), round_values(after)
    changed = {name: value for name, value in new.items() if value != old[name]}
    if before.id != after.id or changed.keys() & _FIXED:
        raise ValueError(f"round {after.id} is not a later state of round {before.id}")
    return (Update(rounds, {(after.id,): changed}),) if changed else ()


def _of_table(table: Table, old: Rows, new: Rows) -> tuple[Change, ...]:
    before, after = old[table], new[table]
    gone = tuple(before.keys() - after.keys())
    fresh = {key: values for key, values in after.items() if key not in before}
    changed = {
        key: _allowed(table, before[key], after[key]) for key in after if before.get(key, after[key]) != after[key]
    }
    if gone and table is not drafts:
        raise ValueError(f"a stored row of {table.name} is never removed: {sorted(gone)}")
    every: tuple[Change, ...] = (Delete(table, gone), Insert(table, fresh), Update(table, changed))
    return tuple(change for change in every if (change.keys if isinstance(change, Delete) else change.rows))


def _allowed(table: Table, before: Values, after: Values) -> Values:
    changed = {name for name, value in after.items() if value != before[name]}
    if changed - _MUTABLE[table]:
        raise ValueError(f"stored in {table.name} and never rewritten: {sorted(changed - _MUTABLE[table])}")
    return {name: after[name] for name in _MUTABLE[table]}
