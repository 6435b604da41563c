"""The stories that members keep, and what they were before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0013"
down_revision = "0012"

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_DOCUMENT = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "stories",
        sa.Column("id", _ROW_ID, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        *_words(),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("heard", _DOCUMENT, nullable=False),
        sa.Column("shows", _DOCUMENT),
        sa.Column("failure", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("happened", sa.String(), nullable=False),
        sa.Column("retired_at", _MOMENT),
        sa.Column("round_id", _ROW_ID),
        sa.Column("turn", sa.Integer()),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_stories_members", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stories_of_member", "stories", ["member_id", "id"])
    kept = sa.text("round_id IS NOT NULL")
    op.create_index(
        "uq_stories_of_turn", "stories", ["round_id", "turn"], unique=True, sqlite_where=kept, postgresql_where=kept
    )
    op.create_table(
        "story_versions",
        sa.Column("story_id", _ROW_ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *_words(),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_story_versions_stories", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story_id", "number", name="pk_story_versions"),
    )


def _words() -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in ("title", "situation", "task", "action", "result")]
