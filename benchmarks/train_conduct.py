"""Trains the weights with which conduct is heard: python -m benchmarks.train_conduct

Pieces whose words readers named stand against all pieces of the traps and of ordinary labelled answers. The bar is set
by the ordinary answers, out of fold (by story). Writes `bot/checker/weights.conduct.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.instances import example_of, rows_of
from benchmarks.penalised import CHECKER, FOLDS, directions, fold_of, logistic, raw, table_of
from bot.checker.conduct import features
from bot.checker.linear import Evidence, Target
from bot.checker.meaning import Vectors
from bot.interview.model import Lang

CONDUCT = Path(__file__).with_name("conduct")
ORDINARY = ("answers", "blind", "dev", "extra", "fresh")
NAMED, MEANT, OF_LANGUAGE = 1.0, 0.3, 0.7
DIRECTIONS = 128
AGAINST, TRAP, BESIDE = 4.0, 4.0, 0.1  # what a piece counts; `BESIDE`: one beside the named words
MOST_ALARMS = 0.015  # of ordinary answers, out of fold
_SHARED_CHARS = 25

Row = dict[str, Any]


@dataclass(frozen=True)
class Told:
    row: Row
    lang: Lang
    evidence: Evidence
    vectors: Vectors

    @property
    def fold(self) -> int:
        return fold_of(self.row["situation"] + self.row["action"])

    def pieces(self) -> Iterator[tuple[float, float]]:
        """Label and weight of each piece."""
        for piece in self.evidence.pieces:
            named = any(
                w[:_SHARED_CHARS] in piece.text or piece.text[:_SHARED_CHARS] in w for w in self.row.get("words", ())
            )
            if self.row.get("against"):
                yield float(named), AGAINST if named else BESIDE
            else:
                yield 0.0, TRAP if "against" in self.row else 1.0


def conduct_rows(lang: Lang, file: str = "conduct") -> list[Row]:
    path = CONDUCT / f"{file}.{lang}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def told(lang: Lang, row: Row) -> Told:
    example = example_of(lang.value, {"failure": None, **row})
    return Told(row, lang, example.evidence, example.vectors)


def main() -> None:
    rows = [(lang, row) for lang in Lang for row in conduct_rows(lang)]
    rows += [(lang, row) for lang in Lang for file in ORDINARY for row in rows_of(lang.value, file)]
    stories = [one for lang, row in rows if (one := told(lang, row)).evidence.pieces]
    write(stories)


def write(stories: list[Told]) -> None:
    found = [(story, f) for story in stories for f in features(story.lang, story.evidence)]
    named = [f | {f"{s.lang}|{n}": OF_LANGUAGE * v for n, v in f.items()} for s, f in found]
    names = sorted({name for one in named for name in one})
    vectors = np.vstack([story.vectors for story in stories]).astype(np.float64)
    basis = directions(vectors[::3], DIRECTIONS)
    table = np.hstack([table_of(named, names), vectors @ basis])
    labels, weight = (np.array(part) for part in zip(*(p for s in stories for p in s.pieces()), strict=True))
    penalty = np.array([*[0.01 if name == "bias" else NAMED for name in names], *[MEANT] * DIRECTIONS])
    folds = np.array([story.fold for story, _ in found])
    scores = np.zeros(len(found))
    for fold in range(FOLDS):
        train = folds != fold
        scores[~train] = table[~train] @ logistic(table[train], labels[train], penalty, weight[train])
    ends = np.cumsum([len(story.evidence.pieces) for story in stories])
    highest = np.array([part.max() for part in np.split(scores, ends[:-1])])
    at = logistic(table, labels, penalty, weight)
    fitted = dict(zip(names, map(float, at[: len(names)]), strict=True))
    meaning = (basis @ at[len(names) :]).astype(np.float32)
    weights = {}
    for lang in Lang:
        own = {n: fitted[n] + OF_LANGUAGE * fitted[f"{lang}|{n}"] for n in names if "|" not in n}
        weights[lang.value] = raw(Target(0.0, own, meaning))
        bar = _bar(lang, stories, highest)
        weights[f"bar.{lang}"] = {"bias": round(bar, 3), "weights": {}}
    out = json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    (CHECKER / "weights.conduct.json").write_text(out, encoding="utf-8")


def _bar(lang: Lang, stories: list[Told], highest: np.ndarray) -> float:
    ours = [(story, float(score)) for story, score in zip(stories, highest, strict=True) if story.lang is lang]
    ordinary = [score for story, score in ours if "against" not in story.row]
    bar = float(np.quantile(ordinary, 1 - MOST_ALARMS))
    for wanted, name in ((True, "found"), (False, "traps taken for it")):
        of = [score > bar for story, score in ours if story.row.get("against") is wanted]
        print(f"{lang}, out of fold: {name} {sum(of) / len(of):.2f} of {len(of)}")
    return bar


if __name__ == "__main__":
    main()
