"""Every private name of SimCord sits in this module, and nowhere else.

SimCord is an in-process Discord for tests. Two environments are made of it: `LiveEnv` runs in real time, for the
terminal; `SteppedEnv` in its own time, for tests. Both hold the bot closer to Discord than SimCord does by itself.
SimCord is pinned exactly, because private names move between releases.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Protocol, cast

import discord
import simcord
from simcord import _dpy_internals as dpy
from simcord import _settlement
from simcord._runtime import _selected_env
from simcord.backend import Backend
from simcord.backend.models import Message
from simcord.gateway import ShardRouter
from simcord.http import FakeHTTPClient, FakeWebhookAdapter, _helpers, client, router

from bot.sandbox.simulated import integrations as integrations  # the route is there once it is imported
from bot.sandbox.simulated.limits import refuse_over_limits
from bot.sandbox.simulated.threads import is_waking, refuse_asleep, wake
from bot.sandbox.simulated.wire import NEVER_ANSWERED_S, HangingError, Loss, Wire, find_wire, lay_wire

ACKNOWLEDGE_WITHIN_S = 3.0
_POLL_S = 0.002

Watcher = Callable[[str, Message], None]


class EnvClock(Protocol):
    """What SimCord asks of a clock."""

    @property
    def elapsed(self) -> float: ...
    def now(self) -> datetime: ...
    def advance(self, seconds: float) -> None: ...


class WallClock:
    """Ids, timestamps and the life of interaction tokens follow the wall clock."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    @property
    def elapsed(self) -> float:
        return time.monotonic() - self._started

    def now(self) -> datetime:
        return datetime.now(UTC)

    def advance(self, seconds: float) -> None:
        """Real time moves by itself."""


_SETTLE_TIMEOUT_S = 30.0


class SteppedEnv(simcord.Env):
    """Own time, and every verb returns when the bot is done: for tests."""

    def __init__(self, bot: discord.Client, clock: EnvClock) -> None:
        # A machine that is busy with other tests is no fault of the bot.
        super().__init__(bot, check_errors=False, shard_count=_shards_for(bot), settle_timeout=_SETTLE_TIMEOUT_S)
        _connect(self, clock)

    async def let_bot(self, work: Coroutine[Any, Any, None]) -> None:
        """The bot does this by itself, as its clockwork would have it: where it waits, nobody else does."""
        with self._bot_scope():
            task = asyncio.get_running_loop().create_task(work)
        await self.settle()
        if task.done():
            task.result()

    async def replace_bot(self, bot: discord.Client) -> None:
        """A fresh bot object on the same Discord; the old one is closed, as at the end of a process."""
        await self.bot.close()
        await self.restart_bot(bot)


async def run_beside(env: simcord.Env, bot: discord.Client) -> None:
    """A second process with the same token and shard, as while one deployment takes over from another: it hears all
    that the first one hears. Whoever calls this closes it."""
    state = dpy.get_state(bot)
    dpy.install_http(bot, FakeHTTPClient(env.backend, asyncio.get_running_loop()))
    dpy.set_guild_ready_timeout(bot, 0.0)
    state.shard_count, state.shard_ids = 1, [0]
    gateway = ShardRouter(env.backend, state, bot.dispatch, 1, (0,))
    await bot.login("beside")
    if isinstance(bot, discord.AutoShardedClient):
        bot.shard_count = 1
        dpy.install_shards(bot, gateway.shards)
    env.backend.subscribers.append(gateway.feed)
    gateway.identify(0, replay_guilds=True)
    await bot.wait_until_ready()


def sleep_in_own_time(seconds: float) -> None:
    """From now on a task of the bot that sleeps for so long or longer is woken by the clock of the environment alone.

    By itself SimCord lets real time pass until it is awake: nothing for whoever plays flows by the thousand. And it
    waits for ever for a task that stands in line behind one that sleeps.
    """
    recognized, why_parked = _settlement._recognized_wait, _settlement._park_reason

    def recognized_or_asleep(state: Any, task: asyncio.Task[Any], waiter: Any) -> bool:
        if recognized(state, task, waiter):
            return True
        timers = _settlement._timer_records_waking(state, task, waiter)
        return any(record.when - state.virtual_time >= seconds for record in timers)

    def why_parked_or_in_line(state: Any, task: asyncio.Task[Any], *limits: Any) -> str | None:
        return why_parked(state, task, *limits) or ("in line behind another task" if _stands_in_line(task) else None)

    private = cast("Any", _settlement)
    private._recognized_wait, private._park_reason = recognized_or_asleep, why_parked_or_in_line


def _stands_in_line(task: asyncio.Task[Any]) -> bool:
    """For a lock: whoever holds it is looked at for itself."""
    inmost: Any = task.get_coro()
    while isinstance(getattr(inmost, "cr_await", None), Coroutine):
        inmost = inmost.cr_await
    return getattr(inmost, "__qualname__", "") in ("Lock.acquire", "Semaphore.acquire")


class LiveEnv(simcord.Env):
    """The bot runs on the normal loop, in real time: for the terminal."""

    def __init__(self, bot: discord.Client) -> None:
        super().__init__(bot, strict_sync=False, check_errors=False, shard_count=_shards_for(bot))
        _connect(self, WallClock())

    async def start(self) -> None:
        self._loop, self._started = asyncio.get_running_loop(), True
        self._webhook_adapter = FakeWebhookAdapter(self.backend)
        dpy.install_http(self.bot, FakeHTTPClient(self.backend, self._loop))
        dpy.set_guild_ready_timeout(self.bot, 0.0)
        dpy.set_webhook_adapter(self._webhook_adapter)
        gateway = self._open_gateway()
        await self.bot.login("sandbox")
        if isinstance(self.bot, discord.AutoShardedClient):
            self.bot.shard_count = 1
            dpy.install_shards(self.bot, gateway.shards)
        gateway.identify(0)
        await self.bot.wait_until_ready()
        tree = getattr(self.bot, "tree", None)
        if tree is not None and not self.backend.commands:
            # This Discord is new, while the bot's database may say that the commands are known from last time.
            await tree.sync()

    def _open_gateway(self) -> ShardRouter:
        state = dpy.get_state(self.bot)
        state.shard_count, state.shard_ids = 1, [0]
        self._message_states.add(state)
        gateway = ShardRouter(self.backend, state, self.bot.dispatch, 1, (0,))
        if not isinstance(self.bot, discord.AutoShardedClient):
            dpy.install_websocket(self.bot, gateway.websockets[0])
        self.backend.subscribers.append(gateway.feed)
        return gateway

    async def shutdown(self) -> None:
        await self.bot.close()

    def _begin_operation(self, label: str = "") -> None:
        """In real time nothing has to be kept apart."""

    def _end_operation(self) -> None:
        """See above."""

    async def _settle_internal(self, *, dispatch: str | None = None, **_: Any) -> None:
        """Waits for the acknowledgement, as a Discord client does, and no longer."""
        if dispatch != "INTERACTION_CREATE":
            return
        asked = next(reversed(self.backend.interactions.values()))
        until = time.monotonic() + ACKNOWLEDGE_WITHIN_S
        while not asked.responded and time.monotonic() < until:  # noqa: ASYNC110  SimCord has no event for it
            await asyncio.sleep(_POLL_S)


def _shards_for(bot: discord.Client) -> int | None:
    if isinstance(bot, discord.AutoShardedClient):
        return bot.shard_count or 1
    return None


def _connect(env: simcord.Env, clock: EnvClock) -> None:
    """Gives the environment a backend on this clock, whose events reach the bot as Discord sends them."""
    _mend()
    backend = env.backend = Backend(clock=cast("Any", clock))
    wire = lay_wire(backend)
    emit = backend.emit

    def emit_as_discord_does(event: str, payload: Mapping[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            wire.address(cast("dict[str, Any]", payload))
            emit(event, payload)
        elif not wire.hides(event, payload):
            emit(event, payload)

    _override(backend, "emit", emit_as_discord_does)


def _override(backend: Backend, name: str, function: Callable[..., Any]) -> None:
    setattr(backend, name, function)


def watch(env: simcord.Env, see: Watcher) -> None:
    """`see` gets every message that is new, edited or deleted, with that word."""
    for name, word in (("commit_message", "new"), ("edit_message", "edited")):
        _override(env.backend, name, _tapped(getattr(env.backend, name), word, see))
    delete = env.backend.delete_message

    def tapped_delete(channel_id: int, message_id: int) -> None:
        message = env.backend.get_message(channel_id, message_id)
        delete(channel_id, message_id)
        see("deleted", message)

    _override(env.backend, "delete_message", tapped_delete)


def _tapped(original: Callable[..., Message], word: str, see: Watcher) -> Callable[..., Message]:
    def tapped(*args: Any, **options: Any) -> Message:
        message = original(*args, **options)
        see(word, message)
        return message

    return tapped


@contextlib.contextmanager
def numbered(env: simcord.Env, number: int) -> Iterator[None]:
    """What is created inside gets this id: a database that is kept knows it again next time."""
    allocate = env.backend.snowflake
    _override(env.backend, "snowflake", lambda: env.backend.reserve_id(number))
    try:
        yield
    finally:
        _override(env.backend, "snowflake", allocate)


# ------------------------------------------------------------------------------- SimCord, closer to Discord

_raise_for = client._raise_for
_request, _request_of_webhook = FakeHTTPClient.request, FakeWebhookAdapter.request
_dispatch = router.dispatch
_commit = _helpers.commit_bot_message


def _mend() -> None:
    """Once for the process; harmless when done again."""
    settle_defaults = cast("dict[str, Any]", simcord.Env._settle_internal.__kwdefaults__)
    settle_defaults["idle"] = _POLL_S  # a click takes 6 ms instead of 55
    client._raise_for = _raise_as_discord_does
    for transport, request in ((FakeHTTPClient, _request), (FakeWebhookAdapter, _request_of_webhook)):
        cast("Any", transport).request = _waiting_for_an_answer(request)
    router.dispatch = _dispatch_as_discord_does
    _helpers.commit_bot_message = _commit_with_attachment_urls


def _raise_as_discord_does(error: simcord.BackendError) -> None:
    """discord.py raises a class of its own for a status of 500 and more."""
    if error.status >= 500:
        response = cast("Any", client._FakeResponse(error.status))
        raise discord.DiscordServerError(response, cast("Any", error.to_json()))
    _raise_for(error)


def _waiting_for_an_answer(request: Callable[..., Any]) -> Callable[..., Any]:
    async def waiting(self: Any, *args: Any, **options: Any) -> Any:
        try:
            return await request(self, *args, **options)
        except HangingError:
            await _sit_out(NEVER_ANSWERED_S)
        raise TimeoutError

    return waiting


async def _sit_out(seconds: float) -> None:
    """In the environment's own time, where it has one: a verb of a member does not wait for it."""
    env = _selected_env(driver=False)
    if env is None:
        await asyncio.sleep(seconds)
    else:
        await env.external_wait(asyncio.sleep(seconds), reason="a request is not answered")


def _dispatch_as_discord_does(backend: Backend, method: str, path: str, **request: Any) -> Any:
    wire = find_wire(backend)
    if wire is None:
        return _dispatch(backend, method, path, **request)
    trouble = wire.trouble_with(method, path)
    if trouble and trouble.loss is not Loss.AFTER:
        with _refusals_logged(backend, method, path, request):
            trouble.strike()
    answer = _answer(wire, backend, method, path, request)
    if trouble:
        trouble.strike()
    return answer


def _answer(wire: Wire, backend: Backend, method: str, path: str, request: dict[str, Any]) -> Any:
    body: dict[str, Any] = request["json"] if isinstance(request.get("json"), dict) else {}
    nonce = (path, str(body["nonce"])) if method == "POST" and body.get("enforce_nonce") else None
    if nonce in wire.nonces:
        return wire.nonces[nonce]
    with _refusals_logged(backend, method, path, request):
        wire.refuse(path)
        refuse_over_limits(backend, method, path, body, [file.filename for file in request.get("files") or []])
        refuse_asleep(backend, method, path, body)
    if is_waking(backend, method, path, body):
        return wake(backend, path, body, lambda: backend.http_requests.append(_noted(method, path, request)))
    with wire.showing_bot_dms(backend) if path == "/users/@me/channels" else contextlib.nullcontext():
        answer = _dispatch(backend, method, path, **request)
    if nonce:
        answer = wire.nonces[nonce] = {**answer, "nonce": nonce[1]}
    return answer


@contextlib.contextmanager
def _refusals_logged(backend: Backend, method: str, path: str, request: dict[str, Any]) -> Iterator[None]:
    """SimCord notes a request before it answers: those that are refused before it saw them are noted here."""
    try:
        yield
    except Exception:
        backend.http_requests.append(_noted(method, path, request))
        raise


def _noted(method: str, path: str, request: Mapping[str, Any]) -> simcord.HttpLogEntry:
    return simcord.HttpLogEntry(method, path, request.get("params") or {}, request.get("json"), None)


def _commit_with_attachment_urls(ctx: Any, channel_id: int, prepared: Any, **options: Any) -> Message:
    """An `attachment://` in an embed becomes the address of the uploaded file."""
    broadcast = options.get("broadcast")
    message = _commit(ctx, channel_id, prepared, broadcast=False)
    urls = {f"attachment://{attachment['filename']}": attachment["url"] for attachment in message.attachments}
    for embed in message.embeds:
        for key in ("image", "thumbnail"):
            url = urls.get((embed.get(key) or {}).get("url", ""))
            if url:
                embed[key] = {**embed[key], "url": url, "proxy_url": url}
    announce = not message.is_ephemeral if broadcast is None else broadcast
    if announce and message.id in ctx.backend.messages[channel_id]:
        ctx.backend.announce_message_create(message)
    return message
