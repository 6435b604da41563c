"""How well the reader of key points agrees with people, and what it costs: python -m benchmarks.points [file …]

The answers are in `benchmarks/points/*.yaml` (its README says what is in them). Of the sealed ones only these tables
are looked at by whoever tunes. With `--show` every disagreement of an open file is printed. Times are processor time.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.checker import judge_points
from bot.content import load
from bot.interview.profiles import TechnicalQuestion
from bot.interview.screens.verdicts import Found, PointsVerdict

ROOT = Path(__file__).parent
SETS = tuple(f"{name}.{lang}" for name in ("open", "sealed") for lang in ("en", "ko"))
KINDS = ("strong", "typical", "weak", "hostile", "")
KEYS = {"question", "kind", "answer", "points", "wrong", "reasoned"}
WORTH = {Found.FOUND: 1.0, Found.PARTLY: 0.5, Found.MISSING: 0.0}
LEAST_AGREEMENT, LEAST_WRONG = 0.85, 0.6
"""What the issue asks for: precision and recall of points, and wrong statements found."""


class LabelError(Exception):
    """An answer that is not labelled as the README says."""


@dataclass(frozen=True)
class Labelled:
    question: TechnicalQuestion
    kind: str
    answer: str
    points: Mapping[str, Found]
    wrong: frozenset[str]
    reasoned: bool


@dataclass
class Agreement:
    """Sums over answers; the worth of a point is 1 found, a half partly, nothing missing."""

    answers: int = 0
    agreed: float = 0
    given: float = 0
    labelled: float = 0
    found_both: int = 0
    found_given: int = 0
    found_labelled: int = 0
    wrong_both: int = 0
    wrong_given: int = 0
    wrong_labelled: int = 0
    reasoned_same: int = 0
    spent_s: list[float] = field(default_factory=list)

    def add(self, label: Labelled, verdict: PointsVerdict) -> None:
        self.answers += 1
        for point in verdict.points:
            wanted, got = label.points[point.point], point.found
            self.agreed += min(WORTH[wanted], WORTH[got])
            self.given += WORTH[got]
            self.labelled += WORTH[wanted]
            self.found_both += wanted is got is Found.FOUND
            self.found_given += got is Found.FOUND
            self.found_labelled += wanted is Found.FOUND
        said = {wrong.wrong for wrong in verdict.wrong}
        self.wrong_both += len(said & label.wrong)
        self.wrong_given += len(said)
        self.wrong_labelled += len(label.wrong)
        self.reasoned_same += (verdict.reasoned is not None) is label.reasoned

    @property
    def precision(self) -> float:
        return part(self.agreed, self.given)

    @property
    def recall(self) -> float:
        return part(self.agreed, self.labelled)

    @property
    def wrong_recall(self) -> float:
        return part(self.wrong_both, self.wrong_labelled)


def part(some: float, of: float) -> float:
    return some / of if of else 1.0


def labelled(path: Path, questions: Mapping[str, TechnicalQuestion]) -> list[Labelled]:
    entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    return [_label(f"{path.name}[{number}]", entry, questions) for number, entry in enumerate(entries)]


def _label(place: str, entry: dict[str, Any], questions: Mapping[str, TechnicalQuestion]) -> Labelled:
    if strange := sorted(entry.keys() - KEYS):
        raise LabelError(f"{place}: unknown key {strange[0]}")
    question = questions.get(entry["question"])
    if question is None:
        raise LabelError(f"{place}: no question {entry['question']}")
    told = entry.get("points") or {}
    known = {point.id for point in question.points}
    wrong = frozenset(entry.get("wrong") or ())
    if unknown := sorted((told.keys() - known) | (wrong - {each.id for each in question.wrong})):
        raise LabelError(f"{place}: {question.id} has no {unknown[0]}")
    points = {point: Found(told.get(point, "missing")) for point in known}
    kind = entry.get("kind", "")
    return Labelled(question, kind, entry["answer"] or "", points, wrong, bool(entry.get("reasoned")))


def measured(labels: Iterable[Labelled], show: bool) -> dict[str, Agreement]:
    """By kind, and all together under `all`."""
    by_kind: dict[str, Agreement] = defaultdict(Agreement)
    for label in labels:
        judge_points(label.question, "")  # made ready once, whoever answers
        began = time.process_time()
        verdict = judge_points(label.question, label.answer)
        spent = time.process_time() - began
        for kind in (label.kind, "all"):
            by_kind[kind].add(label, verdict)
            by_kind[kind].spent_s.append(spent)
        if show:
            print("\n".join(disagreements(label, verdict)))
    return by_kind


def disagreements(label: Labelled, verdict: PointsVerdict) -> Iterator[str]:
    lines = [
        f"  {point.point}: {label.points[point.point]}, read as {point.found}"
        + (f" in `{point.words.of(label.answer)}`" if point.words else "")
        for point in verdict.points
        if label.points[point.point] is not point.found
    ]
    said = {wrong.wrong: wrong.words.of(label.answer) for wrong in verdict.wrong}
    lines += [f"  wrong {wrong}: not heard" for wrong in sorted(label.wrong - said.keys())]
    lines += [f"  wrong {wrong}: not said, heard in `{said[wrong]}`" for wrong in sorted(said.keys() - label.wrong)]
    if (verdict.reasoned is not None) is not label.reasoned:
        lines.append(f"  reasoned: {label.reasoned}")
    if lines:
        yield f"{label.question.id} ({label.kind}): {label.answer.strip()}"
        yield from lines


def table(name: str, by_kind: Mapping[str, Agreement]) -> Iterator[str]:
    yield f"## {name}: {by_kind['all'].answers} answers"
    points, found, wrong = "precision | recall", "found only: precision | recall", "wrong: precision | recall"
    yield f"| answers | {points} | {found} | {wrong} | reasoned | ms, the slowest |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for kind in (*KINDS, "all"):
        if kind in by_kind and kind != "":
            yield _row(kind, by_kind[kind])


def _row(kind: str, a: Agreement) -> str:
    found = f"{part(a.found_both, a.found_given):.2f} | {part(a.found_both, a.found_labelled):.2f}"
    wrong = f"{part(a.wrong_both, a.wrong_given):.2f} | {a.wrong_recall:.2f} of {a.wrong_labelled}"
    spent = f"{1000 * sum(a.spent_s) / len(a.spent_s):.1f}, {1000 * max(a.spent_s):.1f}"
    return (
        f"| {kind} ({a.answers}) | {a.precision:.2f} | {a.recall:.2f} | {found} | {wrong} "
        f"| {a.reasoned_same / a.answers:.2f} | {spent} |"
    )


def falls_short(agreement: Agreement) -> bool:
    return min(agreement.precision, agreement.recall) < LEAST_AGREEMENT or agreement.wrong_recall < LEAST_WRONG


def main(arguments: Sequence[str]) -> int:
    questions = load(ROOT.parent / "prompts").technical
    names = [name for name in arguments if not name.startswith("-")] or list(SETS)
    status = 0
    for name in names:
        path = ROOT / "points" / f"{name}.yaml"
        if not path.exists():
            print(f"## {name}: no such answers yet")
            continue
        by_kind = measured(labelled(path, questions), "--show" in arguments and not name.startswith("sealed"))
        print("\n".join(table(name, by_kind)))
        if name.startswith("sealed") and falls_short(by_kind["all"]):
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
