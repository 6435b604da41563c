"""An SQLite file is one process's alone while the bot runs on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import DatabaseError
from bot.store.address import SqliteFile, read_address


@contextmanager
def held(url: str) -> Iterator[None]:
    """Raises DatabaseError when another process holds the file. The system lets go of it when a process is killed."""
    address = read_address(url)
    if not isinstance(address, SqliteFile):
        yield
        return
    with _locked(address.path):
        yield


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    try:
        import fcntl
    except ModuleNotFoundError:  # Windows
        yield
        return
    lock = path.with_name(f"{path.name}.lock")
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        file = lock.open("a")
    except OSError as error:
        raise DatabaseError(f"Cannot open the database {path}: {error.strerror}") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DatabaseError(
                f"The database {path} is held by another process: several processes need PostgreSQL"
            ) from None
        yield
