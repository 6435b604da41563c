"""From evidence and trained weights to the spans of the items that are met."""

from __future__ import annotations

from collections.abc import Mapping

from bot.checker.linear import Evidence, Model, Piece
from bot.interview.model import Item, Principle, Span

FAILURE = "failure"
# What being asked for adds to a principle's score, and the score that it has to reach; in log odds.
PRIOR: Mapping[str, float] = {"asked": 1.0, "bar": -1.5}


def met_spans(evidence: Evidence, weights: Model) -> dict[Item, Span]:
    """The items whose score is above zero, each with the piece that speaks most for it; without a piece none is met."""
    spans = {}
    speaking = [(piece, _spoken_for(piece)) for piece in evidence.pieces]
    for item in Item:
        target = weights.get(item)
        if target is None or target.score(item, evidence) <= 0:
            continue
        pieces = [piece for piece, items in speaking if item in items]
        piece = max(pieces, key=target.strength, default=None)
        if piece is not None:
            spans[item] = piece.span
    return spans


def _spoken_for(piece: Piece) -> set[str]:
    """The items of which a feature stands in it. A "!" in a feature's name says that it speaks against."""
    return {feature.partition(".")[0] for feature in piece.features if "!" not in feature}


def failed(evidence: Evidence, weights: Model) -> bool:
    target = weights.get(FAILURE)
    return target is not None and target.score(FAILURE, evidence) > 0


def principles(
    evidence: Evidence, weights: Model, asked: Principle | None, prior: Mapping[str, float] = PRIOR
) -> tuple[Principle, ...]:
    """Up to two principles that score above the bar, best first. Having been asked for one is a hint, not a proof."""
    scores = {
        p: weights[p].score(p, evidence) + (prior["asked"] if p is asked else 0.0) for p in Principle if p in weights
    }
    ranked = sorted((p for p in scores if scores[p] > prior["bar"]), key=lambda p: -scores[p])
    return tuple(ranked[:2])
