"""A panel: who interviews whom on what, when, and how far it is. Pure: randomness and time are passed in.

A panel goes from stage to stage: planned, interviewing, then the debrief (reading, voting, deciding), decided.
What a debrief makes of the scorecards stands in `bot.interview.debrief`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from random import Random
from typing import TypeVar

from bot.interview.model import Lang, Principle
from bot.interview.scorecards import Vote

Key = TypeVar("Key")

MIN_INTERVIEWERS, MAX_INTERVIEWERS = 2, 6
"""Of a panel that a member convenes; a booked one-to-one interview is a panel of one."""
DEFAULT_MINUTES = 55
MIN_MINUTES, MAX_MINUTES = 10, 90
LEAST_PRINCIPLES, MOST_PRINCIPLES = 2, 3
"""To one interviewer."""
ROOMY_MINUTES = 60
"""From so many minutes on, an interview has room for a third principle."""
FARTHEST = timedelta(days=90)
READING_TIME = timedelta(minutes=10)
REMINDERS = (timedelta(hours=1), timedelta(hours=24))
"""After the last interview: when those whose scorecards are missing hear of it, and the organiser."""
EARLY = timedelta(minutes=15)
"""So long before the beginning somebody counts as there."""
LASTING = timedelta(days=3)
"""So long is it tried to say what is not about minutes."""
LATE = timedelta(minutes=5)
"""Whoever is first seen so long after their time is late."""


class PanelStage(StrEnum):
    PLANNED = "planned"
    INTERVIEWING = "interviewing"
    READING = "reading"
    VOTING = "voting"
    DECIDING = "deciding"
    DECIDED = "decided"
    CANCELLED = "cancelled"


RUNNING = (
    PanelStage.PLANNED,
    PanelStage.INTERVIEWING,
    PanelStage.READING,
    PanelStage.VOTING,
    PanelStage.DECIDING,
)
DEBRIEF = (PanelStage.READING, PanelStage.VOTING, PanelStage.DECIDING)
REVEALED = (*DEBRIEF, PanelStage.DECIDED)
_NEXT = dict(pairwise(RUNNING))


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


class Presence(StrEnum):
    """Of one member, as the organiser sees it. `EXPECTED`: their time has not come yet."""

    EXPECTED = "expected"
    CAME = "came"
    LATE = "late"
    SAID_NO = "said_no"
    ABSENT = "absent"


class Outcome(StrEnum):
    """Of a practice, and of nothing else."""

    HIRE = "hire"
    NO_HIRE = "no_hire"


@dataclass(frozen=True, slots=True)
class Decision:
    outcome: Outcome
    reason: str
    actions: tuple[str, str, str]
    """What the candidate is to do next."""
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class PanelPlan:
    """What is asked for. `starts_at` None: at once. `place_id` is a voice or stage channel; None: in writing.

    Without `principles` they are drawn; fewer than an interviewer needs are filled up.
    """

    candidate_id: int
    interviewer_ids: tuple[int, ...]
    organiser_id: int
    lang: Lang
    guild_id: int | None = None
    channel_id: int | None = None
    place_id: int | None = None
    starts_at: datetime | None = None
    minutes: int = DEFAULT_MINUTES
    principles: tuple[Principle, ...] = ()


@dataclass(frozen=True, slots=True)
class PanelInterviewer:
    """One interviewer: what they ask, their slot, and what they have done so far.

    `came_at` is when they were first seen, `posted_at` when all their scorecards were in. `lang` is None until they
    have pressed anything.
    """

    member_id: int
    position: int
    bar_raiser: bool
    principles: tuple[Principle, ...]
    question_ids: tuple[str, ...]
    starts_at: datetime
    lang: Lang | None = None
    started_at: datetime | None = None
    declined_at: datetime | None = None
    came_at: datetime | None = None
    posted_at: datetime | None = None
    vote: Vote | None = None
    summary: str = ""
    second_vote: Vote | None = None
    reason: str = ""
    voted_at: datetime | None = None
    challenged_at: datetime | None = None

    @property
    def final_vote(self) -> Vote | None:
        """The second vote, or the first where there is none."""
        return self.second_vote or self.vote


@dataclass(frozen=True, slots=True)
class Panel:
    """`place_id` is where it is held: a voice channel, or a thread of its own. `message_id` is its post."""

    id: int
    candidate_id: int
    organiser_id: int | None
    lang: Lang
    guild_id: int | None
    channel_id: int | None
    place_id: int | None
    voice: bool
    minutes: int
    opened_at: datetime
    starts_at: datetime
    interviewers: tuple[PanelInterviewer, ...]
    stage: PanelStage = PanelStage.PLANNED
    reading_until: datetime | None = None
    message_id: int | None = None
    reminded_at: datetime | None = None
    candidate_lang: Lang | None = None
    candidate_came_at: datetime | None = None
    candidate_declined_at: datetime | None = None
    decision: Decision | None = None

    @property
    def active(self) -> tuple[PanelInterviewer, ...]:
        """Those who have not said no."""
        return tuple(one for one in self.interviewers if one.declined_at is None)

    @property
    def missing(self) -> tuple[PanelInterviewer, ...]:
        """Whose scorecards are not in."""
        return tuple(one for one in self.active if one.posted_at is None)

    @property
    def voters(self) -> tuple[PanelInterviewer, ...]:
        """Who takes part in the debrief: whose scorecards were in when it began."""
        return tuple(one for one in self.active if one.posted_at is not None)

    @property
    def bar_raiser(self) -> PanelInterviewer | None:
        return next((one for one in self.active if one.bar_raiser), None)

    @property
    def uncovered(self) -> tuple[Principle, ...]:
        """What nobody asks any more, since whoever was to ask it said no."""
        asked = {principle for one in self.active for principle in one.principles}
        dealt = dict.fromkeys(principle for one in self.interviewers for principle in one.principles)
        return tuple(principle for principle in dealt if principle not in asked)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + len(self.interviewers) * timedelta(minutes=self.minutes)

    def interviewer(self, member_id: int) -> PanelInterviewer | None:
        return next((one for one in self.interviewers if one.member_id == member_id), None)


# ---------------------------------------------------------------- convening


def fault(plan: PanelPlan, now: datetime) -> str | None:
    """What is wrong with the plan, as the last part of an error's key."""
    if plan.candidate_id in plan.interviewer_ids:
        return "candidate_interviews"
    if len(set(plan.interviewer_ids)) < len(plan.interviewer_ids):
        return "interviewer_twice"
    if not 1 <= len(plan.interviewer_ids) <= MAX_INTERVIEWERS:
        return "interviewers_count"
    if len(set(plan.principles)) > MOST_PRINCIPLES * len(plan.interviewer_ids):
        return "principles_too_many"
    if plan.starts_at is not None and plan.starts_at < now - timedelta(minutes=1):
        return "in_the_past"
    if plan.starts_at is not None and plan.starts_at > now + FARTHEST:
        return "too_far"
    return None


def draw_principles(
    wanted: Sequence[Principle], interviewers: int, minutes: int, random: Random
) -> tuple[Principle, ...]:
    """The wanted ones, and as many more as the interviewers have time for: two each, three where there is room."""
    each = MOST_PRINCIPLES if minutes >= ROOMY_MINUTES else LEAST_PRINCIPLES
    own = list(dict.fromkeys(wanted))
    others = [principle for principle in Principle if principle not in own]
    lacking = min(each * interviewers - len(own), len(others))
    return (*own, *random.sample(others, max(lacking, 0)))


def deal_principles(
    principles: Sequence[Principle], interviewers: Sequence[Key], random: Random
) -> dict[Key, tuple[Principle, ...]]:
    """Each principle to exactly one interviewer, two or three to each, by interviewer in their order.

    Raises ValueError where that cannot be: `draw_principles` gives a fitting number.
    """
    people = len(interviewers)
    if not LEAST_PRINCIPLES * people <= len(principles) <= MOST_PRINCIPLES * people:
        raise ValueError(f"{len(principles)} principles cannot be dealt to {people} interviewers")
    order = list(principles)
    random.shuffle(order)
    return {one: tuple(order[place::people]) for place, one in enumerate(interviewers)}


def draw_bar_raiser(interviewers: Collection[int], organiser_id: int | None, random: Random) -> int:
    """Somebody from outside: not the organiser, where there is anybody else."""
    outside = sorted(one for one in interviewers if one != organiser_id)
    return random.choice(outside or sorted(interviewers))


def slots(starts_at: datetime, minutes: int, interviewers: int) -> list[datetime]:
    """When each interview begins: one after the other."""
    return [starts_at + place * timedelta(minutes=minutes) for place in range(interviewers)]


def pass_on(panel: Panel, gone: PanelInterviewer) -> tuple[dict[int, tuple[int, ...]], tuple[Principle, ...]]:
    """Whose are the questions of one who said no: places in their list, by interviewer; and the principles that
    nobody has room for.

    They go to whoever has least and has not posted yet.
    """
    load = {one.member_id: len(one.question_ids) for one in panel.missing if one.member_id != gone.member_id}
    taken: dict[int, tuple[int, ...]] = {}
    left: list[Principle] = []
    for place, principle in enumerate(gone.principles):
        free = [one for one in load if load[one] < MOST_PRINCIPLES]
        if not free:
            left.append(principle)
            continue
        one = min(free, key=lambda member_id: load[member_id])
        load[one] += 1
        taken[one] = (*taken.get(one, ()), place)
    return taken, tuple(left)


# ---------------------------------------------------------------- from stage to stage


def following(stage: PanelStage) -> PanelStage:
    """The stage that comes next; KeyError where none does by itself."""
    return _NEXT[stage]


def is_over(panel: Panel, now: datetime) -> bool:
    """Whether the stage ends by itself now: by the clock, or because all have done their part."""
    match panel.stage:
        case PanelStage.PLANNED:
            return panel.starts_at <= now
        case PanelStage.INTERVIEWING:
            return bool(panel.voters) and not panel.missing
        case PanelStage.READING:
            return panel.reading_until is not None and panel.reading_until <= now
        case PanelStage.VOTING:
            return all(one.voted_at is not None for one in panel.voters)
    return False


def may_be_ended(panel: Panel) -> bool:
    """Whether the organiser may go on without those who are missing."""
    if panel.stage is PanelStage.INTERVIEWING:
        return bool(panel.voters)
    return panel.stage in (PanelStage.PLANNED, PanelStage.READING, PanelStage.VOTING)


# ---------------------------------------------------------------- time and attendance


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


def may_organise(panel: Panel, member_id: int, *, manages: bool) -> bool:
    """Who convened it, or who manages the server (`manages`); where the convener is forgotten, the Bar Raiser."""
    if manages or member_id == panel.organiser_id:
        return True
    raiser = panel.bar_raiser
    return panel.organiser_id is None and raiser is not None and raiser.member_id == member_id


def is_stale(word: PanelWord, due_at: datetime, now: datetime) -> bool:
    """Whether it is too late to say it: "ten minutes left" is wrong after five of them."""
    left = _BEFORE_END.get(word)
    if left is None:
        return now > due_at + (timedelta(minutes=30) if word is PanelWord.BEGINS else LASTING)
    return now > due_at + timedelta(minutes=max(left / 2, 1) if left else 30)


def next_reminder(panel: Panel, now: datetime) -> datetime | None:
    times = [panel.ends_at + after for after in REMINDERS]
    return next((at for at in times if at > now), None)


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
