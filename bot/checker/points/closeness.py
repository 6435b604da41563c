"""How close two sentences are in meaning. What was encoded lately is kept: a point's own sentence comes up again."""

from __future__ import annotations

from functools import lru_cache

from bot.checker.meaning import Vectors, meaning

_KEPT = 8192
"""Vectors of 2 KB: more than the points and claims of all profiles in both languages."""


def close(sentence: str, says: str) -> float:
    """From -1 to 1; 1 is the same."""
    return float(_vector(sentence) @ _vector(says))


@lru_cache(maxsize=_KEPT)
def _vector(text: str) -> Vectors:
    vector: Vectors = meaning().vectors([text])[0]
    return vector
