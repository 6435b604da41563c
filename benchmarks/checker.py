"""How well the checker agrees with careful readers, and what it costs: python -m benchmarks.checker

The first tables are the honest ones: the weights as they are shipped, on answers that were written and labelled without
the checker in sight and that nobody who worked on it has read; only such tables of them have been looked at. The next
are of answers that were new once and have been read since (`benchmarks/answers/README.md` says what the checker made of
them before that), with weights that were not trained on them. The folds after them flatter: the patterns were written
with those answers in sight. Times are processor time.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from io import StringIO
from pathlib import Path

from benchmarks.baselines import FIELDS, Row, Ticks, always_yes, n_grams, signal_words
from benchmarks.train_checker import (
    ANSWERS,
    PACKAGES,
    SHARED_ANSWERS,
    UNREAD,
    WRITTEN_BLIND,
    Example,
    examples_of,
    fitted,
    rows_of,
    training_of,
)
from bot.checker.gate import failed as told_as_failure
from bot.checker.gate import verdicts
from bot.checker.linear import Model
from bot.checker.linear_reading import PRIOR, failed, met_spans, principles
from bot.checker.reading import Reading
from bot.checker.scoring import score_lines
from bot.interview.model import Item, Principle, ResponseKind

FOLDS = 10
REPORT = Path(__file__).with_suffix(".md")
EARNING = {ResponseKind.STORY, ResponseKind.HABIT}
LANGUAGES = {"en": "English", "ko": "Korean"}
WORDS = {"en": 200, "ko": 150}  # Korean packs 200 English words into about 150
KINDS = ("strong", "typical", "weak", "hostile")

Pair = tuple[bool, bool]


@dataclass
class Agreement:
    """What readers and a checker said, item by item."""

    items: dict[str, list[Pair]] = field(default_factory=lambda: defaultdict(list))
    wrong_ticks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    wrong: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    principle: list[bool] = field(default_factory=list)
    claimed: list[bool] = field(default_factory=list)  # a principle named where none is shown

    def add(self, example: Example, ticks: dict[str, bool]) -> None:
        told = [(bool(label), ticks[item]) for item in Item if (label := example.label(item)) is not None]
        for item in Item:
            if (label := example.label(item)) is not None:
                self.items[item].append((label, ticks[item]))
        kind = example.row["kind"]
        self.wrong_ticks[kind].append(sum(said and not label for label, said in told))
        self.wrong[kind] += [said != label for label, said in told]

    def mean(self) -> float:
        return sum(kappa(self.items[item]) for item in Item) / len(Item)


def kappa(pairs: Sequence[Pair]) -> float:
    """Agreement beyond chance; 0 where one side never varies."""
    agreed = sum(label == said for label, said in pairs) / len(pairs)
    labels, saids = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
    chance = labels * saids + (1 - labels) * (1 - saids)
    return 0.0 if chance == 1 else (agreed - chance) / (1 - chance)


def folds(examples: Sequence[Example]) -> Iterable[tuple[list[Example], list[Example]]]:
    order = list(examples)
    random.Random(7).shuffle(order)
    for number in range(FOLDS):
        yield [e for i, e in enumerate(order) if i % FOLDS != number], order[number::FOLDS]


def cross_validated(lang: str, examples: Sequence[Example]) -> Agreement:
    """Our own practice answers train in every fold and are tested in none."""
    extra = examples_of(lang, rows_of(lang, "extra"))
    agreement = Agreement()
    for training, test in folds(examples):
        tested(lang, training + extra, test, agreement)
    return agreement


def tested(lang: str, training: Sequence[Example], test: Sequence[Example], agreement: Agreement) -> Agreement:
    """Adds what the checker says of `test` when trained on `training` alone."""
    weights = fitted(training, training_of(lang))
    for example in test:
        counts = example.kind in EARNING
        reading = Reading(
            kind=example.kind,
            spans=met_spans(example.evidence, weights) if counts else {},
            failure=failed(example.evidence, weights),
            shown=(),
        )
        failure = told_as_failure(reading, None)
        agreement.add(example, {v.item: v.met is True for v in verdicts(reading, failure)})
        if example.label("failure") is not None:
            agreement.items["failure"].append((bool(example.row["failure"]), failure))
        shown = _shown(lang, example, weights) if counts else ()
        if example.row["shown"]:
            agreement.principle.append(bool(set(shown) & set(example.row["shown"])))
        elif example.row["shown"] is not None:
            agreement.claimed.append(bool(shown))
    return agreement


def _shown(lang: str, example: Example, weights: Model) -> tuple[Principle, ...]:
    prior = getattr(import_module(PACKAGES[lang]), "PRIOR", PRIOR)
    return principles(example.evidence, weights, Principle(example.row["asked"]), prior)


def baseline(examples: Sequence[Example], judge: Callable[[Sequence[Row], Sequence[Row]], list[Ticks]]) -> Agreement:
    agreement = Agreement()
    for training, test in folds(examples):
        said = judge([e.row for e in training], [e.row for e in test])
        for example, ticks in zip(test, said, strict=True):
            agreement.add(example, ticks)
    return agreement


def agreement_table(lang: str) -> list[str]:
    examples = examples_of(lang, rows_of(lang))
    ours = cross_validated(lang, examples)
    others = [baseline(examples, judge) for judge in (always_yes, signal_words, n_grams)]
    names = [*Item, "failure"]
    lines = [
        f"## {LANGUAGES[lang]}, ten folds over {len(examples)} answers",
        "",
        "| item | labels | checker | always yes | signal words | n-grams |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name in names:
        cells = [f"{kappa(a.items[name]):.2f}" if a.items[name] else "" for a in (ours, *others)]
        lines.append(f"| {name} | {len(ours.items[name])} | {' | '.join(cells)} |")
    means = [f"{a.mean():.2f}" for a in (ours, *others)]
    return [*lines, f"| **mean of the twelve** | | {' | '.join(means)} |", "", *_by_kind(ours, others)]


def unread_table(lang: str) -> list[str]:
    """The weights as they are shipped, on answers that nobody who worked on the checker has read."""
    return _table("answers that nobody has read", lang, (*SHARED_ANSWERS, *WRITTEN_BLIND), (UNREAD,))


def other_source_table(lang: str) -> list[str]:
    """Trained on the answers that came with the project, tested on those that others wrote without the checker."""
    return _table("answers of another source", lang, SHARED_ANSWERS, WRITTEN_BLIND)


def _table(title: str, lang: str, trained_on: Sequence[str], tested_on: Sequence[str]) -> list[str]:
    training = examples_of(lang, [row for file in trained_on for row in rows_of(lang, file)])
    sources = {file: examples_of(lang, rows) for file in tested_on if (rows := rows_of(lang, file))}
    ours = {file: tested(lang, training, test, Agreement()) for file, test in sources.items()}
    n_gram = {file: _judged(n_grams, training, test) for file, test in sources.items()}
    columns = [f"{file}, {who}" for file in sources for who in ("checker", "n-grams")]
    lines = [
        f"## {LANGUAGES[lang]}, {title}",
        "",
        f"| item | {' | '.join(columns)} |",
        f"|---|{'---:|' * len(columns)}",
    ]
    for name in [*Item, "failure"]:
        pairs = [a.items[name] for file in sources for a in (ours[file], n_gram[file])]
        lines.append(f"| {name} | {' | '.join(f'{kappa(p):.2f}' if p else '' for p in pairs)} |")
    means = [f"{a.mean():.2f}" for file in sources for a in (ours[file], n_gram[file])]
    lines += [f"| **mean of the twelve** | {' | '.join(means)} |", ""]
    for file, agreement in ours.items():
        lines.append(
            f"`{file}.{lang}.jsonl`: {len(sources[file])} answers; {mean(agreement.wrong_ticks['hostile']):.2f} wrong "
            f"ticks on a hostile answer; one of the two principles right in {mean(agreement.principle):.2f}; a "
            f"principle named in {mean(agreement.claimed):.2f} of the answers that show none."
        )
        lines.append("")
    return lines


def _judged(
    judge: Callable[[Sequence[Row], Sequence[Row]], list[Ticks]], training: Sequence[Example], test: Sequence[Example]
) -> Agreement:
    agreement = Agreement()
    for example, ticks in zip(test, judge([e.row for e in training], [e.row for e in test]), strict=True):
        agreement.add(example, ticks)
    return agreement


def _by_kind(ours: Agreement, others: Sequence[Agreement]) -> list[str]:
    lines = [
        "| kind of answer | labels agreed on | wrong ticks an answer | n-grams' wrong ticks |",
        "|---|---:|---:|---:|",
    ]
    for kind in KINDS:
        agreed = 1 - mean(ours.wrong[kind])
        lines.append(
            f"| {kind} | {agreed:.2f} | {mean(ours.wrong_ticks[kind]):.2f} | {mean(others[-1].wrong_ticks[kind]):.2f} |"
        )
    told = f"Principle: one of the two named is among those shown in {mean(ours.principle):.2f} of the answers."
    return [*lines, "", told, ""]


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


COST = """
import os, sys, time
sys.path.insert(0, {root!r})
from bot.interview.model import Lang, StarAnswer
def memory(): return int(open('/proc/self/statm').read().split()[1]) * os.sysconf('SC_PAGE_SIZE') / 2**20
before, start = memory(), time.process_time()
from bot.checker import check
answers = [StarAnswer(*fields) for fields in {answers!r}]
check(answers[0], Lang({lang!r}), None)
loaded = time.process_time() - start
times = []
for answer in answers * 2:
    start = time.process_time(); check(answer, Lang({lang!r}), None); times.append(time.process_time() - start)
times.sort()
print(loaded, memory() - before, times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000)
"""


def cost_table() -> list[str]:
    """Each language in a fresh process, on answers of about 200 words."""
    lines = [
        "## Cost",
        "",
        "| language | load and first check, s | memory, MB | check of 200 words, median ms | 99th percentile, ms |",
        "|---|---:|---:|---:|---:|",
    ]
    root = str(Path(__file__).parent.parent)
    for lang, name in LANGUAGES.items():
        answers = [tuple(row[f] for f in FIELDS) for row in rows_of(lang)]
        longest = sorted(answers, key=lambda fields: abs(sum(len(f.split()) for f in fields) - WORDS[lang]))[:30]
        code = COST.format(root=root, answers=longest, lang=lang)
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        loaded, memory, median, late = map(float, ran.stdout.split())
        lines.append(f"| {name} | {loaded:.2f} | {memory:.0f} | {median:.1f} | {late:.1f} |")
    return [*lines, ""]


def in_sample(lang: str) -> str:
    """What `python -m bot score FILE | agreement.py FILE -` prints: the weights have seen these answers."""
    path = ANSWERS / f"answers.{lang}.jsonl"
    verdicts_out = StringIO()
    with path.open(encoding="utf-8") as lines:
        score_lines(lines, verdicts_out, sys.stderr)
    ran = subprocess.run(
        [sys.executable, str(ANSWERS / "agreement.py"), str(path), "-"],
        input=verdicts_out.getvalue(),
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def main() -> None:
    start = time.perf_counter()
    intro = (__doc__ or "").partition("\n\n")[2].strip()
    report = ["# The checker, measured", "", intro, ""]
    for table in (unread_table, other_source_table):
        for lang in PACKAGES:
            report += table(lang)
    for lang in PACKAGES:
        report += agreement_table(lang)
    report += cost_table()
    for lang, name in LANGUAGES.items():
        report += [f"## In sample, {name} (the weights have seen these answers)", "", "```", in_sample(lang), "```", ""]
    REPORT.write_text("\n".join(report).rstrip() + "\n", encoding="utf-8")
    print("\n".join(report))
    print(f"took {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
