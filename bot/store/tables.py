"""The tables. Every row with a member's words reaches `members` over foreign keys that cascade."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Integer,
    MetaData,
    String,
    Table,
    false,
)

from bot.store.columns import Moment, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only in a column that is called INTEGER (64 bits all the same).
RowId = BigInteger().with_variant(Integer(), "sqlite")


IMPERSONAL = {"impersonal": True}
"""The `info` of a table whose rows belong to no member: they are in no export and stay when a member is forgotten."""


members = Table(
    "members",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # Discord's
    Column("lang", String),
    Column("zone", String),
    # How senior the questions are, as the member chose it last.
    Column("level", String),
    # Reviews first, and judges the prepared answers when asking for them.
    Column("calibrates_later", Boolean, nullable=False, server_default=false()),
    Column("created_at", Moment, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Words, nullable=False),
    info=IMPERSONAL,
)
