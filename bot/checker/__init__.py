"""Reads an answer and fills the checklist: pure, deterministic, without a network.

    typed text -> normal (one spelling) -> english or korean (a Reading) -> gate (what may count) -> Checklist

Every span of a checklist points into the text as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.checker.gate import failed, verdicts
from bot.checker.normal import NormalAnswer, normal_answer
from bot.checker.reading import Reading
from bot.checker.splitting import split
from bot.checker.telling import language_of, shares_of, spoken_seconds
from bot.interview.model import Checklist, Lang, Principle, ResponseKind, StarAnswer

__all__ = ["check", "language_of", "split"]

Reader = Callable[[StarAnswer, Principle | None], Reading]


def check(answer: StarAnswer, lang: Lang, asked: Principle | None) -> Checklist:
    """The checklist of an answer to a question about `asked`. The same answer always gives the same one."""
    text = normal_answer(answer)
    reading = _as_typed(_reader(lang)(text.answer, asked), text)
    failure = failed(reading, answer.ended)
    return Checklist(
        kind=reading.kind,
        verdicts=verdicts(reading, failure),
        failure=failure,
        shown=reading.shown if reading.kind in {ResponseKind.STORY, ResponseKind.HABIT} else (),
        shares=shares_of(text.answer),
        spoken_s=spoken_seconds(text.answer, lang),
    )


def _reader(lang: Lang) -> Reader:
    """Imported when first needed: lexicons and a morphological analyser are not part of the start."""
    if lang is Lang.KO:
        from bot.checker.korean import read as read_korean

        return read_korean
    from bot.checker.english import read as read_english

    return read_english


def _as_typed(reading: Reading, text: NormalAnswer) -> Reading:
    return replace(reading, spans={item: text.as_typed(span) for item, span in reading.spans.items()})
