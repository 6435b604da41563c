"""How well the checker agrees with careful readers, and what it costs: python -m benchmarks.checker [ANSWERS]

The first tables are the honest ones: the weights as they are shipped, on answers that were written and labelled without
the checker in sight and that nobody who worked on it has read. `unread` is partly known by now (its tables said where
to work); `sealed` was opened for these tables alone, twice: kinds of mistakes that the first one named in figures have
been worked on since, on other answers. The second tables say what changes when it should not: ticks an
answer gains or loses in another dress, with matter from elsewhere in it, with less in it. The tuning files of foreign
matter and absence have trained the weights; the others are read by nobody who works on it. `python -m benchmarks.folds`
measures on the answers that train, out of fold. Times are processor time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.agreeing import Agreement, mean
from benchmarks.baselines import FIELDS, n_grams
from benchmarks.changes import DRAWN, change_table
from benchmarks.instances import PACKAGES, Row, answer_of, rows_of
from benchmarks.train_checker import SHARED_ANSWERS, UNREAD, WRITTEN_BLIND
from bot.checker import check
from bot.interview.model import Item, Lang, Principle

REPORT = Path(__file__).with_suffix(".md")
LANGUAGES = {"en": "English", "ko": "Korean"}
WORDS = {"en": 200, "ko": 150}  # Korean packs 200 English words into about 150


def tested(lang: str, rows: Sequence[Row]) -> Agreement:
    """The weights as they are shipped."""
    agreement = Agreement()
    for row in rows:
        agreement.add(row, check(answer_of(row), Lang(lang), Principle(row["asked"]) if row["asked"] else None))
    return agreement


def baselines(training: Sequence[Row], sources: Mapping[str, Sequence[Row]]) -> dict[str, Agreement]:
    """What n-grams say of each source, trained once on what trains the checker."""
    every = [(file, row) for file, rows in sources.items() for row in rows]
    found = {file: Agreement() for file in sources}
    for (file, row), ticks in zip(every, n_grams(training, [row for _, row in every]), strict=True):
        found[file].add_ticks(row, ticks)
    return found


def unread_table(lang: str) -> list[str]:
    training = [row for file in (*SHARED_ANSWERS, *WRITTEN_BLIND) for row in rows_of(lang, file)]
    sources = {file: rows for file in UNREAD if (rows := rows_of(lang, file))}
    ours = {file: tested(lang, rows) for file, rows in sources.items()}
    others = baselines(training, sources)
    columns = [f"{file}, {who}" for file in sources for who in ("checker", "n-grams")]
    lines = [
        f"## {LANGUAGES[lang]}, answers that nobody who works on the checker has read",
        "",
        f"| item | {' | '.join(columns)} |",
        f"|---|{'---:|' * len(columns)}",
    ]
    for name in (*Item, "failure"):
        cells = [f"{a.kappa(name):.2f}" if a.items[name] else "" for f in sources for a in (ours[f], others[f])]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    means = [f"{a.mean_kappa():.2f}" for f in sources for a in (ours[f], others[f])]
    lines += [f"| **mean of the twelve** | {' | '.join(means)} |", ""]
    for file, agreement in ours.items():
        lines += [_summary(file, lang, len(sources[file]), agreement), ""]
    return lines


def _summary(file: str, lang: str, size: int, agreement: Agreement) -> str:
    item, lowest = agreement.lowest()
    return (
        f"`{file}.{lang}.jsonl`: {size} answers; the lowest item is {item} ({lowest:.2f}); failures found "
        f"{agreement.found('failure'):.2f}; {mean(agreement.hostile):.2f} wrong ticks on a hostile answer; "
        f"one of the two principles right in {mean(agreement.principle):.2f}; a principle named in "
        f"{mean(agreement.claimed):.2f} of the answers that show none."
    )


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
        ran = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        loaded, memory, median, late = map(float, ran.stdout.split())
        lines.append(f"| {name} | {loaded:.2f} | {memory:.0f} | {median:.1f} | {late:.1f} |")
    return [*lines, ""]


def sections(count: int) -> Iterator[list[str]]:
    """One after the other, as each takes its time."""
    intro = (__doc__ or "").partition("\n\n")[2].strip()
    yield ["# The checker, measured", "", intro, ""]
    for lang in PACKAGES:
        yield unread_table(lang)
    yield cost_table()
    for lang in PACKAGES:
        title = f"## {LANGUAGES[lang]}, what changes when it should not ({count} answers drawn by lot)"
        yield [title, "", *change_table(lang, count, files()), ""]


def main(count: int = DRAWN) -> None:
    start = time.perf_counter()
    report: list[str] = []
    for section in sections(count):
        report += section
        print("\n".join(section), flush=True)
    REPORT.write_text("\n".join(report).rstrip() + "\n", encoding="utf-8")
    print(f"took {time.perf_counter() - start:.0f} s")


def files() -> list[str]:
    """The names between `foreign.` or `absence.` and the language, the tuning ones first."""
    folder = Path(__file__).with_name("answers")
    names = {path.name.split(".")[1] for kind in ("foreign", "absence") for path in folder.glob(f"{kind}.*.jsonl")}
    return sorted(names, key=lambda name: (name != "tuning", name))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
