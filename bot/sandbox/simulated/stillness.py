"""When the bot is done with what was last asked of it."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from simcord.backend import Backend

_POLL_S = 0.01
_STILL_POLLS = 3
_OTHER_WORK_S = 1.0
_HANDLERS = ("discord.py: ", "CommandTree-invoker", "discord-ui-")


class Stillness:
    """Tasks that run when it is made, or that go on for long, belong to the background."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._background: set[asyncio.Task[Any]] = asyncio.all_tasks()

    async def wait(self, limit_s: float) -> None:
        started, still = time.monotonic(), 0
        while still < _STILL_POLLS and time.monotonic() - started < limit_s:
            await asyncio.sleep(_POLL_S)
            busy = self._busy()
            if time.monotonic() - started > _OTHER_WORK_S:
                self._background |= {task for task in busy if not _is_handler(task)}
                busy -= self._background
            still = 0 if busy or self._is_thinking() else still + 1

    def _busy(self) -> set[asyncio.Task[Any]]:
        self._background = {task for task in self._background if not task.done()}
        mine = asyncio.current_task()
        return {task for task in asyncio.all_tasks() if task is not mine and not _is_timeout(task)} - self._background

    def _is_thinking(self) -> bool:
        return any(asked.loading for asked in list(self._backend.interactions.values())[-5:])


def _is_handler(task: asyncio.Task[Any]) -> bool:
    return task.get_name().startswith(_HANDLERS)


def _is_timeout(task: asyncio.Task[Any]) -> bool:
    return "timeout" in getattr(task.get_coro(), "__qualname__", "") or "view-timeout" in task.get_name()
