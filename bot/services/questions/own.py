"""Questions of a server's own: members suggest, those who manage accept or set aside, the rhythm sends them first."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.content.own_list import MOST_BYTES as MOST_BYTES
from bot.content.own_list import read_list
from bot.errors import Fault, OwnQuestionError
from bot.interview.library import folded
from bot.interview.model import Level, Principle
from bot.interview.questions.own import NewQuestion, OwnQuestion, Standing
from bot.interview.visible import tidy
from bot.services.practice import Practice
from bot.store import Transaction, members
from bot.store.questions import queries as own_questions

PAGE_SIZE = 5
MAX_UNDECIDED = 10
"""Suggestions of one member in one server that nobody has decided on."""


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the questions that stand so; `total` of them, and how many are suggested and accepted."""

    standing: Standing
    number: int
    found: list[OwnQuestion]
    total: int
    suggested: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Imported:
    """How many are new, what was there already, or what is wrong with the list."""

    added: int
    doubles: tuple[str, ...]
    faults: tuple[Fault, ...]


async def suggest(
    practice: Practice,
    guild_id: int,
    member_id: int,
    principle: Principle,
    level: Level,
    english: str | None,
    korean: str | None,
    *,
    manages: bool = False,
) -> None:
    """Whoever `manages` the queue may suggest as many as they like. Raises OwnQuestionError."""
    now = practice.clock()
    english, korean = _told(english, korean)
    own = OwnQuestion(0, guild_id, member_id, principle, level, english, korean, Standing.SUGGESTED, now)
    async with practice.database.action() as tx:
        await members.remember(tx, member_id, now)
        if not manages and await own_questions.count_of_member(tx, guild_id, member_id) >= MAX_UNDECIDED:
            raise OwnQuestionError("too_many")
        known = await _known(practice, tx, guild_id)
        if known & NewQuestion(principle, level, english, korean).told:
            raise OwnQuestionError("double")
        await own_questions.insert(tx, own)


def _told(english: str | None, korean: str | None) -> tuple[str | None, str | None]:
    """Raises OwnQuestionError where there is nothing to read in either."""
    english, korean = tidy(english) or None, tidy(korean) or None
    if english is None and korean is None:
        raise OwnQuestionError("no_text")
    return english, korean


async def _known(practice: Practice, tx: Transaction, guild_id: int) -> set[str]:
    """What is asked here already: by the server's own questions and by those of the collection."""
    own = await own_questions.texts(tx, guild_id)
    ours = (text for question in practice.library.questions.values() for text in question.text.values())
    return {folded(text) for text in (*own, *ours)}


# ---------------------------------------------------------------- a whole list


async def import_list(
    practice: Practice,
    guild_id: int,
    member_id: int,
    name: str,
    raw: bytes,
    principle: Principle | None,
    level: Level | None,
) -> Imported:
    """All of it goes into the queue, or nothing where it has a fault; what is asked here already is left out."""
    found = await asyncio.to_thread(read_list, name, raw, principle, level)
    faults = tuple(one for one in found if isinstance(one, Fault))
    if faults:
        return Imported(0, (), faults)
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.remember(tx, member_id, now)
        known = await _known(practice, tx, guild_id)
        fresh: list[NewQuestion] = []
        doubles: list[NewQuestion] = []
        for one in found:
            assert isinstance(one, NewQuestion)
            (doubles if one.told & known else fresh).append(one)
            known |= one.told
        rows = [
            OwnQuestion(
                0, guild_id, member_id, one.principle, one.level, one.text_en, one.text_ko, Standing.ACCEPTED, now
            )
            for one in fresh
        ]
        await own_questions.insert_many(tx, rows)
    return Imported(len(fresh), tuple(one.text_en or one.text_ko or "" for one in doubles), ())


# ---------------------------------------------------------------- one of them


async def get(practice: Practice, guild_id: int, number: int) -> OwnQuestion:
    """Raises OwnQuestionError."""
    async with practice.database.reading() as tx:
        found = await own_questions.find(tx, guild_id, number)
    if found is None:
        raise OwnQuestionError("gone")
    return found


async def correct(
    practice: Practice, guild_id: int, number: int, english: str | None, korean: str | None
) -> OwnQuestion:
    """Raises OwnQuestionError."""
    english, korean = _told(english, korean)
    async with practice.database.action() as tx:
        if not await own_questions.rewrite(tx, guild_id, number, english, korean):
            raise OwnQuestionError("gone")
    return await get(practice, guild_id, number)


async def remove(practice: Practice, guild_id: int, number: int) -> None:
    """Whoever answered it keeps the answer."""
    async with practice.database.action() as tx:
        await own_questions.remove(tx, guild_id, number)


async def page(practice: Practice, guild_id: int, standing: Standing, number: int) -> QueuePage:
    """`number` counts pages from 0; one that is gone shows the last."""
    async with practice.database.reading() as tx:
        counts = {
            one: (await own_questions.page(tx, guild_id, one, offset=0, limit=1))[1]
            for one in (Standing.SUGGESTED, Standing.ACCEPTED)
        }
        found, total = await own_questions.page(tx, guild_id, standing, offset=number * PAGE_SIZE, limit=PAGE_SIZE)
        if not found and number:
            number = max(-(-total // PAGE_SIZE) - 1, 0)
            found, _ = await own_questions.page(tx, guild_id, standing, offset=number * PAGE_SIZE, limit=PAGE_SIZE)
    return QueuePage(standing, number, found, total, counts[Standing.SUGGESTED], counts[Standing.ACCEPTED])


async def decide(practice: Practice, guild_id: int, number: int, before: Standing, after: Standing) -> None:
    """Raises OwnQuestionError when somebody else was faster."""
    async with practice.database.action() as tx:
        if not await own_questions.stand(tx, guild_id, number, before, after):
            raise OwnQuestionError("decided")
