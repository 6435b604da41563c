"""How the connection stands, shard by shard: one log line at each change, and a text for whoever asks."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

log = logging.getLogger(__name__)


class State(StrEnum):
    CONNECTING = "connecting"
    CONNECTED = "connected"
    RECONNECTING = "reconnecting"
    STOPPING = "stopping"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Since:
    """A state and when it began: by the wall clock to be shown, by the monotonic one to be counted from."""

    state: State
    at: datetime
    began: float

    @classmethod
    def now(cls, state: State) -> Since:
        return cls(state, datetime.now(UTC), time.monotonic())

    @property
    def lasted_s(self) -> float:
        return time.monotonic() - self.began


class Standing:
    def __init__(self) -> None:
        self.whole = Since.now(State.CONNECTING)
        self.shards: dict[int, Since] = {}
        self.changed = asyncio.Event()
        """Set at each change; whoever waits for it clears it."""

    @property
    def is_reachable(self) -> bool:
        """Whether what is posted now could be answered by everybody whom this process serves."""
        return all(shard.state is State.CONNECTED for shard in self.shards.values())

    def serve(self, shard_ids: Iterable[int]) -> None:
        self.shards = {shard_id: Since.now(State.CONNECTING) for shard_id in shard_ids}
        self.changed.set()

    def connected(self, shard_id: int) -> None:
        before = self.shards.get(shard_id)
        if before is None or before.state is State.CONNECTED:
            return
        log.info("shard %d is connected, after %.1f s", shard_id, before.lasted_s)
        self._set(shard_id, State.CONNECTED)

    def lost(self, shard_id: int, why: str) -> None:
        """Noted and told once; that it could not be mended at once is told by whoever tries."""
        if self.shards[shard_id].state is State.CONNECTED:
            log.warning("shard %d has lost its connection (%s): reconnecting", shard_id, why)
            self._set(shard_id, State.RECONNECTING)

    def stopping(self) -> None:
        log.info("stopping")
        self._become(State.STOPPING)

    def stopped(self) -> None:
        log.info("stopped")
        self._become(State.STOPPED)

    def _set(self, shard_id: int, state: State) -> None:
        self.shards = {**self.shards, shard_id: Since.now(state)}
        worst = self._worst()
        if self.whole.state is not worst:
            self._become(worst)
        self.changed.set()

    def _worst(self) -> State:
        """What is to be said of all shards together: that which keeps some member from an answer."""
        if self.whole.state in (State.STOPPING, State.STOPPED):
            return self.whole.state
        states = {shard.state for shard in self.shards.values()}
        return next(state for state in (State.RECONNECTING, State.CONNECTING, State.CONNECTED) if state in states)

    def _become(self, state: State) -> None:
        self.whole = Since.now(state)
        self.changed.set()
