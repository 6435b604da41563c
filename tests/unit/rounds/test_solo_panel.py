"""A solo panel: five manners, every principle once, follow-ups as patient as the interviewer, verdicts at the end."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.content import load
from bot.interview.facets import Aspect, Facet
from bot.interview.hearing import ConductKind, Fits
from bot.interview.model import (
    Conduct,
    Field,
    Fit,
    Item,
    Lang,
    Manner,
    Principle,
    ResponseKind,
    Round,
    Seat,
    Span,
    StarAnswer,
    Wishes,
)
from bot.interview.rounds.machine import AnswerRead, AnswerSubmitted, ProbeReplied, QuestionChosen, advance
from bot.interview.rounds.scorecards import Vote
from bot.interview.rounds.solo_panel import LOOP_MANNERS, Leaning, debriefed, next_principle, place_of, seat, seated
from bot.settings import Settings
from tests.unit.rounds.world import ANSWER, NOW, WORDINGS, checklist

LIBRARY = load(Settings(_env_file=None).prompts_dir)
TWO_SEATS = (
    Seat(Manner.PROBING, (Principle.OWNERSHIP, Principle.DIVE_DEEP)),
    Seat(Manner.BAR_RAISER, (Principle.EARN_TRUST,)),
)


def panel(*seats: Seat) -> Round:
    return seat(Round(1, 42, Wishes(Lang.EN, panel=2), None, None, NOW), seats)


def put(round_: Round) -> Round:
    return advance(round_, QuestionChosen(f"question-{len(round_.turns)}"), NOW)[0]


def told(round_: Round, *missing: Item, answer: StarAnswer = ANSWER, kind: ResponseKind = ResponseKind.STORY) -> Round:
    number = round_.turns[-1].number
    kept, _ = advance(round_, AnswerSubmitted(number, answer, Lang.EN), NOW)
    version = len(kept.turns[-1].versions)
    return advance(kept, AnswerRead(number, version, checklist(*missing, kind=kind), WORDINGS), NOW)[0]


@pytest.mark.parametrize("each", [2, 3])
def test_every_manner_sits_once_the_bar_raiser_last_and_no_principle_comes_twice(each):
    seats = seated(LIBRARY, {}, each, Random(3))
    assert sorted(one.manner for one in seats) == sorted(LOOP_MANNERS)
    assert seats[-1].manner is Manner.BAR_RAISER
    dealt = [principle for one in seats for principle in one.principles]
    assert len(dealt) == len(set(dealt)) == 5 * each


def test_principles_that_were_met_longest_ago_come_first():
    met = {q.id: NOW - timedelta(days=1) for q in LIBRARY.questions.values() if q.principle is not Principle.FRUGALITY}
    recent = {q.id: NOW for q in LIBRARY.questions.values() if q.principle is Principle.DELIVER_RESULTS}
    seats = seated(LIBRARY, met | recent, 3, Random(5))
    dealt = [principle for one in seats for principle in one.principles]
    assert dealt[0] is Principle.FRUGALITY
    assert Principle.DELIVER_RESULTS not in dealt


def test_questions_go_from_seat_to_seat_and_a_swapped_one_keeps_its_place():
    round_ = panel(*TWO_SEATS)
    assert round_.wishes.questions == 3
    order = []
    for _ in range(3):
        order.append(next_principle(round_))
        round_ = put(round_)
    assert order == [Principle.OWNERSHIP, Principle.DIVE_DEEP, Principle.EARN_TRUST]
    assert next_principle(round_) is None
    assert [place_of(round_, turn.number) for turn in round_.turns] == [(1, 1), (1, 2), (2, 1)]
    swapped = put(panel(*TWO_SEATS))
    swapped = replace(swapped, turns=(replace(swapped.turns[0], skipped_at=NOW),))
    assert next_principle(swapped) is Principle.OWNERSHIP
    assert place_of(put(swapped), 2) == (1, 1)


@pytest.mark.parametrize(
    ("manner", "follow_ups"),
    [(Manner.SILENT, 1), (Manner.WARM, 2), (Manner.STRICT, 2), (Manner.BAR_RAISER, 3), (Manner.PROBING, 3)],
)
def test_each_manner_has_its_patience(manner, follow_ups):
    missing = (Item.MEASURED, Item.REASONING, Item.LESSON, Item.STAKES)
    round_ = told(put(panel(Seat(manner, (Principle.OWNERSHIP,)))), *missing)
    asked = 0
    while round_.turns[0].open_probe:
        asked += 1
        round_, _ = advance(round_, ProbeReplied(1, len(round_.turns[0].probes), f"reply {asked}"), NOW)
        read = AnswerRead(1, len(round_.turns[0].versions), checklist(*missing), WORDINGS)
        round_, _ = advance(round_, read, NOW)
    assert asked == follow_ups


def test_the_debrief_opens_every_scorecard_with_a_vote_by_what_was_there():
    round_ = told(put(panel(*TWO_SEATS)), Item.MEASURED)
    other = StarAnswer("Another matter in Leeds.", "", "", "")
    round_ = told(put(round_), answer=other)
    round_ = put(round_)
    debrief = debriefed(round_)
    first, second = debrief.scorecards
    assert first.vote is Vote.STRONG_HIRE
    assert first.gap is Item.MEASURED
    assert second.vote is None
    assert debrief.leaning is Leaning.FOR
    assert debrief.actions == (Item.MEASURED,)


FULL = StarAnswer(
    "In March the alpaca bakery canoe sank near the dairy",
    "I was to raise it",
    "with an easel, a ferry and hamsters",
    "igloo",
)


def heard_by_one(*told_turns):
    """What one interviewer votes on these answers; each is a checklist and the words told."""
    round_ = panel(Seat(Manner.WARM, (Principle.OWNERSHIP, Principle.DIVE_DEEP)), TWO_SEATS[1])
    for found, answer in told_turns:
        round_ = put(round_)
        number = round_.turns[-1].number
        round_, _ = advance(round_, AnswerSubmitted(number, answer, Lang.EN), NOW)
        round_, _ = advance(round_, AnswerRead(number, 1, found, WORDINGS), NOW)
    return debriefed(round_).scorecards[0].vote


def test_a_story_told_again_weighs_on_the_vote():
    assert heard_by_one((checklist(), FULL), (checklist(), ANSWER)) is Vote.STRONG_HIRE
    assert heard_by_one((checklist(), FULL), (checklist(), FULL)) is Vote.INCLINED


def test_what_was_told_for_another_question_weighs_more_than_half_an_answer():
    other = replace(checklist(), fit=Fit(Fits.NO, missing=Aspect(Facet.CHOICE)))
    half = replace(checklist(), fit=Fit(Fits.PARTLY, missing=Aspect(Facet.CHOICE)))
    assert heard_by_one((half, FULL)) is Vote.INCLINED
    assert heard_by_one((other, FULL)) is Vote.NOT_INCLINED


def test_nobody_votes_for_conduct_that_they_stopped_at_however_well_it_is_told():
    hidden = replace(checklist(), conduct=(Conduct(ConductKind.HIDING, Span(Field.ACTION, 0, 4)),))
    assert heard_by_one((hidden, FULL), (checklist(), ANSWER)) is Vote.NOT_INCLINED


def test_what_is_no_story_wins_nobody_and_the_bar_raiser_can_stop_a_yes():
    seats = [Seat(manner, (principle,)) for manner, principle in zip(LOOP_MANNERS, Principle, strict=False)]
    round_ = panel(*seats)
    for one in seats:
        kind = ResponseKind.OPINION if one.manner is Manner.BAR_RAISER else ResponseKind.STORY
        round_ = told(put(round_), kind=kind, answer=StarAnswer(one.manner.value, "", "", ""))
    debrief = debriefed(round_)
    assert debrief.scorecards[-1].vote is Vote.STRONG_NO_HIRE
    assert debrief.leaning is Leaning.SPLIT
    assert debriefed(put(panel(*seats))).leaning is None
