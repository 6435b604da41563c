"""Reads a Korean answer: clauses, who acts and when, then each item with the words it rests on."""

from __future__ import annotations

from dataclasses import replace

from bot.checker.korean.evidence import evidence_of
from bot.checker.korean.kinds import is_order, kind_of
from bot.checker.korean.morphology import warm
from bot.checker.korean.principles import leanings
from bot.checker.korean.telling import told
from bot.checker.linear import Evidence, model
from bot.checker.linear_reading import failed, met_spans, principles
from bot.checker.reading import Reading
from bot.interview.model import Principle, ResponseKind, StarAnswer

__all__ = ["evidence", "read", "warm"]

WEIGHTS = "ko"
_EARNING = frozenset({ResponseKind.STORY, ResponseKind.HABIT})


def read(answer: StarAnswer, asked: Principle | None) -> Reading:
    """The reading of a normalised answer."""
    kind, found = evidence(answer)
    if kind not in _EARNING:
        return Reading(kind, {}, failure=False, shown=())
    weights = model(WEIGHTS)
    return Reading(
        kind=kind,
        spans=met_spans(found, weights),
        failure=failed(found, weights),
        shown=principles(found, weights, asked),
    )


def evidence(answer: StarAnswer) -> tuple[ResponseKind, Evidence]:
    """The kind of response and what each clause says, for reading and for training.

    Sentences that address whoever checks the answer are read as nothing.
    """
    everything = told(answer)
    clauses = tuple(c for c in everything if not is_order(c.sentence.text))
    sentences = list({c.sentence.number: c.sentence for c in clauses}.values())
    orders = len({c.sentence.number for c in everything}) - len(sentences)
    found = evidence_of(answer, clauses)
    return kind_of(answer, clauses, orders), replace(found, whole={**found.whole, **leanings(sentences)})
