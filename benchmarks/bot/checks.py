"""How long one check takes, by language."""

from __future__ import annotations

import time
from statistics import median

from benchmarks.bot import stories
from benchmarks.bot.figures import MS, met, p99, table
from bot.checker import check
from bot.interview.model import Lang, StarAnswer

WORDS = 200
AIM_MS = 20.0
_PASSES = 5


def report() -> str:
    rows = [_row(lang) for lang in Lang]
    head = (
        "language",
        "answers",
        "words",
        "characters",
        "first ms",
        "median ms",
        "p99 ms",
        "processor ms",
        f"< {AIM_MS:.0f} ms",
    )
    return f"## One check of {WORDS} words\n\n{table(head, rows)}\n"


def _row(lang: Lang) -> tuple[object, ...]:
    told = stories.long(lang.value, WORDS)
    answers = [_answer(story) for story in told]
    first, _ = _timed(answers[0], lang)
    times, processor = zip(*(_timed(answer, lang) for _ in range(_PASSES) for answer in answers), strict=True)
    return (
        lang.value,
        len(answers),
        f"{median(map(stories.count_words, told)):.0f}",
        f"{median(sum(map(len, story.values())) for story in told):.0f}",
        f"{first * MS:.0f}",
        f"{median(times) * MS:.1f}",
        f"{p99(times) * MS:.1f}",
        f"{median(processor) * MS:.1f}",
        met(median(times) * MS < AIM_MS),
    )


def _answer(story: stories.Values) -> StarAnswer:
    situation, task, action, result = (story[field] for field in stories.FIELDS)
    return StarAnswer(situation, task, action, result)


def _timed(answer: StarAnswer, lang: Lang) -> tuple[float, float]:
    """Seconds by the clock, and of processor time: the latter does not count what else the machine does."""
    started, used = time.perf_counter(), time.process_time()
    check(answer, lang, None)
    return time.perf_counter() - started, time.process_time() - used
