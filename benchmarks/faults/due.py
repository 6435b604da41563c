"""What is due when a process is killed: brought about by members in the simulated Discord, then put into a database."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from benchmarks.faults.flows import booking, group
from benchmarks.faults.loopback import event_of
from benchmarks.faults.members import Actor
from benchmarks.faults.playing import Play, opened
from bot.store import Database
from bot.store.tables import metadata
from tests.discord.groups.steps import review_all, told
from tests.discord.world import STARTED_AT

LONG = " Then I measured what it brought, told everybody, and wrote down why I had chosen this way." * 12

# ---------------------------------------------------------------- what is due


async def _prompt(play: Play) -> None:
    host = play.member("host", manages=True)
    await host.slash("schedule add", at="11:00", zone="UTC")
    await play.member("mina").in_dm().slash("schedule add", at="11:00", zone="UTC")


async def _shared(play: Play) -> list[Actor]:
    people = [play.member(name) for name in ("mina", "jisu", "tom", "ana", "bob")]
    await group.open_round(people[0])
    for one in people:
        story = told(one.name)
        await one.fill("Answer", **{**story, "action": story["action"] + LONG})
        await one.press("Share for review")
    return people


async def _deal(play: Play) -> None:
    await _shared(play)


async def _reveal(play: Play) -> None:
    people = await _shared(play)
    await play.time(minutes=group.STAGE_MIN)
    for one in people[:2]:
        await review_all(one.player, gap=f"A remark by {one.name}, long enough.")


async def _opening(play: Play) -> None:
    await booking.in_utc(play)
    _, jisu = await booking.propose(play)
    await jisu.press("Time 1")
    await play.time(minutes=0.1)


@dataclass(frozen=True)
class Deed:
    """`due`: the statement that says when it is due."""

    name: str
    arrange: Callable[[Play], Awaitable[None]]
    due: str


DEEDS = (
    Deed("reveal", _reveal, "SELECT reviews_due_at FROM group_rounds"),
    Deed("deal", _deal, "SELECT answers_due_at FROM group_rounds"),
    Deed("a booking's opening", _opening, "SELECT starts_at FROM bookings"),
    Deed("prompt", _prompt, "SELECT min(due_at) FROM schedules"),
)


@dataclass(frozen=True)
class Arranged:
    file: Path
    guild_id: int
    channel_id: int
    due_s: float
    events: dict[str, dict[str, Any]]


async def arrange(deed: Deed, folder: Path) -> Arranged:
    folder.mkdir()
    await (await Database.open(str(folder / "migrated.sqlite3"))).close()
    async with opened(folder, folder / "migrated.sqlite3") as world:
        play = Play(world, folder / "sandbox.sqlite3")
        await deed.arrange(play)
        guild = world.guild.id
        events = {
            str(number): {**event_of(str(number), str(guild)), "name": event.name, "description": event.description}
            for number, event in world.env.backend.get_guild(guild).scheduled_events.items()
        }
        channel = world.general.id
    file = folder / "sandbox.sqlite3"
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        due = datetime.fromisoformat(str(connection.exec_driver_sql(deed.due).scalar())).replace(tzinfo=UTC)
    engine.dispose()
    return Arranged(file, guild, channel, (due - STARTED_AT).total_seconds(), events)


# ---------------------------------------------------------------- databases


Store = Callable[[Path, Path], Awaitable[str]]


async def in_file(arranged: Path, folder: Path) -> str:
    return str(shutil.copy(arranged, folder / "killed.sqlite3"))


def in_postgres(server: str) -> Store:
    """A database of its own, with all rows of the file."""

    async def make(arranged: Path, folder: Path) -> str:
        import asyncpg

        name = f"kills_{uuid4().hex[:12]}"
        connection = await asyncpg.connect(server)
        await connection.execute(f"CREATE DATABASE {name}")
        await connection.close()
        url = sa.make_url(server.replace("postgresql+asyncpg", "postgresql")).set(database=name)
        text = url.render_as_string(hide_password=False)
        await _copy(str(arranged), text)
        return text

    return make


async def _copy(source: str, target: str) -> None:
    old, new = await Database.open(source), await Database.open(target)
    async with old.reading() as there, new.action() as here:
        for one in metadata.sorted_tables:
            found = [dict(row) for row in (await there.execute(sa.select(one))).mappings()]
            if found:
                await here.execute(sa.insert(one), found)
                await _count_on(here, one)
    await old.close()
    await new.close()


async def _count_on(tx: Any, one: sa.Table) -> None:
    """Ids are given on from the last one."""
    key = one.autoincrement_column
    if key is not None:
        await tx.execute(
            sa.text(
                f"SELECT setval(pg_get_serial_sequence('{one.name}', '{key.name}'), max({key.name})) FROM {one.name}"
            )
        )
