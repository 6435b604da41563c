"""Spoken and typed technical answers to sentences and words: English, Korean, and Korean full of English."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_END = re.compile(
    r"(?<![ .][a-z])(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\betc)(?<!^\d)(?<!\s\d)\.+[\"')\]]*(?=\s|$|[가-힣])"
    r"|[!?…。;]+[\"')\]]*|(?:니다|[어아해에예여네돼되봐줘와져려겨워까게세데거래나든고구]요|죠)(?=\s)|\n",
    re.M,
)
_BULLET = re.compile(r"\s*(?:[-*•—>#]+|\(?\d{1,2}[.)])\s+")
_SPOKEN_END = re.compile(r"(?:다|요|죠|[.!?:])\s*$")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|[가-힣]+")
_HANGUL = re.compile("[가-힣]")
_WRAPPED = {True: 34, False: 58}
"""A line of so many characters, Korean or not, was broken by the width of a window and not by its writer."""
_NOT = re.compile(r"n't$|^(?:do|does|did|is|are|was|were|ca|wo|would|should|could|have|has|had|need|must)nt$")
_CONTRACTED = {"can't": "can", "won't": "will", "cant": "can", "wont": "will", "cannot": "can", "shan't": "shall"}
_SHORT = {"'s": "is", "'re": "are", "'m": "am", "'ll": "will", "'d": "would", "'ve": "have"}


@dataclass(frozen=True, slots=True)
class Word:
    """`sentence` counts from 0. A contraction is two words at one place: don't is do and not."""

    text: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    number: int

    @cached_property
    def korean(self) -> bool:
        return bool(_HANGUL.search(self.text))

    @property
    def places(self) -> range:
        return range(self.start, self.end)

    @cached_property
    def asks(self) -> bool:
        return "?" in self.text[-3:]


@dataclass(frozen=True)
class Telling:
    """A text in its sentences; positions are those of the text."""

    text: str
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def sentence_at(self, place: int) -> Sentence | None:
        """The one that `place` stands in; None before the first and in the gaps that were blanked."""
        at = bisect_right(self._starts, place) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at].end else None

    def word_at(self, place: int) -> int:
        """How many words begin before or at `place`: a measure of distance."""
        return bisect_right(self._word_starts, place)


def telling(text: str) -> Telling:
    sentences: list[Sentence] = []
    start = 0
    for end in [*_ends(text), len(text)]:
        words = tuple(_words(text, start, end, len(sentences)))
        if words:
            sentences.append(Sentence(words[0].start, end, text[words[0].start : end], words, len(sentences)))
        start = end
    return Telling(text, tuple(sentences), tuple(word for sentence in sentences for word in sentence.words))


def _ends(text: str) -> list[int]:
    return [end.end() for end in _END.finditer(text) if end.group() != "\n" or not _is_wrapped(text, end.start())]


def _is_wrapped(text: str, place: int) -> bool:
    before = text[text.rfind("\n", 0, place) + 1 : place]
    after = text[place + 1 : place + 13]
    if not before.strip() or not after.strip(" ") or after.startswith("\n") or _BULLET.match(after):
        return False
    if _SPOKEN_END.search(before):
        return False
    return len(before) >= _WRAPPED[bool(_HANGUL.search(before))] or (len(before) > 25 and before.rstrip()[-1] == ",")


def _words(text: str, start: int, end: int, sentence: int) -> list[Word]:
    found = []
    for word in _WORD.finditer(text, start, end):
        found += [Word(part, word.start(), word.end(), sentence) for part in parts_of(word.group())]
    return found


def parts_of(word: str) -> tuple[str, ...]:
    """don't, dont: do, not. it's: it, is. Everything else as it is."""
    if word in _CONTRACTED:
        return _CONTRACTED[word], "not"
    if _NOT.search(word):
        stem = word.removesuffix("n't") if word.endswith("n't") else word.removesuffix("nt")
        return (stem, "not") if stem else ("not",)
    stem, mark, _ = word.partition("'")
    short = _SHORT.get(word[len(stem) :]) if mark else None
    return (stem, short) if short and short != "is" else (stem,) if mark else (word,)
