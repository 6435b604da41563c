"""What is done in a clause: concrete acts apart from states, happenings and fine words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.checker.korean.clauses import Clause
from bot.checker.korean.morphology import Morph
from bot.checker.korean.vocabulary import DEED_WITH_OBJECT, FINE_WORDS, GENERIC, NO_DEED, VAGUE_OBJECTS


@dataclass(frozen=True, slots=True)
class Act:
    """One deed. `concrete` where an object or a detail says what was done, not only that something was."""

    verb: str
    concrete: bool
    passive: bool


_NOMINAL_DEED = re.compile(r"[가-힣A-Za-z]+$")
_ENDINGS = ("EC", "EF", "ETN")


def acts_of(clause: Clause) -> tuple[Act, ...]:
    """The deeds told in a clause, those in relative clauses left aside."""
    found = []
    for i in range(len(clause.morphs)):
        verb = _verb_at(clause.morphs, i)
        if verb is not None:
            found.append(Act(verb, _is_concrete(clause, i, verb), _is_passive(clause.morphs, i)))
    if clause.last and not found and (noun := _note_noun(clause)):
        found.append(Act(noun, len(clause.morphs) > 2, False))
    return tuple(found)


def _verb_at(morphs: tuple[Morph, ...], i: int) -> str | None:
    """The dictionary form where a deed's predicate stands at `i`; None for states and what only modifies a noun."""
    morph = morphs[i]
    if morph.tag == "XSV" and i and morphs[i - 1].tag in ("NNG", "NNP", "SL", "XR", "UNKNOWN"):
        verb = morphs[i - 1].form
    elif morph.tag == "VV":
        verb = morph.form
        if verb == "하" and i and (noun := _object_noun(morphs, i)):
            verb = noun
    else:
        return None
    ending = next((m for m in morphs[i + 1 :] if m.tag in ("EC", "EF", "ETN", "ETM")), None)
    return None if ending is None or ending.tag == "ETM" else verb


def _object_noun(morphs: tuple[Morph, ...], i: int) -> str:
    before = morphs[i - 1]
    if before.tag == "JKO" and i > 1:
        return morphs[i - 2].form
    return before.form if before.tag in ("NNG", "NNP", "SL") else ""


def _is_passive(morphs: tuple[Morph, ...], i: int) -> bool:
    """교환되었다, 끼워졌다: done, but nobody says by whom."""
    if morphs[i].form in ("되", "당하", "받") and morphs[i].tag == "XSV":
        return True
    return len(morphs) > i + 2 and morphs[i + 1].tag == "EC" and morphs[i + 2][:2] == ("지", "VX")


def _is_concrete(clause: Clause, i: int, verb: str) -> bool:
    """Something specific is acted upon or with: a note's 로그 확인, but not 문제를 파악."""
    if verb in FINE_WORDS:
        return False
    objects = [clause.morphs[k - 1].form for k in range(1, i + 1) if clause.morphs[k].tag == "JKO"]
    named = [o for o in objects if o not in VAGUE_OBJECTS and o not in GENERIC and o != verb]
    if verb in NO_DEED:
        return verb in DEED_WITH_OBJECT and bool(named)
    nouns = sum(is_specific(m) and m.form != verb for m in clause.morphs[:i])
    return bool(named) or nouns >= (2 if objects else 1)


def is_specific(morph: Morph) -> bool:
    """A noun that would not stand in every answer."""
    return morph.tag in ("NNG", "NNP", "SL") and morph.form not in GENERIC


def _note_noun(clause: Clause) -> str:
    """A note's line may end in the bare noun of a deed: 기관 담당자에게 송부."""
    morphs = [m for m in clause.morphs if m.tag not in ("SF", "SC", "SSC", "SY")]
    if len(morphs) < 3 or morphs[-1].tag != "NNG" or morphs[-1].form in FINE_WORDS:
        return ""
    if any(m.tag in ("VCP", "EF") for m in morphs[-3:]):
        return ""
    return morphs[-1].form if _NOMINAL_DEED.fullmatch(morphs[-1].form) and len(morphs[-1].form) >= 2 else ""
