"""The open database: transactions for one action of a member, readers beside them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import DatabaseError
from bot.store import deeds, engines
from bot.store.address import Address, SqliteFile, read_address
from bot.store.conflicts import DeadlockError
from bot.store.gathering import FindMany, Gathering, V
from bot.store.schema import is_current, migrate

CLOSE_TIMEOUT_S = 3.0
_DEADLOCK_DETECTED = "40P01"

Transaction = AsyncConnection
"""What every function of the store takes first."""


class Database:
    """Made by `open`. `action` for what may write, `reading` for what only looks."""

    def __init__(self, writer: AsyncEngine, reader: AsyncEngine, *, is_shared: bool) -> None:
        self.is_shared = is_shared
        """Whether other processes may be on it: a file is one process's alone, see `bot.store.holding`."""
        self._writer = writer
        self._reader = reader
        self._scrubbed = False
        self._gatherings: dict[FindMany[Any], Gathering[Any]] = {}
        self._running = 0
        self._last: set[asyncio.Future[None]] = set()
        self._closed = False
        self._idle = asyncio.Event()
        self._idle.set()

    @classmethod
    async def open(cls, url: str) -> Self:
        """`url` is a file, sqlite:///… or postgresql://…; missing tables are made. Raises DatabaseError, one line."""
        address = read_address(url)
        database = cls(*_engines(address), is_shared=not isinstance(address, SqliteFile))
        try:
            await _prepare(address, database._writer)
        except BaseException as fault:
            await database.close()
            if isinstance(fault, DatabaseError) or not isinstance(fault, Exception):
                raise
            raise DatabaseError(f"Cannot open the database {address}: {_reason(fault)}") from fault
        return database

    @asynccontextmanager
    async def action(self) -> AsyncIterator[Transaction]:
        """One transaction that may write: committed at the end, undone by any exception. Raises DeadlockError.

        Where an interaction is being answered it is claimed with the first: raises DoneElsewhere for who is second.
        """
        with self._counted(), _deadlocks():
            async with (
                deeds.claiming() as claim,
                self._writer.connect() as transaction,
                transaction.begin() as change,
            ):
                await claim(transaction)
                yield transaction
                with deeds.committing():
                    await change.commit()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """One unchanging view of what is committed. It waits for no writer and cannot write."""
        with self._counted():
            async with self._reader.connect() as transaction:
                yield transaction

    async def look_up(self, find: FindMany[V], key: int) -> V | None:
        """What `find` finds for `key`, in one reading with everybody who looks up the like at the same time."""
        if find not in self._gatherings:
            self._gatherings[find] = Gathering(self.reading, find)
        found: V | None = await self._gatherings[find].ask(key)
        return found

    def finish_with(self, work: Coroutine[Any, Any, None]) -> None:
        """Begun at once; `close` waits for it before it lets nothing new begin."""
        task = asyncio.ensure_future(work)
        self._last.add(task)
        task.add_done_callback(self._last.discard)

    @property
    def is_scrubbed(self) -> bool:
        """Whether nothing that was deleted can stand beside the file; of an earlier process that is not known."""
        return self._scrubbed

    async def scrub(self) -> None:
        """To be called when words were deleted: they leave the journal beside an SQLite file, too, which keeps what was
        written before until it is overwritten. Somebody who reads an older view is in the way: then `is_scrubbed` says
        so, and it is to be called again. A server of PostgreSQL does the like by itself (autovacuum).
        """
        with self._counted():
            self._scrubbed = False
            self._scrubbed = await engines.empty_journal(self._writer)

    async def close(self) -> None:
        """Begins nothing new and lets what is running end, for CLOSE_TIMEOUT_S at most. A second call does nothing."""
        if self._last:
            await asyncio.wait(tuple(self._last), timeout=CLOSE_TIMEOUT_S)
        self._closed = True
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), CLOSE_TIMEOUT_S)
        await self._reader.dispose()
        await self._writer.dispose()

    @contextmanager
    def _counted(self) -> Iterator[None]:
        if self._closed:
            raise RuntimeError("the database is closed")
        self._running += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._running -= 1
            if not self._running:
                self._idle.set()


@contextmanager
def _deadlocks() -> Iterator[None]:
    try:
        yield
    except DBAPIError as fault:
        if getattr(fault.orig, "sqlstate", None) != _DEADLOCK_DETECTED:
            raise
        raise DeadlockError("the database undid this action") from fault


def _engines(address: Address) -> tuple[AsyncEngine, AsyncEngine]:
    if isinstance(address, SqliteFile):
        return engines.sqlite_writer(address), engines.sqlite_reader(address)
    server = engines.postgres(address)
    # One view for all statements of a reading, as SQLite has it: a round is loaded with several.
    return server, server.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


async def _prepare(address: Address, writer: AsyncEngine) -> None:
    if isinstance(address, SqliteFile):
        _make_file(address.path)
    if await is_current(writer):
        return
    if not isinstance(address, SqliteFile):
        await migrate(writer)
        return
    migrator = engines.sqlite_migrator(address)
    try:
        await migrate(migrator)
        await engines.rewrite(migrator)
    finally:
        await migrator.dispose()


def _make_file(path: Path) -> None:
    """Fails here, at once, where it would: aiosqlite leaves its thread behind when it cannot open a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    sqlite3.connect(path).close()


def _reason(fault: Exception) -> str:
    """The driver's own words, without SQLAlchemy's statement and links around them."""
    original = getattr(fault, "orig", None) or fault
    own = original.__cause__ or original
    lines = str(own).strip().splitlines()
    return lines[0] if lines else type(own).__name__
