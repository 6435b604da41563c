"""Reads an answer and fills the checklist: deterministic, without a network.

    typed text -> normal (one spelling) -> english or korean (pieces, and what is seen in each)
    -> meaning (a vector each) -> judging (which piece meets which item) -> gate (what may count) -> Checklist

Every span of a checklist points into the text as it was typed.
"""

from __future__ import annotations

from bot.checker import gate
from bot.checker.judging import Judgement, judged
from bot.checker.linear import model
from bot.checker.meaning import meaning
from bot.checker.normal import NormalAnswer, normal_answer
from bot.checker.principles import shown
from bot.checker.quoting import quoted
from bot.checker.reading import Language, language
from bot.checker.relating import related
from bot.checker.splitting import split
from bot.checker.telling import language_of, shares_of, spoken_seconds
from bot.interview.model import Checklist, Item, Lang, Principle, ResponseKind, StarAnswer, Verdict

__all__ = ["check", "language_of", "split"]

_SHOWING = (Item.OWN_ACTIONS, Item.STEPS)
"""A principle is shown by acts: where none is told, none is."""


def check(answer: StarAnswer, lang: Lang, asked: Principle | None) -> Checklist:
    """The checklist of an answer to a question about `asked`. The same answer always gives the same one."""
    text, weights, spoken = normal_answer(answer), model(lang.value), language(lang)
    looks, evidence = spoken.evidence(text.answer)
    vectors = meaning().vectors([piece.text for piece in evidence.pieces])
    evidence = related(evidence, vectors, spoken.comparing)
    judgement = judged(evidence, weights, vectors)
    kind = gate.kind_of(looks, judgement)
    failure = gate.failed(kind, judgement, answer.ended)
    met = gate.met(kind, judgement, failure)
    acting = kind is ResponseKind.STORY and any(met[item] for item in _SHOWING)
    return Checklist(
        kind=kind,
        verdicts=tuple(_verdict(item, met[item], judgement, text, lang, spoken) for item in Item),
        failure=failure,
        shown=shown(evidence, vectors, weights, asked) if acting else (),
        shares=shares_of(text.answer),
        spoken_s=spoken_seconds(text.answer, lang),
    )


def _verdict(
    item: Item, met: bool | None, judgement: Judgement, text: NormalAnswer, lang: Lang, spoken: Language
) -> Verdict:
    if not met:
        return Verdict(item, met)
    piece = judgement.of[item].pieces[0]
    words = text.answer.text(piece.span.field)
    return Verdict(item, True, text.as_typed(quoted(item, piece, words, model(lang.value)[item], spoken.cues)))
