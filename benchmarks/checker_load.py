"""Many answers in one instant: a thread beside the loop against processes: python -m benchmarks.checker_load [ANSWERS]

Prints when the last checklist was there, and how late a task of the loop that wants to run every millisecond was.
"""

from __future__ import annotations

import asyncio
import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

from benchmarks.instances import PACKAGES, answer_of, rows_of
from bot.checker import check
from bot.interview.model import Lang, StarAnswer

ANSWERS = 200
TICK_S = 0.001


async def measured(pool: Executor, answers: list[tuple[StarAnswer, Lang]]) -> tuple[float, list[float]]:
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(loop.run_in_executor(pool, check, *answers[n], None) for n in (0, 1) for _ in range(4)))
    late: list[float] = []
    ticking = asyncio.create_task(_tick(late))
    start = time.perf_counter()
    await asyncio.gather(*(loop.run_in_executor(pool, check, answer, lang, None) for answer, lang in answers))
    took = time.perf_counter() - start
    ticking.cancel()
    return took, sorted(late)


async def _tick(late: list[float]) -> None:
    while True:
        start = time.perf_counter()
        await asyncio.sleep(TICK_S)
        late.append((time.perf_counter() - start - TICK_S) * 1000)


def main(count: int = ANSWERS) -> None:
    told = [(answer_of(row), Lang(lang)) for lang in PACKAGES for row in rows_of(lang)[: count // 2]]
    answers = [told[n * 7 % len(told)] for n in range(count)]
    pools = {
        "one thread": lambda: ThreadPoolExecutor(1),
        "one process": lambda: ProcessPoolExecutor(1, mp_context=get_context("spawn")),
        "two processes": lambda: ProcessPoolExecutor(2, mp_context=get_context("spawn")),
    }
    for name, made in pools.items():
        with made() as pool:
            took, late = asyncio.run(measured(pool, answers))
        print(
            f"{name}: last of {count} after {took:.1f} s; the loop late by {late[len(late) // 2]:.1f} ms (median), "
            f"{late[int(len(late) * 0.99)]:.1f} ms (99th), {late[-1]:.1f} ms (worst)"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
