"""Panels and their interviewers: read whole, changed column by column under the lock of their panel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.errors import PanelNotFoundError
from bot.interview.model import Lang, Principle
from bot.interview.panels.model import RUNNING, Decision, Outcome, Panel, PanelInterviewer, PanelStage
from bot.interview.rounds.scorecards import Vote
from bot.store import numbers
from bot.store.database import Transaction
from bot.store.panels.tables import panel_interviewers, panels

_RECENT = 60
_SAME = ("lang", "guild_id", "channel_id", "place_id", "voice", "minutes", "opened_at", "starts_at", "stage")
_SAME_TOO = (
    "organiser_id",
    "reading_until",
    "message_id",
    "reminded_at",
    "candidate_came_at",
    "candidate_declined_at",
    "furnished",
)


async def insert(tx: Transaction, panel: Panel) -> int:
    """Its id: the first that nobody has seen yet."""
    values = {name: getattr(panel, name) for name in (*_SAME, *_SAME_TOO)}
    row = {**values, "member_id": panel.candidate_id, **await numbers.take(tx, panels.name)}
    number = await tx.scalar(sa.insert(panels).values(row).returning(panels.c.id))
    assert number is not None
    rows = [{**_interviewer_row(one), "panel_id": number} for one in panel.interviewers]
    await tx.execute(sa.insert(panel_interviewers), rows)
    return int(number)


async def get(tx: Transaction, panel_id: int, *, lock: bool = False) -> Panel:
    """Raises PanelNotFoundError. `lock` holds all of it until the transaction ends."""
    query = sa.select(panels).where(panels.c.id == panel_id)
    found = await _several(tx, query.with_for_update() if lock else query)
    if not found:
        raise PanelNotFoundError
    return found[0]


async def several(tx: Transaction, panel_ids: Collection[int]) -> dict[int, Panel]:
    found = await _several(tx, sa.select(panels).where(panels.c.id.in_(panel_ids))) if panel_ids else []
    return {panel.id: panel for panel in found}


async def page(tx: Transaction, guild_id: int, *, offset: int, limit: int) -> tuple[list[Panel], int]:
    """Newest first, and how many there are in all."""
    of_guild = panels.c.guild_id == guild_id
    query = sa.select(panels).where(of_guild).order_by(panels.c.id.desc()).offset(offset).limit(limit)
    total = await tx.scalar(sa.select(sa.func.count()).where(of_guild).select_from(panels))
    return await _several(tx, query), total or 0


async def running(tx: Transaction, guild_id: int) -> list[Panel]:
    """Newest first."""
    these = sa.and_(panels.c.guild_id == guild_id, panels.c.stage.in_(RUNNING))
    return await _several(tx, sa.select(panels).where(these).order_by(panels.c.id.desc()))


async def held_in(tx: Transaction, place_ids: Sequence[int]) -> list[Panel]:
    """The running panels of these voice channels or threads."""
    these = sa.and_(panels.c.place_id.in_(place_ids), panels.c.stage.in_(RUNNING))
    return await _several(tx, sa.select(panels).where(these))


async def held_by_voice(tx: Transaction) -> list[Panel]:
    """The panels that are being interviewed, or about to be, in voice channels."""
    waiting = (PanelStage.PLANNED, PanelStage.INTERVIEWING)
    return await _several(tx, sa.select(panels).where(panels.c.voice, panels.c.stage.in_(waiting)))


async def due(tx: Transaction, now: datetime) -> list[int]:
    """The ids of those whose stage the clock has ended."""
    begins = sa.and_(panels.c.stage == PanelStage.PLANNED, panels.c.starts_at <= now)
    read = sa.and_(panels.c.stage == PanelStage.READING, panels.c.reading_until <= now)
    return list((await tx.scalars(sa.select(panels.c.id).where(sa.or_(begins, read)).order_by(panels.c.id))).all())


async def of_member(tx: Transaction, member_id: int) -> list[Panel]:
    """Those where the member is candidate, interviewer or organiser."""
    asks = sa.select(panel_interviewers.c.panel_id).where(panel_interviewers.c.member_id == member_id)
    theirs = sa.or_(panels.c.member_id == member_id, panels.c.organiser_id == member_id, panels.c.id.in_(asks))
    return await _several(tx, sa.select(panels).where(theirs).order_by(panels.c.id.desc()))


async def asked(tx: Transaction, candidate_id: int) -> list[tuple[str, datetime]]:
    """(question id, when) of the panels that the candidate had before, newest first."""
    columns = sa.select(panel_interviewers.c.question_ids, panels.c.opened_at).join_from(panel_interviewers, panels)
    query = columns.where(panels.c.member_id == candidate_id).order_by(panels.c.id.desc()).limit(_RECENT)
    return [(key, row.opened_at) for row in await tx.execute(query) for key in row.question_ids]


async def change(tx: Transaction, panel_id: int, **values: Any) -> None:
    await tx.execute(sa.update(panels).where(panels.c.id == panel_id).values(values))


async def change_interviewer(tx: Transaction, panel_id: int, member_id: int, **values: Any) -> None:
    this = sa.and_(panel_interviewers.c.panel_id == panel_id, panel_interviewers.c.member_id == member_id)
    await tx.execute(sa.update(panel_interviewers).where(this).values(values))


async def appoint(tx: Transaction, panel_id: int, member_id: int) -> None:
    """This interviewer is Bar Raiser now, and nobody else."""
    of_panel = panel_interviewers.c.panel_id == panel_id
    await tx.execute(
        sa.update(panel_interviewers).where(of_panel).values(bar_raiser=panel_interviewers.c.member_id == member_id)
    )


async def came(tx: Transaction, panel_id: int, member_ids: Collection[int], now: datetime) -> None:
    """The first time counts."""
    candidate = sa.and_(
        panels.c.id == panel_id, panels.c.member_id.in_(member_ids), panels.c.candidate_came_at.is_(None)
    )
    asking = sa.and_(
        panel_interviewers.c.panel_id == panel_id,
        panel_interviewers.c.member_id.in_(member_ids),
        panel_interviewers.c.came_at.is_(None),
    )
    await tx.execute(sa.update(panels).where(candidate).values(candidate_came_at=now))
    await tx.execute(sa.update(panel_interviewers).where(asking).values(came_at=now))


async def decide(tx: Transaction, panel_id: int, decision: Decision) -> None:
    first, second, third = decision.actions
    values = {
        "outcome": decision.outcome,
        "reason": decision.reason,
        "action_1": first,
        "action_2": second,
        "action_3": third,
        "decided_at": decision.decided_at,
        "stage": PanelStage.DECIDED,
    }
    await change(tx, panel_id, **values)


async def of_posts(tx: Transaction, message_ids: Collection[int]) -> list[tuple[int, int, bool]]:
    """(panel, post, whether it is yet to be written anew) of these posts."""
    waits = sa.or_(panels.c.stale_at.is_not(None), panels.c.saying_until.is_not(None))
    query = sa.select(panels.c.id, panels.c.message_id, waits.label("waits"))
    rows = await tx.execute(query.where(panels.c.message_id.in_(message_ids)))
    return [(row.id, row.message_id, row.waits) for row in rows]


async def remove(tx: Transaction, panel_id: int) -> None:
    """Discord refused its post, and nobody has seen it: its number is free again."""
    await numbers.give_back(tx, panels.name, panel_id)
    await tx.execute(sa.delete(panels).where(panels.c.id == panel_id))


async def remove_server(tx: Transaction, guild_id: int, now: datetime) -> None:
    await tx.execute(sa.delete(panels).where(panels.c.guild_id == guild_id))


# ---------------------------------------------------------------- reading


async def _several(tx: Transaction, query: sa.Select[Any]) -> list[Panel]:
    rows = (await tx.execute(query)).all()
    if not rows:
        return []
    ids = [row.id for row in rows]
    theirs = sa.select(panel_interviewers).where(panel_interviewers.c.panel_id.in_(ids))
    of: defaultdict[int, list[PanelInterviewer]] = defaultdict(list)
    for row in await tx.execute(theirs.order_by(panel_interviewers.c.position)):
        of[row.panel_id].append(_read_interviewer(row))
    return [_read(row, of[row.id]) for row in rows]


def _read(row: sa.Row[Any], interviewers: Sequence[PanelInterviewer]) -> Panel:
    values = {name: getattr(row, name) for name in (*_SAME, *_SAME_TOO)}
    read = {
        "candidate_id": row.member_id,
        "lang": Lang(row.lang),
        "stage": PanelStage(row.stage),
        "candidate_lang": row.candidate_lang and Lang(row.candidate_lang),
        "decision": _read_decision(row),
        "tries": row.tries,
    }
    return Panel(id=row.id, interviewers=tuple(interviewers), **values | read)


def _read_decision(row: sa.Row[Any]) -> Decision | None:
    if row.outcome is None:
        return None
    return Decision(Outcome(row.outcome), row.reason, (row.action_1, row.action_2, row.action_3), row.decided_at)


def _read_interviewer(row: sa.Row[Any]) -> PanelInterviewer:
    values = {name: value for name, value in row._mapping.items() if name != "panel_id"}
    read = {
        "principles": tuple(Principle(key) for key in row.principles),
        "question_ids": tuple(row.question_ids),
        "lang": row.lang and Lang(row.lang),
        "vote": row.vote and Vote(row.vote),
        "second_vote": row.second_vote and Vote(row.second_vote),
    }
    return PanelInterviewer(**values | read)


def _interviewer_row(one: PanelInterviewer) -> dict[str, Any]:
    lists = {"principles": list(one.principles), "question_ids": list(one.question_ids)}
    return asdict(one) | lists
