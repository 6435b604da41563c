"""What each clause of an answer tells: who acts, when, what is done, and which marks its words carry."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from bot.checker.korean.actors import Actor, actors_of
from bot.checker.korean.acts import acts_of
from bot.checker.korean.clauses import Clause, Sentence, sentences_of
from bot.checker.korean.endings import endings_of
from bot.checker.korean.marks import ITEM_MARKS
from bot.checker.sieve import Sieve
from bot.interview.model import StarAnswer

_PAST_TAIL = re.compile(r"(?:았|었|였|ㅆ|던)/EP|었었/EP|더/EP|(?:음|ᆷ|ㅁ)/ETN|더라|던데|더군")
_FUTURE_TAIL = re.compile(r"겠/EP|[ᆯㄹ]/ETM (?:것|거|수)/NNB|리/EP|[ᆯㄹ]게|[ᆯㄹ]래")


_FINAL_M = 16
"""The place of ㅁ among the final consonants of a Hangul syllable."""


@dataclass(frozen=True)
class Told:
    """A clause with what was made out about it."""

    clause: Clause
    sentence: Sentence
    actor: Actor
    past: bool
    future: bool
    marks: frozenset[str]
    deeds: tuple[str, ...]
    passive: tuple[str, ...]
    """What is done and nobody says by whom."""
    vague_deeds: int
    says: frozenset[str]
    """What its endings say, by the names in `endings`."""


def told(answer: StarAnswer) -> tuple[Told, ...]:
    found: list[Told] = []
    actor = Actor.DROPPED
    for sentence in sentences_of(answer):
        actors = actors_of(sentence, actor)
        past, future = _tense(sentence)
        marks = _marks(sentence)
        for clause, who in zip(sentence.clauses, actors, strict=True):
            acts = acts_of(clause)
            found.append(
                Told(
                    clause,
                    sentence,
                    who,
                    past or any(m.tag == "EP" and m.form in ("았", "었", "였") for m in clause.morphs),
                    future,
                    frozenset(marks[clause.index]),
                    tuple(a.verb for a in acts if a.concrete and not a.passive),
                    tuple(a.verb for a in acts if a.passive),
                    sum(not a.concrete and not a.passive for a in acts),
                    endings_of(clause.morphs),
                )
            )
        if actors:
            actor = actors[-1]
    return tuple(found)


def _tense(sentence: Sentence) -> tuple[bool, bool]:
    """Past and not yet: read off the last endings. A note (… 확인함, … 기관에 송부) tells what was done."""
    tail = " ".join(f"{m.form}/{m.tag}" for m in sentence.morphs[-7:])
    past = bool(_PAST_TAIL.search(tail))
    future = bool(_FUTURE_TAIL.search(tail)) and not past
    return past or (not future and is_note(sentence)), future


def is_note(sentence: Sentence) -> bool:
    """Ends in a nominal (봤음, 송부, 완료) instead of a verb's ending."""
    words = re.findall(r"[가-힣A-Za-z0-9]+", sentence.text)
    if not words:
        return False
    last = words[-1]
    if "가" <= last[-1] <= "힣" and (ord(last[-1]) - 0xAC00) % 28 == _FINAL_M:
        return True
    return not any(m.tag in ("EF", "EC", "VCP", "ETM") for m in sentence.morphs[-3:])


def _marks(sentence: Sentence) -> list[set[str]]:
    """The marks found in a sentence, each given to the clause in which its words end; marks alone make no clause."""
    found: list[set[str]] = [set() for _ in sentence.clauses]
    if not found:
        return found
    ends = [clause.end - sentence.start for clause in sentence.clauses]
    for number in _SIEVE.candidates(sentence.text):
        pattern, names = _PATTERNS[number]
        for match in pattern.finditer(sentence.text):
            found[min(bisect_left(ends, match.end()), len(ends) - 1)] |= names
    return found


def speaking(target: str, words: str) -> list[str]:
    """What speaks for a target in a part of a sentence, as if told in its own field."""
    found: set[str] = set()
    for number in _SIEVE.candidates(words):
        pattern, names = _PATTERNS[number]
        if pattern.search(words):
            found |= names
    return [
        placed for name in found if name.startswith(f"{target}.") for placed in (name, *(f"{name}@{f}" for f in "star"))
    ]


def _by_pattern() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Each pattern once, with all the marks that it stands for."""
    names: dict[re.Pattern[str], set[str]] = defaultdict(set)
    for item, marks in ITEM_MARKS.items():
        for mark, pattern in marks.items():
            names[pattern].add(f"{item}.{mark}")
    return tuple((pattern, frozenset(marks)) for pattern, marks in names.items())


_PATTERNS = _by_pattern()
_SIEVE = Sieve([pattern for pattern, _ in _PATTERNS])
