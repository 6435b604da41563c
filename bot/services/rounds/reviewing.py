"""Spaced practice: a member's own weakest questions come back; what was told before stands beside the new answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.interview.model import Question
from bot.interview.rounds import machine
from bot.interview.rounds.reviewing import Met, choose_again
from bot.services.practice import Practice, Shown
from bot.store import Transaction
from bot.store.rounds import queries as rounds

REVIEW_QUESTIONS = 2
"""In one round: a weak one, and one of a principle that is easily taken for it."""


async def choose_review(
    practice: Practice, tx: Transaction, member_id: int, put: Sequence[str], now: datetime
) -> Question | None:
    """None: the member has answered nothing (else) yet."""
    met = [Met(key, at, share) for key, at, share in await rounds.answered_before(tx, member_id)]
    return choose_again(practice.library, met, put, now)


async def with_earlier(practice: Practice, shown: Shown) -> Shown:
    """The earlier answer beside the new one: only once the new one is checked."""
    effect = shown.effect
    if not shown.round.wishes.review or not isinstance(effect, machine.ShowChecklist):
        return shown
    turn = machine.turn_of(shown.round, effect.turn)
    async with practice.database.reading() as tx:
        earlier = await rounds.earlier_answer(tx, shown.round, turn.question_id)
    return replace(shown, earlier=earlier)
