"""Pieces of an answer with what was seen in each, and the score of a piece for one thing to decide. Evidence first.

A language cuts an answer into pieces (sentences, clauses) and names the features seen in each. A feature belongs to the
target its name begins with, up to the first dot ("target.by_date" counts for the item `target`), to all targets when
that is "all". What a piece means is a vector (`meaning.py`). The score of a piece for a target is

    bias + weights of its features + weights of its meaning + weights of the doubts about the whole answer

The weights of doubts are never above zero, and nothing else of the whole answer counts: whatever is met is met by a
piece, and goes with it. Weights come from `benchmarks/train_checker.py`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.interview.model import Span

SHARED = "all"
_NO_MEANING = np.zeros(0, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one field: `text` is what its meaning is taken of, `span` what can be quoted of it.

    `deeds` are the concrete acts told in it, by the speaker or the speaker's team.
    """

    span: Span
    text: str
    features: Mapping[str, float]
    deeds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a language found in an answer.

    `doubts` speak against the whole of it; `leanings` are what its acts say for each principle. Both with their values.
    """

    pieces: tuple[Piece, ...]
    doubts: Mapping[str, float] = field(default_factory=dict)
    leanings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """The weights for one thing to decide."""

    bias: float
    weights: Mapping[str, float]
    meaning: npt.NDArray[np.float32] = field(default_factory=lambda: _NO_MEANING)

    def strength(self, features: Mapping[str, float]) -> float:
        return sum(self.weights.get(name, 0.0) * value for name, value in features.items())

    def meant(self, vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """What each row of vectors adds."""
        if not self.meaning.size:
            return np.zeros(len(vectors), dtype=np.float32)
        product: npt.NDArray[np.float32] = vectors @ self.meaning
        return product


Model = Mapping[str, Target]


def counts_for(target: str, name: str) -> bool:
    return name.partition(".")[0] in (target, SHARED)


def of_target(target: str, features: Mapping[str, float]) -> dict[str, float]:
    return {name: value for name, value in features.items() if counts_for(target, name)}


def merged(pieces: Iterable[Piece]) -> dict[str, float]:
    """The features of several pieces that are taken together: each at its highest."""
    found: dict[str, float] = {}
    for piece in pieces:
        for name, value in piece.features.items():
            found[name] = max(value, found.get(name, value))
    return found


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
        raise TypeError("a target is {bias: number, weights: {feature: number}, meaning: {step: number, of: base64}}")
    return Target(float(bias), {str(k): float(v) for k, v in weights.items()}, _meaning(raw.get("meaning")))


def _meaning(raw: object) -> npt.NDArray[np.float32]:
    """Signed bytes, times one step: a hundredth of a weight matters to no verdict, and the file stays small."""
    if not isinstance(raw, dict):
        return _NO_MEANING
    whole = np.frombuffer(base64.b64decode(raw["of"]), dtype=np.int8)
    return whole.astype(np.float32) * np.float32(raw["step"])


def packed(meaning: npt.NDArray[np.float32]) -> dict[str, object]:
    """The way back of `_meaning`, for training."""
    step = float(np.abs(meaning).max()) / 127 or 1.0
    return {"step": round(step, 8), "of": base64.b64encode(np.round(meaning / step).astype(np.int8).tobytes()).decode()}
