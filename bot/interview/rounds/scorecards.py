"""Scorecards: what a reviewer ticked, voted and found missing; and what several of them come to together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.interview.model import Checklist, Item

TELLING_REVIEWS = 2
"""From so many scorecards on, counts are shown: under that they would say who ticked what."""
GAP_LIMIT = 200


class Vote(StrEnum):
    STRONG_HIRE = "strong_hire"
    INCLINED = "inclined"
    NOT_INCLINED = "not_inclined"
    STRONG_NO_HIRE = "strong_no_hire"


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One reviewer's verdict. `gap` is one line about what is missing most, possibly empty."""

    ticks: frozenset[Item]
    vote: Vote
    gap: str
    submitted_at: datetime
    helpful: bool = False


@dataclass(frozen=True, slots=True)
class ItemTally:
    """How many reviewers ticked an item, beside the checker, which is None where it says nothing."""

    item: Item
    ticked: int
    reviews: int
    checker: bool | None

    @property
    def applies(self) -> bool:
        """Nobody looks for the cause of what did not fail."""
        return self.checker is not None or self.ticked > 0

    @property
    def differs(self) -> bool:
        """Reviewers disagree among themselves, or with the checker."""
        if 0 < self.ticked < self.reviews:
            return True
        return self.checker is not None and self.checker is not (self.ticked == self.reviews)


@dataclass(frozen=True, slots=True)
class Tally:
    """All scorecards on one answer, without a name. Empty `items` and `votes`: too few to be shown."""

    reviews: int
    items: tuple[ItemTally, ...]
    votes: tuple[tuple[Vote, int], ...]


def tally(scorecards: Sequence[Scorecard], checker: Checklist | None, least: int = TELLING_REVIEWS) -> Tally:
    """`least`: from so many scorecards on they are counted; an author is told of a single one, too."""
    count = len(scorecards)
    if count < max(least, 1):
        return Tally(count, (), ())
    ticked = Counter(item for card in scorecards for item in card.ticks)
    met = {verdict.item: verdict.met for verdict in checker.verdicts} if checker else {}
    votes = Counter(card.vote for card in scorecards)
    return Tally(
        reviews=count,
        items=tuple(ItemTally(item, ticked[item], count, met.get(item)) for item in Item),
        votes=tuple((vote, votes[vote]) for vote in Vote),
    )
