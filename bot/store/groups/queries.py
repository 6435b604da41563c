"""Group rounds and what their servers chose. Stages go forward by one atomic statement: of two, one wins."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.errors import GroupNotFoundError
from bot.interview.groups.model import GroupRound, GuildSettings, Stage
from bot.interview.model import Closing, Lang, Question
from bot.store import numbers, upsert
from bot.store.claims import free
from bot.store.database import Transaction
from bot.store.groups.tables import group_posts, group_rounds, guild_members, guild_settings
from bot.store.questions import queries as own_questions
from bot.store.rounds.tables import rounds, shared_answers

_BATCH = 50
"""So much is claimed at a time."""
_RUNNING = (Stage.ANSWERING, Stage.REVIEWING)
_UNSAID = sa.or_(group_rounds.c.said.is_(None), group_rounds.c.said != group_rounds.c.stage)


async def settings(tx: Transaction, guild_id: int) -> GuildSettings:
    row = (await tx.execute(sa.select(guild_settings).where(guild_settings.c.guild_id == guild_id))).one_or_none()
    if row is None:
        return GuildSettings(guild_id)
    return GuildSettings(**{**row._mapping, "lang": row.lang and Lang(row.lang), "zone": row.zone or None})


async def put_settings(tx: Transaction, chosen: GuildSettings) -> None:
    # The column takes no NULL: an empty name is a zone that was never asked for.
    values = {**asdict(chosen), "zone": chosen.zone or ""}
    row = upsert.insert(tx, guild_settings).values(values)
    await tx.execute(row.on_conflict_do_update(index_elements=["guild_id"], set_=values))


async def insert(tx: Transaction, group: GroupRound, remind_at: datetime) -> int:
    """Its id: the first that nobody has seen yet."""
    values = {name: value for name, value in asdict(group).items() if name not in ("id", "own", "tries")}
    values |= await numbers.take(tx, group_rounds.name)
    number = await tx.scalar(
        sa.insert(group_rounds).values({**values, "remind_at": remind_at}).returning(group_rounds.c.id)
    )
    assert number is not None
    return int(number)


async def get(tx: Transaction, group_id: int, *, lock: bool = False) -> GroupRound:
    """Raises GroupNotFoundError. `lock` holds its stage until the transaction ends."""
    query = sa.select(group_rounds).where(group_rounds.c.id == group_id)
    row = (await tx.execute(query.with_for_update() if lock else query)).one_or_none()
    if row is None:
        raise GroupNotFoundError
    return _read(row, await own_questions.among(tx, [row.question_id]))


async def running(tx: Transaction, guild_id: int) -> list[GroupRound]:
    """Newest first."""
    of_guild = sa.and_(group_rounds.c.guild_id == guild_id, group_rounds.c.stage.in_(_RUNNING))
    return await _several(tx, sa.select(group_rounds).where(of_guild).order_by(group_rounds.c.id.desc()))


async def channels(tx: Transaction, guild_id: int) -> list[int]:
    """Those that rounds of the server were ever put in."""
    query = sa.select(group_rounds.c.channel_id).where(group_rounds.c.guild_id == guild_id).distinct()
    return list((await tx.scalars(query)).all())


async def page(
    tx: Transaction, guild_id: int, reader_id: int, channels: Collection[int], *, offset: int, limit: int
) -> tuple[list[GroupRound], int]:
    """The rounds in these channels and those that the reader opened or shared in, newest first; how many in all."""
    own = (
        sa.select(shared_answers.c.group_id)
        .join_from(shared_answers, rounds)
        .where(rounds.c.member_id == reader_id, rounds.c.guild_id == guild_id)
    )
    opened = group_rounds.c.opener_id == reader_id
    seen = sa.or_(group_rounds.c.channel_id.in_(channels), group_rounds.c.id.in_(own), opened)
    these = sa.and_(group_rounds.c.guild_id == guild_id, seen)
    query = sa.select(group_rounds).where(these).order_by(group_rounds.c.id.desc()).offset(offset).limit(limit)
    total = await tx.scalar(sa.select(sa.func.count()).where(these).select_from(group_rounds))
    return await _several(tx, query), total or 0


async def asked(tx: Transaction, guild_id: int) -> list[tuple[str, datetime]]:
    """(question id, when) of the server's rounds, newest first."""
    query = sa.select(group_rounds.c.question_id, group_rounds.c.opened_at).where(group_rounds.c.guild_id == guild_id)
    return [(row.question_id, row.opened_at) for row in await tx.execute(query.order_by(group_rounds.c.id.desc()))]


async def remove(tx: Transaction, group_id: int, *, unseen: bool = False) -> None:
    """What members wrote in it stays theirs. `unseen`: Discord refused its post, so that its number is free again."""
    if unseen:
        await numbers.give_back(tx, group_rounds.name, group_id)
    await tx.execute(sa.update(rounds).where(rounds.c.group_id == group_id).values(group_id=None))
    await tx.execute(sa.delete(group_rounds).where(group_rounds.c.id == group_id))


async def remove_server(tx: Transaction, guild_id: int, now: datetime) -> None:
    """What members answered stays theirs, and is over; what they shared, said of each other and chose here goes."""
    of_guild = sa.select(group_rounds.c.id).where(group_rounds.c.guild_id == guild_id)
    still_open = sa.and_(rounds.c.group_id.in_(of_guild), rounds.c.closed_at.is_(None))
    await tx.execute(sa.update(rounds).where(still_open).values(closed_at=now, closing=Closing.FINISHED))
    await tx.execute(sa.update(rounds).where(rounds.c.group_id.in_(of_guild)).values(group_id=None))
    for table in (group_rounds, guild_members, guild_settings):
        await tx.execute(sa.delete(table).where(table.c.guild_id == guild_id))


# ---------------------------------------------------------------- from stage to stage


async def due(tx: Transaction, now: datetime) -> list[GroupRound]:
    """Whose stage should have ended by now. Answers do not close before anybody was told that they are open."""
    stages = group_rounds.c
    answers = sa.and_(stages.stage == Stage.ANSWERING, stages.answers_due_at <= now, stages.said.is_not(None))
    reviews = sa.and_(stages.stage == Stage.REVIEWING, stages.reviews_due_at <= now)
    return await _several(tx, sa.select(group_rounds).where(answers | reviews).order_by(stages.id))


async def go_on(tx: Transaction, group_id: int, before: Stage, after: Stage, remind_at: datetime | None) -> bool:
    """False: somebody else was faster."""
    this = sa.and_(group_rounds.c.id == group_id, group_rounds.c.stage == before)
    values = {"stage": after, "remind_at": remind_at, "saying_until": None, "claimed_by": None, "tries": 0}
    return (await tx.execute(sa.update(group_rounds).where(this).values(values))).rowcount > 0


async def move_reviews_end(tx: Transaction, group_id: int, due_at: datetime) -> None:
    await tx.execute(sa.update(group_rounds).where(group_rounds.c.id == group_id).values(reviews_due_at=due_at))


async def close_answers(tx: Transaction, group_id: int, now: datetime) -> None:
    """Nothing of the members' own rounds may be revised from now on."""
    still_open = sa.and_(rounds.c.group_id == group_id, rounds.c.closed_at.is_(None))
    await tx.execute(sa.update(rounds).where(still_open).values(closed_at=now, closing=Closing.FINISHED))


# ---------------------------------------------------------------- what Discord has been told


async def is_unsaid(tx: Transaction, now: datetime) -> bool:
    """Whether there may be something to claim: a look that keeps nobody waiting."""
    return bool(await tx.scalar(sa.select(sa.exists().where(_UNSAID, free(group_rounds, now)))))


async def is_reminding_due(tx: Transaction, now: datetime) -> bool:
    return bool(await tx.scalar(sa.select(sa.exists().where(group_rounds.c.remind_at <= now))))


async def is_stale(tx: Transaction, now: datetime) -> bool:
    return bool(await tx.scalar(sa.select(sa.exists().where(group_posts.c.stale, free(group_posts, now)))))


async def claim_unsaid(
    tx: Transaction, now: datetime, holder: str, until: datetime, only: int | None = None
) -> list[GroupRound]:
    """Rounds whose stage Discord does not know of, for one process until `until`; then another may try again."""
    these = sa.and_(_UNSAID, free(group_rounds, now), *([] if only is None else [group_rounds.c.id == only]))
    first = sa.select(group_rounds.c.id).where(these).order_by(group_rounds.c.id).limit(_BATCH)
    values = {"saying_until": until, "claimed_by": holder, "tries": group_rounds.c.tries + 1}
    query = sa.update(group_rounds).where(these, group_rounds.c.id.in_(first)).values(values).returning(group_rounds)
    return await _several(tx, query)


async def note_said(tx: Transaction, group_id: int, stage: Stage) -> None:
    this = sa.and_(group_rounds.c.id == group_id, group_rounds.c.stage == stage)
    values = {"said": stage, "saying_until": None, "claimed_by": None, "tries": 0}
    await tx.execute(sa.update(group_rounds).where(this).values(values))


async def put_times(tx: Transaction, group: GroupRound, remind_at: datetime) -> None:
    names = ("opened_at", "answers_due_at", "reviews_due_at")
    values = {name: getattr(group, name) for name in names} | {"remind_at": remind_at}
    await tx.execute(sa.update(group_rounds).where(group_rounds.c.id == group.id).values(values))


async def hold(tx: Transaction, group_id: int, until: datetime, holder: str | None = None) -> None:
    """Somebody else says its opening; until then nobody claims it."""
    values = {"saying_until": until, "claimed_by": holder, "tries": 1}
    await tx.execute(sa.update(group_rounds).where(group_rounds.c.id == group_id).values(values))


async def note_message(tx: Transaction, group_id: int, message_id: int) -> None:
    await tx.execute(sa.update(group_rounds).where(group_rounds.c.id == group_id).values(message_id=message_id))


async def note_thread(tx: Transaction, group_id: int, thread_id: int) -> None:
    await tx.execute(sa.update(group_rounds).where(group_rounds.c.id == group_id).values(thread_id=thread_id))


async def claim_reminders(tx: Transaction, now: datetime) -> list[GroupRound]:
    """Each round once a stage, whatever becomes of it: a reminder that is lost is better than one that comes twice."""
    these = sa.and_(group_rounds.c.remind_at <= now, group_rounds.c.stage.in_(_RUNNING))
    return await _several(tx, sa.update(group_rounds).where(these).values(remind_at=None).returning(group_rounds))


async def note_post(tx: Transaction, group_id: int, page: int, channel_id: int, message_id: int) -> None:
    values = {"group_id": group_id, "page": page, "channel_id": channel_id, "message_id": message_id, "stale": False}
    row = upsert.insert(tx, group_posts).values(values)
    await tx.execute(row.on_conflict_do_update(index_elements=["group_id", "page"], set_=values))


async def posted(tx: Transaction, group_id: int) -> dict[int, int]:
    """The message of each page of the reveal that stands in Discord already."""
    query = sa.select(group_posts.c.page, group_posts.c.message_id).where(group_posts.c.group_id == group_id)
    return {row.page: row.message_id for row in await tx.execute(query)}


async def claim_stale_posts(
    tx: Transaction, now: datetime, holder: str, until: datetime, only: Collection[int] | None = None
) -> Sequence[sa.Row[Any]]:
    """(group_id, page, channel_id, message_id, changes) of the posts that show what was taken back.

    `only` these messages: also those that are put off, but none that another process is busy with.
    """
    takeable = free(group_posts, now) if only is None else free(group_posts, now) | group_posts.c.claimed_by.is_(None)
    these = sa.and_(group_posts.c.stale, takeable, *([] if only is None else [group_posts.c.message_id.in_(only)]))
    first = sa.select(group_posts.c.message_id).where(these).limit(_BATCH)
    query = sa.update(group_posts).where(these, group_posts.c.message_id.in_(first))
    columns = (
        group_posts.c.group_id,
        group_posts.c.page,
        group_posts.c.channel_id,
        group_posts.c.message_id,
        group_posts.c.changes,
    )
    return (await tx.execute(query.values(saying_until=until, claimed_by=holder).returning(*columns))).all()


async def note_written(tx: Transaction, group_id: int, page: int, changes: int) -> None:
    """What was taken back since it was read is written next."""
    this = sa.and_(group_posts.c.group_id == group_id, group_posts.c.page == page)
    values = {"stale": group_posts.c.changes != changes, "saying_until": None, "claimed_by": None}
    await tx.execute(sa.update(group_posts).where(this).values(values))


async def stale_among(tx: Transaction, message_ids: Collection[int]) -> set[int]:
    these = sa.and_(group_posts.c.stale, group_posts.c.message_id.in_(message_ids))
    return set(await tx.scalars(sa.select(group_posts.c.message_id).where(these)))


async def _several(tx: Transaction, query: sa.Executable) -> list[GroupRound]:
    rows = (await tx.execute(query)).all()
    own = await own_questions.among(tx, [row.question_id for row in rows])
    return [_read(row, own) for row in rows]


def _read(row: sa.Row[Any], own: Mapping[str, Question]) -> GroupRound:
    return GroupRound(
        id=row.id,
        guild_id=row.guild_id,
        channel_id=row.channel_id,
        opener_id=row.opener_id,
        lang=Lang(row.lang),
        question_id=row.question_id,
        anonymous=row.anonymous,
        reviews=row.reviews,
        opened_at=row.opened_at,
        answers_due_at=row.answers_due_at,
        reviews_due_at=row.reviews_due_at,
        stage=Stage(row.stage),
        said=row.said and Stage(row.said),
        message_id=row.message_id,
        thread_id=row.thread_id,
        tries=row.tries,
        own=own.get(row.question_id),
    )
