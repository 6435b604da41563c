"""The way from an answer to its checklist.

    typed text -> normal (one spelling) -> english or korean (pieces, and what is seen in each)
    -> meaning (a vector each) -> judging (which piece meets which item) -> gate (what may count) -> Checklist

Every span of a checklist points into the text as it was typed.
"""

from __future__ import annotations

from functools import cache

from bot.checker import facets, gate
from bot.checker.judging import Judgement, judged
from bot.checker.linear import Evidence, model
from bot.checker.meaning import Vectors, meaning
from bot.checker.normal import NormalAnswer, normal_answer
from bot.checker.principles import shown
from bot.checker.quoting import quoted
from bot.checker.reading import Language, language
from bot.checker.relating import related
from bot.checker.telling import shares_of, spoken_seconds
from bot.interview.facets import Aspect
from bot.interview.model import Checklist, Fit, Item, Lang, Principle, ResponseKind, StarAnswer, Verdict

_SHOWING = (Item.OWN_ACTIONS, Item.STEPS)
"""A principle is shown by acts: where none is told, none is."""
_TOLD = (ResponseKind.STORY, ResponseKind.HABIT)
"""What is no telling at all is held against no question."""
_FIRST_WORDS = {Lang.EN: "I fixed the oven, because it was cold.", Lang.KO: "제가 오븐을 고쳤습니다."}


def checked(answer: StarAnswer, lang: Lang, asked: Principle | None, aspects: tuple[Aspect, ...] = ()) -> Checklist:
    """See `bot.checker.check`."""
    text, weights, spoken = normal_answer(answer), model(lang.value), language(lang)
    looks, evidence, vectors, judgement = _weighed(text, lang)
    kind = gate.kind_of(looks, judgement)
    failure = gate.failed(kind, judgement, answer.ended)
    met = gate.met(kind, judgement, failure)
    acting = kind is ResponseKind.STORY and any(met[item] for item in _SHOWING)
    return Checklist(
        kind=kind,
        verdicts=tuple(_verdict(item, met[item], judgement, text, lang, spoken) for item in Item),
        failure=failure,
        shown=shown(judgement, vectors, weights, asked) if acting else (),
        shares=shares_of(text.answer),
        spoken_s=spoken_seconds(text.answer, lang),
        fit=_fit(aspects, evidence, vectors, judgement, text, lang) if kind in _TOLD and aspects else None,
    )


def weighed(answer: StarAnswer, lang: Lang) -> tuple[Evidence, Vectors, Judgement]:
    """What is seen in an answer, before anything is decided."""
    _, evidence, vectors, judgement = _weighed(normal_answer(answer), lang)
    return evidence, vectors, judgement


def _weighed(text: NormalAnswer, lang: Lang) -> tuple[ResponseKind, Evidence, Vectors, Judgement]:
    spoken = language(lang)
    looks, evidence = spoken.evidence(text.answer)
    vectors = meaning().vectors([piece.text for piece in evidence.pieces])
    evidence = related(evidence, vectors, spoken.comparing)
    return looks, evidence, vectors, judged(evidence, model(lang.value), vectors)


def _fit(
    aspects: tuple[Aspect, ...],
    evidence: Evidence,
    vectors: Vectors,
    judgement: Judgement,
    text: NormalAnswer,
    lang: Lang,
) -> Fit:
    weights = facets.fit_weights()
    found = facets.fit(facets.story_of(lang, evidence, vectors, judgement, weights), aspects, weights)
    return Fit(found.fits, tuple((facet, text.as_typed(span)) for facet, span in found.shown), found.missing)


def prepare() -> None:
    """Open what reading takes. Raises DictionaryError, and whatever else is wrong with it."""
    from bot.checker import korean

    for lang in Lang:
        language(lang)
        model(lang.value)
    korean.warm()
    meaning()


@cache
def warm() -> None:
    """The encoder takes its time at the first sentence: better while nobody waits. Once in a process."""
    for lang, words in _FIRST_WORDS.items():
        checked(StarAnswer("", "", words, ""), lang, None)


def _verdict(
    item: Item, met: bool | None, judgement: Judgement, text: NormalAnswer, lang: Lang, spoken: Language
) -> Verdict:
    if not met:
        return Verdict(item, met)
    piece = judgement.of[item].pieces[0]
    words, weights = text.answer.text(piece.span.field), model(lang.value)[item]
    span = quoted(
        item, piece, words, weights, spoken.cues, lambda parts: weights.meant(meaning().vectors(parts)).tolist()
    )
    return Verdict(item, True, text.as_typed(span))
