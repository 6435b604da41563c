"""Paths: loaded whole, saved by what changed. Whoever decides on one has remembered the member in the same action:
that row is locked until the action ends, so two never decide at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.interview.model import Lang, Level
from bot.interview.paths.model import Attempt, Pace, Path, PathEnding, PathWishes, Position, Stage
from bot.interview.profiles import Profile
from bot.store import upsert
from bot.store.database import Transaction
from bot.store.paths.tables import path_attempts, paths
from bot.store.rounds.codec import decode_seats
from bot.store.rounds.tables import rounds


async def insert(tx: Transaction, path: Path) -> int:
    wishes = path.wishes
    values = {
        "member_id": path.member_id,
        "position": wishes.position,
        "profile": wishes.profile,
        "langs": {stage.value: lang.value for stage, lang in wishes.langs.items()},
        "pace": wishes.pace,
        "interview_on": wishes.interview_on,
        "level": wishes.level,
        "started_at": path.started_at,
        **_changing(path),
    }
    number = await tx.scalar(sa.insert(paths).values(values).returning(paths.c.id))
    assert number is not None
    return int(number)


async def save(tx: Transaction, before: Path, after: Path) -> None:
    await _put_attempts(tx, after.id, [one for one in after.attempts if one not in before.attempts])
    if _changing(before) != _changing(after):
        await tx.execute(sa.update(paths).where(paths.c.id == after.id).values(_changing(after)))


async def find_last(tx: Transaction, member_id: int) -> Path | None:
    """The one that is open, or the newest that is over."""
    these = sa.select(paths).where(paths.c.member_id == member_id)
    row = (await tx.execute(these.order_by(paths.c.closed_at.is_not(None), paths.c.id.desc()).limit(1))).one_or_none()
    if row is None:
        return None
    tried = sa.select(path_attempts).where(path_attempts.c.path_id == row.id).order_by(path_attempts.c.number)
    return _read(row, await tx.execute(tried))


async def held_since(tx: Transaction, member_id: int, since: datetime, *, alone: bool) -> int | None:
    """The id of the member's newest solo panel that was opened then or later; `alone`, of a manager's talk."""
    these = sa.and_(rounds.c.member_id == member_id, rounds.c.seats.is_not(None), rounds.c.opened_at >= since)
    held = await tx.execute(sa.select(rounds.c.id, rounds.c.seats).where(these).order_by(rounds.c.id.desc()))
    return next((int(row.id) for row in held if decode_seats(row.seats)[0].manages is alone), None)


async def _put_attempts(tx: Transaction, path_id: int, attempts: Sequence[Attempt]) -> None:
    if not attempts:
        return
    row = upsert.insert(tx, path_attempts).values([_attempt_values(path_id, one) for one in attempts])
    changing = {name: row.excluded[name] for name in ("screen_id", "ended_at", "moved_on", "waived", "own_questions")}
    await tx.execute(row.on_conflict_do_update(index_elements=["path_id", "number"], set_=changing))


def _changing(path: Path) -> dict[str, Any]:
    return {
        "headlines": "\n".join(path.headlines),
        "opens_at": path.opens_at,
        "paused_at": path.paused_at,
        "closed_at": path.closed_at,
        "ending": path.ending,
    }


def _attempt_values(path_id: int, one: Attempt) -> dict[str, Any]:
    return {
        "path_id": path_id,
        "number": one.number,
        "stage": one.stage,
        "begun_at": one.begun_at,
        "screen_id": one.screen_id,
        "ended_at": one.ended_at,
        "moved_on": one.moved_on,
        "waived": one.waived,
        "own_questions": one.own_questions,
    }


def _read(row: sa.Row[Any], attempts: sa.CursorResult[Any]) -> Path:
    wishes = PathWishes(
        position=Position(row.position),
        profile=Profile(row.profile),
        langs={Stage(stage): Lang(lang) for stage, lang in row.langs.items()},
        pace=Pace(row.pace),
        interview_on=row.interview_on,
        level=row.level and Level(row.level),
    )
    return Path(
        id=row.id,
        member_id=row.member_id,
        wishes=wishes,
        started_at=row.started_at,
        headlines=tuple(row.headlines.splitlines()),
        attempts=tuple(_read_attempt(one) for one in attempts),
        opens_at=row.opens_at,
        paused_at=row.paused_at,
        closed_at=row.closed_at,
        ending=row.ending and PathEnding(row.ending),
    )


def _read_attempt(row: sa.Row[Any]) -> Attempt:
    return Attempt(
        number=row.number,
        stage=Stage(row.stage),
        begun_at=row.begun_at,
        screen_id=row.screen_id,
        ended_at=row.ended_at,
        moved_on=row.moved_on,
        waived=row.waived,
        own_questions=row.own_questions,
    )
