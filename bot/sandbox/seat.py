"""Where a person sits in the sandbox: as whom, where, in which language, in front of which screen."""

from __future__ import annotations

from dataclasses import dataclass

from simcord.builders import ChannelHandle

from bot.sandbox.asking.slash import Command, commands_of
from bot.sandbox.screen.console import Console
from bot.sandbox.screen.rendering import Screen
from bot.sandbox.screen.sight import Sight
from bot.sandbox.simulated.arrangement import speak
from bot.sandbox.simulated.member import Member
from bot.sandbox.simulated.stillness import Stillness
from bot.sandbox.simulated.town import Town
from bot.sandbox.texts import Texts, texts_for

_PERSON_WAITS_S = 3.0
_SCRIPT_WAITS_S = 60.0  # nobody is there to wait, and a busy machine takes its time


@dataclass
class Seat:
    town: Town
    console: Console
    screen: Screen
    sight: Sight
    place: ChannelHandle
    locales: dict[int, str]  # member id -> language of the client
    stillness: Stillness

    @property
    def me(self) -> Member:
        return self.sight.viewer

    @property
    def locale(self) -> str:
        return self.locales[self.me.id]

    @property
    def texts(self) -> Texts:
        return texts_for(self.locale)

    @property
    def place_name(self) -> str:
        return self.screen.place(self.place.id)

    def show(self, key: str, **words: object) -> None:
        self.console.show(self.texts[key].format(**words))

    def complain(self, text: str) -> None:
        self.console.show("  ! " + text.replace("\n", "\n  "))

    def commands(self) -> list[Command]:
        return commands_of(self.me.commands(self.place), self.locale)

    def act_as(self, member: Member) -> None:
        if not member.reads(self.place.id):
            self.place = self.town.home
        self.screen.texts = texts_for(self.locales[member.id])
        self.sight.switch(member)

    def speak(self, locale: str) -> None:
        self.locales[self.me.id] = locale
        speak(self.town.env, self.me.id, locale)
        self.screen.texts = self.texts

    async def settle(self) -> None:
        """Until the bot is done with what was asked; a person does not wait for long."""
        await self.stillness.wait(_PERSON_WAITS_S if self.console.interactive else _SCRIPT_WAITS_S)
        self.sight.flush()
