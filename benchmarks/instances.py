"""Labelled answers as bags of pieces: what training and measuring see of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bot.checker.linear import Evidence
from bot.checker.meaning import Vectors, meaning
from bot.checker.normal import normal, normal_answer
from bot.checker.principles import SHOWS
from bot.checker.reading import language
from bot.checker.relating import related
from bot.interview.model import Field, Lang, Principle, ResponseKind, Span, StarAnswer

ANSWERS = Path(__file__).with_name("answers")
PACKAGES = tuple(lang.value for lang in Lang)

Row = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """One answer: `known` are stretches that are known to carry an item, where readers named them."""

    row: Row
    kind: ResponseKind
    evidence: Evidence
    vectors: Vectors
    known: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    def label(self, target: str) -> bool | None:
        """What readers said; None where it does not count."""
        if target == "failure":
            return bool(self.row["failure"]) if self.row["failure"] is not None else None
        if target == SHOWS:
            return bool(self.row["shown"]) if self.row["shown"] is not None else None
        if target in set(Principle):
            return target in self.row["shown"] if self.row["shown"] is not None else None
        label: bool | None = self.row["labels"][target]
        return label


def rows_of(lang: str, file: str = "answers") -> list[Row]:
    path = ANSWERS / f"{file}.{lang}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def answer_of(row: Row) -> StarAnswer:
    return StarAnswer(*(row[field.value] for field in Field))


def examples_of(lang: str, rows: Sequence[Row]) -> list[Example]:
    return [example_of(lang, row) for row in rows]


def example_of(lang: str, row: Row) -> Example:
    answer = normal_answer(answer_of(row)).answer
    spoken = language(Lang(lang))
    kind, evidence = spoken.evidence(answer)
    vectors = vectors_of(tuple(piece.text for piece in evidence.pieces))
    return Example(row, kind, related(evidence, vectors, spoken.comparing), vectors, _known(row, answer))


@cache
def vectors_of(texts: tuple[str, ...]) -> Vectors:
    return meaning().vectors(texts)


def _known(row: Row, answer: StarAnswer) -> dict[str, tuple[Span, ...]]:
    named = {item: [said] if isinstance(said, str) else said for item, said in row.get("evidence", {}).items()}
    known = {item: tuple(s for words in said if (s := _place(answer, words))) for item, said in named.items()}
    if row["failure"]:  # it is told where it ended, or where its cause is
        known["failure"] = tuple(s for item in ("outcome", "measured", "cause") for s in known.get(item, ()))
    return known


def _place(answer: StarAnswer, words: str) -> Span | None:
    told = normal(words).text
    for place in Field:
        start = answer.text(place).find(told)
        if start >= 0:
            return Span(place, start, start + len(told))
    return None


def overlap(a: Span, b: Span) -> float:
    """The part of the shorter one that both share."""
    if a.field is not b.field:
        return 0.0
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / max(1, min(a.end - a.start, b.end - b.start))
