"""Reads answers in a process beside the bot's: the event loop is never held up by it, however much there is to read."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import StartError
from bot.interview.facets import Aspect
from bot.interview.model import Checklist, Item, Lang, Principle, StarAnswer, Telling
from bot.interview.profiles import TechnicalQuestion
from bot.interview.rounds.replies import Judged
from bot.interview.screens.verdicts import PointsVerdict
from bot.services.checker_process import CheckerProcess, DiedError, ReadingError
from bot.services.reading import Reader, judged, language_of

log = logging.getLogger(__name__)

READ_WITHIN_S = 30.0
"""No answer takes a second. What takes this long has gone astray, and everybody waits behind it."""
ATTEMPTS = 2
"""How many processes are given a job: one that two have died of has to be looked at."""


@dataclass(frozen=True, slots=True)
class _Job:
    name: str
    arguments: tuple[Any, ...]
    found: asyncio.Future[Any]


class ReaderProcess(Reader):
    """One process, since a second would take as much memory again; jobs wait in a row. One that dies is replaced."""

    def __init__(self) -> None:
        self._jobs: asyncio.Queue[_Job | None] = asyncio.Queue()  # None: see only that there is a process
        self._process: CheckerProcess | None = None
        self._working: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    async def start(self) -> None:
        await self._ready()
        self._working = asyncio.create_task(self._work())

    async def check(
        self, answer: StarAnswer, lang: Lang, asked: Principle | None, aspects: tuple[Aspect, ...] = ()
    ) -> Checklist:
        found: Checklist = await self._read("check", answer, lang, asked, aspects)
        return found

    async def split(self, text: str) -> StarAnswer:
        found: StarAnswer = await self._read("split", text, language_of(text))
        return found

    async def judge_reply(self, answer: StarAnswer, item: Item, reply: str, lang: Lang) -> Judged:
        return judged(*await self._read("judge_reply", answer, item, reply, lang))

    async def judge_points(self, question: TechnicalQuestion, answer: str) -> PointsVerdict:
        found: PointsVerdict = await self._read("judge_points", question, answer)
        return found

    async def match(
        self,
        answers: Sequence[Telling],
        question: str,
        principle: Principle,
        aspects: tuple[Aspect, ...],
    ) -> list[float]:
        found: list[float] = await self._read("match", answers, question, principle, aspects)
        return found

    async def close(self) -> None:
        if self._working:
            self._working.cancel()
            await asyncio.wait([self._working])
        if self._process:
            await self._process.end()
        while not self._jobs.empty():
            if job := self._jobs.get_nowait():
                job.found.cancel()

    async def _read(self, name: str, *arguments: Any) -> Any:
        job = _Job(name, arguments, asyncio.get_running_loop().create_future())
        self._jobs.put_nowait(job)
        return await job.found

    async def _work(self) -> None:
        while True:
            job = await self._jobs.get()
            if job is None:
                await self._replace()
            elif not job.found.done():  # else nobody waits for it any more
                await self._do(job)

    async def _replace(self) -> None:
        try:
            await self._ready()
        except (StartError, OSError):
            log.exception("the checker's process has ended and cannot be replaced; the next answer tries again")

    async def _do(self, job: _Job) -> None:
        try:
            found = await self._attempted(job)
        except asyncio.CancelledError:
            job.found.cancel()
            raise
        except Exception as error:  # noqa: BLE001  # whoever waits hears of it, and the next job is done
            if not job.found.done():
                job.found.set_exception(error)
        else:
            if not job.found.done():
                job.found.set_result(found)

    async def _attempted(self, job: _Job) -> Any:
        for attempt in range(1, ATTEMPTS + 1):
            process = await self._ready()
            try:
                async with asyncio.timeout(READ_WITHIN_S):
                    return await process.ask(job.name, job.arguments)
            except DiedError:
                await process.end()
                log.warning("the checker's process %d died of an answer, attempt %d", process.pid, attempt)
            except TimeoutError:
                await process.end()
                raise ReadingError(f"an answer was not read within {READ_WITHIN_S:.0f} s") from None
        raise ReadingError(f"{ATTEMPTS} processes died of one answer")

    async def _ready(self) -> CheckerProcess:
        if self._process is None or not self._process.lives:
            self._process = await CheckerProcess.open(on_death=lambda: self._jobs.put_nowait(None))
            log.info("the checker reads in process %d", self._process.pid)
        return self._process
