"""A member's way to a position: its stages in order, what came of each try, and when the next one opens. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.interview.model import Lang, Level
from bot.interview.profiles import Profile

MOST_HEADLINES = 5


class Position(StrEnum):
    """What one applies for; they share their stages."""

    CLOUD_SUPPORT = "cloud_support"
    SOLUTIONS_ARCHITECT = "solutions_architect"
    SYSTEMS_DEVELOPMENT = "systems_development"
    SOFTWARE_DEVELOPMENT = "software_development"
    DATA_ENGINEER = "data_engineer"


class Stage(StrEnum):
    """In the order they are walked."""

    APPLICATION = "application"
    TECHNICAL = "technical"
    MANAGER = "manager"
    LOOP = "loop"


class Pace(StrEnum):
    """REAL: with waiting times between the stages, as in real life."""

    AT_ONCE = "at_once"
    REAL = "real"


class PathEnding(StrEnum):
    FINISHED = "finished"
    STOPPED = "stopped"


_WAIT = {
    Stage.APPLICATION: timedelta(days=14),
    Stage.TECHNICAL: timedelta(days=7),
    Stage.MANAGER: timedelta(days=7),
}
"""Until the stage after this one opens, with the pace of real life."""
_FREE_BEFORE_THE_REAL_ONE = timedelta(days=2)
"""The last stage opens so long before the real interview, where there is a date of it."""


@dataclass(frozen=True, slots=True)
class PathWishes:
    """`interview_on`: the day of the member's real interview. `langs` lacks what is held in the client's language."""

    position: Position
    profile: Profile
    langs: Mapping[Stage, Lang]
    pace: Pace = Pace.AT_ONCE
    interview_on: date | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at a stage. `waived`: the member went on although it moved them nowhere. `own_questions`: what they asked
    the hiring manager at the end; None before that, empty where they asked nothing."""

    number: int
    stage: Stage
    begun_at: datetime
    screen_id: int | None = None
    ended_at: datetime | None = None
    moved_on: bool | None = None
    waived: bool = False
    own_questions: str | None = None

    @property
    def passes(self) -> bool:
        return self.ended_at is not None and (bool(self.moved_on) or self.waived)


@dataclass(frozen=True, slots=True)
class Path:
    """`opens_at`: before it the stage that is next is not due; None where it always was."""

    id: int
    member_id: int
    wishes: PathWishes
    started_at: datetime
    headlines: tuple[str, ...] = ()
    attempts: tuple[Attempt, ...] = field(default=())
    opens_at: datetime | None = None
    paused_at: datetime | None = None
    closed_at: datetime | None = None
    ending: PathEnding | None = None

    @property
    def open_attempt(self) -> Attempt | None:
        return next((attempt for attempt in self.attempts if attempt.ended_at is None), None)

    @property
    def undecided(self) -> Attempt | None:
        """The last try, where it moved the member nowhere: to be repeated, or waived."""
        last = self.attempts[-1] if self.attempts else None
        return last if last and last.ended_at and not self.passed(last.stage) else None

    @property
    def next_stage(self) -> Stage | None:
        """None when all are passed."""
        return next((stage for stage in Stage if not self.passed(stage)), None)

    def passed(self, stage: Stage) -> bool:
        return any(attempt.passes for attempt in self.attempts if attempt.stage is stage)

    def last_of(self, stage: Stage) -> Attempt | None:
        return next((attempt for attempt in reversed(self.attempts) if attempt.stage is stage), None)

    def waits(self, now: datetime) -> bool:
        return self.opens_at is not None and self.opens_at > now


def begun(path: Path, stage: Stage, now: datetime, screen_id: int | None = None) -> Path:
    """A stage that was passed before is only repeated: what is waited for meanwhile stays."""
    attempt = Attempt(len(path.attempts) + 1, stage, now, screen_id)
    opens_at = path.opens_at if path.passed(stage) else None
    return replace(path, attempts=(*path.attempts, attempt), opens_at=opens_at)


def ended(path: Path, number: int, moved_on: bool, at: datetime) -> Path:
    return _settled(path, replace(path.attempts[number - 1], ended_at=at, moved_on=moved_on), at)


def asked_manager(path: Path, number: int, own_questions: str) -> Path:
    attempts = tuple(
        replace(one, own_questions=own_questions) if one.number == number else one for one in path.attempts
    )
    return replace(path, attempts=attempts)


def waived(path: Path, now: datetime) -> Path:
    """The member goes on all the same: it is practice."""
    last = path.undecided
    return path if last is None else _settled(path, replace(last, waived=True), now)


def paused(path: Path, now: datetime) -> Path:
    return path if path.paused_at else replace(path, paused_at=now)


def resumed(path: Path, now: datetime) -> Path:
    """What was being waited for is waited for as long as was left of it."""
    if path.paused_at is None:
        return path
    later = path.opens_at and path.opens_at + (now - path.paused_at)
    return replace(path, paused_at=None, opens_at=later if path.waits(path.paused_at) else path.opens_at)


def closed(path: Path, ending: PathEnding, now: datetime) -> Path:
    return replace(path, closed_at=now, ending=ending, paused_at=None, opens_at=None)


def _settled(path: Path, attempt: Attempt, now: datetime) -> Path:
    attempts = tuple(attempt if one.number == attempt.number else one for one in path.attempts)
    after = replace(path, attempts=attempts)
    if not attempt.passes or path.passed(attempt.stage):
        return after
    if after.next_stage is None:
        return closed(after, PathEnding.FINISHED, now)
    return replace(after, opens_at=opening(after.wishes, attempt.stage, now))


def opening(wishes: PathWishes, stage: Stage, now: datetime) -> datetime | None:
    """When the stage after `stage` opens. All waits are shortened alike where the real interview comes too soon."""
    if wishes.pace is Pace.AT_ONCE or stage not in _WAIT:
        return None
    wait = _WAIT[stage]
    if wishes.interview_on:
        ahead = list(Stage)[list(Stage).index(stage) :]
        whole = sum((_WAIT[one] for one in ahead if one in _WAIT), timedelta())
        left = timedelta(days=(wishes.interview_on - now.date()).days) - _FREE_BEFORE_THE_REAL_ONE
        wait = wait * min(1.0, max(0.0, left / whole))
    return now + wait if wait else None
