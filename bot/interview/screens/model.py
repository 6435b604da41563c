"""A technical screen as it goes: its turns, and where it stands. Every change gives a new value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.interview.model import Lang
from bot.interview.profiles import Profile, TechnicalQuestion
from bot.interview.screens.choosing import Choice, Put
from bot.interview.screens.verdicts import Found, PointsVerdict, PointVerdict
from bot.interview.screens.weighing import Answered, Outcome, outcome

DEFAULT_QUESTIONS = 8
"""In half an hour, as real screens have it."""


class Purpose(StrEnum):
    """A REVIEW asks again what was missed: it has no outcome."""

    SCREEN = "screen"
    REVIEW = "review"


class Phase(StrEnum):
    """Where a turn stands. UNREAD: there is a text that nobody has judged; PROBED: the follow-up is open."""

    ASKED = "asked"
    UNREAD = "unread"
    PROBED = "probed"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class ScreenTurn:
    """`verdict` is on answer and reply together."""

    number: int
    question_id: str
    asked_at: datetime
    headline: str | None = None
    answer: str | None = None
    reply: str | None = None
    verdict: PointsVerdict | None = None
    over_at: datetime | None = None

    @property
    def text(self) -> str:
        """What the words of the verdict are places in."""
        return "\n\n".join(part for part in (self.answer, self.reply) if part)

    @property
    def phase(self) -> Phase:
        if self.over_at is not None:
            return Phase.OVER
        if self.answer is None:
            return Phase.ASKED
        return Phase.UNREAD if self.verdict is None else Phase.PROBED


@dataclass(frozen=True, slots=True)
class Screen:
    """`moves_on` is known once a screen is closed."""

    id: int
    member_id: int
    purpose: Purpose
    profile: Profile
    lang: Lang
    questions: int
    headlines: tuple[str, ...]
    opened_at: datetime
    turns: tuple[ScreenTurn, ...] = ()
    closed_at: datetime | None = None
    moves_on: bool | None = None

    @property
    def current(self) -> ScreenTurn:
        return self.turns[-1]

    def turn(self, number: int) -> ScreenTurn:
        """Raises KeyError."""
        if not 1 <= number <= len(self.turns):
            raise KeyError(number)
        return self.turns[number - 1]


def put(screen: Screen, choice: Choice, now: datetime) -> Screen:
    turn = ScreenTurn(len(screen.turns) + 1, choice.question.id, now, choice.headline)
    return replace(screen, turns=(*screen.turns, turn))


def changed(screen: Screen, turn: ScreenTurn) -> Screen:
    """With this turn in place of the one of its number."""
    turns = tuple(turn if one.number == turn.number else one for one in screen.turns)
    return replace(screen, turns=turns)


def judged(turn: ScreenTurn, verdict: PointsVerdict, now: datetime) -> ScreenTurn:
    """After the reply to the follow-up nothing more is asked."""
    return replace(turn, verdict=verdict, over_at=None if turn.reply is None else now)


def closed(screen: Screen, bank: Mapping[str, TechnicalQuestion], now: datetime) -> Screen:
    """One that was stopped before its last question moves nobody on."""
    whole = len(screen.turns) >= screen.questions and screen.current.phase is Phase.OVER
    return replace(screen, closed_at=now, moves_on=whole and came_to(screen, bank).moves_on)


def came_to(screen: Screen, bank: Mapping[str, TechnicalQuestion]) -> Outcome:
    """Of what was answered or passed over: what one stopped at is no answer, and is not given away."""
    heard = [turn for turn in screen.turns if turn.phase is not Phase.ASKED and turn.question_id in bank]
    return outcome([Answered(turn.question_id, bank[turn.question_id].level, turn.verdict) for turn in heard])


def put_so_far(screen: Screen, bank: Mapping[str, TechnicalQuestion]) -> list[Put]:
    return [Put(bank[turn.question_id], turn.verdict) for turn in screen.turns if turn.question_id in bank]


def nothing_said(question: TechnicalQuestion) -> PointsVerdict:
    """Of a question that was passed over."""
    return PointsVerdict(tuple(PointVerdict(point.id, Found.MISSING) for point in question.points))
