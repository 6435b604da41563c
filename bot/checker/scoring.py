"""Checks a file of answers: a JSON line in, a verdict a line out, in the form `agreement.py` reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from bot.checker import check, language_of
from bot.interview.facets import Aspect
from bot.interview.hearing import Fits
from bot.interview.model import Checklist, Field, Lang, Principle, StarAnswer

Asking = Callable[[str], tuple[Aspect, ...] | None]
"""What the question with an id asks for, the decisive facet first; None where there is no such question."""


class BadLineError(ValueError):
    """Its text says what was expected."""


def score_lines(lines: Iterable[str], out: TextIO, err: TextIO, asking: Asking = lambda _: None) -> int:
    """The exit status: 1 if any line could not be read. Those are named on `err`, the others still scored."""
    bad = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            verdict = _scored(line, asking)
        except BadLineError as error:
            bad += 1
            err.write(f"line {number}: {error}\n")
        else:
            out.write(json.dumps(verdict, ensure_ascii=False) + "\n")
    return 1 if bad else 0


def _scored(line: str, asking: Asking) -> dict[str, object]:
    row = _row(line)
    situation, task, action, result = (_text(row, field.value) for field in Field)
    answer = StarAnswer(situation, task, action, result)
    lang, asked = _lang(row, answer), _asked(row)
    if "id" not in row:
        raise BadLineError("id: expected one, so that the verdict can be told apart")
    aspects = _aspects(row, asking)
    checklist = check(answer, lang, asked, aspects)
    return {"id": row["id"], **_verdict(checklist, answer), **_fit(checklist, aspects)}


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"expected a JSON object: {error}") from None
    if not isinstance(row, dict):
        raise BadLineError(f"expected a JSON object, not {type(row).__name__}")
    return row


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str):
        raise BadLineError(f"{name}: expected a text")
    return value


def _lang(row: dict[str, Any], answer: StarAnswer) -> Lang:
    value = row.get("lang")
    if value is None:
        return language_of(answer)
    if not isinstance(value, str) or value not in set(Lang):
        raise BadLineError(f"lang: expected one of {', '.join(Lang)}")
    return Lang(value)


def _asked(row: dict[str, Any]) -> Principle | None:
    value = row.get("asked")
    if value is None:
        return None
    if not isinstance(value, str) or value not in set(Principle):
        raise BadLineError("asked: expected the key of a leadership principle")
    return Principle(value)


def _aspects(row: dict[str, Any], asking: Asking) -> tuple[Aspect, ...]:
    value = row.get("question_id")
    if value is None:
        return ()
    aspects = asking(value) if isinstance(value, str) else None
    if aspects is None:
        raise BadLineError("question_id: expected the id of a question of the collection")
    return aspects


def _fit(checklist: Checklist, aspects: tuple[Aspect, ...]) -> dict[str, object]:
    """What is no telling at all answers no question."""
    if not aspects:
        return {}
    if checklist.fit is None:
        return {"fits": Fits.NO.value, "missing": aspects[0].facet.value}
    missing = checklist.fit.missing
    return {"fits": checklist.fit.fits.value, "missing": missing.facet.value if missing else None}


def _verdict(checklist: Checklist, answer: StarAnswer) -> dict[str, object]:
    return {
        "items": {verdict.item.value: verdict.met for verdict in checklist.verdicts},
        "failure": checklist.failure,
        "shown": [principle.value for principle in checklist.shown],
        "kind": checklist.kind.value,
        "spans": {
            verdict.item.value: {
                "field": verdict.span.field.value,
                "start": verdict.span.start,
                "end": verdict.span.end,
                "words": verdict.span.words(answer),
            }
            for verdict in checklist.verdicts
            if verdict.span is not None
        },
    }
