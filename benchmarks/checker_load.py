"""Many answers in one instant: python -m benchmarks.checker_load [ANSWERS], in a process and in a thread

Prints how long the first checklist took from the start, when the last of all was there, and how late a task of the loop
that wants to run every millisecond was, once with nothing to read: that much is the machine's. What a process maps is
told with and without the pages of files, which the system takes back when it needs them.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
from pathlib import Path

from benchmarks.instances import PACKAGES, answer_of, rows_of
from bot.interview.model import Lang, StarAnswer
from bot.running import SWITCH_INTERVAL_S
from bot.services.reading import Reader, ReaderThread
from bot.services.reading_apart import ReaderProcess

ANSWERS = 200
TICK_S = 0.001
IDLE_S = 8.0
Told = list[tuple[StarAnswer, Lang]]


async def measured(reader: Reader, answers: Told) -> tuple[float, float, list[float]]:
    start = time.perf_counter()
    await reader.start()
    await reader.check(*answers[0], None)
    first = time.perf_counter() - start
    await reader.check(*answers[1], None)
    late: list[float] = []
    ticking = asyncio.create_task(_tick(late))
    start = time.perf_counter()
    await asyncio.gather(*(reader.check(*answer, None) for answer in answers))
    last = time.perf_counter() - start
    ticking.cancel()
    return first, last, sorted(late)


async def _tick(late: list[float]) -> None:
    while True:
        start = time.perf_counter()
        await asyncio.sleep(TICK_S)
        late.append((time.perf_counter() - start - TICK_S) * 1000)


def memory_mb(pid: int | str) -> tuple[float, float]:
    """What is mapped, and what of it is no file's."""
    told = Path(f"/proc/{pid}/status").read_text("utf-8")
    mapped, own = (int(re.search(rf"{name}:\s+(\d+)", told)[1]) / 1024 for name in ("VmRSS", "RssAnon"))  # type: ignore[index]
    return mapped, own


def lateness(late: list[float]) -> str:
    median, most = late[len(late) // 2], late[int(len(late) * 0.99)]
    return f"the loop late by {median:.1f} ms (median), {most:.1f} ms (99th), {late[-1]:.1f} ms (worst)"


async def with_nothing_to_read() -> list[float]:
    late: list[float] = []
    ticking = asyncio.create_task(_tick(late))
    await asyncio.sleep(IDLE_S)
    ticking.cancel()
    return sorted(late)


async def told(name: str, reader: Reader, answers: Told) -> None:
    first, last, late = await measured(reader, answers)
    print(f"{name}: first after {first:.1f} s, last of {len(answers)} after {last:.1f} s; {lateness(late)}")
    if isinstance(reader, ReaderProcess) and reader.pid:
        mapped, own = memory_mb(reader.pid)
        print(f"the process beside the loop: {mapped:.0f} MB, {own:.0f} MB of its own")
    await reader.close()


async def main(count: int = ANSWERS) -> None:
    rows = [(answer_of(row), Lang(lang)) for lang in PACKAGES for row in rows_of(lang)[: count // 2]]
    answers = [rows[n * 7 % len(rows)] for n in range(count)]
    print(f"nothing to read: {lateness(await with_nothing_to_read())}")
    await told("process", ReaderProcess(), answers)
    await told("thread", ReaderThread(), answers)


if __name__ == "__main__":
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    asyncio.run(main(*map(int, sys.argv[1:2])))
