"""What somebody asks of a schedule in a command, and how it is kept in a button while something is asked back.

A custom id has room for 100 characters: numbers are written in 36 digits, choices by their place in a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.interview.model import Principle
from bot.interview.schedules.cron import Cron
from bot.interview.schedules.due_times import Rule, read_rule, written
from bot.interview.schedules.model import Ask
from bot.ui.typed_times import zone_key, zone_of_key

_T = TypeVar("_T")
ALTERNATE = "alternate"
_LANGUAGES = ("en", "ko", ALTERNATE)
_ASKS, _PRINCIPLES = tuple(Ask), tuple(Principle)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_COMMA, _COLON = "c", "h"


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a command as they were typed; None for those that were left out. A `role_id` of 0 is nobody's.

    `rule` stands in place of what was typed once it is known which one is meant."""

    at: str | None = None
    days: str | None = None
    every: int | None = None
    cron: str | None = None
    zone: str | None = None
    what: str | None = None
    principle: Principle | None = None
    hours: int | None = None
    review_hours: int | None = None
    channel_id: int | None = None
    role_id: int | None = None
    language: str | None = None
    rule: Rule | None = None


def packed(asked: Asked, rule: Rule, zone: str | None) -> list[str] | None:
    """As arguments of a button. None where it cannot be kept: a cron line."""
    if isinstance(rule, Cron):
        return None
    return [
        _rule_key(rule),
        zone_key(zone.replace(" ", "_")) if zone else "",
        _place(_ASKS, asked.what),
        _place(_PRINCIPLES, asked.principle),
        _in_36(asked.hours),
        _in_36(asked.review_hours),
        _in_36(asked.channel_id),
        _in_36(asked.role_id),
        _place(_LANGUAGES, asked.language),
    ]


def unpacked(arguments: Sequence[str]) -> Asked:
    rule, zone, what, principle, hours, review_hours, channel, role, language = arguments
    return Asked(
        rule=_rule_of_key(rule),
        zone=zone_of_key(zone) or None,
        what=_at(_ASKS, what),
        principle=_at(_PRINCIPLES, principle),
        hours=_number(hours),
        review_hours=_number(review_hours),
        channel_id=_number(channel),
        role_id=_number(role),
        language=_at(_LANGUAGES, language),
    )


def _rule_key(rule: Rule) -> str:
    kind, _, rest = written(rule).partition(" ")
    return "_".join([kind, rest.replace(",", _COMMA).replace(":", _COLON).replace(" ", "_")])


def _rule_of_key(key: str) -> Rule:
    kind, _, rest = key.partition("_")
    return read_rule(f"{kind} {rest.replace(_COMMA, ',').replace(_COLON, ':').replace('_', ' ')}")


def _place(among: Sequence[str], one: str | None) -> str:
    return "" if one is None else _in_36(among.index(one))


def _at(among: Sequence[_T], place: str) -> _T | None:
    number = _number(place)
    return None if number is None else among[number]


def _in_36(number: int | None) -> str:
    if number is None:
        return ""
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits


def _number(text: str) -> int | None:
    return int(text, 36) if text else None
