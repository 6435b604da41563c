"""Trains the weights with which replies are judged, on the open replies: python -m benchmarks.train_replies

Both languages together: what a reply says of itself counts for all items and more or less for one of them, in both
languages and more or less in one. Prints accuracy out of fold (by story), writes `bot/checker/weights.replies.json`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.penalised import CHECKER, FOLDS, directions, fold_of, logistic, raw, table_of
from bot.checker.linear import Target
from bot.checker.replies import Reading, features, read_reply
from bot.interview.model import Field, Item, Lang, StarAnswer

REPLIES = Path(__file__).with_name("replies")
SHARED, OF_ITEM, MEANT, MEANT_OF_ITEM = 2.0, 4.0, 1.0, 2.0  # penalties: the rarer, the tamer
OF_LANGUAGE = 0.7
DIRECTIONS = 60

Row = dict[str, Any]


@dataclass(frozen=True)
class Known:
    row: Row
    reading: Reading

    @property
    def fold(self) -> int:
        return fold_of(self.row["situation"] + self.row["action"])


def rows_of(lang: Lang, file: str = "replies") -> list[Row]:
    path = REPLIES / f"{file}.{lang}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def answer_of(row: Row) -> StarAnswer:
    return StarAnswer(*(row[field.value] for field in Field))


def read(row: Row) -> Known:
    return Known(row, read_reply(answer_of(row), Item(row["item"]), row["reply"], Lang(row["lang"])))


class Problem:
    def __init__(self, known: Sequence[Known]) -> None:
        self.known = known
        rows = [_by_language(one.reading) for one in known]
        self.names = sorted({name for row in rows for name in row})
        self.items = sorted({one.reading.item.value for one in known})
        whole = np.vstack([one.reading.whole for one in known]).astype(np.float64)
        self.basis = directions(whole, DIRECTIONS)
        meant = whole @ self.basis
        by_item = [meant * np.array([[one.reading.item == item] for one in known]) for item in self.items]
        self.table = np.hstack([table_of(rows, self.names), meant, *by_item])
        named = [0.01 if n == "bias" else OF_ITEM if "@" in n else SHARED for n in self.names]
        size = self.basis.shape[1]
        self.penalty = np.array([*named, *[MEANT] * size, *[MEANT_OF_ITEM] * size * len(self.items)])
        self.labels = np.array([float(one.row["met"]) for one in known])

    def out_of_fold(self) -> np.ndarray:
        folds = np.array([one.fold for one in self.known])
        found = np.zeros(len(self.known))
        for fold in range(FOLDS):
            train = folds != fold
            found[~train] = self.table[~train] @ logistic(self.table[train], self.labels[train], self.penalty)
        return found

    def targets(self) -> dict[str, Target]:
        fitted = logistic(self.table, self.labels, self.penalty)
        named = dict(zip(self.names, map(float, fitted[: len(self.names)]), strict=True))
        parts = fitted[len(self.names) :].reshape(1 + len(self.items), -1)
        shared, *own = [(self.basis @ part).astype(np.float32) for part in parts]
        found = {lang.value: Target(0.0, _of_language(named, lang), shared) for lang in Lang}
        return found | {item: Target(0.0, {}, part) for item, part in zip(self.items, own, strict=True)}


def _by_language(reading: Reading) -> dict[str, float]:
    found = features(reading)
    return found | {f"{reading.lang}:{name}": OF_LANGUAGE * value for name, value in found.items()}


def _of_language(named: dict[str, float], lang: Lang) -> dict[str, float]:
    names = {name.partition(":")[2] if name[:3] in ("en:", "ko:") else name for name in named}
    return {n: named.get(n, 0.0) + OF_LANGUAGE * named.get(f"{lang}:{n}", 0.0) for n in names}


def main() -> None:
    known = [read(row) for lang in Lang for row in rows_of(lang)]
    problem = Problem(known)
    right = (problem.out_of_fold() > 0) == (problem.labels > 0)
    for lang in Lang:
        ours = np.array([one.reading.lang is lang for one in known])
        print(f"{lang}: {right[ours].mean():.3f} of {ours.sum()} out of fold")
    weights = {name: raw(target) for name, target in problem.targets().items()}
    told = json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    (CHECKER / "weights.replies.json").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
