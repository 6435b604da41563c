"""Measures out of fold, on the answers that train the weights: python -m benchmarks.folds [FOLDS]

Every answer is judged by weights that have not seen it, the foreign matter and the statements of absence in it neither.
The rules were written with these answers in sight, so the older sources flatter; `fresh` was written last.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.agreeing import Agreement, mean
from benchmarks.instances import PACKAGES, Example, examples_of, rows_of
from benchmarks.train_checker import WRITTEN_BLIND, Planted, Seen, planted_in, trained, without_story
from bot.checker import gate
from bot.checker.judging import judged
from bot.checker.linear import Model
from bot.checker.principles import shown
from bot.interview.model import Checklist, Item, Principle, ResponseKind, Verdict

SOURCES = ("answers", *WRITTEN_BLIND)
FOLDS = 5


def judged_as(example: Example, weights: Model) -> Checklist:
    """As `bot.checker.check` does it, without the words."""
    judgement = judged(example.evidence, weights, example.vectors)
    kind = gate.kind_of(example.kind, judgement)
    failure = gate.failed(kind, judgement, None)
    met = gate.met(kind, judgement, failure)
    acting = kind is ResponseKind.STORY and (met[Item.OWN_ACTIONS] or met[Item.STEPS])
    asked = Principle(example.row["asked"]) if example.row["asked"] else None
    named = shown(judgement, example.vectors, weights, asked) if acting else ()
    verdicts = tuple(Verdict(item, met[item]) for item in Item)
    return Checklist(kind, verdicts, failure, named, (0.0, 0.0, 0.0, 0.0), 0)


class Folds:
    """Answers and planted answers by language, in an order drawn once."""

    def __init__(self, count: int) -> None:
        self.count, self.seen = count, Seen()
        self.told: dict[str, list[tuple[str, Example]]] = {}
        self.extra = {lang: examples_of(lang, rows_of(lang, "extra")) for lang in PACKAGES}
        self.planted: dict[str, list[Planted]] = {}
        for lang in PACKAGES:
            told = [(file, e) for file in SOURCES for e in examples_of(lang, rows_of(lang, file))]
            self.planted[lang] = planted_in(lang, [e for file, e in told if file != "fresh"], without_story(lang))
            random.Random(3).shuffle(told)
            self.told[lang] = told

    def weights(self, fold: int) -> Mapping[str, Model]:
        examples = {
            lang: [e for n, (_, e) in enumerate(self.told[lang]) if n % self.count != fold] + self.extra[lang]
            for lang in PACKAGES
        }
        kept = {lang: [p for p in self.planted[lang] if p.number % self.count != fold] for lang in PACKAGES}
        return trained(examples, kept, self.seen)

    def tested(self, lang: str, fold: int) -> Sequence[tuple[str, Example]]:
        return [told for n, told in enumerate(self.told[lang]) if n % self.count == fold]

    def planted_of(self, lang: str, fold: int) -> Sequence[Planted]:
        return [plant for plant in self.planted[lang] if plant.number % self.count == fold]


def _sort(plant: Planted) -> str:
    return "foreign, alone" if plant.alone else "foreign" if "subject" in plant.row else "absence"


def added(plant: Planted, weights: Model) -> int:
    """Ticks that come with what was added; where it stands alone, all that it gets."""
    if plant.alone:
        return sum(verdict.met is True for verdict in judged_as(plant.example, weights).verdicts)
    before, after = (judged_as(example, weights) for example in (plant.host, plant.example))
    return sum(b.met is True and a.met is not True for a, b in zip(before.verdicts, after.verdicts, strict=True))


def main(count: int = FOLDS) -> None:
    folds = Folds(count)
    found: dict[tuple[str, str], Agreement] = defaultdict(Agreement)
    more: dict[tuple[str, str], list[int]] = defaultdict(list)
    for fold in range(count):
        weights = folds.weights(fold)
        for lang in PACKAGES:
            for file, example in folds.tested(lang, fold):
                found[lang, file].add(example.row, judged_as(example, weights[lang]))
            for plant in folds.planted_of(lang, fold):
                more[lang, _sort(plant)].append(added(plant, weights[lang]))
    for (lang, file), agreement in sorted(found.items()):
        items = " ".join(f"{name}:{agreement.kappa(name):.2f}" for name in (*Item, "failure"))
        print(f"{lang} {file}: {items} mean {agreement.mean_kappa():.3f} hostile {mean(agreement.hostile):.2f}")
        print(f"   principle {mean(agreement.principle):.2f}, named where none {mean(agreement.claimed):.2f}")
    for (lang, name), ticks in sorted(more.items()):
        print(f"{lang} {name}: {mean(ticks):.3f} ticks added a variant")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
