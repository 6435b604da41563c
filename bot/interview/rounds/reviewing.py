"""Which of a member's own questions comes back: the weakest, longest unseen first, confusable ones side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.interview.library import Library
from bot.interview.model import Question

TOO_FRESH = timedelta(days=3)
"""What was answered this lately is not practice but memory; it comes only where nothing else is left."""
_BANDS = (0.5, 0.75)
"""Shares of items met: below the first is weak, below the second middling."""


@dataclass(frozen=True, slots=True)
class Met:
    """One question that the member answered: when it was put last, and what share of items the newest answer met."""

    question_id: str
    asked_at: datetime
    share: float


def choose_again(library: Library, met: Sequence[Met], put: Sequence[str], now: datetime) -> Question | None:
    """`put` are the ids already put in this round: beside the last of them goes one that is easily taken for it."""
    left = [one for one in met if one.question_id in library.questions and one.question_id not in put]
    last = library.questions.get(put[-1]) if put else None
    neighbours = library.principles[last.principle].confused_with if last else ()

    def rank(one: Met) -> tuple[bool, bool, int, datetime]:
        question = library.questions[one.question_id]
        fresh = now - one.asked_at < TOO_FRESH
        return fresh, last is not None and question.principle not in neighbours, _band(one.share), one.asked_at

    best = min(left, key=rank, default=None)
    return library.questions[best.question_id] if best else None


def _band(share: float) -> int:
    return sum(share >= limit for limit in _BANDS)
