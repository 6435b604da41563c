"""Features of the whole answer: how it is told, and how much of each thing there is."""

from __future__ import annotations

import math
import re
from collections import Counter

from bot.checker.korean.actors import Actor, together
from bot.checker.korean.acts import is_specific
from bot.checker.korean.telling import Told
from bot.interview.model import Field


def whole_of(clauses: tuple[Told, ...]) -> dict[str, float]:
    return _manner(clauses) | _counts(clauses)


def _manner(clauses: tuple[Told, ...]) -> dict[str, float]:
    """How it is told, whatever the item: tense, length, fine words against detail."""
    by_mark = Counter(mark for c in clauses for mark in c.marks)
    n = max(1, len(clauses))
    text = " ".join(c.clause.text for c in clauses)
    manner = {
        "all.past": sum(c.past for c in clauses) / n,
        "all.future": sum(c.future for c in clauses) / n,
        "all.size": math.log1p(sum(len(c.clause.text) for c in clauses)) / 6,
        "all.numbers": math.log1p(len(re.findall(r"\d+", text))) / 3,
        "all.foreign": math.log1p(len(re.findall(r"[A-Za-z]{2,}", text))) / 3,
        "all.quotes": float(bool(re.search(r"['\"][^'\"]{2,}['\"]", text))),
    }
    nouns = {m for c in clauses for m in c.clause.morphs if m.tag in ("NNG", "NNP", "SL")}
    specific = {m.form for m in nouns if is_specific(m)}
    manner["all.generic"] = 2 * sum(not is_specific(m) for m in nouns) / max(4, len(nouns))
    manner["all.specific"] = math.log1p(len(specific)) / 3
    for field in (Field.TASK, Field.ACTION, Field.RESULT):
        manner[f"all.no_{field.value}"] = float(not any(c.clause.field is field for c in clauses))
    for mark in ("habit", "hypothetical", "opinion", "vague", "concrete", "slogan", "ordinal"):
        manner[f"all.{mark}_rate"] = by_mark[f"all.{mark}"] / n
    return manner


def _counts(clauses: tuple[Told, ...]) -> dict[str, float]:
    by_mark = Counter(mark for c in clauses for mark in c.marks)
    deeds = {d for c in clauses for d in c.deeds if not c.future}
    acting = [c for c in clauses if c.clause.field is Field.ACTION and not c.future]
    action = {d for c in acting for d in c.deeds}
    mine = sum(bool(c.deeds) and c.actor in (Actor.SELF, Actor.DROPPED) for c in acting)
    ours = sum(bool(c.deeds or c.vague_deeds) and (c.actor is Actor.WE or together(c.clause)) for c in clauses)
    when = by_mark["setting.dated"] + by_mark["setting.loose"] > 0
    told = [when, by_mark["setting.place"] > 0, by_mark["setting.role"] > 0]
    reasons = sum(any(m.startswith("reasoning.") and m != "reasoning.!no" for m in c.marks) for c in acting)
    return {
        "steps.count": min(len(action), 7) / 4,
        "steps.three": float(len(action) >= 3),
        "steps.four": float(len(action) >= 4),
        "steps.anywhere": min(len(deeds), 8) / 6,
        "steps.vague": min(5, sum(c.vague_deeds for c in acting)) / 5,
        "own_actions.mine": min(mine, 4) / 3,
        "own_actions.deeds": min(len(deeds), 8) / 6,
        "own_actions.we_rate": 2 * ours / max(1, ours + mine),
        "own_actions.we_any": min(ours, 3) / 3,
        "own_actions.undergone": min(3, sum(c.passive for c in acting)) / 3,
        "one_occasion.deeds": min(len(deeds), 8) / 6,
        "setting.kinds": sum(told) / 2,
        "setting.two": float(sum(told) >= 2),
        "setting.deeds": min(len(deeds), 8) / 6,
        "stakes.many": min(
            4,
            sum(
                c.clause.field in (Field.SITUATION, Field.TASK)
                and any(m.startswith("stakes.") and m != "stakes.not" for m in c.marks)
                for c in clauses
            ),
        )
        / 3,
        "own_duty.no_we": float(not any(c.actor is Actor.WE for c in clauses if c.clause.field is not Field.RESULT)),
        "own_duty.deeds": min(len(action), 6) / 4,
        "reasoning.many": min(5, reasons) / 4,
        "reasoning.deeds": min(len(action), 6) / 4,
        "outcome.deeds": min(len(deeds), 8) / 6,
    }
