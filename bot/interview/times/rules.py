"""How a rule of the grammar is written: a pattern, and what a match of it may stand for."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.interview.model import Lang
from bot.interview.times.parts import Part, Parts

Match = re.Match[str]
Make = Callable[[Match, Lang], tuple[Parts, ...]]
"""The choices of a match, one or more. Raises NotRead. The language is the reader's own: it decides what 12/5 is."""
Rule = tuple[re.Pattern[str], Make]


def rules(*written: tuple[str, Make]) -> tuple[Rule, ...]:
    return tuple((re.compile(pattern), make) for pattern, make in written)


def always(*parts: Part) -> Make:
    return lambda _, __: (parts,)


def one_of(*choices: Parts) -> Make:
    return lambda _, __: choices


nothing: Make = always()


def either(choices: list[Parts]) -> tuple[Parts, ...]:
    return tuple(dict.fromkeys(choices))
