"""What the answers of a round have in common."""

from dataclasses import replace

from bot.interview.facets import Aspect, Facet
from bot.interview.hearing import ConductKind, Fits
from bot.interview.model import Conduct, Field, Fit, Item, Lang, ResponseKind, Span, StarAnswer
from bot.interview.rounds.common import MOST_SAID, InCommon, Trait, in_common
from bot.interview.rounds.machine import AnswerRead, AnswerSubmitted, QuestionChosen, advance
from tests.unit.rounds.world import ANSWER, NOW, WORDINGS, checklist, opened

WORDS = ("alpaca", "bakery", "canoe", "dairy", "easel", "ferry")


def answered_with(*checklists, stories=WORDS):
    round_ = opened(questions=len(checklists))
    for number, found in enumerate(checklists, start=1):
        if number > 1:
            round_, _ = advance(round_, QuestionChosen(f"question-{number}"), NOW)
        answer = replace(ANSWER, situation=stories[number - 1])
        round_, _ = advance(round_, AnswerSubmitted(number, answer, Lang.EN), NOW)
        round_, _ = advance(round_, AnswerRead(number, 1, found, WORDINGS), NOW)
    return round_


def test_what_most_stories_lack_is_said_with_its_count():
    bare = checklist(Item.MEASURED)
    assert in_common(answered_with(bare, bare, checklist(), bare)) == (InCommon(Trait.LACKS, 3, 4, Item.MEASURED),)


def test_a_single_answer_has_nothing_in_common_and_neither_has_what_few_lack():
    assert in_common(answered_with(checklist(Item.MEASURED))) == ()
    five = [checklist(Item.MEASURED), checklist(Item.MEASURED), *[checklist()] * 3]
    assert in_common(answered_with(*five)) == ()


def test_what_weighs_most_comes_first_and_what_is_no_story_lacks_no_items():
    conduct = replace(checklist(), conduct=(Conduct(ConductKind.HIDING, Span(Field.ACTION, 0, 3)),))
    other = replace(checklist(), fit=Fit(Fits.NO, missing=Aspect(Facet.CHOICE)))
    habit = checklist(*Item, kind=ResponseKind.HABIT)
    found = in_common(answered_with(habit, habit, other, conduct))
    assert found == (
        InCommon(Trait.CONDUCT, 1, 4),
        InCommon(Trait.NO_STORY, 2, 4),
        InCommon(Trait.OTHER_QUESTION, 1, 4),
    )


def test_half_a_question_is_said_where_it_happened_twice():
    half = replace(checklist(), fit=Fit(Fits.PARTLY, missing=Aspect(Facet.CHOICE)))
    assert in_common(answered_with(half, checklist())) == ()
    assert in_common(answered_with(half, half)) == (InCommon(Trait.HALF_THE_QUESTION, 2, 2),)


def test_a_story_told_again_is_said_and_never_more_than_a_few_things():
    long = StarAnswer("In March the alpaca bakery canoe sank near the dairy", "", "", "easel ferry hamster igloo")
    round_ = answered_with(*[checklist(Item.MEASURED, Item.LESSON, Item.STEPS, Item.STAKES)] * 2)
    told = tuple(replace(t, versions=(replace(t.versions[0], answer=long),)) for t in round_.turns)
    found = in_common(replace(round_, turns=told))
    assert found[0] == InCommon(Trait.RETOLD, 1, 2)
    assert len(found) == MOST_SAID
