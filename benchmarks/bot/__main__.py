"""Measure the bot: python -m benchmarks.bot [--patient] [responses] [start] [memory] [checks] [requests]

Without a name all parts run. Each writes its section of benchmarks/bot.md, under the conditions it ran in. `--patient`
lets the part on memory go on until it has all its answers, however long they take.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import re
import sys
import tempfile
import traceback
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


async def measure(names: list[str], patient: bool) -> bool:
    """Whether every part came to its end. What one of them meets does not keep the others from being measured."""
    ended = True
    with tempfile.TemporaryDirectory(prefix="bench-bot-") as folder:
        for name in names:
            conditions = _conditions(name, patient)
            try:
                text = await PARTS[name](Path(folder), patient)
            except Exception:  # noqa: BLE001  # printed whole, and told by the exit status
                print(f"{name} did not come to its end:\n{traceback.format_exc()}", file=sys.stderr, flush=True)
                ended = False
                continue
            title, _, rest = text.partition("\n")
            section = f"{title}\n\n{conditions}\n{rest.rstrip()}\n"
            print(section, flush=True)
            _keep(section)
    return ended


def _keep(section: str) -> None:
    """Write the section into the report, in the place of the one with the same title."""
    head = f"{_TITLE}\n\n{_HOW}\n"
    kept = REPORT.read_text(encoding="utf-8") if REPORT.exists() else head
    _, *sections = re.split(r"^(?=## )", kept, flags=re.MULTILINE)
    known = {_title(old): f"{old.rstrip()}\n" for old in sections} | {_title(section): section}
    REPORT.write_text("\n".join([head, *known.values()]), encoding="utf-8")


def _title(section: str) -> str:
    return section.partition("\n")[0]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bot", description="Measure the bot.")
    parser.add_argument("--patient", action="store_true", help="no time limit for the answers of the part on memory")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; default: all")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    print(f"{_TITLE}\n\n{_HOW}\n", flush=True)
    return 0 if asyncio.run(measure(arguments.parts or list(PARTS), arguments.patient)) else 1


def _conditions(part: str, patient: bool) -> str:
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return (
        f"`python -m benchmarks.bot{' --patient' if patient else ''} {part}` on {os.cpu_count()} cores"
        f" ({platform.machine()}, {platform.system()}){load}, Python {platform.python_version()}, discord.py"
        f" {version('discord.py')}."
    )


if __name__ == "__main__":
    sys.exit(main())
