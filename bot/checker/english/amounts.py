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
_PEOPLE = words(
    """
    person visitor guest member pupil user customer participant attendee student volunteer resident child children
    men women adult delegate listener reader subscriber passenger patient applicant vote
    """
)
_MONTH_WORDS = "january february march april may june july august september october november december"
_MONTHS = re.findall(r"\w+", _MONTH_WORDS)
_MONTH_NAMES = "|".join(f"{month[:3]}(?:{month[3:]})?" if month[3:] else month for month in _MONTHS)
_CLOCK = re.compile(
    rf"\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)\b(?!\s?(?:%|[a-z]*\s?(?:m|euro|million)\b))"
    rf"|\bhalf past (?P<half>{'|'.join(_SMALL)})\b|\b(?P<noon>noon|midday)\b",
    re.I,
)
_DAY = re.compile(
    rf"\b(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH_NAMES})\b"
    rf"|\b(?P<named>{_MONTH_NAMES}) (?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b",
    re.I,
)
_OF = re.compile(
    rf"\b(?P<part>\d[\d,]*|(?:{_WORD})(?:[ -](?:{_WORD}))*)(?: \w+)? (?:of|out of) (?:the |my |our |all )?"
    rf"(?P<whole>\d[\d,]*|(?:{_WORD})(?:[ -](?:{_WORD}))*)\b",
    re.I,
)
_HOUR_MINUTES, _NOON_HOURS, _MONTH_DAYS = 60, 12, 31
_CAP = re.compile(
    r"\b(?:under|below|at most|fewer|less|no more|not more|within|down|reduce|cut|max(?:imum)?|limit|up to|stay|"
    r"keep|halve|lower|one in|budget|or less|shorter)\b",
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
    if word in _NO_UNIT:
        return ""
    one = word.rstrip("s")
    return "people" if one in _PEOPLE else one


def moments(text: str) -> list[Amount]:
    """Clocks in minutes of the day, days in days of the year, roughly."""
    clocks = [Amount(_minutes(match), "clock") for match in _CLOCK.finditer(text)]
    return clocks + [Amount(_days(match), "day") for match in _DAY.finditer(text)]


def _minutes(match: re.Match[str]) -> float:
    if match["noon"]:
        return float(_NOON_HOURS * _HOUR_MINUTES)
    if match["half"]:
        return _SMALL[match["half"].lower()] * _HOUR_MINUTES + _HOUR_MINUTES / 2
    return float(match["hour"]) * _HOUR_MINUTES + float(match["minute"])


def _days(match: re.Match[str]) -> float:
    month = (match["month"] or match["named"]).lower()[:3]
    number = next(n for n, name in enumerate(_MONTHS) if name.startswith(month))
    return number * _MONTH_DAYS + float(match["before"] or match["after"])


def parts(text: str) -> list[tuple[float, float]]:
    """What was reached of what there was: "29 of the 34"."""
    return [(_value(match["part"]), _value(match["whole"])) for match in _OF.finditer(text)]


def _value(number: str) -> float:
    return float(number.replace(",", "")) if number[0].isdigit() else _in_words(number.lower())


COMPARING = Comparing(amounts, _CAP, moments, parts)
