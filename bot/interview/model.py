"""The frozen values of an interview. Pure: nothing here knows Discord, SQL, YAML or the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.interview.facets import Aspect, Facet
from bot.interview.hearing import ClaimKind, ConductKind, Fits
from bot.interview.sorting import Level as Level
from bot.interview.sorting import Manner as Manner
from bot.interview.sorting import Principle as Principle
from bot.interview.sorting import Tag as Tag
from bot.interview.sorting import Theme as Theme


class Lang(StrEnum):
    EN = "en"
    KO = "ko"


class Field(StrEnum):
    """The four fields of a STAR answer, in the order they are told."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"


class Item(StrEnum):
    """One thing an interviewer ticks. Twelve in all; `field` says where it is expected."""

    ONE_OCCASION = "one_occasion"
    SETTING = "setting"
    STAKES = "stakes"
    OWN_DUTY = "own_duty"
    TARGET = "target"
    OWN_ACTIONS = "own_actions"
    STEPS = "steps"
    REASONING = "reasoning"
    OUTCOME = "outcome"
    MEASURED = "measured"
    LESSON = "lesson"
    CAUSE = "cause"

    @property
    def field(self) -> Field:
        return _FIELD_OF[self]


ITEMS: dict[Field, tuple[Item, ...]] = {
    Field.SITUATION: (Item.ONE_OCCASION, Item.SETTING, Item.STAKES),
    Field.TASK: (Item.OWN_DUTY, Item.TARGET),
    Field.ACTION: (Item.OWN_ACTIONS, Item.STEPS, Item.REASONING),
    Field.RESULT: (Item.OUTCOME, Item.MEASURED, Item.LESSON, Item.CAUSE),
}
_FIELD_OF = {item: field for field, items in ITEMS.items() for item in items}


class Ending(StrEnum):
    """How the member says the story ended. The checker believes it over its own reading."""

    AS_HOPED = "as_hoped"
    PARTLY = "partly"
    FAILED = "failed"


class ResponseKind(StrEnum):
    """What kind of response an answer is. Only a story can earn every tick, a habit some."""

    STORY = "story"
    HABIT = "habit"
    HYPOTHETICAL = "hypothetical"
    OPINION = "opinion"
    OFF_QUESTION = "off_question"
    SIGNAL_WORDS = "signal_words"
    INSTRUCTIONS = "instructions"
    NOTHING = "nothing"


FIELD_LIMIT = 4000
"""Characters that one field of Discord's form can hold; replies to probes may make a field longer."""


@dataclass(frozen=True, slots=True)
class StarAnswer:
    """What a member told, field by field, exactly as typed."""

    situation: str
    task: str
    action: str
    result: str
    ended: Ending | None = None

    def text(self, field: Field) -> str:
        return str(getattr(self, field.value))

    def with_text(self, field: Field, text: str) -> StarAnswer:
        situation, task, action, result = (text if each is field else self.text(each) for each in Field)
        return StarAnswer(situation, task, action, result, self.ended)


Telling = tuple[StarAnswer, Lang]
"""An answer, and the language in which it is told."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a tick rests: characters start to end (exclusive) of one field's text as typed."""

    field: Field
    start: int
    end: int

    def words(self, answer: StarAnswer) -> str:
        return answer.text(self.field)[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One item of a checklist. `met` is None where the item does not apply (cause, and nothing failed)."""

    item: Item
    met: bool | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """How far the story answers the question. `missing` is the first thing the question asks for that the story lacks,
    None with yes; `shown` has the words of each facet that is there."""

    fits: Fits
    shown: tuple[tuple[Facet, Span], ...] = ()
    missing: Aspect | None = None


@dataclass(frozen=True, slots=True)
class Conduct:
    kind: ConductKind
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """The span is what an interviewer would repeat in asking: the claim itself, not the sentence around it."""

    kind: ClaimKind
    span: Span


@dataclass(frozen=True, slots=True)
class Checklist:
    """The verdict on one answer: twelve items in the order of `Item`, and what kind of response it is.

    `shares` are the parts of the four fields in the telling (sum 1, or all 0 for an empty answer), `spoken_s` how long
    it takes to say, in seconds. `fit` is None where it was not judged: no question, or one without facets.
    """

    kind: ResponseKind
    verdicts: tuple[Verdict, ...]
    failure: bool
    shown: tuple[Principle, ...]
    shares: tuple[float, float, float, float]
    spoken_s: int
    fit: Fit | None = None
    conduct: tuple[Conduct, ...] = ()
    claims: tuple[Claim, ...] = ()

    def verdict(self, item: Item) -> Verdict:
        return next(verdict for verdict in self.verdicts if verdict.item is item)

    def met(self, field: Field) -> int:
        return sum(v.met is True for v in self.verdicts if v.item.field is field)

    def asked(self, field: Field) -> int:
        """How many items of the field apply to this answer."""
        return sum(v.met is not None for v in self.verdicts if v.item.field is field)

    @property
    def missing(self) -> tuple[Item, ...]:
        return tuple(v.item for v in self.verdicts if v.met is False)


OWN_STORY = "own-story"
"""Stands for a question's id where a member had a story of their own checked, without any question."""


@dataclass(frozen=True, slots=True)
class Question:
    """One behavioural question, in both languages. `id` never changes once it is published."""

    id: str
    principle: Principle
    level: Level
    tags: frozenset[Tag]
    text: dict[Lang, str]
    hint: dict[Lang, str]
    facets: tuple[Aspect, ...] = ()
    """What it asks for, the decisive one first. A server's own questions have none."""


class Place(StrEnum):
    """Where a round is held. HERE is the channel of the command, seen by the member alone."""

    HERE = "here"
    THREAD = "thread"
    DM = "dm"


class Closing(StrEnum):
    """Why a round is over."""

    FINISHED = "finished"
    STOPPED = "stopped"
    DROPPED = "dropped"


class Origin(StrEnum):
    """How a version of an answer came to be."""

    SUBMITTED = "submitted"
    PROBED = "probed"
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the answer of a turn; a later one never overwrites it.

    `checklist` is None from the moment the text is safe until the checker has read it.
    """

    answer: StarAnswer
    lang: Lang
    origin: Origin
    submitted_at: datetime
    late: bool = False
    checklist: Checklist | None = None


Thing = Item | Aspect | ClaimKind
"""What a follow-up asks for: an item or a facet that is missing, or more about a claim."""


class Way(StrEnum):
    """How a follow-up is worded: plainly, taking up the member's own words (also as only this principle's questions
    are asked back), or once more from another side."""

    PLAIN = "plain"
    QUOTED = "quoted"
    PRINCIPLE = "principle"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One follow-up: the `index`th wording of its way. The reply is told at the end of `field`."""

    asks: Thing
    field: Field
    index: int = 0
    way: Way = Way.PLAIN
    words: str | None = None
    """The member's own words that it takes up."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up put to the member. `met`: whether the reply gave what was asked for, None where nobody judged it."""

    follow_up: FollowUp
    asked_at: datetime
    reply: str | None = None
    replied_at: datetime | None = None
    met: bool | None = None

    @property
    def asks(self) -> Thing:
        return self.follow_up.asks


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer that is being typed message by message: the fields told so far."""

    told: tuple[str, ...] = ()

    @property
    def next_field(self) -> Field | None:
        return tuple(Field)[len(self.told)] if len(self.told) < len(Field) else None


@dataclass(frozen=True, slots=True)
class Turn:
    """One question put to the member. `number` counts from 1 within the round and never changes."""

    number: int
    question_id: str
    asked_at: datetime
    due_at: datetime | None = None
    skipped_at: datetime | None = None
    draft: Draft | None = None
    versions: tuple[Version, ...] = ()
    probes: tuple[Probe, ...] = ()
    own: Question | None = None
    """The question itself, where it is one of a server's own and not of the library."""

    @property
    def latest(self) -> Version | None:
        return self.versions[-1] if self.versions else None

    @property
    def open_probe(self) -> Probe | None:
        """The follow-up that waits for a reply: unanswered, and about something that is still to be asked."""
        if not self.probes or self.probes[-1].reply is not None or self.latest is None:
            return None
        probe = self.probes[-1]
        return probe if _still_open(probe.follow_up, self.latest) else None


def _still_open(asked: FollowUp, version: Version) -> bool:
    if version.checklist is None:
        return False
    if isinstance(asked.asks, Item):
        return asked.asks in version.checklist.missing
    if isinstance(asked.asks, Aspect):
        return version.checklist.fit is not None and version.checklist.fit.missing == asked.asks
    return asked.words is None or asked.words in " ".join(version.answer.text(asked.field).split())


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a member asked for when starting a round. `principle` None means mixed."""

    lang: Lang
    principle: Principle | None = None
    questions: int = 1
    level: Level | None = None
    place: Place = Place.HERE
    minutes: int | None = None
    panel: int | None = None
    """Set: a solo panel, with so many principles for each interviewer."""
    follow_ups: int | None = None
    """At most so many to a question; None leaves it to the interviewer."""
    review: bool = False
    """Brings back questions that the member answered before, the weakest first."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One interviewer of a solo panel; for each principle they put one question. `manages`: a hiring manager, alone."""

    manner: Manner
    principles: tuple[Principle, ...]
    manages: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """A round of one candidate: its turns in order, the last one current while the round is open."""

    id: int
    member_id: int
    wishes: Wishes
    guild_id: int | None
    channel_id: int | None
    opened_at: datetime
    turns: tuple[Turn, ...] = ()
    closed_at: datetime | None = None
    closing: Closing | None = None
    group_id: int | None = None
    """Set: the answer to the one question of a group round. `shared`: given to its reviewers."""
    shared: bool = False
    seats: tuple[Seat, ...] = ()
    """Set: a solo panel. Its interviewers keep their verdicts to themselves until the debrief."""

    @property
    def current(self) -> Turn | None:
        return self.turns[-1] if self.turns and self.closed_at is None else None

    @property
    def is_own_story(self) -> bool:
        """Whether it holds a story that the member had checked without being asked anything."""
        return bool(self.turns) and self.turns[0].question_id == OWN_STORY

    @property
    def is_talk(self) -> bool:
        """Whether a hiring manager holds it alone."""
        return bool(self.seats) and self.seats[0].manages

    @property
    def put(self) -> int:
        """How many questions count: those that were not swapped for another."""
        return sum(turn.skipped_at is None for turn in self.turns)
