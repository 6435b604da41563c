"""Plain messages in a DM: an answer typed field by field, the reply to a follow-up, or somebody looking for help."""

from __future__ import annotations

import logging
from typing import Any

import discord
from discord.ext import commands

from bot.errors import AnswerKeptError, MemberError, NothingOpenError
from bot.interview.model import Lang
from bot.services import rounds
from bot.ui.card import WARNING, Card
from bot.ui.desk import Desk
from bot.ui.round_cards import shown_card

log = logging.getLogger(__name__)


class DirectMessagesCog(commands.Cog):
    def __init__(self, bot: Any) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.guild is not None or message.author.bot or not message.content:
            return
        with self.bot.busy():
            await message.channel.send(view=await _answer(self.bot.desk, message))


async def _answer(desk: Desk, message: discord.Message) -> Card:
    try:
        shown = await rounds.type_message(desk.practice, message.author.id, message.content)
        return shown_card(shown, desk, typing=True)
    except NothingOpenError:
        return Card(["\n".join(desk.wording(lang)("typed.nothing_open") for lang in _languages(message.content))])
    except Exception as error:  # noqa: BLE001  # a DM that is met with silence would leave the member alone
        return _failed(desk, message, error)


def _failed(desk: Desk, message: discord.Message, error: Exception) -> Card:
    key = error.key if isinstance(error, MemberError) else "error.typed_unknown"
    if isinstance(error, AnswerKeptError):
        log.error("message in a DM: kept, but not read", exc_info=error.__cause__)
    elif not isinstance(error, MemberError):
        log.error("message in a DM failed", exc_info=error)
    return Card([desk.wording(_languages(message.content)[0])(key)], colour=WARNING)


def _languages(text: str) -> tuple[Lang, ...]:
    """A message carries no locale: whoever writes Hangul is answered in Korean first."""
    korean = any("가" <= char <= "힣" for char in text)
    return (Lang.KO, Lang.EN) if korean else (Lang.EN, Lang.KO)


async def setup(bot: Any) -> None:
    await bot.add_cog(DirectMessagesCog(bot))
