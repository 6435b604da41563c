"""The tables of group rounds. What names no member and holds no member's words is marked impersonal.

A scorecard reaches its reviewer and, over the answer, its author: it goes with either of them.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table

from bot.store.columns import Document, Moment, Words
from bot.store.tables import IMPERSONAL, RowId, metadata

guild_settings = Table(
    "guild_settings",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger),
    Column("lang", String),
    Column("zone", String, nullable=False),
    Column("opener_role_id", BigInteger),
    Column("reviews", Integer, nullable=False),
    Column("anonymous", Boolean, nullable=False),
    info=IMPERSONAL,
)

group_rounds = Table(
    "group_rounds",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("opener_id", BigInteger, ForeignKey("members.id", ondelete="SET NULL")),
    Column("lang", String, nullable=False),
    Column("question_id", String, nullable=False),
    Column("anonymous", Boolean, nullable=False),
    Column("reviews", Integer, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("answers_due_at", Moment, nullable=False),
    Column("reviews_due_at", Moment, nullable=False),
    Column("stage", String, nullable=False),
    Column("said", String),
    # Until when a process is busy telling Discord of the stage; another may take over after that.
    Column("saying_until", Moment),
    Column("claimed_by", String),
    # How often it was tried to say it: from the second time on it is looked for first.
    Column("tries", Integer, nullable=False, default=0, server_default="0"),
    # When to remind of the coming end of the stage; empty once it is done.
    Column("remind_at", Moment),
    Column("message_id", BigInteger),
    Column("thread_id", BigInteger),
    sqlite_autoincrement=True,
    info=IMPERSONAL,
)
Index("ix_group_rounds_of_guild", group_rounds.c.guild_id, group_rounds.c.id)
Index("ix_group_rounds_stage", group_rounds.c.stage)


reviews = Table(
    "reviews",
    metadata,
    Column(
        "round_id",
        RowId,
        ForeignKey("shared_answers.round_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column(
        "member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("dealt_at", Moment, nullable=False),
    Column("submitted_at", Moment),
    Column("ticks", Document),
    Column("vote", String),
    Column("gap", Words),
    Column("helpful", Boolean, nullable=False),
)
Index("ix_reviews_of_member", reviews.c.member_id)

group_posts = Table(
    "group_posts",
    metadata,
    Column("group_id", RowId, ForeignKey("group_rounds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("page", Integer, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    # Something on it was taken back since it was written; and how often that happened.
    Column("stale", Boolean, nullable=False),
    Column("changes", Integer, nullable=False, default=0, server_default="0"),
    Column("saying_until", Moment),
    Column("claimed_by", String),
    info=IMPERSONAL,
)

guild_members = Table(
    "guild_members",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("reminders", Boolean, nullable=False),
    Column("missed", Integer, nullable=False),
)

calibrations = Table(
    "calibrations",
    metadata,
    Column(
        "member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("answer_id", String, primary_key=True),
    Column("ticks", Document, nullable=False),
    Column("agreed", Integer, nullable=False),
    Column("judged_at", Moment, nullable=False),
)
