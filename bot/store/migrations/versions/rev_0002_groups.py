"""Group rounds: what a server chose, the rounds, what was shared, dealt, reviewed and posted; calibrations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"

_row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = sa.DateTime(timezone=True)
_document = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    _create_guild_settings()
    _create_group_rounds()
    _link_rounds()
    _create_shared_answers()
    _create_reviews()
    _create_group_posts()
    _create_guild_members()
    _create_calibrations()


def _create_guild_settings() -> None:
    op.create_table(
        "guild_settings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("lang", sa.String()),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("opener_role_id", sa.BigInteger()),
        sa.Column("reviews", sa.Integer(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_guild_settings"),
    )


def _create_group_rounds() -> None:
    op.create_table(
        "group_rounds",
        sa.Column("id", _row_id, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("opener_id", sa.BigInteger()),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("reviews", sa.Integer(), nullable=False),
        sa.Column("opened_at", _moment, nullable=False),
        sa.Column("answers_due_at", _moment, nullable=False),
        sa.Column("reviews_due_at", _moment, nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("said", sa.String()),
        sa.Column("saying_until", _moment),
        sa.Column("remind_at", _moment),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("thread_id", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_group_rounds"),
        sa.ForeignKeyConstraint(["opener_id"], ["members.id"], name="fk_group_rounds_members", ondelete="SET NULL"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_group_rounds_of_guild", "group_rounds", ["guild_id", "id"])
    op.create_index("ix_group_rounds_stage", "group_rounds", ["stage"])


def _link_rounds() -> None:
    """A member's one open round is one outside of groups; in each group round a member has one answer."""
    link = sa.ForeignKey("group_rounds.id", name="fk_rounds_group_rounds")
    op.add_column("rounds", sa.Column("group_id", _row_id, link), inline_references=True)
    op.drop_index("uq_rounds_open", "rounds")
    alone = sa.text("closed_at IS NULL AND group_id IS NULL")
    op.create_index("uq_rounds_open", "rounds", ["member_id"], unique=True, sqlite_where=alone, postgresql_where=alone)
    inside = sa.text("group_id IS NOT NULL")
    columns = ["group_id", "member_id"]
    op.create_index("uq_rounds_in_group", "rounds", columns, unique=True, sqlite_where=inside, postgresql_where=inside)


def _create_shared_answers() -> None:
    op.create_table(
        "shared_answers",
        sa.Column("round_id", _row_id, autoincrement=False, nullable=False),
        sa.Column("group_id", _row_id, nullable=False),
        sa.Column("shared_at", _moment, nullable=False),
        sa.Column("number", sa.Integer()),
        sa.Column("version", sa.Integer()),
        sa.Column("page", sa.Integer()),
        sa.PrimaryKeyConstraint("round_id", name="pk_shared_answers"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_shared_answers_rounds", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_rounds.id"], name="fk_shared_answers_group_rounds", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_shared_answers_of_group", "shared_answers", ["group_id"])


def _create_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("round_id", _row_id, autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("dealt_at", _moment, nullable=False),
        sa.Column("submitted_at", _moment),
        sa.Column("ticks", _document),
        sa.Column("vote", sa.String()),
        sa.Column("gap", sa.Text()),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("round_id", "member_id", name="pk_reviews"),
        sa.ForeignKeyConstraint(
            ["round_id"], ["shared_answers.round_id"], name="fk_reviews_shared_answers", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_reviews_members", ondelete="CASCADE"),
    )
    op.create_index("ix_reviews_of_member", "reviews", ["member_id"])


def _create_group_posts() -> None:
    op.create_table(
        "group_posts",
        sa.Column("group_id", _row_id, autoincrement=False, nullable=False),
        sa.Column("page", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "page", name="pk_group_posts"),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_rounds.id"], name="fk_group_posts_group_rounds", ondelete="CASCADE"
        ),
    )


def _create_guild_members() -> None:
    op.create_table(
        "guild_members",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reminders", sa.Boolean(), nullable=False),
        sa.Column("missed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name="pk_guild_members"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_guild_members_members", ondelete="CASCADE"),
    )


def _create_calibrations() -> None:
    op.create_table(
        "calibrations",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("answer_id", sa.String(), nullable=False),
        sa.Column("ticks", _document, nullable=False),
        sa.Column("agreed", sa.Integer(), nullable=False),
        sa.Column("judged_at", _moment, nullable=False),
        sa.PrimaryKeyConstraint("member_id", "answer_id", name="pk_calibrations"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_calibrations_members", ondelete="CASCADE"),
    )
