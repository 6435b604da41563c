"""Booked interviews: the booking, its slots, who takes part, and what a member is about to propose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"

_row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = sa.DateTime(timezone=True)
_document = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    _create_bookings()
    _create_booking_slots()
    _create_booking_members()
    _create_booking_drafts()


def _create_bookings() -> None:
    op.create_table(
        "bookings",
        sa.Column("id", _row_id, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("place_id", sa.BigInteger()),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("created_at", _moment, nullable=False),
        sa.Column("changed_at", _moment, nullable=False),
        sa.Column("for_anybody", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("moving", sa.String()),
        sa.Column("starts_at", _moment),
        sa.Column("ends_at", _moment),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("news", sa.String(), nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("saying_until", _moment),
        sa.Column("due_at", _moment),
        sa.Column("opening_until", _moment),
        sa.Column("remind_at", _moment),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("event_id", sa.BigInteger()),
        sa.Column("panel_id", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_bookings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_bookings_due_at", "bookings", ["due_at"])
    op.create_index("ix_bookings_remind_at", "bookings", ["remind_at"])
    unsaid = sa.text("said < sequence")
    op.create_index("ix_bookings_unsaid", "bookings", ["id"], sqlite_where=unsaid, postgresql_where=unsaid)


def _create_booking_slots() -> None:
    op.create_table(
        "booking_slots",
        sa.Column("booking_id", _row_id, autoincrement=False, nullable=False),
        sa.Column("starts_at", _moment, nullable=False),
        sa.PrimaryKeyConstraint("booking_id", "starts_at", name="pk_booking_slots"),
        sa.ForeignKeyConstraint(["booking_id"], ["bookings.id"], name="fk_booking_slots_bookings", ondelete="CASCADE"),
    )


def _create_booking_members() -> None:
    op.create_table(
        "booking_members",
        sa.Column("booking_id", _row_id, autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("lang", sa.String()),
        sa.Column("reminders", sa.Boolean(), nullable=False),
        sa.Column("notified", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("booking_id", "member_id", name="pk_booking_members"),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["bookings.id"], name="fk_booking_members_bookings", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_booking_members_members", ondelete="CASCADE"),
    )
    op.create_index("ix_booking_members_of_member", "booking_members", ["member_id", "booking_id"])


def _create_booking_drafts() -> None:
    op.create_table(
        "booking_drafts",
        sa.Column("id", _row_id, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("wishes", _document, nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("begun_at", _moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_booking_drafts"),
        sa.UniqueConstraint("member_id", name="uq_booking_drafts_member_id"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_booking_drafts_members", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
