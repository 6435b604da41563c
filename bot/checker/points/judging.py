"""Which points an answer states, which wrong statements it makes, and with which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.checker.points.compiled import Compiled, Thing
from bot.checker.points.hearing import Heard, heard
from bot.checker.points.places import Place, Window, windows
from bot.checker.points.plain import Plain, plain
from bot.checker.points.reasoning import reasoned
from bot.interview.model import Lang
from bot.interview.screens.verdicts import Found, PointsVerdict, PointVerdict, Words, WrongSaid

Closeness = Callable[[str, str], float]
"""How near a sentence of the answer comes to what a point says, 0 to 1: the seam for sentence vectors."""
CLOSE_ENOUGH = 0.7
"""From here on, what was partly said counts as said."""
WIDEST_WORDS = 32
"""Words within which the groups of a point have to stand."""
WIDEST_WRONG_WORDS = 18
NEIGHBOURS = 2
"""Sentences over which a point may be told: the second one says "that" of the first."""


def judged(question: Compiled, answer: str, closeness: Closeness | None = None) -> PointsVerdict:
    text = plain(answer)
    told = heard(question, text.text)
    points = tuple(_point(thing, told, text, closeness) for thing in question.points)
    wrong = tuple(said for thing in question.wrong for said in _wrong(thing, told, text))
    owned_up = reasoned(told.telling.sentences)
    return PointsVerdict(points, wrong, _words(text, *owned_up) if owned_up else None)


def _point(thing: Thing, told: Heard, text: Plain, closeness: Closeness | None) -> PointVerdict:
    groups = told.places(thing)
    found = _best(windows(groups, WIDEST_WORDS, NEIGHBOURS))
    if found is not None and not found.is_a_list:
        return PointVerdict(thing.id, Found.FOUND, _words(text, found.start, found.end))
    part = found if found is not None and len(groups) == 1 else _part(groups)
    if part is None:
        return PointVerdict(thing.id, Found.MISSING)
    state = Found.FOUND if _is_close(thing, part, told, closeness) else Found.PARTLY
    return PointVerdict(thing.id, state, _words(text, part.start, part.end))


def _best(found: Iterable[Window]) -> Window | None:
    """Rather no list, rather one sentence, rather narrow."""
    return min(found, key=lambda window: (window.is_a_list, len(window.sentences), window.width), default=None)


def _part(groups: Sequence[Sequence[Place]]) -> Window | None:
    """What is told of a point that is not whole: its groups far apart, or two of three together."""
    free = [[place for place in group if place.run is None] for group in groups]
    if len(groups) > 1 and all(free):
        return Window((free[0][0],))
    if len(groups) > 2:
        for left_out in range(len(groups)):
            pair = [group for place, group in enumerate(free) if place != left_out]
            found = _best(windows(pair, WIDEST_WORDS, NEIGHBOURS))
            if found is not None:
                return found
    return None


def _is_close(thing: Thing, part: Window, told: Heard, closeness: Closeness | None) -> bool:
    if closeness is None:
        return False
    sentences = [told.telling.sentences[number] for number in part.sentences]
    said = " ".join(sentence.text for sentence in sentences)
    says = thing.says[Lang.KO if any(sentence.korean for sentence in sentences) else Lang.EN]
    return closeness(said, says) >= CLOSE_ENOUGH


def _wrong(thing: Thing, told: Heard, text: Plain) -> Iterator[WrongSaid]:
    """Said as one's own, in one breath, and not put right in the same sentence."""
    groups = told.places(thing)
    for window in windows(groups, WIDEST_WRONG_WORDS, 1):
        sentence = told.telling.sentences[window.places[0].sentence]
        excused = any(hit.sentence == sentence.number for term in thing.unless for hit in told.hits.get(term, ()))
        if not (window.is_a_list or excused or sentence.asks or told.is_parted(window.start, window.end)):
            yield WrongSaid(thing.id, _words(text, window.start, window.end))
            return


def _words(text: Plain, start: int, end: int) -> Words:
    start, end = text.as_typed(start, end)
    return Words(start, end)
