"""What this process is busy with: held as long as it works, given back when the work is broken off.

A claim is short, so that another process soon takes over from one that died; the tick renews what is still worked on.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.services.practice import Practice
from bot.store import claims
from bot.store.claims import Claim
from bot.store.deeds import aside

__all__ = ["LEASE", "PAUSE", "RENEWED_EVERY", "Claim", "held", "put_off", "release", "renew"]

LEASE = timedelta(seconds=20)
"""So long after a process died its work is left alone. Shorter than the few minutes in which Discord knows a nonce."""
RENEWED_EVERY = timedelta(seconds=5)
PAUSE = timedelta(seconds=60)
"""After all attempts of one claim have failed, until the next claim."""


@asynccontextmanager
async def held(practice: Practice, claim: Claim | None) -> AsyncIterator[None]:
    """What fails is put off: not lost, and not tried again every second."""
    if claim is None:
        yield
        return
    practice.in_hand.append(claim)
    try:
        yield
    except Exception:
        await put_off(practice, claim, PAUSE)
        raise
    finally:
        practice.in_hand.remove(claim)


async def put_off(practice: Practice, claim: Claim, pause: timedelta = timedelta()) -> None:
    """Without a pause the next tick may take it up."""
    with aside():
        async with practice.database.action() as tx:
            await claims.put_off(tx, claim, practice.holder, practice.clock() + pause)


async def renew(practice: Practice) -> None:
    async with practice.database.action() as tx:
        await claims.renew(tx, practice.holder, tuple(practice.in_hand), practice.clock() + LEASE)


async def release(practice: Practice) -> None:
    """This process ends: the next one need not wait until its claims run out."""
    async with practice.database.action() as tx:
        await claims.release(tx, practice.holder, practice.clock())
