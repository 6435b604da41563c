"""aiosqlite under SQLAlchemy with one visit to the connection's thread a statement, instead of four.

SQLAlchemy's own adapter sends the thread away to make a cursor, to execute, to fetch and to close, and before all that
to begin the transaction; each visit wakes two threads. The private names of both libraries that this needs stand here
and nowhere else.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import aiosqlite
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util import immutabledict


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    """Empty until it executes; then it holds all rows, and a closed cursor that still describes them."""

    __slots__ = ()

    def __init__(self, adapt_connection: AsyncAdapt_aiosqlite_connection) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._rows = deque()
        self._soft_closed_memoized = immutabledict()

    async def _execute_async(self, operation: Any, parameters: Any) -> None:
        await self._visit(sqlite3.Cursor.execute, operation, parameters or ())

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> None:
        await self._visit(sqlite3.Cursor.executemany, operation, seq_of_parameters)

    async def _async_soft_close(self) -> None:
        """It is closed since it executed."""

    def close(self) -> None:
        self._rows.clear()

    async def _visit(self, execute: Callable[..., Any], operation: str, parameters: Any) -> None:
        here: Any = self._adapt_connection
        async with here._execute_mutex:
            begin, here.begin_with_next = here.begin_with_next, None
            statement = (here._connection._conn, begin, execute, operation, parameters)
            self._cursor, rows = await here._connection._execute(_run, *statement)
        self._rows = deque(rows)


def _run(
    connection: sqlite3.Connection, begin: str | None, execute: Callable[..., Any], operation: str, parameters: Any
) -> tuple[sqlite3.Cursor, Sequence[Any]]:
    """In the connection's own thread."""
    cursor = connection.cursor()
    try:
        if begin:
            cursor.execute(begin)
        execute(cursor, operation, parameters)
        return cursor, cursor.fetchall() if cursor.description else ()
    finally:
        cursor.close()


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ("begin_with_next",)
    begin_with_next: str | None
    """How the transaction begins, until its first statement takes that along."""
    _cursor_cls = _Cursor  # type: ignore[assignment]  # inferred there from the one class it knows


class OneVisitDriver(AsyncAdapt_aiosqlite_dbapi):
    """To be given to `create_async_engine` as its `module`."""

    def __init__(self) -> None:
        super().__init__(aiosqlite, sqlite3)

    def connect(self, *arg: Any, **kw: Any) -> AsyncAdapt_aiosqlite_connection:
        connection = _Connection(self, super().connect(*arg, **kw)._connection)
        connection.begin_with_next = None
        return connection


def begin(connection: Connection, statement: str) -> None:
    """To be called when SQLAlchemy begins a transaction. SQLite itself waits for the first statement in any case."""
    adapted: Any = connection.connection.dbapi_connection
    adapted.begin_with_next = statement
