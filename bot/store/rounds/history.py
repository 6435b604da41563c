"""What a member did before: earlier rounds in short, and the questions that were put."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

import sqlalchemy as sa

from bot.interview.model import Checklist, Closing, Field, Lang, Principle, Round, Version
from bot.store.database import Transaction
from bot.store.rounds.codec import decode
from bot.store.rounds.rows import read_version
from bot.store.rounds.tables import answers, rounds, turns

_NEWEST_FIRST = (rounds.c.opened_at.desc(), rounds.c.id.desc())


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """A round in one line. `put` counts the questions that were not swapped, `answered` those with an answer;
    `met` of `asked` items are ticked in the newest checklists of its turns. `question_id` is set where it has one
    question, `group_id` where that is a group's."""

    id: int
    opened_at: datetime
    closed_at: datetime | None
    closing: Closing | None
    lang: Lang
    principle: Principle | None
    put: int
    answered: int
    met: int
    asked: int
    question_id: str | None = None
    group_id: int | None = None


class RoundPage(NamedTuple):
    """`total` counts all rounds of the member, not those of the page."""

    rounds: list[RoundSummary]
    total: int


async def page(
    tx: Transaction, member_id: int, *, before: tuple[datetime, int] | None = None, offset: int = 0, limit: int = 10
) -> RoundPage:
    """Newest first; three statements. `before` is (opened_at, id) of the last round of the page before this one."""
    of_member = rounds.c.member_id == member_id
    query = sa.select(rounds).where(of_member).order_by(*_NEWEST_FIRST).offset(offset).limit(limit)
    if before is not None:
        key = (rounds.c.opened_at, rounds.c.id)
        query = query.where(sa.tuple_(*key) < sa.tuple_(*before, types=[column.type for column in key]))
    rows = (await tx.execute(query)).all()
    turns_of = await _turns(tx, [row.id for row in rows])
    total = await tx.scalar(sa.select(sa.func.count()).where(of_member).select_from(rounds))
    return RoundPage([_summary(row, turns_of.get(row.id, [])) for row in rows], total or 0)


async def asked_before(tx: Transaction, member_id: int, limit: int = 200) -> list[tuple[str, datetime]]:
    """(question id, when) for every question put to the member, also those that were swapped, newest first.

    A member's rounds follow each other, so their order is that of the questions, and the index has it sorted.
    """
    rows = await tx.execute(_ASKED, {"member_id": member_id, "most": limit})
    return [(row.question_id, row.asked_at) for row in rows]


_ASKED = (
    sa.select(turns.c.question_id, turns.c.asked_at)
    .join_from(rounds, turns)
    .where(rounds.c.member_id == sa.bindparam("member_id"))
    .order_by(*_NEWEST_FIRST, turns.c.number.desc())
    .limit(sa.bindparam("most"))
)


async def answered_before(tx: Transaction, member_id: int) -> list[tuple[str, datetime, float]]:
    """(question id, when it was put last, share of items that its newest checked answer met), in no order."""
    newest = [turns.c.asked_at.desc(), turns.c.number.desc(), answers.c.version.desc()]
    place = sa.func.row_number().over(partition_by=turns.c.question_id, order_by=newest)
    told = (
        sa.select(turns.c.question_id, turns.c.asked_at, answers.c.checklist, place.label("place"))
        .join_from(rounds, turns)
        .join(answers, sa.and_(answers.c.round_id == turns.c.round_id, answers.c.number == turns.c.number))
        .where(rounds.c.member_id == member_id, answers.c.checklist.is_not(None))
        .subquery()
    )
    rows = await tx.execute(sa.select(told).where(told.c.place == 1))
    return [(row.question_id, row.asked_at, _share(decode(row.checklist))) for row in rows]


def _share(checklist: Checklist) -> float:
    asked = sum(checklist.asked(field) for field in Field)
    return sum(checklist.met(field) for field in Field) / asked if asked else 0.0


async def earlier_answer(tx: Transaction, round: Round, question_id: str) -> Version | None:
    """The newest checked answer that the member gave to the question in another round before this one."""
    query = (
        sa.select(answers)
        .join_from(rounds, turns)
        .join(answers, sa.and_(answers.c.round_id == turns.c.round_id, answers.c.number == turns.c.number))
        .where(
            rounds.c.member_id == round.member_id,
            rounds.c.id != round.id,
            turns.c.question_id == question_id,
            turns.c.asked_at <= round.opened_at,
            answers.c.checklist.is_not(None),
        )
        .order_by(turns.c.asked_at.desc(), turns.c.number.desc(), answers.c.version.desc())
        .limit(1)
    )
    row = (await tx.execute(query)).one_or_none()
    return None if row is None else read_version(row)


async def _turns(tx: Transaction, round_ids: list[int]) -> dict[int, list[Any]]:
    """The turns of these rounds, each with its newest version (None without) and checklist."""
    newer = answers.alias("newer")
    newest = (
        sa.select(sa.func.max(newer.c.version))
        .where(newer.c.round_id == turns.c.round_id, newer.c.number == turns.c.number)
        .scalar_subquery()
    )
    of_turn = (answers.c.round_id == turns.c.round_id, answers.c.number == turns.c.number)
    query = (
        sa.select(turns.c.round_id, turns.c.question_id, turns.c.skipped_at, answers.c.version, answers.c.checklist)
        .outerjoin_from(turns, answers, sa.and_(*of_turn, answers.c.version == newest))
        .where(turns.c.round_id.in_(round_ids))
        .order_by(turns.c.round_id, turns.c.number)
    )
    rows = (await tx.execute(query)).all()
    return {round_id: list(group) for round_id, group in groupby(rows, lambda row: row.round_id)}


def _summary(row: sa.Row[Any], own_turns: Iterable[Any]) -> RoundSummary:
    own = [turn for turn in own_turns if turn.skipped_at is None]
    checklists = [decode(turn.checklist) for turn in own if turn.checklist is not None]
    return RoundSummary(
        id=row.id,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        closing=row.closing and Closing(row.closing),
        lang=Lang(row.lang),
        principle=row.principle and Principle(row.principle),
        put=len(own),
        answered=sum(turn.version is not None for turn in own),
        met=sum(checklist.met(field) for checklist in checklists for field in Field),
        asked=sum(checklist.asked(field) for checklist in checklists for field in Field),
        question_id=own[0].question_id if len(own) == row.questions == 1 else None,
        group_id=row.group_id,
    )
