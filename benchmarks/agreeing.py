"""How far a checker and careful readers agree, item by item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.instances import Row
from bot.interview.model import Checklist, Item

Pair = tuple[bool, bool]


@dataclass
class Agreement:
    """What readers and a checker said; `claimed` are answers that show no principle, and whether one was named."""

    items: dict[str, list[Pair]] = field(default_factory=lambda: defaultdict(list))
    hostile: list[int] = field(default_factory=list)
    principle: list[bool] = field(default_factory=list)
    claimed: list[bool] = field(default_factory=list)

    def add(self, row: Row, checklist: Checklist) -> None:
        ticks = {verdict.item: verdict.met is True for verdict in checklist.verdicts}
        self.add_ticks(row, ticks)
        if row["failure"] is not None:
            self.items["failure"].append((bool(row["failure"]), checklist.failure))
        named = {principle.value for principle in checklist.shown}
        if row["shown"]:
            self.principle.append(bool(named & set(row["shown"])))
        elif row["shown"] is not None:
            self.claimed.append(bool(named))

    def add_ticks(self, row: Row, ticks: dict[Item, bool]) -> None:
        labels = {item: row["labels"][item] for item in Item if row["labels"][item] is not None}
        for item, label in labels.items():
            self.items[item].append((bool(label), ticks[item]))
        if row["kind"] == "hostile":
            self.hostile.append(sum(ticks[item] and not label for item, label in labels.items()))

    def kappa(self, item: str) -> float:
        return kappa(self.items[item]) if self.items[item] else 0.0

    def mean_kappa(self) -> float:
        return sum(self.kappa(item) for item in Item) / len(Item)

    def lowest(self) -> tuple[str, float]:
        return min(((item.value, self.kappa(item)) for item in Item), key=lambda found: found[1])

    def found(self, item: str) -> float:
        """Of what readers saw, the part that was found."""
        return mean([said for label, said in self.items[item] if label])


def kappa(pairs: Sequence[Pair]) -> float:
    """Agreement beyond chance; 0 where one side never varies."""
    agreed = sum(label == said for label, said in pairs) / len(pairs)
    labels, saids = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
    chance = labels * saids + (1 - labels) * (1 - saids)
    return 0.0 if chance == 1 else (agreed - chance) / (1 - chance)


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
