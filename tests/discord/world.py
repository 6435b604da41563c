"""A Discord in one process, where tests act as members do and read what members see.

    me = world.join("me")
    card = await me.slash("interview start", principle="ownership")
    form = await me.press("Answer")
    card = await me.fill(form, situation="…", task="…", action="…", result="…", ended="as_hoped")
    assert "Action" in card.text

Every verb returns when the bot has nothing left to do. One clock, `world.clock`, is the bot's and Discord's.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import simcord
from simcord.backend.models import Message
from simcord.builders import ChannelHandle, GuildHandle

from bot.client import Bot
from bot.errors import MemberError
from bot.sandbox.simulated.arrangement import (
    create_foreign_guild,
    create_private_channel,
    place,
    set_thread,
    speak,
    trouble,
)
from bot.sandbox.simulated.engine import SteppedEnv, run_beside, watch
from bot.sandbox.simulated.member import Member
from bot.sandbox.simulated.post import walk
from bot.sandbox.simulated.wire import Loss, Trouble
from bot.services.groups import taking_part
from bot.ui.actions import is_answered
from tests.discord.contract import violations
from tests.discord.looks import faults_of
from tests.discord.player import Player
from tests.discord.seen import Scene, Watching

_IDLE_WITHIN_S = 20
_RESET = ConnectionResetError(104, "Connection reset by peer")
STARTED_AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
BuildBot = Callable[["WorldClock"], Awaitable[discord.Client]]


class WorldClock:
    """The one clock of a test: called, it is the bot's; SimCord's ids, timestamps and timers follow it too."""

    def __init__(self) -> None:
        self.elapsed = 0.0

    def now(self) -> datetime:
        return STARTED_AT + timedelta(seconds=self.elapsed)

    __call__ = now

    def advance(self, seconds: float = 0, *, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        # Not by a timedelta: it knows microseconds only, and a timer that is due a part of one later never came.
        self.elapsed += seconds + 60 * (minutes + 60 * (hours + 24 * days))

    async def rest(self, seconds: float) -> None:
        """How the bot waits between two attempts at a request: time goes on, and no test waits for it."""
        self.advance(seconds)


class _Noted(logging.Handler):
    """What the bot logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


class World:
    """Made with `World.open`. Tests that expect an error read `errors()`; any other error fails the test."""

    def __init__(self, env: SteppedEnv, clock: WorldClock, build: BuildBot, noted: _Noted) -> None:
        self.env, self.clock = env, clock
        self._build, self._noted = build, noted
        self._changes: list[tuple[str, Message]] = []
        self._read_errors = 0
        self.foreign: set[int] = set()
        self.guild = env.create_guild("Practice")
        self.general = self.guild.create_text_channel("general")
        watch(env, lambda word, message: self._changes.append((word, message)))

    @classmethod
    @asynccontextmanager
    async def open(cls, build: BuildBot) -> AsyncIterator[World]:
        clock, noted = WorldClock(), _Noted()
        logging.getLogger().addHandler(noted)
        env = SteppedEnv(await build(clock), clock)
        try:
            await env.start()
            world = cls(env, clock, build, noted)
            await env.settle()
            yield world
            world.check()
        finally:
            logging.getLogger().removeHandler(noted)
            await env.bot.close()
            await env.shutdown()

    @property
    def bot(self) -> Any:
        return self.env.bot

    async def restart(self) -> None:
        """The process ends and begins anew: same database, same Discord, a fresh bot."""
        await self.env.bot.close()
        await self.env.restart_bot(await self._build(self.clock))

    async def kill(self) -> None:
        """The process ends as by SIGKILL, and another begins: nothing is finished, nothing is given back."""
        await self.bot.desk.practice.database.close()
        await self.restart()

    @asynccontextmanager
    async def beside(self) -> AsyncIterator[Any]:
        """Another process of the bot on the same database and Discord, as while a deployment is rolled out."""
        other: Any = await self._build(self.clock)
        await run_beside(self.env, other)
        try:
            yield other
        finally:
            self.env.backend.subscribers.pop()
            await other.close()

    async def in_zone(self, zone: str = "UTC") -> None:
        """The server chose its time zone, as in /setup: nobody is asked for one."""
        practice = self.bot.desk.practice
        await taking_part.choose_settings(practice, self.guild.id, lambda chosen: replace(chosen, zone=zone))

    async def pass_time(self, seconds: float = 0, *, minutes: float = 0) -> Scene:
        """As `clock.advance`, and what is due happens; what came of it is in `everybody`."""
        with self.watched() as seen:
            await self.env.advance_time(seconds + 60 * minutes)
            if hasattr(self.bot, "tick"):
                await self.bot.tick()
                await self.bot.said()
                await self.env.settle()
        requests = tuple(self.env.http_requests[seen.first_request :])
        return Scene(False, (), seen.cards(self.env), requests)

    # ------------------------------------------------------------------- people and places

    def join(self, name: str, locale: str = "en-US", guild: GuildHandle | None = None) -> Player:
        """A new member of the server, in #general."""
        member = Member(self.env, self.env.create_user(name))
        (guild or self.guild).add_member(member.user)
        speak(self.env, member.id, locale)
        return Player(self, member, self.general)

    def stranger(self, name: str, locale: str = "en-US") -> Player:
        """Somebody who shares no server with the bot; in a DM with it."""
        member = Member(self.env, self.env.create_user(name))
        speak(self.env, member.id, locale)
        return Player(self, member, member.dm)

    def foreign_channel(self, player: Player) -> ChannelHandle:
        """A channel of a server without the bot, where the app is only installed to this user."""
        guild = create_foreign_guild(self.env, "Elsewhere")
        guild.add_member(player.member.user)
        self.foreign.add(guild.id)
        return guild.create_text_channel("chat")

    def private_channel(self, *players: Player) -> ChannelHandle:
        """A group conversation between users; the app is installed to whoever calls it."""
        channel = create_private_channel(self.env, *(player.member.user for player in players))
        self.foreign.add(channel.id)
        return place(self.env, channel.id)

    # ------------------------------------------------------------------- what goes wrong

    def close_dms(self, player: Player) -> None:
        path = f"/channels/{player.dm.id}/messages"
        self.fail("POST", path, status=403, code=50007, message="Cannot send messages to this user", times=None)

    def forbid(self, where: ChannelHandle, **permissions: bool) -> None:
        """Takes permissions from the bot in one channel: `forbid(channel, create_private_threads=False)`."""
        bot_role = next(role for role in self.guild.roles.values() if role.name == self.env.backend.bot_user.name)
        allow, deny = discord.PermissionOverwrite(**permissions).pair()
        kind = simcord.backend.models.Overwrite(bot_role.id, simcord.enums.OverwriteType.ROLE, allow.value, deny.value)
        self.env.backend.set_overwrite(where.id, kind)

    def fail(
        self,
        method: str,
        path: str,
        *,
        status: int = 500,
        code: int = 0,
        message: str = "made to fail by a test",
        times: int | None = 1,
    ) -> None:
        """Matching requests are refused; `path` is a pattern, such as /channels/*/messages."""
        self.env.inject_error(method, path, status=status, code=code, message=message, times=times)

    def lose_answer(self, method: str, path_part: str) -> None:
        """The next matching request is done, and its answer does not arrive."""
        trouble(self.env, Trouble(method, path_part, _RESET, Loss.AFTER))

    def hang(self, method: str, path_part: str) -> None:
        """The next matching request is not done, and nothing comes back for it."""
        trouble(self.env, Trouble(method, path_part, _RESET, Loss.HANG))

    def put_to_sleep(self, thread_id: int, *, locked: bool = False) -> None:
        """A thread goes to sleep after a day of silence; who moderates may lock it."""
        set_thread(self.env, thread_id, archived=True, locked=locked)

    def wake(self, thread_id: int) -> None:
        """Somebody who may opens it again."""
        set_thread(self.env, thread_id, archived=False, locked=False)

    def cut(self, method: str, path_part: str, error: Exception | None = None) -> None:
        """The next matching request gets no answer at all."""
        trouble(self.env, Trouble(method, path_part, error or _RESET))

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """What happens inside reaches no process: it is down, or its connection is lost."""
        heard_by = self.env.backend.subscribers
        listeners = [*heard_by]
        heard_by.clear()
        try:
            yield
        finally:
            heard_by.extend(listeners)

    async def reconnect(self) -> None:
        """A new connection, as after one that could not be taken up again."""
        await self.hear("connect")
        await self.hear("ready")

    async def hear(self, event: str, *arguments: object) -> None:
        """An event that Discord sends by itself, or more than once."""
        self.bot.dispatch(event, *arguments)
        await self.idle()

    async def idle(self) -> None:
        """Until the bot has nothing left to do for anybody; SimCord waits for what it has sent itself."""
        await asyncio.sleep(0)
        async with asyncio.timeout(_IDLE_WITHIN_S):
            while self.bot.under_way:  # noqa: ASYNC110  # the bot tells nobody when it is idle
                await asyncio.sleep(0.005)

    # ------------------------------------------------------------------------- verdicts

    @contextmanager
    def watched(self) -> Iterator[Watching]:
        watching = Watching(len(self.env.http_requests), len(self._changes))
        yield watching
        watching.changes = self._changes[watching.first_change :]

    def errors(self) -> list[BaseException | str]:
        """Every error that the bot raised or logged since it was last asked; a test that reads it expected them."""
        raised: list[BaseException | str] = [*self.env.errors[self._read_errors :]]
        self._read_errors += len(raised)
        logged = [_logged(record) for record in self._noted.records]
        self._noted.records.clear()
        return raised + [error for error in logged if error not in raised]

    def check(self) -> None:
        """Fails where an error was not expected, or where Discord would not take a request."""
        unexpected = [error for error in self.errors() if not _is_for_member(error)]
        if unexpected and all(isinstance(error, Exception) for error in unexpected):
            raise ExceptionGroup("the bot met errors that no test expected", unexpected)  # type: ignore[type-var]
        assert not unexpected, unexpected
        dead = sorted({id_ for id_ in self._ids_on_cards() if not is_answered(id_)})
        assert not dead or not isinstance(self.bot, Bot), f"nothing answers to what stands on a card: {dead}"
        looks = dict.fromkeys(fault for _, message in self._changes for fault in faults_of(message.components))
        assert not looks or not isinstance(self.bot, Bot), "cards that break the rules:\n" + "\n".join(looks)
        faults = violations(self.env.http_requests)
        assert not faults, "Discord would not take:\n" + "\n".join(dict.fromkeys(faults))

    def _ids_on_cards(self) -> Iterator[str]:
        for _, message in self._changes:
            for part in walk(message.components):
                if id_ := part.get("custom_id"):
                    yield id_


def _logged(record: logging.LogRecord) -> BaseException | str:
    error = record.exc_info[1] if record.exc_info else None
    return error or record.getMessage()


def _is_for_member(error: BaseException | str | None) -> bool:
    """A member's own slip, which the bot answers with a sentence."""
    while isinstance(error, BaseException):
        if isinstance(error, MemberError):
            return True
        error = getattr(error, "original", None) or error.__cause__
    return False
