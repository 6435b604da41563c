"""The tables. Every row with a member's words reaches `members` over foreign keys that cascade."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
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

shard_leases = Table(
    "shard_leases",
    metadata,
    Column("shard_count", Integer, primary_key=True),
    Column("shard_id", Integer, primary_key=True),
    Column("holder", String, nullable=False),
    Column("place", Words, nullable=False),
    Column("until", Moment, nullable=False),
    info=IMPERSONAL,
)
"""Which process serves which shard, and until when it may without saying so again. `place` is for people."""

identify_turns = Table(
    "identify_turns",
    metadata,
    Column("bucket", Integer, primary_key=True, autoincrement=False),
    Column("free_at", Moment, nullable=False),
    info=IMPERSONAL,
)
"""When the next IDENTIFY of a bucket (shard number modulo max_concurrency) may be sent, by whichever process."""

owed_changes = Table(
    "owed_changes",
    metadata,
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("guild_id", BigInteger),
    Column("kind", String, nullable=False),
    Column("ref_id", RowId, nullable=False),
    Column("page", Integer),
    # How often Discord refused it, and until when it is left alone.
    Column("tries", Integer, nullable=False),
    Column("saying_until", Moment),
    Column("claimed_by", String),
    info=IMPERSONAL,
)
Index("ix_owed_changes_channel_id", owed_changes.c.channel_id)

spare_numbers = Table(
    "spare_numbers",
    metadata,
    Column("kind", String, primary_key=True),
    Column("number", RowId, primary_key=True, autoincrement=False),
    info=IMPERSONAL,
)

deeds = Table(
    "deeds",
    metadata,
    # Discord's, of an interaction or a message: it says when, and nothing of whom.
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    info=IMPERSONAL,
)

left_guilds = Table(
    "left_guilds",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("left_at", Moment, nullable=False),
    info=IMPERSONAL,
)
