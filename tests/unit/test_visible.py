"""What can be read, and what only looks as if something stood there."""

import pytest

from bot.interview.visible import tidy, visible

INVISIBLE = {
    "blanks": " \t\n\u00a0\u3000",
    "zero width": "\u200b\u200d\ufeff",
    "Hangul filler": "\u3164",
    "half-width filler": "\uffa0",
    "Hangul initial and vowel fillers": "\u115f\u1160",
    "Braille without dots": "\u2800",
    "Khmer inherent vowels": "\u17b4\u17b5",
    "variation selectors": "\ufe0f\ufe0e",
    "a mark on nothing": "\u0301",
    "tags": "\U000e0041",
    "half of a pair": "\ud83d",
    "a musical null": "\U0001d159",
}


@pytest.mark.parametrize("text", INVISIBLE.values(), ids=INVISIBLE.keys())
def test_what_is_drawn_as_nothing_is_nothing_to_read(text):
    assert not visible(text * 3)
    assert tidy(text * 3) == ""


@pytest.mark.parametrize("text", ["a", "가", "ㄱ", "…", "7", "👍", "\u3164ㅋ", "e\u0301"])
def test_everything_else_is(text):
    assert visible(text)
    assert tidy(f" {text} ").strip() == text
