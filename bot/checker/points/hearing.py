"""What of an answer counts: where its terms stand, which of them are held, and what only sounds like an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.checker.points.clauses import is_parted, nots
from bot.checker.points.compiled import Compiled, Group, Polarity, Thing
from bot.checker.points.denial import Stretch, Why, stretches
from bot.checker.points.listing import items_of, listed, says_something
from bot.checker.points.matching import Hit
from bot.checker.points.places import Place, Window
from bot.checker.points.sentences import Sentence, Telling, telling

_ECHO, _ECHO_PAIRS = 0.8, 0.6
"""Parts of a sentence's words, and of those that follow each other, that are the question's: from here on it only says
the question again."""
_LEAST_POINTS = 3
"""Points whose terms stand in one row: a shorter row counts up examples of one thing."""
_LEAST_ECHO_WORDS = 4
_LEAST_ITEMS, _ROW, _MANY_POINTS = 5, 0.7, 0.5
"""So many items, so great a part of the letters in terms, terms of so great a part of the points make a row."""
_SETTING_ASIDE = frozenset({"of", "than", "to", "without", "unlike"})
"""What ends "instead of", "rather than": only what follows is set aside, not what the sentence says."""


@dataclass(frozen=True, slots=True)
class Heard:
    """`hits` are by term and count; `denials` say which are turned round, `runs` which stand in a row of terms."""

    telling: Telling
    hits: Mapping[int, Sequence[Hit]]
    denials: Sequence[Stretch]
    runs: Sequence[tuple[int, int]]
    counting: Mapping[int, Sentence]
    """The sentences that say something of their own, by number."""
    void: Sequence[Stretch]
    """What is not known, or somebody else's opinion: nothing in it is held."""

    def places(self, thing: Thing) -> list[list[Place]]:
        """Where each of its groups is said as it has to be said, in the order of the text."""
        own = [hit for term in thing.turning for hit in self.hits.get(term, ())]
        denials = [d for d in self.denials if not any(d.is_within(hit.start, hit.end) for hit in own)]
        return [self._of_group(group, denials) for group in thing.groups]

    def _of_group(self, group: Group, denials: Sequence[Stretch]) -> list[Place]:
        found = [
            self._place(hit)
            for term, polarity in group.terms.items()
            for hit in self.hits.get(term, ())
            if polarity is Polarity.EITHER or _is_denied(hit, denials) is (polarity is Polarity.DENIED)
        ]
        return sorted(found, key=lambda place: (place.start, place.end))

    def _place(self, hit: Hit) -> Place:
        run = next((n for n, (start, end) in enumerate(self.runs) if start <= hit.start < end), None)
        return Place(hit.start, hit.end, hit.sentence, self.telling.word_at(hit.start), run)

    def held(self, thing: Thing) -> Iterator[Sentence]:
        """Sentences that could be the thing as a whole: not denied, no question, not excused, not unknown."""
        denied = self.denies(thing)
        for sentence in self.counting.values():
            void = any(stretch.touches(sentence.start, sentence.end) for stretch in self.void)
            if not (void or sentence.asks or sentence.number in denied or self.is_excused(thing, sentence)):
                yield sentence

    def denies(self, thing: Thing) -> set[int]:
        """Sentences in which a term of the thing is denied; none where the thing itself is told with a "not"."""
        if thing.manner.turned:
            return set()
        terms = (term for group in thing.groups for term in group.terms)
        hits = (hit for term in terms for hit in self.hits.get(term, ()))
        return {hit.sentence for hit in hits if _is_denied(hit, self.denials)}

    def is_excused(self, thing: Thing, sentence: Sentence) -> bool:
        return any(hit.sentence == sentence.number for term in thing.unless for hit in self.hits.get(term, ()))

    def is_held(self, thing: Thing, window: Window) -> bool:
        """Whether nothing within one sentence is denied on the way from the first word to the last. Korean denials take
        in the whole clause already."""
        sentence = self.telling.sentences[window.places[0].sentence]
        if thing.manner.turned or len(window.sentences) > 1 or sentence.korean:
            return True
        own = [hit for term in thing.turning for hit in self.hits.get(term, ())]
        return not any(
            window.start <= denial.by[0] < window.end
            and self.telling.text[slice(*denial.by)] not in _SETTING_ASIDE
            and not any(denial.is_within(h.start, h.end) for h in own)
            for denial in self.denials
        )

    def is_straight(self, thing: Thing, start: int, end: int) -> bool:
        """Whether no "not" turns round what stands from start to end; what is told with one may hold one."""
        if thing.manner.turned:
            return True
        own = [hit for term in thing.turning for hit in self.hits.get(term, ())]
        return all(any(hit.start <= place < hit.end for hit in own) for place in nots(self.telling, start, end))

    def is_one_statement(self, thing: Thing, start: int, end: int) -> bool:
        """Whether it is said in one breath, or over as many as by the author."""
        parted = is_parted(self.telling, start, end)
        return self.is_straight(thing, start, end) and (thing.manner.parted or not parted)


def _is_denied(hit: Hit, denials: Sequence[Stretch]) -> bool:
    return any(denial.touches(hit.start, hit.end) for denial in denials)


def heard(question: Compiled, text: str) -> Heard:
    told = telling(text)
    found = question.lexicon.hits(told)
    rows = _rows(told, found, question)
    counting = {
        sentence.number: sentence
        for sentence in told.sentences
        if sentence.number not in rows and says_something(sentence) and not _is_echo(sentence, question)
    }
    unheld = [stretch for sentence in counting.values() for stretch in stretches(sentence)]
    void = [stretch for stretch in unheld if stretch.why is not Why.DENIED]
    hits: dict[int, list[Hit]] = {}
    for hit in found:
        if hit.sentence in counting and not any(stretch.touches(hit.start, hit.end) for stretch in void):
            hits.setdefault(hit.term, []).append(hit)
    denials = [stretch for stretch in unheld if stretch.why is Why.DENIED]
    runs = [place for sentence in counting.values() for place in listed(sentence)]
    return Heard(told, hits, denials, [run for run in runs if _is_heap(run, hits, question)], counting, void)


def _rows(told: Telling, hits: Sequence[Hit], question: Compiled) -> set[int]:
    """Sentences of many short items that are terms of many points and hardly anything else: nobody speaks like that."""
    covered: dict[int, set[int]] = {}
    touched: dict[int, set[str]] = {}
    for hit in hits:
        covered.setdefault(hit.sentence, set()).update(range(hit.start, hit.end))
        touched.setdefault(hit.sentence, set()).update(question.points_of.get(hit.term, ()))
    return {
        number
        for number, places in covered.items()
        if len(items_of(told.sentences[number])) >= _LEAST_ITEMS
        and len(touched[number]) >= max(_LEAST_POINTS, _MANY_POINTS * len(question.points))
        and _letters(told.text, places) >= _ROW * _letters(told.text, told.sentences[number].places)
    }


def _letters(text: str, places: Iterable[int]) -> int:
    return sum(text[place].isalnum() for place in places)


def _is_heap(run: tuple[int, int], hits: Mapping[int, Sequence[Hit]], question: Compiled) -> bool:
    start, end = run
    inside = [term for term, some in hits.items() if any(start <= hit.start < end for hit in some)]
    return len({point for term in inside for point in question.points_of.get(term, ())}) >= _LEAST_POINTS


def _is_echo(sentence: Sentence, question: Compiled) -> bool:
    words = [word.text for word in sentence.words]
    if len(words) < _LEAST_ECHO_WORDS or sum(word in question.asked for word in words) < _ECHO * len(words):
        return False
    pairs = list(pairwise(words))
    return sum(pair in question.asked_pairs for pair in pairs) >= _ECHO_PAIRS * len(pairs)
