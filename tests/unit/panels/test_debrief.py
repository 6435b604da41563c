"""The debrief by itself: who may read, votes that changed, the Bar Raiser's veto, ticks without a quote."""

from dataclasses import replace

import pytest

from bot.interview.model import Field, Item
from bot.interview.panels.debrief import (
    PanelScorecard,
    VoteChange,
    changes,
    count,
    may_mend,
    may_read,
    needs_reason,
    proposal,
    to_work_on,
)
from bot.interview.panels.model import REVEALED, Outcome, PanelStage
from bot.interview.rounds.scorecards import Vote
from tests.unit.panels.world import NOW, interviewer, panel

POSTED = interviewer(1, posted_at=NOW, vote=Vote.INCLINED)


@pytest.mark.parametrize("stage", PanelStage)
def test_only_who_posted_reads_and_only_once_all_are_revealed(stage):
    held = panel(POSTED, interviewer(2), interviewer(3, posted_at=NOW, declined_at=NOW), stage=stage)
    assert may_read(held, 1) is (stage in REVEALED)
    for other in (2, 3, held.candidate_id, held.organiser_id, 999):
        assert not may_read(held, other)


def test_ticks_without_words_of_the_candidate_are_found():
    card = PanelScorecard(1, frozenset({Item.OUTCOME, Item.STEPS, Item.OWN_DUTY}), {Field.RESULT: "40 % less"})
    assert card.unquoted == (Item.OWN_DUTY, Item.STEPS)
    assert Item.CAUSE not in card.missing
    assert Item.MEASURED in card.missing


def test_quotes_may_be_added_in_the_debrief_by_whom_the_bar_raiser_asked():
    asked = replace(POSTED, challenged_at=NOW)
    assert may_mend(panel(POSTED), POSTED)
    assert not may_mend(panel(POSTED, stage=PanelStage.READING), POSTED)
    assert may_mend(panel(asked, stage=PanelStage.VOTING), asked)
    assert not may_mend(panel(asked, stage=PanelStage.DECIDED), asked)


def test_a_changed_vote_is_told_with_its_reason_and_an_unchanged_one_needs_none():
    stayed = replace(POSTED, second_vote=Vote.INCLINED)
    moved = interviewer(2, posted_at=NOW, vote=Vote.NOT_INCLINED, second_vote=Vote.INCLINED, reason="the number")
    silent = interviewer(3, posted_at=NOW, vote=Vote.STRONG_HIRE)
    assert changes([stayed, moved, silent]) == (VoteChange(2, Vote.NOT_INCLINED, Vote.INCLINED, "the number"),)
    assert needs_reason(Vote.INCLINED, Vote.NOT_INCLINED)
    assert not needs_reason(Vote.INCLINED, Vote.INCLINED)
    assert silent.final_vote is Vote.STRONG_HIRE
    assert moved.final_vote is Vote.INCLINED


def test_votes_are_counted_in_their_order():
    assert count([Vote.INCLINED, Vote.STRONG_NO_HIRE, Vote.INCLINED, None]) == (
        (Vote.STRONG_HIRE, 0),
        (Vote.INCLINED, 2),
        (Vote.NOT_INCLINED, 0),
        (Vote.STRONG_NO_HIRE, 1),
    )


@pytest.mark.parametrize(
    ("votes", "raiser", "outcome"),
    [
        ((Vote.INCLINED, Vote.INCLINED, Vote.NOT_INCLINED), 1, Outcome.HIRE),
        ((Vote.INCLINED, Vote.INCLINED, Vote.NOT_INCLINED), 3, Outcome.NO_HIRE),
        ((Vote.STRONG_HIRE, Vote.NOT_INCLINED), 1, Outcome.NO_HIRE),
        ((Vote.INCLINED,), 1, Outcome.HIRE),
        ((Vote.INCLINED, Vote.STRONG_HIRE), None, Outcome.HIRE),
    ],
)
def test_the_majority_proposes_and_the_bar_raiser_has_a_veto(votes, raiser, outcome):
    voters = [interviewer(n, posted_at=NOW, vote=vote, bar_raiser=n == raiser) for n, vote in enumerate(votes, start=1)]
    assert proposal(panel(*voters, stage=PanelStage.DECIDING)) is outcome


def test_what_was_missing_most_often_is_worth_working_on():
    told = frozenset(Item) - {Item.MEASURED, Item.LESSON, Item.CAUSE}
    cards = [PanelScorecard(1, told), PanelScorecard(2, told | {Item.LESSON})]
    assert to_work_on(cards) == (Item.MEASURED, Item.LESSON)
