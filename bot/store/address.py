"""Reads DATABASE_URL: a file for SQLite or a server of PostgreSQL. No message here shows a password."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from bot.errors import DatabaseError

_LIBPQ_ONLY = {
    "channel_binding",
    "connect_timeout",
    "fallback_application_name",
    "gssdelegation",
    "gssencmode",
    "hostaddr",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "load_balance_hosts",
    "max_protocol_version",
    "min_protocol_version",
    "require_auth",
    "requirepeer",
    "sslcertmode",
    "sslcompression",
    "sslkeylogfile",
    "sslsni",
    "tcp_user_timeout",
}
"""What libpq takes for itself. asyncpg would send it to the server as a setting, which the server refuses."""
_NO_STATEMENTS = (("statement_cache_size", "0"), ("prepared_statement_cache_size", "0"), ("pgbouncer", "true"))
"""How an address says that nothing prepared may outlive a transaction: asyncpg's words, SQLAlchemy's and Prisma's."""
_ABOUT_STATEMENTS = frozenset(name for name, _ in _NO_STATEMENTS)


@dataclass(frozen=True, slots=True)
class SqliteFile:
    path: Path

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """`dsn` as asyncpg reads it, with the password; `place` is what may be shown.

    `keeps_statements`: not behind a pooler that lends a connection for one transaction only. `left_out`: options of the
    address that are libpq's alone.
    """

    dsn: str = field(repr=False)
    place: str
    keeps_statements: bool = True
    connect_timeout_s: float | None = None
    left_out: tuple[str, ...] = ()

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
    place = f"{host or 'the local socket'}{f':{port}' if port else ''}"
    options = parse_qsl(parts.query, keep_blank_values=True)
    known = [(name, value) for name, value in options if name not in _LIBPQ_ONLY | _ABOUT_STATEMENTS]
    timeout = dict(options).get("connect_timeout", "")
    return PostgresServer(
        dsn if known == options else f"{dsn.partition('?')[0]}?{urlencode(known)}",
        place,
        keeps_statements=not any(option in _NO_STATEMENTS for option in options),
        connect_timeout_s=float(timeout) if timeout.isdecimal() and int(timeout) else None,
        left_out=tuple(name for name, _ in options if name in _LIBPQ_ONLY - {"connect_timeout"}),
    )


def _unreadable() -> DatabaseError:
    return DatabaseError(
        "DATABASE_URL is no readable PostgreSQL address; characters like @ / ? # in the password must be written as %XX"
    )
