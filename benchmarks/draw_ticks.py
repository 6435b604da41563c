"""Draws ticks by lot with the words that a card would show, for a reader to judge: python -m benchmarks.draw_ticks

Prints JSON lines: {"id", "lang", "item", "words", "field", "answer"}. A reader adds `"right": true|false`: do these
words carry the item in this answer?
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Sequence

from benchmarks.instances import PACKAGES, answer_of, rows_of
from bot.checker import check
from bot.interview.model import Field, Lang

TICKS = 100
FILES = ("unread", "sealed")


def ticks(lang: str, files: Sequence[str]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for row in (row for file in files for row in rows_of(lang, file)):
        answer = answer_of(row)
        for verdict in check(answer, Lang(lang), None).verdicts:
            if verdict.span is not None:
                found.append(
                    {
                        "id": row["id"],
                        "lang": lang,
                        "item": verdict.item.value,
                        "words": verdict.span.words(answer),
                        "field": verdict.span.field.value,
                        "answer": {field.value: answer.text(field) for field in Field},
                    }
                )
    return found


def main(seed: int = 12) -> None:
    every = [tick for lang in PACKAGES for tick in ticks(lang, FILES)]
    for tick in random.Random(seed).sample(every, min(TICKS, len(every))):
        print(json.dumps(tick, ensure_ascii=False))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
