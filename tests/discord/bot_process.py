"""`python -m bot` as a process of its own, with nothing of the tester's own settings."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests import ROOT

TOKEN = "OTAw.test.token"
PATIENCE_S = 60


@asynccontextmanager
async def bot_process(folder: Path, *command: str, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m bot run`, or another of its commands."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *(command or ("run",)), cwd=folder, env=environment_of(folder) | environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def environment_of(folder: Path) -> dict[str, str]:
    inherited = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    settings = {"DISCORD_TOKEN": TOKEN, "DATABASE_URL": str(folder / "practice.sqlite3")}
    return inherited | settings | {"HEALTH_FILE": str(folder / "health"), "PYTHONPATH": str(ROOT)}


async def ended(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    """The exit status, and all that it said."""
    output, _ = await asyncio.wait_for(process.communicate(), PATIENCE_S)
    return process.returncode, output.decode()


async def health(folder: Path, **environment: str) -> tuple[int | None, str]:
    async with bot_process(folder, "health", **environment) as process:
        return await ended(process)
