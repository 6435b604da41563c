"""What a card says: its headline, the keys of the sentences on it, and what it tells a member to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.app import load_catalogue
from bot.interview.model import Lang

_MENTION = re.compile(r"</([a-z]+(?: [a-z]+)*):\d+>")
_PLAIN_COMMAND = re.compile(r"`/([a-z]+(?: [a-z]+)*)`")
_BOLD = re.compile(r"\*\*([^*\n]{2,40})\*\*")
_GAP = re.compile(r"\{[^}]*\}")
_MARKUP = re.compile(r"<[^>]*>|\d+")
_LEVEL = re.compile(r" · (?:lead|experienced|entry level)\b")
_AGAIN = re.compile(r"\b(?:try|press|send|type|hand)\b(?: it| that| this)?(?: in)? again\b", re.IGNORECASE)
_FEWEST_CHARACTERS = 12
"""Of a sentence, its gaps left out, from which on it can be told from others."""


def headline(text: str) -> str:
    """The first line that is no quotation and not small, without what differs from one run to the next."""
    lines = [line for line in text.splitlines() if line.strip()]
    first = next((line for line in lines if not line.startswith((">", "-# "))), lines[0] if lines else "")
    return _LEVEL.sub("", _MARKUP.sub("#", first))[:90].strip()


@dataclass(frozen=True, slots=True)
class Advice:
    """What a member can make of a sentence."""

    commands: tuple[str, ...]
    labels: tuple[str, ...]
    again: bool


def advice(text: str) -> Advice:
    commands = [*_MENTION.findall(text), *_PLAIN_COMMAND.findall(text)]
    return Advice(tuple(dict.fromkeys(commands)), tuple(_BOLD.findall(text)), bool(_AGAIN.search(text)))


@cache
def keys_in(text: str) -> tuple[str, ...]:
    """The sentences of the English catalogue on this card, those of errors and the longest ones first."""
    plain = _MENTION.sub(r"`/\1`", text)
    found = [(sum(map(len, parts)), key) for key, parts in _sentences() if _stands_in(plain, parts)]
    return tuple(key for _, key in sorted(found, key=lambda pair: (not _is_bad_news(pair[1]), -pair[0])))


def _is_bad_news(key: str) -> bool:
    return "error" in key.split(".")


def _stands_in(text: str, parts: tuple[str, ...]) -> bool:
    """Whether these parts follow each other in it."""
    end = 0
    for part in parts:
        start = text.find(part, end)
        if start < 0:
            return False
        end = start + len(part)
    return True


@cache
def _sentences() -> list[tuple[str, tuple[str, ...]]]:
    """What stands between the gaps of each text, by key."""
    found = []
    for key, entry in load_catalogue().entries(Lang.EN).items():
        for text in (entry,) if isinstance(entry, str) else entry.values():
            parts = tuple(filter(None, _GAP.split(text.strip())))
            if sum(map(len, parts)) >= _FEWEST_CHARACTERS:
                found.append((key, parts))
    return found
