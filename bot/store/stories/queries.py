"""Stories of members. Whoever changes one loads it with `lock` in an action; what it was before is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from bot.interview.model import Field, Principle, StarAnswer
from bot.interview.stories.model import Origin, Story
from bot.store.database import Transaction
from bot.store.stories.tables import stories, story_versions


async def insert(tx: Transaction, story: Story) -> int:
    """The member must be remembered before."""
    origin = story.origin
    values = {
        "member_id": story.member_id,
        "created_at": story.created_at,
        "round_id": origin.round_id if origin else None,
        "turn": origin.turn if origin else None,
        **_changing(story),
    }
    number = await tx.scalar(sa.insert(stories).values(values).returning(stories.c.id))
    assert number is not None
    return int(number)


async def save(tx: Transaction, before: Story, after: Story) -> None:
    if after.version != before.version:
        values = {"story_id": before.id, "number": before.version, "changed_at": before.changed_at, **_words(before)}
        await tx.execute(sa.insert(story_versions).values(values))
    if after != before:
        await tx.execute(sa.update(stories).where(stories.c.id == after.id).values(_changing(after)))


async def find(tx: Transaction, member_id: int, story_id: int, *, lock: bool = False) -> Story | None:
    """One of somebody else's looks like one that does not exist."""
    return await _find(tx, sa.and_(stories.c.id == story_id, stories.c.member_id == member_id), lock=lock)


async def find_of_turn(tx: Transaction, member_id: int, origin: Origin, *, lock: bool = False) -> Story | None:
    these = (stories.c.round_id == origin.round_id, stories.c.turn == origin.turn)
    return await _find(tx, sa.and_(*these, stories.c.member_id == member_id), lock=lock)


async def page(tx: Transaction, member_id: int, *, offset: int, limit: int) -> tuple[list[Story], int]:
    """Those in use first, the newest before the others; and how many there are."""
    mine = stories.c.member_id == member_id
    order = (stories.c.retired_at.is_not(None), stories.c.id.desc())
    rows = await tx.execute(sa.select(stories).where(mine).order_by(*order).offset(offset).limit(limit))
    return [_read(row) for row in rows], await count(tx, member_id)


async def count(tx: Transaction, member_id: int) -> int:
    mine = stories.c.member_id == member_id
    return await tx.scalar(sa.select(sa.func.count()).select_from(stories).where(mine)) or 0


async def named_like(tx: Transaction, member_id: int, typed: str, limit: int) -> list[Story]:
    """By a part of the title, the newest first."""
    these = sa.and_(stories.c.member_id == member_id, stories.c.title.icontains(typed, autoescape=True))
    return [
        _read(row)
        for row in await tx.execute(sa.select(stories).where(these).order_by(stories.c.id.desc()).limit(limit))
    ]


async def remove(tx: Transaction, member_id: int, story_id: int) -> bool:
    """With all its versions. False: it is not there."""
    these = sa.and_(stories.c.id == story_id, stories.c.member_id == member_id)
    return (await tx.execute(sa.delete(stories).where(these))).rowcount > 0


async def _find(tx: Transaction, these: sa.ColumnElement[bool], *, lock: bool) -> Story | None:
    query = sa.select(stories).where(these)
    row = (await tx.execute(query.with_for_update() if lock else query)).one_or_none()
    return _read(row) if row else None


def _words(story: Story) -> dict[str, str]:
    return {"title": story.title} | {field.value: story.answer.text(field) for field in Field}


def _changing(story: Story) -> dict[str, Any]:
    return {
        **_words(story),
        "changed_at": story.changed_at,
        "version": story.version,
        "heard": [one.value for one in story.heard],
        "shows": None if story.shows is None else [one.value for one in story.shows],
        "failure": story.failure,
        "happened": story.happened,
        "retired_at": story.retired_at,
    }


def _read(row: sa.Row[Any]) -> Story:
    return Story(
        id=row.id,
        member_id=row.member_id,
        title=row.title,
        answer=StarAnswer(row.situation, row.task, row.action, row.result),
        created_at=row.created_at,
        changed_at=row.changed_at,
        version=row.version,
        heard=_principles(row.heard),
        shows=None if row.shows is None else _principles(row.shows),
        failure=row.failure,
        happened=row.happened,
        retired_at=row.retired_at,
        origin=None if row.round_id is None else Origin(row.round_id, row.turn),
    )


def _principles(keys: Sequence[str]) -> tuple[Principle, ...]:
    return tuple(map(Principle, keys))
