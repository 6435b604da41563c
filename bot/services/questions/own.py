"""Questions of a server's own: members suggest, those who manage accept or set aside, the rhythm sends them first."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import OwnQuestionError
from bot.interview.model import Level, Principle
from bot.interview.questions.own import OwnQuestion, Standing
from bot.interview.visible import tidy
from bot.services.practice import Practice
from bot.store import members
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


async def suggest(
    practice: Practice,
    guild_id: int,
    member_id: int,
    principle: Principle,
    level: Level,
    english: str | None,
    korean: str | None,
) -> None:
    """Raises OwnQuestionError."""
    now = practice.clock()
    english, korean = tidy(english) or None, tidy(korean) or None
    if english is None and korean is None:
        raise OwnQuestionError("no_text")
    own = OwnQuestion(0, guild_id, member_id, principle, level, english, korean, Standing.SUGGESTED, now)
    async with practice.database.action() as tx:
        await members.remember(tx, member_id, now)
        if await own_questions.count_of_member(tx, guild_id, member_id) >= MAX_UNDECIDED:
            raise OwnQuestionError("too_many")
        await own_questions.insert(tx, own)


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
