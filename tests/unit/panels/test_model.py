"""Panels by themselves: principles dealt without gaps, who is Bar Raiser, stages, timers, who came."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.model import Lang, Principle
from bot.interview.panels.model import (
    PanelPlan,
    PanelStage,
    deal_principles,
    draw_bar_raiser,
    draw_principles,
    fault,
    following,
    is_over,
    may_be_ended,
    pass_on,
    slots,
)
from bot.interview.panels.times import PanelWord, Presence, is_stale, presence, timer_words
from bot.interview.rounds.scorecards import Vote
from tests.unit.panels.world import NOW, interviewer, panel

PLAN = PanelPlan(1, (2, 3), 4, Lang.EN)


@given(
    st.integers(1, 6),
    st.lists(st.sampled_from(Principle), max_size=3),
    st.sampled_from([10, 55, 60, 90]),
    st.integers(),
)
def test_each_principle_is_asked_by_exactly_one_and_each_asks_two_or_three(people, wanted, minutes, seed):
    drawn = draw_principles(wanted, people, minutes, Random(seed))
    dealt = deal_principles(drawn, range(people), Random(seed))
    every = [principle for own in dealt.values() for principle in own]
    assert sorted(every) == sorted(drawn)
    assert len(set(every)) == len(every)
    assert set(wanted) <= set(every)
    assert list(dealt) == list(range(people))
    assert all(2 <= len(own) <= 3 for own in dealt.values())


def test_six_interviewers_with_room_ask_all_sixteen():
    assert set(draw_principles((), 6, 60, Random(0))) == set(Principle)


def test_one_interviewer_alone_asks_everything():
    assert len(deal_principles(draw_principles((), 1, 55, Random(1)), ["me"], Random(1))["me"]) == 2


def test_the_dealing_is_drawn():
    some = tuple(Principle)[:10]
    assert deal_principles(some, range(4), Random(1)) != deal_principles(some, range(4), Random(2))


@pytest.mark.parametrize("count", [0, 1, 5, 7])
def test_what_cannot_be_dealt_is_refused(count):
    with pytest.raises(ValueError, match="cannot be dealt"):
        deal_principles(tuple(Principle)[:count], (1, 2) if count != 5 else (1,), Random(0))


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({}, None),
        ({"interviewer_ids": (2,)}, None),
        ({"interviewer_ids": (2, 1)}, "candidate_interviews"),
        ({"interviewer_ids": (2, 2)}, "interviewer_twice"),
        ({"interviewer_ids": ()}, "interviewers_count"),
        ({"interviewer_ids": tuple(range(2, 9))}, "interviewers_count"),
        ({"principles": tuple(Principle)[:7]}, "principles_too_many"),
        ({"starts_at": NOW - timedelta(hours=1)}, "in_the_past"),
        ({"starts_at": NOW + timedelta(days=91)}, "too_far"),
        ({"starts_at": NOW + timedelta(days=3)}, None),
        ({"organiser_id": 1}, None),
    ],
)
def test_what_is_wrong_with_a_plan_is_named(changed, key):
    assert fault(replace(PLAN, **changed), NOW) == key


@given(st.sets(st.integers(1, 50), min_size=1, max_size=6), st.integers())
def test_the_bar_raiser_is_one_of_them_and_not_the_organiser_where_it_can_be_helped(people, seed):
    organiser = min(people)
    chosen = draw_bar_raiser(people, organiser, Random(seed))
    assert chosen in people
    assert chosen != organiser or people == {organiser}


def test_interviews_follow_one_another():
    assert slots(NOW, 55, 3) == [NOW, NOW + timedelta(minutes=55), NOW + timedelta(minutes=110)]


def test_the_questions_of_one_who_says_no_go_to_those_with_least_and_what_is_left_is_named():
    gone = interviewer(1, principles=tuple(Principle)[:3])
    busy = interviewer(2, principles=tuple(Principle)[3:6])
    free = interviewer(3, principles=tuple(Principle)[6:8])
    done = interviewer(4, principles=tuple(Principle)[8:10], posted_at=NOW)
    taken, left = pass_on(panel(gone, busy, free, done), gone)
    assert taken == {3: (0,)}
    assert left == tuple(Principle)[1:3]


@given(st.integers(2, 6), st.integers(0, 5))
def test_two_principles_each_leave_no_gap_when_one_of_three_or_more_says_no(people, who):
    all_of_them = [interviewer(n, principles=tuple(Principle)[2 * n : 2 * n + 2]) for n in range(people)]
    gone = all_of_them[who % people]
    taken, left = pass_on(panel(*all_of_them), gone)
    places = sorted(place for own in taken.values() for place in own)
    assert len(places) + len(left) == 2
    assert left == () or people == 2
    assert gone.member_id not in taken


def test_a_panel_begins_at_its_time():
    waiting = panel(interviewer(1), stage=PanelStage.PLANNED, starts_at=NOW)
    assert not is_over(waiting, NOW - timedelta(seconds=1))
    assert is_over(waiting, NOW)
    assert following(PanelStage.PLANNED) is PanelStage.INTERVIEWING


def test_the_debrief_opens_with_the_last_scorecard_and_not_for_those_who_said_no():
    posted, missing = interviewer(1, posted_at=NOW), interviewer(2)
    assert not is_over(panel(posted, missing), NOW)
    assert may_be_ended(panel(posted, missing))
    assert is_over(panel(posted, replace(missing, declined_at=NOW)), NOW)


def test_without_any_scorecard_there_is_no_debrief():
    nobody = panel(interviewer(1, declined_at=NOW), interviewer(2))
    assert not is_over(nobody, NOW)
    assert not may_be_ended(nobody)
    assert not is_over(panel(interviewer(1, declined_at=NOW)), NOW)


def test_reading_ends_with_its_time_and_voting_with_the_last_vote():
    reading = panel(interviewer(1, posted_at=NOW), stage=PanelStage.READING, reading_until=NOW)
    assert is_over(reading, NOW)
    assert not is_over(reading, NOW - timedelta(seconds=1))
    voted = interviewer(1, posted_at=NOW, voted_at=NOW, second_vote=Vote.INCLINED)
    late = interviewer(2)
    assert is_over(panel(voted, late, stage=PanelStage.VOTING), NOW)
    assert not is_over(panel(voted, replace(late, posted_at=NOW), stage=PanelStage.VOTING), NOW)


@pytest.mark.parametrize("stage", [PanelStage.DECIDING, PanelStage.DECIDED, PanelStage.CANCELLED])
def test_nothing_comes_by_itself_after_the_votes(stage):
    over = panel(interviewer(1, posted_at=NOW, voted_at=NOW), stage=stage, reading_until=NOW)
    assert not is_over(over, NOW + timedelta(days=9))
    assert not may_be_ended(over)


def test_the_timer_says_a_word_at_ten_and_at_two_minutes_and_at_the_end():
    words = timer_words(NOW, 55)
    assert {word: (at - NOW).total_seconds() / 60 for word, at in words.items()} == {
        PanelWord.TEN_LEFT: 45,
        PanelWord.TWO_LEFT: 53,
        PanelWord.TIME_UP: 55,
    }
    assert PanelWord.TEN_LEFT not in timer_words(NOW, 10)


def test_a_word_about_time_that_comes_too_late_is_not_said():
    assert not is_stale(PanelWord.TEN_LEFT, NOW, NOW + timedelta(minutes=2))
    assert is_stale(PanelWord.TEN_LEFT, NOW, NOW + timedelta(minutes=6))
    assert is_stale(PanelWord.TWO_LEFT, NOW, NOW + timedelta(minutes=2))
    assert not is_stale(PanelWord.DEBRIEF, NOW, NOW + timedelta(days=2))


@pytest.mark.parametrize(
    ("came", "declined", "now", "over", "found"),
    [
        (0, None, 1, False, Presence.CAME),
        (5, None, 9, False, Presence.CAME),
        (6, None, 9, False, Presence.LATE),
        (None, 0, 9, False, Presence.SAID_NO),
        (3, 4, 9, False, Presence.CAME),
        (None, None, 4, False, Presence.EXPECTED),
        (None, None, 6, False, Presence.ABSENT),
        (None, None, 4, True, Presence.ABSENT),
    ],
)
def test_who_came_who_is_late_and_who_did_not_come(came, declined, now, over, found):
    def at(minutes: int | None) -> datetime | None:
        return None if minutes is None else NOW + timedelta(minutes=minutes)

    assert presence(NOW, at(came), at(declined), NOW + timedelta(minutes=now), over=over) is found
