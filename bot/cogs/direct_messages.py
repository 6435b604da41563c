"""Plain messages in a DM: an answer typed field by field, the reply to a follow-up, or somebody looking for help."""

from __future__ import annotations

from typing import Any

import discord
from discord.ext import commands

from bot.errors import MemberError, NoTextError, NothingOpenError
from bot.interview.model import Lang
from bot.services.rounds import playing
from bot.ui import rounds as rounds_room
from bot.ui.card import WARNING, Card
from bot.ui.desk import Desk
from bot.ui.guard import log_error
from bot.ui.message_text import is_by_a_person, told_in
from bot.ui.rooms import open_room
from bot.ui.rounds.cards import shown_card


class DirectMessagesCog(commands.Cog):
    def __init__(self, bot: Any) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.guild is not None or not is_by_a_person(message):
            return
        with self.bot.busy():
            for card in await _answer(self.bot.desk, message):
                await message.channel.send(view=card)


async def _answer(desk: Desk, message: discord.Message) -> list[Card]:
    try:
        told = await told_in(message)
        shown = await playing.type_message(desk.practice, message.author.id, told.text)
    except NothingOpenError:
        return [_in_both(desk, message, "typed.nothing_open")]
    except NoTextError:
        return [_in_both(desk, message, "typed.only_text")]
    except Exception as error:  # noqa: BLE001  # a DM that is met with silence would leave the member alone
        return [_failed(desk, message, error)]
    beside = [Card([desk.wording(shown.round.wishes.lang)("typed.unread")], colour=WARNING)] if told.unread else []
    return [*beside, shown_card(shown, desk, typing=True)]


def _failed(desk: Desk, message: discord.Message, error: Exception) -> Card:
    log_error("message in a DM", error)
    wording = desk.wording(_languages(message.content)[0])
    if isinstance(error, MemberError):
        return Card([wording(error.key, **error.words)], colour=WARNING)
    return Card([wording("error.typed_unknown")], colour=WARNING)


def _in_both(desk: Desk, message: discord.Message, key: str) -> Card:
    return Card(["\n".join(desk.wording(lang)(key) for lang in _languages(message.content))])


def _languages(text: str) -> tuple[Lang, ...]:
    """A message carries no locale: whoever writes Hangul is answered in Korean first."""
    korean = any("가" <= char <= "힣" for char in text)
    return (Lang.KO, Lang.EN) if korean else (Lang.EN, Lang.KO)


async def setup(bot: Any) -> None:
    open_room(rounds_room)
    await bot.add_cog(DirectMessagesCog(bot))
