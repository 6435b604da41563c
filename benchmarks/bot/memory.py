"""What a process holds in memory: at rest, and after ten thousand answers, or as many as the time allows."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks.bot import stories
from benchmarks.bot.figures import met, table
from benchmarks.bot.member import Member
from benchmarks.bot.processes import BARE, OURS, Memory, RunningBot, running
from benchmarks.bot.stories import Values

AIM_MB = 150
ANSWERS = 10_000
_AT_ONCE = 8
_QUESTIONS = 10
_FIRST = 20
_LIMIT_S = 720
_REST_S = 3.0
_WRITING_S = 0.02
"""Shorter than any member needs, long enough for discord.py to learn that its form was opened."""


@dataclass(frozen=True)
class Held:
    """The memory at each moment, and how many answers were given until the last one."""

    rest: Memory
    first: Memory
    many: Memory
    answers: int
    took_s: float


Rounds = Callable[[Member, Iterator[Values], int], AsyncIterator[None]]
"""Gives so many answers, and tells after each."""


async def report(folder: Path, patient: bool) -> str:
    limit_s = math.inf if patient else _LIMIT_S
    bare = await _measure(BARE, folder / "memory-bare", _bare_rounds, limit_s)
    ours = await _measure(OURS, folder / "memory-ours", _our_rounds, limit_s)
    rows = [_row(name, held) for name, held in (("bare", bare), ("ours", ours))]
    head = ("bot", "at rest", f"after {_FIRST} answers", "after all", "answers", "answers a second", f"< {AIM_MB} MB")
    return (
        f"## Memory in MB: resident (of which its own), {_AT_ONCE} members at once\n\n{table(head, rows)}\n\n"
        f"{ANSWERS:,} answers in both languages, each with its form opened, sent and its question left;"
        f" {'until all are given' if patient else f'after {_LIMIT_S} s no more are given'}.\n{_WORDS}\n"
    )


_WORDS = """\
What is not its own are pages of files: of ours mostly the Korean dictionary (up to 96 MB on disk, mapped and never
written), which processes share and which the kernel drops when it needs the room. The aim is held against the whole
resident set, and against its own part after the stroke."""


def _row(name: str, held: Held) -> tuple[object, ...]:
    own = held.many.own
    verdict = met(held.many.resident < AIM_MB) + ("" if own is None else f" / {met(own < AIM_MB)}")
    pace = f"{held.answers / held.took_s:.0f}"
    return (name, held.rest, held.first, held.many, f"{held.answers:,}", pace, verdict)


async def _measure(module: tuple[str, ...], folder: Path, rounds: Rounds, limit_s: float) -> Held:
    async with running(module, folder) as bot:
        await asyncio.sleep(_REST_S)
        rest = bot.memory()
        await _answer(bot, _FIRST, 2, rounds, math.inf)
        first = bot.memory()
        started = time.perf_counter()
        answers = await _answer(bot, ANSWERS, _AT_ONCE, rounds, limit_s)
        took_s = time.perf_counter() - started
        await asyncio.sleep(_REST_S)
        return Held(rest, first, bot.memory(), answers, took_s)


async def _answer(bot: RunningBot, answers: int, at_once: int, rounds: Rounds, limit_s: float) -> int:
    """Half of the members speak English, half Korean. How many answers were given."""
    until = time.perf_counter() + limit_s
    some = {lang: stories.endless(lang) for lang in stories.LOCALES}

    async def give(lang: str) -> int:
        given = 0
        async for _ in rounds(bot.join(locale=stories.LOCALES[lang]), some[lang], answers // at_once):
            given += 1
            if time.perf_counter() > until:
                break
        return given

    langs = islice(cycle(some), at_once)
    return sum(await asyncio.gather(*(give(lang) for lang in langs)))


async def _our_rounds(member: Member, answers: Iterator[Values], count: int) -> AsyncIterator[None]:
    for number in range(count):
        if number % _QUESTIONS == 0:
            await member.command("interview start", level="entry", questions=_QUESTIONS)
        await member.press("round.answer")
        await asyncio.sleep(_WRITING_S)
        await member.fill(next(answers))
        await member.press("round.next", below=True)
        yield


async def _bare_rounds(member: Member, answers: Iterator[Values], count: int) -> AsyncIterator[None]:
    await member.command("bare")
    for _ in range(count):
        await member.press("bare.form")
        await asyncio.sleep(_WRITING_S)
        await member.fill(next(answers))
        await member.press("bare.edit")
        yield
