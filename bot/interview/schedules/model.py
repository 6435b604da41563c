"""A schedule: when prompts are due, what they ask, and what becomes of one due time. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.interview.model import Lang, Principle
from bot.interview.schedules.due_times import Rule, next_due
from bot.interview.times import zones

GRACE = timedelta(hours=2)
"""A prompt that is later than this is not posted any more."""
SHORTEST_GAP = timedelta(hours=1)
"""Between two prompts of one schedule."""
UNANSWERED_UNTIL_ASKED = 3
"""After so many prompts in a row that nobody answered, whoever keeps the schedule is asked whether to go on."""
UNANSWERED_UNTIL_PAUSED = 2
"""So many more, now weekly, and it pauses itself."""
_ALMOST_A_WEEK = timedelta(days=6, hours=12)
"""The next due time after this is about a week away, also where the clock changes in between."""
_RETRY_S = (5, 15, 45, 120, 300, 600)


class Ask(StrEnum):
    """What a schedule asks."""

    MIXED = "mixed"
    PRINCIPLE = "principle"
    LEAST = "least"
    OLDEST = "oldest"
    LISTED = "listed"
    REVIEW = "review"


class Pause(StrEnum):
    """Why a schedule stands still without an end."""

    BY_HAND = "by_hand"
    SILENCE = "silence"
    CHANNEL_GONE = "channel_gone"
    FORBIDDEN = "forbidden"
    DM_CLOSED = "dm_closed"


class Pace(StrEnum):
    """FULL is what its rule says; else weekly, because nobody answered (ASKED) or somebody wished so."""

    FULL = "full"
    ASKED = "asked"
    WEEKLY = "weekly"


class State(StrEnum):
    """What has become of one due time."""

    CLAIMED = "claimed"
    POSTED = "posted"
    SKIPPED = "skipped"
    FAILED = "failed"


class Why(StrEnum):
    """Why a due time was not posted."""

    LATE = "late"
    OVERTAKEN = "overtaken"
    BY_HAND = "by_hand"
    PAUSED = "paused"
    SILENCE = "silence"
    NOTHING_LEFT = "nothing_left"
    CHANNEL_GONE = "channel_gone"
    FORBIDDEN = "forbidden"
    DM_CLOSED = "dm_closed"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Schedule:
    """Of a server (guild and channel) or of one member (in their DM). `turns` counts what was posted."""

    id: int
    guild_id: int | None
    channel_id: int | None
    member_id: int | None
    keeper_id: int | None
    """Who added it to a server: told when it cannot go on."""
    rule: Rule
    zone: str
    ask: Ask
    principle: Principle | None
    questions: tuple[str, ...]
    answer_hours: int
    review_hours: int
    role_id: int | None
    langs: tuple[Lang, ...]
    """Two of them: one after the other."""
    added_at: datetime
    due_at: datetime | None = None
    turns: int = 0
    pause: Pause | None = None
    paused_until: datetime | None = None
    pace: Pace = Pace.FULL
    counted_from: datetime | None = None
    """Unanswered prompts count from here on."""

    @property
    def lang(self) -> Lang:
        """The language of the next prompt."""
        return self.langs[self.turns % len(self.langs)]

    def due_after(self, moment: datetime) -> datetime | None:
        return next_due(self.rule, zones.zone(self.zone), moment)

    def following(self, due: datetime) -> datetime | None:
        """The due time after one that was just used up."""
        return self.due_after(due if self.pace is Pace.FULL else due + _ALMOST_A_WEEK)


@dataclass(frozen=True, slots=True)
class Settled:
    """What to do with a due time that has come: post it, or skip it and say why; and what is due after it."""

    why: Why | None
    due_at: datetime | None


def settle(schedule: Schedule, now: datetime) -> Settled:
    """Late within the grace time is posted once; what is later, and what a newer due time overtook, is skipped."""
    assert schedule.due_at is not None
    if now - schedule.due_at > GRACE:
        return Settled(Why.LATE, schedule.due_after(max(now - GRACE, schedule.due_at)))
    following = schedule.following(schedule.due_at)
    return Settled(Why.OVERTAKEN if following and following <= now else None, following)


class Hush(StrEnum):
    """What a rhythm does that nobody answers."""

    GO_ON = "go_on"
    ASK = "ask"
    PAUSE = "pause"


def hush(pace: Pace, unanswered: int) -> Hush:
    limit = UNANSWERED_UNTIL_PAUSED if pace is Pace.ASKED else UNANSWERED_UNTIL_ASKED
    if unanswered < limit:
        return Hush.GO_ON
    return Hush.ASK if pace is Pace.FULL else Hush.PAUSE


def retry_pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts that failed, growing."""
    return timedelta(seconds=_RETRY_S[min(attempts, len(_RETRY_S)) - 1])


def nonce(schedule_id: int, due: datetime) -> str:
    """The same for every attempt at one due time; Discord takes 25 characters."""
    return f"s{schedule_id}.{int(due.timestamp())}"[:25]
