"""For every test: what is the same in all of them is worked out once a run."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import simcord
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot import checker
from bot.content import source
from bot.store import engines

# SimCord is a plugin of pytest, whose modules pytest parses itself. Python 3.11 fails where two threads parse at once
# ("AST constructor recursion depth mismatch"), and some of SimCord is imported in the middle of a test, beside the
# thread of the checker. So all of it is imported here, before there is a second thread.
for _module in pkgutil.walk_packages(simcord.__path__, "simcord."):
    importlib.import_module(_module.name)


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """A statement is turned into SQL once a run, not once for each database that a test opens.

    SQLAlchemy keeps what it compiled with the engine, by the dialect: all engines of a kind are given the first one's.
    """
    firsts: dict[str, Any] = {}

    def create(*args: Any, **kwargs: Any) -> AsyncEngine:
        engine = create_async_engine(*args, **kwargs)
        own = engine.sync_engine
        first = firsts.get(own.dialect.name)
        if first is None or first.dialect.server_version_info is None:  # never connected: its dialect knows nothing yet
            firsts[own.dialect.name] = own
        else:
            own.dialect, own._compiled_cache = first.dialect, first._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "create_async_engine", create)
        yield


@pytest.fixture(scope="session", autouse=True)
def read_once_each() -> Iterator[None]:
    """The same text always reads alike: what most tests tell, and what authors wrote, is read once a run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "parsed", cache(source.parsed))
        for name in ("check", "judge_reply", "split"):
            patch.setattr(checker, name, cache(getattr(checker, name)))
        yield
