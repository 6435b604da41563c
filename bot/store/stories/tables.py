"""The stories that members keep, and what they were before they were changed."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, false

from bot.store.columns import Document, Moment, Words
from bot.store.tables import RowId, metadata

stories = Table(
    "stories",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("title", Words, nullable=False),
    Column("situation", Words, nullable=False),
    Column("task", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("result", Words, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Column("heard", Document, nullable=False),
    Column("shows", Document),
    Column("failure", Boolean, nullable=False, server_default=false()),
    Column("happened", String, nullable=False),
    Column("retired_at", Moment),
    # The turn from which it was kept: the round may go, the story stays.
    Column("round_id", RowId),
    Column("turn", Integer),
    sqlite_autoincrement=True,
)
Index("ix_stories_of_member", stories.c.member_id, stories.c.id)
_KEPT = stories.c.round_id.is_not(None)
Index("uq_stories_of_turn", stories.c.round_id, stories.c.turn, unique=True, sqlite_where=_KEPT, postgresql_where=_KEPT)

story_versions = Table(
    "story_versions",
    metadata,
    Column("story_id", RowId, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("title", Words, nullable=False),
    Column("situation", Words, nullable=False),
    Column("task", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("result", Words, nullable=False),
    Column("changed_at", Moment, nullable=False),
)
