"""The state machine of a round: what happens next, and that what a member wrote is never refused."""

from dataclasses import replace

import pytest

from bot.interview.model import FIELD_LIMIT, Closing, Ending, Field, Item, Lang, Origin, ResponseKind, StarAnswer
from bot.interview.rounds.machine import (
    AnswerRead,
    AnswerSubmitted,
    AskEnding,
    AskField,
    AskQuestion,
    ChooseQuestion,
    FieldTyped,
    NextWanted,
    ProbeReplied,
    QuestionChosen,
    QuestionSwapped,
    ReadAnswer,
    Reason,
    Refuse,
    RoundStopped,
    ShowChecklist,
    ShowSummary,
    advance,
    drafted_answer,
    standing,
)
from bot.interview.rounds.replies import Judged
from tests.unit.rounds.world import ANSWER, NOW, WORDINGS, answered, checklist, later, opened


def submit(round_, turn=1, answer=ANSWER, at=NOW):
    return advance(round_, AnswerSubmitted(turn, answer, Lang.EN), at)


def test_a_chosen_question_becomes_the_current_turn():
    round_, effects = advance(opened(questions=2), QuestionChosen("dive-deep-02"), later(3))
    assert effects == (AskQuestion(2),)
    assert (round_.current.question_id, round_.current.asked_at) == ("dive-deep-02", later(3))


def test_an_answer_is_kept_before_it_is_read():
    round_, effects = submit(opened())
    assert effects == (ReadAnswer(1),)
    assert round_.turns[0].latest.answer == ANSWER
    assert round_.turns[0].latest.checklist is None
    assert standing(round_) == ReadAnswer(1)


def test_a_read_answer_shows_its_checklist_with_one_probe_for_what_is_missing():
    kept, _ = submit(opened())
    read, effects = advance(kept, AnswerRead(1, 1, checklist(Item.MEASURED), WORDINGS), later(1))
    assert effects == (ShowChecklist(1),)
    assert read.turns[0].open_probe.asks is Item.MEASURED


def test_the_same_form_sent_twice_keeps_one_version():
    once, _ = submit(opened())
    twice, effects = submit(once)
    assert len(twice.turns[0].versions) == 1
    assert effects == (ReadAnswer(1),)


def test_late_answer_is_kept_and_marked():
    round_, _ = submit(opened(minutes=5), at=later(6))
    assert round_.turns[0].latest.late


def test_an_answer_in_time_or_without_a_limit_is_not_late():
    assert not submit(opened(minutes=5), at=later(5))[0].turns[0].latest.late
    assert not submit(opened(), at=later(500))[0].turns[0].latest.late


def test_a_revision_keeps_the_earlier_version():
    revised, _ = submit(answered(opened()), answer=replace(ANSWER, result="Back at ten."), at=later(9))
    assert [v.origin for v in revised.turns[0].versions] == [Origin.SUBMITTED, Origin.REVISED]
    assert revised.turns[0].versions[0].answer == ANSWER


def test_a_reply_is_told_at_the_end_of_the_field_that_it_was_asked_about():
    before = answered(opened(), Item.MEASURED)
    after, effects = advance(before, ProbeReplied(1, 1, "From 9 % to 2 %."), later(2))
    assert effects == (ReadAnswer(1),)
    assert after.turns[0].latest.answer.result == "It was back at eleven.\nFrom 9 % to 2 %."
    assert after.turns[0].probes[0].reply == "From 9 % to 2 %."


def test_a_reply_to_a_probe_that_is_settled_already_is_kept_too():
    before = answered(opened(), Item.MEASURED)
    once, _ = advance(before, ProbeReplied(1, 1, "From 9 % to 2 %."), later(2))
    twice, _ = advance(once, ProbeReplied(1, 1, "And no calls."), later(3))
    assert twice.turns[0].latest.answer.result.endswith("From 9 % to 2 %.\nAnd no calls.")


def test_a_probe_that_is_still_to_the_point_stays_after_a_revision():
    before = answered(opened(), Item.MEASURED, Item.LESSON)
    revised, _ = submit(before, answer=replace(ANSWER, situation="In May."))
    read, _ = advance(revised, AnswerRead(1, 2, checklist(Item.MEASURED), WORDINGS), later(3))
    assert read.turns[0].probes == before.turns[0].probes


def test_a_probe_that_a_revision_has_met_gives_way_to_the_next():
    before = answered(opened(), Item.MEASURED, Item.LESSON)
    revised, _ = submit(before, answer=replace(ANSWER, result="9 % to 2 %."))
    read, _ = advance(revised, AnswerRead(1, 2, checklist(Item.LESSON), WORDINGS), later(3))
    assert read.turns[0].open_probe.asks is Item.LESSON


def test_a_checklist_that_comes_late_is_put_on_the_version_that_was_read():
    first, _ = submit(opened())
    second, _ = submit(first, answer=replace(ANSWER, result="Back at ten."))
    read, _ = advance(second, AnswerRead(1, 1, checklist(), WORDINGS), later(2))
    assert read.turns[0].versions[0].checklist is not None
    assert read.turns[0].latest.checklist is None


def test_next_asks_for_a_question_until_all_are_put_then_finishes():
    two = answered(opened(questions=2))
    _, effects = advance(two, NextWanted(1), later(2))
    assert effects == (ChooseQuestion(),)
    closed, effects = advance(answered(opened(questions=1)), NextWanted(1), later(2))
    assert effects == (ShowSummary(),)
    assert (closed.closing, closed.closed_at) == (Closing.FINISHED, later(2))


def test_a_swapped_question_does_not_count_as_put():
    swapped, effects = advance(opened(questions=1), QuestionSwapped(1), later(1))
    assert effects == (ChooseQuestion(),)
    assert swapped.put == 0


def test_an_answered_question_is_not_swapped():
    round_, effects = advance(answered(opened()), QuestionSwapped(1), later(2))
    assert effects == (Refuse(Reason.TURN_PASSED),)
    assert round_.turns[0].skipped_at is None


@pytest.mark.parametrize("event", [QuestionSwapped(1), NextWanted(1), FieldTyped(1, "text")])
def test_buttons_of_a_closed_round_are_refused(event):
    closed, _ = advance(answered(opened()), RoundStopped(Closing.STOPPED), later(2))
    assert advance(closed, event, later(3)) == (closed, (Refuse(Reason.ROUND_OVER),))


@pytest.mark.parametrize("event", [QuestionSwapped(1), NextWanted(1)])
def test_buttons_of_a_passed_question_are_refused(event):
    going_on, _ = advance(answered(opened(questions=2)), QuestionChosen("dive-deep-02"), later(2))
    assert advance(going_on, event, later(3)) == (going_on, (Refuse(Reason.TURN_PASSED),))


def test_stopping_twice_is_refused():
    closed, _ = advance(opened(), RoundStopped(Closing.STOPPED), later(2))
    assert advance(closed, RoundStopped(Closing.STOPPED), later(3))[1] == (Refuse(Reason.ROUND_OVER),)


def test_an_answer_to_a_closed_round_or_a_passed_question_is_kept():
    closed, _ = advance(opened(), RoundStopped(Closing.STOPPED), later(2))
    assert submit(closed)[0].turns[0].latest.answer == ANSWER
    passed, _ = advance(opened(questions=2), QuestionChosen("dive-deep-02"), later(2))
    assert submit(passed, turn=1)[0].turns[0].latest.answer == ANSWER


def test_typed_messages_fill_field_after_field_and_then_ask_how_it_ended():
    round_, asked = opened(), []
    for text in ("one", "two", "three", "four"):
        round_, (effect,) = advance(round_, FieldTyped(1, text), later(1))
        asked.append(effect)
    assert asked == [AskField(1, Field.TASK), AskField(1, Field.ACTION), AskField(1, Field.RESULT), AskEnding(1)]
    assert standing(round_) == AskEnding(1)
    told = drafted_answer(round_.turns[0].draft, Ending.PARTLY)
    assert told == StarAnswer("one", "two", "three", "four", Ending.PARTLY)


def test_what_is_typed_after_the_fourth_field_belongs_to_the_result():
    round_ = opened()
    for text in ("one", "two", "three", "four", "five"):
        round_, _ = advance(round_, FieldTyped(1, text), later(1))
    assert round_.turns[0].draft.told[-1] == "four\nfive"


def test_a_submitted_form_takes_the_place_of_the_draft():
    typed, _ = advance(opened(), FieldTyped(1, "one"), later(1))
    assert submit(typed)[0].turns[0].draft is None


def test_what_a_form_cannot_hold_follows_the_revised_text():
    long = replace(ANSWER, action="a" * FIELD_LIMIT + " and the tail")
    kept, _ = submit(opened(), answer=long)
    revised, _ = submit(kept, answer=replace(ANSWER, action="b" * 10))
    assert revised.turns[0].latest.answer.action == "b" * 10 + " and the tail"


def test_a_turn_that_the_round_never_had_is_an_error():
    with pytest.raises(KeyError):
        submit(opened(), turn=9)


def replied(round_, probe=1, reply="Nine to two.", *, missing=(), met=None, at=2, **other):
    """A reply given and read, `missing` not met in what the checker says of the whole."""
    kept, _ = advance(round_, ProbeReplied(1, probe, reply), later(at))
    judged = None if met is None else Judged(met)
    read = AnswerRead(1, len(kept.turns[0].versions), checklist(*missing, **other), WORDINGS, None, judged)
    return advance(kept, read, later(at))[0].turns[0]


def test_the_language_of_a_reply_is_that_of_the_answer():
    korean, _ = advance(opened(), AnswerSubmitted(1, ANSWER, Lang.KO), NOW)
    read, _ = advance(korean, AnswerRead(1, 1, checklist(Item.MEASURED), WORDINGS), NOW)
    assert replied(read, reply="40 → 0").latest.lang is Lang.KO


def test_a_reply_takes_no_tick_away_and_makes_no_story_a_hypothetical():
    before = answered(opened(), Item.MEASURED, Item.LESSON)
    after = replied(before, missing=(Item.STEPS, Item.LESSON), kind=ResponseKind.HYPOTHETICAL).latest.checklist
    assert after.kind is ResponseKind.STORY
    assert after.missing == (Item.LESSON,)


def test_what_was_asked_for_is_judged_by_the_reply_and_rests_on_its_words():
    before = answered(opened(), Item.MEASURED)
    turn = replied(before, reply="from forty down to none", missing=(Item.MEASURED,), met=True)
    verdict = turn.latest.checklist.verdict(Item.MEASURED)
    assert verdict.met
    assert verdict.span.words(turn.latest.answer) == "from forty down to none"
    vague = replied(before, reply="It rained a lot that day.", met=False)
    assert vague.latest.checklist.missing == (Item.MEASURED,)
    assert vague.probes[0].met is False


def test_a_chain_goes_on_until_it_is_as_long_as_the_member_wished():
    for wished, asked in ((0, 0), (1, 1), (2, 2), (None, 3)):
        round_ = answered(opened(follow_ups=wished), Item.MEASURED, Item.LESSON, Item.STEPS, Item.STAKES)
        turn = round_.turns[0]
        while turn.open_probe:
            missing = (Item.MEASURED, Item.LESSON, Item.STEPS, Item.STAKES)
            number = len(turn.probes)
            turn = replied(replace(round_, turns=(turn,)), number, f"reply {number}", missing=missing, at=number + 1)
        assert len(turn.probes) == asked
