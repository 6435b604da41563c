"""Trains the weights with which facets are found, on the open pairs: python -m benchmarks.train_fit

A pair tells which facets of its question a story has: all with "yes", none with "no", with "partly" those before the
missing one and those whose words are named. Facets that nobody spoke of count a little as not there. Both languages
together. The bars are set so that out of fold (by story) few fitting stories are called anything else. Prints what is
found out of fold, writes `bot/checker/weights.fit.json`.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.instances import example_of
from benchmarks.penalised import CHECKER, FOLDS, fold_of, logistic, raw, table_of
from bot.checker.facets import ASKING, EXAMPLE, Story, decided, features, story_of
from bot.checker.judging import judged
from bot.checker.linear import Target, model
from bot.checker.meaning import meaning
from bot.content.loading import load
from bot.interview.facets import Aspect, Facet
from bot.interview.hearing import Fits
from bot.interview.library import Library
from bot.interview.model import Lang

FIT = Path(__file__).with_name("fit")
OPEN = ("pairs", "more")
EXAMPLES = FIT / "examples.json"
PROMPTS = Path(__file__).parent.parent / "prompts"
SHARED, OF_FACET, OF_LANGUAGE = 1.0, 6.0, 0.7
UNSPOKEN = 0.6  # what a facet counts for that nobody spoke of
ONE_IN = 6  # so many of those are taken
MOST_ALARMS = 0.045  # of fitting stories, out of fold
MARGIN = 0.4
"""Of the log odds. Stories by people whom the weights do not know look less like what they show: with none, 0.13 of the
fitting ones that nobody had tuned on were alarmed."""
SECOND = 0.5  # what a question counts for a facet that it does not ask for first

Row = dict[str, Any]


@cache
def library() -> Library:
    return load(PROMPTS)


@dataclass(frozen=True)
class Pair:
    row: Row
    story: Story

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        return library().questions[self.row["question_id"]].facets

    @property
    def key(self) -> str:
        return str(self.row["situation"] + self.row["action"])

    def labels(self) -> dict[Aspect, bool]:
        """Which of the facets that the question asks for are known to be there, or not to be."""
        if self.row["fits"] != "partly":
            return dict.fromkeys(self.aspects, self.row["fits"] == "yes")
        names = [aspect.facet.value for aspect in self.aspects]
        lacking = names.index(self.row["missing"]) if self.row["missing"] in names else 0
        known = {a: n < lacking for n, a in enumerate(self.aspects) if n <= lacking}
        return known | {a: True for a in self.aspects[lacking + 1 :] if a.facet.value in self.row["words"]}


def rows_of(lang: Lang, file: str = "pairs") -> list[Row]:
    path = FIT / f"{file}.{lang}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def pairs_of(lang: Lang, rows: Sequence[Row], named: Mapping[str, Target]) -> list[Pair]:
    seen: dict[str, Story] = {}
    found = []
    for row in rows:
        key = row["situation"] + row["action"]
        if key not in seen:
            example = example_of(lang.value, {"failure": None, **row})
            judgement = judged(example.evidence, model(lang.value), example.vectors)
            seen[key] = story_of(lang, example.evidence, example.vectors, judgement, named)
        found.append(Pair(row, seen[key]))
    return found


def prototypes() -> dict[str, Target]:
    """The direction of each facet: as its questions ask for it, and as examples tell it."""
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    asking: dict[Facet, list[tuple[str, float]]] = {facet: [] for facet in Facet}
    for question in library().questions.values():
        for number, aspect in enumerate(question.facets):
            weight = SECOND if number else 1.0
            asking[aspect.facet] += [(text, weight) for of in (question.text, question.hint) for text in of.values()]
    found = {}
    for facet in Facet:
        guide = library().aspects[Aspect(facet)]
        told = [(text, 1.0) for text in (*examples[facet], *guide.name.values())]
        asked = [*asking[facet], *((text, 1.0) for text in (*guide.name.values(), *guide.ask.values()))]
        found[f"{EXAMPLE}.{facet}"] = Target(0.0, {}, _direction(told))
        found[f"{ASKING}.{facet}"] = Target(0.0, {}, _direction(asked))
    return found


def _direction(texts: Sequence[tuple[str, float]]) -> np.ndarray:
    vectors = meaning().vectors([text for text, _ in texts])
    summed = np.array([weight for _, weight in texts], dtype=np.float32) @ vectors
    return np.asarray(summed / np.linalg.norm(summed), dtype=np.float32)


@dataclass(frozen=True)
class Known:
    """One facet of one story."""

    key: str
    story: Story
    aspect: Aspect
    there: bool
    weight: float


def known_of(pairs: Sequence[Pair]) -> list[Known]:
    said: dict[tuple[str, Aspect], Known] = {}
    stories = {pair.key: pair.story for pair in pairs}
    for pair in pairs:
        for aspect, there in pair.labels().items():
            said[pair.key, aspect] = Known(pair.key, pair.story, aspect, there, 1.0)
    spoken = {(key, aspect.facet) for key, aspect in said}
    silent = [
        Known(key, story, Aspect(facet), False, UNSPOKEN)
        for key, story in stories.items()
        for facet in Facet
        if (key, facet) not in spoken and fold_of(key + facet, ONE_IN) == 0
    ]
    return [*said.values(), *silent]


class Problem:
    def __init__(self, known: Sequence[Known], pairs: Sequence[Pair]) -> None:
        self.known, self.pairs = known, pairs
        rows = [_by_language(one.story, one.aspect) for one in known]
        self.names = sorted({name for row in rows for name in row})
        self.table = table_of(rows, self.names)
        asked = [_by_language(pair.story, aspect) for pair in pairs for aspect in pair.aspects]
        self.asked = table_of(asked, self.names)
        self.penalty = np.array(
            [0.01 if n == "bias" else OF_FACET if "@" in n or ":" in n else SHARED for n in self.names]
        )
        self.labels = np.array([float(one.there) for one in known])
        self.weight = np.array([one.weight for one in known])

    def fitted(self, train: np.ndarray) -> np.ndarray:
        return logistic(self.table[train], self.labels[train], self.penalty, self.weight[train])

    def out_of_fold(self) -> list[list[float]]:
        """The scores of the facets that each pair asks for."""
        folds = np.array([fold_of(one.key) for one in self.known])
        of_pair = np.array([fold_of(pair.key) for pair in self.pairs for _ in pair.aspects])
        found = np.zeros(len(of_pair))
        for fold in range(FOLDS):
            found[of_pair == fold] = self.asked[of_pair == fold] @ self.fitted(folds != fold)
        ends = np.cumsum([len(pair.aspects) for pair in self.pairs])
        return [[float(s) for s in part] for part in np.split(found, ends[:-1])]

    def targets(self) -> dict[str, Target]:
        at = self.fitted(np.ones(len(self.known), dtype=bool))
        named = dict(zip(self.names, map(float, at), strict=True))
        return {lang.value: Target(0.0, _of_language(named, lang)) for lang in Lang}


def _by_language(story: Story, aspect: Aspect) -> dict[str, float]:
    found = features(story, aspect)
    return found | {f"{story.lang}|{name}": OF_LANGUAGE * value for name, value in found.items() if "@" not in name}


def _of_language(named: Mapping[str, float], lang: Lang) -> dict[str, float]:
    names = {name.rpartition("|")[2] for name in named}
    return {n: named.get(n, 0.0) + OF_LANGUAGE * named.get(f"{lang}|{n}", 0.0) for n in names}


def bars_of(pairs: Sequence[Pair], scores: Sequence[Sequence[float]]) -> dict[str, float]:
    """`lacking`: below it a facet is said to be missing. `near`: what another facet has to reach for "partly"."""
    fitting = sorted(min(of) for pair, of in zip(pairs, scores, strict=True) if pair.row["fits"] == "yes")
    lacking = fitting[int(MOST_ALARMS * len(fitting))] - MARGIN
    near = max(np.arange(lacking - 4, lacking, 0.1), key=lambda bar: _told_apart(pairs, scores, lacking, float(bar)))
    return {"lacking": round(lacking, 3), "near": round(float(near), 3)}


def _told_apart(pairs: Sequence[Pair], scores: Sequence[Sequence[float]], lacking: float, near: float) -> float:
    bars = {"lacking": lacking, "near": near}
    said = [(p.row["fits"], decided(p.aspects, of, bars, {}).fits) for p, of in zip(pairs, scores, strict=True)]
    shares = []
    for wanted in (Fits.PARTLY, Fits.NO):
        found = [s for label, s in said if label == wanted and s is not Fits.YES]
        shares.append(found.count(wanted) / max(1, len(found)))
    return min(shares)


def table(pairs: Sequence[Pair], said: Sequence[Fits]) -> str:
    cells = []
    for label in Fits:
        ours = [found for pair, found in zip(pairs, said, strict=True) if pair.row["fits"] == label]
        cells.append(
            f"{label} ({len(ours)}): " + ", ".join(f"{f} {ours.count(f) / max(1, len(ours)):.2f}" for f in Fits)
        )
    return "; ".join(cells)


def main() -> None:
    named = prototypes()
    pairs = _read(named)
    problem = Problem(known_of(pairs), pairs)
    scores = problem.out_of_fold()
    weights = {name: raw(target) for name, target in (named | problem.targets()).items()}
    for lang in Lang:
        numbers = [n for n, pair in enumerate(pairs) if pair.story.lang is lang]
        ours, found = [pairs[n] for n in numbers], [scores[n] for n in numbers]
        bars = bars_of(ours, found)
        said = [decided(pair.aspects, of, bars, {}).fits for pair, of in zip(ours, found, strict=True)]
        print(f"{lang}, out of fold: {table(ours, said)}")
        weights[f"bars.{lang}"] = {"bias": 0.0, "weights": bars}
    told = json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    (CHECKER / "weights.fit.json").write_text(told, encoding="utf-8")


def _read(named: Mapping[str, Target]) -> list[Pair]:
    """Reading takes a minute: `python -m benchmarks.train_fit CACHE` keeps what was read in a file."""
    cache_at = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if cache_at and cache_at.exists():
        found: list[Pair] = pickle.loads(cache_at.read_bytes())
        return found
    pairs = [pair for lang in Lang for file in OPEN for pair in pairs_of(lang, rows_of(lang, file), named)]
    if cache_at:
        cache_at.write_bytes(pickle.dumps(pairs))
    return pairs


if __name__ == "__main__":
    main()
