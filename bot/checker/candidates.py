"""What may carry an item: one piece; for the setting two neighbours as well; for the steps all pieces with their acts.

Training and reading build the same candidates, so that what is trained is what is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bot.checker.linear import Evidence, Target, merged, of_target
from bot.checker.meaning import Vectors
from bot.interview.model import Field, Item

STEPS_NEEDED = 2.5
"""How many acts make "three different ones", where each counts as far as it is sure."""
STEPS_SLOPE = 2.0
_MOST_ACTS = 3  # of one piece: a row of verbs in one breath is not the whole story
_UNNAMED_ACT = 0.3  # a piece without an act that the grammar sees may tell one all the same
_SETTING_KINDS = {
    "setting.when": "when",
    "setting.dated": "when",
    "setting.loose": "when",
    "setting.where": "where",
    "setting.place": "where",
    "setting.at": "where",
    "setting.who": "who",
    "setting.role": "who",
    "setting.as": "who",
    "setting.position": "who",
}
_SETTING_FIELDS = (Field.SITUATION, Field.TASK)


@dataclass(frozen=True)
class Candidates:
    """`pieces` of each candidate by number, its features and its vector; `counts` set where all are summed up."""

    pieces: tuple[tuple[int, ...], ...]
    features: tuple[Mapping[str, float], ...]
    vectors: Vectors
    doubts: Mapping[str, float]
    counts: tuple[float, ...] = ()

    def scores(self, target: Target) -> np.ndarray:
        given = target.bias + target.strength(self.doubts)
        return np.array([given + target.strength(found) for found in self.features]) + target.meant(self.vectors)


def candidates(target: str, evidence: Evidence, vectors: Vectors) -> Candidates:
    alone = tuple((number,) for number in range(len(evidence.pieces)))
    sets = (*alone, *_neighbours(evidence)) if target == Item.SETTING else alone
    features = tuple(_features(target, evidence, of) for of in sets)
    means = np.array([vectors[list(of)].mean(0) for of in sets]).reshape(len(sets), -1)
    counts = _acts(evidence) if target == Item.STEPS else ()
    return Candidates(sets, features, means, of_target(target, evidence.doubts), counts)


def _neighbours(evidence: Evidence) -> tuple[tuple[int, ...], ...]:
    fields = [piece.span.field for piece in evidence.pieces]
    return tuple(
        (number, number + 1)
        for number in range(len(fields) - 1)
        if fields[number] in _SETTING_FIELDS and fields[number + 1] in _SETTING_FIELDS
    )


def _features(target: str, evidence: Evidence, of: tuple[int, ...]) -> dict[str, float]:
    pieces = [evidence.pieces[number] for number in of]
    found = of_target(target, merged(pieces) if len(pieces) > 1 else pieces[0].features)
    if target == Item.SETTING:
        kinds = {_SETTING_KINDS[name] for name in found if name in _SETTING_KINDS}
        found[f"setting.kinds{len(kinds)}"] = 1.0
        found["setting.pair"] = float(len(of) > 1)
    return found


def _acts(evidence: Evidence) -> tuple[float, ...]:
    seen: set[str] = set()
    counts = []
    for piece in evidence.pieces:
        counts.append(min(_MOST_ACTS, len(piece.deeds - seen)) if piece.deeds else _UNNAMED_ACT)
        seen |= piece.deeds
    return tuple(map(float, counts))


def summed(scores: np.ndarray, counts: tuple[float, ...]) -> float:
    """Above zero where the acts of the pieces, each as far as it is sure, are three."""
    sure = 1 / (1 + np.exp(-scores))
    return STEPS_SLOPE * (float(np.dot(counts, sure)) - STEPS_NEEDED)
