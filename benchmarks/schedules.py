"""50,000 schedules, 1,000 due in the same second, two processes on one database: python -m benchmarks.schedules

The bot as a process of its own (`python -m bot run`), connected to a stand-in for Discord that refuses what is more
than 50 requests a second, as Discord does. What is claimed and posted is read from the database and from the stand-in.
"""

from __future__ import annotations

import asyncio
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from datetime import time as local_time
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa
from aiohttp import web
from pydantic import SecretStr

from benchmarks.bot import payloads
from benchmarks.bot.figures import met, ms, p99, table
from benchmarks.bot.payloads import Payload
from benchmarks.bot.postgres import postgres_url
from benchmarks.bot.processes import OURS, PROJECT, connected
from benchmarks.bot.standin import StandIn
from bot import app
from bot.interview.model import Lang
from bot.interview.schedules.due_times import EveryDays, Rule, Weekly
from bot.interview.schedules.model import Ask, Schedule, State
from bot.services.schedules import arranging as services
from bot.services.schedules.arranging import Owner
from bot.store import Database, members
from bot.store.schedules import queries as schedules
from bot.store.schedules.tables import deliveries
from bot.store.schedules.tables import schedules as table_of_schedules

REPORT = Path(__file__).with_name("schedules.md")
MANY, DUE, ADDED = 50_000, 1_000, 500
"""Schedules in all; how many are due in the same second; how many are added one by one, as members do."""
AIM_START_S, AIM_MORE_MB, LIMIT = 5.0, 100, 50
_ZONES = (
    "Asia/Seoul", "America/New_York", "Europe/London", "Australia/Sydney", "Asia/Kolkata", "America/Sao_Paulo",
    "Europe/Berlin", "America/Los_Angeles", "Africa/Lagos", "Asia/Kathmandu", "Pacific/Auckland", "UTC",
)  # fmt: skip
_KEEPER = 4_000_000
_SHARDS = 2
_AHEAD = timedelta(seconds=4)
_REST_S = 5.0
PATIENCE_S = 420
"""A machine that is busy with other things takes longer; then the processor time says what the bot itself needs."""


class LimitedDiscord(StandIn):
    """Refuses what is more than LIMIT requests in a second, interactions exempt; serves the servers of each shard."""

    def __init__(self, guild_ids: Sequence[int]) -> None:
        super().__init__()
        self.times: list[float] = []
        self.nonces: Counter[str] = Counter()
        self.refused = 0
        self._guild_ids = guild_ids
        self._kept: dict[str, list[Payload]] = {}
        self._window: deque[float] = deque()

    async def _greet(self) -> None:
        """Every connection hears of all servers; which shard serves which is not Discord's to say here."""
        await self.send("READY", {**_ready(self._port), "guilds": [_unavailable(one) for one in self._guild_ids]})
        for guild_id in self._guild_ids:
            await self.send("GUILD_CREATE", _guild(guild_id))
        self.connected.set()

    async def _serve_rest(self, request: web.Request) -> web.Response:
        now, path = time.perf_counter(), request.match_info["path"]
        while self._window and now - self._window[0] >= 1:
            self._window.popleft()
        if len(self._window) >= LIMIT:
            self.refused += 1
            return _refusal(1 - (now - self._window[0]))
        self._window.append(now)
        if path.startswith("channels/"):
            self.times.append(now)
        if path.endswith("/messages") and request.method == "POST":
            self.nonces[(await request.json()).get("nonce")] += 1
        return await super()._serve_rest(request)

    def _in_channel(self, method: str, parts: list[str], body: Payload) -> object | None:
        match method, parts:
            case "POST", ["channels", _, "messages", message_id, "threads"]:
                return payloads.thread(int(message_id), body["name"])
            case "GET", ["channels", channel_id, "messages"]:
                return self._kept.get(channel_id, [])
        answer = super()._in_channel(method, parts, body)
        if method == "POST" and parts[-1] == "messages" and isinstance(answer, dict):
            # A nonce that comes again would be no second message for Discord; here it is one, and is counted.
            self._kept.setdefault(parts[1], []).append(answer)
        return answer


def _refusal(wait_s: float) -> web.Response:
    body = {"message": "You are being rate limited.", "retry_after": round(wait_s, 3), "global": True}
    headers = {"Retry-After": "1", "X-RateLimit-Global": "true", "Via": "1.1 stand-in"}
    return web.Response(status=429, body=json.dumps(body).encode(), headers=headers, content_type="application/json")


def _ready(port: int) -> Payload:
    return {
        "v": 10,
        "user": payloads.bot_user(),
        "session_id": "measured",
        "resume_gateway_url": f"ws://127.0.0.1:{port}/",
        "shard": [0, 1],
        "application": {"id": str(payloads.APPLICATION_ID), "flags": 0},
    }


def _unavailable(guild_id: int) -> Payload:
    return {"id": str(guild_id), "unavailable": True}


def _guild(guild_id: int) -> Payload:
    whole = payloads.guild()
    role = {**whole["roles"][0], "id": str(guild_id)}
    channel = {**whole["channels"][0], "id": str(guild_id + 1), "guild_id": str(guild_id)}
    return {**whole, "id": str(guild_id), "roles": [role], "channels": [channel]}


# ---------------------------------------------------------------- what is in the database


def guild_of(number: int) -> int:
    """Spread over the shards one by one."""
    return (1_000_000 + number) << 22


def schedule_of(number: int, now: datetime, random: Random) -> Schedule:
    """Due in one to six days, at any minute, somewhere in the world."""
    at = local_time(random.randrange(24), random.randrange(60))
    day = (now + timedelta(days=2 + number % 4)).date()
    rule: Rule = Weekly(frozenset({day.weekday()}), at) if number % 3 else EveryDays(7, at, day)
    fresh = Schedule(
        id=0, guild_id=guild_of(number), channel_id=guild_of(number) + 1, member_id=None, keeper_id=_KEEPER, rule=rule,
        zone=_ZONES[number % len(_ZONES)], ask=Ask.MIXED, principle=None, questions=(), answer_hours=24,
        review_hours=24,
        role_id=None, langs=(Lang.EN,), added_at=now,
    )  # fmt: skip
    return replace(fresh, due_at=fresh.due_after(now + timedelta(days=1)))


async def fill(url: str, folder: Path) -> list[float]:
    """All schedules; the seconds that each of the first took, added as a member adds one."""
    now, random, took = datetime.now(UTC), Random(7), list[float]()
    bot = await app.build(app.sandbox_settings(folder, database_url=SecretStr(url)), ticking=False)
    practice = bot.desk.practice
    for number in range(ADDED):
        started = time.perf_counter()
        owner = Owner(guild_of(number), _KEEPER)
        await services.add(practice, owner, schedule_of(number, now, random))
        took.append(time.perf_counter() - started)
    for start in range(ADDED, MANY, 1000):
        rows = [schedules._values(schedule_of(number, now, random)) for number in range(start, start + 1000)][
            : MANY - start
        ]
        async with practice.database.action() as tx:
            await tx.execute(sa.insert(table_of_schedules), rows)
    await practice.database.close()
    return took


async def make_due(url: str, first: int = 0) -> datetime:
    """DUE schedules, each of another server, are due at the same second a moment from now."""
    due_at = (datetime.now(UTC) + _AHEAD).replace(microsecond=0)
    database = await Database.open(url)
    async with database.action() as tx:
        await members.remember(tx, _KEEPER, due_at)
        these = table_of_schedules.c.guild_id.between(guild_of(first), guild_of(first + DUE - 1))
        changed = await tx.execute(sa.update(table_of_schedules).where(these).values(due_at=due_at))
        assert changed.rowcount == DUE, changed.rowcount
    await database.close()
    return due_at


# ---------------------------------------------------------------- measured


@dataclass
class Rush:
    """1,000 due in one second. Seconds after the due time until all were claimed, and until all were posted."""

    engine: str
    processes: int
    claimed_s: float = 0.0
    posted_s: float = 0.0
    requests: int = 0
    processor_s: float = 0.0
    refused: int = 0
    doubles: int = 0
    unmarked: int = 0

    def row(self) -> tuple[object, ...]:
        pace = self.requests / self.posted_s
        best = self.requests / LIMIT
        return (
            self.engine, self.processes, f"{self.claimed_s:.2f}", f"{self.posted_s:.1f}", f"{best:.1f}", f"{pace:.0f}",
            f"{self.processor_s:.1f}",
            self.refused, self.doubles, self.unmarked, met(not self.doubles and not self.unmarked),
        )  # fmt: skip


async def rush(engine: str, url: str, folder: Path, environments: Sequence[dict[str, str]]) -> Rush:
    result = Rush(engine, len(environments))
    print(f"{DUE:,} due at once: {engine} …", file=sys.stderr)
    discord = LimitedDiscord([guild_of(number) for number in range(DUE)])
    async with discord.serving():
        work = _rush(result, discord, url)
        await _with_processes(result, discord, url, folder, list(environments), work)
    result.refused, result.requests = discord.refused, len(discord.times)
    result.doubles = sum(times - 1 for times in discord.nonces.values())
    return result


async def _with_processes(
    result: Rush, discord: LimitedDiscord, url: str, folder: Path, environments: list[dict[str, str]], work: Any
) -> None:
    if not environments:
        await asyncio.sleep(_REST_S)
        await work
        return
    first, *rest = environments
    own = folder / f"process{len(rest)}"
    async with connected(OURS, own, discord, DATABASE_URL=url, **first) as bot:
        before = bot.processor_s()
        await _with_processes(result, discord, url, folder, rest, work)
        result.processor_s += bot.processor_s() - before
        if complaints := bot.complaints():
            print(f"the bot complained:\n{complaints}", file=sys.stderr)


async def _rush(result: Rush, discord: LimitedDiscord, url: str) -> None:
    discord.times.clear()
    discord.nonces.clear()
    discord.refused = 0
    due_at = await make_due(url)
    database = await Database.open(url)
    while (found := await _counted(database, due_at)).total() < DUE:
        await asyncio.sleep(0.02)
    result.claimed_s = (datetime.now(UTC) - due_at).total_seconds()
    patience = time.perf_counter() + PATIENCE_S
    while found[State.POSTED] < DUE and time.perf_counter() < patience:
        await asyncio.sleep(0.1)
        found = await _counted(database, due_at)
    result.posted_s = (datetime.now(UTC) - due_at).total_seconds()
    result.unmarked = DUE - found[State.POSTED]
    await database.close()


async def _counted(database: Database, due_at: datetime) -> Counter[str]:
    query = sa.select(deliveries.c.state, sa.func.count().label("count")).where(deliveries.c.due_at == due_at)
    async with database.reading() as tx:
        return Counter({row.state: row.count for row in await tx.execute(query.group_by(deliveries.c.state))})


@dataclass(frozen=True)
class Start:
    connected_s: float
    memory_mb: float


async def start(url: str, folder: Path) -> Start:
    discord = LimitedDiscord([guild_of(number) for number in range(10)])
    async with discord.serving(), connected(OURS, folder, discord, DATABASE_URL=url) as bot:
        took = time.perf_counter() - bot.started_at
        await asyncio.sleep(_REST_S)
        return Start(took, bot.memory().resident)


# ---------------------------------------------------------------- the report


async def measured(engine: str, url: str, folder: Path) -> tuple[list[str], list[Rush]]:
    print(f"{engine} …", file=sys.stderr)
    await start(url, folder / "migrated")
    empty = await start(url, folder / "empty")
    took = await fill(url, folder)
    full = await start(url, folder / "full")
    more = full.memory_mb - empty.memory_mb
    row = (
        engine, ms(took), f"{p99(took) * 1000:.1f}", f"{empty.connected_s:.2f}", f"{full.connected_s:.2f}",
        f"{empty.memory_mb:.0f}", f"{full.memory_mb:.0f}", met(full.connected_s < AIM_START_S and more < AIM_MORE_MB),
    )  # fmt: skip
    rushes = [await rush(engine, url, folder / "one", [{}])]
    if engine == "PostgreSQL":
        shards = [{"SHARD_COUNT": str(_SHARDS), "SHARD_IDS": str(shard)} for shard in range(_SHARDS)]
        rushes.append(await rush(f"{engine}, a shard each", url, folder / "shards", shards))
        rushes.append(await rush(f"{engine}, both all shards", url, folder / "both", [{}, {}]))
    return [str(cell) for cell in row], rushes


def kills() -> str:
    """The tests that kill a process at every point between claim and mark."""
    tests = [sys.executable, "-m", "pytest", "-n", "0", "-v", "tests/store/schedules/test_kills.py"]
    ended = subprocess.run(
        tests, cwd=PROJECT, env={**os.environ, "ALL_KILLS": "1"}, capture_output=True, text=True, check=False
    )
    return ended.stdout.strip().splitlines()[-1] if ended.stdout.strip() else ended.stderr[-200:]


async def main() -> int:
    starts, rushes = list[list[str]](), list[Rush]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        row, some = await measured("SQLite", str(folder / "bench.sqlite3"), folder / "SQLite")
        starts.append(row)
        rushes += some
        with postgres_url() as url:
            if url is not None:
                row, some = await measured("PostgreSQL", url, folder / "PostgreSQL")
                starts.append(row)
                rushes += some
    text = _report(starts, rushes, os.environ.get("SKIP_KILLS") or kills())
    print(text)
    REPORT.write_text(text, encoding="utf-8")
    return 0 if all(not one.doubles and not one.unmarked for one in rushes) else 1


def _report(starts: Sequence[Sequence[str]], rushes: Sequence[Rush], killed: str) -> str:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    where = f"`python -m benchmarks.schedules` on {os.cpu_count()} cores{load}, Python {platform.python_version()}."
    head = (
        "engine", "add ms", "p99 ms", "start s, none", f"start s, {MANY:,}", "MB, none", f"MB, {MANY:,}",
        f"< {AIM_START_S:.0f} s, < {AIM_MORE_MB} MB more",
    )  # fmt: skip
    rush_head = (
        "engine", "processes", "all claimed s", "all posted s", f"best at {LIMIT}/s", "requests a second",
        "processor s",
        "refused (429)", "doubles", "not marked", "no double, none lost",
    )  # fmt: skip
    parts = [
        "# Schedules, measured",
        __doc__.split("\n", 2)[2].strip(),
        where,
        f"## {MANY:,} schedules in {len(_ZONES)} time zones",
        f"Adding is measured over {ADDED} added one by one by the service behind `/schedule add`. Nothing is loaded at"
        " start-up: the truth is the table, and a tick asks an index what is due. Start is from the process to its"
        f" connection; memory is the resident set {_REST_S:.0f} s later.",
        table(head, starts),
        f"## {DUE:,} due in the same second",
        "Seconds after the due time; a tick comes once a second. Each prompt is two requests, the post and its thread.",
        table(rush_head, [one.row() for one in rushes]),
    ]
    parts += ["## Killed at every point between claim and mark, both databases", f"`{killed}`"]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
