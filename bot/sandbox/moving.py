"""What a person does with the client itself: look, move, act as somebody else, change the language."""

from __future__ import annotations

import asyncio

from bot.sandbox.asking.slash import TypedError, listing
from bot.sandbox.seat import Seat

_LOCALES = {"ko": "ko", "en": "en-US", "en-us": "en-US", "en-gb": "en-GB", "ja": "ja", "de": "de", "fr": "fr"}


class Moving:
    """Every verb raises TypedError where what was typed cannot be meant."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    async def help(self) -> None:
        self._seat.show("help", members=", ".join(self._seat.town.members))

    async def list_commands(self) -> None:
        commands = listing(self._seat.commands(), with_options=True)
        self._seat.console.show(f"{self._seat.texts['commands_here']}\n{commands}")

    async def look(self) -> None:
        if not self._seat.sight.look(self._seat.place.id):
            self._seat.show("no_message")

    async def list_places(self) -> None:
        self._seat.console.show("  " + ", ".join([*self._seat.me.places(), *self._seat.me.voice_channels()]))

    async def go(self, name: str) -> None:
        places = self._seat.me.places()
        wanted = name.lstrip("#").casefold()
        begun = [known for known in places if known.casefold().startswith(wanted)]
        meant = [known for known in begun if known.casefold() == wanted] or begun
        if len(meant) != 1:
            raise TypedError(self._seat.texts["unknown_place"].format(name=name, places=", ".join(places)))
        self._seat.place = places[meant[0]]
        self._seat.show("you_are_in", place=self._seat.place_name)

    async def act_as(self, name: str) -> None:
        members = self._seat.town.members
        if name.lstrip("@") not in members:
            raise TypedError(self._seat.texts["unknown_member"].format(name=name, members=", ".join(members)))
        self._seat.act_as(members[name.lstrip("@")])
        self._seat.show("you_are", user=self._seat.me.name, place=self._seat.place_name)

    async def speak(self, name: str) -> None:
        locale = _LOCALES.get(name.casefold())
        if locale is None:
            raise TypedError(self._seat.texts["unknown_locale"].format(name=name))
        self._seat.speak(locale)
        self._seat.show("client_speaks", locale=locale)

    async def join_voice(self, name: str) -> None:
        channels = self._seat.me.voice_channels()
        if name not in channels:
            raise TypedError(self._seat.texts["unknown_voice"].format(name=name, places=", ".join(channels)))
        await self._seat.me.join_voice(channels[name])
        self._seat.show("you_are_in", place=name)

    async def leave_voice(self) -> None:
        await self._seat.me.leave_voice(self._seat.town.guild)

    async def wait(self, seconds: str) -> None:
        try:
            await asyncio.sleep(float(seconds))
        except ValueError:
            raise TypedError(self._seat.texts["wait_what"]) from None
