"""A story: an answer that its owner keeps for reuse, with the principles that it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.interview.model import Principle, StarAnswer

TITLE_LIMIT = 80
MOST_SHOWN = 3
"""Principles of one story: what shows everything shows nothing."""
MOST_STORIES = 200
ENOUGH, PLENTY = (8, 12), 15
"""Eight to twelve good ones carry a loop (DOMAIN.md); from so many on a member is told so."""
OLD_YEARS = 5
_FIRST_YEAR = 1950
_MONTH = re.compile(r"\s*(?P<year>\d{4})\s*(?:[-./년]\s*(?:(?P<month>\d{1,2})\s*월?)?)?\s*")
_SENTENCE_END = re.compile(r"(?<=[.!?。])\s|\n")


@dataclass(frozen=True, slots=True)
class Origin:
    """The turn of a round from which it was kept."""

    round_id: int
    turn: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What a member types of a story."""

    title: str
    answer: StarAnswer


@dataclass(frozen=True, slots=True)
class Story:
    """`heard`: the principles that the checker hears in it, the clearest first. `shows`: those that the member says it
    shows; None until they said so. `happened`: as `2024` or `2024-05`, empty where that was not told."""

    id: int
    member_id: int
    title: str
    answer: StarAnswer
    created_at: datetime
    changed_at: datetime
    version: int = 1
    heard: tuple[Principle, ...] = ()
    shows: tuple[Principle, ...] | None = None
    failure: bool = False
    happened: str = ""
    retired_at: datetime | None = None
    origin: Origin | None = None

    @property
    def principles(self) -> tuple[Principle, ...]:
        return self.heard if self.shows is None else self.shows


def title_of(answer: StarAnswer) -> str:
    """The first sentence that was told, for a story whose owner has not named it yet."""
    told = next((text for text in (answer.situation, answer.task, answer.action, answer.result) if text.strip()), "")
    first = " ".join(_SENTENCE_END.split(told.strip(), maxsplit=1)[0].split())
    return first if len(first) <= TITLE_LIMIT else first[: TITLE_LIMIT - 1].rstrip() + "…"


def read_month(typed: str, today: date) -> str | None:
    """`2024`, `2024-05`, `2024년 5월` as they are kept, empty for nothing typed; None for what is no month that was."""
    if not typed.strip():
        return ""
    found = _MONTH.fullmatch(typed)
    if found is None:
        return None
    year, month = int(found["year"]), int(found["month"] or 0)
    if not _FIRST_YEAR <= year <= today.year or not 0 <= month <= 12 or (year, month) > (today.year, today.month):
        return None
    return f"{year}-{month:02}" if month else str(year)


def is_old(story: Story, today: date) -> bool:
    """Whether it happened longer ago than interviewers like to hear."""
    return bool(story.happened) and int(story.happened[:4]) < today.year - OLD_YEARS


def revised(story: Story, draft: Draft, now: datetime) -> Story:
    """With other words. What the checker heard is heard anew; what the member said it shows stays said."""
    if draft == Draft(story.title, story.answer):
        return story
    return replace(story, title=draft.title, answer=draft.answer, changed_at=now, version=story.version + 1)


def confirmed(story: Story, principles: Sequence[Principle], now: datetime) -> Story:
    return replace(story, shows=tuple(dict.fromkeys(principles))[:MOST_SHOWN], changed_at=now)
