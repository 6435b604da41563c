"""Technical screens: loaded whole, saved by what changed. Whoever decides on one loads it with `lock` in an action."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.interview.model import Lang
from bot.interview.profiles import Profile
from bot.interview.screens.missed import Missed
from bot.interview.screens.model import Purpose, Screen, ScreenTurn
from bot.store import upsert
from bot.store.database import Transaction
from bot.store.screens.codec import decode, encode
from bot.store.screens.tables import missed_points, screen_turns, screens


async def insert(tx: Transaction, screen: Screen) -> int:
    """Its turns are saved with `save`. The member must be remembered before."""
    values = {
        "member_id": screen.member_id,
        "purpose": screen.purpose,
        "profile": screen.profile,
        "lang": screen.lang,
        "questions": screen.questions,
        "headlines": "\n".join(screen.headlines),
        "opened_at": screen.opened_at,
    }
    number = await tx.scalar(sa.insert(screens).values(values).returning(screens.c.id))
    assert number is not None
    await _put_turns(tx, number, screen.turns)
    return int(number)


async def save(tx: Transaction, before: Screen, after: Screen) -> None:
    await _put_turns(tx, after.id, [turn for turn in after.turns if turn not in before.turns])
    if (before.closed_at, before.moves_on) != (after.closed_at, after.moves_on):
        values = {"closed_at": after.closed_at, "moves_on": after.moves_on}
        await tx.execute(sa.update(screens).where(screens.c.id == after.id).values(values))


async def find(tx: Transaction, screen_id: int, member_id: int, *, lock: bool = False) -> Screen | None:
    """One of somebody else's looks like one that does not exist."""
    return await _find(tx, sa.and_(screens.c.id == screen_id, screens.c.member_id == member_id), lock=lock)


async def find_open(tx: Transaction, member_id: int, *, lock: bool = False) -> Screen | None:
    return await _find(tx, sa.and_(screens.c.member_id == member_id, screens.c.closed_at.is_(None)), lock=lock)


async def seen(tx: Transaction, member_id: int) -> dict[str, datetime]:
    """When the member last met a question, by its id."""
    query = (
        sa.select(screen_turns.c.question_id, sa.func.max(screen_turns.c.asked_at).label("asked_at"))
        .join(screens, screens.c.id == screen_turns.c.screen_id)
        .where(screens.c.member_id == member_id)
        .group_by(screen_turns.c.question_id)
    )
    return {row.question_id: row.asked_at for row in await tx.execute(query)}


async def missed(tx: Transaction, member_id: int) -> list[Missed]:
    rows = await tx.execute(sa.select(missed_points).where(missed_points.c.member_id == member_id))
    return [Missed(r.question_id, r.thing, r.wrong, r.due, r.step, r.times) for r in rows]


async def keep_missed(tx: Transaction, member_id: int, question_id: str, kept: Collection[Missed]) -> None:
    """In place of all that was kept of this question."""
    these = sa.and_(missed_points.c.member_id == member_id, missed_points.c.question_id == question_id)
    await tx.execute(sa.delete(missed_points).where(these))
    if kept:
        await tx.execute(sa.insert(missed_points).values([_missed_values(member_id, one) for one in kept]))


async def _put_turns(tx: Transaction, screen_id: int, turns: Sequence[ScreenTurn]) -> None:
    if not turns:
        return
    row = upsert.insert(tx, screen_turns).values([_turn_values(screen_id, turn) for turn in turns])
    changing = {name: row.excluded[name] for name in ("answer", "reply", "verdict", "over_at")}
    await tx.execute(row.on_conflict_do_update(index_elements=["screen_id", "number"], set_=changing))


def _turn_values(screen_id: int, turn: ScreenTurn) -> dict[str, Any]:
    return {
        "screen_id": screen_id,
        "number": turn.number,
        "question_id": turn.question_id,
        "asked_at": turn.asked_at,
        "headline": turn.headline,
        "answer": turn.answer,
        "reply": turn.reply,
        "verdict": encode(turn.verdict) if turn.verdict else None,
        "over_at": turn.over_at,
    }


def _missed_values(member_id: int, one: Missed) -> dict[str, Any]:
    return {
        "member_id": member_id,
        "question_id": one.question_id,
        "thing": one.thing,
        "wrong": one.wrong,
        "due": one.due,
        "step": one.step,
        "times": one.times,
    }


async def _find(tx: Transaction, which: sa.ColumnElement[bool], *, lock: bool) -> Screen | None:
    query = sa.select(screens).where(which)
    row = (await tx.execute(query.with_for_update() if lock else query)).one_or_none()
    if row is None:
        return None
    put = sa.select(screen_turns).where(screen_turns.c.screen_id == row.id).order_by(screen_turns.c.number)
    turns = tuple(_read_turn(one) for one in await tx.execute(put))
    return Screen(
        id=row.id,
        member_id=row.member_id,
        purpose=Purpose(row.purpose),
        profile=Profile(row.profile),
        lang=Lang(row.lang),
        questions=row.questions,
        headlines=tuple(row.headlines.splitlines()),
        opened_at=row.opened_at,
        turns=turns,
        closed_at=row.closed_at,
        moves_on=row.moves_on,
    )


def _read_turn(row: sa.Row[Any]) -> ScreenTurn:
    return ScreenTurn(
        number=row.number,
        question_id=row.question_id,
        asked_at=row.asked_at,
        headline=row.headline,
        answer=row.answer,
        reply=row.reply,
        verdict=decode(row.verdict) if row.verdict else None,
        over_at=row.over_at,
    )
