"""Claims that name who holds them, what is still owed to Discord, and numbers that were never seen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = sa.DateTime(timezone=True)
_CLAIMED = ("group_rounds", "group_posts", "panels", "panel_words", "panel_messages", "bookings", "deliveries")


def upgrade() -> None:
    for table in _CLAIMED:
        op.add_column(table, sa.Column("claimed_by", sa.String()))
    for table in ("group_posts", "panel_messages"):
        op.add_column(table, sa.Column("saying_until", _moment))
    for table in ("group_rounds", "panels", "bookings"):
        op.add_column(table, sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("group_posts", sa.Column("changes", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("panels", sa.Column("furnished", sa.Boolean(), nullable=False, server_default=sa.true()))
    _create_owed_changes()
    _create_spare_numbers()


def _create_owed_changes() -> None:
    op.create_table(
        "owed_changes",
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref_id", _row_id, nullable=False),
        sa.Column("page", sa.Integer()),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("saying_until", _moment),
        sa.Column("claimed_by", sa.String()),
        sa.PrimaryKeyConstraint("message_id", name="pk_owed_changes"),
    )
    op.create_index("ix_owed_changes_channel_id", "owed_changes", ["channel_id"])


def _create_spare_numbers() -> None:
    op.create_table(
        "spare_numbers",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", _row_id, nullable=False),
        sa.PrimaryKeyConstraint("kind", "number", name="pk_spare_numbers"),
    )
