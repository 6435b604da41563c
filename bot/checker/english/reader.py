"""Puts the parts together: the kind of response first, then evidence and the trained weights."""

from __future__ import annotations

from collections.abc import Sequence

from bot.checker.english.acts import Act, acts_of
from bot.checker.english.asides import is_aside, subjects_of, without_joined_praise
from bot.checker.english.chaff import is_praise
from bot.checker.english.evidence import evidence_of
from bot.checker.english.kind import kind_of, signs_of
from bot.checker.english.sentences import Sentence, sentences_of
from bot.checker.linear import Evidence
from bot.interview.model import ResponseKind, StarAnswer

_Told = tuple[Sentence, Sequence[Act]]


def evidence(answer: StarAnswer) -> tuple[ResponseKind, Evidence]:
    """What kind of response it looks like, and its pieces. For reading and for training."""
    sentences = without_joined_praise(sentences_of(answer))
    acts = [acts_of(sentence) for sentence in sentences]
    told = _telling(list(zip(sentences, acts, strict=True)))
    return kind_of(signs_of([s for s, _ in told], [done for _, done in told])), evidence_of(sentences, acts)


def _telling(told: list[_Told]) -> list[_Told]:
    """What tells the kind: each sentence once, without asides; without praise too, where anything else is said."""
    subjects = subjects_of([s for s, _ in told])
    once = list({s.lower: (s, done) for s, done in told if not is_aside(s, done, subjects)}.values())
    return [(s, done) for s, done in once if not is_praise(s, done)] or once
