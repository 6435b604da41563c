"""The health file: what the process says of its connection, and what `python -m bot health` makes of it."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from bot.connection.standing import Since, Standing, State
from bot.errors import StartError

log = logging.getLogger(__name__)

BEAT_S = 5.0
SILENT_S = 30.0
"""Without a beat for so long the process is dead, or stuck."""


@asynccontextmanager
async def told_in(file: Path | None, standing: Standing) -> AsyncIterator[None]:
    """Written at each change, and every few seconds as a sign of life. Raises StartError for a file that cannot be
    made. Without a file nothing is told."""
    if file is None:
        yield
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, standing)
    except OSError as error:
        raise StartError(f"HEALTH_FILE: cannot write {file}: {error.strerror}") from None
    telling = asyncio.create_task(_tell(file, standing))
    try:
        yield
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)
        with suppress(OSError):
            _write(file, standing)


def read(file: Path | None) -> tuple[bool, str]:
    """Whether the bot is connected, and what to say of it."""
    if file is None:
        return False, "not known: HEALTH_FILE is empty"
    try:
        told = json.loads(file.read_text("utf-8"))
        silent_s = time.monotonic() - told["beat"]
        whole, lines = told["state"], told["lines"]
    except (OSError, ValueError, KeyError, TypeError):
        return False, f"not running: nothing can be read in {file}"
    # The monotonic clock is the machine's, and begins anew with it: a beat ahead of it is of before.
    if whole != State.STOPPED and not 0 <= silent_s < SILENT_S:
        return False, "not running: no sign of life"
    return whole == State.CONNECTED, "\n".join(lines)


async def _tell(file: Path, standing: Standing) -> None:
    while True:
        with suppress(TimeoutError):
            async with asyncio.timeout(BEAT_S):
                await standing.changed.wait()
        standing.changed.clear()
        try:
            await asyncio.to_thread(_write, file, standing)
        except OSError as error:
            log.warning("the health file cannot be written: %s", error.strerror)


def _write(file: Path, standing: Standing) -> None:
    whole, shards = standing.whole, standing.shards
    lines = [_line(whole)]
    if whole.state not in (State.STOPPING, State.STOPPED):
        lines += [f"shard {shard_id}: {_line(since)}" for shard_id, since in shards.items()]
    told: dict[str, Any] = {"beat": time.monotonic(), "state": whole.state, "lines": lines}
    new = file.with_name(f"{file.name}.new")
    new.write_text(json.dumps(told), "utf-8")
    new.replace(file)


def _line(since: Since) -> str:
    return f"{since.state} since {since.at:%Y-%m-%d %H:%M:%S} UTC"
