"""One shard's connection: made, listened to, and made again.

It takes the place of discord.py's `Shard` (2.7.1), whose `reconnect` lets ReconnectWebSocket end the process, whose
`reidentify` meets a close before HELLO with the next attempt at once (800 connects a second), and whose back-off grows
to 1,024 s and forgets only after 2,048.
"""

from __future__ import annotations

import asyncio
import logging
import random
from dataclasses import dataclass

import aiohttp
import discord
import yarl
from discord.gateway import ReconnectWebSocket

from bot.connection.gateway import Gateway
from bot.connection.socket import Socket
from bot.connection.standing import Standing

log = logging.getLogger(__name__)

GAP_S = 5.0
"""From one connect of a shard to its next, at least. It does not grow: the goal is to be back within 15 s, and twelve
connects a minute trouble nobody."""
JITTER_S = 1.0
CONNECT_WITHIN_S = 8.0
"""From the first packet until our IDENTIFY or RESUME is sent."""
OPEN_WITHIN_S = 20.0
"""Until Discord has taken it."""
QUIET_S = 7.5
"""So long nothing may come before we ask, by a heartbeat out of turn, whether the other side is there. discord.py asks
every 41 s and believes for 60 to 100 s in a connection that is dead. Ten heartbeats a minute are what it reserves."""
ANSWER_S = 5.0
REFUSED_S = (1.0, 5.0)
"""Discord's: after an invalid session some seconds, by chance, before the next IDENTIFY."""
TOLD_AGAIN = 12
"""Every so many failures are told once more: about once a minute."""
FOR_GOOD = (4004, 4010, 4011, 4012, 4013, 4014)
"""Close codes after which Discord would refuse every further attempt, too: token, shards, version, intents."""
TROUBLE = (OSError, discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError, TimeoutError)


class SilentError(Exception):
    """The other side says nothing any more, or never took us."""


@dataclass(frozen=True, slots=True)
class _Thread:
    """Where Discord can take up again what it has to tell us."""

    key: str
    sequence: int | None
    address: yarl.URL


class Line:
    def __init__(self, client: discord.Client, shard_id: int, gateway: Gateway, standing: Standing) -> None:
        self._client, self._gateway, self._standing = client, gateway, standing
        self.shard_id = shard_id
        self._thread: _Thread | None = None
        self._tried_at = self._not_before = float("-inf")
        self._failures = 0
        self._closing = False

    async def keep(self) -> None:
        """Ends by an exception only: ConnectionClosed and LoginFailure say that Discord refuses us for good."""
        while True:
            await self._wait_for_gap()
            try:
                await self._live()
            except ReconnectWebSocket as end:
                self._end("cut off", resume=end.resume)
            except discord.ConnectionClosed as end:
                if end.code in FOR_GOOD:
                    raise
                self._end(f"closed with {end.code}")
            except SilentError as end:
                self._end(str(end))
            except TROUBLE as trouble:
                self._end(told(trouble))
            except discord.LoginFailure:
                raise
            except Exception as fault:
                # Whatever it is: one shard's way back must not end the process for every server.
                log.exception("shard %d met what nobody expected", self.shard_id)
                self._end(told(fault))

    def hang_up(self) -> None:
        """The next end is the last: Discord need not keep anything for us."""
        self._closing = True

    async def _wait_for_gap(self) -> None:
        loop = asyncio.get_running_loop()
        at = max(self._tried_at + GAP_S + random.uniform(0, JITTER_S), self._not_before)
        await asyncio.sleep(max(at - loop.time(), 0))

    async def _live(self) -> None:
        """From the connect to the end, which is always an exception."""
        socket = await self._connect()
        socket.read_carefully(self._opened)
        listening = asyncio.create_task(_listen(socket))
        try:
            await self._watch(socket, listening)
        finally:
            self._remember(socket)
            # 1000 gives the thread up: only at the end of the process.
            await socket.close(1000 if self._closing else 4000)
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)

    async def _connect(self) -> Socket:
        thread = self._thread
        address = await self._address(thread)
        self._tried_at = asyncio.get_running_loop().time()
        async with asyncio.timeout(CONNECT_WITHIN_S):
            return await Socket.from_client(
                self._client,
                gateway=address,
                shard_id=self.shard_id,
                resume=thread is not None,
                session=thread.key if thread else None,
                sequence=thread.sequence if thread else None,
            )

    async def _address(self, thread: _Thread | None) -> yarl.URL:
        """To resume, the address that Discord gave us with the thread; every other time, should that be dead, the one
        that it names now."""
        if thread is None:
            return await self._gateway.turn(self.shard_id)
        return thread.address if self._failures % 2 == 0 else await self._gateway.ask()

    async def _watch(self, socket: Socket, listening: asyncio.Task[None]) -> None:
        loop = asyncio.get_running_loop()
        connected_at = loop.time()
        while not listening.done():
            quiet_s = loop.time() - socket.heard_at
            if quiet_s < QUIET_S:
                await asyncio.wait([listening], timeout=QUIET_S - quiet_s)
            else:
                await self._probe(socket, listening)
            if not socket.is_open and loop.time() - connected_at > OPEN_WITHIN_S:
                self._thread = socket.session_id = None
                raise SilentError("Discord did not take us")
        listening.result()

    async def _probe(self, socket: Socket, listening: asyncio.Task[None]) -> None:
        heard_at = socket.heard_at
        async with asyncio.timeout(ANSWER_S):
            await socket.probe()
        await asyncio.wait([listening], timeout=ANSWER_S)
        if socket.heard_at == heard_at and not listening.done():
            raise SilentError("nothing is heard any more")

    def _opened(self) -> None:
        self._failures = 0
        self._standing.connected(self.shard_id)

    def _remember(self, socket: Socket) -> None:
        if socket.session_id:
            self._thread = _Thread(socket.session_id, socket.sequence, socket.gateway)

    def _end(self, why: str, *, resume: bool = True) -> None:
        """A connection, or the attempt at one, is over."""
        if not resume:
            self._thread = None
            self._not_before = asyncio.get_running_loop().time() + random.uniform(*REFUSED_S)
        self._failures += 1
        self._client.dispatch("disconnect")
        self._client.dispatch("shard_disconnect", self.shard_id)
        if self._failures == 1:
            self._standing.lost(self.shard_id, why)
        elif self._failures % TOLD_AGAIN == 2:
            log.warning("shard %d cannot be connected (%s): going on trying", self.shard_id, why)


async def _listen(socket: Socket) -> None:
    while True:
        await socket.poll_event()


def told(trouble: BaseException) -> str:
    """In one line: some exceptions of the network have no text of their own."""
    return f"{type(trouble).__name__}: {trouble}" if str(trouble) else type(trouble).__name__
