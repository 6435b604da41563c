"""Servers that never chose a time zone kept UTC in silence: they are asked, like new ones."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    # Nobody can tell who chose UTC from who was never asked; asked once more, one press keeps it.
    chosen = sa.table("guild_settings", sa.column("zone", sa.String()))
    op.execute(sa.update(chosen).where(chosen.c.zone == "UTC").values(zone=""))
