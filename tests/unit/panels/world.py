"""Panels to try the rules on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.interview.model import Lang, Principle
from bot.interview.panels.model import Panel, PanelInterviewer, PanelStage

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def interviewer(member_id: int, principles: tuple[Principle, ...] = (), **changed: Any) -> PanelInterviewer:
    values = {"position": member_id, "bar_raiser": False, "starts_at": NOW} | changed
    questions = tuple(f"q-{principle.value}" for principle in principles)
    return PanelInterviewer(member_id=member_id, principles=principles, question_ids=questions, **values)


def panel(*interviewers: PanelInterviewer, **changed: Any) -> Panel:
    values: dict[str, Any] = {
        "id": 1,
        "candidate_id": 100,
        "organiser_id": 101,
        "lang": Lang.EN,
        "guild_id": 7,
        "channel_id": 8,
        "place_id": None,
        "voice": False,
        "minutes": 55,
        "opened_at": NOW,
        "starts_at": NOW,
        "stage": PanelStage.INTERVIEWING,
    }
    return Panel(interviewers=interviewers, **values | changed)
