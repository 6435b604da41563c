"""Reads answers off the event loop: in a thread here, or in a process beside the bot's, see `reading_apart`."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from bot import checker
from bot.errors import StartError
from bot.interview.facets import Aspect
from bot.interview.model import Checklist, Item, Lang, Principle, StarAnswer, Telling
from bot.interview.profiles import TechnicalQuestion
from bot.interview.rounds.replies import Judged
from bot.interview.screens.verdicts import PointsVerdict


class Reader(ABC):
    """The checker, for whoever must not wait for it."""

    @abstractmethod
    async def start(self) -> None:
        """Open what the checker needs while nobody waits for it. Raises StartError."""

    @abstractmethod
    async def check(
        self, answer: StarAnswer, lang: Lang, asked: Principle | None, aspects: tuple[Aspect, ...] = ()
    ) -> Checklist: ...

    @abstractmethod
    async def split(self, text: str) -> StarAnswer:
        """An answer told in one piece, cut into the four fields in order of the text."""

    @abstractmethod
    async def close(self) -> None:
        """What is being read then is not waited for."""

    @abstractmethod
    async def judge_reply(self, answer: StarAnswer, item: Item, reply: str, lang: Lang) -> Judged:
        """Whether the reply gives what was asked for; `answer` is without it."""

    @abstractmethod
    async def judge_points(self, question: TechnicalQuestion, answer: str) -> PointsVerdict:
        """Which key points of a technical question the answer states, and what it states wrongly."""

    @abstractmethod
    async def match(
        self,
        answers: Sequence[Telling],
        question: str,
        principle: Principle,
        aspects: tuple[Aspect, ...],
    ) -> list[float]:
        """How well each story answers the question; `interview.stories.matching` says what that is worth."""


class ReaderThread(Reader):
    """For the sandbox and for tests: starts at once, and holds up the loop while it has the interpreter."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checker")

    async def start(self) -> None:
        from bot.checker.checking import prepare, warm

        try:
            await asyncio.get_running_loop().run_in_executor(self._pool, prepare)
        except Exception as error:
            raise StartError(cannot_read(f"{type(error).__name__}: {error}")) from error
        self._pool.submit(warm)

    async def check(
        self, answer: StarAnswer, lang: Lang, asked: Principle | None, aspects: tuple[Aspect, ...] = ()
    ) -> Checklist:
        read = asyncio.get_running_loop().run_in_executor(self._pool, checker.check, answer, lang, asked, aspects)
        return await read

    async def split(self, text: str) -> StarAnswer:
        return await asyncio.get_running_loop().run_in_executor(self._pool, checker.split, text, language_of(text))

    async def judge_reply(self, answer: StarAnswer, item: Item, reply: str, lang: Lang) -> Judged:
        read = asyncio.get_running_loop().run_in_executor(self._pool, checker.judge_reply, answer, item, reply, lang)
        return judged(*await read)

    async def judge_points(self, question: TechnicalQuestion, answer: str) -> PointsVerdict:
        return await asyncio.get_running_loop().run_in_executor(self._pool, checker.judge_points, question, answer)

    async def match(
        self,
        answers: Sequence[Telling],
        question: str,
        principle: Principle,
        aspects: tuple[Aspect, ...],
    ) -> list[float]:
        given = (answers, question, principle, aspects)
        return await asyncio.get_running_loop().run_in_executor(self._pool, checker.match, *given)

    async def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


def language_of(text: str) -> Lang:
    return checker.language_of(StarAnswer(text, "", "", ""))


def judged(met: bool, words: str) -> Judged:
    return Judged(met, words or None)


def cannot_read(why: str) -> str:
    return f"the checker cannot read answers: {why}"
