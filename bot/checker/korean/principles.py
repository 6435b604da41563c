"""What the deeds of an answer say for each principle, as evidence for the shared linear reading."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from bot.checker.korean.clauses import Sentence
from bot.checker.korean.phrases_principles import PRINCIPLE_MARKS
from bot.checker.sieve import Sieve
from bot.interview.model import Field, Principle

_PATTERNS = tuple(
    (principle, mark, pattern) for principle, marks in PRINCIPLE_MARKS.items() for mark, pattern in marks.items()
)
_SIEVE = Sieve([pattern for _, _, pattern in _PATTERNS])


def leanings(sentences: Sequence[Sentence]) -> dict[str, float]:
    """How much each principle's matter is spoken of, alone and beside the others."""
    words: Counter[Principle] = Counter()
    deeds: Counter[Principle] = Counter()
    for sentence in sentences:
        for number in _SIEVE.candidates(sentence.text):
            principle, mark, pattern = _PATTERNS[number]
            if mark == "word":
                hits = {match.group() for match in pattern.finditer(sentence.text)}
                words[principle] += len(hits) * (2 if sentence.field is Field.ACTION else 1)
            else:
                deeds[principle] += bool(pattern.search(sentence.text))
    total = sum(words.values()) or 1
    features: dict[str, float] = {}
    for principle in Principle:
        features[f"{principle}.words"] = math.log1p(words[principle])
        features[f"{principle}.share"] = 5 * words[principle] / total
        features[f"{principle}.deed"] = float(min(2, deeds[principle]))
    return features
