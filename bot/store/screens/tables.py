"""Technical screens with their turns, and what was missed in them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table

from bot.store.columns import Document, Moment, Words
from bot.store.tables import RowId, metadata

screens = Table(
    "screens",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("purpose", String, nullable=False),
    Column("profile", String, nullable=False),
    Column("lang", String, nullable=False),
    Column("questions", Integer, nullable=False),
    # A line each, as they were when the screen began.
    Column("headlines", Words, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("moves_on", Boolean),
    sqlite_autoincrement=True,
)
Index("ix_screens_of_member", screens.c.member_id, screens.c.id)
_OPEN = screens.c.closed_at.is_(None)
Index("uq_screens_open", screens.c.member_id, unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN)

screen_turns = Table(
    "screen_turns",
    metadata,
    Column("screen_id", RowId, ForeignKey("screens.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("question_id", String, nullable=False),
    Column("asked_at", Moment, nullable=False),
    # What of the member's own the question is to be about.
    Column("headline", Words),
    Column("answer", Words),
    # To the follow-up.
    Column("reply", Words),
    Column("verdict", Document),
    Column("over_at", Moment),
)

missed_points = Table(
    "missed_points",
    metadata,
    Column(
        "member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("question_id", String, primary_key=True),
    # A key point, or a wrong statement.
    Column("thing", String, primary_key=True),
    Column("wrong", Boolean, primary_key=True),
    Column("due", Moment, nullable=False),
    Column("step", Integer, nullable=False),
    Column("times", Integer, nullable=False),
)
