"""Strong stories carry alone; where they just do, somebody who wants to know nothing of the work tips it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.interview.model import Closing, Lang, Manner, Principle, Round, Seat, Wishes
from bot.interview.paths import managing
from bot.interview.rounds.scorecards import Vote

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SEAT = Seat(Manner.STRICT, (Principle.OWNERSHIP,), manages=True)
TALK = Round(1, 42, Wishes(Lang.EN), None, None, NOW, closed_at=NOW, closing=Closing.FINISHED, seats=(SEAT,))
FITS, WEAK = "Who teaches whom on the team?", "How many days off do I get?"


@pytest.mark.parametrize(
    ("vote", "asked", "on"),
    [
        (Vote.STRONG_HIRE, FITS, True),
        (Vote.STRONG_HIRE, "", True),
        (Vote.INCLINED, FITS, True),
        (Vote.INCLINED, f"{WEAK}\n{FITS}", True),
        (Vote.INCLINED, WEAK, False),
        (Vote.INCLINED, "", False),
        (Vote.NOT_INCLINED, FITS, False),
        (Vote.STRONG_NO_HIRE, FITS, False),
        (None, FITS, False),
    ],
)
def test_who_moves_on(vote, asked, on):
    assert managing.carries(vote, asked) is on


@pytest.mark.parametrize("closing", [Closing.STOPPED, Closing.DROPPED])
def test_a_talk_that_was_left_moves_nobody_on(closing):
    assert not managing.moves_on(replace(TALK, closing=closing), FITS)
