"""Measure the bot: python -m benchmarks.bot [--patient] [responses] [start] [memory] [checks] [requests]

Without a name all parts run, and their tables are also written to benchmarks/bot.md. `--patient` lets the part on
memory go on until it has all its answers, however long they take.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import sys
import tempfile
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path

from benchmarks.bot import checks, memory, requests, responses, starting

REPORT = Path(__file__).resolve().parents[1] / "bot.md"
_TITLE = "# The bot, measured"
_HOW = """\
Each figure beside that of a bare discord.py bot (`benchmarks/bot/bare.py`), in the same run. Both bots are processes as
in production and speak HTTP and WebSocket to a stand-in for Discord on the same machine; a time is counted from the
moment in which the stand-in sends an interaction until the bot's request has reached it, so that the way over the
internet is not in it. Where other work shares the machine, compare the bots, not the milliseconds."""


async def _checks(_folder: Path, _patient: bool) -> str:
    return checks.report()


async def _requests(folder: Path, _patient: bool) -> str:
    return await requests.report(folder)


async def _start(folder: Path, _patient: bool) -> str:
    return await starting.report(folder)


async def _responses(folder: Path, _patient: bool) -> str:
    return await responses.report(folder)


PARTS: dict[str, Callable[[Path, bool], Awaitable[str]]] = {
    "responses": _responses,
    "start": _start,
    "memory": memory.report,
    "checks": _checks,
    "requests": _requests,
}


async def measure(names: list[str], patient: bool) -> list[str]:
    texts = []
    with tempfile.TemporaryDirectory(prefix="bench-bot-") as folder:
        for name in names:
            text = await PARTS[name](Path(folder), patient)
            print(f"{text}\n", flush=True)
            texts.append(text)
    return texts


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bot", description="Measure the bot.")
    parser.add_argument("--patient", action="store_true", help="no time limit for the answers of the part on memory")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; default: all")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    head = f"{_TITLE}\n\n{_HOW}\n\n{_conditions(arguments.patient)}"
    print(f"{head}\n", flush=True)
    texts = asyncio.run(measure(arguments.parts or list(PARTS), arguments.patient))
    if not arguments.parts:
        REPORT.write_text("\n".join([f"{head}\n", *(f"{text.rstrip()}\n" for text in texts)]), encoding="utf-8")
    return 0


def _conditions(patient: bool) -> str:
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return (
        f"`python -m benchmarks.bot{' --patient' if patient else ''}` on {os.cpu_count()} cores ({platform.machine()},"
        f" {platform.system()}){load}, Python {platform.python_version()}, discord.py {version('discord.py')}."
    )


if __name__ == "__main__":
    sys.exit(main())
