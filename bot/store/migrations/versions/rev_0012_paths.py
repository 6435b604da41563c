"""Paths and their stages; technical screens, and what was missed in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0012"
down_revision = "0011"

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_DOCUMENT = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    _screens()
    _paths()


def _screens() -> None:
    op.create_table(
        "screens",
        sa.Column("id", _ROW_ID, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("headlines", sa.Text(), nullable=False),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.Column("closed_at", _MOMENT),
        sa.Column("moves_on", sa.Boolean()),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_screens_members", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_screens"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_screens_of_member", "screens", ["member_id", "id"])
    _one_open("screens")
    op.create_table(
        "screen_turns",
        sa.Column("screen_id", _ROW_ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("headline", sa.Text()),
        sa.Column("answer", sa.Text()),
        sa.Column("reply", sa.Text()),
        sa.Column("verdict", _DOCUMENT),
        sa.Column("over_at", _MOMENT),
        sa.ForeignKeyConstraint(["screen_id"], ["screens.id"], name="fk_screen_turns_screens", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("screen_id", "number", name="pk_screen_turns"),
    )
    op.create_table(
        "missed_points",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("wrong", sa.Boolean(), nullable=False),
        sa.Column("due", _MOMENT, nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_missed_points_members", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "question_id", "thing", "wrong", name="pk_missed_points"),
    )


def _paths() -> None:
    op.create_table(
        "paths",
        sa.Column("id", _ROW_ID, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("langs", _DOCUMENT, nullable=False),
        sa.Column("pace", sa.String(), nullable=False),
        sa.Column("interview_on", sa.Date()),
        sa.Column("level", sa.String()),
        sa.Column("started_at", _MOMENT, nullable=False),
        sa.Column("headlines", sa.Text(), nullable=False),
        sa.Column("opens_at", _MOMENT),
        sa.Column("paused_at", _MOMENT),
        sa.Column("closed_at", _MOMENT),
        sa.Column("ending", sa.String()),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_paths_members", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_paths"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paths_of_member", "paths", ["member_id", "id"])
    _one_open("paths")
    op.create_table(
        "path_attempts",
        sa.Column("path_id", _ROW_ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("begun_at", _MOMENT, nullable=False),
        sa.Column("screen_id", _ROW_ID),
        sa.Column("ended_at", _MOMENT),
        sa.Column("moved_on", sa.Boolean()),
        sa.Column("waived", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(["path_id"], ["paths.id"], name="fk_path_attempts_paths", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("path_id", "number", name="pk_path_attempts"),
    )


def _one_open(table: str) -> None:
    is_open = sa.text("closed_at IS NULL")
    op.create_index(
        f"uq_{table}_open", table, ["member_id"], unique=True, sqlite_where=is_open, postgresql_where=is_open
    )
