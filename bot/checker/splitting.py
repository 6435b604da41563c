"""Cuts an answer told in one piece into the four fields: nothing is lost, nothing changes places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from bot.checker.labels import FOOTING, HEADING
from bot.checker.linear import SHARED, Model, Piece, model
from bot.checker.meaning import Vectors, meaning
from bot.checker.normal import normal
from bot.checker.reading import language
from bot.interview.model import Field, Lang, StarAnswer

# Where the fields of a good answer lie in the telling, in parts of its length (DOMAIN.md's bands).
_MIDDLES = (0.1, 0.3, 0.6, 0.95)
_PLACE_WEIGHT = 6.0
_TOLD = (Field.TASK, Field.ACTION, Field.RESULT)
# What a piece has from the field that it stands in, or from the pieces of the others: not known before the cut.
_OF_FIELDS = re.compile(rf"{SHARED}\.(?:in_|odd|apart|close|nobody|~)")


def parts_of(text: str, lang: Lang) -> StarAnswer:
    """The four fields joined are the text again. Labels decide where there are any, else what the sentences tell."""
    cuts = _by_footings(text) or _by_headings(text) or _by_content(text, lang)
    bounds = [0, *cuts, len(text)]
    situation, task, action, result = (text[start:end] for start, end in pairwise(bounds))
    return StarAnswer(situation, task, action, result)


def _by_headings(text: str) -> list[int] | None:
    """Task, action and result must all be headed, in order; what stands before the task is the situation."""
    cuts: list[int] = []
    for field in _TOLD:
        match = HEADING[field].search(text, cuts[-1] + 1 if cuts else 0)
        if match is None:
            return None
        cuts.append(match.start())
    return cuts


def _by_footings(text: str) -> list[int] | None:
    """Labels behind their parts, at the ends of lines."""
    cuts: list[int] = []
    for field in (Field.SITUATION, Field.TASK, Field.ACTION):
        match = FOOTING[field].search(text, cuts[-1] if cuts else 0)
        if match is None:
            return None
        cuts.append(match.end())
    return cuts


def _by_content(text: str, lang: Lang) -> list[int]:
    plain = normal(text)
    _, evidence = language(lang).evidence(StarAnswer(plain.text, "", "", ""))
    pieces = _sentences(evidence.pieces)
    if len(pieces) < 2:
        return [len(text)] * 3
    told = field_scores(pieces, meaning().vectors([piece.text for piece in pieces]), model(lang.value))
    starts = [plain.as_typed(piece.span.start, piece.span.start + 1)[0] for piece in pieces]
    bounds = [0, *starts[1:], len(text)]
    fields = _best_path([told[n] + _place(a, b, len(text)) for n, (a, b) in enumerate(pairwise(bounds))])
    return [next((bounds[n] for n, f in enumerate(fields) if f >= field), len(text)) for field in (1, 2, 3)]


def _sentences(pieces: Sequence[Piece]) -> list[Piece]:
    """Of the clauses of one sentence the first: a cut never goes through a sentence."""
    return [p for n, p in enumerate(pieces) if not n or p.text != pieces[n - 1].text]


def name_of(field: Field) -> str:
    """The target that says whether a piece belongs into a field."""
    return f"told_in_{field.value}"


def field_features(piece: Piece) -> Mapping[str, float]:
    """What of a piece may say where it belongs."""
    return {n: v for n, v in piece.features.items() if n.startswith(f"{SHARED}.") and not _OF_FIELDS.match(n)}


def field_scores(pieces: Sequence[Piece], vectors: Vectors, weights: Model) -> np.ndarray:
    """By piece and field."""
    if any(name_of(field) not in weights for field in Field):
        return np.zeros((len(pieces), len(Field)))
    found = [weights[name_of(field)] for field in Field]
    named = [[target.bias + target.strength(field_features(piece)) for target in found] for piece in pieces]
    return np.array(named) + np.stack([target.meant(vectors) for target in found], axis=1)


def _place(start: int, end: int, length: int) -> np.ndarray:
    middle = (start + end) / 2 / length
    return np.array([-_PLACE_WEIGHT * abs(middle - usual) for usual in _MIDDLES])


def _best_path(scores: Sequence[np.ndarray]) -> list[int]:
    """The field of each piece, never going back, with the highest sum."""
    best: list[tuple[float, list[int]]] = [(float(score), [field]) for field, score in enumerate(scores[0])]
    for row in scores[1:]:
        best = [
            max(
                ((total + float(row[field]), [*path, field]) for total, path in best[: field + 1]),
                key=lambda found: found[0],
            )
            for field in range(len(Field))
        ]
    return max(best, key=lambda found: found[0])[1]
