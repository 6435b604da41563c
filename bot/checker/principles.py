"""Which principles an answer shows, by what was done in it; silent rather than guessing."""

from __future__ import annotations

import numpy as np

from bot.checker.judging import Judgement
from bot.checker.linear import Evidence, Model, of_target
from bot.checker.meaning import Vectors
from bot.interview.model import Field, Item, Principle

SHOWS = "shows"
"""The target that says whether any principle is shown at all."""
ASKED = 2.5
"""Who is asked for a principle mostly tells of it, where any is shown; in log odds."""
_BY_ACTS = {Item.OWN_ACTIONS: 0.5, Item.STEPS: 0.5}
"""A principle is shown by acts: the clearer they are told, the surer one is; beyond `_CLEAR` no surer."""
_CLEAR = 2.0
ENOUGH = 1.7
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


def shown(judgement: Judgement, vectors: Vectors, weights: Model, asked: Principle | None) -> tuple[Principle, ...]:
    """Up to two principles above the bar, best first."""
    evidence = judgement.evidence
    if not evidence.pieces or SHOWS not in weights:
        return ()
    whole = told(evidence, vectors)
    acts = sum(part * min(_CLEAR, max(-_CLEAR, judgement.score(item))) for item, part in _BY_ACTS.items())
    if _score(SHOWS, evidence, whole, weights) + acts <= ENOUGH:
        return ()
    scores = {p: _score(p, evidence, whole, weights) + (ASKED if p is asked else 0.0) for p in Principle}
    return ranked(scores)


def margin(principle: Principle, evidence: Evidence, whole: Vectors, weights: Model) -> float:
    """How far it stands out beside the clearest of the others; below 0 where another is clearer."""
    scores = {each: _score(each, evidence, whole, weights) for each in Principle}
    return scores[principle] - max(score for each, score in scores.items() if each is not principle)


def ranked(scores: dict[Principle, float]) -> tuple[Principle, ...]:
    order = sorted(scores, key=lambda principle: -scores[principle])[:2]
    return tuple(p for p, bar in zip(order, (BAR, SECOND), strict=True) if scores[p] > bar)


def _score(target: str, evidence: Evidence, whole: Vectors, weights: Model) -> float:
    found = weights[target]
    return found.bias + found.strength(of_target(target, evidence.leanings)) + float(found.meant(whole)[0])
