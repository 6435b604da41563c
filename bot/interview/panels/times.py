"""What is said about a panel, to whom and when it still makes sense; and who came. Pure: time is passed in."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from bot.interview.panels.model import DEBRIEF, RUNNING, Panel, PanelStage

REMINDERS = (timedelta(hours=1), timedelta(hours=24))
"""After the last interview: when those whose scorecards are missing hear of it, and the organiser."""
LASTING = timedelta(days=3)
"""So long is it tried to say what is not about minutes."""
EARLY = timedelta(minutes=15)
"""So long before the beginning somebody counts as there."""
LATE = timedelta(minutes=5)
"""Whoever is first seen so long after their time is late."""


class PanelWord(StrEnum):
    """What is said to one member of a panel in private, at its time."""

    INVITED = "invited"
    CHANGED = "changed"
    BEGINS = "begins"
    TEN_LEFT = "ten_left"
    TWO_LEFT = "two_left"
    TIME_UP = "time_up"
    SCORECARD_MISSING = "scorecard_missing"
    MISSING = "missing"
    DECLINED = "declined"
    DEBRIEF = "debrief"
    CHALLENGED = "challenged"
    VOTE = "vote"
    DECIDE = "decide"
    DECIDED = "decided"
    REPORT = "report"
    CANCELLED = "cancelled"


_BEFORE_END = {PanelWord.TEN_LEFT: 10, PanelWord.TWO_LEFT: 2, PanelWord.TIME_UP: 0}


def timer_words(started_at: datetime, minutes: int) -> dict[PanelWord, datetime]:
    """The quiet words of one interview; a short one has fewer."""
    ends_at = started_at + timedelta(minutes=minutes)
    return {word: ends_at - timedelta(minutes=left) for word, left in _BEFORE_END.items() if left < minutes}


def is_wanted(panel: Panel, member_id: int, word: PanelWord) -> bool:
    """Whether the word still is worth saying as the panel stands now."""
    one = panel.interviewer(member_id)
    interviewing = panel.stage is PanelStage.INTERVIEWING
    match word:
        case PanelWord.INVITED | PanelWord.CHANGED | PanelWord.DECLINED:
            return panel.stage in RUNNING
        case PanelWord.BEGINS:
            return one in panel.missing and one is not None and one.started_at is None and panel.stage in RUNNING[:2]
        case PanelWord.TEN_LEFT | PanelWord.TWO_LEFT | PanelWord.TIME_UP | PanelWord.SCORECARD_MISSING:
            return interviewing and one in panel.missing
        case PanelWord.MISSING:
            return interviewing and bool(panel.missing)
        case PanelWord.DEBRIEF | PanelWord.CHALLENGED:
            return panel.stage in DEBRIEF and one in panel.voters
        case PanelWord.VOTE:
            return panel.stage is PanelStage.VOTING and one in panel.voters and one is not None and not one.voted_at
        case PanelWord.DECIDE:
            return panel.stage is PanelStage.DECIDING and one == panel.bar_raiser
        case PanelWord.DECIDED | PanelWord.REPORT:
            return panel.stage is PanelStage.DECIDED
    return panel.stage is PanelStage.CANCELLED


def is_stale(word: PanelWord, due_at: datetime, now: datetime) -> bool:
    """Whether it is too late to say it: "ten minutes left" is wrong after five of them."""
    left = _BEFORE_END.get(word)
    if left is None:
        return now > due_at + (timedelta(minutes=30) if word is PanelWord.BEGINS else LASTING)
    return now > due_at + timedelta(minutes=max(left / 2, 1) if left else 30)


def next_reminder(panel: Panel, now: datetime) -> datetime | None:
    times = [panel.ends_at + after for after in REMINDERS]
    return next((at for at in times if at > now), None)


# ---------------------------------------------------------------- who came


class Presence(StrEnum):
    """Of one member, as the organiser sees it. `EXPECTED`: their time has not come yet."""

    EXPECTED = "expected"
    CAME = "came"
    LATE = "late"
    SAID_NO = "said_no"
    ABSENT = "absent"


def counts_as_there(panel: Panel, now: datetime) -> bool:
    """Whether being seen now says that somebody came: opening a card days before does not."""
    return now >= panel.starts_at - EARLY


def presence(
    expected_at: datetime, came_at: datetime | None, declined_at: datetime | None, now: datetime, *, over: bool
) -> Presence:
    """`over`: whoever has not come by now does not come any more."""
    if came_at is not None:
        return Presence.LATE if came_at > expected_at + LATE else Presence.CAME
    if declined_at is not None:
        return Presence.SAID_NO
    return Presence.ABSENT if over or now > expected_at + LATE else Presence.EXPECTED
