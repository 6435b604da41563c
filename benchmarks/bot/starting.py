"""From the start of a process to its first answered command."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.bot.figures import met, table
from benchmarks.bot.processes import BARE, OURS, running

AIM_S = 2.0
_TIMES = 5


@dataclass(frozen=True)
class Start:
    """Seconds: `ready` by the clock, `processor` as used by the process until then."""

    ready: float
    processor: float


async def report(folder: Path) -> str:
    starts: dict[str, list[Start]] = {"bare": [], "ours, first": [], "ours, again": []}
    for number in range(_TIMES):
        own = folder / f"start{number}"
        starts["bare"].append(await _start(BARE, "bare", own / "bare"))
        # The first one makes the database and tells Discord the commands; the second one finds both done.
        starts["ours, first"].append(await _start(OURS, "interview start", own / "ours", level="entry"))
        starts["ours, again"].append(await _start(OURS, "interview start", own / "ours", level="entry"))
    bare = median(start.ready for start in starts["bare"])
    rows = [_row(name, some, bare) for name, some in starts.items()]
    head = ("bot", "to the first answer s", "times bare", "processor s", f"< {AIM_S:.0f} s")
    return f"## Start of a fresh process, to the first command answered (median of {_TIMES})\n\n{table(head, rows)}\n"


def _row(name: str, starts: list[Start], bare: float) -> tuple[object, ...]:
    ready, processor = median(s.ready for s in starts), median(s.processor for s in starts)
    return (name, f"{ready:.2f}", f"{ready / bare:.1f}", f"{processor:.2f}", met(ready < AIM_S))


async def _start(module: tuple[str, ...], command: str, folder: Path, **options: str) -> Start:
    async with running(module, folder) as bot:
        await bot.join().command(command, **options)
        return Start(time.perf_counter() - bot.started_at, bot.processor_s())
