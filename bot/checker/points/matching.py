"""Where the terms of a question stand in a text: stems at the start of English words, Korean anywhere.

Hyphens and blanks are equal (load-balancer, load balancer, loadbalancer), one slip of the keyboard is forgiven in words
of seven letters and more, small words between two words of a term are passed over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.checker.points.sentences import Telling, Word, parts_of
from bot.checker.points.synonyms import korean_variants, synonyms
from bot.checker.points.vocabulary import PASSED_OVER

_HANGUL = re.compile("[가-힣]")
_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|'[a-z]+")
_GAP = re.compile(r"[ \t\n-]+")
LEAST_FOR_SLIPS = 7
"""Letters of a term within which a slip is forgiven."""
_LEAST_JOINED = 6
_MOST_SMALL = 2
_INFLECTED = re.compile(r"(?:e?s|e?d|ing|e?rs?|(?P<twice>[a-z])(?:ed|ing|ers?))?")


@dataclass(frozen=True, slots=True)
class Hit:
    """Term number `term` stands at start to end."""

    term: int
    start: int
    end: int
    sentence: int


@dataclass(slots=True)
class Lexicon:
    """All terms of a question, by number, ready to be looked for in one pass."""

    terms: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _by_stem: dict[str, list[tuple[int, tuple[str, ...]]]] = field(default_factory=lambda: defaultdict(list))
    _by_letter: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _korean: list[tuple[str, int]] = field(default_factory=list)
    _symbols: list[tuple[str, int]] = field(default_factory=list)
    _lengths: tuple[int, ...] = ()

    def add(self, term: str) -> int:
        """The number of the term, the same one for the same term."""
        if term in self._numbers:
            return self._numbers[term]
        number = self._numbers[term] = len(self.terms)
        self.terms.append(term)
        if _HANGUL.search(term):
            self._korean += [(variant, number) for variant in korean_variants(_GAP.sub("", term))]
        elif words := [part for token in _TOKEN.findall(term) for part in parts_of(token)]:
            self._add_words(number, words)
        else:
            self._symbols.append((term, number))
        self._lengths = tuple(sorted({len(stem) for stem in self._by_stem}))
        return number

    def _add_words(self, number: int, words: list[str]) -> None:
        rest = tuple(words[1:])
        for stem in stems_of(words[0]):
            self._by_stem[stem].append((number, rest))
            if len(stem) >= LEAST_FOR_SLIPS and stem not in self._by_letter[stem[0]]:
                self._by_letter[stem[0]].append(stem)
        joined = "".join(words)
        if rest and len(joined) >= _LEAST_JOINED and joined.isalpha():
            self._by_stem[joined].append((number, ()))

    def hits(self, told: Telling) -> list[Hit]:
        return [*self._english(told), *self._in_korean(told), *self._marks(told)]

    def _english(self, told: Telling) -> Iterator[Hit]:
        words = told.words
        for place, word in enumerate(words):
            if not _HANGUL.match(word.text):
                for stem in self._stems_in(word.text):
                    yield from self._from(stem, words, place)
                yield from self._split_in_two(told, place)

    def _stems_in(self, word: str) -> Iterator[str]:
        exact = False
        for length in self._lengths:
            if length > len(word):
                break
            stem = word[:length]
            if stem in self._by_stem and begins(word, stem):
                exact = True
                yield stem
        if not exact and len(word) >= LEAST_FOR_SLIPS - 1:
            yield from (stem for stem in self._by_letter.get(word[0], ()) if slipped(word, stem))

    def _from(self, stem: str, words: Sequence[Word], place: int) -> Iterator[Hit]:
        for number, rest in self._by_stem[stem]:
            last = _followed(words, place, rest)
            if last is not None:
                yield Hit(number, words[place].start, words[last].end, words[place].sentence)

    def _split_in_two(self, told: Telling, place: int) -> Iterator[Hit]:
        """keep-alive, fail over: where the term is written as one word."""
        if place + 1 == len(told.words):
            return
        first, second = told.words[place], told.words[place + 1]
        if second.start - first.end != 1 or told.text[first.end] not in " -":
            return
        joined = first.text + second.text
        for length in self._lengths:
            stem = joined[:length]
            if max(len(first.text), _LEAST_JOINED - 1) < length <= len(joined) and stem in self._by_stem:
                for number, rest in self._by_stem[stem]:
                    if not rest and " " not in self.terms[number] and "-" not in self.terms[number]:
                        yield Hit(number, first.start, second.end, first.sentence)

    def _in_korean(self, told: Telling) -> Iterator[Hit]:
        if not self._korean:
            return
        places = [place for place, character in enumerate(told.text) if character not in " \t\n-"]
        dense = "".join(told.text[place] for place in places)
        for term, number in self._korean:
            at = dense.find(term)
            while at >= 0:
                start, end = places[at], places[at + len(term) - 1] + 1
                sentence = told.sentence_at(start)
                if sentence and end <= sentence.end and _stands_alone(told.text, start, end, term):
                    yield Hit(number, start, end, sentence.number)
                at = dense.find(term, at + 1)

    def _marks(self, told: Telling) -> Iterator[Hit]:
        for term, number in self._symbols:
            at = told.text.find(term)
            while at >= 0:
                if sentence := told.sentence_at(at):
                    yield Hit(number, at, at + len(term), sentence.number)
                at = told.text.find(term, at + 1)


def _stands_alone(text: str, start: int, end: int, term: str) -> bool:
    """Not the end of one word and the beginning of the next (환경 로그 is no 경로), and no syllable inside a word."""
    before = text[start - 1] if start else " "
    if not _HANGUL.match(term):
        return not (before.isascii() and before.isalnum())
    if term[-1].isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
        return False
    inside = len(term) == 1 or any(character in " \t\n" for character in text[start:end])
    return not (inside and _HANGUL.match(before))


@lru_cache(maxsize=20_000)
def stems_of(word: str) -> frozenset[str]:
    """How words begin that may stand for it: other forms (retry and retries, terminate and terminating, packets and
    packet), and what engineers say instead."""
    return frozenset({*_forms(word), *synonyms(word)})


def _forms(word: str) -> set[str]:
    stems = {word}
    if len(word) >= 5 and word.isalpha():
        if word[-1] == "y" and word[-2] not in "aeiou":
            stems.add(word[:-1] + "ie")
        elif word[-1] == "e":
            stems.add(word[:-1] + "ing")
        elif word[-1] == "s" and word[-2] not in "suip" and word[-2:] != "es":
            stems.add(word[:-1])
    return stems


def begins(word: str, stem: str) -> bool:
    """Whether the word is one that the stem stands for. Short stems and figures stand for little but themselves."""
    if len(word) == len(stem):
        return word == stem
    if not word.startswith(stem) or len(stem) <= 2:
        return False
    rest = word[len(stem) :]
    if stem[-1].isdigit():
        return rest == "s"
    if len(stem) > 3:
        return True
    ending = _INFLECTED.fullmatch(rest)
    return ending is not None and ending["twice"] in (None, stem[-1])


def slipped(word: str, stem: str) -> bool:
    """Whether the word begins as the stem but for one slip: a letter too few, too many, another, or two swapped."""
    size = len(stem)
    if len(word) < size - 1:
        return False
    same = next((place for place, (a, b) in enumerate(zip(word, stem, strict=False)) if a != b), min(len(word), size))
    rest, tail = word[same:], stem[same:]
    if not tail[1:] or same == 0:
        return False
    return (
        rest.startswith(tail[1:])
        or rest[1:].startswith(tail)
        or rest[1:].startswith(tail[1:])
        or (rest[:2] == tail[1::-1] and rest[2:].startswith(tail[2:]))
    )


def _followed(words: Sequence[Word], place: int, rest: Sequence[str]) -> int | None:
    """Where the last word of the rest stands, which must follow in one sentence, small words between them apart."""
    sentence = words[place].sentence
    for wanted in rest:
        for step in range(1, _MOST_SMALL + 2):
            at = place + step
            if at >= len(words) or words[at].sentence != sentence:
                return None
            word = words[at].text
            if any(begins(word, stem) for stem in stems_of(wanted)) or (
                len(wanted) >= LEAST_FOR_SLIPS and slipped(word, wanted)
            ):
                place = at
                break
            if word not in PASSED_OVER:
                return None
        else:
            return None
    return place
