"""Stories: kept, looked at, changed, retired, removed.

What a member typed is stored first and read by the checker afterwards: that it could not be read costs a proposal only.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from bot.checker import language_of
from bot.errors import EmptyAnswerError, StoryError
from bot.interview.model import Field, Principle
from bot.interview.stories import model
from bot.interview.stories.model import MOST_STORIES, TITLE_LIMIT, Draft, Origin, Story
from bot.interview.visible import visible
from bot.services.practice import Practice
from bot.services.rounds import playing
from bot.store import Transaction, members
from bot.store.stories import queries as stories

log = logging.getLogger(__name__)

PAGE_SIZE = 10


async def add(practice: Practice, member_id: int, draft: Draft) -> Story:
    """Raises EmptyAnswerError, StoryError."""
    draft = _checked(draft)
    async with practice.database.action() as tx:
        story = await _insert(practice, tx, member_id, draft, None)
    return await _heard(practice, story)


async def keep(practice: Practice, member_id: int, origin: Origin) -> Story:
    """What was answered to a question of a round. Kept again, a story gets the words as they are now.

    Raises RoundNotFoundError, StoryError.
    """
    answered = await playing.answered(practice, member_id, origin.round_id, origin.turn)
    if answered is None:
        raise StoryError("nothing_told")
    async with practice.database.action() as tx:
        await members.remember(tx, member_id, practice.clock())
        before = await stories.find_of_turn(tx, member_id, origin, lock=True)
        if before is None:
            story = await _insert(practice, tx, member_id, Draft(model.title_of(answered), answered), origin)
        else:
            story = model.revised(before, Draft(before.title, answered), practice.clock())
            await stories.save(tx, before, story)
    return await _heard(practice, story)


async def page(practice: Practice, member_id: int, number: int) -> tuple[list[Story], int]:
    """The member's own, those in use first, and how many; `number` counts pages from 0."""
    async with practice.database.reading() as tx:
        return await stories.page(tx, member_id, offset=number * PAGE_SIZE, limit=PAGE_SIZE)


async def named_like(practice: Practice, member_id: int, typed: str, limit: int) -> list[Story]:
    async with practice.database.reading() as tx:
        return await stories.named_like(tx, member_id, typed.strip(), limit)


async def get(practice: Practice, member_id: int, story_id: int) -> Story:
    """Raises StoryError."""
    async with practice.database.reading() as tx:
        return _there(await stories.find(tx, member_id, story_id))


async def edit(practice: Practice, member_id: int, story_id: int, draft: Draft) -> Story:
    """What it was before is kept as a version. Raises EmptyAnswerError, StoryError."""
    draft = _checked(draft)
    async with practice.database.action() as tx:
        before = _there(await stories.find(tx, member_id, story_id, lock=True))
        after = model.revised(before, draft, practice.clock())
        await stories.save(tx, before, after)
    return await _heard(practice, after) if after.answer != before.answer else after


async def confirm(practice: Practice, member_id: int, story_id: int, principles: Sequence[Principle]) -> Story:
    """What the member says it shows. Raises StoryError."""
    async with practice.database.action() as tx:
        before = _there(await stories.find(tx, member_id, story_id, lock=True))
        after = model.confirmed(before, principles, practice.clock())
        await stories.save(tx, before, after)
    return after


async def set_month(practice: Practice, member_id: int, story_id: int, typed: str) -> Story:
    """When it happened. Raises StoryError."""
    happened = model.read_month(typed, practice.clock().date())
    if happened is None:
        raise StoryError("no_month")
    async with practice.database.action() as tx:
        before = _there(await stories.find(tx, member_id, story_id, lock=True))
        after = replace(before, happened=happened)
        await stories.save(tx, before, after)
    return after


async def set_retired(practice: Practice, member_id: int, story_id: int, *, retired: bool) -> Story:
    """One that is retired stays, and is proposed no more. Raises StoryError."""
    async with practice.database.action() as tx:
        before = _there(await stories.find(tx, member_id, story_id, lock=True))
        at = (before.retired_at or practice.clock()) if retired else None
        after = replace(before, retired_at=at)
        await stories.save(tx, before, after)
    return after


async def remove(practice: Practice, member_id: int, story_id: int) -> None:
    """For good, with all its versions, also from the database's file. Once more it is gone all the same."""
    async with practice.database.action() as tx:
        await stories.remove(tx, member_id, story_id)
    await practice.database.scrub()


def _checked(draft: Draft) -> Draft:
    if not any(visible(draft.answer.text(field)) for field in Field):
        raise EmptyAnswerError
    title = " ".join(draft.title.split())[:TITLE_LIMIT]
    return replace(draft, title=title if visible(title) else model.title_of(draft.answer))


def _there(found: Story | None) -> Story:
    if found is None:
        raise StoryError("not_found")
    return found


async def _insert(practice: Practice, tx: Transaction, member_id: int, draft: Draft, origin: Origin | None) -> Story:
    now = practice.clock()
    await members.remember(tx, member_id, now)
    if await stories.count(tx, member_id) >= MOST_STORIES:
        raise StoryError("too_many", most=MOST_STORIES)
    story = Story(0, member_id, draft.title, draft.answer, now, now, origin=origin)
    return replace(story, id=await stories.insert(tx, story))


async def _heard(practice: Practice, story: Story) -> Story:
    """With what the checker hears in it. It stands already: where reading fails, nothing is proposed."""
    try:
        checklist = await practice.reader.check(story.answer, language_of(story.answer), None, ())
    except Exception:
        log.exception("a story was kept and could not be read")
        return story
    async with practice.database.action() as tx:
        before = _there(await stories.find(tx, story.member_id, story.id, lock=True))
        after = replace(before, heard=checklist.shown, failure=checklist.failure)
        await stories.save(tx, before, after)
    return after
