"""Judges a reply as a reply: what was asked for is known, so the question is the frame and the reply fills it.

The reply stands alone in its item's field, beside the rest of the story. What is seen in it (what its pieces score for
each item, what it says of itself, how near it is to the story and to what was told already, what it means) is weighed
with the weights of `benchmarks/train_replies.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from bot.checker.candidates import FOREIGN
from bot.checker.judging import foreignness, judge
from bot.checker.linear import Evidence, Target, model, parsed
from bot.checker.meaning import Vectors, meaning
from bot.checker.normal import normal_answer
from bot.checker.reading import language
from bot.checker.relating import related
from bot.checker.reply_cues import cues
from bot.interview.model import Field, Item, Lang, ResponseKind, StarAnswer

_CLIP = 4.0
_WORD = re.compile(r"[^\W_]+")
_STEM_CHARS = {Lang.EN: 5, Lang.KO: 2}
_ACTS_NEEDED = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A reply read beside the answer it belongs to. `told` are the deeds and `before` the vectors of the answer."""

    item: Item
    lang: Lang
    reply: str
    kind: ResponseKind
    evidence: Evidence
    vectors: Vectors
    whole: Vectors
    before: Vectors
    told: frozenset[str]
    words_told: frozenset[str]


def judged_reply(answer: StarAnswer, item: Item, reply: str, lang: Lang) -> tuple[bool, str]:
    """See `bot.checker.judge_reply`."""
    reading = read_reply(answer, item, reply, lang)
    if not reading.evidence.pieces and not _WORD.search(reply):
        return False, ""
    met = score(reading, reply_weights()) > 0
    return met, _words(reading, answer) if met else ""


def read_reply(answer: StarAnswer, item: Item, reply: str, lang: Lang) -> Reading:
    spoken = language(lang)
    told = normal_answer(answer).answer
    alone = normal_answer(answer.with_text(item.field, reply)).answer
    kind, evidence = spoken.evidence(alone)
    _, before = spoken.evidence(told)
    texts = [piece.text for piece in evidence.pieces]
    earlier = [piece.text for piece in before.pieces]
    vectors = meaning().vectors([*texts, *earlier, alone.text(item.field)])
    evidence = related(evidence, vectors[: len(texts)], spoken.comparing)
    ours = [n for n, piece in enumerate(evidence.pieces) if piece.span.field is item.field]
    return Reading(
        item, lang, alone.text(item.field), kind,
        replace(evidence, pieces=tuple(evidence.pieces[n] for n in ours)),
        vectors[ours], vectors[-1:], vectors[len(texts) : -1],
        frozenset(deed for piece in before.pieces for deed in piece.deeds),
        _stems(" ".join(told.text(field) for field in Field), lang),
    )  # fmt: skip


def features(reading: Reading) -> dict[str, float]:
    """By name; a name with "@" counts for one item only."""
    item, lang = reading.item, reading.lang
    found = {f"cue.{name}": 1.0 for name in cues(reading.reply, lang)}
    found |= _scored(reading)
    found |= _beside(reading)
    found |= _acts(reading)
    found[f"kind.{reading.kind.value}"] = 1.0
    found["long"] = min(1.0, len(reading.reply) / (160 if lang is Lang.EN else 70))
    return {
        "bias": 1.0,
        **found,
        **{f"{name}@{item.value}": value for name, value in found.items()},
        f"@{item.value}": 1.0,
    }


def score(reading: Reading, weights: Mapping[str, Target]) -> float:
    """Above zero: what was asked for is told; log odds."""
    shared, own = weights[reading.lang.value], weights.get(reading.item.value)
    meant = float(shared.meant(reading.whole)[0]) + (float(own.meant(reading.whole)[0]) if own else 0.0)
    return shared.bias + shared.strength(features(reading)) + meant


@cache
def reply_weights() -> Mapping[str, Target]:
    path = Path(__file__).with_name("weights.replies.json")
    return parsed(json.loads(path.read_text(encoding="utf-8")))


def _scored(reading: Reading) -> dict[str, float]:
    weights = model(reading.lang.value)
    if not reading.evidence.pieces:
        return {"unread": 1.0}
    scores = {
        i: _clipped(judge(i, reading.evidence, reading.vectors, weights).score) for i in Item if i is not Item.STEPS
    }
    strange = foreignness(reading.evidence, reading.vectors, weights[FOREIGN])
    asked = scores[Item.OWN_ACTIONS if reading.item is Item.STEPS else reading.item]
    found = {
        "asked": asked,
        "asked_over_best": asked - max(v for i, v in scores.items() if i is not reading.item),
        "strange": _clipped(max(strange)),
        "familiar": _clipped(min(strange)),
        "meant": _clipped(float(weights[reading.item].meant(reading.whole)[0])),
    }
    return found | {f"as.{i.value}": value / 2 for i, value in scores.items()}


def _clipped(value: float) -> float:
    return max(-_CLIP, min(_CLIP, value)) / _CLIP


def _beside(reading: Reading) -> dict[str, float]:
    """How near the reply is to the story, and how much of it was told already."""
    stems = _stems(reading.reply, reading.lang)
    found = {"told": len(stems & reading.words_told) / len(stems) if stems else 0.0}
    if len(reading.before):
        close = np.sort(np.round(reading.before @ reading.whole[0], 3))
        found |= {"near": float(close[-1]), "near_all": float(close.mean())}
    return found


def _acts(reading: Reading) -> dict[str, float]:
    deeds = frozenset(deed for piece in reading.evidence.pieces for deed in piece.deeds)
    new = len(deeds - reading.told)
    return {
        "new_acts": min(3, new) / 3,
        "acts_enough": float(new > 0 and len(deeds | reading.told) >= _ACTS_NEEDED),
        "acts_three": float(new >= _ACTS_NEEDED),
    }


def _stems(text: str, lang: Lang) -> frozenset[str]:
    size = _STEM_CHARS[lang]
    return frozenset(word[:size].lower() for word in _WORD.findall(text) if len(word) >= size)


def _words(reading: Reading, answer: StarAnswer) -> str:
    """The part of the reply that carries it, as it was typed."""
    if len(reading.evidence.pieces) < 2 or reading.item is Item.STEPS:
        return reading.reply
    best = judge(reading.item, reading.evidence, reading.vectors, model(reading.lang.value))
    if not best.pieces:
        return reading.reply
    span = best.pieces[0].span
    return reading.reply[span.start : span.end]
