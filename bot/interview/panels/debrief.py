"""The debrief of a panel: who may read what, votes and what changed them, ticks without a quote, what to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.interview.model import Field, Item
from bot.interview.panels.model import DEBRIEF, REVEALED, Outcome, Panel, PanelInterviewer, PanelStage
from bot.interview.rounds.progress import ranked
from bot.interview.rounds.scorecards import Vote

ACTIONS = 3
QUOTE_LIMIT = 600
SUMMARY_LIMIT = 300
REASON_LIMIT = 300
_FOR = (Vote.STRONG_HIRE, Vote.INCLINED)


@dataclass(frozen=True, slots=True)
class PanelScorecard:
    """What one interviewer found in the answer to one of their questions; `number` counts from 1.

    `quotes` are the candidate's words by field, as the interviewer took them down. The cause counts as asked for only
    where it is ticked: nobody looks for the cause of what did not fail.
    """

    number: int
    ticks: frozenset[Item] = frozenset()
    quotes: Mapping[Field, str] = field(default_factory=dict)
    gap: str = ""

    @property
    def unquoted(self) -> tuple[Item, ...]:
        """Ticks in a field from which nothing is quoted."""
        return tuple(item for item in Item if item in self.ticks and not self.quotes.get(item.field))

    @property
    def missing(self) -> tuple[Item, ...]:
        return tuple(item for item in Item if item not in self.ticks and item is not Item.CAUSE)


@dataclass(frozen=True, slots=True)
class VoteChange:
    member_id: int
    before: Vote
    after: Vote
    reason: str


def may_read(panel: Panel, member_id: int) -> bool:
    """Nobody sees another's scorecard before all are revealed, nor without having posted their own."""
    reader = panel.interviewer(member_id)
    return panel.stage in REVEALED and reader is not None and reader in panel.voters


def may_mend(panel: Panel, interviewer: PanelInterviewer) -> bool:
    """Whether quotes may be added and ticks taken back: before the debrief, and in it where one was asked to."""
    if panel.stage in (PanelStage.PLANNED, PanelStage.INTERVIEWING):
        return True
    return panel.stage in DEBRIEF and interviewer.challenged_at is not None and interviewer.posted_at is not None


def needs_reason(first: Vote | None, second: Vote) -> bool:
    return first is not second


def changes(voters: Iterable[PanelInterviewer]) -> tuple[VoteChange, ...]:
    return tuple(
        VoteChange(one.member_id, one.vote, one.second_vote, one.reason)
        for one in voters
        if one.vote is not None and one.second_vote is not None and one.vote is not one.second_vote
    )


def count(votes: Iterable[Vote | None]) -> tuple[tuple[Vote, int], ...]:
    """All four, strongest first."""
    counted = Counter(votes)
    return tuple((vote, counted[vote]) for vote in Vote)


def proposal(panel: Panel) -> Outcome:
    """More than half of the final votes, and the Bar Raiser's among them: theirs is a veto."""
    finals = [one.final_vote for one in panel.voters]
    raiser = panel.bar_raiser
    vetoed = raiser is not None and raiser.final_vote is not None and raiser.final_vote not in _FOR
    favourable = sum(vote in _FOR for vote in finals)
    return Outcome.HIRE if favourable * 2 > len(finals) and not vetoed else Outcome.NO_HIRE


def to_work_on(scorecards: Sequence[PanelScorecard]) -> tuple[Item, ...]:
    """What was missing most often over all answers."""
    return ranked(Counter(item for card in scorecards for item in card.missing), ACTIONS)
