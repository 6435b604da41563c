"""What members ask hiring managers at the end of the talk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("path_attempts", sa.Column("own_questions", sa.Text()))
