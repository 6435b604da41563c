"""From evidence and trained weights to the spans of the items that are met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from bot.checker.linear import SHARED, Evidence, Model, Piece
from bot.interview.model import Item, Principle, Span

FAILURE = "failure"
SHOWS = "shows"  # whether any principle is shown at all; a language may leave it out
# What being asked for adds to a principle's score, and the score that it has to reach; in log odds.
PRIOR: Mapping[str, float] = {"asked": 1.0, "bar": -1.5}


def met_spans(evidence: Evidence, weights: Model) -> dict[Item, Span]:
    """The items whose score is above zero, each with the piece that speaks most for it; without a piece none is met."""
    spans = {}
    speaking = [(piece, _by_item(piece)) for piece in evidence.pieces]
    for item in Item:
        target = weights.get(item)
        if target is None or target.score(item, evidence) <= 0:
            continue
        best = max(
            ((target.strength(said[item] | said[SHARED]), piece) for piece, said in speaking if _speaks(said[item])),
            key=lambda found: found[0],
            default=None,
        )
        if best is not None:
            spans[item] = best[1].span
    return spans


def _by_item(piece: Piece) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for feature in piece.features:
        found[feature.partition(".")[0]].add(feature)
    return found


def _speaks(features: set[str]) -> bool:
    """Whether any feature of the item stands in a piece. A "!" in a feature's name says that it speaks against."""
    return any("!" not in feature for feature in features)


def failed(evidence: Evidence, weights: Model) -> bool:
    target = weights.get(FAILURE)
    return target is not None and target.score(FAILURE, evidence) > 0


def principles(
    evidence: Evidence, weights: Model, asked: Principle | None, prior: Mapping[str, float] = PRIOR
) -> tuple[Principle, ...]:
    """Up to two principles that score above the bar, best first. Having been asked for one is a hint, not a proof."""
    if SHOWS in weights and weights[SHOWS].score(SHOWS, evidence) <= 0:
        return ()
    scores = {
        p: weights[p].score(p, evidence) + (prior["asked"] if p is asked else 0.0) for p in Principle if p in weights
    }
    ranked = sorted((p for p in scores if scores[p] > prior["bar"]), key=lambda p: -scores[p])
    return tuple(ranked[:2])
