"""The database. `Database` opens it; each room has the tables, rows and queries of one feature.

async with database.action() as tx:
    round = await rounds.get(tx, round_id, lock=True)
    await rounds.save(tx, round, decided(round))
"""

from __future__ import annotations

# Whoever opens the database knows all of its tables: what is a member's is found by walking over them.
from bot.store.bookings import tables as _bookings  # noqa: F401
from bot.store.columns import storable
from bot.store.conflicts import ConflictError, DeadlockError, OpenRoundExistsError, RoundChangedError
from bot.store.database import Database, Transaction
from bot.store.groups import tables as _groups  # noqa: F401
from bot.store.members import Member
from bot.store.panels import tables as _panels  # noqa: F401
from bot.store.paths import tables as _paths  # noqa: F401
from bot.store.questions import tables as _questions  # noqa: F401
from bot.store.rounds import tables as _rounds  # noqa: F401
from bot.store.schedules import tables as _schedules  # noqa: F401
from bot.store.screens import tables as _screens  # noqa: F401
from bot.store.stories import tables as _stories  # noqa: F401

__all__ = [
    "ConflictError",
    "Database",
    "DeadlockError",
    "Member",
    "OpenRoundExistsError",
    "RoundChangedError",
    "Transaction",
    "storable",
]
