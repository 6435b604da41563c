"""From an answer to evidence: what each clause says towards each item, and what the whole is like."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from bot.checker.korean.actors import Actor, actors_of, together
from bot.checker.korean.acts import acts_of, is_specific
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
        marks = _marks(sentence)
        for clause, who in zip(sentence.clauses, actors, strict=True):
            acts = acts_of(clause)
            found.append(
                Told(
                    clause,
                    sentence,
                    who,
                    past or any(m.tag == "EP" and m.form in ("았", "었", "였") for m in clause.morphs),
                    future,
                    frozenset(marks[clause.index]),
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


def _marks(sentence: Sentence) -> list[set[str]]:
    """The marks found in a sentence, each given to the clause in which its words end."""
    found: list[set[str]] = [set() for _ in sentence.clauses]
    ends = [clause.end - sentence.start for clause in sentence.clauses]
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(sentence.text):
            index = next((i for i, end in enumerate(ends) if match.end() <= end), len(ends) - 1)
            found[index].add(name)
    return found


_PATTERNS = tuple((f"{item}.{mark}", pattern) for item, marks in ITEM_MARKS.items() for mark, pattern in marks.items())
_SHORT = {Field.SITUATION: "s", Field.TASK: "t", Field.ACTION: "a", Field.RESULT: "r"}
_NEAR = {
    "own_actions": "a",
    "steps": "a",
    "reasoning": "a",
    "outcome": "r",
    "measured": "r",
    "lesson": "r",
    "cause": "r",
    "failure": "r",
}
QUOTABLE_CHARS = 60
"""A sentence up to this length is quoted whole; of a longer one only the clause that counts."""


def evidence_of(answer: StarAnswer, clauses: tuple[Told, ...]) -> Evidence:
    return Evidence(tuple(_piece(c) for c in clauses), _whole(answer, clauses))


def _piece(c: Told) -> Piece:
    where = _SHORT[c.clause.field]
    names = {_placed(mark, where) for mark in c.marks} | {_placed(name, where) for name in _joined(c)}
    span = c.sentence.span if c.sentence.end - c.sentence.start <= QUOTABLE_CHARS else c.clause.span
    return Piece(span, frozenset(names))


def _placed(name: str, where: str) -> str:
    """A mark counts by the field it stands in: its own or, for items of Action and Result, another."""
    item = name.split(".")[0]
    if item in ("all", "setting", "one_occasion"):
        return name
    near = _NEAR.get(item)
    return f"{name}@{where if near is None or near == where else 'x'}"


def _joined(c: Told) -> set[str]:
    """Marks that mean something only together with who acts and when."""
    return _deeds(c) | _occasion(c) | _troubles(c) | _duties(c) | _endings(c) | _lessons(c)


def _is_mine(c: Told) -> bool:
    return c.actor in (Actor.SELF, Actor.DROPPED) and not c.future


def _deeds(c: Told) -> set[str]:
    names = set()
    if c.deeds and _is_mine(c):
        names = {"own_actions.deed", "steps.deed"}
        names |= {"own_actions.past", "one_occasion.deed"} if c.past else {"own_actions.present"}
        if c.actor is Actor.SELF:
            names.add("own_actions.i")
        if "all.concrete" in c.marks:
            names |= {"own_actions.detailed", "steps.detailed"}
    elif c.deeds and c.actor is Actor.WE:
        names = {"own_actions.!we", "steps.deed", "steps.we"}
    if c.passive:
        names |= {"own_actions.!undergone", "steps.!undergone"}
    return names


def _occasion(c: Told) -> set[str]:
    names = set()
    for mark in ("dated", "loose", "place", "role"):
        if f"setting.{mark}" in c.marks and c.past:
            names.add(f"one_occasion.{mark}")
    if c.past and any(m.startswith("stakes.") for m in c.marks):
        names.add("one_occasion.trouble")
    if "적이 있" in c.sentence.text or "일이 있" in c.sentence.text or "때의 이야기" in c.sentence.text:
        names.add("one_occasion.once")
    return names


def _troubles(c: Told) -> set[str]:
    kinds = sum(m.startswith("stakes.") and m != "stakes.not" for m in c.marks)
    if not kinds:
        return set()
    names = {"stakes.any"}
    if c.past:
        names.add("stakes.past")
    if kinds >= 2:
        names.add("stakes.two")
    if "all.concrete" in c.marks:
        names.add("stakes.sized")
    return names


def _duties(c: Told) -> set[str]:
    names = set()
    marks = c.marks
    if c.actor is Actor.WE:
        names |= {"own_duty.!we"}
    elif marks & {"own_duty.must", "own_duty.assigned", "own_duty.resolved", "own_duty.to_do", "own_duty.charge"}:
        names.add("own_duty.mine" if c.actor is Actor.SELF else "own_duty.perhaps_mine")
    if marks & {"target.date", "target.left"} and marks & {
        "own_duty.must",
        "own_duty.to_do",
        "own_duty.resolved",
        "own_duty.assigned",
    }:
        names.add("target.due")
    if "target.goal" in marks and ("all.concrete" in marks or "target.limit" in marks):
        names.add("target.goal_sized")
    if "target.limit" in marks and marks & {"own_duty.must", "own_duty.to_do", "own_duty.resolved"}:
        names.add("target.bound")
    return names


def _endings(c: Told) -> set[str]:
    marks, names = c.marks, set()
    if c.past:
        names.add("outcome.past")
        if marks & {"outcome.summed", "outcome.closed", "outcome.change", "outcome.stopped"}:
            names.add("outcome.told")
    omitted = bool(marks & {"cause.omission", "cause.self", "cause.i"})
    if c.past and "measured.count" in marks and not omitted and "lesson.learned" not in marks:
        names.add("measured.counted")
        if "measured.change" in marks or "measured.before" in marks:
            names.add("measured.changed")
        if "measured.came" in marks and not c.deeds:
            names.add("measured.reached")
    if c.past and marks & {"measured.stopped", "measured.never"} and not omitted:
        names.add("measured.ceased")
    if c.past and marks & {"failure.missed", "failure.lost", "failure.overran"} and c.actor is not Actor.OTHER:
        names.add("failure.happened")
    if "outcome.stopped" in marks or "measured.never" in marks:
        names.add("failure.stopped")
    return names


def _lessons(c: Told) -> set[str]:
    marks, names = c.marks, set()
    now = bool(marks & {"lesson.since", "lesson.nowadays", "lesson.next"})
    if now and not c.past and c.actor is not Actor.OTHER:
        names.add("lesson.now")
        if "lesson.practice" in marks:
            names.add("lesson.now_practice")
    if now and c.past and c.deeds and c.actor is not Actor.OTHER:
        names.add("lesson.changed")
    if marks & {"lesson.learned", "lesson.knew"} and "lesson.!empty" not in marks and c.past:
        names.add("lesson.named")
    if not c.past and not c.future and "lesson.practice" in marks:
        names.add("lesson.practised")
    if c.actor is Actor.SELF and "cause.omission" in marks:
        names.add("cause.i_omitted")
    if "cause.omission" in marks and "cause.named" in marks:
        names.add("cause.named_omission")
    if c.actor is Actor.OTHER and marks & {"cause.named", "cause.omission", "cause.!who"}:
        names.add("cause.!others")
    return names


def _whole(answer: StarAnswer, clauses: tuple[Told, ...]) -> dict[str, float]:
    return _manner(answer, clauses) | _counts(clauses)


def _manner(answer: StarAnswer, clauses: tuple[Told, ...]) -> dict[str, float]:
    """How it is told, whatever the item: tense, length, fine words against detail."""
    by_mark = Counter(mark for c in clauses for mark in c.marks)
    n = max(1, len(clauses))
    text = " ".join(answer.text(field) for field in Field)
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
