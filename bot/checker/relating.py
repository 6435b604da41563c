"""What a piece is beside the rest of the answer: does it belong to the story told, and is it what was aimed at?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.checker.linear import Evidence, Piece
from bot.checker.meaning import Vectors
from bot.interview.model import Field

_NEAREST = 2  # how many pieces of the other fields a piece is held against
_APART = 0.45
"""Closeness of meaning (a cosine) below which a piece stands apart."""
_PERSONAL = frozenset(("all.me", "all.us", "all.by_self", "all.by_we", "all.dropped_act_past"))
_YEARS = (1900, 2100)
# A cap holds for the part of a sentence that it stands in.
_CLAUSE_END = re.compile(r"(?<=[,;:.])\s")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts; `unit` is empty where that is not said."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Comparing:
    """How a language counts: the amounts of a text, and what says that a number must not be passed.

    `moments` are clocks and days, as amounts too; `parts` what was reached of what there was ("29 of the 34").
    """

    amounts: Callable[[str], Sequence[Amount]]
    cap: re.Pattern[str]
    moments: Callable[[str], Sequence[Amount]] = lambda text: ()
    parts: Callable[[str], Sequence[tuple[float, float]]] = lambda text: ()
    style: Callable[[str], str] = lambda text: ""
    """How sentences end; matter copied from elsewhere often ends in another way."""


def related(evidence: Evidence, vectors: Vectors, by: Comparing) -> Evidence:
    """The same evidence, each piece with what it is beside the others."""
    if not evidence.pieces:
        return evidence
    closeness = _closeness(evidence, vectors)
    aims, dues = _aims(evidence, by), _dues(evidence, by)
    usual = _usual_style(evidence, by)
    pieces = tuple(
        replace(
            piece,
            features={
                **piece.features,
                **_belonging(piece, close, by.style(piece.text) != usual),
                **_compared(piece, aims, by),
                **_due(piece, dues, by),
                **_reached(piece, by),
            },
        )
        for piece, close in zip(evidence.pieces, closeness, strict=True)
    )
    return replace(evidence, pieces=pieces)


def _closeness(evidence: Evidence, vectors: Vectors) -> list[float]:
    """The mean closeness to the nearest pieces of the other fields; where nothing else is told, to none."""
    fields = np.array([piece.span.field.value for piece in evidence.pieces])
    cosines = np.round(vectors @ vectors.T, 3)
    found = []
    for number, field in enumerate(fields):
        others = np.sort(np.unique(cosines[number][fields != field]))[-_NEAREST:]
        found.append(float(others.mean()) if others.size else _APART)
    return found


def _belonging(piece: Piece, close: float, odd: bool) -> dict[str, float]:
    apart = round(max(0.0, _APART - close) * 4, 3)
    personal = not _PERSONAL.isdisjoint(piece.features)
    found = {"all.apart": apart, "all.close": round(close, 3)}
    if not personal:
        found |= {"all.nobody": 1.0, "all.nobody_apart": apart}
    if odd:
        found |= {"all.odd_style": 1.0, "all.odd_apart": apart}
    return found


def _usual_style(evidence: Evidence, by: Comparing) -> str:
    styles = [by.style(piece.text) for piece in evidence.pieces]
    return max(sorted(set(styles)), key=styles.count)


def _aims(evidence: Evidence, by: Comparing) -> list[tuple[Amount, bool]]:
    """The numbers that were aimed at, and whether they are a cap: in the task, else in the situation."""
    for texts in _aiming(evidence):
        parts = [part for text in texts for part in _CLAUSE_END.split(text)]
        found = [(a, bool(by.cap.search(part))) for part in parts for a in by.amounts(part) if _counts(a)]
        if found:
            return found
    return []


def _dues(evidence: Evidence, by: Comparing) -> list[Amount]:
    """The moments that were aimed at."""
    return next((found for texts in _aiming(evidence) if (found := [m for t in texts for m in by.moments(t)])), [])


def _aiming(evidence: Evidence) -> Iterator[list[str]]:
    for field in (Field.TASK, Field.SITUATION):
        yield list(dict.fromkeys(piece.text for piece in evidence.pieces if piece.span.field is field))


def _counts(amount: Amount) -> bool:
    return bool(amount.unit) or not _YEARS[0] <= amount.value < _YEARS[1]


def _compared(piece: Piece, aims: Sequence[tuple[Amount, bool]], by: Comparing) -> dict[str, float]:
    """A result held against what was aimed at: short of it, over it, or there."""
    if piece.span.field is not Field.RESULT or not aims:
        return {}
    found: dict[str, float] = {}
    for amount in by.amounts(piece.text):
        for aim, cap in aims:
            if amount.unit == aim.unit and _counts(amount):
                name = _against(amount.value, aim.value, cap)
                found[f"failure.{name}{'' if amount.unit else '_loosely'}"] = 1.0
                found[f"measured.{'against_aim' if amount.unit else 'loosely_against_aim'}"] = 1.0
    return found


def _due(piece: Piece, dues: Sequence[Amount], by: Comparing) -> dict[str, float]:
    """A moment of the result held against the last one that was aimed at."""
    if piece.span.field is not Field.RESULT:
        return {}
    last = {due.unit: max(d.value for d in dues if d.unit == due.unit) for due in dues}
    told = [moment for moment in by.moments(piece.text) if moment.unit in last]
    return {f"failure.{'later_than_aim' if m.value > last[m.unit] else 'by_then'}": 1.0 for m in told}


def _reached(piece: Piece, by: Comparing) -> dict[str, float]:
    if piece.span.field is not Field.RESULT:
        return {}
    return {f"failure.{'fewer_of' if part < whole else 'all_of'}": 1.0 for part, whole in by.parts(piece.text)}


def _against(value: float, aim: float, cap: bool) -> str:
    if value == aim:
        return "as_aimed"
    if cap:
        return "over_cap" if value > aim else "within_cap"
    return "short_of_aim" if value < aim else "beyond_aim"
