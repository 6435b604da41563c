"""A stand-in for Discord on this machine: gateway and REST, as far as the measured bots use them.

It knows no rights and no limits; it notes when each request comes in, and what for.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from aiohttp import WSMsgType, web

from benchmarks.bot import payloads
from benchmarks.bot.payloads import Payload

ACKNOWLEDGE_WITHIN_S = 120.0
_HEARTBEAT_MS = 41_250
_HELLO, _IDENTIFY, _HEARTBEAT, _HEARTBEAT_ACK = 10, 2, 1, 11
_MESSAGE_CALLBACKS = {4, 5, 7}
_NEW_MESSAGE_CALLBACKS = {4, 5}


class Kind(StrEnum):
    """What a request counts against."""

    CALLBACK = "interaction callback"
    FOLLOW_UP = "interaction message"
    CHANNEL = "channel"
    OTHER = "other"


@dataclass(frozen=True)
class Came:
    """What the bot sent, and when it arrived by `time.perf_counter`."""

    at: float
    body: Payload


@dataclass
class Exchange:
    """An interaction, its acknowledgement and the messages that come after it."""

    payload: Payload
    sent_at: float = field(default_factory=time.perf_counter)
    callback: asyncio.Future[Came] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    messages: asyncio.Queue[Came] = field(default_factory=asyncio.Queue)


class StandIn:
    """Serves one bot."""

    def __init__(self) -> None:
        self.requests: Counter[Kind] = Counter()
        self.unknown: list[str] = []
        self.connected = asyncio.Event()
        self.posted: asyncio.Queue[Payload] = asyncio.Queue()
        """The messages that the bot posted in channels, in threads and in DMs."""
        self._exchanges: dict[str, Exchange] = {}
        self._gateway: web.WebSocketResponse | None = None
        self._sequence = 0
        self._port = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}/api/v10"

    async def interact(self, payload: Payload) -> Exchange:
        """Send an interaction and wait until the bot has acknowledged it."""
        exchange = self._exchanges[payload["token"]] = Exchange(payload)
        await self.send("INTERACTION_CREATE", payload)
        await asyncio.wait_for(asyncio.shield(exchange.callback), ACKNOWLEDGE_WITHIN_S)
        return exchange

    def forget(self, exchange: Exchange) -> None:
        self._exchanges.pop(exchange.payload["token"], None)

    async def send(self, event: str, data: Payload) -> None:
        assert self._gateway is not None
        self._sequence += 1
        await self._gateway.send_str(json.dumps({"op": 0, "t": event, "s": self._sequence, "d": data}))

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[StandIn]:
        app = web.Application()
        app.router.add_get("/", self._serve_gateway)
        app.router.add_route("*", "/api/v10/{path:.*}", self._serve_rest)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self._port = runner.addresses[0][1]
        try:
            yield self
        finally:
            await runner.cleanup()

    # ------------------------------------------------------------------------------------------- the gateway

    async def _serve_gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        await socket.send_str(json.dumps({"op": _HELLO, "d": {"heartbeat_interval": _HEARTBEAT_MS}}))
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            body = json.loads(frame.data)
            if body["op"] == _IDENTIFY:
                self._gateway = socket
                await self._greet()
            elif body["op"] == _HEARTBEAT:
                await socket.send_str(json.dumps({"op": _HEARTBEAT_ACK}))
        self.connected.clear()
        return socket

    async def _greet(self) -> None:
        ready = {
            "v": 10,
            "user": payloads.bot_user(),
            "guilds": [{"id": str(payloads.GUILD_ID), "unavailable": True}],
            "session_id": "measured",
            "resume_gateway_url": f"ws://127.0.0.1:{self._port}/",
            "shard": [0, 1],
            "application": {"id": str(payloads.APPLICATION_ID), "flags": 0},
        }
        await self.send("READY", ready)
        await self.send("GUILD_CREATE", payloads.guild())
        self.connected.set()

    # ------------------------------------------------------------------------------------------- REST

    async def _serve_rest(self, request: web.Request) -> web.Response:
        arrived = time.perf_counter()
        path = request.match_info["path"]
        body = await request.json() if request.content_type == "application/json" and request.can_read_body else {}
        self.requests[_kind(path)] += 1
        answer = self._answer(request.method, path.split("/"), body, arrived)
        if answer is None:
            self.unknown.append(f"{request.method} /{path}")
            return web.json_response({"message": "404: Not Found", "code": 0}, status=404)
        # discord.py reads JSON only when the type is named without a character set.
        return web.Response(body=json.dumps(answer).encode(), content_type="application/json")

    def _answer(self, method: str, parts: list[str], body: Any, arrived: float) -> object | None:
        match method, parts:
            case "GET", ["users", "@me"]:
                return payloads.bot_user()
            case "GET", ["oauth2", "applications", "@me"]:
                return _application()
            case "GET", ["gateway", *_]:
                return self._gateway_address()
            case "PUT", ["applications", _, "commands"]:
                return [{**command, "id": str(payloads.snowflake())} for command in body]
            case "POST", ["interactions", _, token, "callback"]:
                return self._acknowledge(self._exchanges[token], body, arrived)
            case "POST" | "PATCH", ["webhooks", _, token, *_]:
                return self._follow(self._exchanges[token], body, arrived)
            case _:
                return self._in_channel(method, parts, body)

    def _in_channel(self, method: str, parts: list[str], body: Payload) -> object | None:
        match method, parts:
            case "POST", ["users", "@me", "channels"]:
                recipient = payloads.user(int(body["recipient_id"]), "member")
                return payloads.channel(payloads.snowflake(), payloads.DM_CHANNEL, recipient)
            case "POST", ["channels", channel_id, "messages"]:
                message = payloads.message(int(channel_id), body)
                self.posted.put_nowait(message)
                return message
            case "POST", ["channels", _, "threads"]:
                return payloads.thread(payloads.snowflake(), body["name"])
            case "PUT", ["channels", _, "thread-members", _]:
                return {}
            case _:
                return None

    def _gateway_address(self) -> Payload:
        limits = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return {"url": f"ws://127.0.0.1:{self._port}/", "shards": 1, "session_start_limit": limits}

    def _acknowledge(self, exchange: Exchange, body: Payload, arrived: float) -> Payload:
        kind, asked = body["type"], exchange.payload
        resource: Payload = {"type": kind}
        about = {"id": asked["id"], "type": asked["type"]}
        if kind in _MESSAGE_CALLBACKS:
            edited = None if kind in _NEW_MESSAGE_CALLBACKS else int(asked["message"]["id"])
            message = payloads.message(int(asked["channel_id"]), body.get("data") or {}, message_id=edited)
            resource["message"] = message
            about["response_message_id"] = message["id"]
        if not exchange.callback.done():
            shown = {"type": kind, "data": body.get("data"), "message": resource.get("message")}
            exchange.callback.set_result(Came(arrived, shown))
        return {"interaction": about, "resource": resource}

    def _follow(self, exchange: Exchange, body: Payload, arrived: float) -> Payload:
        message = payloads.message(int(exchange.payload["channel_id"]), body)
        exchange.messages.put_nowait(Came(arrived, message))
        return message


def _kind(path: str) -> Kind:
    known = {"interactions": Kind.CALLBACK, "webhooks": Kind.FOLLOW_UP, "channels": Kind.CHANNEL}
    return known.get(path.split("/")[0], Kind.OTHER)


def _application() -> Payload:
    return {
        "id": str(payloads.APPLICATION_ID),
        "name": "measured",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": payloads.user(1, "owner"),
        "team": None,
        "flags": 0,
    }
