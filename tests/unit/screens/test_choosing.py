"""Which technical question comes next."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from random import Random

import pytest

from bot.interview.profiles import Depth, Profile, QuestionKind, TechnicalQuestion
from bot.interview.screens.choosing import Choice, Put, ScreenWishes, Source, next_choice, plan
from bot.interview.screens.verdicts import PointsVerdict
from tests.unit.screens.world import STRONG, WEAK, question

KINDS = [kind for kind in QuestionKind if kind is not QuestionKind.OWN_SYSTEM]
NOW = datetime(2026, 1, 5, tzinfo=UTC)


def bank(*profiles: Profile) -> dict[str, TechnicalQuestion]:
    """Five kinds at each of three levels and two about own systems, a profile."""
    made = [
        question(f"{profile.prefix}{level}{place}", profile, kind, level)
        for profile in profiles
        for level in Depth
        for place, kind in enumerate(KINDS)
    ]
    made += [
        question(f"{profile.prefix}own{n}", profile, QuestionKind.OWN_SYSTEM, Depth.SOLID)
        for profile in profiles
        for n in range(2)
    ]
    return {each.id: each for each in made}


BANK = bank(Profile.GENERAL, Profile.NETWORK, Profile.LINUX)
TEN = ScreenWishes(Profile.NETWORK, 10, ("Moved a data centre", "Built the VPN"))


def walked(
    wishes: ScreenWishes, verdict: PointsVerdict | None, seed: int = 1, due: tuple[str, ...] = ()
) -> list[Choice]:
    put: list[Put] = []
    choices = []
    random = Random(seed)
    while choice := next_choice(BANK, wishes, put, {}, due, random):
        choices.append(choice)
        put.append(Put(choice.question, verdict))
    return choices


@pytest.mark.parametrize("questions", [7, 13])
def test_screen_has_eight_to_twelve_questions(questions: int) -> None:
    with pytest.raises(ValueError, match="8 to 12"):
        ScreenWishes(Profile.NETWORK, questions)


@pytest.mark.parametrize(("questions", "own", "general", "profile"), [(8, 1, 2, 5), (10, 2, 2, 6), (12, 2, 3, 7)])
def test_plan_mixes_own_work_general_and_profile(questions: int, own: int, general: int, profile: int) -> None:
    counts = Counter(plan(ScreenWishes(Profile.NETWORK, questions)))
    assert (counts[Source.OWN], counts[Source.GENERAL], counts[Source.PROFILE]) == (own, general, profile)


@pytest.mark.parametrize("seed", range(5))
def test_questions_are_those_of_the_plan_and_none_comes_twice(seed: int) -> None:
    choices = walked(TEN, STRONG, seed)
    for source, choice in zip(plan(TEN), choices, strict=True):
        assert (choice.question.kind is QuestionKind.OWN_SYSTEM) is (source is Source.OWN)
        assert choice.question.profile is (Profile.GENERAL if source is Source.GENERAL else Profile.NETWORK)
    assert len({choice.question.id for choice in choices}) == 10


def test_each_question_about_own_work_takes_up_another_headline() -> None:
    assert [c.headline for c in walked(TEN, STRONG) if c.headline] == ["Moved a data centre", "Built the VPN"]
    without = walked(ScreenWishes(Profile.NETWORK, 10), STRONG)
    assert all(choice.headline is None for choice in without)


@pytest.mark.parametrize("seed", range(5))
def test_kinds_are_mixed(seed: int) -> None:
    kinds = [c.question.kind for c in walked(TEN, None, seed)]
    assert all(first is not second for first, second in pairwise(kinds))
    assert set(KINDS) <= set(kinds)


def test_strong_answers_make_it_harder_and_weak_ones_easier() -> None:
    strong = [c.question.level for c in walked(TEN, STRONG)][1:-1]
    assert strong[:3] == [Depth.BASIC, Depth.SOLID, Depth.DEEP]
    assert set(strong[2:7]) == {Depth.DEEP}
    assert strong[7:] == [Depth.SOLID] * len(strong[7:])  # five deep ones are all there are of the profile
    assert {c.question.level for c in walked(TEN, WEAK)[1:-2]} == {Depth.BASIC}


def test_what_was_seen_longest_ago_comes_first() -> None:
    put = [Put(BANK["network-own0"], STRONG)]
    seen = dict.fromkeys(BANK, NOW) | {"general-13": datetime(2025, 1, 1, tzinfo=UTC)}
    choice = next_choice(BANK, TEN, put, seen, (), Random(1))
    assert choice is not None
    assert choice.question.id == "general-13"


def test_questions_with_missed_points_come_back_but_do_not_fill_the_screen() -> None:
    due = tuple(id_ for id_ in BANK if id_.startswith("network-3"))
    asked = [c.question.id for c in walked(TEN, WEAK, due=due)]
    assert len(set(asked) & set(due)) == 3


def test_profile_that_runs_dry_falls_back_on_the_general_questions() -> None:
    few = {id_: q for id_, q in BANK.items() if q.profile is Profile.GENERAL or id_ == "network-10"}
    put: list[Put] = []
    while choice := next_choice(few, TEN, put, {}, (), Random(1)):
        put.append(Put(choice.question, STRONG))
    assert len(put) == 10


def test_nothing_left_to_ask_ends_the_screen() -> None:
    assert next_choice({}, TEN, [], {}, (), Random(1)) is None


def test_general_profile_is_a_screen_of_general_questions() -> None:
    choices = walked(ScreenWishes(Profile.GENERAL, 8), STRONG)
    assert {choice.question.profile for choice in choices} == {Profile.GENERAL}


def test_same_seed_asks_the_same_questions() -> None:
    assert walked(TEN, STRONG, seed=3) == walked(TEN, STRONG, seed=3)
