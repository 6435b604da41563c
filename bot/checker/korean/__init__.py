"""Reads a Korean answer: clauses, who acts and when, then each item with the words it rests on."""

from __future__ import annotations

from bot.checker.korean.evidence import Told, evidence_of, told
from bot.checker.korean.kinds import is_order, kind_of
from bot.checker.korean.morphology import warm
from bot.checker.korean.principles import shown_in
from bot.checker.linear import Evidence, model
from bot.checker.linear_reading import failed, met_spans
from bot.checker.reading import Reading
from bot.interview.model import Principle, ResponseKind, StarAnswer

__all__ = ["evidence", "read", "warm"]

WEIGHTS = "ko"
_EARNING = frozenset({ResponseKind.STORY, ResponseKind.HABIT})


def read(answer: StarAnswer, asked: Principle | None) -> Reading:
    """The reading of a normalised answer. Sentences that address the checker are read as nothing."""
    kind, clauses, found = _seen(answer)
    if kind not in _EARNING:
        return Reading(kind, {}, failure=False, shown=())
    weights = model(WEIGHTS)
    return Reading(
        kind=kind,
        spans=met_spans(found, weights),
        failure=failed(found, weights),
        shown=shown_in(clauses, asked),
    )


def evidence(answer: StarAnswer) -> tuple[ResponseKind, Evidence]:
    """What training sees of a normalised answer."""
    kind, _, found = _seen(answer)
    return kind, found


def _seen(answer: StarAnswer) -> tuple[ResponseKind, tuple[Told, ...], Evidence]:
    everything = told(answer)
    clauses = tuple(c for c in everything if not is_order(c.sentence.text))
    orders = len({c.sentence.number for c in everything}) - len({c.sentence.number for c in clauses})
    return kind_of(answer, clauses, orders), clauses, evidence_of(answer, clauses)
