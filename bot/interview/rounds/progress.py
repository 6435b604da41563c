"""Figures over answers: what changed between two versions, what a round shows, what to work on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.interview.model import Checklist, Field, Item, Round, Turn

THINGS_TO_WORK_ON = 2
# Where two items were missed equally often, the one that weighs more with interviewers comes first. The cause applies
# only where something failed, and there it is what everybody asks.
_WEIGHT = (
    Item.CAUSE,
    Item.ONE_OCCASION,
    Item.OWN_ACTIONS,
    Item.OUTCOME,
    Item.MEASURED,
    Item.REASONING,
    Item.OWN_DUTY,
    Item.STEPS,
    Item.STAKES,
    Item.TARGET,
    Item.LESSON,
    Item.SETTING,
)

USUAL_SPOKEN_S = (120, 180)
"""How long a good answer takes to say, in either language (DOMAIN.md): shown as a band, no points for it."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: Field
    met_before: int
    asked_before: int
    met: int
    asked: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a round came to. `met` of `asked` items over the latest version of every answer."""

    answered: int
    met: int
    asked: int
    work_on: tuple[Item, ...]


def changes(before: Checklist, after: Checklist) -> tuple[FieldChange, ...]:
    """The fields whose count of met items changed, in the order of the fields."""
    pairs = (
        FieldChange(field, before.met(field), before.asked(field), after.met(field), after.asked(field))
        for field in Field
    )
    return tuple(c for c in pairs if (c.met_before, c.asked_before) != (c.met, c.asked))


def summarise(round_: Round) -> Summary:
    checklists = [c for turn in round_.turns if (c := latest_checklist(turn))]
    return Summary(
        answered=len(checklists),
        met=sum(total_met(c) for c in checklists),
        asked=sum(total_asked(c) for c in checklists),
        work_on=work_on(checklists),
    )


def work_on(checklists: Iterable[Checklist], most: int = THINGS_TO_WORK_ON) -> tuple[Item, ...]:
    """The items most often missing."""
    return ranked(Counter(item for checklist in checklists for item in checklist.missing), most)


def ranked(missed: Counter[Item], most: int = THINGS_TO_WORK_ON) -> tuple[Item, ...]:
    """Those missed most often first; of equals the one that weighs more."""
    return tuple(sorted(missed, key=lambda item: (-missed[item], _WEIGHT.index(item)))[:most])


def latest_checklist(turn: Turn) -> Checklist | None:
    return turn.latest.checklist if turn.latest else None


def total_met(checklist: Checklist) -> int:
    return sum(checklist.met(field) for field in Field)


def total_asked(checklist: Checklist) -> int:
    return sum(checklist.asked(field) for field in Field)
