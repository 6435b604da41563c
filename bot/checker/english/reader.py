"""Puts the parts together: the kind of response first, then evidence and the trained weights."""

from __future__ import annotations

from bot.checker.english.acts import acts_of
from bot.checker.english.asides import is_aside, subjects_of, without_joined_praise
from bot.checker.english.evidence import evidence_of
from bot.checker.english.kind import kind_of, signs_of
from bot.checker.english.sentences import sentences_of
from bot.checker.linear import Evidence
from bot.interview.model import ResponseKind, StarAnswer


def evidence(answer: StarAnswer) -> tuple[ResponseKind, Evidence]:
    """What kind of response it looks like, and its pieces. For reading and for training."""
    sentences = without_joined_praise(sentences_of(answer))
    acts = [acts_of(sentence) for sentence in sentences]
    subjects = subjects_of(sentences)
    once = list(
        {
            s.lower: (s, done) for s, done in zip(sentences, acts, strict=True) if not is_aside(s, done, subjects)
        }.values()
    )
    kind = kind_of(signs_of([s for s, _ in once], [done for _, done in once]))
    return kind, evidence_of(sentences, acts)
