"""What lies between one simulated Discord and its bot, besides SimCord's own state."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from fnmatch import fnmatchcase
from typing import Any, NoReturn
from weakref import WeakKeyDictionary

from simcord import BackendError
from simcord.backend import Backend

NEVER_ANSWERED_S = 300.0
"""After so long without an answer discord.py's HTTP client gives up."""


class Loss(Enum):
    """Where one request goes wrong."""

    BEFORE = "before the deed"
    AFTER = "after the deed: its answer is lost"
    HANG = "no deed and no answer, until the client gives up"


class HangingError(Exception):
    """Nothing comes back for this request; whoever holds the line waits."""


@dataclass
class Trouble:
    """One request of the bot that goes wrong: the one after `passing` others that fit, too.

    `path` is a pattern, such as /channels/*/messages, or a part of the path; `method` may be *. A BackendError is what
    Discord answers; any other error reaches the bot as it is.
    """

    method: str
    path: str
    error: Exception
    loss: Loss = Loss.BEFORE
    passing: int = 0
    met: bool = False

    def meets(self, method: str, path: str) -> bool:
        """Whether this request is the one. It is asked once about each request."""
        if self.met or not self.fits(method, path):
            return False
        self.passing -= 1
        self.met = self.passing < 0
        return self.met

    def fits(self, method: str, path: str) -> bool:
        if self.method not in (method, "*"):
            return False
        return fits(self.path, path) if "*" in self.path else self.path in path

    def strike(self) -> NoReturn:
        raise HangingError if self.loss is Loss.HANG else self.error


def fits(pattern: str, path: str) -> bool:
    parts, wanted = path.split("/"), pattern.split("/")
    return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))


@dataclass
class Wire:
    locales: dict[int, str] = field(default_factory=dict)  # user id -> locale of the client
    foreign: set[int] = field(default_factory=set)  # guilds and channels that the bot is no member of
    added_by: dict[int, int] = field(default_factory=dict)  # guild -> who added the bot, as its integrations tell
    silent: bool = False  # nothing reaches the bot
    troubles: list[Trouble] = field(default_factory=list)
    nonces: dict[tuple[str, str], Any] = field(default_factory=dict)  # path and nonce -> what was answered
    bot_dms: dict[int, int] = field(default_factory=dict)  # user id -> the DM with the bot, while SimCord has another

    def hides(self, event: str, payload: Mapping[str, Any]) -> bool:
        """Whether Discord would not send this event to the bot."""
        ids = [payload.get("guild_id"), payload.get("channel_id")]
        if event.startswith(("GUILD_", "CHANNEL_", "THREAD_")):
            ids.append(payload.get("id"))
        return self.silent or any(int(number) in self.foreign for number in ids if number is not None)

    def address(self, payload: dict[str, Any]) -> None:
        """Who sends an interaction, in which language, and by which installation of the app."""
        user_id = int((payload.get("user") or payload["member"]["user"])["id"])
        payload["locale"] = self.locales.get(user_id, "en-US")
        guild_id, channel_id = payload.get("guild_id"), int(payload["channel_id"])
        if not self.foreign & {int(guild_id or 0), channel_id}:
            payload["authorizing_integration_owners"] = {"0": guild_id or "0"}
            return
        payload["authorizing_integration_owners"] = {"1": str(user_id)}
        if guild_id is None:
            payload["context"] = 2
        else:
            payload["guild"] = {"id": guild_id, "locale": payload["guild_locale"], "features": []}

    def refuse(self, path: str) -> None:
        """What a bot may not reach where it is no member."""
        parts = path.split("/")
        if parts[1] in ("channels", "guilds") and parts[2].isdigit() and int(parts[2]) in self.foreign:
            raise BackendError(403, 50001, "Missing Access")

    def trouble_with(self, method: str, path: str) -> Trouble | None:
        return next((trouble for trouble in self.troubles if trouble.meets(method, path)), None)

    @contextlib.contextmanager
    def showing_bot_dms(self, backend: Backend) -> Iterator[None]:
        standing = {user_id: backend.dm_channels[user_id] for user_id in self.bot_dms}
        backend.dm_channels.update(self.bot_dms)
        try:
            yield
        finally:
            backend.dm_channels.update(standing)


_WIRES: WeakKeyDictionary[Backend, Wire] = WeakKeyDictionary()


def lay_wire(backend: Backend) -> Wire:
    _WIRES[backend] = Wire()
    return _WIRES[backend]


def find_wire(backend: Backend) -> Wire | None:
    return _WIRES.get(backend)


def wire_of(backend: Backend) -> Wire:
    return _WIRES[backend]
