"""Which story of a bank answers a question, and whether "none" is said where none does: python -m benchmarks.matching

`benchmarks/match/stories.<set>.<lang>.jsonl` holds a bank, a story a line; `<set>.<lang>.jsonl` the questions that are
put to it, with the stories that answer best (`best`, none where none fits) and a grade of 0 to 3 for each. Labelled by
others than those who tuned; of the sealed set only this table is looked at. A set that is not there is said not to be.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.checker import match
from bot.content import load
from bot.interview.library import Library
from bot.interview.model import Lang, StarAnswer
from bot.interview.stories.matching import Grade, graded

ROOT = Path(__file__).parent
LEAST_FIRST, LEAST_NONE = 0.75, 0.7
"""What the issue asks for."""


@dataclass
class Tally:
    """`fitting`: questions that a story of the bank answers; `first`: with one of the best in the first place;
    `kept`: where something was proposed; `none`: of the `unfitting`, where nothing was."""

    fitting: int = 0
    first: int = 0
    kept: int = 0
    unfitting: int = 0
    none: int = 0
    seconds: float = 0.0

    @property
    def is_enough(self) -> bool:
        return self.first >= LEAST_FIRST * self.fitting and self.none >= LEAST_NONE * self.unfitting


def main() -> int:
    library = load(ROOT.parent / "prompts")
    print("set        questions  best first  kept        none said   s a question")
    enough = True
    for name in ("dev", "sealed"):
        for lang in Lang:
            path = ROOT / "match" / f"{name}.{lang}.jsonl"
            if not path.exists():
                print(f"{name}.{lang:<6} is not there")
                continue
            tally = measured(library, _lines(path), _lines(path.with_name(f"stories.{path.name}")), lang)
            print(_told(f"{name}.{lang}", tally))
            enough = enough and (tally.is_enough or name == "dev")
    return 0 if enough else 1


def measured(library: Library, questions: Sequence[Any], bank: Sequence[Any], lang: Lang) -> Tally:
    ids = [story["id"] for story in bank]
    answers = [
        (StarAnswer(story["situation"], story["task"], story["action"], story["result"]), lang) for story in bank
    ]
    tally = Tally()
    for label in questions:
        question = library.questions[label["question_id"]]
        begun = time.process_time()
        scores = match(answers, question.text[lang], question.principle, question.facets)
        tally.seconds += time.process_time() - begun
        best, score = max(zip(ids, scores, strict=True), key=lambda one: one[1])
        says_none = graded(score) is Grade.NO
        if label["best"]:
            tally.fitting += 1
            tally.first += best in label["best"]
            tally.kept += not says_none
        else:
            tally.unfitting += 1
            tally.none += says_none
    return tally


def _told(name: str, tally: Tally) -> str:
    asked = tally.fitting + tally.unfitting
    parts = [
        _share(part, whole)
        for part, whole in (
            (tally.first, tally.fitting),
            (tally.kept, tally.fitting),
            (tally.none, tally.unfitting),
        )
    ]
    return f"{name:<9}  {asked:>9}  {'  '.join(f'{part:<10}' for part in parts)}  {tally.seconds / max(1, asked):.2f}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "-"


def _lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
