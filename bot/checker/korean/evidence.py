"""From an answer to evidence: what each clause says towards each item, and what the whole is like."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from bot.checker.korean.actors import Actor, actors_of, together
from bot.checker.korean.acts import acts_of
from bot.checker.korean.clauses import Clause, Sentence, sentences_of
from bot.checker.korean.marks import ITEM_MARKS
from bot.checker.linear import Evidence, Piece
from bot.interview.model import Field, StarAnswer

_PAST_TAIL = re.compile(r"(?:았|었|였|ㅆ|던)/EP|었었/EP|더/EP|(?:음|ᆷ|ㅁ)/ETN|더라|던데|더군")
_FUTURE_TAIL = re.compile(r"겠/EP|[ᆯㄹ]/ETM (?:것|거|수)/NNB|리/EP|[ᆯㄹ]게|[ᆯㄹ]래")


_FINAL_M = 16
"""The place of ㅁ among the final consonants of a Hangul syllable."""


@dataclass(frozen=True)
class Told:
    """A clause with what was made out about it."""

    clause: Clause
    sentence: Sentence
    actor: Actor
    past: bool
    future: bool
    marks: frozenset[str]
    deeds: tuple[str, ...]
    passive: int
    vague_deeds: int


def told(answer: StarAnswer) -> tuple[Told, ...]:
    found: list[Told] = []
    actor = Actor.DROPPED
    for sentence in sentences_of(answer):
        actors = actors_of(sentence, actor)
        past, future = _tense(sentence)
        for clause, who in zip(sentence.clauses, actors, strict=True):
            acts = acts_of(clause)
            found.append(
                Told(
                    clause,
                    sentence,
                    who,
                    past or any(m.tag == "EP" and m.form in ("았", "었", "였") for m in clause.morphs),
                    future,
                    _marks(clause),
                    tuple(a.verb for a in acts if a.concrete and not a.passive),
                    sum(a.passive for a in acts),
                    sum(not a.concrete and not a.passive for a in acts),
                )
            )
        if actors:
            actor = actors[-1]
    return tuple(found)


def _tense(sentence: Sentence) -> tuple[bool, bool]:
    """Past and not yet: read off the last endings. A note (… 확인함, … 기관에 송부) tells what was done."""
    tail = " ".join(f"{m.form}/{m.tag}" for m in sentence.morphs[-7:])
    past = bool(_PAST_TAIL.search(tail))
    future = bool(_FUTURE_TAIL.search(tail)) and not past
    return past or (not future and is_note(sentence)), future


def is_note(sentence: Sentence) -> bool:
    """Ends in a nominal (봤음, 송부, 완료) instead of a verb's ending."""
    words = re.findall(r"[가-힣A-Za-z0-9]+", sentence.text)
    if not words:
        return False
    last = words[-1]
    if "가" <= last[-1] <= "힣" and (ord(last[-1]) - 0xAC00) % 28 == _FINAL_M:
        return True
    return not any(m.tag in ("EF", "EC", "VCP", "ETM") for m in sentence.morphs[-3:])


def _marks(clause: Clause) -> frozenset[str]:
    return frozenset(
        f"{item}.{mark}"
        for item, marks in ITEM_MARKS.items()
        for mark, pattern in marks.items()
        if pattern.search(clause.text)
    )


_SHORT = {Field.SITUATION: "s", Field.TASK: "t", Field.ACTION: "a", Field.RESULT: "r"}


def evidence(answer: StarAnswer) -> Evidence:
    """The evidence of an answer as told, sentence by sentence."""
    return evidence_of(answer, told(answer))


def evidence_of(answer: StarAnswer, clauses: tuple[Told, ...]) -> Evidence:
    return Evidence(tuple(_piece(c) for c in clauses), _whole(answer, clauses))


def _piece(c: Told) -> Piece:
    where = _SHORT[c.clause.field]
    names = {f"{mark}@{where}" for mark in c.marks if not mark.startswith("all.")}
    names |= set(c.marks)
    names |= _joined(c, where)
    return Piece(c.clause.span, frozenset(names))


def _joined(c: Told, where: str) -> set[str]:
    """Marks that mean something only together with who acts and when."""
    marks, names = c.marks, set()
    mine = c.actor in (Actor.SELF, Actor.DROPPED) and not c.future
    if c.deeds and mine:
        names |= {"own_actions.deed", f"own_actions.deed@{where}", "steps.deed", f"steps.deed@{where}"}
        if c.actor is Actor.SELF:
            names.add("own_actions.i")
    if c.deeds and c.actor is Actor.WE:
        names.add("own_actions.we")
        names.add("steps.deed")
    if c.past and mine and c.deeds:
        names.add("one_occasion.deed")
    if c.past and {"setting.dated"} & marks:
        names.add("one_occasion.dated")
    if c.past and {"setting.loose"} & marks:
        names.add("one_occasion.loose")
    if c.past and "stakes.trouble" in marks:
        names |= {"stakes.past", f"stakes.past@{where}", "one_occasion.trouble"}
    if "all.concrete" in marks and "stakes.trouble" in marks:
        names.add(f"stakes.sized@{where}")
    if "own_duty.must" in marks and c.actor in (Actor.SELF, Actor.DROPPED):
        names.add(f"own_duty.i_must@{where}")
    if "own_duty.assigned" in marks and c.actor in (Actor.SELF, Actor.DROPPED):
        names.add(f"own_duty.i_assigned@{where}")
    if c.actor is Actor.WE:
        names |= {f"own_duty.we@{where}"}
    if "own_duty.must" in marks or "own_duty.assigned" in marks:
        if marks & {"target.deadline", "target.limit"}:
            names.add("target.with_duty")
    if "target.aim" in marks and "all.concrete" in marks:
        names.add(f"target.number@{where}")
    if c.past and c.clause.field is Field.RESULT:
        names.add("outcome.past")
        if "outcome.ended" in marks:
            names.add("outcome.past_ended")
    number = "measured.number" in marks
    if number and c.past and "measured.change" in marks:
        names |= {"measured.changed", f"measured.changed@{where}"}
    if number and "measured.before" in marks:
        names.add(f"measured.compared@{where}")
    present = not c.past and not c.future
    if "lesson.since" in marks and present:
        names |= {"lesson.now", f"lesson.now@{where}"}
        if "lesson.practice" in marks:
            names.add("lesson.now_practice")
    if "lesson.since" in marks and c.past and c.deeds:
        names.add(f"lesson.changed@{where}")
    if "lesson.learned" in marks and "lesson.empty" not in marks:
        names.add(f"lesson.named@{where}")
    if c.actor is Actor.OTHER and "cause.blame" in marks:
        names.add("cause.others")
    if "cause.own" in marks and c.actor is Actor.SELF:
        names.add("cause.i")
    return names


def _whole(answer: StarAnswer, clauses: tuple[Told, ...]) -> dict[str, float]:
    by_mark = Counter(mark for c in clauses for mark in c.marks)
    n = max(1, len(clauses))
    whole = {
        "all.past": sum(c.past for c in clauses) / n,
        "all.future": sum(c.future for c in clauses) / n,
        "all.size": math.log1p(sum(len(c.clause.text) for c in clauses)) / 6,
        "all.empty_task": float(not any(ch.isalnum() for ch in answer.task)),
        "all.empty_result": float(not any(ch.isalnum() for ch in answer.result)),
    }
    for mark in ("habit", "hypothetical", "opinion", "vague", "concrete"):
        whole[f"all.{mark}_rate"] = by_mark[f"all.{mark}"] / n
    deeds = {d for c in clauses for d in c.deeds if not c.future}
    action = {d for c in clauses for d in c.deeds if not c.future and c.clause.field is Field.ACTION}
    mine = [c for c in clauses if c.deeds and c.actor in (Actor.SELF, Actor.DROPPED) and c.clause.field is Field.ACTION]
    ours = [c for c in clauses if c.deeds and (c.actor is Actor.WE or together(c.clause))]
    passive = sum(c.passive for c in clauses if c.clause.field is Field.ACTION)
    whole |= {
        "steps.count": min(len(action), 6) / 6,
        "steps.three": float(len(action) >= 3),
        "steps.anywhere": float(len(deeds) >= 3),
        "steps.vague": min(5, sum(c.vague_deeds for c in clauses if c.clause.field is Field.ACTION)) / 5,
        "own_actions.mine": min(len(mine), 4) / 4,
        "own_actions.we_rate": len(ours) / max(1, len(ours) + len(mine)),
        "own_actions.we_any": min(len(ours), 3) / 3,
        "own_actions.passive": min(passive, 3) / 3,
        "setting.kinds": sum(by_mark[f"setting.{k}"] > 0 for k in ("dated", "loose", "place", "role")) / 4,
        "setting.two": float(
            (by_mark["setting.dated"] + by_mark["setting.loose"] > 0)
            + (by_mark["setting.place"] > 0)
            + (by_mark["setting.role"] > 0)
            >= 2
        ),
        "stakes.many": min(4, sum(c.clause.field is Field.SITUATION and "stakes.trouble" in c.marks for c in clauses))
        / 4,
        "reasoning.many": min(
            4,
            sum(
                bool(c.marks & {"reasoning.reason", "reasoning.weighed", "reasoning.found"})
                and c.clause.field is Field.ACTION
                for c in clauses
            ),
        )
        / 4,
        "failure.many": min(3, sum(c.clause.field is Field.RESULT and "failure.failed" in c.marks for c in clauses))
        / 3,
    }
    return whole
