"""A question made ready for reading answers to it: done once, whoever answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bot.checker.points.denial import Stretch, Why, stretches
from bot.checker.points.matching import Hit, Lexicon
from bot.checker.points.sentences import Telling, telling
from bot.interview.profiles import TechnicalQuestion, Terms
from bot.interview.texts import Text

_TURNING = re.compile(
    r"\b(?:not|no|never|without|nothing|nobody|none|cannot|neither|un\w+)\b|n't\b|않|없|아니|말고|(?:^|\s)(?:안|못)(?=\s|[가-힣])"
)
"""A term that holds its own "not" means what it says."""


class Polarity(Enum):
    """How a term has to be said: held, denied, or either way, where the point itself is told with a "not"."""

    HELD = "held"
    DENIED = "denied"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers of the terms that do for one another, each with how it has to be said."""

    terms: dict[int, Polarity]


@dataclass(frozen=True, slots=True)
class Thing:
    """A point or a wrong statement: one of every group says it. `says` is what vectors are held against."""

    id: str
    groups: tuple[Group, ...]
    turning: frozenset[int]
    """Terms with a "not" of their own."""
    unless: frozenset[int]
    says: Text


@dataclass(frozen=True, slots=True)
class Compiled:
    lexicon: Lexicon
    points: tuple[Thing, ...]
    wrong: tuple[Thing, ...]
    asked: frozenset[str]
    """The words of the question, its hint and its follow-up, in both languages."""


def compiled(question: TechnicalQuestion) -> Compiled:
    lexicon = Lexicon()
    points = tuple(_thing(lexicon, point.id, point.terms, point.says) for point in question.points)
    wrong = tuple(_thing(lexicon, w.id, w.terms, w.claim, unless=w.unless) for w in question.wrong)
    return Compiled(lexicon, points, wrong, _words_asked(question))


def _words_asked(question: TechnicalQuestion) -> frozenset[str]:
    texts = (text for asked in (question.text, question.hint, question.follow_up) for text in asked.values())
    return frozenset(word.text for text in texts for word in telling(text.lower()).words)


def _thing(lexicon: Lexicon, id_: str, terms: Terms, says: Text, unless: Sequence[str] = ()) -> Thing:
    numbers = [[(lexicon.add(term), term) for term in group] for group in terms]
    turning = frozenset(number for group in numbers for number, term in group if _TURNING.search(term))
    ways = _ways({term for group in terms for term in group}, says)
    groups = tuple(
        Group({number: Polarity.EITHER if number in turning else ways[term] for number, term in group})
        for group in numbers
    )
    return Thing(id_, groups, turning, frozenset(map(lexicon.add, unless)), says)


def _ways(terms: set[str], says: Text) -> dict[str, Polarity]:
    """As the point itself says its terms, so have they to be said."""
    own = Lexicon()
    for term in sorted(terms):
        own.add(term)
    held, denied, turned = set[str](), set[str](), False
    for text in says.values():
        told = telling(text.lower())
        hits = own.hits(told)
        turning = [hit for hit in hits if _TURNING.search(own.terms[hit.term])]
        denials = denials_within(told, turning)
        turned = turned or bool(denials)
        for hit in hits:
            inside = any(denial.touches(hit.start, hit.end) for denial in denials)
            (denied if inside else held).add(own.terms[hit.term])
    return {term: _polarity(term in held, term in denied, turned) for term in terms}


def _polarity(held: bool, denied: bool, turned: bool) -> Polarity:
    if turned and held == denied:
        return Polarity.EITHER
    return Polarity.DENIED if denied else Polarity.HELD


def denials_within(told: Telling, turning: Sequence[Hit]) -> list[Stretch]:
    """Those whose "not" is not already part of a term that means it."""
    found = [stretch for sentence in told.sentences for stretch in stretches(sentence) if stretch.why is Why.DENIED]
    return [denial for denial in found if not any(denial.is_within(hit.start, hit.end) for hit in turning)]
