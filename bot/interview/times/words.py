"""From what was typed to words of the grammar, and from words with several meanings to each way of reading them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice, product

from bot.interview.model import Lang
from bot.interview.times import digits, english, korean, zones
from bot.interview.times.parts import InZone, Part, Word
from bot.interview.times.results import Why, fail
from bot.interview.times.rules import Rule

TYPED_LIMIT = 100
"""Characters that a typed time may have."""
_RULES: Sequence[Rule] = (*digits.RULES, *english.RULES, *korean.RULES)
_BETWEEN = re.compile(r"[\s,()]+")
_HANGUL = re.compile("[가-힣]")
_WORD = re.compile(r"\S+")
_UP_TO_WORDS = re.compile(r"\S+(?: \S+){0,4}")
_MOST_READINGS = 128
_ALIKE = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "〜": "~", "∼": "~", "ㆍ": "·", "‧": "·"})


def words_of(text: str, lang: Lang) -> list[Word]:
    """Raises NotRead with the first word that is none of the grammar's."""
    typed = normal(text)
    if _HANGUL.search(typed):
        lang = Lang.KO
    words, at = [], 0
    while at < len(typed):
        if typed[at] == " ":
            at += 1
            continue
        word = _word(typed, at, lang)
        words.append(word)
        at += len(word.text)
    if not words:
        raise fail(Why.NOTHING)
    return words


def normal(text: str) -> str:
    """Full-width digits, capitals, brackets and several blanks in a row mean nothing of their own.

    Raises NotRead for digits of other scripts, and for more than anybody types.
    """
    if len(text) > TYPED_LIMIT:
        raise fail(Why.UNREAD, text[:TYPED_LIMIT])
    folded = unicodedata.normalize("NFKC", text).translate(_ALIKE)
    for word in text.split():
        if any(unicodedata.category(char) == "No" or (char.isdigit() and not _is_plain(char)) for char in word):
            raise fail(Why.UNREAD, word)
    return _BETWEEN.sub(" ", folded.casefold()).strip(" ")


def _is_plain(char: str) -> bool:
    return unicodedata.normalize("NFKC", char).isascii()


def _word(typed: str, at: int, lang: Lang) -> Word:
    """The longest that fits is the one that is meant: 3일 뒤 is no third of the month."""
    found = [(match, make) for pattern, make in _RULES if (match := pattern.match(typed, at))]
    longest = max((match.end() for match, _ in found), default=at)
    zone = _zone(typed, at)
    if zone and at + len(zone.text) > longest:
        return zone
    if longest == at:
        raise fail(Why.UNREAD, _whole(typed, at))
    choices = [choice for match, make in found if match.end() == longest for choice in make(match, lang)]
    return Word(typed[at:longest], tuple(dict.fromkeys(choices)))


def _whole(typed: str, at: int) -> str:
    """What cannot be read, to the next blank; with what is glued before it where that is of the same script."""
    begin = at
    while begin and typed[begin - 1].isalnum() and typed[at : at + 1].isascii() and typed[begin - 1].isascii():
        begin -= 1
    match = _WORD.match(typed, begin)
    return match[0] if match else typed[at:]


def _zone(typed: str, at: int) -> Word | None:
    """The longest name of a zone that begins here, on a border of words."""
    if at and typed[at - 1].isalpha() and typed[at].isascii():
        return None
    match = _UP_TO_WORDS.match(typed, at)
    assert match
    candidate = match[0]
    while candidate:
        if found := zones.within(candidate):
            return Word(candidate, tuple((InZone(zone),) for zone in found))
        candidate = candidate.rpartition(" ")[0]
    return None


def readings(words: Sequence[Word]) -> Iterator[list[tuple[Part, str]]]:
    """Each way to read them: parts, each with the word it came from. Raises NotRead where there are too many."""
    ways = list(islice(product(*(word.choices for word in words)), _MOST_READINGS + 1))
    if len(ways) > _MOST_READINGS:
        raise fail(Why.CONTRADICTION)
    for way in ways:
        yield [(part, word.text) for word, parts in zip(words, way, strict=True) for part in parts]
