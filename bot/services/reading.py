"""Runs the checker off the event loop: one thread, since the checker is pure Python and holds the lock anyway."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from bot import checker
from bot.checker import points
from bot.interview.model import Checklist, Item, Lang, Principle, StarAnswer
from bot.interview.profiles import TechnicalQuestion
from bot.interview.rounds.replies import Judged
from bot.interview.rounds.texts import added
from bot.interview.screens.verdicts import PointsVerdict


class CheckerThread:
    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checker")

    async def check(self, answer: StarAnswer, lang: Lang, asked: Principle | None) -> Checklist:
        return await asyncio.get_running_loop().run_in_executor(self._pool, checker.check, answer, lang, asked)

    async def judge_reply(self, answer: StarAnswer, item: Item, reply: str, lang: Lang) -> Judged:
        """As the whole answer reads with the reply in it."""
        verdict = (await self.check(added(answer, item.field, reply), lang, None)).verdict(item)
        return Judged(verdict.met is True)

    async def split(self, text: str) -> StarAnswer:
        """An answer told in one piece, cut into the four fields in order of the text."""
        lang = checker.language_of(StarAnswer(text, "", "", ""))
        return await asyncio.get_running_loop().run_in_executor(self._pool, checker.split, text, lang)

    async def judge_points(self, question: TechnicalQuestion, answer: str) -> PointsVerdict:
        return await asyncio.get_running_loop().run_in_executor(self._pool, points.judge_points, question, answer)

    def warm(self) -> None:
        """Load what the checker needs while nobody waits for it."""
        for lang in Lang:
            self._pool.submit(checker.check, StarAnswer("", "", "", ""), lang, None)

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
