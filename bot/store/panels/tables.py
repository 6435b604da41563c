"""The tables of panels. What is said about a candidate reaches them over the panel: it goes with either of the two."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, ForeignKeyConstraint, Index, Integer, String, Table

from bot.store.columns import Document, Moment, Words
from bot.store.tables import IMPERSONAL, RowId, metadata

panels = Table(
    "panels",
    metadata,
    Column("id", RowId, primary_key=True),
    # The candidate.
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("organiser_id", BigInteger, ForeignKey("members.id", ondelete="SET NULL", name="fk_panels_organiser")),
    Column("lang", String, nullable=False),
    Column("guild_id", BigInteger),
    Column("channel_id", BigInteger),
    Column("place_id", BigInteger),
    Column("voice", Boolean, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("stage", String, nullable=False),
    Column("reading_until", Moment),
    Column("message_id", BigInteger),
    Column("reminded_at", Moment),
    # Since when the post says something else than what stands here; until when a process is busy with it.
    Column("stale_at", Moment),
    Column("saying_until", Moment),
    Column("claimed_by", String),
    # How often it was tried to say it: from the second time on it is looked for first.
    Column("tries", Integer, nullable=False, default=0, server_default="0"),
    # Its thread has its card and its people; or there is none.
    Column("furnished", Boolean, nullable=False, default=True, server_default=sa.true()),
    Column("candidate_lang", String),
    Column("candidate_came_at", Moment),
    Column("candidate_declined_at", Moment),
    Column("outcome", String),
    Column("reason", Words),
    Column("action_1", Words),
    Column("action_2", Words),
    Column("action_3", Words),
    Column("decided_at", Moment),
    sqlite_autoincrement=True,
)
Index("ix_panels_of_member", panels.c.member_id)
Index("ix_panels_of_guild", panels.c.guild_id, panels.c.id)
Index("ix_panels_stage", panels.c.stage)
Index("ix_panels_place", panels.c.place_id)

panel_interviewers = Table(
    "panel_interviewers",
    metadata,
    Column("panel_id", RowId, ForeignKey("panels.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column(
        "member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("position", Integer, nullable=False),
    Column("bar_raiser", Boolean, nullable=False),
    Column("principles", Document, nullable=False),
    Column("question_ids", Document, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("lang", String),
    Column("started_at", Moment),
    Column("declined_at", Moment),
    Column("came_at", Moment),
    Column("posted_at", Moment),
    Column("vote", String),
    Column("summary", Words, nullable=False),
    Column("second_vote", String),
    Column("reason", Words, nullable=False),
    Column("voted_at", Moment),
    Column("challenged_at", Moment),
)
Index("ix_panel_interviewers_of_member", panel_interviewers.c.member_id)

panel_scorecards = Table(
    "panel_scorecards",
    metadata,
    Column("panel_id", RowId, primary_key=True, autoincrement=False),
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("ticks", Document, nullable=False),
    Column("situation", Words, nullable=False),
    Column("task", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("result", Words, nullable=False),
    Column("gap", Words, nullable=False),
    ForeignKeyConstraint(
        ["panel_id", "member_id"],
        ["panel_interviewers.panel_id", "panel_interviewers.member_id"],
        ondelete="CASCADE",
    ),
)

# What is to be said to one member in private, and when. A row goes when it is said.
panel_words = Table(
    "panel_words",
    metadata,
    Column("panel_id", RowId, ForeignKey("panels.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column(
        "member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("word", String, primary_key=True),
    Column("due_at", Moment, nullable=False),
    Column("saying_until", Moment),
    Column("claimed_by", String),
)
Index("ix_panel_words_due", panel_words.c.due_at)
Index("ix_panel_words_of_member", panel_words.c.member_id)

# Messages of the bot about a panel, to be taken away when its candidate or an interviewer wants to be forgotten.
# They outlive the panel's own row, so no foreign key.
panel_messages = Table(
    "panel_messages",
    metadata,
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("panel_id", RowId, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("saying_until", Moment),
    Column("claimed_by", String),
    info=IMPERSONAL,
)
Index("ix_panel_messages_of_panel", panel_messages.c.panel_id)
Index("ix_panel_messages_gone", panel_messages.c.gone)
