"""The database. `Database` opens it; `members`, `rounds`, `marks`, `groups` and their kin hold one function a task.

async with database.action() as tx:
    round = await rounds.get(tx, round_id, lock=True)
    await rounds.save(tx, round, decided(round))
"""

from __future__ import annotations

from bot.store import (
    booking_drafts,
    bookings,
    deliveries,
    group_members,
    group_reviews,
    groups,
    marks,
    members,
    own_questions,
    panel_scorecards,
    panel_words,
    panels,
    rounds,
    schedules,
)
from bot.store.codec import ChecklistFormError
from bot.store.columns import storable
from bot.store.conflicts import ConflictError, DeadlockError, OpenRoundExistsError, RoundChangedError
from bot.store.database import Database, Transaction
from bot.store.history import RoundPage, RoundSummary
from bot.store.members import Member

__all__ = [
    "ChecklistFormError",
    "ConflictError",
    "Database",
    "DeadlockError",
    "Member",
    "OpenRoundExistsError",
    "RoundChangedError",
    "RoundPage",
    "RoundSummary",
    "Transaction",
    "booking_drafts",
    "bookings",
    "deliveries",
    "group_members",
    "group_reviews",
    "groups",
    "marks",
    "members",
    "own_questions",
    "panel_scorecards",
    "panel_words",
    "panels",
    "rounds",
    "schedules",
    "storable",
]
