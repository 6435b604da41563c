"""Reads a Korean answer: clauses, who acts and when, then each item with the words it rests on."""

from __future__ import annotations

from dataclasses import replace

from bot.checker.korean.chaff import is_aside, is_order, is_praise, is_row
from bot.checker.korean.evidence import evidence_of
from bot.checker.korean.kinds import kind_of
from bot.checker.korean.morphology import warm
from bot.checker.korean.principles import leanings
from bot.checker.korean.telling import told
from bot.checker.linear import Evidence, model
from bot.checker.linear_reading import failed, met_spans, principles
from bot.checker.reading import Reading
from bot.interview.model import Item, Principle, ResponseKind, StarAnswer

__all__ = ["evidence", "read", "warm"]

WEIGHTS = "ko"
_ACTING = frozenset((Item.OWN_ACTIONS, Item.STEPS))
"""A principle is shown by acts: where none is told, none is."""
_EARNING = frozenset({ResponseKind.STORY, ResponseKind.HABIT})


def read(answer: StarAnswer, asked: Principle | None) -> Reading:
    """The reading of a normalised answer."""
    kind, found = evidence(answer)
    if kind not in _EARNING:
        return Reading(kind, {}, failure=False, shown=())
    weights = model(WEIGHTS)
    spans = met_spans(found, weights)
    return Reading(
        kind=kind,
        spans=spans,
        failure=failed(found, weights),
        shown=principles(found, weights, asked) if _ACTING & spans.keys() else (),
    )


def evidence(answer: StarAnswer) -> tuple[ResponseKind, Evidence]:
    """The kind of response and what each clause says, for reading and for training.

    Sentences that address whoever checks the answer are read as nothing; so are asides and praise of oneself, though
    an answer that has nothing else is known by them.
    """
    everything = told(answer)
    sentences = {c.sentence.number: c.sentence for c in everything}
    orders = {number for number, sentence in sentences.items() if is_order(sentence.text)}
    asides = {number for number, sentence in sentences.items() if is_aside(sentence)}
    praise = {number for number, sentence in sentences.items() if is_praise(sentence) or is_row(sentence)}
    clauses = tuple(c for c in everything if c.sentence.number not in orders | asides | praise)
    found = evidence_of(clauses)
    leaning = leanings([s for number, s in sentences.items() if number not in orders | asides | praise])
    kind = kind_of(answer, clauses or everything, len(orders))
    return kind, replace(found, whole={**found.whole, **leaning})
