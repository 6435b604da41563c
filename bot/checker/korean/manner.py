"""What speaks against a whole answer: how it is told, and who does it all."""

from __future__ import annotations

from collections import Counter

from bot.checker.korean.actors import Actor, together
from bot.checker.korean.acts import is_specific
from bot.checker.korean.telling import Told


def doubts_of(clauses: tuple[Told, ...]) -> dict[str, float]:
    n = max(1, len(clauses))
    by_mark = Counter(mark for c in clauses for mark in c.marks)
    nouns = {m for c in clauses for m in c.clause.morphs if m.tag in ("NNG", "NNP", "SL")}
    doing = [c for c in clauses if (c.deeds or c.vague_deeds) and not c.future]
    mine = sum(c.actor in (Actor.SELF, Actor.DROPPED) for c in doing)
    ours = sum(c.actor is Actor.WE or together(c.clause) for c in doing)
    theirs = sum(c.actor is Actor.OTHER for c in doing)
    doubts = {
        "all.generic": 2 * sum(not is_specific(m) for m in nouns) / max(4, len(nouns)),
        "all.not_past": 1 - sum(c.past for c in clauses) / n,
        "own_actions.ours": ours / (ours + mine + 0.5),
        "own_actions.theirs": theirs / (theirs + mine + 0.5),
    }
    for mark in ("habit", "hypothetical", "opinion", "vague", "slogan", "ordinal"):
        doubts[f"all.{mark}_rate"] = by_mark[f"all.{mark}"] / n
    return doubts
