"""Words in a row that say nothing: a text of nouns without a verb, a list of every term of the field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from bot.checker.korean.morphology import Morph, analyse
from bot.checker.points.sentences import Sentence
from bot.checker.points.vocabulary import AUXILIARY, FUNCTION, NO_SIGN, SPEAKERS, is_verb, words

_LEAST_FUNCTION = 0.2
_LEAST_WORDS = 2
_MOSTLY_BARE = 0.6
_SEPARATOR = re.compile(
    r"\s*(?:[,/·、•|>→+&\n]|->|:(?=\s))\s*|\s+(?:and|or|plus|및|그리고|또는|혹은)\s+|(?<=[가-힣a-z0-9])(?:와|과|랑|이랑|하고)\s+"
)
_BINDING = words("JKS JKO JKB JKC JKV JKQ JX VV VA VX VCP VCN XSV XSA EP EF EC ETM ETN")
"""Sejong tags of what makes Korean nouns a statement: particles but "and" and "of", verbs, endings."""
_TALK = re.compile(
    r"^\s*(?:\S+\s){0,3}?(?:등(?:이|을|의|등)?\s|같은\s?것|이런|이렇게|이거|이것|정도|말씀|얘기|이야기|언급|키워드)"
)
_BLANKED = re.compile(r"\S+")
_LEAST_RUN = 3
"""Bare items in a row, the head apart, that make a list."""
_LONGEST_ITEM = 4
_MOSTLY = 0.75
_LONGEST_NOUNS = 5
"""More nouns than that in a row tell nothing."""


def says_something(sentence: Sentence) -> bool:
    """Whether it is a sentence, if a terse one: a verb, or enough small words to hold nouns together."""
    if sentence.korean:
        return any(morph.tag in _BINDING for morph in _morphs(sentence.text))
    said = [word.text for word in sentence.words if word.text not in NO_SIGN]
    if len(said) < _LEAST_WORDS or _only_lists(sentence):
        return False
    small = sum(word in FUNCTION for word in said)
    small += bool(small and ":" in sentence.text)
    return "i" in said or "we" in said or any(map(is_verb, said)) or small >= max(1, _LEAST_FUNCTION * len(said))


def _only_lists(sentence: Sentence) -> bool:
    """Item upon item, and nobody who does anything with them."""
    if not AUXILIARY.isdisjoint(word.text for word in sentence.words) or not SPEAKERS.isdisjoint(
        word.text for word in sentence.words
    ):
        return False
    bare = [_is_bare(sentence, start, end) for start, end in items_of(sentence)]
    return sum(bare) > _LEAST_RUN and sum(bare) >= _MOSTLY_BARE * len(bare)


@lru_cache(maxsize=512)
def _morphs(text: str) -> tuple[Morph, ...]:
    return analyse(text)


def listed(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Runs of bare items: with commas and slashes between them, or with nothing at all."""
    items = items_of(sentence)
    bare = [_is_bare(sentence, start, end) for start, end in items]
    for first, last in _runs(bare):
        if last - first >= _LEAST_RUN:
            start = items[first][0] if first == 0 else _tail_of_head(sentence, *items[first - 1])
            end = items[last][1] if last < len(items) and _only_talks(sentence, *items[last]) else items[last - 1][1]
            yield start, end
    yield from _heaps(sentence)


def items_of(sentence: Sentence) -> list[tuple[int, int]]:
    cuts = [(0, 0), *(cut.span() for cut in _SEPARATOR.finditer(sentence.text)), (len(sentence.text),) * 2]
    return [
        (sentence.start + a[1], sentence.start + b[0]) for a, b in pairwise(cuts) if sentence.text[a[1] : b[0]].strip()
    ]


def _is_bare(sentence: Sentence, start: int, end: int) -> bool:
    """A noun or a few, and nothing that says anything of them."""
    if sentence.korean:
        first, last = start - sentence.start, end - sentence.start
        binds = any(m.tag in _BINDING for m in _morphs(sentence.text) if first <= m.start < last)
        return not binds and len(sentence.text[first:last].split()) <= _LONGEST_ITEM
    inside = [word.text for word in sentence.words if start <= word.start < end and word.text not in NO_SIGN]
    tells = any(map(is_verb, inside[:-1]))
    return 0 < len(inside) <= _LONGEST_ITEM and not tells and not any(word in FUNCTION for word in inside)


def _runs(flags: list[bool]) -> Iterator[tuple[int, int]]:
    first = None
    for place, flag in enumerate([*flags, False]):
        if flag and first is None:
            first = place
        elif not flag and first is not None:
            yield first, place
            first = None


def _tail_of_head(sentence: Sentence, start: int, end: int) -> int:
    """The first item of a list stands at the end of what leads up to it: "I would talk about mask, …"."""
    tail = end
    for first, _, is_noun in reversed([word for word in _nouns(sentence) if start <= word[0] < end]):
        if not is_noun:
            break
        tail = first
    return tail


def _only_talks(sentence: Sentence, start: int, end: int) -> bool:
    return sentence.korean and bool(_TALK.search(sentence.text[start - sentence.start : end - sentence.start] + " "))


def _heaps(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Nouns upon nouns without so much as a comma."""
    words = list(_nouns(sentence))
    for first, last in _runs([is_noun for _, _, is_noun in words]):
        if last - first > _LONGEST_NOUNS:
            yield (
                (sentence.start, sentence.end)
                if last - first >= _MOSTLY * len(words)
                else (words[first][0], words[last - 1][1])
            )


def _nouns(sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """Each word's place, and whether it is a noun and nothing more."""
    if not sentence.korean:
        for word in sentence.words:
            held = word.text in FUNCTION or word.text in NO_SIGN or is_verb(word.text)
            yield word.start, word.end, not held
        return
    binding = {m.start for m in _morphs(sentence.text) if m.tag in _BINDING}
    for found in _BLANKED.finditer(sentence.text):
        first, last = found.span()
        yield sentence.start + first, sentence.start + last, not any(first <= place < last for place in binding)
