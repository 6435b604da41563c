"""Trains the weights of the checker on the labelled answers: python -m benchmarks.train_checker [TARGET ...]

For each item and for `failure` one score of a piece is fitted (`benchmarks/fitting.py`) on the answers of both
languages together: named features have weights of their own in each language, the meaning of a sentence has the same
in both, as the encoder puts both into one space. Written to `bot/checker/weights.LANG.json`.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.fitting import Bag, Basis, Strength, fitted
from benchmarks.instances import ANSWERS, PACKAGES, Example, answer_of, example_of, examples_of, overlap, rows_of
from bot.checker.candidates import FOREIGN, Candidates, candidates
from bot.checker.judging import FAILURE, STORY, mean_of, story_signs
from bot.checker.linear import Model, Target, of_target, packed
from bot.checker.normal import normal, normal_answer
from bot.checker.principles import SHOWS
from bot.checker.principles import told as told_in_all
from bot.checker.splitting import field_features, name_of
from bot.interview.model import Field, Item, Principle, ResponseKind, Span

WEIGHTS = Path(__file__).parent.parent / "bot" / "checker"
# All that has labels trains the weights that are shipped; SHARED alone came with the project.
SHARED_ANSWERS = ("answers", "extra")
WRITTEN_BLIND = ("blind", "dev", "fresh")
# Train nothing and are read by nobody who works on the checker: what is left to measure on.
UNREAD = ("unread", "sealed")
TARGETS = (*Item, FAILURE)
DIRECTIONS = 128
# Failures are rare and worth finding: without one, `cause` is never looked at.
STRENGTH = {target: Strength(named=2.5, meant=0.8, evenness=0.5) for target in TARGETS}
STRENGTH[FAILURE] = Strength(named=2.5, meant=0.8, evenness=1.0)
STRENGTH[Item.CAUSE] = Strength(named=1.5, meant=0.6, evenness=0.9)
STRENGTH[Item.STEPS] = Strength(named=1.2, meant=0.5, evenness=0.3)
PRINCIPLES = (SHOWS, *Principle)
STRENGTH |= {target: Strength(named=2.0, meant=0.5, evenness=0.35) for target in PRINCIPLES}
STRENGTH[STORY] = Strength(named=1.5, meant=0.5, evenness=0.5)
STRENGTH[FOREIGN] = Strength(named=3.0, meant=0.4, evenness=0.5)
FIELDS = tuple(name_of(field) for field in Field)
STRENGTH |= {target: Strength(named=2.0, meant=0.5, evenness=0.0) for target in FIELDS}
PLANTED_WEIGHT = 0.35
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
PLANTS = 2  # hosts for each stretch of foreign matter and each statement of absence


@dataclass(frozen=True)
class Planted:
    """An answer with something added that earns nothing: `pieces` are those that stand in what was added.

    `number` is that of the text among all; where it stands alone it is its own `host`.
    """

    host: Example
    example: Example
    pieces: frozenset[int]
    row: Mapping[str, str]
    number: int = 0

    @property
    def alone(self) -> bool:
        return self.host is self.example


class Seen:
    """Candidates by example and target, built once: folds share them."""

    def __init__(self) -> None:
        self._of: dict[tuple[int, str], tuple[Candidates, Example]] = {}

    def of(self, example: Example, target: str) -> Candidates:
        key = id(example), target
        if key not in self._of:
            self._of[key] = candidates(target, example.evidence, example.vectors), example
        return self._of[key][0]


def bags_of(lang: str, target: str, examples: Sequence[Example], planted: Sequence[Planted], seen: Seen) -> list[Bag]:
    if target in FIELDS:
        return _fields(lang, target, examples)
    if target == FOREIGN:
        return _foreign(lang, examples, planted, seen)
    if target == STORY:
        return _stories(lang, examples, planted)
    bags = []
    for example in examples:
        label = example.label(target)
        if target in PRINCIPLES:
            if label is not None and example.evidence.pieces:
                bags.append(_whole(lang, target, example, label))
            continue
        if label is None or not example.evidence.pieces or example.kind is ResponseKind.NOTHING:
            continue
        only = _carrying(example, target) if label and target != Item.STEPS else None
        bags.append(_bag(lang, seen.of(example, target), label, only))
    if target != Item.STEPS and target not in PRINCIPLES:
        bags += [
            _bag(lang, seen.of(plant.example, target), False, plant.pieces, PLANTED_WEIGHT)
            for plant in planted
            if plant.pieces and not plant.alone
        ]
    return [bag for bag in bags if bag.features]


def _carrying(example: Example, target: str) -> frozenset[int] | None:
    """The pieces that readers named, where they named any."""
    known = example.known.get(target, ())
    able = {n for of in candidates(target, example.evidence, example.vectors).pieces for n in of}
    pieces = ((n, example.evidence.pieces[n]) for n in sorted(able))
    return frozenset(n for n, p in pieces if any(overlap(p.span, k) >= 0.5 for k in known)) or None


def _bag(lang: str, able: Candidates, label: bool, only: frozenset[int] | None, weight: float = 1.0) -> Bag:
    kept = [n for n, of in enumerate(able.pieces) if only is None or not only.isdisjoint(of)]
    return Bag(
        [{**{f"{lang}:{name}": value for name, value in able.features[n].items()}, f"{lang}:": 1.0} for n in kept],
        able.vectors[kept].astype(np.float64),
        label,
        {f"{lang}:{name}": value for name, value in able.doubts.items()},
        weight,
        [able.counts[n] for n in kept] if able.counts else (),
    )


def _foreign(lang: str, examples: Sequence[Example], planted: Sequence[Planted], seen: Seen) -> list[Bag]:
    """Each piece by itself: those planted, and those of answers that tell no story, against those that stories tell."""
    bags = []
    for example in examples:
        strange = not any(example.row["labels"].values()) and example.row["kind"] == "hostile"
        if example.row.get("sort") == "foreign" and not strange:
            continue  # which of its pieces are foreign nobody has said
        able = seen.of(example, FOREIGN)
        bags += [_bag(lang, able, strange, frozenset({n})) for n in range(len(able.pieces))]
    for plant in planted:
        if "subject" in plant.row:
            able = seen.of(plant.example, FOREIGN)
            bags += [_bag(lang, able, True, frozenset({n})) for n in plant.pieces]
    return bags


def _stories(lang: str, examples: Sequence[Example], planted: Sequence[Planted]) -> list[Bag]:
    """Answers with anything in them that counts, against those without, and against texts from elsewhere alone."""
    told = [(example, any(example.row["labels"].values())) for example in examples]
    counting = [(example, label) for example, label in told if label or example.row["kind"] == "hostile"]
    alone = [(plant.example, False) for plant in planted if plant.alone]
    return [_told(lang, example, label) for example, label in [*counting, *alone] if example.evidence.pieces]


def _told(lang: str, example: Example, label: bool) -> Bag:
    signs = {**{f"{lang}:{name}": value for name, value in story_signs(example.evidence).items()}, f"{lang}:": 1.0}
    return Bag([signs], mean_of(example.vectors).astype(np.float64), label, {})


def _fields(lang: str, target: str, examples: Sequence[Example]) -> list[Bag]:
    """Each piece of the stories by itself: whether it was told in the field."""
    return [
        Bag(
            [{**{f"{lang}:{name}": value for name, value in field_features(piece).items()}, f"{lang}:": 1.0}],
            example.vectors[[number]].astype(np.float64),
            name_of(piece.span.field) == target,
            {},
        )
        for example in examples
        if example.row["kind"] in ("strong", "typical") and len({p.span.field for p in example.evidence.pieces}) > 2
        for number, piece in enumerate(example.evidence.pieces)
    ]


def _whole(lang: str, target: str, example: Example, label: bool) -> Bag:
    """A principle is shown by the answer as a whole."""
    found = of_target(target, example.evidence.leanings)
    features = {**{f"{lang}:{name}": value for name, value in found.items()}, f"{lang}:": 1.0}
    return Bag([features], told_in_all(example.evidence, example.vectors).astype(np.float64), label, {})


def trained(
    examples: Mapping[str, Sequence[Example]],
    planted: Mapping[str, Sequence[Planted]],
    seen: Seen,
    targets: Sequence[str] = (*TARGETS, FOREIGN, STORY, *FIELDS, *PRINCIPLES),
) -> dict[str, Model]:
    """The weights of each language, fitted on all of them together."""
    vectors = [e.vectors for several in examples.values() for e in several if len(e.vectors)]
    basis = Basis.seen(np.vstack(vectors).astype(np.float64), DIRECTIONS)
    models: dict[str, dict[str, Target]] = {lang: {} for lang in examples}
    for target in targets:
        bags = [bag for lang in examples for bag in bags_of(lang, target, examples[lang], planted[lang], seen)]
        both = fitted(bags, basis, STRENGTH[target])
        for lang, model in models.items():
            model[target] = _of_language(both, lang)
    return dict(models)


def _of_language(target: Target, lang: str) -> Target:
    weights = {n.removeprefix(f"{lang}:"): w for n, w in target.weights.items() if n.startswith(f"{lang}:")}
    return Target(round(target.bias + weights.pop("", 0.0), 4), weights, target.meaning)


def planted_in(lang: str, hosts: Sequence[Example], rows: Sequence[Mapping[str, str]]) -> list[Planted]:
    """Each row's text put into `PLANTS` answers, before or after a field; what is foreign alone as well."""
    chance = random.Random(3)
    told = [host for host in hosts if host.kind is ResponseKind.STORY and host.row["kind"] != "hostile"]
    found = [_planted(lang, chance.choice(told), row, chance, n) for n, row in enumerate(rows) for _ in range(PLANTS)]
    return found + [_alone(lang, row, n) for n, row in enumerate(rows) if "subject" in row]


def _alone(lang: str, row: Mapping[str, str], number: int) -> Planted:
    """The text as if it were the answer, a sentence or two a field."""
    sentences = _SENTENCE_END.split(row["text"])
    at = [round(len(sentences) * part / 3) for part in range(4)]
    situation, action, result = (" ".join(sentences[a:b]) for a, b in pairwise(at))
    texts = {"situation": situation, "task": "", "action": action, "result": result}
    labels = dict.fromkeys(Item, False)
    example = example_of(
        lang, {**texts, "kind": "hostile", "labels": labels, "failure": False, "shown": [], "asked": None}
    )
    return Planted(example, example, frozenset(range(len(example.evidence.pieces))), row, number)


def _planted(lang: str, host: Example, row: Mapping[str, str], chance: random.Random, number: int) -> Planted:
    place = Field(row.get("field") or chance.choice([*Field]))
    text, added = host.row[place.value].rstrip(), row["text"]
    joint = "" if not text or text[-1] in ".!?" else "."
    told = f"{added} {text}" if chance.random() < 0.4 else f"{text}{joint} {added}".lstrip()
    example = example_of(lang, {**host.row, place.value: told, "evidence": {}})
    start = normal_answer(answer_of(example.row)).answer.text(place).find(normal(added).text)
    where = Span(place, start, start + len(added))
    pieces = frozenset(n for n, p in enumerate(example.evidence.pieces) if overlap(p.span, where) >= 0.5)
    return Planted(host, example, pieces, row, number)


def without_story(lang: str, file: str = "*.tuning") -> list[Mapping[str, str]]:
    """Foreign matter and statements of absence: `foreign.*.LANG.jsonl`, `absence.*.LANG.jsonl`."""
    files = sorted(
        [*ANSWERS.glob(f"foreign.{file[2:]}.{lang}.jsonl"), *ANSWERS.glob(f"absence.{file[2:]}.{lang}.jsonl")]
    )
    return [
        json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def raw_of(weights: Model) -> dict[str, object]:
    return {
        name: {"bias": target.bias, "weights": dict(target.weights), "meaning": packed(target.meaning)}
        for name, target in weights.items()
    }


def exported(raw: Mapping[str, object]) -> str:
    return json.dumps(raw, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def main(targets: Sequence[str]) -> None:
    """Some targets alone, or all; the others stay as they are."""
    examples = {
        lang: examples_of(lang, [row for file in (*SHARED_ANSWERS, *WRITTEN_BLIND) for row in rows_of(lang, file)])
        for lang in PACKAGES
    }
    planted = {lang: planted_in(lang, examples[lang], without_story(lang)) for lang in PACKAGES}
    found = trained(examples, planted, Seen(), targets) if targets else trained(examples, planted, Seen())
    for lang, weights in found.items():
        path = WEIGHTS / f"weights.{lang}.json"
        kept = json.loads(path.read_text(encoding="utf-8")) if targets else {}
        path.write_text(exported(kept | raw_of(weights)), encoding="utf-8")
        print(f"{lang}: trained on {len(examples[lang])} answers")


if __name__ == "__main__":
    main(sys.argv[1:])
