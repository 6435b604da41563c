"""The checker's process, from this side: started, asked, ended. What runs in it is `bot.checker.serving`."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

from bot.checker.frames import LENGTH, Failed, framed, unframed
from bot.errors import StartError
from bot.services.reading import cannot_read

READY_WITHIN_S = 60.0
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}  # each further thread takes memory, and none is used


class DiedError(Exception):
    """The process ended without an answer."""


class ReadingError(Exception):
    """An answer could not be read; the text is for the log, and holds the trace of the other process."""


class CheckerProcess:
    """One job at a time; the next when the one before is answered."""

    def __init__(self, process: asyncio.subprocess.Process, on_death: Callable[[], None]) -> None:
        self._process = process
        self._answered = False
        self._watching = asyncio.create_task(self._watch(on_death))

    @classmethod
    async def open(cls, on_death: Callable[[], None]) -> Self:
        """`on_death` is called when it ends by itself, unless it had never answered. Raises StartError."""
        # Ctrl+C at a terminal reaches the whole session: what is being read then is read to its end.
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.checker.serving", env=os.environ | _ENVIRONMENT, start_new_session=True,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        opened = cls(process, on_death)
        try:
            await opened._until_ready()
        except BaseException:
            await opened.end()
            raise
        return opened

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def lives(self) -> bool:
        return self._process.returncode is None

    async def ask(self, name: str, arguments: tuple[Any, ...]) -> Any:
        """Raises DiedError, ReadingError. Whoever does not wait for the answer has to end the process."""
        found = await self._answer(framed((name, arguments)))
        self._answered = True
        if isinstance(found, Failed):
            raise ReadingError(found.trace)
        return found

    async def end(self) -> None:
        self._watching.cancel()
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    async def _until_ready(self) -> None:
        try:
            async with asyncio.timeout(READY_WITHIN_S):
                readiness = await self._answer()
        except DiedError:
            raise StartError(cannot_read("its process ended at once")) from None
        except TimeoutError:
            raise StartError(cannot_read(f"its process was not ready after {READY_WITHIN_S:.0f} s")) from None
        if isinstance(readiness, Failed):
            raise StartError(cannot_read(readiness.sentence))

    async def _answer(self, frame: bytes = b"") -> Any:
        given, told = self._process.stdin, self._process.stdout
        assert given is not None
        assert told is not None
        try:
            given.write(frame)
            await given.drain()
            (length,) = LENGTH.unpack(await told.readexactly(LENGTH.size))
            return unframed(await told.readexactly(length))
        except (OSError, asyncio.IncompleteReadError) as error:
            raise DiedError from error

    async def _watch(self, on_death: Callable[[], None]) -> None:
        await self._process.wait()
        if self._answered:
            on_death()
