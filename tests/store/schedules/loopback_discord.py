"""A Discord on the loopback, as far as posts need it: messages with nonces, threads, DMs, the history of a channel."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

BOT = {"id": "900000000000000001", "username": "practice", "discriminator": "0", "avatar": None, "bot": True}
_EPOCH_MS = 1_420_070_400_000


class LoopbackDiscord:
    """`forgetful`: no nonce is known again, as some minutes later; the history is all there is then."""

    def __init__(self, *, forgetful: bool = False) -> None:
        self.forgetful = forgetful
        self.address = ""
        self.messages: list[dict[str, Any]] = []
        self.threads: dict[str, str] = {}
        self.unforced = 0
        """Posts without a nonce that Discord was told to enforce."""

    def posts(self, channel_id: int) -> list[dict[str, Any]]:
        return [message for message in self.messages if message["channel_id"] == str(channel_id)]

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[LoopbackDiscord]:
        app = web.Application()
        app.router.add_get("/api/v10/users/@me", self._me)
        app.router.add_post("/api/v10/users/@me/channels", self._dm)
        app.router.add_post("/api/v10/channels/{channel}/messages", self._post)
        app.router.add_get("/api/v10/channels/{channel}/messages", self._history)
        app.router.add_post("/api/v10/channels/{channel}/messages/{message}/threads", self._thread)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.address = f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10"
        try:
            yield self
        finally:
            await runner.cleanup()

    async def _me(self, request: web.Request) -> web.Response:
        return _json(BOT)

    async def _dm(self, request: web.Request) -> web.Response:
        recipient = (await request.json())["recipient_id"]
        user = {**BOT, "id": str(recipient), "bot": False}
        return _json({"id": str(int(recipient) + 1), "type": 1, "recipients": [user], "last_message_id": None})

    async def _post(self, request: web.Request) -> web.Response:
        body = await request.json()
        if not (body.get("enforce_nonce") and body.get("nonce")):
            self.unforced += 1
        known = [one for one in self.messages if one["nonce"] == body.get("nonce") and not self.forgetful]
        return _json(known[0] if known else self._keep(request.match_info["channel"], body))

    def _keep(self, channel: str, body: dict[str, Any]) -> dict[str, Any]:
        # Later than any due time of these tests.
        number = ((1_772_449_200_000 + 60_000 - _EPOCH_MS) << 22) + len(self.messages)
        message = {
            "id": str(number), "channel_id": channel, "content": "", "author": BOT, "flags": 32768, "type": 0,
            "attachments": [], "embeds": [], "mentions": [], "mention_roles": [], "mention_everyone": False,
            "pinned": False, "tts": False, "edited_timestamp": None, "timestamp": "2026-03-02T11:00:01+00:00",
            "components": _numbered(body["components"]), "nonce": body.get("nonce"),
        }  # fmt: skip
        self.messages.append(message)
        return message

    async def _history(self, request: web.Request) -> web.Response:
        here = [one for one in self.messages if one["channel_id"] == request.match_info["channel"]]
        after = int(request.query.get("after", 0))
        return _json([{**one, "nonce": None} for one in reversed(here) if int(one["id"]) > after])

    async def _thread(self, request: web.Request) -> web.Response:
        message = request.match_info["message"]
        if message in self.threads:
            return _json({"message": "A thread has already been created for this message", "code": 160004}, 400)
        name = (await request.json())["name"]
        self.threads[message] = name
        meta = {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": "2026-03-02T11:00:01+00:00"}
        return _json(
            {
                "id": message, "type": 11, "name": name, "parent_id": request.match_info["channel"],
                "owner_id": BOT["id"], "guild_id": str(5 << 22), "thread_metadata": {**meta, "locked": False},
                "message_count": 0, "member_count": 1,
            }
        )  # fmt: skip


def _numbered(components: Any) -> Any:
    """Discord numbers every component of a message."""
    count = 0

    def walk(found: Any) -> Any:
        nonlocal count
        numbered = []
        for one in found:
            count += 1
            inner = {"components": walk(one["components"])} if "components" in one else {}
            numbered.append({"id": count, **one, **inner})
        return numbered

    return walk(components)


def _json(data: Any, status: int = 200) -> web.Response:
    # discord.py takes only this very content type for JSON.
    return web.Response(body=json.dumps(data), status=status, headers={"Content-Type": "application/json"})
