"""What the bot answers to a message typed in a DM, to an edit of one, and where the last answer did not arrive."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import discord

from bot.errors import DoneElsewhere, EmptyAnswerError, MemberError, NoTextError, NothingOpenError
from bot.interview.model import Lang
from bot.interview.rounds.addressed import Wish, wish_of
from bot.interview.visible import has_hangul
from bot.services.deeds import doing
from bot.services.practice import Practice
from bot.services.rounds import playing, typing
from bot.services.rounds.typing import Taken, Typed, TypedUnshown
from bot.ui.card import WARNING, Card
from bot.ui.delivering import FAILURES, hurrying, insist, is_final
from bot.ui.desk import Desk
from bot.ui.guard import log_error
from bot.ui.guiding import guide_card
from bot.ui.message_text import Told, told_in
from bot.ui.notifying import delivers
from bot.ui.rounds.addressed import wish_card
from bot.ui.rounds.cards import shown_card
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

Take = Callable[[Practice, int, Typed], Awaitable[Taken | None]]


@dataclass(frozen=True, slots=True)
class Reply:
    """`cards` in their order; the last says where the round stands. `nonce`: sent twice, it stands once."""

    message_id: int
    channel_id: int
    cards: list[Card]
    wording: Wording
    nonce: str


def _replied(message: discord.Message, cards: list[Card], wording: Wording) -> Reply:
    return Reply(message.id, message.channel.id, cards, wording, _nonce(message.id, message.edited_at))


async def answer_message(desk: Desk, message: discord.Message) -> Reply | None:
    """None: another process answers it."""
    with doing(message.id):
        return await _answer(desk, message, typing.take)


async def answer_edit(desk: Desk, message: discord.Message) -> Reply | None:
    """None: nothing changed that anybody waits to hear of."""
    return await _answer(desk, message, typing.correct)


async def _answer(desk: Desk, message: discord.Message, take: Take) -> Reply | None:
    edited = take is typing.correct
    try:
        told = await told_in(message)
        taken = await take(desk.practice, message.author.id, Typed(message.id, message.channel.id, told.text))
        return None if taken is None else _reply(desk, message, taken, told)
    except DoneElsewhere:
        return None
    except (NothingOpenError, NoTextError) as error:
        if isinstance(error, NothingOpenError) and wish_of(message.content) is Wish.HELP:
            wording = desk.wording(_languages(message.content)[0])
            return _replied(message, [guide_card(wording, in_server=False, manages=False)], wording)
        key = "typed.nothing_open" if isinstance(error, NothingOpenError) else "typed.only_text"
        return _in_both(desk, message, key)
    except Exception as error:  # noqa: BLE001  # a DM that is met with silence would leave the member alone
        return await _failed(desk, message, error, edited=edited)


def _reply(desk: Desk, message: discord.Message, taken: Taken, told: Told) -> Reply:
    wording = desk.wording(taken.shown.round.wishes.lang)
    keys = [
        *(["typed.unread"] if told.unread else []),
        *(["typed.corrected"] if taken.corrected else []),
        *(["typed.repeated"] if taken.repeated else []),
    ]
    notes = [Card(["\n".join(map(wording, keys))], colour=WARNING)] if keys else []
    card = (
        wish_card(taken.shown, taken.wish, message.id, wording)
        if taken.wish
        else shown_card(taken.shown, desk, typing=True)
    )
    cards = [*notes, card]
    return _replied(message, cards, wording)


async def _failed(desk: Desk, message: discord.Message, error: Exception, *, edited: bool) -> Reply:
    log_error("message in a DM", error)
    wording = desk.wording(_languages(message.content)[0])
    if isinstance(error, MemberError):
        key = "typed.edit_empty" if edited and isinstance(error, EmptyAnswerError) else error.key
        sentence = wording(key, **error.words)
    elif edited:
        sentence = wording("error.typed_edit_unknown")
    else:
        sentence = wording("error.typed_kept" if await _is_kept(desk, message) else "error.typed_unknown")
    return _replied(message, [Card([sentence], colour=WARNING)], wording)


async def _is_kept(desk: Desk, message: discord.Message) -> bool:
    try:
        return await typing.is_taken(desk.practice, message.id)
    except Exception:
        log.exception("whether a message was kept could not be found out")
        return False


def _in_both(desk: Desk, message: discord.Message, key: str) -> Reply:
    langs = _languages(message.content)
    card = Card(["\n".join(desk.wording(lang)(key) for lang in langs)])
    return _replied(message, [card], desk.wording(langs[0]))


def _languages(text: str) -> tuple[Lang, ...]:
    """A message carries no locale: whoever writes Hangul is answered in Korean first."""
    return (Lang.KO, Lang.EN) if has_hangul(text) else (Lang.EN, Lang.KO)


# ---------------------------------------------------------------- showing


async def show(desk: Desk, channel: discord.abc.Messageable, reply: Reply, *, late: bool = False) -> None:
    """`late`: something of it came while the bot was away. What does not arrive is shown by the tick."""
    cards = [Card([reply.wording("typed.read_later")]), *reply.cards] if late else reply.cards
    try:
        with hurrying():
            for card in cards[:-1]:
                await insist(desk, lambda card=card: channel.send(view=card))  # type: ignore[misc]
            await insist(desk, lambda: channel.send(view=cards[-1], nonce=reply.nonce))
    except FAILURES as failure:
        log.warning("what came of a typed message was not shown: %s", failure)
        await _settle(desk, reply.message_id, failure, 0)
    else:
        await typing.note_shown(desk.practice, reply.message_id)


@delivers(TypedUnshown)
async def show_again(client: discord.Client, desk: Desk, notice: TypedUnshown) -> None:
    try:
        shown = await playing.show(desk.practice, notice.member_id, notice.round_id)
        card = shown_card(shown, desk, typing=True)
        channel = client.get_partial_messageable(notice.channel_id)
        await channel.send(view=card, nonce=_nonce(notice.message_id))
    except Exception as failure:
        log.warning("what came of a typed message was not shown", exc_info=failure)
        await _settle(desk, notice.message_id, failure, notice.tries)
    else:
        await typing.note_shown(desk.practice, notice.message_id)


async def _settle(desk: Desk, message_id: int, failure: Exception, tries: int) -> None:
    """What is refused may be taken when the member opens their DMs again; everything else may be over in a moment."""
    await typing.try_again(desk.practice, message_id, tries, soon=not is_final(failure))


def _nonce(message_id: int, edited_at: datetime | None = None) -> str:
    """Of the answer to a message, or to one edit of it; 25 characters at most."""
    return f"e{message_id}.{int(edited_at.timestamp()) % 10_000}" if edited_at else f"t{message_id}"
