"""Builds the engines: SQLite with one writer and readers beside it, or a pool of PostgreSQL connections."""

from __future__ import annotations

import logging
from importlib.util import find_spec
from typing import Any

from sqlalchemy import URL, Connection, NullPool, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import DatabaseError
from bot.store import one_visit
from bot.store.address import PostgresServer, SqliteFile

log = logging.getLogger(__name__)

BUSY_TIMEOUT_S = 10  # another process on the same SQLite file
SQLITE_READERS = 4
POSTGRES_CONNECTIONS = 10
CONNECT_TIMEOUT_S = 10
STATEMENT_TIMEOUT_S = 30
_JOURNAL_PATIENCE_MS = 50
"""Writers wait as long."""

# A statement without a name is forgotten with the next one, and needs nothing of the connection after its transaction.
_NOTHING_PREPARED = {"prepared_statement_cache_size": 0, "prepared_statement_name_func": lambda: ""}
# FULL: a commit that was acknowledged outlives a power cut; it costs 0.5 ms.
_SAFE = ("PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON")
# What is deleted is overwritten in the file, and not only let go of.
_SCRUBBING = "PRAGMA secure_delete=ON"


def sqlite_writer(file: SqliteFile) -> AsyncEngine:
    """One connection, so that writers queue here in order instead of racing for SQLite's lock."""
    engine = _sqlite(file, pool_size=1, max_overflow=0)
    _on_connect(engine, _SCRUBBING, "PRAGMA journal_mode=WAL", *_SAFE)
    _on_begin(engine, "BEGIN IMMEDIATE")
    return engine


def sqlite_reader(file: SqliteFile) -> AsyncEngine:
    engine = _sqlite(file, pool_size=SQLITE_READERS, max_overflow=0)
    _on_connect(engine, _SCRUBBING, "PRAGMA query_only=ON")
    _on_begin(engine, "BEGIN")
    return engine


def sqlite_migrator(file: SqliteFile) -> AsyncEngine:
    """Foreign keys off: rebuilding a table with them on deletes all that cascades from it, without a word."""
    engine = _sqlite(file, poolclass=NullPool)
    _on_connect(engine, _SCRUBBING, "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=OFF")
    _on_begin(engine, "BEGIN IMMEDIATE")
    return engine


async def rewrite(engine: AsyncEngine) -> None:
    """The SQLite file without the gaps in it: in those of an older version of the bot stands what was deleted."""
    async with engine.connect() as connection:
        await _run(connection, "VACUUM")


async def empty_journal(engine: AsyncEngine) -> bool:
    """False: a reader is in the way."""
    if engine.dialect.name != "sqlite":
        return True
    async with engine.connect() as connection:
        await _run(connection, f"PRAGMA busy_timeout={_JOURNAL_PATIENCE_MS}")
        try:
            ((busy, *_),) = await _run(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            await _run(connection, f"PRAGMA busy_timeout={BUSY_TIMEOUT_S * 1000}")
    return not busy


async def _run(connection: AsyncConnection, statement: str) -> list[Any]:
    """Outside of any transaction, past SQLAlchemy, which would begin one."""
    driver: Any = (await connection.get_raw_connection()).driver_connection
    return list(await driver.execute_fetchall(statement))


def postgres(server: PostgresServer) -> AsyncEngine:
    if find_spec("asyncpg") is None:
        raise DatabaseError("PostgreSQL needs the extra of that name: pip install 'loop-practice[postgres]'")
    import asyncpg  # type: ignore[import-untyped]

    if server.left_out:
        log.info("DATABASE_URL: asyncpg does without %s", ", ".join(server.left_out))
    timeout_s = server.connect_timeout_s or CONNECT_TIMEOUT_S
    lasting = {} if server.keeps_statements else {"statement_cache_size": 0}

    async def connect() -> Any:
        # asyncpg itself reads the address: SQLAlchemy would hand it libpq's options (sslmode …) as unknown arguments.
        return await asyncpg.connect(server.dsn, timeout=timeout_s, command_timeout=STATEMENT_TIMEOUT_S, **lasting)

    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        connect_args={} if server.keeps_statements else _NOTHING_PREPARED,
        pool_size=POSTGRES_CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
    )


def _sqlite(file: SqliteFile, **pool: Any) -> AsyncEngine:
    return create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(file.path)),
        # No isolation level: the driver would begin late and only for some statements; `_on_begin` does it.
        connect_args={"isolation_level": None, "timeout": BUSY_TIMEOUT_S},
        module=one_visit.OneVisitDriver(),
        hide_parameters=True,  # members' words do not belong in a log
        **pool,
    )


def _on_connect(engine: AsyncEngine, *statements: str) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def configure(connection: Any, _record: object) -> None:
        try:
            cursor = connection.cursor()
            for statement in statements:
                cursor.execute(statement)
            cursor.close()
        except BaseException:
            connection.close()  # the pool never had it, and would leave its thread behind
            raise


def _on_begin(engine: AsyncEngine, statement: str) -> None:
    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        one_visit.begin(connection, statement)
