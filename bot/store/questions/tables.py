"""The table of a server's own questions."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table

from bot.store.columns import Moment, Words
from bot.store.tables import RowId, metadata

own_questions = Table(
    "own_questions",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("principle", String, nullable=False),
    Column("level", String, nullable=False),
    # One of the two may be missing.
    Column("text_en", Words),
    Column("text_ko", Words),
    Column("state", String, nullable=False),
    Column("suggested_at", Moment, nullable=False),
    Column("sent_at", Moment),
    sqlite_autoincrement=True,
)
Index("ix_own_questions_of_guild", own_questions.c.guild_id, own_questions.c.state, own_questions.c.id)
Index("ix_own_questions_of_member", own_questions.c.member_id)
