"""From evidence, meaning and trained weights to what is met, each with the pieces that carry it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from bot.checker.candidates import FOREIGN, STRANGE, candidates, summed
from bot.checker.linear import Evidence, Model, Piece, Target, of_target
from bot.checker.meaning import Vectors, meaning
from bot.interview.model import Item

FAILURE = "failure"
STORY = "story"
"""The target that says of a whole answer whether anything is told in it that could count."""
_SIGNS = frozenset(
    ("me", "us", "short", "long", "no_act", "nobody", "odd_style", "negated", "digits", "deed", "past", "now")
)
_LIKELY = -0.5
"""From how sure on a piece counts less for being from elsewhere; log odds."""
_BESIDE = 0.35  # how much a neighbour in the same field has to say: what is copied comes in paragraphs
_FIRST_PERSON = ("all.me", "all.us", "all.by_self", "all.by_we")
_NOT_AT_ALL = -99.0
_MANY_ACTS, _FEW = 6, 4


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

    @property
    def personal(self) -> bool:
        """Somebody speaks of themselves."""
        return any(name in piece.features for piece in self.evidence.pieces for name in _FIRST_PERSON)

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
    of = {target: judge(target, evidence, vectors, weights) for target in (*Item, FAILURE) if target in weights}
    if STORY in weights:
        whole = weights[STORY].bias + weights[STORY].strength(story_signs(evidence))
        of[STORY] = Judged(round(whole + float(weights[STORY].meant(mean_of(vectors))[0]), 4))
    return Judgement(
        evidence,
        of,
        sum(score > 0 for score in strange) / len(strange),
    )


def story_signs(evidence: Evidence) -> dict[str, float]:
    """In what part of the pieces each sign of a teller stands, whoever does what in them and when."""
    often = Counter(name.removeprefix("all.") for piece in evidence.pieces for name in piece.features if _is_sign(name))
    parts = {f"{STORY}.{name}": round(times / len(evidence.pieces), 3) for name, times in often.items()}
    acts = len(frozenset[str]().union(*(piece.deeds for piece in evidence.pieces)))
    return {
        **parts,
        f"{STORY}.acts": float(min(_MANY_ACTS, acts)),
        f"{STORY}.alone": float(len(evidence.pieces) < _FEW),
    }


def _is_sign(name: str) -> bool:
    sign = name.removeprefix("all.")
    return name.startswith("all.") and (sign in _SIGNS or "_act_" in sign or "_deed_" in sign or sign.startswith("by_"))


def mean_of(vectors: Vectors) -> Vectors:
    mean: Vectors = np.round(vectors.mean(0), 4).reshape(1, -1)
    return mean


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
