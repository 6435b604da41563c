"""Which principles an answer shows, by what was done in it; silent rather than guessing."""

from __future__ import annotations

import numpy as np

from bot.checker.linear import Evidence, Model, of_target
from bot.checker.meaning import Vectors
from bot.interview.model import Field, Principle

SHOWS = "shows"
"""The target that says whether any principle is shown at all."""
ASKED = 1.0
"""Being asked for a principle is a hint, not a proof; in log odds."""
ENOUGH = 0.6
"""How surely any principle has to be shown, before one is named; in log odds."""
BAR = -1.5
SECOND = -1.0
"""The second of two has to be surer: a wrong one harms."""
# What was done says more than where; by field.
_WEIGHTS = {Field.SITUATION: 0.6, Field.TASK: 0.8, Field.ACTION: 1.5, Field.RESULT: 0.8}


def told(evidence: Evidence, vectors: Vectors) -> Vectors:
    """One vector of the whole answer, its acts before all."""
    weights = np.array([_WEIGHTS[piece.span.field] for piece in evidence.pieces], dtype=np.float32)
    mean: Vectors = np.round((weights @ vectors) / weights.sum(), 4).reshape(1, -1)
    return mean


def shown(evidence: Evidence, vectors: Vectors, weights: Model, asked: Principle | None) -> tuple[Principle, ...]:
    """Up to two principles above the bar, best first."""
    if not evidence.pieces or SHOWS not in weights:
        return ()
    whole = told(evidence, vectors)
    if _score(SHOWS, evidence, whole, weights) <= ENOUGH:
        return ()
    scores = {p: _score(p, evidence, whole, weights) + (ASKED if p is asked else 0.0) for p in Principle}
    return ranked(scores)


def ranked(scores: dict[Principle, float]) -> tuple[Principle, ...]:
    order = sorted(scores, key=lambda principle: -scores[principle])[:2]
    return tuple(p for p, bar in zip(order, (BAR, SECOND), strict=True) if scores[p] > bar)


def _score(target: str, evidence: Evidence, whole: Vectors, weights: Model) -> float:
    found = weights[target]
    return found.bias + found.strength(of_target(target, evidence.leanings)) + float(found.meant(whole)[0])
