"""A Discord in one process, where tests act as members do and read what members see.

    me = world.join("me")
    card = await me.slash("interview start", principle="ownership")
    form = await me.press("Answer")
    card = await me.fill(form, situation="…", task="…", action="…", result="…", ended="as_hoped")
    assert "Action" in card.text

Every verb returns when the bot has nothing left to do. One clock, `world.clock`, is the bot's and Discord's.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import simcord
from contract import violations
from simcord.backend.models import Message
from simcord.builders import ChannelHandle, GuildHandle

from bot.errors import MemberError
from bot.sandbox.arrangement import (
    create_foreign_guild,
    create_private_channel,
    cut_line,
    place,
    speak,
)
from bot.sandbox.forms import FormField, fields_of
from bot.sandbox.member import Member, Upload
from bot.sandbox.post import BUTTON, TEXT_DISPLAY, Control, Post, post_of, walk
from bot.sandbox.simcord_engine import SteppedEnv, watch

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
        self.elapsed += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds).total_seconds()


@dataclass(frozen=True)
class Card:
    """A message as it was at one moment."""

    post: Post
    word: str
    _env: simcord.Env

    @property
    def text(self) -> str:
        """What can be read, one part under the other: not the buttons."""
        parts = [self.post.content, *(part["content"] for part in walk(self.post.components) if _is_text(part))]
        for embed in self.post.embeds:
            parts += [embed.get("title"), embed.get("description")]
            parts += [f"{entry['name']}\n{entry['value']}" for entry in embed.get("fields") or []]
            parts.append((embed.get("footer") or {}).get("text"))
        return "\n".join(part for part in parts if part)

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons that can be pressed, in order."""
        return [control.label for control in self.post.controls if control.type == BUTTON and not control.disabled]

    @property
    def menus(self) -> dict[str, list[str]]:
        """The labels of the options, by the placeholder."""
        menus = (control for control in self.post.controls if control.type != BUTTON and not control.disabled)
        return {menu.label: [option.label for option in menu.options] for menu in menus}

    @property
    def files(self) -> dict[str, bytes]:
        return {file.name: self._env.backend.cdn.get(file.url) or b"" for file in self.post.files}

    @property
    def ephemeral(self) -> bool:
        return self.post.ephemeral

    @property
    def edited(self) -> bool:
        return self.word == "edited"

    def seen_by(self, player: Player) -> bool:
        return self.post.only_for in (None, player.id) and player.member.sees(self.post.channel_id, self.post.id)


def _is_text(component: dict[str, Any]) -> bool:
    return bool(component["type"] == TEXT_DISPLAY)


@dataclass(frozen=True)
class Form:
    """A form that is open in a member's client; it can be sent after a restart of the bot too."""

    title: str
    fields: tuple[FormField, ...]
    texts: tuple[str, ...]
    opened_in: ChannelHandle
    shown: simcord.InteractionResult

    @property
    def labels(self) -> list[str]:
        return [field.label for field in self.fields]

    @property
    def filled_in(self) -> dict[str, str]:
        """What stands in the fields already, by key."""
        return {_key(field): field.filled_in for field in self.fields}

    def find(self, name: str) -> FormField:
        """By the last part of its custom id, or by its label."""
        for entry in self.fields:
            if name in (_key(entry), entry.custom_id, entry.label):
                return entry
        raise LookupError(f"no field {name!r} in {self.title!r}: {[_key(entry) for entry in self.fields]}")


def _key(entry: FormField) -> str:
    return entry.custom_id.rpartition(":")[2]


@dataclass(frozen=True)
class Scene:
    """What one act led to, for the member who acted. It reads like its last card."""

    acknowledged: bool
    cards: tuple[Card, ...]
    everybody: tuple[Card, ...]
    requests: tuple[simcord.HttpLogEntry, ...]
    opened: Form | None = None

    @property
    def form(self) -> Form:
        assert self.opened is not None, f"no form came, but: {[card.text for card in self.cards]}"
        return self.opened

    @property
    def card(self) -> Card:
        assert self.cards, f"no card came; form: {self.opened and self.opened.title}"
        return self.cards[-1]

    @property
    def text(self) -> str:
        return self.card.text

    @property
    def buttons(self) -> list[str]:
        return self.card.buttons

    @property
    def ephemeral(self) -> bool:
        return self.card.ephemeral

    @property
    def routes(self) -> list[str]:
        """The requests that the bot made, with ids and tokens taken out: `POST /interactions/*/*/callback`."""
        return [f"{request.method} {_masked(request.path)}" for request in self.requests]


def _masked(path: str) -> str:
    parts = path.split("/")
    return "/".join("*" if part.isdecimal() or part.startswith("simcord_") else part for part in parts)


@dataclass(frozen=True)
class Player:
    """A member in one place; `at` puts the same member elsewhere."""

    world: World
    member: Member
    where: ChannelHandle

    @property
    def id(self) -> int:
        return self.member.id

    @property
    def dm(self) -> ChannelHandle:
        return self.member.dm

    def at(self, where: ChannelHandle) -> Player:
        return replace(self, where=where)

    def in_dm(self) -> Player:
        return self.at(self.dm)

    def speaks(self, locale: str) -> None:
        speak(self.world.env, self.id, locale)

    # ----------------------------------------------------------------------- acts

    async def slash(self, command: str, /, **options: Any) -> Scene:
        with self.world.watched() as seen:
            self._check_installed(command)
            result = await self.member.slash(self.where, command, options)
        return self._scene(result, seen, self.where)

    async def suggestions(self, command: str, option: str, typed: str) -> dict[str, Any]:
        """What is offered while typing: values by name."""
        choices = await self.member.suggestions(self.where, command, option, typed)
        return {choice["name"]: choice["value"] for choice in choices}

    async def press(self, label: str, on: Card | Scene | None = None) -> Scene:
        """The newest button with this label that the member sees, or the one on this card (as it was then)."""
        return await self._use(self._find(label, on), ())

    async def pick(self, label: str, *chosen: str, on: Card | Scene | None = None) -> Scene:
        """Options of the menu with this placeholder, by their labels or values."""
        menu = self._find(label, on)
        values = [option.value for name in chosen for option in menu.options if name in (option.label, option.value)]
        return await self._use(menu, values)

    async def fill(self, form: Form | Scene, /, **values: Any) -> Scene:
        """Sends a form. Fields by the last part of their custom id or by label; choices by value or label."""
        form = form.form if isinstance(form, Scene) else form
        typed = {entry.custom_id: entry.filled_in for entry in form.fields if entry.is_text and entry.filled_in}
        for name, value in values.items():
            entry = form.find(name)
            typed[entry.custom_id] = _chosen(entry, value)
        with self.world.watched() as seen:
            result = await self.member.submit(form.opened_in, form.shown, typed)
        return self._scene(result, seen, form.opened_in)

    async def type(self, text: str, *files: Upload) -> Scene:
        """A message in this place."""
        with self.world.watched() as seen:
            await self.member.say(self.where, text, files)
        return self._scene(None, seen, self.where)

    async def type_dm(self, text: str) -> Scene:
        return await self.in_dm().type(text)

    async def _use(self, control: Control, values: Sequence[Any]) -> Scene:
        with self.world.watched() as seen:
            result = await self.member.use(control, values)
        return self._scene(result, seen, place(self.world.env, control.channel_id))

    # --------------------------------------------------------------- what is there to see

    def cards(self, where: ChannelHandle | None = None) -> list[Card]:
        """What the member sees in a place, oldest first."""
        messages = self.world.env.backend.messages[(where or self.where).id].values()
        cards = [Card(post_of(self.world.env.backend, message), "new", self.world.env) for message in messages]
        return [card for card in cards if card.seen_by(self)]

    def threads(self) -> list[ChannelHandle]:
        """Those that the member is in."""
        places = self.member.places().values()
        return [where for where in places if where.is_thread]

    def _everything(self) -> list[Card]:
        backend = self.world.env.backend
        cards = [card for channel_id in backend.channels for card in self.cards(place(self.world.env, channel_id))]
        return sorted(cards, key=lambda card: card.post.id)

    def _find(self, label: str, on: Card | Scene | None) -> Control:
        cards = [on.card if isinstance(on, Scene) else on] if on else self._everything()
        for card in reversed(cards):
            for control in card.post.controls:
                if label == control.label or control.label.endswith(f" {label}"):
                    return control
        raise LookupError(f"nothing called {label!r}; there is: {[card.buttons for card in cards]}")

    def _scene(self, result: simcord.InteractionResult | None, seen: _Watching, where: ChannelHandle) -> Scene:
        everybody = seen.cards(self.world.env)
        mine = tuple(card for card in everybody if card.seen_by(self) and card.post.author_id != self.id)
        return Scene(
            acknowledged=result is not None and result.acknowledged,
            cards=mine,
            everybody=everybody,
            requests=tuple(self.world.env.http_requests[seen.first_request :]),
            opened=_form(result, where) if result is not None and result.modal else None,
        )

    def _check_installed(self, command: str) -> None:
        """Where the bot is no member, only commands that allow it can be seen."""
        if self.where.id not in self.world.foreign and getattr(self.where.guild, "id", 0) not in self.world.foreign:
            return
        root = self.world.env.backend.find_command(command.split()[0], None)
        assert root is not None, f"/{command} is not synced"
        assert 1 in (root.get("integration_types") or [0]), f"/{command} is not for apps installed to a user"
        if self.where.guild is None:
            assert 2 in (root.get("contexts") or [0, 1, 2]), f"/{command} is not for private channels"


def _form(result: simcord.InteractionResult, where: ChannelHandle) -> Form:
    form = result.modal or {}
    entries = list(fields_of(form))
    return Form(
        title=form["title"],
        fields=tuple(entry for entry in entries if isinstance(entry, FormField)),
        texts=tuple(entry for entry in entries if isinstance(entry, str)),
        opened_in=where,
        shown=result,
    )


def _chosen(entry: FormField, value: Any) -> Any:
    by_label = {option.label: option.value for option in entry.options}
    if isinstance(value, list | tuple):
        return [by_label.get(item, item) for item in value]
    return by_label.get(value, value) if entry.options else value


@dataclass
class _Watching:
    first_request: int
    first_change: int
    changes: list[tuple[str, Message]] = field(default_factory=list)

    def cards(self, env: simcord.Env) -> tuple[Card, ...]:
        """Each message that changed once, as it is now, in the order of the last change."""
        newest = {message.id: (word, message) for word, message in self.changes}
        words = {message.id: word for word, message in reversed(self.changes)}
        order = sorted(newest, key=lambda number: max(_positions(self.changes, number)))
        return tuple(Card(post_of(env.backend, newest[number][1]), words[number], env) for number in order)


def _positions(changes: list[tuple[str, Message]], number: int) -> Iterator[int]:
    return (position for position, (_, message) in enumerate(changes) if message.id == number)


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

    async def pass_time(self, seconds: float = 0, *, minutes: float = 0) -> Scene:
        """As `clock.advance`, and what is due happens; what came of it is in `everybody`."""
        with self.watched() as seen:
            await self.env.advance_time(seconds + 60 * minutes)
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

    def cut(self, method: str, path_part: str, error: Exception | None = None) -> None:
        """The next matching request gets no answer at all."""
        cut_line(self.env, method, path_part, error or ConnectionResetError(104, "Connection reset by peer"))

    # ------------------------------------------------------------------------- verdicts

    @contextmanager
    def watched(self) -> Iterator[_Watching]:
        watching = _Watching(len(self.env.http_requests), len(self._changes))
        yield watching
        watching.changes = self._changes[watching.first_change :]

    def errors(self) -> list[BaseException | str]:
        """Every error that the bot raised or logged since it was last asked; a test that reads it expected them."""
        raised: list[BaseException | str] = list(self.env.errors)[self._read_errors :]
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
        faults = violations(self.env.http_requests)
        assert not faults, "Discord would not take:\n" + "\n".join(dict.fromkeys(faults))


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
