"""What speaks against a principle: the speaker's own conduct that shows its opposite, with its words.

Each piece is weighed with the weights of `benchmarks/train_conduct.py`: how the opposite is told, what takes the edge
off it (said openly, owned, somebody else's), what it means. False alarms are worse than misses: the bar is high, and
nothing found here ticks anything.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from bot.checker.conduct_cues import CUES, SOBER
from bot.checker.linear import Evidence, Target, parsed
from bot.checker.meaning import Vectors
from bot.interview.hearing import ConductKind
from bot.interview.model import Conduct, Field, Lang

_FEW = 3
_MOST = 2
_OWN = ("all.me", "all.by_self")


def features(lang: Lang, evidence: Evidence) -> list[dict[str, float]]:
    """Of each piece."""
    sober = [bool(SOBER[lang].search(piece.text)) for piece in evidence.pieces]
    said = [kinds(lang, piece.text) for piece in evidence.pieces]
    return [
        {
            "bias": 1.0,
            "cued": float(bool(found)),
            "kinds": len(found) / 2,
            "sober": float(here),
            "sober_story": min(_FEW, sum(sober)) / _FEW,
            "cued_in_sober": float(bool(found) and any(sober)),
            "own": float(any(name in piece.features for name in _OWN)),
            "acting": float(piece.span.field is Field.ACTION),
            "ending": float(piece.span.field is Field.RESULT),
        }
        for piece, found, here in zip(evidence.pieces, said, sober, strict=True)
    ]


def kinds(lang: Lang, text: str) -> list[ConductKind]:
    return [kind for kind, said in CUES[lang].items() if said.search(text)]


def scores(lang: Lang, evidence: Evidence, vectors: Vectors, weights: Mapping[str, Target]) -> list[float]:
    ours = weights[lang.value]
    meant = ours.meant(vectors)
    return [ours.strength(found) + float(m) for found, m in zip(features(lang, evidence), meant, strict=True)]


def conduct(lang: Lang, evidence: Evidence, vectors: Vectors) -> tuple[Conduct, ...]:
    """The strongest first; only pieces that say in words of what kind it is name a kind, others count as deceiving."""
    if not evidence.pieces:
        return ()
    weights = conduct_weights()
    found = scores(lang, evidence, vectors, weights)
    bar = weights[f"bar.{lang}"].bias
    order = sorted((n for n, value in enumerate(found) if value > bar), key=lambda n: -found[n])
    pieces: Sequence[int] = order[:_MOST]
    told = [evidence.pieces[n] for n in pieces]
    return tuple(Conduct((kinds(lang, piece.text) or [ConductKind.DECEIVING])[0], piece.span) for piece in told)


@cache
def conduct_weights() -> Mapping[str, Target]:
    path = Path(__file__).with_name("weights.conduct.json")
    return parsed(json.loads(path.read_text(encoding="utf-8")))
