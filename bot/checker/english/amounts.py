"""Numbers of an English text, in digits and in words, with what they count."""

from __future__ import annotations

import re

from bot.checker.english.vocabulary import words
from bot.checker.relating import Amount, Comparing

_SMALL_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: float(number) for number, word in enumerate(_SMALL_WORDS.split())}
_TENS = {word: 10.0 * number for number, word in enumerate(_TENS_WORDS.split(), start=2)}
_BIG = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6}
_WORD = "|".join((*_SMALL, *_TENS, *_BIG))
_AMOUNT = re.compile(
    rf"(?P<digits>(?<![\w:.])\d[\d,]*(?:\.\d+)?(?![\d:]))\s?(?P<times>k|thousand|million)?\s?(?P<unit>%|[a-z]+)?"
    rf"|\b(?P<words>(?:{_WORD})(?:[ -](?:and )?(?:{_WORD}))*)\b[ -]?(?P<counted>%|[a-z]+)?",
    re.I,
)
_TIMES = {"k": 1e3, "thousand": 1e3, "million": 1e6}
_NO_UNIT = words("of the in out a an and or at on by to from for were was is are had have did who which that then now")
_PERCENT = frozenset(("%", "percent", "per", "pct"))
_CAP = re.compile(
    r"\b(?:under|below|at most|fewer|less|no more|not more|within|down|reduce|cut|max(?:imum)?|limit|up to|stay|"
    r"keep|halve|lower|before|by|one in|budget|or less|shorter)\b",
    re.I,
)


def amounts(text: str) -> list[Amount]:
    found = []
    for match in _AMOUNT.finditer(text):
        if match["digits"]:
            value = float(match["digits"].replace(",", "").rstrip(".")) * _TIMES.get(
                (match["times"] or "").lower(), 1.0
            )
        else:
            value = _in_words(match["words"].lower())
        found.append(Amount(value, _unit(match["unit"] or match["counted"] or "")))
    return found


def _in_words(words: str) -> float:
    total = current = 0.0
    for word in re.split(r"[ -]+", words):
        if word in _BIG:
            current = max(1.0, current) * _BIG[word]
            if _BIG[word] > _BIG["hundred"]:
                total, current = total + current, 0.0
        else:
            current += _SMALL.get(word, 0.0) + _TENS.get(word, 0.0)
    return total + current


def _unit(word: str) -> str:
    word = word.lower()
    if word in _PERCENT:
        return "%"
    return "" if word in _NO_UNIT else word.rstrip("s")


COMPARING = Comparing(amounts, _CAP)
