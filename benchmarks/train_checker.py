"""Trains the weights of the checker on the labelled answers: python -m benchmarks.train_checker [en] [ko]

A language's package exposes `evidence(answer) -> (kind, Evidence)`; for each item, for `failure` and for each principle
one logistic regression is fitted on the pooled features that its name begins with (see `bot/checker/linear.py`), and
written to `bot/checker/weights.LANG.json`. Answers whose kind earns nothing are left out, as the gate decides on them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.checker.linear import Evidence, Model, Target
from bot.checker.normal import normal_answer
from bot.interview.model import Field, Item, Principle, ResponseKind, StarAnswer

ANSWERS = Path(__file__).with_name("answers")
WEIGHTS = Path(__file__).parent.parent / "bot" / "checker"
PACKAGES = {"en": "bot.checker.english", "ko": "bot.checker.korean"}
EARNING = {ResponseKind.STORY, ResponseKind.HABIT}
STRENGTH = {"items": 0.4, "failure": 0.4, "principles": 0.5}  # C of scikit-learn: the smaller, the tamer
PRECISION = 4
# How far rare answers are made up for in training: 0 not at all, 1 until both weigh the same.
POW = {"items": 0.5, "failure": 0.5, "principles": 0.0}

Row = dict[str, Any]


@dataclass(frozen=True)
class Example:
    row: Row
    kind: ResponseKind
    evidence: Evidence

    def label(self, target: str) -> bool | None:
        """What readers said; None where it does not count."""
        if target == "failure":
            return bool(self.row["failure"]) if self.row["failure"] is not None else None
        if target in set(Principle):
            return target in self.row["shown"] if self.row["shown"] is not None else None
        label: bool | None = self.row["labels"][target]
        return label


def rows_of(lang: str, file: str = "answers") -> list[Row]:
    path = ANSWERS / f"{file}.{lang}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def answer_of(row: Row) -> StarAnswer:
    return StarAnswer(*(row[field.value] for field in Field))


def examples_of(lang: str, rows: Sequence[Row]) -> list[Example]:
    package = import_module(PACKAGES[lang])
    read = [package.evidence(normal_answer(answer_of(row)).answer) for row in rows]
    return [Example(row, kind, evidence) for row, (kind, evidence) in zip(rows, read, strict=True)]


def targets() -> list[str]:
    return [*Item, "failure", *Principle]


def fitted(examples: Sequence[Example], strength: Mapping[str, float] = STRENGTH, names: Sequence[str] = ()) -> Model:
    counting = [example for example in examples if example.kind in EARNING]
    return {target: _fitted(target, counting, strength) for target in names or targets()}


def _fitted(target: str, examples: Sequence[Example], strength: Mapping[str, float]) -> Target:
    told = [(e.evidence.pooled(target), label) for e in examples if (label := e.label(target)) is not None]
    features, labels = [f for f, _ in told], np.array([label for _, label in told])
    if labels.sum() < 2 or labels.all() or not any(features):
        return Target(1.0 if labels.size and labels.mean() > 0.5 else -9.0, {})
    group = "failure" if target == "failure" else "principles" if target in set(Principle) else "items"
    table = DictVectorizer()
    # Failures are rare and worth finding: without one, `cause` is never looked at.
    q = labels.mean()
    weight = {True: (0.5 / q) ** POW[group], False: (0.5 / (1 - q)) ** POW[group]}
    regression = LogisticRegression(C=strength[group], max_iter=2000, class_weight=weight)
    regression.fit(table.fit_transform(features), labels)
    weights = dict(zip(table.get_feature_names_out(), regression.coef_[0], strict=True))
    return Target(
        round(float(regression.intercept_[0]), PRECISION),
        {str(name): round(float(weight), PRECISION) for name, weight in sorted(weights.items())},
    )


def exported(weights: Model) -> str:
    raw = {name: {"bias": target.bias, "weights": dict(target.weights)} for name, target in weights.items()}
    return json.dumps(raw, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def main(langs: Sequence[str]) -> None:
    for lang in langs or list(PACKAGES):
        examples = examples_of(lang, rows_of(lang) + rows_of(lang, "extra"))
        (WEIGHTS / f"weights.{lang}.json").write_text(exported(fitted(examples)), encoding="utf-8")
        print(f"{lang}: trained on {len(examples)} answers")


if __name__ == "__main__":
    main(sys.argv[1:])
