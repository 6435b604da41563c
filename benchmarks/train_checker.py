"""Trains the weights of the checker on the labelled answers: python -m benchmarks.train_checker [en] [ko]

A language's package exposes `evidence(answer) -> (kind, Evidence)`; for each item, for `failure` and for each principle
one logistic regression is fitted on the pooled features that its name begins with (see `bot/checker/linear.py`), and
written to `bot/checker/weights.LANG.json`. Answers whose kind earns nothing are left out, as the gate decides on them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.checker.linear import Evidence, Model, Target
from bot.checker.linear_reading import SHOWS
from bot.checker.normal import normal_answer
from bot.interview.model import Field, Item, Principle, ResponseKind, StarAnswer

ANSWERS = Path(__file__).with_name("answers")
WEIGHTS = Path(__file__).parent.parent / "bot" / "checker"
PACKAGES = {"en": "bot.checker.english", "ko": "bot.checker.korean"}
EARNING = {ResponseKind.STORY, ResponseKind.HABIT}
# By group of targets: C of scikit-learn (the smaller, the tamer) and how far rare answers are made up for (0 not at
# all, 1 until both sides weigh the same). A language may have its own. Failures are rare and worth finding: without
# one, `cause` is never looked at.
Training = Mapping[str, tuple[float, float]]
TRAINING: Training = {"items": (0.4, 0.0), "failure": (0.4, 1.0), "principles": (0.5, 0.0)}
# All that has labels trains the weights that are shipped; SHARED alone came with the project.
SHARED_ANSWERS = ("answers", "extra")
WRITTEN_BLIND = ("blind", "dev")
# Trains nothing and is read by nobody who works on the checker: what is left to measure on.
UNREAD = "unread"
PRECISION = 4
# Features named "item.~word" are words beside a mark: they count for less while training and only where seen often.
WORD = ".~"
WORD_VALUE = 0.5
WORD_SEEN = 3

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
        if target == SHOWS:
            return bool(self.row["shown"]) if self.row["shown"] is not None else None
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
    return [*Item, "failure", SHOWS, *Principle]


def training_of(lang: str) -> Training:
    training: Training = getattr(import_module(PACKAGES[lang]), "TRAINING", TRAINING)
    return training


def fitted(examples: Sequence[Example], training: Training = TRAINING, names: Sequence[str] = ()) -> Model:
    counting = [example for example in examples if example.kind in EARNING]
    fits = {target: _fitted(target, counting, training) for target in names or targets()}
    return {target: fit for target, fit in fits.items() if target != SHOWS or fit.weights}


def _fitted(target: str, examples: Sequence[Example], training: Training) -> Target:
    told = [(e.evidence.pooled(target), label) for e in examples if (label := e.label(target)) is not None]
    features, labels = _valued([f for f, _ in told]), np.array([label for _, label in told])
    if labels.sum() < 2 or labels.all() or not any(features):
        return Target(1.0 if labels.size and labels.mean() > 0.5 else -9.0, {})
    group = "failure" if target == "failure" else "principles" if target in set(Principle) else "items"
    table = DictVectorizer()
    strength, evenness = training[group]
    often = labels.mean()
    weight = {True: (0.5 / often) ** evenness, False: (0.5 / (1 - often)) ** evenness}
    regression = LogisticRegression(C=strength, max_iter=2000, class_weight=weight)
    regression.fit(table.fit_transform(features), labels)
    weights = dict(zip(table.get_feature_names_out(), regression.coef_[0], strict=True))
    return Target(
        round(float(regression.intercept_[0]), PRECISION),
        {
            str(name): round(float(weight) * (WORD_VALUE if WORD in name else 1.0), PRECISION)
            for name, weight in sorted(weights.items())
        },
    )


def _valued(features: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    seen = Counter(name for found in features for name in found if WORD in name)
    return [
        {
            name: value * (WORD_VALUE if WORD in name else 1.0)
            for name, value in found.items()
            if WORD not in name or seen[name] >= WORD_SEEN
        }
        for found in features
    ]


def exported(weights: Model) -> str:
    raw = {name: {"bias": target.bias, "weights": dict(target.weights)} for name, target in weights.items()}
    return json.dumps(raw, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def main(langs: Sequence[str]) -> None:
    for lang in langs or list(PACKAGES):
        rows = [row for file in (*SHARED_ANSWERS, *WRITTEN_BLIND) for row in rows_of(lang, file)]
        examples = examples_of(lang, rows)
        weights = fitted(examples, training_of(lang))
        (WEIGHTS / f"weights.{lang}.json").write_text(exported(weights), encoding="utf-8")
        print(f"{lang}: trained on {len(examples)} answers")


if __name__ == "__main__":
    main(sys.argv[1:])
