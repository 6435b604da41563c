"""Puts the parts together: the kind of response first, then evidence and the trained weights."""

from __future__ import annotations

from bot.checker.english.acts import acts_of
from bot.checker.english.asides import is_aside, subjects_of, without_joined_praise
from bot.checker.english.evidence import evidence_of
from bot.checker.english.kind import kind_of, signs_of
from bot.checker.english.sentences import sentences_of
from bot.checker.linear import Evidence, model
from bot.checker.linear_reading import failed, met_spans, principles
from bot.checker.reading import Reading
from bot.interview.model import Principle, ResponseKind, StarAnswer

# Being asked for a principle is a small hint; the bar is low, as `shows` has said before whether there is one at all.
PRIOR = {"asked": 1.0, "bar": -2.5}
_EARNING = frozenset({ResponseKind.STORY, ResponseKind.HABIT})


def read(answer: StarAnswer, asked: Principle | None) -> Reading:
    kind, found = evidence(answer)
    if kind not in _EARNING:
        return Reading(kind, {}, failure=False, shown=())
    weights = model("en")
    return Reading(
        kind=kind,
        spans=met_spans(found, weights),
        failure=failed(found, weights),
        shown=principles(found, weights, asked, PRIOR),
    )


def evidence(answer: StarAnswer) -> tuple[ResponseKind, Evidence]:
    """The kind of response and the features, empty where the kind earns nothing. For reading and for training."""
    sentences = without_joined_praise(sentences_of(answer))
    acts = [acts_of(sentence) for sentence in sentences]
    subjects = subjects_of(sentences)
    once = list(
        {
            s.lower: (s, done) for s, done in zip(sentences, acts, strict=True) if not is_aside(s, done, subjects)
        }.values()
    )
    kind = kind_of(signs_of([s for s, _ in once], [done for _, done in once]))
    return kind, evidence_of(sentences, acts) if kind in _EARNING else Evidence(())
