"""Rounds and all that hangs on their turns, as tables."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    and_,
    false,
)

from bot.store.columns import Document, Moment, Words
from bot.store.tables import RowId, metadata


def _turn_key() -> tuple[Column[int], Column[int], ForeignKeyConstraint]:
    """The first two columns of everything that hangs on a turn."""
    return (
        Column("round_id", RowId, primary_key=True, autoincrement=False),
        Column("number", Integer, primary_key=True, autoincrement=False),
        ForeignKeyConstraint(["round_id", "number"], ["turns.round_id", "turns.number"], ondelete="CASCADE"),
    )


rounds = Table(
    "rounds",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("lang", String, nullable=False),
    Column("principle", String),
    Column("questions", Integer, nullable=False),
    Column("level", String),
    Column("place", String, nullable=False),
    Column("minutes", Integer),
    # At most so many to a question, where the member chose.
    Column("follow_ups", Integer),
    # Brings back what the member answered before.
    Column("review", Boolean, nullable=False, server_default=false()),
    Column("guild_id", BigInteger),
    Column("channel_id", BigInteger),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("closing", String),
    # Set: the answer to a group round, which does not count as the member's own open round.
    Column("group_id", RowId, ForeignKey("group_rounds.id")),
    # Set: a solo panel; its interviewers and their principles.
    Column("seats", Document),
    CheckConstraint("(closed_at IS NULL) = (closing IS NULL)", name="closed_for_a_reason"),
    # The number of a deleted round is never given away again: old cards still carry it.
    sqlite_autoincrement=True,
)
Index("ix_rounds_of_member", rounds.c.member_id, rounds.c.opened_at, rounds.c.id)
OPEN_ALONE = and_(rounds.c.closed_at.is_(None), rounds.c.group_id.is_(None))
"""Of these rounds a member has one at most."""
Index("uq_rounds_open", rounds.c.member_id, unique=True, sqlite_where=OPEN_ALONE, postgresql_where=OPEN_ALONE)
_IN_GROUP = rounds.c.group_id.is_not(None)
Index(
    "uq_rounds_in_group",
    rounds.c.group_id,
    rounds.c.member_id,
    unique=True,
    sqlite_where=_IN_GROUP,
    postgresql_where=_IN_GROUP,
)

turns = Table(
    "turns",
    metadata,
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("question_id", String, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("due_at", Moment),
    Column("skipped_at", Moment),
    # When to say that the time for it is up; empty once that is said, or no longer wanted.
    Column("call_at", Moment),
)
Index("ix_turns_call_at", turns.c.call_at)

drafts = Table(
    "drafts",
    metadata,
    *_turn_key(),
    Column("situation", Words),
    Column("task", Words),
    Column("action", Words),
    Column("result", Words),
)

typed_messages = Table(
    "typed_messages",
    metadata,
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    # Discord's. What a message in a DM was taken for: the turn `number`, the part of its answer, and where in there.
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("number", Integer),
    Column("part", String),
    Column("start", Integer),
    Column("length", Integer),
    # When to show anew what came of it; empty once it is shown.
    Column("show_at", Moment),
    Column("tries", Integer, nullable=False),
)
Index("uq_typed_messages_message", typed_messages.c.message_id, unique=True)
Index("ix_typed_messages_show_at", typed_messages.c.show_at)

answers = Table(
    "answers",
    metadata,
    *_turn_key(),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("situation", Words, nullable=False),
    Column("task", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("result", Words, nullable=False),
    Column("ended", String),
    Column("lang", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("submitted_at", Moment, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("checklist", Document),
)

probes = Table(
    "probes",
    metadata,
    *_turn_key(),
    Column("probe", Integer, primary_key=True, autoincrement=False),
    # What it asks for: the key of an item, a facet (`disagreement:above`) or a claim, as `kind` says. Without a kind it
    # is from before there were others than items.
    Column("item", String, nullable=False),
    Column("kind", String),
    # Which wording: of which list, and where in it.
    Column("way", String),
    Column("index", Integer, nullable=False),
    # The member's own words that it takes up, and the field that the reply is told in.
    Column("words", Words),
    Column("field", String),
    Column("asked_at", Moment, nullable=False),
    Column("reply", Words),
    Column("replied_at", Moment),
    # Whether the reply gave what was asked for.
    Column("met", Boolean),
)

shared_answers = Table(
    "shared_answers",
    metadata,
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("group_id", RowId, ForeignKey("group_rounds.id", ondelete="CASCADE"), nullable=False),
    Column("shared_at", Moment, nullable=False),
    # Both from the moment when answers close: how the answer goes by, and which version is reviewed.
    Column("number", Integer),
    Column("version", Integer),
    # On which message of the reveal it stands.
    Column("page", Integer),
)
Index("ix_shared_answers_of_group", shared_answers.c.group_id)
