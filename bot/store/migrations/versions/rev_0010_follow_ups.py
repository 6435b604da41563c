"""Follow-ups that take up the member's words and ask for more than items; how many; what members chose once for all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    for name in ("kind", "way", "words", "field"):
        op.add_column("probes", sa.Column(name, sa.Text() if name == "words" else sa.String()))
    op.add_column("probes", sa.Column("met", sa.Boolean()))
    op.add_column("rounds", sa.Column("follow_ups", sa.Integer()))
    op.add_column("members", sa.Column("level", sa.String()))
    later: sa.Column[bool] = sa.Column("calibrates_later", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("members", later)
