"""The tables of booked interviews. A booking and its slots name nobody; who takes part stands in `booking_members`.

So what one member takes along or deletes is theirs alone, and the booking stays to tell the other one.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, false

from bot.store.columns import Document, Moment, Words
from bot.store.tables import IMPERSONAL, RowId, metadata

bookings = Table(
    "bookings",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("place", String, nullable=False),
    Column("place_id", BigInteger),
    Column("minutes", Integer, nullable=False),
    Column("lang", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("for_anybody", Boolean, nullable=False),
    # The proposer is interviewed, by whoever answers.
    Column("turned", Boolean, nullable=False, server_default=false()),
    Column("state", String, nullable=False),
    Column("moving", String),
    Column("starts_at", Moment),
    Column("ends_at", Moment),
    Column("sequence", Integer, nullable=False),
    Column("news", String, nullable=False),
    # Up to which sequence Discord and the people have been told; and until when a process is busy telling.
    Column("said", Integer, nullable=False),
    Column("saying_until", Moment),
    Column("claimed_by", String),
    # How often it was tried to say it: from the second time on it is looked for first.
    Column("tries", Integer, nullable=False, default=0, server_default="0"),
    # When something happens by itself: expiry, the opening, the end. Empty where nothing does any more.
    Column("due_at", Moment),
    # Until when a process is busy opening it.
    Column("opening_until", Moment),
    Column("remind_at", Moment),
    Column("message_id", BigInteger),
    Column("event_id", BigInteger),
    Column("panel_id", BigInteger),
    sqlite_autoincrement=True,
    info=IMPERSONAL,
)
Index("ix_bookings_due_at", bookings.c.due_at)
Index("ix_bookings_remind_at", bookings.c.remind_at)
UNSAID = bookings.c.said < bookings.c.sequence
Index("ix_bookings_unsaid", bookings.c.id, sqlite_where=UNSAID, postgresql_where=UNSAID)

booking_slots = Table(
    "booking_slots",
    metadata,
    Column("booking_id", RowId, ForeignKey("bookings.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("starts_at", Moment, primary_key=True),
    info=IMPERSONAL,
)

booking_members = Table(
    "booking_members",
    metadata,
    Column("booking_id", RowId, ForeignKey("bookings.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column(
        "member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("role", String, nullable=False),
    Column("lang", String),
    Column("reminders", Boolean, nullable=False),
    Column("notified", Integer, nullable=False),
)
Index("ix_booking_members_of_member", booking_members.c.member_id, booking_members.c.booking_id)

booking_drafts = Table(
    "booking_drafts",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, unique=True),
    # What is proposed, or which booking is to be moved; and the times as they were typed, a line each.
    Column("wishes", Document, nullable=False),
    Column("typed", Words, nullable=False),
    Column("begun_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
