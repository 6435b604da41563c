"""From told clauses to evidence: the pieces that can be pointed at, with the features that stand in each."""

from __future__ import annotations

from itertools import pairwise

from bot.checker.korean.absence import absences
from bot.checker.korean.actors import Actor
from bot.checker.korean.manner import doubts_of
from bot.checker.korean.telling import Told
from bot.checker.linear import Evidence, Piece
from bot.interview.model import Field

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
_DEMANDS = frozenset(("ordered", "obliged", "resolved"))
_DUTIES = frozenset(("own_duty.must", "own_duty.to_do", "own_duty.resolved", "own_duty.assigned"))
_CONTENT = frozenset(("NNG", "NNP", "NP", "NNB", "NNBC", "VV", "VA", "XR", "MAG", "MM", "SL"))
_BOUND = frozenset("EJXV")
"""Endings, particles, suffixes and predicates, by the first letter of their tag: what says tense and mood."""

_ENDS = frozenset(("outcome", "measured", "lesson"))
"""Items of the ending: what stands before the acts is no ending, whatever it sounds like."""

_SHORT_CHARS = 12
QUOTABLE_CHARS = 60
"""A sentence up to this length is quoted whole; of a longer one only the clause that counts."""


def evidence_of(clauses: tuple[Told, ...]) -> Evidence:
    untold = frozenset(_SHORT[field] for field in set(Field) - {c.clause.field for c in clauses})
    return Evidence(tuple(_piece(c, untold) for c in clauses), doubts_of(clauses))


def _piece(c: Told, untold: frozenset[str]) -> Piece:
    where = _SHORT[c.clause.field]
    names = {_placed(name, where, untold) for name in c.marks | _joined(c)} - {""}
    names |= _worded(c, names)
    names |= set(absences(c.clause.text)) | _absent_in_all(c)
    span = c.sentence.span if c.sentence.end - c.sentence.start <= QUOTABLE_CHARS else c.clause.span
    deeds = frozenset() if c.future or c.actor is Actor.OTHER else frozenset((*c.deeds, *c.passive))
    return Piece(span, " ".join(c.sentence.text.split()), dict.fromkeys(names | _grammar(c), 1.0), deeds)


def _grammar(c: Told) -> set[str]:
    tense = "past" if c.past else "future" if c.future else "now"
    said = {
        f"in_{c.clause.field}": True,
        f"by_{c.actor}": True,
        tense: True,
        f"{c.actor}_deed_{tense}": c.deeds,
        "deed": c.deeds,
        "vague_deed": c.vague_deeds,
        "passive_deed": c.passive,
        "digits": any(m.tag == "SN" for m in c.clause.morphs),
        "short": len(c.clause.text) < _SHORT_CHARS,
        "last": c.clause.last,
        **{f"says_{ending}": True for ending in c.says},
    }
    return {f"all.{name}" for name, says in said.items() if says}


def _absent_in_all(c: Told) -> set[str]:
    """What the end of the sentence says holds for a clause that only leads up to it (… 옮겨서, 줄었는지는 모릅니다)."""
    apart = not c.clause.last and c.clause.text.endswith(("지만", "는데", "은데", "고", "며"))
    return set() if apart else set(absences(c.sentence.text))


def _worded(c: Told, names: set[str]) -> set[str]:
    """The words beside a mark in its own field: they make it more or less likely to be what it looks like."""
    items = {name.partition(".")[0] for name in names if "!" not in name and not name.endswith("@x")} - {"all"}
    if not items:
        return set()
    morphs = c.clause.morphs
    words = {m.form for m in morphs if m.tag in _CONTENT}
    words |= {f"{a.form}+{b.form}" for a, b in pairwise(morphs) if a.tag[0] in _BOUND and b.tag[0] in _BOUND}
    return {f"{item}.~{word}" for item in items for word in words}


def _placed(name: str, where: str, untold: frozenset[str]) -> str:
    """A mark counts by the field it stands in: its own or another; "" where it cannot count at all.

    What belongs into a field that is left empty is looked for in the others: the duty and the goal under Situation,
    acts and ending anywhere.
    """
    item = name.split(".")[0]
    if "t" in untold and where == "s" and item in ("own_duty", "target"):
        where = "t"
    if item in ("all", "setting", "one_occasion"):
        return name
    near = _NEAR.get(item)
    if near is None or near == where or near in untold:
        return f"{name}@{near or where}"
    return "" if where in "st" and item in _ENDS else f"{name}@x"


def _joined(c: Told) -> set[str]:
    """Marks that mean something only together with who acts and when."""
    return _deeds(c) | _occasion(c) | _troubles(c) | _duties(c) | _goals(c) | _endings(c) | _lessons(c) | _causes(c)


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
    if c.actor is not Actor.WE:
        names |= {f"own_duty.{said}" for said in c.says & _DEMANDS}
    return names


def _goals(c: Told) -> set[str]:
    """A date, a bound or a state to reach, where it is demanded of somebody and not merely told."""
    marks, names = c.marks, set()
    demanded = bool(c.says & _DEMANDS or c.future or marks & _DUTIES)
    if demanded and marks & {"target.date", "target.left", "target.countdown", "target.event"}:
        names.add("target.due")
    if demanded and marks & {"target.limit", "target.up_to", "target.not_one"}:
        names.add("target.bound")
    if demanded and "target.reach" in marks:
        names.add("target.demanded")
    if "target.goal" in marks and ("all.concrete" in marks or "target.limit" in marks):
        names.add("target.goal_sized")
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
    blamed = bool(marks & {"cause.self", "cause.i"})
    if c.past and (("measured.never" in marks and not blamed) or ("measured.stopped" in marks and not omitted)):
        names.add("measured.ceased")
    if not c.future and "measured.count" in marks and marks & {"measured.now", "measured.before", "measured.change"}:
        names.add("measured.compared")
    if c.past and marks & {"measured.eased", "measured.all"} and not c.deeds:
        names.add("measured.eased_now")
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
    if not c.past and not c.future and c.deeds and c.clause.last and c.actor is not Actor.OTHER:
        names.add("lesson.does_now")
    if "obliged" in c.says and any(m.tag == "EP" for m in c.clause.morphs) and c.past:
        names.add("lesson.should_have")
    return names


def _causes(c: Told) -> set[str]:
    marks, names = c.marks, set()
    if "causal" in c.says and _is_mine(c) and marks & {"cause.omission", "cause.neglect"}:
        names.add("cause.for_want")
    if c.actor is Actor.SELF and "cause.omission" in marks:
        names.add("cause.i_omitted")
    if "cause.omission" in marks and "cause.named" in marks:
        names.add("cause.named_omission")
    if c.actor is Actor.OTHER and marks & {"cause.named", "cause.omission", "cause.!who"}:
        names.add("cause.!others")
    return names
