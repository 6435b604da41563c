"""What a process holds in memory: at rest, and after ten thousand answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, repeat
from pathlib import Path

from benchmarks.bot import stories
from benchmarks.bot.figures import met, table
from benchmarks.bot.member import Member
from benchmarks.bot.processes import BARE, OURS, RunningBot, running
from benchmarks.bot.stories import Values

AIM_MB = 150
ANSWERS = 10_000
_AT_ONCE = 16
_QUESTIONS = 10
_REST_S = 3.0
_WRITING_S = 0.02
"""Shorter than any member needs, long enough for discord.py to learn that its form was opened."""


@dataclass(frozen=True)
class Memory:
    """Megabytes."""

    rest: float
    first: float
    many: float
    per_s: float


Rounds = Callable[[Member, Iterator[Values], int], Awaitable[None]]


async def report(folder: Path) -> str:
    bare = await _measure(BARE, folder / "memory-bare", _bare_rounds)
    ours = await _measure(OURS, folder / "memory-ours", _our_rounds)
    rows = [
        (name, *(f"{mb:.0f}" for mb in (m.rest, m.first, m.many)), f"{m.per_s:.0f}", met(m.many < AIM_MB))
        for name, m in (("bare", bare), ("ours", ours))
    ]
    head = ("bot", "at rest MB", "after 20 answers", f"after {ANSWERS:,}", "answers a second", f"< {AIM_MB} MB")
    return f"## Memory (resident set), {_AT_ONCE} members at once\n\n{table(head, rows)}\n"


async def _measure(module: tuple[str, ...], folder: Path, rounds: Rounds) -> Memory:
    async with running(module, folder) as bot:
        await asyncio.sleep(_REST_S)
        rest = bot.memory_mb()
        await _answer(bot, 2 * _QUESTIONS, 2, rounds)
        first = bot.memory_mb()
        started = time.perf_counter()
        await _answer(bot, ANSWERS, _AT_ONCE, rounds)
        took = time.perf_counter() - started
        await asyncio.sleep(_REST_S)
        return Memory(rest, first, bot.memory_mb(), ANSWERS / took)


async def _answer(bot: RunningBot, answers: int, at_once: int, rounds: Rounds) -> None:
    """Half of the members speak English, half Korean."""
    some = {lang: stories.endless(lang) for lang in stories.LOCALES}
    langs = list(islice(chain.from_iterable(repeat(tuple(some))), at_once))
    members = [bot.join(locale=stories.LOCALES[lang]) for lang in langs]
    await asyncio.gather(
        *(rounds(member, some[lang], answers // at_once) for member, lang in zip(members, langs, strict=True))
    )


async def _our_rounds(member: Member, answers: Iterator[Values], count: int) -> None:
    for _ in range(0, count, _QUESTIONS):
        await member.command("interview start", questions=_QUESTIONS)
        for values in islice(answers, _QUESTIONS):
            await member.press("round.answer")
            await asyncio.sleep(_WRITING_S)
            await member.fill(values)
            await member.press("round.next", below=True)


async def _bare_rounds(member: Member, answers: Iterator[Values], count: int) -> None:
    await member.command("bare")
    for values in islice(answers, count):
        await member.press("bare.form")
        await asyncio.sleep(_WRITING_S)
        await member.fill(values)
        await member.press("bare.edit")
