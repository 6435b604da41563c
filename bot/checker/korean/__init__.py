"""Reads a Korean answer: clauses, who acts and when, then each item with the words it rests on."""

from __future__ import annotations

from dataclasses import replace

from bot.checker.korean.amounts import COMPARING
from bot.checker.korean.chaff import is_aside, is_order, is_praise, is_row
from bot.checker.korean.evidence import evidence_of
from bot.checker.korean.kinds import kind_of
from bot.checker.korean.morphology import warm
from bot.checker.korean.principles import leanings
from bot.checker.korean.telling import speaking, told
from bot.checker.linear import Evidence
from bot.interview.model import ResponseKind, StarAnswer

__all__ = ["COMPARING", "evidence", "speaking", "warm"]


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
    kind = kind_of(answer, clauses or everything, len(orders))
    told_of = [s for number, s in sentences.items() if number not in orders | asides | praise]
    return kind, replace(found, leanings=leanings(told_of))
