"""Puts the parts together: evidence, the trained weights, the kind of response."""

from __future__ import annotations

from bot.checker.english.evidence import evidence_of
from bot.checker.english.kind import kind_of
from bot.checker.linear import Evidence, model
from bot.checker.linear_reading import failed, met_spans, principles
from bot.checker.reading import Reading
from bot.interview.model import Principle, ResponseKind, StarAnswer

_PRIOR = {"asked": 2.0, "bar": -1.5}


def read(answer: StarAnswer, asked: Principle | None) -> Reading:
    found, signs = evidence_of(answer)
    weights = model("en")
    return Reading(
        kind=kind_of(signs),
        spans=met_spans(found, weights),
        failure=failed(found, weights),
        shown=principles(found, weights, asked, _PRIOR),
    )


def evidence(answer: StarAnswer) -> tuple[ResponseKind, Evidence]:
    """The kind of response and the features, for training."""
    found, signs = evidence_of(answer)
    return kind_of(signs), found
