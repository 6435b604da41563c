"""Cuts out of a piece the words that carry an item: a card quotes these, and not the first that come."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.checker.linear import Piece, Target
from bot.interview.model import Span

LONGEST_CHARS = 85
"""What a card shows of a quote."""
_JOINING = "and|but|so|because|since|which|when|while|until|after|before|as|then|though|although|where"
# Where a sentence can be cut: after a mark, before a word that joins two parts.
_JOINTS = re.compile(
    rf"(?<=[,;:—)])\s+|\s+(?=\()|\s+(?=(?:{_JOINING})\s)|(?<=[고며만데서니])\s+(?=\S)",
    re.I,
)
# "so", "and then": such words belong to what comes after them.
_ONLY_JOINING = re.compile(rf"(?:(?:{_JOINING})\s+)+", re.I)

Cues = Callable[[str, str], Iterable[str]]
"""The names of the features of a target in a stretch of text."""


Meant = Callable[[Sequence[str]], Sequence[float]]
"""How far each of several stretches of text means what a target asks for."""


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    strength: float


def quoted(target: str, piece: Piece, text: str, weights: Target, cues: Cues, meant: Meant) -> Span:
    """`text` is the field's. The part that speaks most, and as much around it as a card can show.

    Where no word of any part speaks, that one which means it most.
    """
    span = piece.span
    if span.end - span.start <= LONGEST_CHARS:
        return span
    parts = _parts(target, text[span.start : span.end], weights, cues)
    if len(parts) > 1 and not any(part.strength for part in parts):
        said = meant([text[span.start + part.start : span.start + part.end] for part in parts])
        parts = [replace(part, strength=float(of)) for part, of in zip(parts, said, strict=True)]
    best = max(range(len(parts)), key=lambda number: (parts[number].strength, -number))
    first = last = best
    while True:
        wider = [(a, b) for a, b in ((first, last + 1), (first - 1, last)) if a >= 0 and b < len(parts)]
        fitting = [(a, b) for a, b in wider if parts[b].end - parts[a].start <= LONGEST_CHARS]
        if not fitting:
            break
        first, last = max(fitting, key=lambda ends: sum(p.strength for p in parts[ends[0] : ends[1] + 1]))
    return Span(span.field, span.start + parts[first].start, span.start + parts[last].end)


def _parts(target: str, sentence: str, weights: Target, cues: Cues) -> list[_Part]:
    bounds = _bounds(sentence)
    found = []
    for start, end in pairwise(bounds):
        words = sentence[start:end].rstrip()
        if words:
            found += _cut(target, start, words, weights, cues)
    return found


def _bounds(sentence: str) -> list[int]:
    bounds = [0]
    for joint in _JOINTS.finditer(sentence):
        if not _ONLY_JOINING.fullmatch(sentence, bounds[-1], joint.end()):
            bounds.append(joint.end())
    return [*bounds, len(sentence)]


def _cut(target: str, start: int, words: str, weights: Target, cues: Cues) -> list[_Part]:
    """A part, cut between words where it is too long to be shown."""
    if len(words) > LONGEST_CHARS:
        middle = words.rfind(" ", 1, LONGEST_CHARS)
        middle = middle if middle > 0 else LONGEST_CHARS
        rest = words[middle:].lstrip()
        skipped = len(words) - len(rest)
        return [
            *_cut(target, start, words[:middle].rstrip(), weights, cues),
            *_cut(target, start + skipped, rest, weights, cues),
        ]
    strength = sum(max(0.0, weights.weights.get(name, 0.0)) for name in cues(target, words))
    return [_Part(start, start + len(words), strength)] if words else []
