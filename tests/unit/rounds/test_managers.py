"""A hiring manager's talk: every theme in order, what was met longest ago first, follow-ups by manner."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.content import load
from bot.interview.model import Lang, Manner, Round, Theme, Turn, Wishes
from bot.interview.rounds.managers import MANNERS, next_of_talk, talk, theme_of
from bot.interview.rounds.solo_panel import patience
from bot.store.rounds.codec import decode_seats, encode_seats
from tests import ROOT

LIBRARY = load(ROOT / "prompts")
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def begun(manner: Manner = Manner.WARM) -> Round:
    return talk(Round(1, 42, Wishes(Lang.EN), None, None, NOW), LIBRARY, manner)


def put(round_: Round, question_id: str) -> Round:
    return replace(round_, turns=(*round_.turns, Turn(len(round_.turns) + 1, question_id, NOW)))


def test_themes_come_in_order_and_then_nothing():
    round_, asked = begun(), []
    while question := next_of_talk(LIBRARY, round_, {}, Random(1)):
        asked.append(theme_of(LIBRARY, question.id))
        round_ = put(round_, question.id)
    assert asked == list(Theme)
    assert round_.wishes.questions == len(Theme)


def test_of_a_theme_comes_what_was_met_longest_ago():
    ids = LIBRARY.themes[Theme.MOTIVATION]
    seen = {id_: NOW - timedelta(days=day) for day, id_ in enumerate(ids)}
    found = next_of_talk(LIBRARY, begun(), seen, Random(1))
    assert found is not None
    assert found.id == ids[-1]


@pytest.mark.parametrize(
    ("manner", "most", "minutes"),
    [(Manner.STRICT, 3, 8), (Manner.WARM, 2, None), (Manner.SILENT, 1, None), (Manner.HURRIED, 2, 5)],
)
def test_a_manner_has_its_patience_and_its_time(manner, most, minutes):
    round_ = begun(manner)
    assert patience(put(round_, "manager-style-01"), 1) == most
    assert round_.wishes.minutes == minutes


@pytest.mark.parametrize("manner", MANNERS)
def test_a_manager_is_stored_as_one(manner):
    seats = begun(manner).seats
    assert decode_seats(encode_seats(seats)) == seats
    assert begun(manner).is_talk
