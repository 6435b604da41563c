"""A Discord on this machine's loopback, for tests of the whole process: REST and gateway, as far as a start needs."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web

APPLICATION_ID = "900000000000000001"
USER = {"id": APPLICATION_ID, "username": "practice", "discriminator": "0", "avatar": None, "bot": True}
HELLO, IDENTIFY, HEARTBEAT, HEARTBEAT_ACK, DISPATCH = 10, 2, 1, 11, 0

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
        self.identified: list[dict[str, Any]] = []
        self.syncs = 0
        self.callbacks: list[dict[str, Any]] = []
        self.followed_up: list[dict[str, Any]] = []
        self.before_ready: list[dict[str, Any]] = []
        self.ready = asyncio.Event()
        self.called_back = asyncio.Event()
        self._gateway: web.WebSocketResponse | None = None
        self._sequence = 0

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        assert self._gateway is not None
        self._sequence += 1
        await self._gateway.send_json({"op": DISPATCH, "t": event, "s": self._sequence, "d": data})

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/api/v10/users/@me", self._me)
        app.router.add_get("/api/v10/oauth2/applications/@me", self._application)
        app.router.add_get("/api/v10/gateway/bot", self._gateway_address)
        app.router.add_put("/api/v10/applications/{id}/commands", self._commands)
        app.router.add_post("/api/v10/interactions/{id}/{token}/callback", self._callback)
        app.router.add_patch("/api/v10/webhooks/{id}/{token}/messages/{message}", self._message)
        app.router.add_post("/api/v10/webhooks/{id}/{token}", self._message)
        app.router.add_get("/", self._connect)
        return app

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
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        address = self.address.replace("http", "ws")
        return _json({"url": address, "shards": 1, "session_start_limit": limit})

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
        self.called_back.set()
        interaction = {"id": request.match_info["id"], "type": 5}
        resource = {"type": body["type"], "message": MESSAGE}
        return _json({"interaction": interaction, "resource": resource})

    async def _message(self, request: web.Request) -> web.Response:
        if request.content_type == "application/json":
            self.followed_up.append(await request.json())
        return _json(MESSAGE)

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        gateway = web.WebSocketResponse()
        await gateway.prepare(request)
        self._gateway = gateway
        await gateway.send_json({"op": HELLO, "s": None, "t": None, "d": {"heartbeat_interval": 40_000}})
        async for message in gateway:
            if message.type is WSMsgType.TEXT:
                await self._hear(json.loads(message.data))
        return gateway

    async def _hear(self, message: dict[str, Any]) -> None:
        assert self._gateway is not None
        if message["op"] == HEARTBEAT:
            await self._gateway.send_json({"op": HEARTBEAT_ACK, "s": None, "t": None, "d": None})
        elif message["op"] == IDENTIFY:
            self.identified.append(message["d"])
            application = {"id": APPLICATION_ID, "flags": 0}
            ready = {"v": 10, "user": USER, "guilds": [], "session_id": "s", "application": application}
            gateway = {"resume_gateway_url": self.address.replace("http", "ws"), "shard": message["d"]["shard"]}
            for event in self.before_ready:
                await self.dispatch("INTERACTION_CREATE", event)
            await self.dispatch("READY", ready | gateway)
            self.ready.set()


@asynccontextmanager
async def standing_in(token: str) -> AsyncIterator[StandIn]:
    stand_in = StandIn(token)
    runner = web.AppRunner(stand_in.app())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    stand_in.address = f"http://{host}:{port}"
    try:
        yield stand_in
    finally:
        await runner.cleanup()
