"""`make bench`: what the bot takes, beside a bare discord.py bot in the same run; then how well the checker agrees."""

from __future__ import annotations

import asyncio
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.bot import checks, memory, requests, responses, starting

WRITTEN = Path(__file__).with_name("bot.md")


async def main() -> int:
    blocks = [
        "# The bot, measured\n\n`python -m benchmarks`, on "
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}.\n"
    ]
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        for report in (requests.report, starting.report, responses.report, memory.report):
            blocks.append(await report(folder))
            print(blocks[-1], flush=True)
    blocks.append(checks.report())
    print(blocks[-1], flush=True)
    WRITTEN.write_text("\n".join(blocks), "utf-8")
    return subprocess.run([sys.executable, "-m", "benchmarks.checker"], check=False).returncode


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
