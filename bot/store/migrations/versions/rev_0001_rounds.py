"""Members, their rounds and all that hangs on them; the marks of the bot itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

_row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = sa.DateTime(timezone=True)
_document = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    _create_members()
    _create_rounds()
    _create_turns()
    _create_drafts()
    _create_answers()
    _create_probes()
    op.create_table(
        "marks",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_marks"),
    )


def _create_members() -> None:
    op.create_table(
        "members",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("lang", sa.String()),
        sa.Column("created_at", _moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
    )


def _create_rounds() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", _row_id, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("principle", sa.String()),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("level", sa.String()),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer()),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("opened_at", _moment, nullable=False),
        sa.Column("closed_at", _moment),
        sa.Column("closing", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_rounds"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_rounds_members", ondelete="CASCADE"),
        sa.CheckConstraint("(closed_at IS NULL) = (closing IS NULL)", name="ck_rounds_closed_for_a_reason"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rounds_of_member", "rounds", ["member_id", "opened_at", "id"])
    still_open = sa.text("closed_at IS NULL")
    op.create_index(
        "uq_rounds_open", "rounds", ["member_id"], unique=True, sqlite_where=still_open, postgresql_where=still_open
    )


def _create_turns() -> None:
    op.create_table(
        "turns",
        sa.Column("round_id", _row_id, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("asked_at", _moment, nullable=False),
        sa.Column("due_at", _moment),
        sa.Column("skipped_at", _moment),
        sa.PrimaryKeyConstraint("round_id", "number", name="pk_turns"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_turns_rounds", ondelete="CASCADE"),
    )


def _create_drafts() -> None:
    op.create_table(
        "drafts",
        *_turn_key("drafts"),
        sa.Column("situation", sa.Text()),
        sa.Column("task", sa.Text()),
        sa.Column("action", sa.Text()),
        sa.Column("result", sa.Text()),
        sa.PrimaryKeyConstraint("round_id", "number", name="pk_drafts"),
    )


def _create_answers() -> None:
    op.create_table(
        "answers",
        *_turn_key("answers"),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("ended", sa.String()),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("submitted_at", _moment, nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("checklist", _document),
        sa.PrimaryKeyConstraint("round_id", "number", "version", name="pk_answers"),
    )


def _create_probes() -> None:
    op.create_table(
        "probes",
        *_turn_key("probes"),
        sa.Column("probe", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("index", sa.Integer(), nullable=False),
        sa.Column("asked_at", _moment, nullable=False),
        sa.Column("reply", sa.Text()),
        sa.Column("replied_at", _moment),
        sa.PrimaryKeyConstraint("round_id", "number", "probe", name="pk_probes"),
    )


def _turn_key(table: str) -> tuple[sa.Column[int], sa.Column[int], sa.ForeignKeyConstraint]:
    return (
        sa.Column("round_id", _row_id, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id", "number"], ["turns.round_id", "turns.number"], name=f"fk_{table}_turns", ondelete="CASCADE"
        ),
    )
