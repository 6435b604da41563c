"""Which question comes next, out of the real collection."""

from datetime import timedelta
from random import Random

import pytest

from bot.content import load
from bot.interview.model import Lang, Level, Principle, Wishes
from bot.interview.rounds.selection import choose
from tests import ROOT
from tests.unit.rounds.world import NOW

LIBRARY = load(ROOT / "bot" / "prompts")


def chosen(put=(), seen=None, seed=1, **wishes):
    return choose(LIBRARY, Wishes(Lang.EN, **wishes), list(put), seen or {}, Random(seed))


def ids(principle):
    return [q.id for q in LIBRARY.questions.values() if q.principle is principle]


@pytest.mark.parametrize("principle", Principle)
def test_the_principle_asked_for_is_the_one_put(principle):
    assert chosen(principle=principle).principle is principle


@pytest.mark.parametrize("level", Level)
def test_the_level_asked_for_is_the_one_put(level):
    assert all(chosen(level=level, seed=seed).level is level for seed in range(20))


def test_no_question_comes_twice_in_a_round():
    put = []
    for _ in ids(Principle.OWNERSHIP):
        put.append(chosen(put, principle=Principle.OWNERSHIP).id)
    assert sorted(put) == sorted(ids(Principle.OWNERSHIP))
    assert chosen(put, principle=Principle.OWNERSHIP) is None


def test_a_level_that_runs_dry_falls_back_to_the_others():
    lead = [q.id for q in LIBRARY.questions.values() if q.principle is Principle.FRUGALITY and q.level is Level.LEAD]
    assert chosen(lead, principle=Principle.FRUGALITY, level=Level.LEAD).principle is Principle.FRUGALITY


def test_what_was_never_seen_comes_before_what_was_and_the_oldest_before_the_newest():
    every = ids(Principle.EARN_TRUST)
    seen = {question: NOW + timedelta(days=day) for day, question in enumerate(every)}
    assert chosen(seen=seen, principle=Principle.EARN_TRUST).id == every[0]
    del seen[every[5]]
    assert chosen(seen=seen, principle=Principle.EARN_TRUST).id == every[5]


def test_a_mixed_round_goes_on_with_a_principle_easily_confused_with_the_one_before():
    first = chosen(principle=Principle.OWNERSHIP)
    assert chosen([first.id]).principle in LIBRARY.principles[Principle.OWNERSHIP].confused_with


def test_a_mixed_round_of_ten_has_ten_principles():
    put = []
    for _ in range(10):
        put.append(chosen(put).id)
    assert len({LIBRARY.questions[q].principle for q in put}) == 10


def test_the_same_seed_chooses_the_same_question():
    assert chosen(seed=7).id == chosen(seed=7).id
    assert len({chosen(seed=seed).id for seed in range(30)}) > 10


def test_questions_that_authors_have_taken_out_do_not_disturb():
    assert chosen(["gone-01"], seen={"gone-02": NOW}) is not None
