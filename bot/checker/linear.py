"""A small linear model over named features that can point at what it rests on. Plain Python, no numbers library.

A language turns an answer into `Evidence`: pieces of text (sentences, mostly) with the features seen in each, and
features of the whole. A feature belongs to the target its name begins with, up to the first dot ("target.by_date"
counts for the item `target`), to all targets when that is "all". A target's score is

    bias + weights of the whole's features + weights of features that stand in any piece

so that a repeated piece adds nothing. It is met when the score is above zero and some piece speaks for it; that piece,
the one with the highest sum of its own weights, is what the verdict rests on. Weights come from
`benchmarks/train_checker.py`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from bot.interview.model import Span

SHARED = "all"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one field, and the names of the features seen in it."""

    span: Span
    features: frozenset[str]


@dataclass(frozen=True)
class Evidence:
    """What a language found in an answer. `whole` has features of no particular place, with their values."""

    pieces: tuple[Piece, ...]
    whole: Mapping[str, float] = field(default_factory=dict)

    def pooled(self, target: str) -> dict[str, float]:
        """The features that count for `target`, by value: what training sees, and what is scored."""
        return {**self._by_target.get(SHARED, {}), **self._by_target.get(target, {})}

    @cached_property
    def _by_target(self) -> Mapping[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for name, value in self.whole.items():
            found[name.partition(".")[0]][name] = value
        for name in {name for piece in self.pieces for name in piece.features}:
            found[name.partition(".")[0]][name] = 1.0
        return found


@dataclass(frozen=True, slots=True)
class Target:
    """The weights for one thing to decide."""

    bias: float
    weights: Mapping[str, float]

    def score(self, name: str, evidence: Evidence) -> float:
        return self.bias + sum(self.weights.get(f, 0.0) * value for f, value in evidence.pooled(name).items())

    def strength(self, features: Iterable[str]) -> float:
        return sum(self.weights.get(feature, 0.0) for feature in features)

    def strongest(self, pieces: Iterable[Piece]) -> Piece | None:
        """The piece that speaks most for the target, the first of equals; None where none speaks for it."""
        best, most = None, 0.0
        for piece in pieces:
            strength = self.strength(piece.features)
            if strength > most:
                best, most = piece, strength
        return best


Model = Mapping[str, Target]


@cache
def model(name: str) -> Model:
    """The trained weights `weights.NAME.json` beside this module; empty where there are none yet."""
    path = Path(__file__).with_name(f"weights.{name}.json")
    return parsed(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def parsed(raw: Mapping[str, Mapping[str, object]]) -> Model:
    return {name: _target(target) for name, target in raw.items()}


def _target(raw: Mapping[str, object]) -> Target:
    bias, weights = raw["bias"], raw["weights"]
    if not isinstance(bias, int | float) or not isinstance(weights, dict):
        raise TypeError("a target is {bias: number, weights: {feature: number}}")
    return Target(float(bias), {str(k): float(v) for k, v in weights.items()})
