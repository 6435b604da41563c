"""Scorecards of panels, one a question: drafts until their interviewer has posted all of them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import sqlalchemy as sa

from bot.interview.model import Field, Item
from bot.interview.panels.debrief import PanelScorecard
from bot.store import upsert
from bot.store.database import Transaction
from bot.store.panels.tables import panel_interviewers, panel_scorecards, panels


async def of_interviewer(tx: Transaction, panel_id: int, member_id: int) -> list[PanelScorecard]:
    """In the order of their questions; a question without any mark has none."""
    return (await _read(tx, sa.and_(_of(panel_id), panel_scorecards.c.member_id == member_id))).get(member_id, [])


async def of_panel(tx: Transaction, panel_id: int) -> dict[int, list[PanelScorecard]]:
    """Everybody's, by interviewer: for whoever may read them."""
    return await _read(tx, _of(panel_id))


async def put(tx: Transaction, panel_id: int, member_id: int, card: PanelScorecard) -> None:
    values = {
        "ticks": [item.value for item in Item if item in card.ticks],
        **{field.value: card.quotes.get(field, "") for field in Field},
        "gap": card.gap,
    }
    this = {"panel_id": panel_id, "member_id": member_id, "number": card.number}
    row = upsert.insert(tx, panel_scorecards).values(this | values)
    await tx.execute(row.on_conflict_do_update(index_elements=list(this), set_=values))


async def received(tx: Transaction, candidate_id: int) -> list[dict[str, Any]]:
    """What interviewers noted about the candidate, where it is decided; without who noted it."""
    columns = (panel_scorecards.c.panel_id, panel_scorecards.c.ticks, panel_scorecards.c.gap)
    query = (
        sa.select(*columns, *(panel_scorecards.c[field.value] for field in Field))
        .join_from(panel_scorecards, panel_interviewers)
        .join(panels, panels.c.id == panel_scorecards.c.panel_id)
        .where(
            panels.c.member_id == candidate_id,
            panels.c.decided_at.is_not(None),
            panel_interviewers.c.posted_at.is_not(None),
        )
        .order_by(panel_scorecards.c.panel_id, panel_interviewers.c.position, panel_scorecards.c.number)
    )
    return [dict(row) for row in (await tx.execute(query)).mappings()]


async def _read(tx: Transaction, where: sa.ColumnElement[bool]) -> dict[int, list[PanelScorecard]]:
    found: defaultdict[int, list[PanelScorecard]] = defaultdict(list)
    for row in await tx.execute(sa.select(panel_scorecards).where(where).order_by(panel_scorecards.c.number)):
        quotes = {field: text for field in Field if (text := getattr(row, field.value))}
        ticks = frozenset(Item(key) for key in row.ticks)
        found[row.member_id].append(PanelScorecard(row.number, ticks, quotes, row.gap))
    return dict(found)


def _of(panel_id: int) -> sa.ColumnElement[bool]:
    return panel_scorecards.c.panel_id == panel_id
