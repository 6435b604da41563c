"""What several scorecards come to: counts beside the checker, and nothing that tells who ticked what."""

from datetime import UTC, datetime

from bot.interview.model import Item
from bot.interview.rounds.scorecards import Scorecard, Vote, tally
from tests.unit.rounds.world import checklist

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def card(*ticks: Item, vote: Vote = Vote.INCLINED) -> Scorecard:
    return Scorecard(frozenset(ticks), vote, "", NOW)


def test_one_scorecard_alone_counts_nothing():
    alone = tally([card(Item.OUTCOME)], checklist())
    assert (alone.reviews, alone.items, alone.votes) == (1, (), ())
    assert tally([], None).reviews == 0


def test_an_author_is_told_of_a_single_scorecard():
    alone = tally([card(Item.OUTCOME)], checklist(), least=1)
    assert alone.reviews == 1
    assert {one.item for one in alone.items if one.ticked} == {Item.OUTCOME}
    assert dict(alone.votes)[Vote.INCLINED] == 1
    assert tally([], checklist(), least=1).items == ()


def test_ticks_are_counted_item_by_item_beside_the_checker():
    found = tally([card(Item.OUTCOME, Item.STEPS), card(Item.OUTCOME)], checklist(Item.OUTCOME))
    of = {one.item: one for one in found.items}
    assert list(of) == list(Item)
    assert (of[Item.OUTCOME].ticked, of[Item.OUTCOME].reviews, of[Item.OUTCOME].checker) == (2, 2, False)
    assert of[Item.STEPS].ticked == 1


def test_where_reviewers_and_checker_differ_is_marked():
    found = tally([card(Item.OUTCOME, Item.STEPS), card(Item.OUTCOME)], checklist(Item.LESSON))
    of = {one.item: one.differs for one in found.items}
    assert of[Item.STEPS]  # reviewers among themselves
    assert of[Item.SETTING]  # both against the checker
    assert not of[Item.OUTCOME]
    assert not of[Item.LESSON]


def test_what_does_not_apply_is_left_out_unless_somebody_ticked_it():
    def applies(*cards: Scorecard) -> bool:
        return next(one for one in tally(cards, checklist()).items if one.item is Item.CAUSE).applies

    assert not applies(card(), card())
    assert applies(card(Item.CAUSE), card())


def test_without_a_checklist_reviewers_stand_alone():
    found = tally([card(Item.OUTCOME), card(Item.OUTCOME)], None)
    assert not any(one.differs for one in found.items)


def test_votes_are_counted_in_their_order():
    votes = (Vote.STRONG_NO_HIRE, Vote.STRONG_HIRE, Vote.STRONG_NO_HIRE)
    found = tally([card(vote=vote) for vote in votes], None)
    assert [count for _, count in found.votes] == [1, 0, 0, 2]
