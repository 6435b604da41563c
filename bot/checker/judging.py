"""From evidence, meaning and trained weights to what is met, each with the pieces that carry it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from bot.checker.candidates import candidates, summed
from bot.checker.linear import Evidence, Model, Piece
from bot.checker.meaning import Vectors, meaning
from bot.interview.model import Item

FAILURE = "failure"
_NOT_AT_ALL = -99.0


@dataclass(frozen=True, slots=True)
class Judged:
    """How far one target is met (above zero: it is), and the pieces that carry it, the strongest first."""

    score: float = _NOT_AT_ALL
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    evidence: Evidence
    of: Mapping[str, Judged] = field(default_factory=dict)

    def score(self, target: str) -> float:
        return self.of[target].score if target in self.of else _NOT_AT_ALL


def judged(evidence: Evidence, weights: Model, vectors: Vectors | None = None) -> Judgement:
    """The items and the failure. `vectors` are those of the pieces' texts, where they are at hand already."""
    if not evidence.pieces:
        return Judgement(evidence)
    if vectors is None:
        vectors = meaning().vectors([piece.text for piece in evidence.pieces])
    return Judgement(
        evidence, {target: judge(target, evidence, vectors, weights) for target in (*Item, FAILURE) if target in weights}
    )


def judge(target: str, evidence: Evidence, vectors: Vectors, weights: Model) -> Judged:
    able = candidates(target, evidence, vectors)
    scores = able.scores(weights[target])
    order = np.argsort(-scores, kind="stable")
    score = summed(scores, able.counts) if able.counts else float(scores[order[0]])
    best = able.pieces[order[0]]
    # Of a pair the one comes first that says more by itself: it is what is shown.
    said = sorted(best, key=lambda number: -weights[target].strength(able.features[number]))
    return Judged(round(score, 4), tuple(evidence.pieces[number] for number in said))
