"""Normalising: one spelling, and the way back to what was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.checker.normal import normal


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("cafe\u0301", "café"),
        (unicodedata.normalize("NFD", "결제가 멈췄다"), "결제가 멈췄다"),
        ("I didn’t", "I didn't"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\u200bb\u2060c\u00ad", "abc"),
        ("from\u00a018% to\u202f13%", "from 18% to 13%"),
        ("ＫＰＩ １２", "KPI 12"),
        ("𝐈 𝐦𝐨𝐯𝐞𝐝 𝟒𝟎", "I moved 40"),
        ("from **40** to *3*, __now__", "from 40 to 3, now"),
        ("snake_case and 3*4", "snake_case and 3*4"),
        ("1. I called. 2. I wrote.", "I called. I wrote."),
        ("① 로그를 봤다. ② 고쳤다.", "로그를 봤다. 고쳤다."),
        ("- called\n- wrote", "called\n\nwrote"),
        ("Situation: it was down", "it was down"),
        ("[상황] 작년에", "작년에"),
        ("It cost 3. 5 people came", "It cost 3. 5 people came"),
        ("I called.Then I wrote.", "I called. Then I wrote."),
        ("전화했습니다.그다음 썼습니다.", "전화했습니다. 그다음 썼습니다."),
        ("two  blanks", "two blanks"),
    ],
)
def test_spellings_of_the_same_text_become_one(typed: str, plain: str) -> None:
    assert normal(typed).text == plain


def test_positions_point_into_the_text_as_typed() -> None:
    typed = "\u200bThe cafe\u0301 was down.\r\nI fixed it."
    text = normal(typed)
    start = text.text.index("I fixed")
    first, last = text.as_typed(start, start + len("I fixed it."))
    assert typed[first:last] == "I fixed it."


@given(st.text(max_size=80))
def test_every_stretch_maps_back_inside_the_typed_text(typed: str) -> None:
    text = normal(typed)
    for start in range(len(text.text)):
        first, last = text.as_typed(start, len(text.text))
        assert 0 <= first < last <= len(typed)


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing_more(typed: str) -> None:
    once = normal(typed).text
    assert normal(once).text == once
