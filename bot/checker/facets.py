"""Does the story answer its question? Which facets are told in it, in which form, and with which words.

Each facet that the question asks for is weighed by itself: relations that the words show, how near the pieces come in
meaning to the facet and to all the others, what the twelve items and the failure score. The weights are those of
`benchmarks/train_fit.py`. A wrong "no" hurts more than a missed one, so the bar for it is high.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from bot.checker.facet_cues import CUES, FORM_CUES
from bot.checker.judging import FAILURE, Judgement
from bot.checker.linear import Evidence, Target, parsed
from bot.checker.meaning import Vectors
from bot.interview.facets import Aspect, Facet
from bot.interview.hearing import Fits
from bot.interview.model import Field, Fit, Item, Lang, Span

_CLIP = 3.0
_FEW = 3  # so many pieces with a cue are as good as more
_OWN = {Field.SITUATION: 0.8, Field.TASK: 0.7, Field.ACTION: 1.0, Field.RESULT: 0.9}
EXAMPLE, ASKING = "example", "asking"


@dataclass(frozen=True, slots=True)
class Story:
    """What facets are looked for in. `near` says of each piece and facet how much nearer it is than other facets are,
    `asked` the same of the whole story and the questions for each facet."""

    lang: Lang
    evidence: Evidence
    vectors: Vectors
    judgement: Judgement
    near: Mapping[Facet, Vectors]
    asked: Mapping[Facet, float]


def story_of(
    lang: Lang, evidence: Evidence, vectors: Vectors, judgement: Judgement, weights: Mapping[str, Target]
) -> Story:
    near = _contrasted(vectors, [weights[f"{EXAMPLE}.{facet}"].meaning for facet in Facet])
    asked = _contrasted(vectors.mean(0, keepdims=True), [weights[f"{ASKING}.{facet}"].meaning for facet in Facet])
    return Story(
        lang, evidence, vectors, judgement,
        {facet: near[:, number] for number, facet in enumerate(Facet)},
        {facet: float(asked[0, number]) for number, facet in enumerate(Facet)},
    )  # fmt: skip


def _contrasted(vectors: Vectors, of: Sequence[Vectors]) -> Vectors:
    """How near each row is to each of them, beside how near it is to all."""
    closeness = vectors @ np.vstack(of).T
    apart: Vectors = np.round((closeness - closeness.mean(1, keepdims=True)) / 0.08, 3)
    return apart


def features(story: Story, aspect: Aspect) -> dict[str, float]:
    """By name; a name with "@" counts for one facet only."""
    facet = aspect.facet
    cued = _cued(story, facet)
    near = np.sort(story.near[facet])[::-1]
    best = {other: float(values.max()) for other, values in story.near.items()}
    rank = sum(value > best[facet] for value in best.values()) / len(best)
    found = {
        "bias": 1.0,
        "cued": min(_FEW, len(cued)) / _FEW,
        "uncued": float(not cued),
        "cued_share": len(cued) / len(story.evidence.pieces),
        "near": _clipped(float(near[0])),
        "near_second": _clipped(float(near[min(1, len(near) - 1)])),
        "near_where_cued": _clipped(max((float(story.near[facet][n]) for n in cued), default=-_CLIP)),
        "rank": rank,
        "asked": _clipped(story.asked[facet]),
        "asked_rank": sum(value > story.asked[facet] for value in story.asked.values()) / len(best),
    }
    found |= {f"scores.{target}": _clipped(story.judgement.score(target)) / 2 for target in (*Item, FAILURE)}
    own = {f"{name}@{facet}": value for name, value in found.items()}
    shared = {name: value for name, value in found.items() if not name.startswith("scores.")}
    return shared | own | (_formed(story, aspect) if aspect.form else {})


def _formed(story: Story, aspect: Aspect) -> dict[str, float]:
    said = FORM_CUES[story.lang][aspect.form or ""]
    count = sum(bool(said.search(piece.text)) for piece in story.evidence.pieces)
    found = {"form": 1.0, "form.cued": min(_FEW, count) / _FEW, "form.uncued": float(not count)}
    return found | {f"{name}:{aspect.form}": value for name, value in found.items()}


def _cued(story: Story, facet: Facet) -> list[int]:
    said = CUES[story.lang][facet]
    return [number for number, piece in enumerate(story.evidence.pieces) if said.search(piece.text)]


def _clipped(value: float) -> float:
    return max(-_CLIP, min(_CLIP, value)) / _CLIP


def score(story: Story, aspect: Aspect, weights: Mapping[str, Target]) -> float:
    """How surely the facet is told in the form that is asked for; log odds."""
    ours = weights[story.lang.value]
    return ours.bias + ours.strength(features(story, aspect))


def fit(story: Story, aspects: Sequence[Aspect], weights: Mapping[str, Target]) -> Fit:
    """`aspects` are what the question asks for, the decisive one first."""
    scores = [score(story, aspect, weights) for aspect in aspects]
    return decided(
        aspects, scores, weights[f"bars.{story.lang}"].weights, {a.facet: _words(story, a.facet) for a in aspects}
    )


def decided(
    aspects: Sequence[Aspect], scores: Sequence[float], bars: Mapping[str, float], words: Mapping[Facet, Span]
) -> Fit:
    lacking = [aspect for aspect, found in zip(aspects, scores, strict=True) if found < bars["lacking"]]
    shown = tuple((aspect.facet, words[aspect.facet]) for aspect in aspects if aspect not in lacking and words)
    if not lacking:
        return Fit(Fits.YES, shown, None)
    near = any(found > bars["near"] for found in scores) or (lacking[0].form is not None)
    return Fit(Fits.PARTLY if near else Fits.NO, shown if near else (), lacking[0])


def _words(story: Story, facet: Facet) -> Span:
    """The piece that shows the facet best: one with a cue before others."""
    cued = set(_cued(story, facet))
    near = story.near[facet]
    order = [(n in cued, float(near[n]) * _OWN[piece.span.field], -n) for n, piece in enumerate(story.evidence.pieces)]
    return story.evidence.pieces[-max(order)[2]].span


@cache
def fit_weights() -> Mapping[str, Target]:
    path = Path(__file__).with_name("weights.fit.json")
    return parsed(json.loads(path.read_text(encoding="utf-8")))
