"""What the way back needs: deeds by their Discord ids, typed messages, what is said when time is up, servers left."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "deeds",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deeds"),
    )
    op.create_table(
        "typed_messages",
        sa.Column("round_id", RowId, autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer()),
        sa.Column("part", sa.String()),
        sa.Column("start", sa.Integer()),
        sa.Column("length", sa.Integer()),
        sa.Column("show_at", sa.DateTime(timezone=True)),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], ondelete="CASCADE", name="fk_typed_messages_rounds"),
        sa.PrimaryKeyConstraint("round_id", "message_id", name="pk_typed_messages"),
    )
    op.create_index("uq_typed_messages_message", "typed_messages", ["message_id"], unique=True)
    op.create_index("ix_typed_messages_show_at", "typed_messages", ["show_at"])
    op.add_column("turns", sa.Column("call_at", sa.DateTime(timezone=True)))
    op.create_index("ix_turns_call_at", "turns", ["call_at"])
    op.add_column("bookings", sa.Column("turned", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "left_guilds",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_left_guilds"),
    )
