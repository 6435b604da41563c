"""Which points an answer states, which wrong statements it makes, and with which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from bot.checker.points.compiled import Compiled, Thing
from bot.checker.points.hearing import Heard, heard
from bot.checker.points.places import Place, Window, windows
from bot.checker.points.plain import Plain, plain
from bot.checker.points.reasoning import reasoned
from bot.checker.points.sentences import Sentence
from bot.interview.model import Lang
from bot.interview.screens.verdicts import Found, PointsVerdict, PointVerdict, Words, WrongSaid

Closeness = Callable[[str, str], float]
"""How near a sentence of the answer comes in meaning to an author's one, 0 to 1: the one seam for sentence vectors."""
CLOSE_TO_POINT = 0.55
"""From here on a sentence with some term of a point says it in other words."""
CLOSE_TO_CLAIM, NEARER_THAN_RIGHT = 0.52, 0.05
"""How near a sentence has to come to a wrong statement, and how much nearer than to the right one, to count as it."""
WIDEST_WORDS = 32
"""Words within which the groups of a point have to stand."""
WIDEST_WRONG_WORDS = 18
NEIGHBOURS = 2
"""Sentences over which a point may be told: the second one says "that" of the first."""


def judged(question: Compiled, answer: str, closeness: Closeness | None = None) -> PointsVerdict:
    text = plain(answer)
    told = heard(question, text.text)
    points = tuple(_point(thing, told, text, closeness) for thing in question.points)
    wrong = tuple(said for thing in question.wrong for said in _wrong(thing, question, told, text, closeness))
    owned_up = reasoned(told.telling.sentences)
    return PointsVerdict(points, wrong, _words(text, *owned_up) if owned_up else None)


def _point(thing: Thing, told: Heard, text: Plain, closeness: Closeness | None) -> PointVerdict:
    groups = told.places(thing)
    found = _best(w for w in windows(groups, WIDEST_WORDS, NEIGHBOURS) if told.is_held(thing, w))
    if found is not None and (thing.manner.lists or not found.is_a_list):
        return PointVerdict(thing.id, Found.FOUND, _words(text, found.start, found.end))
    near = _nearest_touch(thing, groups, told, closeness) if closeness is not None else None
    if near is not None:
        return PointVerdict(thing.id, Found.FOUND, _words(text, *near))
    part = _part(groups)
    if part is None:
        return PointVerdict(thing.id, Found.MISSING)
    return PointVerdict(thing.id, Found.PARTLY, _words(text, part.start, part.end))


def _nearest_touch(
    thing: Thing, groups: Sequence[Sequence[Place]], told: Heard, closeness: Closeness
) -> tuple[int, int] | None:
    """The sentence, among those with a term of the point, that says what the point says in other words."""
    touched = {place.sentence for group in groups for place in group if place.run is None} - told.denies(thing)
    best, nearest = CLOSE_TO_POINT, None
    for sentence in (told.telling.sentences[number] for number in sorted(touched)):
        near = closeness(sentence.text, thing.says[_lang([sentence])])
        if near >= best:
            best, nearest = near, (sentence.start, sentence.end)
    return nearest


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


def _lang(sentences: Iterable[Sentence]) -> Lang:
    return Lang.KO if any(sentence.korean for sentence in sentences) else Lang.EN


def _wrong(
    thing: Thing, question: Compiled, told: Heard, text: Plain, closeness: Closeness | None
) -> Iterator[WrongSaid]:
    """Said as one's own, in one breath, and not put right in the same sentence: by its terms, else by its meaning."""
    window = next((w for w in windows(told.places(thing), WIDEST_WRONG_WORDS, 1) if _says(thing, told, w)), None)
    if window is not None:
        yield WrongSaid(thing.id, _words(text, window.start, window.end))
    elif closeness is not None and (place := _nearest(thing, question, told, closeness)):
        yield WrongSaid(thing.id, _words(text, *place))


def _says(thing: Thing, told: Heard, window: Window) -> bool:
    sentence = told.telling.sentences[window.places[0].sentence]
    if window.is_a_list or sentence.asks or told.is_excused(thing, sentence):
        return False
    return told.is_one_statement(thing, window.start, window.end)


def _nearest(thing: Thing, question: Compiled, told: Heard, closeness: Closeness) -> tuple[int, int] | None:
    """Where the answer comes nearest to the claim, if near enough and nearer than to all that is right."""
    best, nearest = CLOSE_TO_CLAIM, None
    for some in _stretches(list(told.held(thing))):
        said, lang = " ".join(sentence.text for sentence in some), _lang(some)
        near = closeness(said, thing.says[lang])
        right = (thing.right[lang], *(point.says[lang] for point in question.points))
        if near >= best and near - max(closeness(said, fact) for fact in right) >= NEARER_THAN_RIGHT:
            best, nearest = near, (some[0].start, some[-1].end)
    return nearest


def _stretches(held: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """Each sentence, and each two that follow each other: the second may say "that" of the first."""
    yield from ([sentence] for sentence in held)
    yield from (pair for pair in pairwise(held) if pair[1].number == pair[0].number + 1)


def _words(text: Plain, start: int, end: int) -> Words:
    start, end = text.as_typed(start, end)
    return Words(start, end)
