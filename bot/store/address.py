"""Reads DATABASE_URL: a file for SQLite or a server of PostgreSQL. No message here shows a password."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bot.errors import DatabaseError


@dataclass(frozen=True, slots=True)
class SqliteFile:
    path: Path

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """`dsn` as asyncpg reads it, with the password; `place` is what may be shown."""

    dsn: str = field(repr=False)
    place: str

    def __str__(self) -> str:
        return f"the PostgreSQL server at {self.place}"


Address = SqliteFile | PostgresServer


def read_address(url: str) -> Address:
    """Raises DatabaseError for what is neither."""
    scheme, separator, rest = url.strip().partition("://")
    engine = scheme.partition("+")[0]
    if not separator:
        return _sqlite(scheme)
    if engine == "sqlite":
        return _sqlite(unquote(rest.removeprefix("/")))
    if engine in ("postgres", "postgresql"):
        return _postgres(f"postgresql://{rest}")
    raise DatabaseError(f"DATABASE_URL names the engine {engine!r}; it must be a file, sqlite:///… or postgresql://…")


def _sqlite(path: str) -> SqliteFile:
    if path in ("", ":memory:"):
        raise DatabaseError("DATABASE_URL must name a file: a database in memory keeps nothing")
    if "?" in path:
        raise DatabaseError("DATABASE_URL: an SQLite file takes no options after '?'")
    return SqliteFile(Path(path).expanduser().absolute())


def _postgres(dsn: str) -> PostgresServer:
    try:
        parts = urlsplit(dsn)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _unreadable() from None
    # An unescaped / ? or # in the password ends the host too early, and shows itself by an @ behind it.
    if "@" not in parts.netloc and "@" in dsn:
        raise _unreadable()
    return PostgresServer(dsn, f"{host or 'the local socket'}{f':{port}' if port else ''}")


def _unreadable() -> DatabaseError:
    return DatabaseError(
        "DATABASE_URL is no readable PostgreSQL address; characters like @ / ? # in the password must be written as %XX"
    )
