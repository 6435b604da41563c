"""A panel: who interviews whom on what, when, and how far it is. Pure: randomness and time are passed in.

A panel goes from stage to stage: planned, interviewing, then the debrief (reading, voting, deciding), decided.
What a debrief makes of the scorecards stands in `bot.interview.panels.model.debrief`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from random import Random
from typing import TypeVar

from bot.interview.model import Lang, Level, Principle
from bot.interview.rounds.scorecards import Vote

Key = TypeVar("Key")

MAX_INTERVIEWERS = 6
"""`/panel start` asks for two at least; a booked one-to-one interview is a panel of one."""
DEFAULT_MINUTES = 55
MIN_MINUTES, MAX_MINUTES = 10, 90
LEAST_PRINCIPLES, MOST_PRINCIPLES = 2, 3
"""To one interviewer."""
ROOMY_MINUTES = 60
"""From so many minutes on, an interview has room for a third principle."""
FARTHEST = timedelta(days=90)
READING_TIME = timedelta(minutes=10)


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
    level: Level | None = None
    """Of the questions; None: the candidate's own."""


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
    furnished: bool = True
    """Its thread has its card and its people, or it is held elsewhere."""
    tries: int = 0
    """How often its post was tried to be written; after the first time it may stand."""

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


def may_organise(panel: Panel, member_id: int, *, manages: bool) -> bool:
    """Who convened it, or who manages the server (`manages`); where the convener is forgotten, the Bar Raiser."""
    if manages or member_id == panel.organiser_id:
        return True
    raiser = panel.bar_raiser
    return panel.organiser_id is None and raiser is not None and raiser.member_id == member_id
