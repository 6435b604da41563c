"""Korean fields to sentences and clauses: notes, bullets and informal endings included.

A clause is what one predicate of the chain says (… 확인했고 / … 바꿨습니다); relative clauses stay inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.checker.korean.morphology import Morph, analyse, tidy
from bot.checker.korean.vocabulary import JOINING, LIGHT
from bot.interview.model import Field, Span, StarAnswer

_BREAK = re.compile(
    r"(?<=[.!?。…])(?<!\d\.)(?=[\s\"'”’)\]가-힣A-Z(「-])|(?<=\d\.)(?=\s+[가-힣A-Z])"
    r"|(?<=\S)\s{1,3}(?:/|->|=>|→|⇒|※|[-–—•·▶▷*✓])(?=\s)|\s?(?:→|⇒|※|\|)\s?"
    r"|(?:^|\n)[ \t]{0,8}(?:[-–—•·▶▷*✓]{1,3}|\(?\d{1,2}[.)])\s?|;\s|\n[ \t]{0,8}\n"
)
_BETWEEN_WORDS = re.compile(r"\W+")
_HANGUL, _DIGIT = re.compile(r"[가-힣]"), re.compile(r"\d")
MANY_LATIN = 40
_ENDLESS = re.compile(r"\S{150}")
MANY_CHARS, MANY_WORDS, FEW_DISTINCT = 200, 40, 0.3
MOST_CLAUSES = 220
"""How many clauses of one field are read: 4,000 characters of a telling have under 200, noise has more."""

_CLOSERS = frozenset("\"'”’)]」』")
_TRIM = " \t\n\r-–—•·▶▷*✓/→⇒※|>=."
_KEEPS_ON = (
    "JX",
    "JKQ",
    "JKS",
    "JKO",
    "JKB",
    "JKG",
    "JKC",
    "JC",
    "VX",
    "VCP",
    "EC",
    "EF",
    "ETM",
    "SF",
    "SC",
    "SSC",
    "SY",
    "XSN",
)


@dataclass(frozen=True)
class Clause:
    """One predicate with what belongs to it. `index` counts within the sentence, `ending` is its last ending."""

    field: Field
    start: int
    end: int
    text: str
    morphs: tuple[Morph, ...]
    sentence: int
    index: int
    last: bool
    tail: str
    """How the whole sentence ends: its final endings carry tense and mood for the chain."""

    @property
    def span(self) -> Span:
        return Span(self.field, self.start, self.end)

    @cached_property
    def forms(self) -> frozenset[str]:
        return frozenset(m.form for m in self.morphs)


@dataclass(frozen=True)
class Sentence:
    """A sentence of one field with its clauses. `text` has typing slips put right, places unchanged."""

    field: Field
    start: int
    end: int
    text: str
    morphs: tuple[Morph, ...]
    clauses: tuple[Clause, ...]
    number: int

    @property
    def span(self) -> Span:
        return Span(self.field, self.start, self.end)


def sentences_of(answer: StarAnswer) -> tuple[Sentence, ...]:
    """All sentences in the order told; one that is word for word the same as an earlier one is left out."""
    found: list[Sentence] = []
    seen: set[str] = set()
    for field in Field:
        clauses = 0
        tidied = tidy(answer.text(field))
        for start, end in _pieces(tidied):
            text = tidied[start:end]
            key = _BETWEEN_WORDS.sub("", text)
            if key in seen or is_noise(text):
                continue
            seen.add(key)
            sentences = _sentences(field, text, start, len(found))
            clauses += sum(len(sentence.clauses) for sentence in sentences)
            if clauses > MOST_CLAUSES:
                break
            found.extend(sentences)
    return tuple(found)


def is_noise(text: str) -> bool:
    """What nobody says: no Hangul and no digit, one endless word, or the same few words over and over."""
    if _ENDLESS.search(text) or not (_HANGUL.search(text) or (len(text) < MANY_LATIN and _DIGIT.search(text))):
        return True
    if len(text) < MANY_CHARS:
        return False
    words = text.split()
    return len(words) > MANY_WORDS and len(set(words)) < FEW_DISTINCT * len(words)


def _pieces(text: str) -> list[tuple[int, int]]:
    """Rough cuts at punctuation, bullets and slashes."""
    bounds = [0]
    for match in _BREAK.finditer(text):
        cut = match.start() if match.group() else match.end()
        while cut < len(text) and text[cut] in _CLOSERS:
            cut += 1
        bounds.append(max(cut, bounds[-1]))
    bounds.append(len(text))
    return [place for a, b in pairwise(bounds) if (place := _trimmed(text, a, b))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in " \t\n\r-/→":
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def _sentences(field: Field, text: str, offset: int, number: int) -> list[Sentence]:
    """One rough piece, cut once more where a sentence ends without punctuation."""
    morphs = analyse(text, offset)
    cuts = [0, *(i + 1 for i in range(len(morphs) - 1) if _ends_here(morphs, i, text, offset)), len(morphs)]
    parts = [morphs[a:b] for a, b in pairwise(cuts) if b > a]
    return [_sentence(field, text, offset, part, number + i) for i, part in enumerate(parts)]


def _ends_here(morphs: tuple[Morph, ...], i: int, text: str, offset: int) -> bool:
    here, after = morphs[i], morphs[i + 1]
    if after.start == here.end or here.start == after.start:
        return False
    if after.tag in _KEEPS_ON and after.tag != "VX":
        return False
    gap = text[here.end - offset : after.start - offset]
    if here.tag == "EF":
        return here.form.endswith(("니다", "요", "죠", "슴다")) or (here.form.endswith("다") and _has_tense(morphs, i))
    if here.tag == "EC" and here.form in ("다", "어요", "아요", "네요", "죠", "지요") and _has_tense(morphs, i):
        return after.form not in ("싶", "하", "보", "는")
    if here.tag == "ETN" and here.form != "기":
        return _has_tense(morphs, i) or "\n" in gap
    return "\n" in gap and here.tag in ("NNG", "XSN", "NNBC", "SN") and "\n" in gap and _noun_line(morphs, i)


def _has_tense(morphs: tuple[Morph, ...], i: int) -> bool:
    return any(m.tag == "EP" for m in morphs[max(0, i - 2) : i])


def _noun_line(morphs: tuple[Morph, ...], i: int) -> bool:
    """A note's line that ends in a bare noun after at least two other words."""
    return i >= 2


def _sentence(field: Field, text: str, offset: int, morphs: tuple[Morph, ...], number: int) -> Sentence:
    start, end = morphs[0].start, morphs[-1].end
    tail = "".join(f"{m.form}/{m.tag} " for m in morphs[-6:])
    bounds = [0, *(i + 1 for i in range(len(morphs) - 1) if _joins_here(morphs, i)), len(morphs)]
    parts = [part for a, b in pairwise(bounds) if (part := _bare(morphs[a:b]))]
    clauses = tuple(
        Clause(
            field,
            part[0].start,
            part[-1].end,
            text[part[0].start - offset : part[-1].end - offset],
            part,
            number,
            index,
            index == len(parts) - 1,
            tail,
        )
        for index, part in enumerate(parts)
    )
    return Sentence(field, start, end, text[start - offset : end - offset], morphs, clauses, number)


def _bare(morphs: tuple[Morph, ...]) -> tuple[Morph, ...]:
    """Without punctuation at the ends, so that a clause can be quoted."""
    a, b = 0, len(morphs)
    while a < b and morphs[a].tag in ("SC", "SF", "SY", "SSC"):
        a += 1
    while b > a and morphs[b - 1].tag in ("SC", "SY", "SSO"):
        b -= 1
    return morphs[a:b]


def _joins_here(morphs: tuple[Morph, ...], i: int) -> bool:
    here, after = morphs[i], morphs[i + 1]
    if here.tag != "EC" or (here.form not in JOINING and not here.form.endswith(("는데", "니까", "지만", "더니"))):
        return False
    if after.start == here.start:
        return False
    if after.tag == "VX" or (here.form in ("고", "아야", "어야", "면", "으면", "도록") and after.form in LIGHT):
        return False
    return after.tag not in ("JX", "SC", "SF", "EF", "JKQ", "JC") or after.tag == "SC"
