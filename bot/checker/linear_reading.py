"""From evidence and trained weights to the spans of the items that are met."""

from __future__ import annotations

from collections.abc import Mapping

from bot.checker.linear import Evidence, Model
from bot.interview.model import Item, Principle, Span

FAILURE = "failure"


def met_spans(evidence: Evidence, weights: Model) -> dict[Item, Span]:
    """The items whose score is above zero and that a piece speaks for, each with that piece."""
    spans = {}
    for item in Item:
        target = weights.get(item)
        if target is None or target.score(item, evidence) <= 0:
            continue
        piece = target.strongest(p for p in evidence.pieces if any(f.startswith(f"{item}.") for f in p.features))
        if piece is not None:
            spans[item] = piece.span
    return spans


def failed(evidence: Evidence, weights: Model) -> bool:
    target = weights.get(FAILURE)
    return target is not None and target.score(FAILURE, evidence) > 0


def principles(
    evidence: Evidence, weights: Model, asked: Principle | None, prior: Mapping[str, float]
) -> tuple[Principle, ...]:
    """Up to two principles that score above the bar, best first. Having been asked for one is a hint, not a proof."""
    scores = {
        p: weights[p].score(p, evidence) + (prior["asked"] if p is asked else 0.0) for p in Principle if p in weights
    }
    ranked = sorted((p for p in scores if scores[p] > prior["bar"]), key=lambda p: -scores[p])
    return tuple(ranked[:2])
