"""Opening a database: tables made, addresses read, refusals in one line that tells no password."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

import bot.store.migrations
from bot.errors import DatabaseError
from bot.interview.groups.model import GuildSettings
from bot.store import Database, marks
from bot.store.address import PostgresServer, SqliteFile, read_address
from bot.store.groups import queries as groups
from bot.store.migrations import HEAD
from bot.store.tables import metadata

MIGRATIONS = Path(bot.store.migrations.__file__).parent


async def _refusal(url: str) -> str:
    with pytest.raises(DatabaseError) as caught:
        await Database.open(url)
    line = str(caught.value)
    assert "\n" not in line
    return line


async def test_migrations_make_the_tables_of_the_code(empty_url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    database = await Database.open(empty_url)
    async with database.action() as tx:
        assert await tx.run_sync(differences) == []
        assert await tx.scalar(text("SELECT version_num FROM alembic_version")) == HEAD
    await database.close()


def test_head_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


async def test_a_server_that_kept_utc_in_silence_is_asked_for_its_zone(tmp_path: Path) -> None:
    path = str(tmp_path / "old.sqlite3")
    database = await Database.open(path)
    async with database.action() as tx:
        for guild_id, zone in ((1, "UTC"), (2, "Asia/Seoul")):
            await groups.put_settings(tx, GuildSettings(guild_id, zone=zone))
        for later in (
            "story_versions",
            "stories",
            "path_attempts",
            "paths",
            "missed_points",
            "screen_turns",
            "screens",
        ):
            await tx.execute(text(f"DROP TABLE {later}"))
        await tx.execute(text("UPDATE alembic_version SET version_num = '0010'"))
    await database.close()
    database = await Database.open(path)
    async with database.reading() as tx:
        assert (await groups.settings(tx, 1)).zone is None
        assert (await groups.settings(tx, 2)).zone == "Asia/Seoul"
    await database.close()


async def test_opening_again_keeps_what_is_there(url: str) -> None:
    for value in ("first", "second"):
        database = await Database.open(url)
        async with database.action() as tx:
            assert await marks.find(tx, "key") == (None if value == "first" else "first")
            await marks.put(tx, "key", value)
        await database.close()


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_second_start_does_not_import_alembic(url: str) -> None:
    code = (
        "import asyncio, sys; from bot.store import Database\n"
        f"async def start(): await (await Database.open({url!r})).close()\n"
        "asyncio.run(start()); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


async def test_database_newer_than_the_code_is_refused_and_left_alone(empty_url: str) -> None:
    database = await Database.open(empty_url)
    async with database.action() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()
    assert "newer than this code" in await _refusal(empty_url)
    assert "9999" in await _refusal(empty_url)


async def test_folder_of_the_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b c" / "bot.db"
    await (await Database.open(f"sqlite+aiosqlite:///{path}")).close()
    assert path.is_file()


async def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    line = await _refusal(str(tmp_path / "file" / "bot.db"))
    assert str(tmp_path / "file" / "bot.db") in line
    assert "File exists" in line or "Not a directory" in line


async def test_folder_instead_of_a_file_is_told(tmp_path: Path) -> None:
    assert "unable to open database file" in await _refusal(str(tmp_path))


async def test_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to look like one " * 50)
    before = path.read_bytes()
    assert "file is not a database" in await _refusal(str(path))
    assert path.read_bytes() == before


async def test_rows_that_point_nowhere_stop_the_migration_and_undo_it(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        raw.execute("CREATE TABLE child (parent INTEGER REFERENCES parent (id))")
        raw.execute("INSERT INTO child VALUES (7)")
    assert "1 rows would point nowhere, one in child" in await _refusal(str(path))
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall() == [("child",), ("parent",)]


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_missing_database_on_the_server_is_told(url: str) -> None:
    assert "does not exist" in await _refusal(url.replace("/loop_", "/gone_", 1))


async def test_unreachable_server_is_told_without_the_password() -> None:
    line = await _refusal("postgres://bot:s3cret@127.0.0.1:1/bot")
    assert "127.0.0.1:1" in line
    assert "s3cret" not in line


async def test_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.engines.find_spec", lambda _name: None)
    assert "loop-practice[postgres]" in await _refusal("postgresql://localhost/bot")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/var/bot.db", "/var/bot.db"),
        ("sqlite:////var/bot.db", "/var/bot.db"),
        ("sqlite+aiosqlite:////var/my%20bot.db", "/var/my bot.db"),
        ("sqlite:///bot.db", str(Path("bot.db").absolute())),
        ("bot.db", str(Path("bot.db").absolute())),
        (" ~/bot.db\n", str(Path("~/bot.db").expanduser())),
    ],
)
def test_file_can_be_named_in_several_ways(url: str, path: str) -> None:
    assert read_address(url) == SqliteFile(Path(path))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_server_can_be_named_in_several_ways(scheme: str) -> None:
    address = read_address(f"{scheme}://bot:s3cret@db.example:5433/bot?sslmode=require")
    assert isinstance(address, PostgresServer)
    assert address.dsn == "postgresql://bot:s3cret@db.example:5433/bot?sslmode=require"
    assert "s3cret" not in f"{address} {address!r}"


HOSTED = "sslmode=require&channel_binding=require&connect_timeout=7&keepalives_idle=30&application_name=loop"


def test_an_address_of_a_hosted_server_is_taken_as_it_is() -> None:
    address = read_address(f"postgresql://bot:s3cret@db.example/bot?{HOSTED}")
    assert isinstance(address, PostgresServer)
    assert address.dsn == "postgresql://bot:s3cret@db.example/bot?sslmode=require&application_name=loop"
    assert address.connect_timeout_s == 7
    assert address.left_out == ("channel_binding", "keepalives_idle")


async def test_a_hosted_servers_options_keep_nobody_from_opening_it(postgres_url: str) -> None:
    """The server itself refuses what it does not know: this one knows no `channel_binding`."""
    url = with_options(postgres_url, HOSTED.replace("sslmode=require&", ""))
    database = await Database.open(url)
    async with database.reading() as tx:
        assert await tx.scalar(text("SHOW application_name")) == "loop"
    await database.close()


@pytest.mark.parametrize("option", ["statement_cache_size=0", "prepared_statement_cache_size=0", "pgbouncer=true"])
async def test_behind_a_pooler_nothing_prepared_outlives_a_transaction(postgres_url: str, option: str) -> None:
    database = await Database.open(with_options(postgres_url, option))
    for _ in range(3):
        async with database.action() as tx:
            assert await marks.find(tx, "nothing") is None
            await marks.put(tx, "something", "one")
            held = await tx.scalar(text("SELECT count(*) FROM pg_prepared_statements WHERE name <> ''"))
            assert held == 0
            # What another connection of the pooler looks like from here.
            await tx.exec_driver_sql("DEALLOCATE ALL")
            assert await marks.find(tx, "something") == "one"
    await database.close()


def with_options(url: str, options: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{options}"


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest) -> Iterator[str]:
    postgres = request.getfixturevalue("postgres")
    name = postgres.create()
    yield postgres.url(name)
    postgres.drop(name)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "sqlite://",
        ":memory:",
        "sqlite:///:memory:",
        "sqlite:///bot.db?mode=ro",
        "mysql://bot:s3cret@db/bot",
        "postgresql://bot:s3cret/more@db/bot",
        "postgresql://bot:12/s3cret@db/bot",
        "postgresql://bot:s3cret#more@db/bot",
        "postgresql://bot:s3cret?more@db/bot",
        "postgresql://bot:s3cret@db:port/bot",
        "postgresql://bot:s3cret@[db/bot",
    ],
)
async def test_address_that_is_none_is_refused_without_the_password(url: str) -> None:
    line = await _refusal(url)
    assert "DATABASE_URL" in line
    assert "s3cret" not in line
