"""The measured bots as processes of their own, each connected to a stand-in of its own."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.bot.member import Member
from benchmarks.bot.standin import StandIn

PROJECT = Path(__file__).resolve().parents[2]
OURS, BARE = ("bot", "run"), ("benchmarks.bot.bare",)
_CONNECT_WITHIN_S = 60.0
_STOP_WITHIN_S = 10.0


@dataclass(frozen=True)
class Memory:
    """Megabytes: the resident set, and the part of it that is the process's own (None where the system does not tell).

    The rest are pages of files, such as a dictionary, which the kernel shares among processes and drops when it wants.
    """

    resident: float
    own: float | None

    def __str__(self) -> str:
        return f"{self.resident:.0f}" if self.own is None else f"{self.resident:.0f} ({self.own:.0f})"


@dataclass
class RunningBot:
    discord: StandIn
    process: asyncio.subprocess.Process
    started_at: float
    """By `time.perf_counter`."""
    log: Path
    _members: int = field(default=0)

    def join(self, *, locale: str = "en-US") -> Member:
        """A member whom this bot has never seen."""
        self._members += 1
        return Member(self.discord, self._members, locale=locale)

    def memory(self) -> Memory:
        status = Path(f"/proc/{self.process.pid}/status")
        if status.exists():
            sizes = {name: int(kb) / 1024 for name, kb in re.findall(r"(\w+):\s+(\d+) kB", status.read_text())}
            return Memory(sizes["VmRSS"], sizes["RssAnon"])
        listed = subprocess.run(["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, check=True)
        return Memory(int(listed.stdout) / 1024, None)

    def processor_s(self) -> float:
        """The processor time it has used so far, in user and kernel mode; 0 where the system does not tell."""
        stat = Path(f"/proc/{self.process.pid}/stat")
        if not stat.exists():
            return 0.0
        after_name = stat.read_text().rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")

    def complaints(self) -> str:
        """What the bot logged as an error, and what it asked of Discord that the stand-in does not know."""
        lines = [line for line in self.log.read_text().splitlines() if " ERROR " in line]
        return "\n".join([*lines[:5], *sorted(set(self.discord.unknown))[:5]])


@asynccontextmanager
async def running(module: tuple[str, ...], folder: Path, **environment: str) -> AsyncIterator[RunningBot]:
    """Start a bot in `folder`, where its database and its log lie; it is told to end afterwards."""
    async with StandIn().serving() as discord, connected(module, folder, discord, **environment) as bot:
        yield bot


@asynccontextmanager
async def connected(
    module: tuple[str, ...], folder: Path, discord: StandIn, **environment: str
) -> AsyncIterator[RunningBot]:
    """The same on a stand-in that serves already; several may be connected to one."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "bot.log"
    discord.connected.clear()
    with log.open("ab") as output:
        started = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *module, cwd=folder, env=_environment(discord, environment), stderr=output
        )
    try:
        await _wait_for(discord.connected, process, log)
        yield RunningBot(discord, process, started, log)
    finally:
        await _end(process)


def _environment(discord: StandIn, changed: dict[str, str]) -> dict[str, str]:
    """Nothing of what the caller has set for the bot gets in."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    own = {"DISCORD_TOKEN": "measured", "DISCORD_API_URL": discord.address, "RANDOM_SEED": "1", "LOG_LEVEL": "WARNING"}
    return {**kept, "PYTHONPATH": str(PROJECT), **own, **changed}


async def _wait_for(connected: asyncio.Event, process: asyncio.subprocess.Process, log: Path) -> None:
    waits = [asyncio.create_task(connected.wait()), asyncio.create_task(process.wait())]
    done, left = await asyncio.wait(waits, timeout=_CONNECT_WITHIN_S, return_when=asyncio.FIRST_COMPLETED)
    for task in left:
        task.cancel()
    if waits[0] not in done:
        raise RuntimeError(f"the bot did not connect:\n{log.read_text()[-2000:]}")


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        await asyncio.wait_for(process.wait(), _STOP_WITHIN_S)
    except TimeoutError:
        process.kill()
        await process.wait()
