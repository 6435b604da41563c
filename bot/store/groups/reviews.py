"""What is shared in a group round, to whom it is dealt, and the scorecards that come of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.interview.groups.model import Pair, SharedAnswer
from bot.interview.model import Ending, Item, Lang, StarAnswer
from bot.interview.rounds.scorecards import Scorecard, Vote
from bot.store import upsert
from bot.store.columns import Moment
from bot.store.database import Transaction
from bot.store.groups.tables import group_posts, group_rounds, reviews
from bot.store.rounds.codec import decode
from bot.store.rounds.tables import answers, rounds, shared_answers

_HEAD_START = timedelta(seconds=1)
_SHARED_BY = sa.select(shared_answers.c.round_id, rounds.c.member_id).join_from(shared_answers, rounds)


@dataclass(frozen=True, slots=True)
class Dealt:
    """One review dealt to one member."""

    round_id: int
    reviewer_id: int
    number: int
    submitted: bool
    dealt_at: datetime

    @property
    def pair(self) -> Pair:
        return self.round_id, self.reviewer_id


# ---------------------------------------------------------------- sharing


async def share(tx: Transaction, round_id: int, group_id: int, now: datetime) -> None:
    row = upsert.insert(tx, shared_answers).values(round_id=round_id, group_id=group_id, shared_at=now)
    await tx.execute(row.on_conflict_do_nothing(index_elements=["round_id"]))


async def take_back(tx: Transaction, round_ids: Collection[int], now: datetime) -> None:
    """Gone for everybody, with all scorecards on it; a post that shows it is to be written anew."""
    await _make_stale(tx, _pages(shared_answers.c.round_id.in_(round_ids)), now)
    await tx.execute(sa.delete(shared_answers).where(shared_answers.c.round_id.in_(round_ids)))


async def make_stale_for(tx: Transaction, member_id: int, now: datetime) -> None:
    """Every post that shows the member's answers, or words that they said about another's."""
    await _make_stale(tx, _pages(_shows(member_id)), now)


async def posts_showing(tx: Transaction, these: sa.ColumnElement[bool]) -> list[tuple[int, int, int]]:
    """(guild, channel, message) of the posts."""
    query = sa.select(group_rounds.c.guild_id, group_posts.c.channel_id, group_posts.c.message_id)
    rows = await tx.execute(query.join_from(group_posts, group_rounds).where(_on(_pages(these))))
    return [(row.guild_id, row.channel_id, row.message_id) for row in rows]


async def posts_of_member(tx: Transaction, member_id: int) -> list[tuple[int, int, int]]:
    """As `make_stale_for` makes stale."""
    return await posts_showing(tx, _shows(member_id))


async def posts_of_answer(tx: Transaction, round_id: int) -> list[tuple[int, int, int]]:
    return await posts_showing(tx, shared_answers.c.round_id == round_id)


def _shows(member_id: int) -> sa.ColumnElement[bool]:
    theirs = sa.select(rounds.c.id).where(rounds.c.member_id == member_id)
    reviewed = sa.select(reviews.c.round_id).where(reviews.c.member_id == member_id)
    return sa.or_(shared_answers.c.round_id.in_(theirs), shared_answers.c.round_id.in_(reviewed))


def _pages(these: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(shared_answers.c.group_id, shared_answers.c.page).where(these)


def _on(pages: sa.Select[Any]) -> sa.ColumnElement[bool]:
    return sa.tuple_(group_posts.c.group_id, group_posts.c.page).in_(pages)


async def _make_stale(tx: Transaction, pages: sa.Select[Any], now: datetime) -> None:
    """Whoever took it back writes it anew; the tick does what is left after a moment."""
    later = sa.case(
        (group_posts.c.claimed_by.is_(None), sa.literal(now + _HEAD_START, Moment())), else_=group_posts.c.saying_until
    )
    values = {"stale": True, "changes": group_posts.c.changes + 1, "saying_until": later}
    await tx.execute(sa.update(group_posts).where(_on(pages)).values(values))


async def authors(tx: Transaction, group_id: int) -> dict[int, int]:
    """Who shared what, by round."""
    query = _SHARED_BY.where(shared_answers.c.group_id == group_id).order_by(shared_answers.c.round_id)
    return {row.round_id: row.member_id for row in await tx.execute(query)}


async def freeze(tx: Transaction, group_id: int, numbers: Mapping[int, int]) -> None:
    """The numbers by which answers go, and the version that is reviewed, whatever is written later."""
    newest = (
        sa.select(sa.func.max(answers.c.version))
        .where(answers.c.round_id == shared_answers.c.round_id)
        .scalar_subquery()
    )
    of_group = shared_answers.c.group_id == group_id
    await tx.execute(sa.update(shared_answers).where(of_group).values(version=newest))
    await _set_each(tx, "number", numbers)


async def paginate(tx: Transaction, pages: Mapping[int, int]) -> None:
    """On which page of the reveal each answer stands."""
    await _set_each(tx, "page", pages)


async def paged(tx: Transaction, group_id: int) -> dict[int, int]:
    query = sa.select(shared_answers.c.round_id, shared_answers.c.page).where(shared_answers.c.group_id == group_id)
    return {row.round_id: row.page for row in await tx.execute(query) if row.page is not None}


async def _set_each(tx: Transaction, column: str, values: Mapping[int, int]) -> None:
    if values:
        this = shared_answers.c.round_id == sa.bindparam("of_round")
        query = sa.update(shared_answers).where(this).values({column: sa.bindparam("to")})
        await tx.execute(query, [{"of_round": round_id, "to": value} for round_id, value in values.items()])


async def shared(tx: Transaction, group_id: int, page: int | None = None) -> list[SharedAnswer]:
    """The frozen answers by their numbers; those of one page of the reveal, or all."""
    condition = shared_answers.c.group_id == group_id
    if page is not None:
        condition &= shared_answers.c.page == page
    return [_read_shared(row) for row in await tx.execute(_frozen().where(condition))]


async def find_shared(tx: Transaction, round_id: int) -> SharedAnswer | None:
    row = (await tx.execute(_frozen().where(shared_answers.c.round_id == round_id))).one_or_none()
    return None if row is None else _read_shared(row)


def _frozen() -> sa.Select[Any]:
    told = sa.and_(answers.c.round_id == shared_answers.c.round_id, answers.c.version == shared_answers.c.version)
    return (
        sa.select(shared_answers.c.number.label("drawn"), rounds.c.member_id, answers)
        .join_from(shared_answers, rounds)
        .join(answers, told)
        .order_by(shared_answers.c.number)
    )


def _read_shared(row: sa.Row[Any]) -> SharedAnswer:
    ended = row.ended and Ending(row.ended)
    return SharedAnswer(
        round_id=row.round_id,
        author_id=row.member_id,
        number=row.drawn,
        lang=Lang(row.lang),
        answer=StarAnswer(row.situation, row.task, row.action, row.result, ended),
        checklist=None if row.checklist is None else decode(row.checklist),
    )


async def group_of(tx: Transaction, round_id: int) -> int | None:
    """The round that this answer is shared in."""
    query = sa.select(shared_answers.c.group_id).where(shared_answers.c.round_id == round_id)
    found: int | None = await tx.scalar(query)
    return found


async def shared_in(tx: Transaction, member_id: int, group_ids: Collection[int]) -> set[int]:
    """Those of these rounds in which the member shared an answer."""
    theirs = sa.and_(rounds.c.member_id == member_id, shared_answers.c.group_id.in_(group_ids))
    return set(await tx.scalars(sa.select(shared_answers.c.group_id).join_from(shared_answers, rounds).where(theirs)))


async def groups_of(tx: Transaction, member_id: int) -> list[int]:
    """Where the member shared, or has something to review."""
    mine = sa.select(shared_answers.c.group_id).join_from(shared_answers, rounds).where(rounds.c.member_id == member_id)
    dealt_to = reviews.c.member_id == member_id
    theirs = sa.select(shared_answers.c.group_id).join_from(shared_answers, reviews).where(dealt_to)
    return sorted({*(await tx.scalars(mine)), *(await tx.scalars(theirs))})


# ---------------------------------------------------------------- reviews


async def deal(tx: Transaction, pairs: Iterable[Pair], now: datetime) -> None:
    rows = [
        {"round_id": round_id, "member_id": reviewer, "dealt_at": now, "helpful": False} for round_id, reviewer in pairs
    ]
    if rows:
        await tx.execute(sa.insert(reviews), rows)


async def dealt(tx: Transaction, group_id: int, reviewer_id: int | None = None) -> list[Dealt]:
    own = (reviews.c.round_id, reviews.c.member_id, reviews.c.submitted_at, reviews.c.dealt_at)
    columns = (*own, shared_answers.c.number)
    query = sa.select(*columns).join_from(reviews, shared_answers).where(shared_answers.c.group_id == group_id)
    if reviewer_id is not None:
        query = query.where(reviews.c.member_id == reviewer_id)
    rows = await tx.execute(query.order_by(shared_answers.c.number, reviews.c.member_id))
    return [Dealt(row.round_id, row.member_id, row.number, row.submitted_at is not None, row.dealt_at) for row in rows]


async def find_review(tx: Transaction, round_id: int, reviewer_id: int) -> tuple[bool, Scorecard | None]:
    """Whether this answer was dealt to this member, and the scorecard that they handed in."""
    row = (await tx.execute(sa.select(reviews).where(_this(round_id, reviewer_id)))).one_or_none()
    return row is not None, None if row is None or row.submitted_at is None else _read_scorecard(row)


async def submit(tx: Transaction, round_id: int, reviewer_id: int, card: Scorecard) -> bool:
    """False: it was not dealt to them, or was taken back."""
    values = {
        "submitted_at": card.submitted_at,
        "ticks": [item.value for item in Item if item in card.ticks],
        "vote": card.vote,
        "gap": card.gap,
    }
    query = sa.update(reviews).where(_this(round_id, reviewer_id)).values(values)
    return (await tx.execute(query)).rowcount > 0


async def scorecards(tx: Transaction, group_id: int) -> dict[int, list[Scorecard]]:
    """By round, without names, in an order that says nothing about who wrote which."""
    handed_in = sa.and_(shared_answers.c.group_id == group_id, reviews.c.submitted_at.is_not(None))
    query = sa.select(reviews).join_from(reviews, shared_answers).where(handed_in)
    found: dict[int, list[Scorecard]] = {}
    for row in await tx.execute(query.order_by(reviews.c.round_id, reviews.c.gap, reviews.c.member_id)):
        found.setdefault(row.round_id, []).append(_read_scorecard(row))
    return found


async def mark_helpful(tx: Transaction, round_id: int, place: int) -> None:
    """The gap at this place of `scorecards`, counted from 0; once more takes the mark away."""
    of_round = sa.and_(reviews.c.round_id == round_id, reviews.c.submitted_at.is_not(None))
    query = sa.select(reviews.c.member_id).where(of_round).order_by(reviews.c.gap, reviews.c.member_id)
    reviewers = (await tx.scalars(query)).all()
    if place < len(reviewers):
        this = _this(round_id, reviewers[place])
        await tx.execute(sa.update(reviews).where(this).values(helpful=sa.not_(reviews.c.helpful)))


async def helpful_to_others(tx: Transaction, guild_id: int, member_id: int) -> int:
    """How many of the member's gaps authors of this server called helpful, where it is revealed."""
    query = (
        sa.select(sa.func.count())
        .select_from(reviews)
        .join(shared_answers)
        .join(group_rounds)
        .where(group_rounds.c.guild_id == guild_id, reviews.c.member_id == member_id, reviews.c.helpful)
    )
    return await tx.scalar(query) or 0


async def give_back(tx: Transaction, round_id: int, reviewer_id: int) -> None:
    await tx.execute(sa.delete(reviews).where(_this(round_id, reviewer_id), reviews.c.submitted_at.is_(None)))


async def drop_undone(tx: Transaction, group_id: int, reviewer_ids: Collection[int]) -> None:
    of_group = sa.select(shared_answers.c.round_id).where(shared_answers.c.group_id == group_id)
    undone = sa.and_(reviews.c.submitted_at.is_(None), reviews.c.member_id.in_(reviewer_ids))
    await tx.execute(sa.delete(reviews).where(undone, reviews.c.round_id.in_(of_group)))


def _this(round_id: int, reviewer_id: int) -> sa.ColumnElement[bool]:
    return sa.and_(reviews.c.round_id == round_id, reviews.c.member_id == reviewer_id)


def _read_scorecard(row: sa.Row[Any]) -> Scorecard:
    ticks = frozenset(Item(key) for key in row.ticks)
    return Scorecard(ticks, Vote(row.vote), row.gap or "", row.submitted_at, row.helpful)
