"""What an answer to a technical question is worth, and what a whole screen came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.interview.profiles import Depth
from bot.interview.screens.verdicts import Found, PointsVerdict

PARTLY_WORTH = 0.5
WRONG_WEIGHT = 1.5
"""Points that a wrong statement takes away: more than one that is only missing."""
STRONG_FROM, SOLID_FROM = 0.7, 0.4
MOVES_ON_FROM = 0.5
"""Mean worth of the answers from which on an interviewer would go on with somebody."""
WRONG_AT_MOST = 0.25
"""Wrong statements per question with which one still moves on."""


class Standing(StrEnum):
    STRONG = "strong"
    SOLID = "solid"
    WEAK = "weak"


class Reason(StrEnum):
    """What decided a screen, the weightiest first."""

    WRONG_STATEMENTS = "wrong_statements"
    POINTS_MISSING = "points_missing"
    POINTS_MADE = "points_made"


@dataclass(frozen=True, slots=True)
class Answered:
    """One question of a screen and what the answer came to; None where it was skipped."""

    question_id: str
    level: Depth
    verdict: PointsVerdict | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Practice only. `weakest` are questions to come back to, the worst first."""

    moves_on: bool
    reason: Reason
    worth: float
    wrong: int
    weakest: tuple[str, ...]


def worth(verdict: PointsVerdict | None) -> float:
    """0 to 1. Nothing for a question that was skipped."""
    if verdict is None or not verdict.points:
        return 0.0
    made = verdict.count(Found.FOUND) + PARTLY_WORTH * verdict.count(Found.PARTLY)
    return max(0.0, (made - WRONG_WEIGHT * len(verdict.wrong)) / len(verdict.points))


def standing(verdict: PointsVerdict | None) -> Standing:
    """Nobody is strong with a wrong statement in the answer, however much else is right."""
    value = worth(verdict)
    if value >= STRONG_FROM and verdict is not None and not verdict.wrong:
        return Standing.STRONG
    return Standing.SOLID if value >= SOLID_FROM else Standing.WEAK


def next_level(level: Depth, verdict: PointsVerdict | None) -> Depth:
    """The difficulty follows the last answer; who reasons from what they do not know is not taken down."""
    match standing(verdict):
        case Standing.STRONG:
            return Depth(min(level + 1, Depth.DEEP))
        case Standing.WEAK if verdict is None or verdict.reasoned is None or verdict.wrong:
            return Depth(max(level - 1, Depth.BASIC))
        case _:
            return level


def outcome(answers: Sequence[Answered]) -> Outcome:
    """A deeper question weighs more: by its level."""
    weight = sum(answer.level for answer in answers)
    mean = sum(answer.level * worth(answer.verdict) for answer in answers) / weight if weight else 0.0
    wrong = sum(len(answer.verdict.wrong) for answer in answers if answer.verdict)
    too_wrong = wrong > WRONG_AT_MOST * len(answers)
    ranked = sorted(answers, key=lambda answer: worth(answer.verdict))
    weakest = tuple(a.question_id for a in ranked if standing(a.verdict) is not Standing.STRONG)
    if too_wrong:
        return Outcome(False, Reason.WRONG_STATEMENTS, mean, wrong, weakest)
    moves_on = mean >= MOVES_ON_FROM
    return Outcome(moves_on, Reason.POINTS_MADE if moves_on else Reason.POINTS_MISSING, mean, wrong, weakest)
