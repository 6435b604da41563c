"""The faults: what can go wrong with one request, as the bot meets it.

They strike above discord.py's own tries: a 429 or a 500 here is the one after which discord.py gives up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simcord import BackendError, HttpLogEntry

from bot.sandbox.simulated.wire import Loss, Trouble, fits

RESET = ConnectionResetError(104, "Connection reset by peer")


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a flow: the `passing`th but one of its route, counted over the whole flow."""

    method: str
    route: str
    passing: int
    step: int

    def __str__(self) -> str:
        return f"{self.method} {self.route} #{self.passing + 1}"


@dataclass(frozen=True, slots=True)
class Fault:
    """`final`: Discord will say the same again; what was meant for there has to go elsewhere or be told."""

    name: str
    error: Callable[[Request], Exception]
    loss: Loss = Loss.BEFORE
    final: bool = False

    def at(self, request: Request) -> Trouble:
        return Trouble(request.method, request.route, self.error(request), self.loss, request.passing)


def _refused(status: int, code: int = 0) -> Callable[[Request], Exception]:
    return lambda _: BackendError(status, code, "made to fail by a benchmark")


def _forbidden(request: Request) -> Exception:
    in_dm = request.route == "/users/@me/channels"
    return BackendError(403, 50007 if in_dm else 50013, "Missing Permissions")


_UNKNOWN = (
    ("/interactions/", 10062),
    ("/webhooks/", 10015),
    ("/channels/*/messages/", 10008),
    ("/guilds/*/scheduled-events", 10070),
    ("/users/@me/channels", 10013),
)
_UNKNOWN_CHANNEL = 10003


def _not_found(request: Request) -> Exception:
    codes = (code for start, code in _UNKNOWN if request.route.startswith(start))
    return BackendError(404, next(codes, _UNKNOWN_CHANNEL), "Unknown")


FAULTS = (
    Fault("429", _refused(429)),
    Fault("500", _refused(500)),
    Fault("503", _refused(503)),
    Fault("before", lambda _: RESET),
    Fault("after", lambda _: RESET, Loss.AFTER),
    Fault("hang", lambda _: RESET, Loss.HANG),
    Fault("403", _forbidden, final=True),
    Fault("404", _not_found, final=True),
    Fault("50083", _refused(400, 50083), final=True),
)
BY_NAME = {fault.name: fault for fault in FAULTS}


def masked(path: str) -> str:
    parts = path.split("/")
    return "/".join("*" if part.isdecimal() or part.startswith("simcord_") else part for part in parts)


def requests_of(log: Sequence[HttpLogEntry], steps: Sequence[int]) -> list[Request]:
    """`steps`: during which step each of them was made."""
    found = []
    for position, (entry, step) in enumerate(zip(log, steps, strict=True)):
        route = masked(entry.path)
        before = sum(one.method == entry.method and fits(route, one.path) for one in log[:position])
        found.append(Request(entry.method, route, before, step))
    return found
