"""Schedules, the ledger of their deliveries, questions of a server's own; members have a time zone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"

_row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = sa.DateTime(timezone=True)
_document = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column("members", sa.Column("zone", sa.String()))
    op.add_column("rounds", sa.Column("review", sa.Boolean(), nullable=False, server_default=sa.false()))
    _create_schedules()
    _create_deliveries()
    _create_own_questions()


def _create_schedules() -> None:
    op.create_table(
        "schedules",
        sa.Column("id", _row_id, nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("member_id", sa.BigInteger()),
        sa.Column("keeper_id", sa.BigInteger()),
        sa.Column("shard_key", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("ask", sa.String(), nullable=False),
        sa.Column("principle", sa.String()),
        sa.Column("questions", _document),
        sa.Column("answer_hours", sa.Integer(), nullable=False),
        sa.Column("review_hours", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.BigInteger()),
        sa.Column("langs", sa.String(), nullable=False),
        sa.Column("added_at", _moment, nullable=False),
        sa.Column("due_at", _moment),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("pause", sa.String()),
        sa.Column("paused_until", _moment),
        sa.Column("pace", sa.String(), nullable=False),
        sa.Column("counted_from", _moment),
        sa.PrimaryKeyConstraint("id", name="pk_schedules"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_schedules_members", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["keeper_id"], ["members.id"], name="fk_schedules_keepers", ondelete="SET NULL"),
        sqlite_autoincrement=True,
    )
    due = sa.text("due_at IS NOT NULL")
    op.create_index("ix_schedules_due", "schedules", ["due_at"], sqlite_where=due, postgresql_where=due)
    op.create_index("ix_schedules_of_guild", "schedules", ["guild_id"])
    op.create_index("ix_schedules_of_member", "schedules", ["member_id"])


def _create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("schedule_id", _row_id, autoincrement=False, nullable=False),
        sa.Column("due_at", _moment, nullable=False),
        sa.Column("member_id", sa.BigInteger()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String()),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("try_at", _moment),
        sa.Column("group_id", _row_id),
        sa.Column("round_id", _row_id),
        sa.Column("question_id", sa.String()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("settled_at", _moment),
        sa.PrimaryKeyConstraint("schedule_id", "due_at", name="pk_deliveries"),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedules.id"], name="fk_deliveries_schedules", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_deliveries_members", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_rounds.id"], name="fk_deliveries_group_rounds", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_deliveries_rounds", ondelete="SET NULL"),
    )
    claimed = sa.text("state = 'claimed'")
    op.create_index("ix_deliveries_claimed", "deliveries", ["try_at"], sqlite_where=claimed, postgresql_where=claimed)
    op.create_index("ix_deliveries_of_member", "deliveries", ["member_id"])
    op.create_index("ix_deliveries_of_group", "deliveries", ["group_id"])
    op.create_index("ix_deliveries_of_round", "deliveries", ["round_id"])


def _create_own_questions() -> None:
    op.create_table(
        "own_questions",
        sa.Column("id", _row_id, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("principle", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("text_en", sa.Text()),
        sa.Column("text_ko", sa.Text()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("suggested_at", _moment, nullable=False),
        sa.Column("sent_at", _moment),
        sa.PrimaryKeyConstraint("id", name="pk_own_questions"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_own_questions_members", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_own_questions_of_guild", "own_questions", ["guild_id", "state", "id"])
    op.create_index("ix_own_questions_of_member", "own_questions", ["member_id"])
