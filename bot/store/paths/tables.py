"""Paths of members, and each try at a stage."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, false

from bot.store.columns import Document, Moment, Words
from bot.store.tables import RowId, metadata

paths = Table(
    "paths",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("position", String, nullable=False),
    Column("profile", String, nullable=False),
    # By stage.
    Column("langs", Document, nullable=False),
    Column("pace", String, nullable=False),
    Column("interview_on", Date),
    Column("level", String),
    Column("started_at", Moment, nullable=False),
    # A line each.
    Column("headlines", Words, nullable=False),
    Column("opens_at", Moment),
    Column("paused_at", Moment),
    Column("closed_at", Moment),
    Column("ending", String),
    sqlite_autoincrement=True,
)
Index("ix_paths_of_member", paths.c.member_id, paths.c.id)
_OPEN = paths.c.closed_at.is_(None)
Index("uq_paths_open", paths.c.member_id, unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN)

path_attempts = Table(
    "path_attempts",
    metadata,
    Column("path_id", RowId, ForeignKey("paths.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("stage", String, nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("screen_id", RowId),
    Column("ended_at", Moment),
    Column("moved_on", Boolean),
    Column("waived", Boolean, nullable=False, server_default=false()),
    # What the member asked the hiring manager.
    Column("own_questions", Words),
)
