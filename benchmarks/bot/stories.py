"""What members answer here: the labelled answers, as they are or put together until they are long enough."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

ANSWERS = Path(__file__).resolve().parents[1] / "answers"
FIELDS = ("situation", "task", "action", "result")
LOCALES = {"en": "en-US", "ko": "ko"}

Values = dict[str, str]


def told(lang: str) -> list[Values]:
    lines = (ANSWERS / f"answers.{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [{field: row[field] for field in FIELDS} for row in rows if all(row[field].strip() for field in FIELDS)]


def endless(lang: str) -> Iterator[Values]:
    return cycle(told(lang))


def long(lang: str, words: int) -> list[Values]:
    """Neighbours joined field by field until they have `words` words, the longest field cut to fit."""
    found, joined = [], dict.fromkeys(FIELDS, "")
    for story in told(lang):
        joined = {field: f"{joined[field]} {story[field]}".strip() for field in FIELDS}
        if (beyond := count_words(joined) - words) >= 0:
            found.append(_cut(joined, beyond))
            joined = dict.fromkeys(FIELDS, "")
    return found


def _cut(story: Values, beyond: int) -> Values:
    longest = max(FIELDS, key=lambda field: len(story[field].split()))
    words = story[longest].split()
    return story | {longest: " ".join(words[: len(words) - beyond])}


def count_words(story: Values) -> int:
    return sum(len(text.split()) for text in story.values())
