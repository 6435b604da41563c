"""What may carry an item: one piece; for the setting two neighbours as well; for the steps all pieces with their acts.

Training and reading build the same candidates, so that what is trained is what is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bot.checker.linear import Evidence, Target, merged, of_target
from bot.checker.meaning import SIZE, Vectors
from bot.interview.model import Field, Item

STEPS_NEEDED = 2.2
"""How many acts make "three different ones", where each counts as far as it is sure."""
STEPS_SLOPE = 2.0
_MOST_ACTS = 3  # of one piece: a row of verbs in one breath is not the whole story
_UNNAMED_ACT = 0.3  # a piece without an act that the grammar sees may tell one all the same
FOREIGN = "foreign"
"""The target that says of a piece that it is from elsewhere: news, a recipe, somebody's match."""
STRANGE = "all.strange"
"""How far a piece seems to be from elsewhere, where that is not unlikely."""
_STRANGENESS = 1.5
ABSENT = ".!absent"
_OTHERS = frozenset(("all.other_act_past", "all.other_act_now", "all.other_deed_past", "all.other_deed_now"))
"""What somebody else does is no act of the answer."""
_ENDING = frozenset((Item.OUTCOME, Item.MEASURED, Item.LESSON, Item.CAUSE, "failure"))
_SHUT = -20.0
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
        scores = np.array([given + target.strength(found) for found in self.features]) + target.meant(self.vectors)
        scores -= _STRANGENESS * np.array([found.get(STRANGE, 0.0) for found in self.features])
        return np.where([self._is_shut(found) for found in self.features], _SHUT, scores)

    def _is_shut(self, features: Mapping[str, float]) -> bool:
        """A statement that there is nothing to tell carries nothing, whatever else is in it."""
        return any(name.endswith(ABSENT) for name in features)


def candidates(target: str, evidence: Evidence, vectors: Vectors) -> Candidates:
    fields = _ending_fields(evidence) if target in _ENDING else frozenset(Field)
    alone = tuple((number,) for number, piece in enumerate(evidence.pieces) if piece.span.field in fields)
    sets = (*alone, *_neighbours(evidence)) if target == Item.SETTING else alone
    features = tuple(_features(target, evidence, of) for of in sets)
    means = np.array([vectors[list(of)].mean(0) for of in sets], dtype=np.float32).reshape(len(sets), SIZE)
    counts = _acts(evidence) if target == Item.STEPS else ()
    doubts = {} if target == FOREIGN else of_target(target, evidence.doubts)
    return Candidates(sets, features, means, doubts, counts)


def _ending_fields(evidence: Evidence) -> frozenset[Field]:
    """How it ended is told under Result; elsewhere only where the whole story is told in one field."""
    told = frozenset(piece.span.field for piece in evidence.pieces)
    return told if len(told) == 1 else frozenset((Field.RESULT,))


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
        unnamed = _UNNAMED_ACT if _OTHERS.isdisjoint(piece.features) else 0.0
        counts.append(min(_MOST_ACTS, len(piece.deeds - seen)) if piece.deeds else unnamed)
        seen |= piece.deeds
    return tuple(map(float, counts))


def summed(scores: np.ndarray, counts: tuple[float, ...]) -> float:
    """Above zero where the acts of the pieces, each as far as it is sure, are three."""
    sure = 1 / (1 + np.exp(-scores))
    return STEPS_SLOPE * (float(np.dot(counts, sure)) - STEPS_NEEDED)
