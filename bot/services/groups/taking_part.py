"""What members do with a group round as a whole: open, answer, share, take back, close; and what a server chose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.errors import GroupError, GroupNotFoundError, NoQuestionLeftError, RoundNotFoundError
from bot.interview.groups import model as pure
from bot.interview.groups.model import GroupRound, GuildSettings, Stage
from bot.interview.model import Lang, Level, Principle, Round, Wishes
from bot.interview.rounds import machine
from bot.interview.rounds.selection import choose
from bot.services.claims import LEASE
from bot.services.practice import Practice, Shown
from bot.services.rounds import playing as solo
from bot.store import OpenRoundExistsError, Transaction, members
from bot.store.groups import members as group_members
from bot.store.groups import queries as groups
from bot.store.groups import reviews as group_reviews
from bot.store.rounds import queries as rounds

PAGE_SIZE = 8


@dataclass(frozen=True, slots=True)
class GroupWishes:
    """What the opener asked for. A question by its id goes before a principle; neither means any."""

    lang: Lang
    principle: Principle | None
    question_id: str | None
    answer_hours: int
    review_hours: int
    anonymous: bool
    level: Level | None = None


# ---------------------------------------------------------------- what a server chose


async def settings(practice: Practice, guild_id: int) -> GuildSettings:
    async with practice.database.reading() as tx:
        return await groups.settings(tx, guild_id)


async def choose_settings(
    practice: Practice, guild_id: int, change: Callable[[GuildSettings], GuildSettings]
) -> GuildSettings:
    async with practice.database.action() as tx:
        chosen = change(await groups.settings(tx, guild_id))
        await groups.put_settings(tx, chosen)
    return chosen


# ---------------------------------------------------------------- rounds


async def open_group(
    practice: Practice, guild_id: int, channel_id: int, opener_id: int, wishes: GroupWishes
) -> GroupRound:
    """Raises NoQuestionLeftError, GroupError."""
    now = practice.clock()
    answers_due_at = now + timedelta(hours=wishes.answer_hours)
    async with practice.database.action() as tx:
        await members.remember(tx, opener_id, now)
        chosen = await groups.settings(tx, guild_id)
        group = GroupRound(
            id=0,
            guild_id=guild_id,
            channel_id=channel_id,
            opener_id=opener_id,
            lang=wishes.lang,
            question_id=await _question(practice, tx, guild_id, opener_id, wishes),
            anonymous=wishes.anonymous,
            reviews=chosen.reviews,
            opened_at=now,
            answers_due_at=answers_due_at,
            reviews_due_at=answers_due_at + timedelta(hours=wishes.review_hours),
        )
        group = replace(group, id=await groups.insert(tx, group, pure.remind_at(now, answers_due_at)))
        # Whoever opened it posts it; where that fails the tick does.
        await groups.hold(tx, group.id, now + LEASE, practice.holder)
        return group


async def _question(practice: Practice, tx: Transaction, guild_id: int, opener_id: int, wishes: GroupWishes) -> str:
    """Of the level that is wished for, else of the opener's own."""
    if wishes.question_id is not None:
        if wishes.question_id not in practice.library.questions:
            raise GroupError("question_unknown")
        return wishes.question_id
    seen = dict(reversed(await groups.asked(tx, guild_id)))
    level = wishes.level or await members.level_of(tx, opener_id)
    wanted = Wishes(wishes.lang, wishes.principle, level=level)
    question = choose(practice.library, wanted, [], seen, practice.random)
    if question is None:
        raise NoQuestionLeftError
    return question.id


async def abandon(practice: Practice, group_id: int) -> None:
    """Discord refused to have it anywhere, and nobody has seen it."""
    async with practice.database.action() as tx:
        await groups.remove(tx, group_id, unseen=True)


async def get(practice: Practice, guild_id: int | None, group_id: int) -> GroupRound:
    """Raises GroupNotFoundError, also for a round of another server."""
    async with practice.database.reading() as tx:
        found = await groups.get(tx, group_id)
    if found.guild_id != guild_id:
        raise GroupNotFoundError
    return found


async def page(
    practice: Practice, guild_id: int, number: int, reader_id: int, sees: Callable[[int], bool]
) -> tuple[list[GroupRound], int]:
    """The rounds that the reader may see, newest first, and how many these are; `number` counts pages from 0.

    `sees` says of a channel whether the reader may; a round with their own answer in it stays theirs to see.
    """
    async with practice.database.reading() as tx:
        channels = [channel_id for channel_id in await groups.channels(tx, guild_id) if sees(channel_id)]
        return await groups.page(tx, guild_id, reader_id, channels, offset=number * PAGE_SIZE, limit=PAGE_SIZE)


async def running(practice: Practice, guild_id: int) -> list[GroupRound]:
    async with practice.database.reading() as tx:
        return await groups.running(tx, guild_id)


async def shared_in(practice: Practice, member_id: int, found: Sequence[GroupRound]) -> set[int]:
    """The ids of those rounds that hold an answer of the member's: these stay theirs to see."""
    async with practice.database.reading() as tx:
        return await group_reviews.shared_in(tx, member_id, [group.id for group in found])


# ---------------------------------------------------------------- one's own answer


async def answer(practice: Practice, member_id: int, group: GroupRound, lang: Lang) -> Shown:
    """The member's answer to the round, as far as it is; a new one while answers are open. Raises GroupError."""
    async with practice.database.reading() as tx:
        found = await rounds.find_in_group(tx, member_id, group.id)
    if found is None:
        found = await _begin_answer(practice, member_id, group.id, lang)
    if group.stage is not Stage.ANSWERING and found.turns[0].latest is None:
        raise GroupError("answers_closed")
    return await solo.show_kept(practice, found)


async def _begin_answer(practice: Practice, member_id: int, group_id: int, lang: Lang) -> Round:
    now = practice.clock()
    async with practice.database.action() as tx:
        group = await groups.get(tx, group_id, lock=True)
        if group.stage is not Stage.ANSWERING:
            raise GroupError("answers_closed")
        await members.remember(tx, member_id, now, lang)
        fresh = Round(0, member_id, Wishes(lang), group.guild_id, group.channel_id, now, group_id=group.id)
        fresh, _ = machine.advance(fresh, machine.QuestionChosen(group.question_id, group.own), now)
        try:
            return await rounds.insert(tx, fresh)
        except OpenRoundExistsError:
            # Pressed twice at once: the other press began it.
            found = await rounds.find_in_group(tx, member_id, group_id)
            if found is None:
                raise
            return found


async def share(practice: Practice, member_id: int, round_id: int) -> Shown:
    """From now on the answer is in the round; nobody sees it before answers close. Raises GroupError."""
    async with practice.database.action() as tx:
        found = await _own_answer(tx, member_id, round_id)
        assert found.group_id is not None
        group = await groups.get(tx, found.group_id, lock=True)
        if group.stage is not Stage.ANSWERING:
            raise GroupError("sharing_closed")
        if found.turns[0].latest is None:
            raise GroupError("nothing_to_share")
        await group_reviews.share(tx, round_id, group.id, practice.clock())
        await group_members.come_back(tx, group.guild_id, member_id)
    return Shown(replace(found, shared=True), machine.ShowChecklist(1))


async def take_back(practice: Practice, member_id: int, round_id: int) -> Shown:
    """At any time, also when all is revealed: it is gone for everybody."""
    async with practice.database.action() as tx:
        found = await _own_answer(tx, member_id, round_id)
        await group_reviews.take_back(tx, [round_id], practice.clock())
    return Shown(replace(found, shared=False), machine.ShowChecklist(1))


async def _own_answer(tx: Transaction, member_id: int, round_id: int) -> Round:
    found = await rounds.get(tx, round_id, lock=True)
    if found.member_id != member_id or found.group_id is None:
        raise RoundNotFoundError
    return found


# ---------------------------------------------------------------- reminders


async def want_reminders(practice: Practice, guild_id: int, member_id: int, lang: Lang) -> None:
    """They come in the language that the member asks for them in. Whoever presses twice wants them still."""
    async with practice.database.action() as tx:
        await members.remember(tx, member_id, practice.clock(), lang)
        await group_members.set_reminders(tx, guild_id, member_id, wanted=True)


async def stop_reminders(practice: Practice, guild_id: int, member_id: int) -> None:
    async with practice.database.action() as tx:
        await members.remember(tx, member_id, practice.clock())
        await group_members.set_reminders(tx, guild_id, member_id, wanted=False)
