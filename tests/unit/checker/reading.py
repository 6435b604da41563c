"""A checklist as a test likes to ask it: the items that are met, each with its words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.checker import check
from bot.interview.model import Item, Lang, Principle, ResponseKind, Span, StarAnswer


@dataclass(frozen=True)
class Read:
    kind: ResponseKind
    spans: dict[Item, Span]
    failure: bool
    shown: tuple[Principle, ...]


def read(answer: StarAnswer, asked: Principle | None = None, lang: Lang = Lang.KO) -> Read:
    found = check(answer, lang, asked)
    spans = {verdict.item: verdict.span for verdict in found.verdicts if verdict.span is not None}
    return Read(found.kind, spans, found.failure, found.shown)
