"""Run by Alembic: migrates over the connection and inside the transaction that `bot.store.schema` hands in."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
