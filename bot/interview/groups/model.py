"""A group round: its stages, who reviews whom, who may be reminded. Pure: randomness and time are passed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from bot.interview.model import Checklist, Lang, Question, StarAnswer

REVIEWS_PER_ANSWER = 2
MAX_REVIEWS_PER_ANSWER = 5
MISSES_UNTIL_QUIET = 3
"""After so many rounds missed in a row a member is not reminded any more, until they answer or review again."""
_LONGEST_NOTICE = timedelta(hours=2)
_NOTICE_PART = 4
_LONGEST_HOLD = timedelta(hours=1)
_ON_TIME = timedelta(minutes=5)
"""So late may the clock close answers without moving the end of reviews that everybody has read."""

Pair = tuple[int, int]
"""(answer, reviewer)."""


class Stage(StrEnum):
    """Answers are written, then reviewed, then all is shown. A round without a shared answer skips the second."""

    ANSWERING = "answering"
    REVIEWING = "reviewing"
    REVEALED = "revealed"


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a server's organisers chose; a server that chose nothing has these."""

    guild_id: int
    channel_id: int | None = None
    lang: Lang | None = None
    zone: str | None = None
    """None until it was asked: what needs a zone asks for it, and keeps the answer here."""
    opener_role_id: int | None = None
    reviews: int = REVIEWS_PER_ANSWER
    anonymous: bool = True


@dataclass(frozen=True, slots=True)
class GroupRound:
    """One question, answered by everybody in private. `said` is the last stage that Discord has been told of."""

    id: int
    guild_id: int
    channel_id: int
    opener_id: int | None
    lang: Lang
    question_id: str
    anonymous: bool
    reviews: int
    opened_at: datetime
    answers_due_at: datetime
    reviews_due_at: datetime
    stage: Stage = Stage.ANSWERING
    said: Stage | None = None
    message_id: int | None = None
    thread_id: int | None = None
    tries: int = 0
    """How often its stage was tried to be said; after the first time it may have been said in part."""
    own: Question | None = None
    """The question itself, where it is one of the server's own and not of the library."""

    @property
    def due_at(self) -> datetime:
        return self.answers_due_at if self.stage is Stage.ANSWERING else self.reviews_due_at


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """An answer that its author gave to the round. `number` is how it goes by, drawn when answers close."""

    round_id: int
    author_id: int
    number: int
    lang: Lang
    answer: StarAnswer
    checklist: Checklist | None


def deal(authors: Mapping[int, int], reviews: int, random: Random) -> list[Pair]:
    """Who reviews what, when answers close; `authors` by answer. Each author reviews as often as they are reviewed.

    Drawn into a circle, each reviews those before them: nobody meets their own, and nobody is dealt one twice.
    """
    circle = list(authors)
    random.shuffle(circle)
    each = min(reviews, len(circle) - 1)
    return [
        (answer, authors[circle[(place + step) % len(circle)]])
        for place, answer in enumerate(circle)
        for step in range(1, each + 1)
    ]


def deal_around(
    authors: Mapping[int, int], dealt: Collection[Pair], reviewers: Iterable[int], reviews: int
) -> list[Pair]:
    """What to deal besides `dealt`, after somebody left: to whoever has least, until each answer has its reviews."""
    taken = set(dealt)
    load = Counter(dict.fromkeys(reviewers, 0))
    load.update(reviewer for _, reviewer in dealt if reviewer in load)
    fresh: list[Pair] = []
    for answer, author in authors.items():
        lacking = reviews - sum(1 for held, _ in dealt if held == answer)
        for _ in range(lacking):
            free = [one for one in load if one != author and (answer, one) not in taken]
            if not free:
                break
            reviewer = min(free, key=lambda one: (load[one], one))
            taken.add((answer, reviewer))
            load[reviewer] += 1
            fresh.append((answer, reviewer))
    return fresh


def lacking(
    authors: Mapping[int, int], counted: Collection[Pair], mine: Collection[int], reviewer: int, reviews: int
) -> int | None:
    """The answer that lacks reviews most and that this reviewer may still take on; None when there is none.

    `counted` are the reviews that are in, and those that somebody holds: however many come at once, nobody is dealt
    work that is not needed. `mine`: the answers that the reviewer was dealt, also those that are not counted any more.
    """
    load = Counter(answer for answer, _ in counted)
    free = [a for a, author in authors.items() if author != reviewer and a not in mine and load[a] < reviews]
    return min(free, key=lambda answer: (load[answer], answer), default=None)


def held_until(dealt_at: datetime, begins_at: datetime, due_at: datetime) -> datetime:
    """So long does a review that is dealt and not handed in count as coming; after that it is dealt to others, too."""
    return dealt_at + min(_LONGEST_HOLD, (due_at - begins_at) / _NOTICE_PART)


def remind_at(begins_at: datetime, due_at: datetime) -> datetime:
    """Two hours before the end, or a quarter of the time before it where that is less."""
    return due_at - min(_LONGEST_NOTICE, (due_at - begins_at) / _NOTICE_PART)


def reviews_end(group: GroupRound, closing_at: datetime) -> datetime:
    """When reviews close, once answers really do: reviewers get the time that was promised, neither less nor more."""
    if group.answers_due_at <= closing_at < group.answers_due_at + _ON_TIME:
        return group.reviews_due_at
    return closing_at + (group.reviews_due_at - group.answers_due_at)


def may_be_reminded(missed_in_a_row: int) -> bool:
    return missed_in_a_row < MISSES_UNTIL_QUIET


def numbered(round_ids: Sequence[int], random: Random) -> dict[int, int]:
    """Numbers from 1, drawn, so that the order in which answers came says nothing about their authors."""
    order = list(round_ids)
    random.shuffle(order)
    return {round_id: number for number, round_id in enumerate(order, start=1)}
