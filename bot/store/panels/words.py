"""What is to be said about a panel: to one member in private, in its post, and what is to be taken away again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.interview.panels.times import PanelWord
from bot.store import upsert
from bot.store.claims import free
from bot.store.database import Transaction
from bot.store.panels.tables import panel_interviewers, panel_messages, panel_words, panels

_BATCH = 50


@dataclass(frozen=True, slots=True)
class DueWord:
    """`again`: a process that had claimed it before never noted that it was said, and may have said it."""

    panel_id: int
    member_id: int
    word: PanelWord
    due_at: datetime
    again: bool = False


@dataclass(frozen=True, slots=True)
class StandingMessage:
    channel_id: int
    message_id: int
    panel_id: int


# ---------------------------------------------------------------- in private


async def put(tx: Transaction, panel_id: int, words: Iterable[tuple[int, PanelWord, datetime]]) -> None:
    """(member, word, when); a word that waits already is said at the new time."""
    times = {(member_id, word): due_at for member_id, word, due_at in words}
    if not times:
        return
    rows = [
        {"panel_id": panel_id, "member_id": member_id, "word": word, "due_at": due_at}
        for (member_id, word), due_at in times.items()
    ]
    insert = upsert.insert(tx, panel_words).values(rows)
    anew = {"due_at": insert.excluded.due_at, "saying_until": None, "claimed_by": None}
    await tx.execute(insert.on_conflict_do_update(index_elements=["panel_id", "member_id", "word"], set_=anew))


async def drop(tx: Transaction, panel_id: int, words: Iterable[PanelWord], member_id: int | None = None) -> None:
    these = sa.and_(panel_words.c.panel_id == panel_id, panel_words.c.word.in_(list(words)))
    if member_id is not None:
        these = sa.and_(these, panel_words.c.member_id == member_id)
    await tx.execute(sa.delete(panel_words).where(these))


async def is_due(tx: Transaction, now: datetime) -> bool:
    """A look that keeps nobody waiting."""
    return bool(await tx.scalar(sa.select(sa.exists().where(free(panel_words, now), panel_words.c.due_at <= now))))


async def claim(tx: Transaction, now: datetime, holder: str, until: datetime, only: int | None = None) -> list[DueWord]:
    """What is due, for one process until `until`; then another may try again."""
    these = [panel_words.c.due_at <= now, free(panel_words, now)]
    these += [] if only is None else [panel_words.c.panel_id == only]
    first = sa.select(panel_words.c.panel_id, panel_words.c.member_id, panel_words.c.word).where(*these)
    first = first.order_by(panel_words.c.due_at, panel_words.c.member_id).limit(_BATCH)
    key = sa.tuple_(panel_words.c.panel_id, panel_words.c.member_id, panel_words.c.word)
    left = await tx.execute(sa.select(panel_words).where(*these, panel_words.c.claimed_by.is_not(None)))
    again = {(row.panel_id, row.member_id, row.word) for row in left}
    query = sa.update(panel_words).where(key.in_(first), *these).values(saying_until=until, claimed_by=holder)
    rows = await tx.execute(query.returning(panel_words))
    found = [
        DueWord(r.panel_id, r.member_id, PanelWord(r.word), r.due_at, (r.panel_id, r.member_id, r.word) in again)
        for r in rows
    ]
    return sorted(found, key=lambda one: (one.due_at, one.panel_id, one.member_id))


async def done(tx: Transaction, said: DueWord) -> None:
    """Unless it was put anew meanwhile, for another time."""
    this = sa.and_(
        panel_words.c.panel_id == said.panel_id,
        panel_words.c.member_id == said.member_id,
        panel_words.c.word == said.word,
        panel_words.c.due_at == said.due_at,
    )
    await tx.execute(sa.delete(panel_words).where(this))


# ---------------------------------------------------------------- the post


async def is_post_stale(tx: Transaction, now: datetime) -> bool:
    return bool(await tx.scalar(sa.select(sa.exists().where(_to_write(now)))))


async def claim_posts(
    tx: Transaction, now: datetime, holder: str, until: datetime, only: int | None = None
) -> list[int]:
    """The ids of the panels whose post is to be written anew, also where a process died while it wrote."""
    these = [_to_write(now), *([] if only is None else [panels.c.id == only])]
    values = {"saying_until": until, "claimed_by": holder, "stale_at": None, "tries": panels.c.tries + 1}
    first = sa.select(panels.c.id).where(*these).order_by(panels.c.id).limit(_BATCH)
    query = sa.update(panels).where(panels.c.id.in_(first), *these).values(values).returning(panels.c.id)
    return list((await tx.scalars(query)).all())


async def post_done(tx: Transaction, panel_id: int) -> None:
    values = {"saying_until": None, "claimed_by": None, "tries": 0}
    await tx.execute(sa.update(panels).where(panels.c.id == panel_id).values(values))


# ---------------------------------------------------------------- what stands in Discord


async def note_message(tx: Transaction, panel_id: int, channel_id: int, message_id: int) -> None:
    """Of a panel that is gone meanwhile nothing may stay."""
    there = await tx.scalar(sa.select(sa.exists().where(panels.c.id == panel_id)))
    values = {"panel_id": panel_id, "channel_id": channel_id, "message_id": message_id, "gone": not there}
    row = upsert.insert(tx, panel_messages).values(values)
    await tx.execute(row.on_conflict_do_nothing(index_elements=["message_id"]))


async def take_away(tx: Transaction, member_id: int, now: datetime) -> list[int]:
    """Before somebody is forgotten: marks the messages of the panels in which anything is said about or by them.

    Of a panel where they interviewed the post stays, and is written anew. Returns the ids of those panels.
    """
    own = sa.select(panels.c.id).where(panels.c.member_id == member_id)
    asks = sa.select(panel_interviewers.c.panel_id).where(panel_interviewers.c.member_id == member_id)
    await _mark_gone(tx, panel_messages.c.panel_id.in_(own))
    posts = sa.select(panels.c.message_id).where(panels.c.id.in_(asks), panels.c.message_id.is_not(None))
    not_a_post = panel_messages.c.message_id.not_in(posts)
    await _mark_gone(tx, sa.and_(panel_messages.c.panel_id.in_(asks), not_a_post))
    await tx.execute(sa.update(panels).where(panels.c.id.in_(asks)).values(stale_at=now))
    return list((await tx.scalars(asks)).all())


async def _mark_gone(tx: Transaction, these: sa.ColumnElement[bool]) -> None:
    await tx.execute(sa.update(panel_messages).where(these).values(gone=True))


async def standing_of(tx: Transaction, member_id: int) -> list[tuple[int | None, int, int]]:
    """(server, channel, message) of what `take_away` takes away or has written anew, in servers."""
    own = sa.select(panels.c.id).where(panels.c.member_id == member_id)
    asks = sa.select(panel_interviewers.c.panel_id).where(panel_interviewers.c.member_id == member_id)
    these = sa.and_(panels.c.message_id.is_not(None), sa.or_(panels.c.id.in_(own), panels.c.id.in_(asks)))
    query = sa.select(panels.c.guild_id, panels.c.channel_id, panels.c.message_id).where(these)
    return [(row.guild_id, row.channel_id, row.message_id) for row in await tx.execute(query)]


async def is_gone_due(tx: Transaction, now: datetime) -> bool:
    return bool(await tx.scalar(sa.select(sa.exists().where(_to_take(now)))))


async def claim_gone(
    tx: Transaction, now: datetime, holder: str, until: datetime, only: Collection[int] | None = None
) -> list[StandingMessage]:
    """`only` these messages, or all that are to be taken away."""
    these = [_to_take(now), *([] if only is None else [panel_messages.c.message_id.in_(only)])]
    first = sa.select(panel_messages.c.message_id).where(*these).limit(_BATCH)
    query = sa.update(panel_messages).where(panel_messages.c.message_id.in_(first), *these)
    rows = await tx.execute(query.values(saying_until=until, claimed_by=holder).returning(panel_messages))
    return [StandingMessage(row.channel_id, row.message_id, row.panel_id) for row in rows]


async def gone_among(tx: Transaction, message_ids: Collection[int]) -> set[int]:
    these = sa.and_(panel_messages.c.gone, panel_messages.c.message_id.in_(message_ids))
    return set(await tx.scalars(sa.select(panel_messages.c.message_id).where(these)))


async def taken(tx: Transaction, message_id: int) -> None:
    await tx.execute(sa.delete(panel_messages).where(panel_messages.c.message_id == message_id))


def _to_write(now: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(panels.c.saying_until <= now, sa.and_(panels.c.stale_at <= now, panels.c.saying_until.is_(None)))


def _to_take(now: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(panel_messages.c.gone, free(panel_messages, now))
