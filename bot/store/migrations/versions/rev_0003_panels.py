"""Panels: who interviews whom, scorecards with quotes, what is to be said in private and which messages stand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"

_row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = sa.DateTime(timezone=True)
_document = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    _create_panels()
    _create_interviewers()
    _create_scorecards()
    _create_words()
    _create_messages()


def _create_panels() -> None:
    op.create_table(
        "panels",
        sa.Column("id", _row_id, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("organiser_id", sa.BigInteger()),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("place_id", sa.BigInteger()),
        sa.Column("voice", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("opened_at", _moment, nullable=False),
        sa.Column("starts_at", _moment, nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("reading_until", _moment),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("reminded_at", _moment),
        sa.Column("stale_at", _moment),
        sa.Column("saying_until", _moment),
        sa.Column("candidate_lang", sa.String()),
        sa.Column("candidate_came_at", _moment),
        sa.Column("candidate_declined_at", _moment),
        sa.Column("outcome", sa.String()),
        sa.Column("reason", sa.Text()),
        sa.Column("action_1", sa.Text()),
        sa.Column("action_2", sa.Text()),
        sa.Column("action_3", sa.Text()),
        sa.Column("decided_at", _moment),
        sa.PrimaryKeyConstraint("id", name="pk_panels"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_panels_members", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["organiser_id"], ["members.id"], name="fk_panels_organiser", ondelete="SET NULL"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_panels_of_member", "panels", ["member_id"])
    op.create_index("ix_panels_of_guild", "panels", ["guild_id", "id"])
    op.create_index("ix_panels_stage", "panels", ["stage"])
    op.create_index("ix_panels_place", "panels", ["place_id"])


def _create_interviewers() -> None:
    op.create_table(
        "panel_interviewers",
        sa.Column("panel_id", _row_id, autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("bar_raiser", sa.Boolean(), nullable=False),
        sa.Column("principles", _document, nullable=False),
        sa.Column("question_ids", _document, nullable=False),
        sa.Column("starts_at", _moment, nullable=False),
        sa.Column("lang", sa.String()),
        sa.Column("started_at", _moment),
        sa.Column("declined_at", _moment),
        sa.Column("came_at", _moment),
        sa.Column("posted_at", _moment),
        sa.Column("vote", sa.String()),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("second_vote", sa.String()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("voted_at", _moment),
        sa.Column("challenged_at", _moment),
        sa.PrimaryKeyConstraint("panel_id", "member_id", name="pk_panel_interviewers"),
        sa.ForeignKeyConstraint(["panel_id"], ["panels.id"], name="fk_panel_interviewers_panels", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_panel_interviewers_members", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_panel_interviewers_of_member", "panel_interviewers", ["member_id"])


def _create_scorecards() -> None:
    op.create_table(
        "panel_scorecards",
        sa.Column("panel_id", _row_id, autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ticks", _document, nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("gap", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("panel_id", "member_id", "number", name="pk_panel_scorecards"),
        sa.ForeignKeyConstraint(
            ["panel_id", "member_id"],
            ["panel_interviewers.panel_id", "panel_interviewers.member_id"],
            name="fk_panel_scorecards_panel_interviewers",
            ondelete="CASCADE",
        ),
    )


def _create_words() -> None:
    op.create_table(
        "panel_words",
        sa.Column("panel_id", _row_id, autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("due_at", _moment, nullable=False),
        sa.Column("saying_until", _moment),
        sa.PrimaryKeyConstraint("panel_id", "member_id", "word", name="pk_panel_words"),
        sa.ForeignKeyConstraint(["panel_id"], ["panels.id"], name="fk_panel_words_panels", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_panel_words_members", ondelete="CASCADE"),
    )
    op.create_index("ix_panel_words_due", "panel_words", ["due_at"])
    op.create_index("ix_panel_words_of_member", "panel_words", ["member_id"])


def _create_messages() -> None:
    op.create_table(
        "panel_messages",
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("panel_id", _row_id, nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("message_id", name="pk_panel_messages"),
    )
    op.create_index("ix_panel_messages_of_panel", "panel_messages", ["panel_id"])
    op.create_index("ix_panel_messages_gone", "panel_messages", ["gone"])
