"""The values of a slash command's options, as a client would send them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from simcord.builders import ChannelHandle

from bot.sandbox.asking.slash import ATTACHMENT, CHANNEL, USER, Command, chosen, converted, localized, misfit
from bot.sandbox.screen.console import Console
from bot.sandbox.simulated.member import Member
from bot.sandbox.texts import Texts


class OptionReader:
    def __init__(self, console: Console, texts: Texts, member: Member, where: ChannelHandle) -> None:
        self._console, self._texts, self._member, self._where = console, texts, member, where

    async def read(self, command: Command, given: dict[str, str]) -> dict[str, Any]:
        """What was given, and what is required and was not. Raises TypedError."""
        values: dict[str, Any] = {}
        for option in command.options:
            name = option["name"]
            if option.get("required") and name not in given:
                described = localized(option, "description", command.locale)
                question = self._texts["missing_option"]
                given[name] = await self._console.ask(
                    question.format(option=command.shown_option(option), description=described)
                )
            if name in given:
                values[name] = await self._value(command, option, given[name])
        return values

    async def _value(self, command: Command, option: dict[str, Any], typed: str) -> Any:
        if option.get("autocomplete"):
            typed = await self._completed(command, option, typed)
        value = converted(command, option, typed, self._texts)
        if option["type"] == USER:
            return self._named(command, option, typed.lstrip("@"), self._member.members(self._where))
        if option["type"] == CHANNEL:
            places = self._member.places() | self._member.voice_channels()
            return self._named(command, option, typed.lstrip("#"), places)
        if option["type"] == ATTACHMENT:
            return self._upload(command, option, typed)
        return value

    async def _completed(self, command: Command, option: dict[str, Any], typed: str) -> str:
        """The suggestion that is meant; what was typed, where it could be several, as Discord sends it too."""
        choices = await self._member.suggestions(self._where, command.path, option["name"], typed)
        value = chosen(choices, typed, command.locale)
        if value is None and len(choices) == 1:
            value = choices[0]["value"]
        if value is None and choices:
            names = ", ".join(choice["name"] for choice in choices)
            suggested = self._texts["suggestions"].format(option=command.shown_option(option), choices=names)
            self._console.show(f"  {suggested}")
        return typed if value is None else str(value)

    def _named(self, command: Command, option: dict[str, Any], name: str, known: dict[str, Any]) -> Any:
        if name not in known:
            wanted = self._texts["one_of"].format(choices=", ".join(known))
            raise misfit(command, option, name, wanted, self._texts)
        return known[name]

    def _upload(self, command: Command, option: dict[str, Any], typed: str) -> tuple[str, bytes]:
        path = Path(typed)
        try:
            return path.name, path.read_bytes()
        except OSError:
            raise misfit(command, option, typed, self._texts["file_path"], self._texts) from None
