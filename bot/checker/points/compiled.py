"""A question made ready for reading answers to it: done once, whoever answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from bot.checker.points.clauses import is_parted, nots
from bot.checker.points.denial import Stretch, Why, stretches
from bot.checker.points.listing import listed
from bot.checker.points.matching import Hit, Lexicon
from bot.checker.points.sentences import Telling, telling
from bot.interview.profiles import TechnicalQuestion, Terms, WrongStatement
from bot.interview.texts import Text

_TURNING = re.compile(
    r"\b(?:not|no|never|without|nothing|nobody|none|cannot|neither|un\w+)\b|n't\b|않|없|아니|말고|(?:^|\s)(?:안|못)(?=\s|[가-힣])"
)
"""A term that holds its own "not" means what it says."""

_ONLY_NOT = re.compile(
    r"(?:is|are|was|do|does|did|ca|can|wo|will|would|should|must|may)?\s?(?:n't|not)|cannot|never|no|no longer"
    r"|(?:안|못)\s?[가-힣]?|않[가-힣]?|아니[가-힣]?|아닌|아닙"
)
"""Among the words that excuse a wrong statement: the reader hears a "not" by itself, and whether it turns it round."""


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
class Manner:
    """How the author tells it: with a "not", over two clauses, as a list. An answer may do the same."""

    turned: bool
    parted: bool
    lists: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """A point or a wrong statement: one of every group says it. `says` is what vectors are held against."""

    id: str
    groups: tuple[Group, ...]
    turning: frozenset[int]
    """Terms with a "not" of their own."""
    unless: frozenset[int]
    says: Text
    right: Text
    """What is so instead of a wrong statement; the same as `says` for a point."""
    manner: Manner


@dataclass(frozen=True, slots=True)
class Compiled:
    lexicon: Lexicon
    points: tuple[Thing, ...]
    wrong: tuple[Thing, ...]
    asked: frozenset[str]
    """The words of the question, its hint and its follow-up, in both languages."""
    asked_pairs: frozenset[tuple[str, str]]
    """Those that follow each other there."""
    points_of: Mapping[int, frozenset[str]]
    """The points that each term belongs to."""


def compiled(question: TechnicalQuestion) -> Compiled:
    lexicon = Lexicon()
    points = tuple(_thing(lexicon, point.id, point.terms, point.says) for point in question.points)
    wrong = tuple(_wrong(lexicon, w) for w in question.wrong)
    asked = [
        telling(text.lower()) for each in (question.text, question.hint, question.follow_up) for text in each.values()
    ]
    words = [[word.text for word in text.words] for text in asked]
    return Compiled(
        lexicon,
        points,
        wrong,
        frozenset(word for text in words for word in text),
        frozenset(pair for text in words for pair in pairwise(text)),
        _points_of(points),
    )


def _wrong(lexicon: Lexicon, wrong: WrongStatement) -> Thing:
    unless = [term for term in wrong.unless if not _ONLY_NOT.fullmatch(term)]
    thing = _thing(lexicon, wrong.id, wrong.terms, wrong.claim)
    return replace(thing, unless=frozenset(map(lexicon.add, unless)), right=wrong.right)


def _points_of(points: Sequence[Thing]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for point in points:
        for term in (number for group in point.groups for number in group.terms):
            found.setdefault(term, set()).add(point.id)
    return {term: frozenset(ids) for term, ids in found.items()}


def _thing(lexicon: Lexicon, id_: str, terms: Terms, says: Text) -> Thing:
    numbers = [[(lexicon.add(term), term) for term in group] for group in terms]
    turning = frozenset(number for group in numbers for number, term in group if _TURNING.search(term))
    told = [_Told.of(terms, text) for text in says.values()]
    ways = {term: _way(term, told) for group in terms for term in group}
    groups = tuple(
        Group({number: Polarity.EITHER if number in turning else ways[term] for number, term in group})
        for group in numbers
    )
    manner = Manner(*(any(told_so) for told_so in zip(*((t.turned, t.parted, t.lists) for t in told), strict=True)))
    return Thing(id_, groups, turning, frozenset(), says, says, manner)


@dataclass(frozen=True, slots=True)
class _Told:
    """The author's own sentence in one language, read as an answer is."""

    held: frozenset[str]
    denied: frozenset[str]
    turned: bool
    parted: bool
    lists: bool

    @classmethod
    def of(cls, terms: Terms, text: str) -> _Told:
        told, own = telling(text.lower()), Lexicon()
        for term in sorted({term for group in terms for term in group}):
            own.add(term)
        hits = own.hits(told)
        denials = denials_within(told, [hit for hit in hits if _TURNING.search(own.terms[hit.term])])
        inside = [any(denial.touches(hit.start, hit.end) for denial in denials) for hit in hits]
        start, end = min((hit.start for hit in hits), default=0), max((hit.end for hit in hits), default=0)
        return cls(
            held=frozenset(own.terms[hit.term] for hit, is_denied in zip(hits, inside, strict=True) if not is_denied),
            denied=frozenset(own.terms[hit.term] for hit, is_denied in zip(hits, inside, strict=True) if is_denied),
            turned=bool(denials) or any(nots(told, 0, len(told.text))),
            parted=is_parted(told, start, end),
            lists=any(_holds_all(run, terms, own, hits) for sentence in told.sentences for run in listed(sentence)),
        )


def _holds_all(run: tuple[int, int], terms: Terms, lexicon: Lexicon, hits: Sequence[Hit]) -> bool:
    inside = {lexicon.terms[hit.term] for hit in hits if run[0] <= hit.start < run[1]}
    return all(not inside.isdisjoint(group) for group in terms)


def _way(term: str, told: Sequence[_Told]) -> Polarity:
    """As the point itself says its terms, so have they to be said."""
    held, denied = any(term in text.held for text in told), any(term in text.denied for text in told)
    if held == denied and any(text.denied or text.turned for text in told):
        return Polarity.EITHER
    return Polarity.DENIED if denied else Polarity.HELD


def denials_within(told: Telling, turning: Sequence[Hit]) -> list[Stretch]:
    """Those whose "not" is not already part of a term that means it."""
    found = [stretch for sentence in told.sentences for stretch in stretches(sentence) if stretch.why is Why.DENIED]
    return [denial for denial in found if not any(denial.is_within(hit.start, hit.end) for hit in turning)]
