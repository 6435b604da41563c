"""What `/progress me` costs in a large database: python -m benchmarks.progress [answers in all …]

One member has a hundredth of all answers, or all of the smallest database's; SQLite in a file, and PostgreSQL where
`BENCH_POSTGRES` names an empty database of its own. Without a word 10,000, 100,000 and 1,000,000 answers.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa

from bot.content import load
from bot.interview.model import ITEMS, Checklist, Field, Item, Principle, ResponseKind, Span, Verdict
from bot.interview.progress.figures import figures
from bot.services.progress.looking import LOOKED_AT
from bot.store import Database
from bot.store.progress import queries as progress
from bot.store.rounds.codec import encode
from bot.store.rounds.tables import answers, rounds, turns
from bot.store.tables import members

SIZES = (10_000, 100_000, 1_000_000)
OF_MEMBER = 10_000
MOST_P99_MS = 100
"""What the issue asks for."""
_TIMES, _AT_ONCE, _OTHERS = 200, 5_000, 1_000
MEMBER = 1
NOW = datetime(2026, 12, 1, tzinfo=UTC)
WORDS = "First I read the logs of both days side by side, and found what was locked. " * 4


async def main(sizes: list[int]) -> int:
    library = load(Path(__file__).parent.parent / "prompts")
    enough = True
    print("engine      answers    p50 ms  p99 ms")
    for size in sizes or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            urls = [f"sqlite:///{folder}/bench.sqlite", *filter(None, [os.environ.get("BENCH_POSTGRES")])]
            for url in urls:
                database = await Database.open(url)
                try:
                    await _fill(database, size, list(library.questions))
                    times = [await _once(database, library) for _ in range(_TIMES)]
                finally:
                    await database.close()
                times.sort()
                p99 = times[int(_TIMES * 0.99) - 1]
                print(f"{url.split(':')[0]:<10}  {size:>9,}  {times[_TIMES // 2]:>6.1f}  {p99:>6.1f}", flush=True)
                enough = enough and p99 < MOST_P99_MS
    return 0 if enough else 1


async def _once(database: Database, library: Any) -> float:
    begun = time.perf_counter()
    async with database.reading() as tx:
        found = await progress.newest(tx, MEMBER, LOOKED_AT)
        await progress.weeks(tx, MEMBER, NOW, 26)
    assert figures(found, library)
    return (time.perf_counter() - begun) * 1000


async def _fill(database: Database, size: int, questions: list[str]) -> None:
    """A round with one answer each."""
    random = Random(16)
    checklists = [encode(_checklist(random)) for _ in range(20)]
    async with database.action() as tx:
        await tx.execute(sa.delete(members))
        people = [{"id": number, "created_at": NOW} for number in range(MEMBER, MEMBER + 1 + _OTHERS)]
        await tx.execute(sa.insert(members), people)
    for start in range(0, size, _AT_ONCE):
        rows = list(_rows(start, min(size, start + _AT_ONCE), size, questions, checklists, random))
        async with database.action() as tx:
            for place, table in enumerate((rounds, turns, answers)):
                await tx.execute(sa.insert(table), [row[place] for row in rows])


def _rows(
    start: int, end: int, size: int, questions: list[str], checklists: list[dict[str, Any]], random: Random
) -> Iterator[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]]:
    every = max(1, size // OF_MEMBER)
    for number in range(start, end):
        mine = number % every == 0
        at = NOW - timedelta(minutes=size - number)
        row = {"id": number + 1, "member_id": MEMBER if mine else MEMBER + 1 + number % _OTHERS, "lang": "en"}
        row |= {"questions": 1, "place": "here", "opened_at": at, "closed_at": at, "closing": "finished"}
        key = {"round_id": number + 1, "number": 1}
        told = {field.value: WORDS for field in Field} | {"lang": "en", "origin": "submitted", "late": False}
        answer = {**key, **told, "version": 1, "submitted_at": at, "checklist": random.choice(checklists)}
        yield row, {**key, "question_id": random.choice(questions), "asked_at": at}, answer


def _checklist(random: Random) -> Checklist:
    verdicts = []
    for item in (item for items in ITEMS.values() for item in items):
        met = item is not Item.CAUSE and random.random() < 0.6
        verdicts.append(Verdict(item, met, Span(item.field, 0, 20) if met else None))
    shown = tuple(random.sample(list(Principle), 2))
    return Checklist(ResponseKind.STORY, tuple(verdicts), False, shown, (0.2, 0.1, 0.5, 0.2), random.randint(60, 240))


if __name__ == "__main__":
    sys.exit(asyncio.run(main([int(size) for size in sys.argv[1:]])))
