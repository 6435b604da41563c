"""Reads a technical answer by key points: pure, deterministic, without a network. No point without words.

    typed text -> plain (code, logs, quotes blanked) -> sentences -> terms in them -> what is held -> points

An answer is read in its own language, sentence by sentence, whatever was asked: Korean is full of English terms.
"""

from __future__ import annotations

from functools import lru_cache

from bot.checker.points.compiled import Compiled, compiled
from bot.checker.points.judging import Closeness, judged
from bot.interview.profiles import TechnicalQuestion
from bot.interview.screens.verdicts import PointsVerdict

__all__ = ["Closeness", "judge_points"]

_QUESTIONS_READY = 512
"""More than all profiles have together."""


def judge_points(question: TechnicalQuestion, answer: str, closeness: Closeness | None = None) -> PointsVerdict:
    return judged(_ready(_Asked(question)), answer, closeness)


class _Asked:
    """A question by what it says: mappings have no hash, and each job of another process brings a copy."""

    def __init__(self, question: TechnicalQuestion) -> None:
        self.question = question

    def __hash__(self) -> int:
        return hash(self.question.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and other.question == self.question


@lru_cache(maxsize=_QUESTIONS_READY)
def _ready(asked: _Asked) -> Compiled:
    return compiled(asked.question)
