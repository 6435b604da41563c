"""A Discord on the loopback, as far as telling needs it: posts, edits, threads and who is in them, DMs, events.

It outlives the processes that are killed, and knows in the end what stands where.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from benchmarks.faults.sentences import headline
from bot.sandbox.simulated.post import walk

BOT = {"id": "900000000000000001", "username": "practice", "discriminator": "0", "avatar": None, "bot": True}
_FIRST_MADE = 8 * 10**18
"""Ids of what is made here: later than those of all that was there before."""
_THREAD_EXISTS, _UNKNOWN_EVENT, _UNKNOWN_CHANNEL = 160004, 10070, 10003
_STAMP = "2026-03-02T11:00:01+00:00"


class Loopback:
    """`forgetful`: no nonce is known again, as some minutes later; the history is all there is then."""

    def __init__(self, guild_id: int, channel_id: int, events: dict[str, dict[str, Any]], *, forgetful: bool) -> None:
        self.guild_id, self.channel_id, self.forgetful = str(guild_id), str(channel_id), forgetful
        self.messages: dict[str, dict[str, Any]] = {}
        self.edited: dict[str, str] = {}
        self.threads: dict[str, dict[str, Any]] = {}
        self.joined: Counter[str] = Counter()
        self.dms: dict[str, str] = {}
        self.events = {number: dict(event) for number, event in events.items()}
        self.unforced = 0
        """Posts without a nonce that Discord was told to enforce."""
        self.address = ""
        self._made = _FIRST_MADE

    # ---------------------------------------------------------------- what stands in the end

    def standing(self) -> Counter[str]:
        found = Counter(f"{self._place(m['channel_id'])}: {_headline(m)}" for m in self.messages.values())
        found.update(f"edited: {text}" for text in self.edited.values())
        found.update(f"thread of type {thread['type']}" for thread in self.threads.values())
        found["joined a thread"] = len(self.joined)
        found.update(f"event {event['name']}: {event['status']}" for event in self.events.values())
        return found

    def _place(self, channel: str) -> str:
        if channel == self.channel_id:
            return "channel"
        return "DM" if channel in self.dms.values() else "thread"

    def _new_id(self) -> str:
        self._made += 1 << 22
        return str(self._made)

    # ---------------------------------------------------------------- serving

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Loopback]:
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.address = f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10"
        try:
            yield self
        finally:
            await runner.cleanup()

    def _app(self) -> web.Application:
        app = web.Application()
        for method, path, handler in (
            ("GET", "/users/@me", self._me),
            ("POST", "/users/@me/channels", self._dm),
            ("GET", "/channels/{channel}", self._channel),
            ("PATCH", "/channels/{channel}", self._channel),
            ("GET", "/channels/{channel}/messages", self._history),
            ("POST", "/channels/{channel}/messages", self._post),
            ("PATCH", "/channels/{channel}/messages/{message}", self._edit),
            ("POST", "/channels/{channel}/messages/{message}/threads", self._thread),
            ("POST", "/channels/{channel}/threads", self._private_thread),
            ("GET", "/guilds/{guild}/threads/active", self._active),
            ("PUT", "/channels/{channel}/thread-members/{member}", self._join),
            ("GET", "/guilds/{guild}/scheduled-events", self._all_events),
            ("POST", "/guilds/{guild}/scheduled-events", self._make_event),
            ("GET", "/guilds/{guild}/scheduled-events/{event}", self._event),
            ("PATCH", "/guilds/{guild}/scheduled-events/{event}", self._event),
        ):
            app.router.add_route(method, f"/api/v10{path}", handler)
        return app

    async def _me(self, request: web.Request) -> web.Response:
        return _json(BOT)

    async def _dm(self, request: web.Request) -> web.Response:
        who = str((await request.json())["recipient_id"])
        number = self.dms.setdefault(who, self._new_id())
        user = {**BOT, "id": who, "bot": False}
        return _json({"id": number, "type": 1, "recipients": [user], "last_message_id": None})

    async def _channel(self, request: web.Request) -> web.Response:
        number = request.match_info["channel"]
        if number in self.threads:
            return _json(self.threads[number])
        if number != self.channel_id:
            return _json({"message": "Unknown Channel", "code": _UNKNOWN_CHANNEL}, 404)
        return _json(text_channel(number, self.guild_id))

    # ---------------------------------------------------------------- messages

    async def _post(self, request: web.Request) -> web.Response:
        body, channel = await _body(request), request.match_info["channel"]
        if not (body.get("enforce_nonce") and body.get("nonce")):
            self.unforced += 1
        for known in self.messages.values():
            same = known["channel_id"] == channel and known["nonce"] == body.get("nonce") is not None
            if same and not self.forgetful:
                return _json(known)
        return _json(self._keep(channel, body))

    def _keep(self, channel: str, body: dict[str, Any]) -> dict[str, Any]:
        message = _message(self._new_id(), channel, body)
        self.messages[message["id"]] = message
        return message

    async def _edit(self, request: web.Request) -> web.Response:
        number, channel = request.match_info["message"], request.match_info["channel"]
        message = _message(number, channel, {**self.messages.get(number, {}), **await _body(request)})
        if number in self.messages:
            self.messages[number] = message
        else:
            self.edited[number] = _headline(message)
        return _json(message)

    async def _history(self, request: web.Request) -> web.Response:
        here = [one for one in self.messages.values() if one["channel_id"] == request.match_info["channel"]]
        after = int(request.query.get("after", 0))
        return _json([{**one, "nonce": None} for one in reversed(here) if int(one["id"]) > after])

    # ---------------------------------------------------------------- threads

    async def _thread(self, request: web.Request) -> web.Response:
        message = request.match_info["message"]
        if message in self.threads:
            return _json({"message": "A thread has already been created", "code": _THREAD_EXISTS}, 400)
        return _json(self._keep_thread(message, request, (await request.json())["name"], 11))

    async def _private_thread(self, request: web.Request) -> web.Response:
        body = await request.json()
        return _json(self._keep_thread(self._new_id(), request, body["name"], body.get("type", 12)))

    def _keep_thread(self, number: str, request: web.Request, name: str, kind: int) -> dict[str, Any]:
        self.threads[number] = {
            "id": number, "type": kind, "name": name, "parent_id": request.match_info["channel"],
            "owner_id": BOT["id"], "guild_id": self.guild_id, "message_count": 0, "member_count": 1,
            "thread_metadata": {
                "archived": False, "locked": False, "auto_archive_duration": 1440, "archive_timestamp": _STAMP
            },
        }  # fmt: skip
        return self.threads[number]

    async def _active(self, request: web.Request) -> web.Response:
        return _json({"threads": list(self.threads.values()), "members": []})

    async def _join(self, request: web.Request) -> web.Response:
        self.joined[request.path] += 1
        return web.Response(status=204)

    # ---------------------------------------------------------------- events

    async def _all_events(self, request: web.Request) -> web.Response:
        return _json(list(self.events.values()))

    async def _make_event(self, request: web.Request) -> web.Response:
        number = self._new_id()
        self.events[number] = {**event_of(number, self.guild_id), **await request.json()}
        return _json(self.events[number])

    async def _event(self, request: web.Request) -> web.Response:
        event = self.events.get(request.match_info["event"])
        if event is None:
            return _json({"message": "Unknown Guild Scheduled Event", "code": _UNKNOWN_EVENT}, 404)
        if request.method == "PATCH":
            event.update(await request.json())
        return _json(event)


def text_channel(number: str, guild_id: str) -> dict[str, Any]:
    return {
        "id": number, "type": 0, "name": "general", "guild_id": guild_id, "position": 0, "permission_overwrites": [],
        "nsfw": False, "parent_id": None, "topic": None, "rate_limit_per_user": 0,
    }  # fmt: skip


def event_of(number: str, guild_id: str) -> dict[str, Any]:
    return {
        "id": number, "guild_id": guild_id, "channel_id": None, "creator_id": BOT["id"], "name": "Mock interview",
        "description": None, "scheduled_start_time": _STAMP, "scheduled_end_time": _STAMP, "privacy_level": 2,
        "status": 1, "entity_type": 3, "entity_id": None, "entity_metadata": {"location": "here"}, "user_count": 0,
    }  # fmt: skip


def _message(number: str, channel: str, body: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": number, "channel_id": channel, "content": body.get("content") or "", "author": BOT, "flags": 32768,
        "type": 0, "attachments": [], "embeds": [], "mentions": [], "mention_roles": [], "mention_everyone": False,
        "pinned": False, "tts": False, "edited_timestamp": None, "timestamp": _STAMP, "nonce": body.get("nonce"),
        "components": list(_numbered(body.get("components") or [], iter(range(1, 1000)))),
    }  # fmt: skip


def _numbered(components: list[dict[str, Any]], numbers: Iterator[int]) -> Iterator[dict[str, Any]]:
    """Discord numbers every component of a message."""
    for one in components:
        own = {"id": next(numbers), **one}
        yield {**own, "components": list(_numbered(one["components"], numbers))} if "components" in one else own


def _headline(message: dict[str, Any]) -> str:
    texts = [message["content"], *(part.get("content", "") for part in walk(message["components"]))]
    return headline("\n".join(filter(None, texts)))


async def _body(request: web.Request) -> dict[str, Any]:
    """Also of a message that brings files."""
    if request.content_type == "application/json":
        return dict(await request.json())
    return dict(json.loads(str((await request.post())["payload_json"])))


def _json(data: Any, status: int = 200) -> web.Response:
    # discord.py takes only this very content type for JSON.
    return web.Response(body=json.dumps(data), status=status, headers={"Content-Type": "application/json"})
