"""Solo panels: a round whose questions come from several interviewers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("rounds", sa.Column("seats", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")))
