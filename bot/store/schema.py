"""Brings a database to the tables of this code when it is opened, whoever else opens it at the same time."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import DatabaseError
from bot.store.migrations import HEAD

_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x10_0B_0001  # any number, the same in every process of ours


async def is_current(engine: AsyncEngine) -> bool:
    """Plain SQL: Alembic, slow to import, stays out of a start that has nothing to migrate."""
    async with engine.connect() as connection:
        return await connection.run_sync(_revision) == HEAD


async def migrate(engine: AsyncEngine) -> None:
    """All missing steps in one transaction, one process after the other. On SQLite, foreign keys must be off.

    Raises DatabaseError when the database is newer than this code.
    """
    async with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        await connection.run_sync(_upgrade)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    revision = _revision(connection)
    if revision is not None and revision not in known:
        raise DatabaseError(
            f"The database is newer than this code: it is at revision {revision}, the code knows up to {HEAD}"
        )
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        _check_references(connection)


def _check_references(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise DatabaseError(
            f"The database was not migrated: {len(orphans)} rows would point nowhere, one in {orphans[0][0]}"
        )
