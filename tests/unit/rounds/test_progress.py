"""Figures over answers."""

from bot.interview.model import Field, Item
from bot.interview.rounds.progress import FieldChange, changes, summarise, work_on
from tests.unit.rounds.world import answered, checklist, opened


def test_only_fields_that_changed_are_told():
    before, after = checklist(Item.STEPS, Item.REASONING, Item.MEASURED), checklist(Item.MEASURED)
    assert changes(before, after) == (FieldChange(Field.ACTION, 1, 3, 3, 3),)


def test_a_cause_that_comes_to_apply_is_a_change():
    assert changes(checklist(), checklist(failure=True)) == (FieldChange(Field.RESULT, 3, 3, 4, 4),)


def test_two_things_to_work_on_the_most_often_missing_first():
    lists = [checklist(Item.SETTING, Item.MEASURED), checklist(Item.MEASURED, Item.LESSON), checklist(Item.LESSON)]
    assert work_on(lists) == (Item.MEASURED, Item.LESSON)


def test_of_items_missing_equally_often_the_heavier_comes_first():
    assert work_on([checklist(Item.SETTING, Item.OWN_ACTIONS, Item.LESSON)]) == (Item.OWN_ACTIONS, Item.LESSON)


def test_where_something_failed_its_cause_is_worked_on_first():
    failed = checklist(Item.ONE_OCCASION, Item.OWN_ACTIONS, Item.CAUSE, failure=True)
    assert work_on([failed]) == (Item.CAUSE, Item.ONE_OCCASION)


def test_the_summary_counts_the_latest_version_of_each_answer():
    summary = summarise(answered(opened(), Item.MEASURED))
    assert (summary.answered, summary.met, summary.asked, summary.work_on) == (1, 10, 11, (Item.MEASURED,))


def test_a_round_without_answers_has_an_empty_summary():
    assert summarise(opened()).answered == 0
