"""A question that was put for some minutes: when they are over, that is said once, whatever was restarted meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.interview.model import Round, Turn
from bot.services.practice import Notice, Practice
from bot.store.rounds import queries as rounds
from bot.store.rounds import timed

_AGAIN_AFTER = timedelta(seconds=10)
_NEWS_UNTIL = timedelta(hours=12)
"""After that nobody has to hear of it any more."""


@dataclass(frozen=True, slots=True)
class TimeUp(Notice):
    """To be said to the member, where the round is held; `say_again` where that failed for a moment."""

    round: Round
    turn: Turn


async def times_up(practice: Practice) -> Sequence[TimeUp]:
    now = practice.clock()
    async with practice.database.reading() as tx:
        if not await timed.is_due(tx, now):
            return ()
    async with practice.database.action() as tx:
        claimed = await timed.claim(tx, now)
        found = await rounds.get_many(tx, {round_id for round_id, _ in claimed})
    return [
        TimeUp(one, turn)
        for round_id, number in claimed
        if (one := found[round_id]) and (turn := one.current) and turn.number == number and turn.latest is None
        if turn.due_at and now - turn.due_at < _NEWS_UNTIL
    ]


async def say_again(practice: Practice, notice: TimeUp) -> None:
    async with practice.database.action() as tx:
        await timed.call_at(tx, notice.round.id, notice.turn.number, practice.clock() + _AGAIN_AFTER)
