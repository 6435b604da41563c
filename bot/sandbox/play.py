"""Puts the bot, the practice server and the terminal together, and plays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TextIO

import discord

from bot.sandbox.asking.slash import commands_of
from bot.sandbox.repl import Repl
from bot.sandbox.screen.console import Console, terminal_kept
from bot.sandbox.screen.rendering import Numbers, Screen
from bot.sandbox.screen.sight import Sight
from bot.sandbox.seat import Seat
from bot.sandbox.simulated.engine import LiveEnv, watch
from bot.sandbox.simulated.post import File
from bot.sandbox.simulated.stillness import Stillness
from bot.sandbox.simulated.town import Town, found_town, rename_bot
from bot.sandbox.texts import texts_for


async def play(
    build: Callable[[], Awaitable[discord.Client]],
    *,
    name: str,
    locale: str,
    stdin: TextIO,
    stdout: TextIO,
    folder: Path,
) -> int:
    env = LiveEnv(await build())
    rename_bot(env)
    with terminal_kept(stdin):
        try:
            await env.start()
            town = found_town(env, name, locale)
            await _converse(town, Console(stdin, stdout), locale, folder)
        finally:
            await env.shutdown()
    return 0


async def _converse(town: Town, console: Console, locale: str, folder: Path) -> None:
    locales = {member.id: locale for member in town.members.values()}
    names = _Names(town, lambda: locales[sight.viewer.id])
    screen = Screen(
        texts=texts_for(locale),
        numbers=Numbers(),
        name=names.mention,
        place=names.place,
        save=_Drawer(town, folder / "files").put,
        columns=console.columns,
        coloured=console.interactive,
    )
    sight = Sight(town.env, console, screen, town.members.values())
    watch(town.env, sight.see)
    repl = Repl(Seat(town, console, screen, sight, town.home, locales, Stillness(town.env.backend)))
    repl.greet(folder)
    await repl.play()


class _Names:
    """What is shown for an id; `locale` is that of whoever looks."""

    def __init__(self, town: Town, locale: Callable[[], str]) -> None:
        self._backend, self._locale = town.env.backend, locale

    def mention(self, sign: str, number: int) -> str:
        if sign.startswith("/"):
            return self._command(sign[1:])
        if sign == "#":
            return self.place(number)
        if sign == "@" and number in self._backend.users:
            return f"@{self._backend.users[number].name}"
        roles = {role.id: role.name for guild in self._backend.guilds.values() for role in guild.roles.values()}
        return f"@{roles.get(number, number)}"

    def place(self, channel_id: int) -> str:
        channel = self._backend.channels.get(channel_id)
        if channel is None:
            return f"#{channel_id}"
        return f"#{channel.name}" if channel.guild_id is not None else texts_for(self._locale())["dm"]

    def _command(self, path: str) -> str:
        """As Discord shows a command that is mentioned: in the language of the client."""
        known = commands_of(self._backend.commands.get(None, {}).values(), self._locale())
        return "/" + next((command.shown for command in known if command.path == path), path)


class _Drawer:
    """Where the files go that the bot sends; numbered, because two may have one name."""

    def __init__(self, town: Town, folder: Path) -> None:
        self._cdn, self._folder, self._paths = town.env.backend.cdn, folder, dict[str, Path]()

    def put(self, file: File) -> str:
        if file.url not in self._paths:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._paths[file.url] = self._folder / f"{len(self._paths) + 1}-{Path(file.name).name}"
            self._paths[file.url].write_bytes(self._cdn.get(file.url) or b"")
        return str(self._paths[file.url])
