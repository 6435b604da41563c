"""A member's earlier rounds."""

from __future__ import annotations

from bot.errors import RoundNotFoundError
from bot.interview.model import Round
from bot.services.practice import Practice
from bot.store.rounds import queries as rounds
from bot.store.rounds.history import RoundPage, RoundSummary

__all__ = ["PAGE_SIZE", "RoundPage", "RoundSummary", "open_round", "page"]

PAGE_SIZE = 8


async def page(practice: Practice, member_id: int, number: int) -> RoundPage:
    """The member's rounds, newest first; `number` counts from 0."""
    async with practice.database.reading() as tx:
        return await rounds.page(tx, member_id, offset=number * PAGE_SIZE, limit=PAGE_SIZE)


async def open_round(practice: Practice, member_id: int, round_id: int) -> Round:
    """Raises RoundNotFoundError, also for a round of somebody else's."""
    found = await practice.database.look_up(rounds.get_many, round_id)
    if found is None or found.member_id != member_id:
        raise RoundNotFoundError
    return found
