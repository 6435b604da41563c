"""Questions of the same kind that come while one is being answered are answered together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Generic, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

V = TypeVar("V")
FindMany = Callable[[AsyncConnection, Collection[int]], Awaitable[Mapping[int, V]]]


class Gathering(Generic[V]):
    """Whoever is alone is answered at once. 200 members who press at the same instant cost two readings, not 200."""

    def __init__(self, reading: Callable[[], AbstractAsyncContextManager[AsyncConnection]], find: FindMany[V]) -> None:
        self._reading = reading
        self._find = find
        self._asked: dict[int, asyncio.Future[V | None]] = {}
        self._answering: asyncio.Task[None] | None = None

    async def ask(self, key: int) -> V | None:
        """Sees everything that was committed before it asked."""
        answer = self._asked.setdefault(key, asyncio.get_running_loop().create_future())
        if self._answering is None:
            self._answering = asyncio.create_task(self._answer())
        return await asyncio.shield(answer)  # others may wait for the same

    async def _answer(self) -> None:
        while self._asked:
            asked, self._asked = self._asked, {}
            try:
                async with self._reading() as transaction:
                    found = await self._find(transaction, asked)
            except Exception as fault:  # noqa: BLE001  # it is raised to everybody who asked
                for answer in asked.values():
                    answer.set_exception(fault)
            else:
                for key, answer in asked.items():
                    answer.set_result(found.get(key))
        self._answering = None
