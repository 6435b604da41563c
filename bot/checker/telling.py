"""How an answer is told: in which language, in what proportions, how long it takes to say."""

from __future__ import annotations

import re

from bot.interview.model import Field, Lang, StarAnswer

WORDS_PER_MINUTE = 135  # English, the middle of 120 to 150
SYLLABLES_PER_MINUTE = 270  # Korean, the middle of 240 to 300
SYLLABLES_PER_FOREIGN_WORD = 3  # a Latin word or a number inside Korean speech, roughly

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_SYLLABLE = re.compile(r"[가-힣]")
_FOREIGN = re.compile(r"[A-Za-z]+|\d+(?:[.,:]\d+)*")


def language_of(answer: StarAnswer) -> Lang:
    """Korean where at least a third of the letters are Hangul: Korean answers are full of Latin names."""
    text = "".join(answer.text(field) for field in Field)
    hangul = len(_SYLLABLE.findall(text)) + len(re.findall(r"[ᄀ-ᇿㄱ-ㆎ]", text)) / 3
    others = len(re.findall(r"[A-Za-z]", text))
    return Lang.KO if hangul * 2 > others and hangul else Lang.EN


def shares_of(answer: StarAnswer) -> tuple[float, float, float, float]:
    """The four fields' parts of all letters and digits; they sum to 1, or are all 0."""
    sizes = [sum(map(len, _WORD.findall(answer.text(field)))) for field in Field]
    total = sum(sizes)
    situation, task, action, result = (size / total if total else 0.0 for size in sizes)
    return situation, task, action, result


def spoken_seconds(answer: StarAnswer, lang: Lang) -> int:
    text = " ".join(answer.text(field) for field in Field)
    if lang is Lang.EN:
        return round(60 * len(_WORD.findall(text)) / WORDS_PER_MINUTE)
    syllables = len(_SYLLABLE.findall(text)) + SYLLABLES_PER_FOREIGN_WORD * len(_FOREIGN.findall(text))
    return round(60 * syllables / SYLLABLES_PER_MINUTE)
