"""English text to sentences and words, with their places. Notes, bullets and hard-wrapped lines included."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.checker.english.vocabulary import words
from bot.interview.model import Field, Span, StarAnswer

MAX_SENTENCE = 700  # characters; longer runs without an end are cut so that no pattern sees more

_ABBREVIATIONS = words(
    """
    mr mrs ms dr prof sr jr st no vs etc e.g i.e eg ie approx dept est inc ltd co corp fig vol ca cf min max avg hr
    hrs jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun a.m p.m u.s u.k ph.d
    """
)
_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|\n+")
_BREATH = re.compile(
    r"[ \n](?=(?:(?:and|but|so|then|well|um|uh|like|anyway)[ ]+){1,3}"
    r"(?:i|we|he|she|they|it|that|there|you|my|the|this)\b)",
    re.I,
)
# Where nothing is marked at all, a new subject with its verb begins a sentence, unless a word before it leads up to it.
_SUBJECT = re.compile(
    r"(?<![\w'’])(?P<before>[\w'’]+)[ \n]"
    r"(?=(?:i|we|he|she|they|there|nobody|everyone)(?:'\w+)?[ \n](?!who\b|and\b|or\b)[a-z]"
    r"|(?:since then|after that|the next \w+|in the end|finally|last \w+|next time)\b)",
    re.I,
)
_LEADING = words(
    """
    that because if when whenever as since which who whom whose what where why how and but so than while until till
    after before or nor though although whether to of for with in on at by from about like then not only once unless
    even all
    said say says told tell tells thought think thinks knew know knows saw see sees felt hoped hope wish wished believed
    guess sure find found asked wanted wrote showed everything anything something the a an my our his her their first
    did do does was were is are had have has will would could should can time way thing moment day week year month today
    """
)
_SHORT_BREATH = 30  # characters that a sentence without marks has at least
_MARKED = re.compile(r"[.,;:!?—]\s")
_LONG_BREATH = 90  # characters without a mark, after which a joining word ends a sentence
_BULLET = re.compile(r"\s*(?:[-*•—>]+|\(?\d{1,2}[.)]|[a-z][.)])\s+")
_LAST_WORD = re.compile(r"[\w.]+$")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+|[-/&.](?=[^\W_])[^\W_]+|(?<=\d),\d{3}\b)*|[,;:()—]|\n")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one field: its text as it stands, in lower case, and its words with punctuation."""

    field: Field
    start: int
    text: str
    lower: str
    words: tuple[str, ...]
    bullet: bool
    size: int  # words, without punctuation

    @property
    def span(self) -> Span:
        return Span(self.field, self.start, self.start + len(self.text))


def sentences_of(answer: StarAnswer) -> tuple[Sentence, ...]:
    return tuple(s for field in Field for s in field_sentences(field, answer.text(field)))


def field_sentences(field: Field, text: str) -> list[Sentence]:
    bounds = [0, *_ends(text), len(text)]
    found = (_sentence(field, text, start, end) for start, end in pairwise(bounds))
    return [sentence for sentence in found if sentence is not None]


def _ends(text: str) -> list[int]:
    ends: list[int] = []
    last = 0
    for match in _END.finditer(text):
        if not _is_end(text, last, match):
            continue
        ends += _cuts(text, last, match.end())
        ends.append(match.end())
        last = match.end()
    return sorted({*ends, *_cuts(text, last, len(text)), *_breaths(text, [0, *ends, len(text)])})


def _breaths(text: str, bounds: list[int]) -> list[int]:
    """Where speech that was written down without marks takes breath: before "and then I", "so we"."""
    cuts = []
    for start, end in pairwise(bounds):
        at = start
        for match in _BREATH.finditer(text, start, end):
            if match.start() - at >= _LONG_BREATH and not _MARKED.search(text, at, match.start()):
                cuts.append(match.end())
                at = match.end()
        if not _MARKED.search(text, start, end) and end - start >= _LONG_BREATH:
            cuts += _starts(text, start, end)
    return sorted({*cuts})


def _starts(text: str, start: int, end: int) -> list[int]:
    """Where new sentences begin in a stretch without any mark."""
    found, at = [], start
    for match in _SUBJECT.finditer(text, start, end):
        if (
            match["before"].lower() not in _LEADING
            and match.end() - at >= _SHORT_BREATH
            and match.end() + _SHORT_BREATH // 2 <= end
        ):
            found.append(match.end())
            at = match.end()
    return found


def _is_end(text: str, last: int, match: re.Match[str]) -> bool:
    before, mark = text[max(last, match.start() - 20) : match.start()], match.group()
    if mark[0] == "\n":
        return _is_line_end(text, match)
    if mark != ".":
        return True
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    bare = word.group().lower()
    if bare.isdigit() and not text[last : match.start() - len(bare)].strip():
        return False  # "1. asked for the logs"
    if bare in _ABBREVIATIONS:
        following = text[match.end() : match.end() + 2].strip()
        return bare in {"etc", "hrs", "hr", "a.m", "p.m"} and following[:1].isupper()
    return not (len(bare) == 1 and bare.isalpha() and bare != "i" and word.group().isupper())


def _is_line_end(text: str, match: re.Match[str]) -> bool:
    """A line that goes on in lower case was only wrapped; a bullet, a capital or a blank line starts anew."""
    rest = text[match.end() : match.end() + 12]
    if len(match.group()) > 1 or _BULLET.match(rest):
        return True
    return not rest.lstrip()[:1].islower()


def _cuts(text: str, start: int, end: int) -> list[int]:
    cuts = []
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        start = space + 1 if space > 0 else start + MAX_SENTENCE
        cuts.append(start)
    return cuts


def sentence_of(words: str) -> Sentence | None:
    """Words that stand by themselves, as one sentence, wherever they are from."""
    return _sentence(Field.SITUATION, words, 0, len(words))


def part_of(sentence: Sentence, start: int, end: int) -> Sentence | None:
    """A part of a sentence as one of its own; None where no word stands in it."""
    found = _sentence(sentence.field, sentence.text, start, end)
    return found and replace(found, start=found.start + sentence.start)


def _sentence(field: Field, text: str, start: int, end: int) -> Sentence | None:
    raw = text[start:end]
    bullet = _BULLET.match(raw)
    if bullet:
        start += bullet.end()
    else:
        start += len(raw) - len(raw.lstrip())
    # A line that was only wrapped goes on; the places stay what they are.
    body = text[start:end].rstrip().replace("\n", " ")
    lower = " ".join(body.lower().split())
    words = tuple(_WORD.findall(lower))
    size = sum(word[0].isalnum() for word in words)
    return Sentence(field, start, body, lower, words, bullet is not None, size) if size else None
