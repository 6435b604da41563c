#!/usr/bin/env python3
"""How well a rubric engine agrees with the labelled answers.

    python -m bot score answers.en.jsonl | python agreement.py answers.en.jsonl -

Reads the labelled answers (LABELS.md says what each label means) and the engine's verdicts, one JSON object
a line: {"id": …, "items": {item: true|false|null}, "failure": true|false, "shown": [principle, …]}.
Prints, per item, Cohen's kappa (agreement beyond chance: 0 is guessing, 1 is perfect), accuracy, precision and
recall, then how often the principles named first are among those that the answer shows.
Standard library only.
"""

import json
import sys

ITEMS = {
    "situation": ("one_occasion", "setting", "stakes"),
    "task": ("own_duty", "target"),
    "action": ("own_actions", "steps", "reasoning"),
    "result": ("outcome", "measured", "lesson", "cause"),
}


def read(path):
    stream = sys.stdin if path == "-" else open(path, encoding="utf-8")  # noqa: SIM115
    with stream:
        return {row["id"]: row for row in map(json.loads, filter(str.strip, stream))}


def kappa(pairs):
    """Cohen's kappa of (gold, verdict) pairs of booleans; None where the gold never varies."""
    n = len(pairs)
    agreed = sum(gold == verdict for gold, verdict in pairs) / n
    gold_rate = sum(gold for gold, _ in pairs) / n
    verdict_rate = sum(verdict for _, verdict in pairs) / n
    chance = gold_rate * verdict_rate + (1 - gold_rate) * (1 - verdict_rate)
    return None if chance == 1 else (agreed - chance) / (1 - chance)


def main(gold_path, verdict_path):
    gold, verdicts = read(gold_path), read(verdict_path)
    missing = sorted(set(gold) - set(verdicts))
    if missing:
        sys.exit(f"no verdict for {len(missing)} answers, the first is {missing[0]}")

    print(f"{'field':<10}{'item':<14}{'n':>4}{'yes':>6}{'kappa':>8}{'acc':>7}{'prec':>7}{'rec':>7}")
    kappas = []
    for field, items in ITEMS.items():
        for item in items:
            pairs = [
                (row["labels"][item], bool(verdicts[key]["items"].get(item)))
                for key, row in gold.items()
                if row["labels"][item] is not None
            ]
            print_item(field, item, pairs)
            kappas.append(kappa(pairs) or 0.0)
    failure = [
        (row["failure"], bool(verdicts[key].get("failure"))) for key, row in gold.items() if row["failure"] is not None
    ]
    print_item("answer", "failure", failure)

    told = [(row["shown"], verdicts[key].get("shown", [])) for key, row in gold.items() if row["shown"]]
    first = sum(bool(v) and v[0] in g for g, v in told) / len(told)
    within_two = sum(bool(set(v[:2]) & set(g)) for g, v in told) / len(told)
    print(f"principle shown: first guess right {first:.2f}, one of two right {within_two:.2f} (n={len(told)})")
    print(f"mean kappa {sum(kappas) / len(kappas):.3f}, lowest {min(kappas):.3f}")


def print_item(field, item, pairs):
    hit = sum(g and v for g, v in pairs)
    said, true = sum(v for _, v in pairs), sum(g for g, _ in pairs)
    k = kappa(pairs)
    print(
        f"{field:<10}{item:<14}{len(pairs):>4}{true / len(pairs):>6.2f}"
        f"{'  n/a' if k is None else format(k, '8.3f')}"
        f"{sum(g == v for g, v in pairs) / len(pairs):>7.2f}"
        f"{hit / said if said else 0:>7.2f}{hit / true if true else 0:>7.2f}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
