"""A group round from stage to stage: closed by the clock or by hand, told to Discord once, mended when people leave.

What stage a round is in and what Discord has been told of it are two things, both in the database: a process that
dies between them leaves the telling to the next one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.interview.groups import model as pure
from bot.interview.groups.model import GroupRound, SharedAnswer, Stage
from bot.interview.model import Lang
from bot.interview.rounds.scorecards import Scorecard
from bot.services.claims import LEASE
from bot.services.practice import Notice, Practice
from bot.store import Transaction
from bot.store.claims import Claim
from bot.store.deeds import aside
from bot.store.groups import members as group_members
from bot.store.groups import queries as groups
from bot.store.groups import reviews as group_reviews
from bot.store.rounds import queries as rounds


@dataclass(frozen=True, slots=True)
class StageReached(Notice):
    """Discord has to be told of the stage; whoever has done so calls `note_said`."""

    group: GroupRound

    @property
    def claim(self) -> Claim:
        return Claim("group_rounds", (("id", self.group.id), ("stage", self.group.stage)))


@dataclass(frozen=True, slots=True)
class ReminderDue(Notice):
    """`langs` has the language of each who is to be reminded: their own, or the round's where that is not known."""

    group: GroupRound
    langs: Mapping[int, Lang]


@dataclass(frozen=True, slots=True)
class PostStale(Notice):
    """A page of a reveal shows what was taken back."""

    group: GroupRound
    page: int
    channel_id: int
    message_id: int
    changes: int

    @property
    def claim(self) -> Claim:
        return Claim("group_posts", (("group_id", self.group.id), ("page", self.page)))


@dataclass(frozen=True, slots=True)
class Revealed:
    """One answer with everything that was said about it."""

    shared: SharedAnswer
    scorecards: Sequence[Scorecard]


# ---------------------------------------------------------------- what is due


async def stages_due(practice: Practice) -> Sequence[StageReached]:
    now = practice.clock()
    async with practice.database.reading() as tx:
        overdue = await groups.due(tx, now)
        waiting = bool(overdue) or await groups.is_unsaid(tx, now)
    for group in overdue:
        await go_on(practice, group.id, group.stage)
    return await claim(practice) if waiting else ()


async def claim(practice: Practice, only: int | None = None) -> Sequence[StageReached]:
    """What Discord does not know yet, for this process to say; nobody else gets it for a while."""
    async with practice.database.action() as tx:
        return await _claimed(practice, tx, only)


async def _claimed(practice: Practice, tx: Transaction, only: int | None) -> list[StageReached]:
    now = practice.clock()
    found = await groups.claim_unsaid(tx, now, practice.holder, now + LEASE, only)
    return [StageReached(group) for group in found]


async def reminders_due(practice: Practice) -> Sequence[ReminderDue]:
    now = practice.clock()
    async with practice.database.reading() as tx:
        if not await groups.is_reminding_due(tx, now):
            return ()
    async with practice.database.action() as tx:
        claimed = await groups.claim_reminders(tx, now)
        found = [(group, await group_members.to_remind(tx, group.id, group.guild_id, group.stage)) for group in claimed]
    return [
        ReminderDue(group, {member_id: lang or group.lang for member_id, lang in langs.items()})
        for group, langs in found
    ]


async def posts_due(practice: Practice, only: Collection[int] | None = None) -> Sequence[PostStale]:
    """`only` these messages: for whoever has just taken something back."""
    now = practice.clock()
    async with practice.database.reading() as tx:
        if only is None and not await groups.is_stale(tx, now):
            return ()
    with aside():
        async with practice.database.action() as tx:
            rows = await groups.claim_stale_posts(tx, now, practice.holder, now + LEASE, only)
            of = {row.group_id: await groups.get(tx, row.group_id) for row in rows}
    return [PostStale(of[row.group_id], row.page, row.channel_id, row.message_id, row.changes) for row in rows]


async def note_written(practice: Practice, post: PostStale) -> None:
    """It shows what stands, or it is noted that it ought to."""
    with aside():
        async with practice.database.action() as tx:
            await groups.note_written(tx, post.group.id, post.page, post.changes)


async def still_stale(practice: Practice, message_ids: Collection[int]) -> set[int]:
    """Those of these posts that could not be written anew by now."""
    async with practice.database.reading() as tx:
        return await groups.stale_among(tx, message_ids)


async def posts_of_member(practice: Practice, member_id: int) -> list[tuple[int, int, int]]:
    """(guild, channel, message) of the posts that show the member's answers or remarks."""
    async with practice.database.reading() as tx:
        return await group_reviews.posts_of_member(tx, member_id)


async def posts_of_answer(practice: Practice, round_id: int) -> list[tuple[int, int, int]]:
    async with practice.database.reading() as tx:
        return await group_reviews.posts_of_answer(tx, round_id)


# ---------------------------------------------------------------- from one stage to the next


async def go_on(practice: Practice, group_id: int, before: Stage) -> bool:
    """End the stage. False: somebody else ended it first; of two at once exactly one wins."""
    async with practice.database.action() as tx:
        return await _ended(practice, tx, group_id, before)


async def close(practice: Practice, group_id: int, before: Stage) -> Sequence[StageReached] | None:
    """End the stage by hand: what whoever closes has to tell Discord. None: somebody else ended it first."""
    async with practice.database.action() as tx:
        if not await _ended(practice, tx, group_id, before):
            return None
        return await _claimed(practice, tx, group_id)


async def _ended(practice: Practice, tx: Transaction, group_id: int, before: Stage) -> bool:
    group = await groups.get(tx, group_id, lock=True)
    if group.stage is not before:
        return False
    if before is Stage.ANSWERING:
        return await _end_answers(practice, tx, group)
    return before is Stage.REVIEWING and await _reveal(tx, group)


async def _end_answers(practice: Practice, tx: Transaction, group: GroupRound) -> bool:
    now = practice.clock()
    authors = await group_reviews.authors(tx, group.id)
    await groups.close_answers(tx, group.id, now)
    if not authors:
        # Nothing to review: the round says so and is over.
        await group_members.count_missed(tx, group.id, group.guild_id)
        return await groups.go_on(tx, group.id, Stage.ANSWERING, Stage.REVEALED, None)
    reviews_due_at = pure.reviews_end(group, now)
    await groups.move_reviews_end(tx, group.id, reviews_due_at)
    await group_reviews.freeze(tx, group.id, pure.numbered(list(authors), practice.random))
    await group_reviews.deal(tx, pure.deal(authors, group.reviews, practice.random), now)
    remind_at = pure.remind_at(now, reviews_due_at)
    return await groups.go_on(tx, group.id, Stage.ANSWERING, Stage.REVIEWING, remind_at)


async def _reveal(tx: Transaction, group: GroupRound) -> bool:
    await group_members.count_missed(tx, group.id, group.guild_id)
    return await groups.go_on(tx, group.id, Stage.REVIEWING, Stage.REVEALED, None)


# ---------------------------------------------------------------- telling Discord


async def note_message(practice: Practice, group_id: int, message_id: int) -> None:
    """Before anything is hung on it."""
    async with practice.database.action() as tx:
        await groups.note_message(tx, group_id, message_id)


async def note_thread(practice: Practice, group_id: int, thread_id: int) -> None:
    async with practice.database.action() as tx:
        await groups.note_thread(tx, group_id, thread_id)


async def note_said(practice: Practice, group: GroupRound) -> None:
    async with practice.database.action() as tx:
        await groups.note_said(tx, group.id, group.stage)


async def revealed(practice: Practice, group_id: int, page: int | None = None) -> list[Revealed]:
    """What is shared, by number, with all scorecards: for the end, and for nobody before it."""
    async with practice.database.reading() as tx:
        answers = await group_reviews.shared(tx, group_id, page)
        cards = await group_reviews.scorecards(tx, group_id)
    return [Revealed(answer, cards.get(answer.round_id, ())) for answer in answers]


async def shared_count(practice: Practice, group_id: int) -> int:
    async with practice.database.reading() as tx:
        return len(await group_reviews.authors(tx, group_id))


async def pages(practice: Practice, group_id: int) -> tuple[dict[int, int], dict[int, int]]:
    """The page of each answer, where that was settled, and the message of each page that is posted."""
    async with practice.database.reading() as tx:
        return await group_reviews.paged(tx, group_id), await groups.posted(tx, group_id)


async def settle_pages(practice: Practice, of_round: Mapping[int, int]) -> None:
    async with practice.database.action() as tx:
        await group_reviews.paginate(tx, of_round)


async def note_post(practice: Practice, group_id: int, page: int, channel_id: int, message_id: int) -> None:
    async with practice.database.action() as tx:
        await groups.note_post(tx, group_id, page, channel_id, message_id)


# ---------------------------------------------------------------- people who leave


async def taking_part(practice: Practice, group_id: int) -> list[int]:
    """Authors and those with something to review."""
    async with practice.database.reading() as tx:
        authors = await group_reviews.authors(tx, group_id)
        dealt = await group_reviews.dealt(tx, group_id)
    return sorted({*authors.values(), *(one.reviewer_id for one in dealt)})


async def leave(practice: Practice, group_id: int, member_ids: Collection[int]) -> None:
    """They left the server: what they shared is taken back, what they had to review goes to others."""
    async with practice.database.action() as tx:
        group = await groups.get(tx, group_id, lock=True)
        if group.stage is Stage.REVEALED:
            return
        authors = await group_reviews.authors(tx, group_id)
        theirs = [round_id for round_id, author in authors.items() if author in member_ids]
        await group_reviews.take_back(tx, theirs, practice.clock())
        await group_reviews.drop_undone(tx, group_id, member_ids)
        await deal_around(practice, tx, group, without=member_ids)


async def deal_around(practice: Practice, tx: Transaction, group: GroupRound, *, without: Collection[int] = ()) -> None:
    """Deal what lacks reviews to those who still take part."""
    if group.stage is not Stage.REVIEWING:
        return
    authors = await group_reviews.authors(tx, group.id)
    dealt = [one.pair for one in await group_reviews.dealt(tx, group.id)]
    reviewers = {*authors.values(), *(reviewer for _, reviewer in dealt)} - set(without)
    # With few left nobody can be asked for more than there are others.
    target = min(group.reviews, max(len(reviewers) - 1, 0))
    fresh = pure.deal_around(authors, dealt, sorted(reviewers), target)
    await group_reviews.deal(tx, fresh, practice.clock())


async def own_result(practice: Practice, member_id: int, group_id: int) -> Revealed | None:
    """The member's own answer with what was said about it, where it is shared."""
    async with practice.database.reading() as tx:
        own = await rounds.find_in_group(tx, member_id, group_id)
        shared = await group_reviews.find_shared(tx, own.id) if own else None
        if shared is None:
            return None
        cards = await group_reviews.scorecards(tx, group_id)
    return Revealed(shared, cards.get(shared.round_id, ()))


async def mark_helpful(practice: Practice, member_id: int, group_id: int, place: int) -> Revealed | None:
    """The author's thanks for one gap, by its place; once more takes it back."""
    found = await own_result(practice, member_id, group_id)
    if found is None:
        return None
    async with practice.database.action() as tx:
        await group_reviews.mark_helpful(tx, found.shared.round_id, place)
    return await own_result(practice, member_id, group_id)
