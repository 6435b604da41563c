"""A member at their client: sees one card, presses its buttons, fills in its form. Each act tells how long it took."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.bot import payloads
from benchmarks.bot.payloads import Payload
from benchmarks.bot.standin import Came, Exchange, StandIn

_PATIENCE_S = 120.0
_DEFERRED_CALLBACKS, _FORM_CALLBACK = {5, 6}, 9


class UnexpectedCardError(Exception):
    """The bot showed something else than what is measured."""


@dataclass(frozen=True)
class Took:
    """Seconds from the interaction to its first response, and to the card or form that was asked for."""

    acknowledged: float
    shown: float


class Member:
    def __init__(self, discord: StandIn, number: int, *, locale: str = "en-US") -> None:
        self._discord = discord
        self._user = payloads.user(1000 + number, f"member{number}")
        self._locale = locale
        self._place = payloads.channel(payloads.CHANNEL_ID, payloads.TEXT_CHANNEL)
        self._card: Payload | None = None
        self._form: Payload | None = None

    async def command(self, path: str, **options: object) -> Took:
        """The card comes as the reply."""
        exchange = await self._ask(payloads.COMMAND, payloads.command_data(path, options))
        return await self._see(exchange, 0)

    async def go_elsewhere(self, path: str, kind: int, **options: object) -> None:
        """Use a command whose card is posted in a thread or a DM, and follow it there."""
        exchange = await self._ask(payloads.COMMAND, payloads.command_data(path, options))
        self._card = await asyncio.wait_for(self._discord.posted.get(), _PATIENCE_S)
        await self._next(exchange)
        number = int(self._card["channel_id"])
        if kind == payloads.DM_CHANNEL:
            self._place = payloads.channel(number, kind, payloads.bot_user())
        else:
            self._place = payloads.thread(number, "thread")

    async def press(self, action: str, *, below: bool = False) -> Took:
        """Press the button whose custom id begins with `action`; `below`: the card comes as a new message."""
        data = {"component_type": payloads.BUTTON, "custom_id": self._button(action)}
        return await self._see(await self._ask(payloads.PRESS, data), int(below))

    async def fill(self, values: Mapping[str, str]) -> Took:
        """Send the form that was opened last."""
        if self._form is None:
            raise UnexpectedCardError("no form was opened")
        form, self._form = self._form, None
        return await self._see(await self._ask(payloads.FORM, payloads.form_data(form, values)), 0)

    async def type(self, text: str) -> None:
        """Write a message into the DM, and read the card that answers it."""
        written = payloads.message(int(self._place["id"]), {"content": text}, author=self._user)
        await self._discord.send("MESSAGE_CREATE", written)
        self._card = await asyncio.wait_for(self._discord.posted.get(), _PATIENCE_S)

    async def _ask(self, kind: int, data: Payload) -> Exchange:
        shown = None if kind == payloads.COMMAND else self._card
        return await self._discord.interact(
            payloads.interaction(kind, data, self._user, self._place, self._locale, shown)
        )

    async def _see(self, exchange: Exchange, below: int) -> Took:
        """Read the card or the form: in the acknowledgement, after it where that was deferred, or in a new message."""
        last = acknowledged = exchange.callback.result()
        deferred = acknowledged.body["type"] in _DEFERRED_CALLBACKS
        for _ in range(below + deferred):
            last = await self._next(exchange)
        if last is not acknowledged:
            self._card = last.body
        elif acknowledged.body["type"] == _FORM_CALLBACK:
            self._form = acknowledged.body["data"]
        else:
            self._card = acknowledged.body["message"]
        self._discord.forget(exchange)
        return Took(acknowledged.at - exchange.sent_at, last.at - exchange.sent_at)

    async def _next(self, exchange: Exchange) -> Came:
        return await asyncio.wait_for(exchange.messages.get(), _PATIENCE_S)

    def _button(self, action: str) -> str:
        parts = payloads.walk(self._card["components"]) if self._card else []
        for part in parts:
            if str(part.get("custom_id", "")).startswith(action):
                return str(part["custom_id"])
        shown = [part.get("custom_id") or part.get("content") for part in parts]
        raise UnexpectedCardError(f"no button {action} among {[each for each in shown if each]}")
