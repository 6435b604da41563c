"""What was done, in a form that two runs of a flow can be compared by: rows and posts without ids and times."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, String, Table, literal, select

from benchmarks.faults.sentences import headline
from bot.app import build  # noqa: F401  # every table is known once the parts have met
from bot.sandbox.simulated.post import post_of
from bot.store import Database
from bot.store.columns import Moment
from bot.store.tables import metadata
from tests.discord.seen import Card
from tests.discord.world import World

Rows = Counter[str]
Posts = Counter[tuple[str, str]]

UNCOUNTED = {"deeds", "marks", "members", "shards"}
"""Tables that say nothing of a deed."""
DRAWN = {
    "principle", "question_id", "place", "item", "answer_id", "bar_raiser", "level", "notified", "sequence", "said",
    "claims", "attempts", "turns", "page", "shard_key", "version", "number",
}  # fmt: skip
"""Columns that chance decides, or the way by which a deed was done."""
_PASSING = ("_until", "remind_at", "reminded_at", "try_at", "stale_at", "due_at", "came_at", "counted_from")


def rows(file: Path) -> Rows:
    """Every row of every table by what it says; of times and ids only whether they are there."""
    found: Rows = Counter()
    with sqlite3.connect(file) as connection:
        standing = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in metadata.sorted_tables:
            if table.name in standing and table.name not in UNCOUNTED:
                found.update(_rows(connection, table))
    connection.close()
    return found


async def rows_of(url: str) -> Rows:
    """As `rows`, on either kind of database."""
    database = await Database.open(url)
    found: Rows = Counter()
    async with database.reading() as tx:
        for table in metadata.sorted_tables:
            if table.name not in UNCOUNTED:
                columns = [column for column in table.columns if _says_something(column)]
                for row in await tx.execute(select(*columns) if columns else select(literal(1)).select_from(table)):
                    found[_line(table, columns, row)] += 1
    await database.close()
    return found


def _line(table: Table, columns: list[Column[Any]], row: Any) -> str:
    said = (f"{column.name}={_said(column, value)}" for column, value in zip(columns, row, strict=False))
    return f"{table.name}: {', '.join(said)}"


def _rows(connection: sqlite3.Connection, table: Table) -> Iterator[str]:
    columns = [column for column in table.columns if _says_something(column)]
    names = ", ".join(f'"{column.name}"' for column in columns) or "1"
    for row in connection.execute(f"SELECT {names} FROM {table.name}"):
        yield _line(table, columns, row)


def _says_something(column: Column[Any]) -> bool:
    if column.primary_key or column.name in DRAWN or column.name.endswith(_PASSING):
        return False
    return isinstance(column.type, String | Boolean | Moment | BigInteger) or _is_words(column)


def _is_words(column: Column[Any]) -> bool:
    return type(column.type).__name__ == "Words"


def _said(column: Column[Any], value: object) -> object:
    if isinstance(column.type, String | Boolean) or _is_words(column):
        return value
    return "-" if value is None else "set"


def stored(file: Path, words: str) -> bool:
    """Whether these words stand anywhere in the database."""
    with sqlite3.connect(file) as connection:
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = any(words in str(row) for name in tables for row in connection.execute(f'SELECT * FROM "{name}"'))
    connection.close()
    return found


def open_alone(file: Path, member_id: int) -> bool:
    with sqlite3.connect(file) as connection:
        query = "SELECT 1 FROM rounds WHERE member_id = ? AND closed_at IS NULL AND group_id IS NULL"
        found = connection.execute(query, (member_id,)).fetchone()
    connection.close()
    return found is not None


def face(card: Card) -> str:
    """What a member takes a card for: its headline and its buttons."""
    return f"{headline(card.text)} [{', '.join(card.buttons)}]"


def public_posts(world: World) -> Posts:
    """What everybody can read, by place; threads and scheduled events are posts, too."""
    backend = world.env.backend
    found: Posts = Counter()
    for channel in list(backend.channels.values()):
        if channel.guild_id != world.guild.id or channel.type == _PRIVATE_THREAD:
            continue
        place = "thread" if channel.is_thread else str(channel.name)
        if channel.is_thread:
            found["threads", place] += 1
        for message in backend.messages.get(channel.id, {}).values():
            card = Card(post_of(backend, message), "new", world.env)
            if message.author_id == backend.bot_user.id and not card.ephemeral and card.post.thread_id is None:
                found[place, face(card)] += 1
    for event in backend.get_guild(world.guild.id).scheduled_events.values():
        found["events", f"{headline(event.name)} {event.status}"] += 1
    return found


_PRIVATE_THREAD = 12


def difference(wanted: Counter[Any], there: Counter[Any]) -> tuple[list[str], list[str]]:
    """What is missing, and what is there too often."""
    return _told(wanted - there), _told(there - wanted)


def _told(counted: Counter[Any]) -> list[str]:
    return [f"{' · '.join(one) if isinstance(one, tuple) else one}" for one in counted.elements()]
