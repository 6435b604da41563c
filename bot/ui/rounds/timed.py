"""Says that the time for a question is up: where the round is held; by DM where only the member sees it."""

from __future__ import annotations

import logging

import discord

from bot.interview.model import Place
from bot.services.rounds import timed
from bot.services.rounds.timed import TimeUp
from bot.ui.actions import ActionButton
from bot.ui.card import WARNING, Card
from bot.ui.desk import Desk
from bot.ui.headings import asked
from bot.ui.notifying import delivers
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

_SERVER_FAULT = 500


@delivers(TimeUp)
async def say_time_is_up(client: discord.Client, desk: Desk, notice: TimeUp) -> None:
    card = time_up_card(notice, desk.wording(notice.round.wishes.lang))
    nonce = f"u{notice.round.id}.{notice.turn.number}"
    try:
        if not await _in_thread(client, notice, card, nonce):
            dm = await client.create_dm(discord.Object(notice.round.member_id))
            await dm.send(view=card, nonce=nonce)
    except discord.HTTPException as refusal:
        if refusal.status < _SERVER_FAULT:
            log.info("round %d: nobody could be told that the time is up (%s)", notice.round.id, refusal.code)
            return
        await timed.say_again(desk.practice, notice)
    except OSError:
        await timed.say_again(desk.practice, notice)


async def _in_thread(client: discord.Client, notice: TimeUp, card: Card, nonce: str) -> bool:
    """False: it is held elsewhere, or the thread is gone or asleep."""
    if notice.round.wishes.place is not Place.THREAD or notice.round.channel_id is None:
        return False
    try:
        thread = client.get_partial_messageable(notice.round.channel_id, guild_id=notice.round.guild_id)
        await thread.send(view=card, nonce=nonce)
    except discord.HTTPException as refusal:
        if refusal.status >= _SERVER_FAULT:
            raise
        return False
    return True


def time_up_card(notice: TimeUp, wording: Wording) -> Card:
    question = wording.library.question(notice.turn)
    text = wording("question.time_up_begun" if notice.turn.draft else "question.time_up")
    resume = ActionButton(wording("button.resume"), "round.resume")
    return Card([f"{text}\n{asked(question, wording, 200) if question else ''}"], [resume], colour=WARNING)
