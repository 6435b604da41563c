"""From evidence, meaning and trained weights to what is met, each with the pieces that carry it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from bot.checker.candidates import FOREIGN, STRANGE, candidates, summed
from bot.checker.linear import Evidence, Model, Piece, Target, of_target
from bot.checker.meaning import Vectors, meaning
from bot.interview.model import Item

FAILURE = "failure"
_LIKELY = -0.5
"""From how sure on a piece counts less for being from elsewhere; log odds."""
_BESIDE = 0.35  # how much a neighbour in the same field has to say: what is copied comes in paragraphs
_NOT_AT_ALL = -99.0


@dataclass(frozen=True, slots=True)
class Judged:
    """How far one target is met (above zero: it is), and the pieces that carry it, the strongest first."""

    score: float = _NOT_AT_ALL
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """`strange` is the part of the pieces that seem to be from elsewhere."""

    evidence: Evidence
    of: Mapping[str, Judged] = field(default_factory=dict)
    strange: float = 0.0

    def score(self, target: str) -> float:
        return self.of[target].score if target in self.of else _NOT_AT_ALL


def judged(evidence: Evidence, weights: Model, vectors: Vectors | None = None) -> Judgement:
    """The items and the failure. `vectors` are those of the pieces' texts, where they are at hand already."""
    if not evidence.pieces:
        return Judgement(evidence)
    if vectors is None:
        vectors = meaning().vectors([piece.text for piece in evidence.pieces])
    strange = foreignness(evidence, vectors, weights[FOREIGN]) if FOREIGN in weights else [-1.0] * len(vectors)
    evidence = _with_strangers(evidence, strange)
    return Judgement(
        evidence,
        {target: judge(target, evidence, vectors, weights) for target in (*Item, FAILURE) if target in weights},
        sum(score > 0 for score in strange) / len(strange),
    )


def _with_strangers(evidence: Evidence, strange: Sequence[float]) -> Evidence:
    """The surer a piece is from elsewhere, the more it takes to carry anything."""
    pieces = tuple(
        replace(piece, features={**piece.features, STRANGE: round(score - _LIKELY, 4)}) if score > _LIKELY else piece
        for piece, score in zip(evidence.pieces, strange, strict=True)
    )
    return replace(evidence, pieces=pieces)


def foreignness(evidence: Evidence, vectors: Vectors, weights: Target) -> list[float]:
    own = candidates(FOREIGN, evidence, vectors).scores(weights)
    fields = [piece.span.field for piece in evidence.pieces]
    found = []
    for number, score in enumerate(own):
        beside = [
            own[other]
            for other in (number - 1, number + 1)
            if 0 <= other < len(own) and fields[other] is fields[number]
        ]
        found.append(round(float(score + _BESIDE * sum(beside) / len(beside) if beside else score), 4))
    return found


def judge(target: str, evidence: Evidence, vectors: Vectors, weights: Model) -> Judged:
    able = candidates(target, evidence, vectors)
    if not able.pieces:
        return Judged()
    scores = able.scores(weights[target])
    order = np.argsort(-scores, kind="stable")
    score = summed(scores, able.counts) if able.counts else float(scores[order[0]])
    best = able.pieces[order[0]]
    # Of a pair the one comes first that says more by itself: it is what is shown.
    alone = {number: weights[target].strength(of_target(target, evidence.pieces[number].features)) for number in best}
    said = sorted(best, key=lambda number: -alone[number])
    return Judged(round(score, 4), tuple(evidence.pieces[number] for number in said))
