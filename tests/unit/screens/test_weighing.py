"""What answers are worth and what a screen comes to."""

from __future__ import annotations

import pytest

from bot.interview.profiles import Depth
from bot.interview.screens.verdicts import PointsVerdict
from bot.interview.screens.weighing import Answered, Reason, Standing, next_level, outcome, standing, worth
from tests.unit.screens.world import STRONG, WEAK, verdict


def test_partly_is_worth_half_and_a_skipped_question_nothing() -> None:
    assert worth(verdict(2, 1, partly=1)) == 0.625
    assert worth(None) == 0
    assert worth(PointsVerdict(())) == 0


def test_wrong_statement_weighs_more_than_a_missing_point() -> None:
    assert worth(verdict(3, 1, wrong=1)) < worth(verdict(2, 2))
    assert worth(verdict(0, 4, wrong=3)) == 0


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (verdict(3, 1), Standing.STRONG),
        (verdict(2, 2), Standing.SOLID),
        (verdict(1, 3), Standing.WEAK),
        (verdict(7, wrong=1), Standing.SOLID),
        (None, Standing.WEAK),
    ],
)
def test_standing_follows_the_worth_and_nobody_is_strong_with_a_wrong_statement(
    given: PointsVerdict | None, expected: Standing
) -> None:
    assert standing(given) is expected


@pytest.mark.parametrize(
    ("level", "given", "expected"),
    [
        (Depth.BASIC, STRONG, Depth.SOLID),
        (Depth.DEEP, STRONG, Depth.DEEP),
        (Depth.SOLID, verdict(2, 2), Depth.SOLID),
        (Depth.SOLID, WEAK, Depth.BASIC),
        (Depth.BASIC, WEAK, Depth.BASIC),
        (Depth.SOLID, None, Depth.BASIC),
        (Depth.SOLID, verdict(0, 4, reasoned=True), Depth.SOLID),
        (Depth.SOLID, verdict(0, 4, reasoned=True, wrong=1), Depth.BASIC),
    ],
)
def test_difficulty_follows_the_last_answer(level: Depth, given: PointsVerdict | None, expected: Depth) -> None:
    assert next_level(level, given) is expected


def answers(*given: PointsVerdict | None, level: Depth = Depth.SOLID) -> list[Answered]:
    return [Answered(f"network-{n:02}", level, each) for n, each in enumerate(given, start=1)]


def test_enough_points_move_on() -> None:
    result = outcome(answers(STRONG, verdict(2, 2), verdict(1, 3)))
    assert (result.moves_on, result.reason) == (True, Reason.POINTS_MADE)
    assert result.weakest == ("network-03", "network-02")


def test_too_few_points_do_not() -> None:
    result = outcome(answers(verdict(1, 3), verdict(2, 2), None))
    assert (result.moves_on, result.reason) == (False, Reason.POINTS_MISSING)
    assert result.weakest[0] == "network-03"


def test_wrong_statements_outweigh_many_points() -> None:
    result = outcome(answers(*[verdict(7, wrong=1)] * 4))
    assert (result.moves_on, result.reason, result.wrong) == (False, Reason.WRONG_STATEMENTS, 4)


def test_deeper_question_weighs_more() -> None:
    basic, deep = answers(STRONG, level=Depth.BASIC), answers(WEAK, level=Depth.DEEP)
    assert outcome(basic + deep).worth == 0.25


def test_screen_without_an_answer_does_not_move_on() -> None:
    assert outcome([]).moves_on is False
