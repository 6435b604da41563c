"""The tables of phrases, and what the reader makes of them. As a script it prints the counts:

python -m tests.unit.times.phrases
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from bot.interview.model import Lang
from bot.interview.times.clocks import read_time_of_day
from bot.interview.times.points import When, read_point
from bot.interview.times.results import Ambiguous, Past, Read, Reading, Unread
from bot.interview.times.rhythms import EVERY_DAY, LAST, WORKDAYS, Rhythm, read_rhythm
from bot.interview.times.spans import read_length, read_until
from bot.interview.times.zones import read_zone

HERE = Path(__file__).parent
SEOUL, NEW_YORK = ZoneInfo("Asia/Seoul"), ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 25, 9, 30, 30, tzinfo=UTC)
YEAR = 2026
READERS = ("points", "times", "rhythms", "until", "lengths", "zones")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NTHS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", LAST: "last"}


@dataclass(frozen=True)
class Phrase:
    lang: Lang
    section: str
    typed: str
    expected: str

    def __str__(self) -> str:
        return f"{self.lang.value}-{self.section}-{self.typed}"

    def outcome(self) -> str:
        """What the reader makes of it, written as the tables write it."""
        return written(read(self.section, self.typed, self.lang), self.section)


def phrases() -> Iterator[Phrase]:
    for lang in Lang:
        for section, lines in yaml.safe_load((HERE / f"phrases.{lang.value}.yaml").read_text("utf-8")).items():
            for line in lines.splitlines():
                typed, expected = line.split(" => ")
                yield Phrase(lang, section, typed, expected)


def nonsense() -> Iterator[tuple[Lang, str]]:
    for lang in Lang:
        for line in (HERE / f"nonsense.{lang.value}.txt").read_text("utf-8").splitlines():
            yield lang, line


def read(section: str, typed: str, lang: Lang) -> Reading:
    match section:
        case "times":
            return read_time_of_day(typed, lang)
        case "rhythms":
            return read_rhythm(typed, lang)
        case "until":
            return read_until(typed, NOW.astimezone(SEOUL).date(), lang)
        case "lengths":
            return read_length(typed, lang)
        case "zones":
            return read_zone(typed)
        case "new_york":
            return read_point(typed, NEW_YORK, NOW, lang)
    return read_point(typed, SEOUL, NOW, lang)


def written(reading: Reading, section: str) -> str:
    match reading:
        case Read(value):
            return shown(value, section, several=False)
        case Ambiguous(values):
            return "? " + " | ".join(shown(value, section, several=True) for value in values)
        case Past():
            return "! past"
        case Unread(why, word):
            return f"! {why.value} {word}".strip() if why.value == "unread" else f"! {why.value}"
    raise AssertionError(reading)


def shown(value: object, section: str, *, several: bool) -> str:
    match value:
        case When(at, length):
            local = at.astimezone(NEW_YORK if section == "new_york" else SEOUL)
            twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
            offset = f"{local:%z}"[:3] if twice else ""
            minutes = f" {int(length.total_seconds()) // 60}m" if length else ""
            return f"{_day(local.date())} {local:%H:%M}{offset}{minutes}"
        case timedelta():
            return f"{int(value.total_seconds()) // 60}m"
        case date():
            return _day(value)
        case time():
            return f"{value:%H:%M}"
        case Rhythm():
            return _rhythm(value)
    return str(value)


def _day(day: date) -> str:
    return f"{day:%m-%d}" if day.year == YEAR else f"{day:%Y-%m-%d}"


def _rhythm(rhythm: Rhythm) -> str:
    days = {EVERY_DAY: "daily", WORKDAYS: "mon-fri"}.get(rhythm.weekdays)
    parts = [f"{rhythm.weeks}w"] if rhythm.weeks > 1 else []
    parts += [_NTHS[nth] for nth in sorted(rhythm.nths, key=lambda nth: nth % 9)]
    parts += [days] if days else [_DAYS[day] for day in sorted(rhythm.weekdays)]
    parts += [f"{rhythm.days}d"] if rhythm.days else []
    parts += [f"day {'last' if rhythm.month_day == LAST else rhythm.month_day}"] if rhythm.month_day else []
    return " ".join([*parts, *([f"@{rhythm.at:%H:%M}"] if rhythm.at else [])])


def verdict(phrase: Phrase) -> str:
    outcome = phrase.outcome()
    if outcome.casefold() == phrase.expected.casefold():
        return {"?": "asked", "!": "refused"}.get(outcome[0], "read right")
    return "refused or asked otherwise" if outcome[0] in "?!" else "read wrong"


def report() -> Iterator[str]:
    """The counts of each language, then every phrase that is not read as its table says."""
    for lang in Lang:
        counts = Counter(verdict(phrase) for phrase in phrases() if phrase.lang is lang)
        typed = [line for of, line in nonsense() if of is lang]
        refused = sum(all(isinstance(read(reader, line, lang), Unread | Past) for reader in READERS) for line in typed)
        yield f"{lang.value}: {dict(counts)}; nonsense: {refused} of {len(typed)} refused by all readers"
    for phrase in phrases():
        if verdict(phrase) in ("read wrong", "refused or asked otherwise"):
            yield f"{phrase}: expected {phrase.expected}, came {phrase.outcome()}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(report()) + "\n")
