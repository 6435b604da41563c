"""Shards are leased to processes, and processes take turns to identify them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "shard_leases",
        sa.Column("shard_count", sa.Integer, nullable=False),
        sa.Column("shard_id", sa.Integer, nullable=False),
        sa.Column("holder", sa.String, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("shard_count", "shard_id", name="pk_shard_leases"),
    )
    op.create_table(
        "identify_turns",
        sa.Column("bucket", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bucket", name="pk_identify_turns"),
    )
