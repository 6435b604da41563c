"""A day to come, as people type it."""

from datetime import date

import pytest

from bot.interview.model import Lang
from bot.interview.times.dates import read_date
from bot.interview.times.results import Ambiguous, Past, Read, Unread, Why

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("typed", "lang", "day"),
    [
        ("24 Dec", Lang.EN, date(2026, 12, 24)),
        ("2026-12-24", Lang.EN, date(2026, 12, 24)),
        ("in two weeks", Lang.EN, date(2026, 12, 15)),
        ("12월 24일", Lang.KO, date(2026, 12, 24)),
        ("다음 주 금요일", Lang.KO, date(2026, 12, 11)),
    ],
)
def test_a_day_is_read(typed, lang, day):
    found = read_date(typed, TODAY, lang)
    assert isinstance(found, Read)
    assert found.value == day


@pytest.mark.parametrize("typed", ["2026-12-01", "2020-01-01"])
def test_today_and_before_is_over(typed):
    assert isinstance(read_date(typed, TODAY, Lang.EN), Past)


@pytest.mark.parametrize("typed", ["soon", "24 Dec 9pm", "", "9" * 40])
def test_what_is_no_day_is_not_read(typed):
    assert isinstance(read_date(typed, TODAY, Lang.EN), Unread)


def test_two_meanings_are_not_chosen_from():
    assert isinstance(read_date("next friday", TODAY, Lang.EN), Ambiguous)


def test_a_day_that_does_not_exist_is_told_as_such():
    assert read_date("2027-02-30", TODAY, Lang.EN) == Unread(Why.NO_SUCH_DAY)
