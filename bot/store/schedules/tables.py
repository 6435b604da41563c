"""The tables of schedules: when prompts are due, what became of each due time, and questions of a server's own."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from bot.store.columns import Document, Moment
from bot.store.tables import RowId, metadata

schedules = Table(
    "schedules",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger),
    Column("channel_id", BigInteger),
    # Set: a member's own, in their DM.
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE")),
    Column("keeper_id", BigInteger, ForeignKey("members.id", name="fk_schedules_keepers", ondelete="SET NULL")),
    # What Discord's rule for shards takes of the server's id: (guild_id >> 22), 0 for DMs.
    Column("shard_key", BigInteger, nullable=False),
    Column("rule", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("ask", String, nullable=False),
    Column("principle", String),
    Column("questions", Document),
    Column("answer_hours", Integer, nullable=False),
    Column("review_hours", Integer, nullable=False),
    Column("role_id", BigInteger),
    Column("langs", String, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("due_at", Moment),
    Column("turns", Integer, nullable=False),
    Column("pause", String),
    Column("paused_until", Moment),
    Column("pace", String, nullable=False),
    Column("counted_from", Moment),
    sqlite_autoincrement=True,
)
_DUE = schedules.c.due_at.is_not(None)
Index("ix_schedules_due", schedules.c.due_at, sqlite_where=_DUE, postgresql_where=_DUE)
Index("ix_schedules_of_guild", schedules.c.guild_id)
Index("ix_schedules_of_member", schedules.c.member_id)

deliveries = Table(
    "deliveries",
    metadata,
    Column("schedule_id", RowId, ForeignKey("schedules.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("due_at", Moment, primary_key=True),
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE")),
    Column("state", String, nullable=False),
    Column("why", String),
    # How often it was claimed, and how often posting was tried.
    Column("claims", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    # While claimed: when the claim runs out, or the pause after a failure ends.
    Column("try_at", Moment),
    Column("claimed_by", String),
    Column("group_id", RowId, ForeignKey("group_rounds.id", ondelete="SET NULL")),
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="SET NULL")),
    Column("question_id", String),
    Column("message_id", BigInteger),
    Column("settled_at", Moment),
)
_CLAIMED = deliveries.c.state == "claimed"
Index("ix_deliveries_claimed", deliveries.c.try_at, sqlite_where=_CLAIMED, postgresql_where=_CLAIMED)
Index("ix_deliveries_of_member", deliveries.c.member_id)
Index("ix_deliveries_of_group", deliveries.c.group_id)
Index("ix_deliveries_of_round", deliveries.c.round_id)
