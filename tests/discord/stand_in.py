"""A Discord on this machine's loopback, for tests of the whole process: REST as far as a start and a command need it,
and a gateway that fails in every way in which Discord's does. It is not at the address that REST is at."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
import struct
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

APPLICATION_ID = "900000000000000001"
USER = {"id": APPLICATION_ID, "username": "practice", "discriminator": "0", "avatar": None, "bot": True}
GATEWAY_PATH = "/gateway/of/its/own/"
HELLO, IDENTIFY, HEARTBEAT, HEARTBEAT_ACK, DISPATCH = 10, 2, 1, 11, 0
RESUME, RECONNECT, INVALID = 6, 7, 9

MESSAGE = {
    "id": "77", "channel_id": "88", "content": "", "author": USER, "flags": 64, "type": 0, "attachments": [],
    "embeds": [], "mentions": [], "mention_roles": [], "mention_everyone": False, "pinned": False, "tts": False,
    "edited_timestamp": None, "timestamp": "2026-01-01T00:00:00+00:00",
}  # fmt: skip


def _json(data: Any, status: int = 200) -> web.Response:
    # discord.py takes only this very content type for JSON.
    return web.Response(body=json.dumps(data), status=status, headers={"Content-Type": "application/json"})


class StandIn:
    def __init__(self, token: str) -> None:
        self.token = token
        self.address = ""
        self.syncs = 0
        self.callbacks: list[dict[str, Any]] = []
        self.called_for: list[int] = []
        """The interactions that were answered, by their ids."""
        self.followed_up: list[dict[str, Any]] = []
        self.before_ready: list[dict[str, Any]] = []
        self.called_back = asyncio.Event()
        self.is_away = False
        """Nothing is answered but by this status, as in an outage."""
        self.away_status = 502
        self.refused = 0
        self.shards, self.max_concurrency, self.remaining = 1, 1, 1000
        self.gateway = Gateway(self)

    @property
    def ready(self) -> asyncio.Event:
        """Set by READY; whoever waits for another one clears it."""
        return self.gateway.ready

    @property
    def identified(self) -> list[dict[str, Any]]:
        return self.gateway.identified

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        await self.gateway.dispatch(event, data)

    def app(self) -> web.Application:
        app = web.Application(middlewares=[self._away])
        app.router.add_get("/api/v10/users/@me", self._me)
        app.router.add_get("/api/v10/oauth2/applications/@me", self._application)
        app.router.add_get("/api/v10/gateway/bot", self._gateway_address)
        app.router.add_put("/api/v10/applications/{id}/commands", self._commands)
        app.router.add_post("/api/v10/interactions/{id}/{token}/callback", self._callback)
        app.router.add_patch("/api/v10/webhooks/{id}/{token}/messages/{message}", self._message)
        app.router.add_post("/api/v10/webhooks/{id}/{token}", self._message)
        app.router.add_get(GATEWAY_PATH, self.gateway.serve)
        return app

    @web.middleware
    async def _away(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if self.is_away:
            self.refused += 1
            if request.path == GATEWAY_PATH:
                self.gateway.connects.append(time.monotonic())
            return web.Response(status=self.away_status)
        return await handler(request)

    async def _me(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bot {self.token}":
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        return _json(USER)

    async def _application(self, _: web.Request) -> web.Response:
        return _json(
            {"id": APPLICATION_ID, "name": "practice", "description": "", "icon": None, "bot_public": True}
            | {"bot_require_code_grant": False, "verify_key": "", "flags": 0, "summary": "", "team": None}
            | {"owner": USER, "rpc_origins": []}
        )

    async def _gateway_address(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": self.remaining, "reset_after": 3_600_000}
        limit["max_concurrency"] = self.max_concurrency
        return _json({"url": self.gateway.address, "shards": self.shards, "session_start_limit": limit})

    async def _commands(self, request: web.Request) -> web.Response:
        self.syncs += 1
        commands = await request.json()
        return _json([{**command, "id": str(5000 + n)} for n, command in enumerate(commands)])

    async def _callback(self, request: web.Request) -> web.Response:
        if request.content_type == "multipart/form-data":
            body = json.loads(str((await request.post())["payload_json"]))
        else:
            body = await request.json()
        self.callbacks.append(body)
        self.called_for.append(int(request.match_info["id"]))
        self.called_back.set()
        interaction = {"id": request.match_info["id"], "type": 5}
        resource = {"type": body["type"], "message": MESSAGE}
        return _json({"interaction": interaction, "resource": resource})

    async def _message(self, request: web.Request) -> web.Response:
        if request.content_type == "application/json":
            self.followed_up.append(await request.json())
        return _json(MESSAGE)


@dataclass
class _Session:
    """What a bot's connection has to be told; it outlives the connection, and what was missed can be had again."""

    shard: list[int]
    key: str = field(default_factory=lambda: secrets.token_hex(8))
    sent: list[dict[str, Any]] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None

    def noted(self, event: str, data: dict[str, Any]) -> dict[str, Any]:
        message = {"op": DISPATCH, "t": event, "s": len(self.sent) + 1, "d": data}
        self.sent.append(message)
        return message


class Gateway:
    def __init__(self, discord: StandIn) -> None:
        self._discord = discord
        self.connects: list[float] = []
        """When each came, by the monotonic clock."""
        self.identified: list[dict[str, Any]] = []
        self.identified_at: list[float] = []
        self.resumed = self.heartbeats = 0
        self.ready = asyncio.Event()
        self.closes_before_hello = False
        self.is_silent = False
        """Connections are taken, and nothing is said on them, as when a machine in between has lost its way."""
        self._sessions: dict[str, _Session] = {}
        self._sockets: dict[web.WebSocketResponse, web.Request] = {}
        self._named: dict[int, _Session] = {}
        self._muted: set[web.WebSocketResponse] = set()

    @property
    def address(self) -> str:
        return self._discord.address.replace("http", "ws") + GATEWAY_PATH

    @property
    def is_connected(self) -> bool:
        return any(one.socket is not None and not one.socket.closed for one in self._sessions.values())

    async def dispatch(self, event: str, data: dict[str, Any], shard: int = 0) -> None:
        await self._tell(self._named[shard], event, data)

    async def send(self, text: str) -> None:
        """Any text, on every connection."""
        for one in list(self._sockets):
            await one.send_str(text)

    # ------------------------------------------------------------------ what goes wrong

    async def close(self, code: int = 1001) -> None:
        for one in list(self._sockets):
            await one.close(code=code)

    async def ask_to_reconnect(self) -> None:
        await self.send(json.dumps({"op": RECONNECT, "d": None, "s": None, "t": None}))

    def reset(self) -> None:
        """The line is cut, without a word."""
        for one in list(self._sockets.values()):
            if one.transport is not None:
                line = one.transport.get_extra_info("socket")
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                one.transport.abort()

    def mute(self) -> None:
        """The connections of now are dead, and nobody says so; new ones are well."""
        self._muted |= set(self._sockets)

    def forget(self) -> None:
        """Nothing can be resumed any more."""
        self._sessions.clear()

    async def invalidate(self) -> None:
        self.forget()
        await self.send(json.dumps({"op": INVALID, "d": False, "s": None, "t": None}))

    # ------------------------------------------------------------------ how it goes

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        self.connects.append(time.monotonic())
        one = web.WebSocketResponse(timeout=1)
        await one.prepare(request)
        if self.closes_before_hello:
            await one.close(code=1001)
            return one
        self._sockets[one] = request
        if self.is_silent:
            self._muted.add(one)
        try:
            await self._say(one, {"op": HELLO, "s": None, "t": None, "d": {"heartbeat_interval": 41_250}})
            async for message in one:
                if message.type is WSMsgType.TEXT:
                    await self._hear(one, json.loads(message.data))
        finally:
            del self._sockets[one]
        return one

    async def _tell(self, session: _Session, event: str, data: dict[str, Any]) -> None:
        message = session.noted(event, data)
        if session.socket is not None:
            await self._say(session.socket, message)

    async def _say(self, one: web.WebSocketResponse, message: dict[str, Any]) -> None:
        if not self.is_silent and one not in self._muted and not one.closed:
            with suppress(ConnectionError):
                await one.send_json(message)

    async def _hear(self, one: web.WebSocketResponse, message: dict[str, Any]) -> None:
        if message["op"] == HEARTBEAT:
            self.heartbeats += 1
            await self._say(one, {"op": HEARTBEAT_ACK, "s": None, "t": None, "d": None})
        elif message["op"] == IDENTIFY:
            self.identified.append(message["d"])
            self.identified_at.append(time.monotonic())
            await self._open(one, message["d"]["shard"])
        elif message["op"] == RESUME:
            await self._resume(one, message["d"])

    async def _open(self, one: web.WebSocketResponse, shard: list[int]) -> None:
        session = self._named[shard[0]] = _Session(shard, socket=one)
        self._sessions[session.key] = session
        application = {"id": APPLICATION_ID, "flags": 0}
        ready = {"v": 10, "user": USER, "guilds": [], "session_id": session.key, "application": application}
        for event in self._discord.before_ready:
            await self._tell(session, "INTERACTION_CREATE", event)
        await self._tell(session, "READY", ready | {"resume_gateway_url": self.address, "shard": shard})
        self.ready.set()

    async def _resume(self, one: web.WebSocketResponse, asked: dict[str, Any]) -> None:
        session = self._sessions.get(asked["session_id"])
        if session is None:
            await self._say(one, {"op": INVALID, "s": None, "t": None, "d": False})
            return
        session.socket, missed = one, session.sent[asked["seq"] :]
        for message in missed:
            await one.send_json(message)
        await self._tell(session, "RESUMED", {})
        self.resumed += 1


@asynccontextmanager
async def standing_in(token: str) -> AsyncIterator[StandIn]:
    stand_in = StandIn(token)
    runner = web.AppRunner(stand_in.app(), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    stand_in.address = f"http://{host}:{port}"
    try:
        yield stand_in
    finally:
        await runner.cleanup()
