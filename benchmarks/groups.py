"""A group round with 100 answers and 300 reviews: python -m benchmarks.groups

The real bot on SimCord, an in-process Discord, on SQLite and on PostgreSQL. Members' answers and scorecards go to the
services as the forms would hand them over; closing, dealing and revealing are done by the bot's own tick.
"""

from __future__ import annotations

import asyncio
import logging
import math
import os
import platform
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from pydantic import SecretStr
from simcord import HttpLogEntry
from simcord.builders import GuildHandle

from benchmarks.bot import stories
from benchmarks.bot.figures import MS, met, ms, table
from benchmarks.bot.postgres import postgres_url
from bot import app
from bot.client import Bot
from bot.interview.groups.model import GroupRound, GuildSettings, Stage
from bot.interview.model import ITEMS, Field, Lang, StarAnswer
from bot.interview.rounds.scorecards import Vote
from bot.sandbox.simulated.engine import SteppedEnv
from bot.services.groups import reviews as group_reviews
from bot.services.groups import stages as group_stages
from bot.services.groups import taking_part
from bot.services.groups.taking_part import GroupWishes
from bot.services.rounds import playing
from bot.store.groups import reviews as stored
from bot.ui.groups.announcing import announce

REPORT = Path(__file__).with_name("groups.md")
AUTHORS = 100
REVIEWS = 3
HOURS = 24
CHANNEL_MESSAGES, CHANNEL_S = 5, 5
"""Discord's usual limit of one channel: so many messages in so many seconds; its headers say it, discord.py obeys."""
TEXT_LIMIT = 4000

T = TypeVar("T")


class Clock:
    """Moved by hand: the bot's and SimCord's."""

    def __init__(self) -> None:
        self.elapsed = 0.0

    def now(self) -> datetime:
        return datetime(2026, 3, 2, tzinfo=UTC) + timedelta(seconds=self.elapsed)

    __call__ = now

    def advance(self, seconds: float) -> None:
        self.elapsed += seconds


@dataclass
class Run:
    """What one round took. `steps` in seconds, `requests` by step."""

    engine: str
    steps: dict[str, float] = field(default_factory=dict)
    each: dict[str, list[float]] = field(default_factory=dict)
    requests: dict[str, list[HttpLogEntry]] = field(default_factory=dict)


class Bench:
    def __init__(self, env: SteppedEnv, clock: Clock, guild: GuildHandle, run: Run) -> None:
        self.env, self.clock, self.guild, self.run = env, clock, guild, run
        self.bot: Bot = env.bot  # type: ignore[assignment]
        self.practice = self.bot.desk.practice

    async def each(self, name: str, work: Awaitable[T]) -> T:
        started = perf_counter()
        done = await work
        self.run.each.setdefault(name, []).append(perf_counter() - started)
        return done

    async def step(self, name: str, work: Awaitable[Any]) -> None:
        before, started = len(self.env.http_requests), perf_counter()
        await work
        self.run.steps[name] = perf_counter() - started
        self.run.requests[name] = list(self.env.http_requests[before:])

    async def tell(self, group_id: int) -> None:
        for notice in await group_stages.claim(self.practice, group_id):
            await announce(self.bot, self.bot.desk, notice)

    async def play(self) -> None:
        group = await self._open()
        await self._answer(group)
        self.clock.advance(HOURS * 3600)
        await self.step("close the answers, deal", group_stages.go_on(self.practice, group.id, Stage.ANSWERING))
        await self.step("tell Discord of it", self.tell(group.id))
        await self._review(group)
        self.clock.advance(HOURS * 3600)
        await self.step("close the reviews", group_stages.go_on(self.practice, group.id, Stage.REVIEWING))
        await self.step("reveal", self.tell(group.id))
        await self._take_one_back(group)

    async def _open(self) -> GroupRound:
        channel = self.guild.create_text_channel("practice")
        await self.env.settle()
        await taking_part.choose_settings(
            self.practice, self.guild.id, lambda _: GuildSettings(self.guild.id, reviews=REVIEWS)
        )
        wishes = GroupWishes(Lang.EN, None, None, HOURS, HOURS, anonymous=False)
        group = await taking_part.open_group(self.practice, self.guild.id, channel.id, 1, wishes)
        await self.step("open", self.tell(group.id))
        return group

    async def _answer(self, group: GroupRound) -> None:
        told = stories.endless("en")
        for number in range(AUTHORS):
            author = self.env.create_user(f"author{number}")
            self.guild.add_member(author)
            shown = await self.each("press Answer", taking_part.answer(self.practice, author.id, group, Lang.EN))
            answer = StarAnswer(**next(told))
            submitted = playing.submit_answer(self.practice, author.id, shown.round.id, 1, answer)
            await self.each("store and check an answer", submitted)
            await self.each("share", taking_part.share(self.practice, author.id, shown.round.id))
        await self.env.settle()

    async def _review(self, group: GroupRound) -> None:
        ticks = [item for some in Field for item in ITEMS[some][:2]]
        async with self.practice.database.reading() as tx:
            dealt = await stored.dealt(tx, group.id)
        for one in dealt:
            await self.each("open an answer", group_reviews.read(self.practice, one.reviewer_id, one.round_id))
            gap = f"How do you know that it was this, and what did it cost? ({one.number})"
            vote = list(Vote)[one.round_id % len(Vote)]
            handed_in = group_reviews.submit(self.practice, one.reviewer_id, one.round_id, ticks, vote, gap)
            await self.each("hand in a scorecard", handed_in)

    async def _take_one_back(self, group: GroupRound) -> None:
        [first, *_] = await group_stages.revealed(self.practice, group.id)
        await taking_part.take_back(self.practice, first.shared.author_id, first.shared.round_id)
        await self.step("one answer taken back", self.bot.tick())


@asynccontextmanager
async def benched(database_url: str, run: Run) -> Any:
    clock = Clock()
    settings = app.sandbox_settings(Path(), database_url=SecretStr(database_url), random_seed=7)
    env = SteppedEnv(await app.build(settings, clock=clock, ticking=False), clock)
    try:
        await env.start()
        guild = env.create_guild("Practice")
        await env.settle()
        yield Bench(env, clock, guild, run)
    finally:
        await env.bot.close()
        await env.shutdown()


async def measured(engine: str, database_url: str) -> Run:
    run = Run(engine)
    async with benched(database_url, run) as bench:
        await bench.play()
    return run


# ---------------------------------------------------------------- the report


def report(runs: Sequence[Run]) -> str:
    engines = [run.engine for run in runs]
    steps = [(name, *(f"{run.steps[name] * MS:.0f}" for run in runs)) for name in runs[0].steps]
    each = [(name, *(ms(run.each[name]) for run in runs)) for name in runs[0].each]
    return "\n\n".join(
        [
            f"## A step of the whole round, {AUTHORS} answers and {AUTHORS * REVIEWS} reviews, ms",
            table(("step", *engines), steps),
            "## What one member does, median, ms (the bot's part, without the way to Discord)",
            table(("act", *engines), each),
            "## Requests to Discord, by kind",
            table(("step", "kind", "count"), _kinds(runs[0])),
            _limits(runs[0]),
        ]
    )


def _kinds(run: Run) -> list[tuple[object, ...]]:
    return [
        (step, kind, count)
        for step, requests in run.requests.items()
        for kind, count in sorted(Counter(map(_kind, requests)).items())
    ]


def _kind(request: HttpLogEntry) -> str:
    parts = ("*" if part.isdecimal() else part for part in request.path.split("/"))
    return f"{request.method} {'/'.join(parts)}"


def _limits(run: Run) -> str:
    posts = [request for request in run.requests["reveal"] if request.method == "POST"]
    texts = [_text(request.json) for request in posts]
    in_one_channel = max(Counter(request.path for request in posts).values())
    # The first few go at once, each further handful waits for its time.
    wait_s = (math.ceil(in_one_channel / CHANNEL_MESSAGES) - 1) * CHANNEL_S
    fits = all(len(text) <= TEXT_LIMIT for text in texts)
    return "\n".join(
        [
            f"- The reveal: {in_one_channel} messages into one thread, of up to {max(map(len, texts))} characters;"
            f" all within {TEXT_LIMIT}: {met(fits)}.",
            f"- Under the limit of one channel ({CHANNEL_MESSAGES} messages in {CHANNEL_S} s, which discord.py obeys"
            f" by Discord's headers) the last of them stands after {wait_s} s.",
            f"- Opening and closing: {max(_most(run, step) for step in run.requests if step != 'reveal')} requests at"
            " most to one channel, however many members take part.",
        ]
    )


def _most(run: Run, step: str) -> int:
    channels = Counter(request.path.split("/")[2] for request in run.requests[step] if "/channels/" in request.path)
    return max(channels.values(), default=0)


def _text(body: Any) -> str:
    if isinstance(body, dict):
        own = body.get("content") or ""
        return own + "".join(_text(part) for part in body.get("components") or [])
    return ""


async def main() -> int:
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="bench-groups-") as folder:
        runs = [await measured("SQLite", str(Path(folder) / "bench.sqlite3"))]
    with postgres_url() as url:
        if url is not None:
            runs.append(await measured("PostgreSQL", url))
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    where = f"`python -m benchmarks.groups` on {os.cpu_count()} cores{load}, Python {platform.python_version()}."
    text = f"# Group rounds, measured\n\n{__doc__.split(chr(10), 2)[2].strip()}\n\n{where}\n\n{report(runs)}\n"
    print(text)
    REPORT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
