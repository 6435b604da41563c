"""What the answers of a round have in common: said once at the end, where one card each would not show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.interview.hearing import Fits
from bot.interview.model import Checklist, Item, ResponseKind, Round
from bot.interview.rounds.progress import latest_checklist, ranked
from bot.interview.rounds.retelling import retold

MOST_SAID = 3
_ANSWERS = 2
"""With fewer answers there is nothing in common."""


class Trait(StrEnum):
    """In the order of their weight."""

    CONDUCT = "conduct"
    NO_STORY = "no_story"
    OTHER_QUESTION = "other_question"
    HALF_THE_QUESTION = "half_the_question"
    RETOLD = "retold"
    LACKS = "lacks"


@dataclass(frozen=True, slots=True)
class InCommon:
    """So many of `of` answers have it; of what lacks an item, `of` are those in which it was looked for."""

    trait: Trait
    count: int
    of: int
    item: Item | None = None


def in_common(round_: Round) -> tuple[InCommon, ...]:
    """The weightiest first, at most MOST_SAID; nothing for a single answer."""
    told = [checklist for turn in round_.turns if (checklist := latest_checklist(turn))]
    if len(told) < _ANSWERS:
        return ()
    # A panel's debrief names each retelling by itself.
    retellings = 0 if round_.seats else len(retold(round_))
    found = [*_traits(told, retellings), *_lacking(told)]
    return tuple(found[:MOST_SAID])


def _traits(told: Sequence[Checklist], retellings: int) -> Iterator[InCommon]:
    """One answer is enough for what weighs this much, but for half a question: that was said on its card."""
    counts = {
        Trait.CONDUCT: sum(bool(one.conduct) for one in told),
        Trait.NO_STORY: sum(one.kind is not ResponseKind.STORY for one in told),
        Trait.OTHER_QUESTION: _fitting(told, Fits.NO),
        Trait.HALF_THE_QUESTION: _fitting(told, Fits.PARTLY),
        Trait.RETOLD: retellings,
    }
    for trait, count in counts.items():
        if count >= (_ANSWERS if trait is Trait.HALF_THE_QUESTION else 1):
            yield InCommon(trait, count, len(told))


def _fitting(told: Sequence[Checklist], fits: Fits) -> int:
    return sum(one.fit is not None and one.fit.fits is fits for one in told)


def _lacking(told: Sequence[Checklist]) -> Iterator[InCommon]:
    """What at least two stories, and at least half of them, lack."""
    stories = [one for one in told if one.kind is ResponseKind.STORY]
    missed = Counter(item for one in stories for item in one.missing)
    for item in ranked(missed, len(Item)):
        of = sum(one.verdict(item).met is not None for one in stories)
        if missed[item] >= _ANSWERS and 2 * missed[item] >= of:
            yield InCommon(Trait.LACKS, missed[item], of, item)
