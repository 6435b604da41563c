"""Patterns compiled to be quick find what they find as written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.checker.english.alternatives import compiled

PATTERN = r"\b(?:ab|a[b|)]c|ba?d|b(?:c|d)|x?y|\(z|cab|cad) (?:d|\w)|\b(?:da|db|dc|[ab]d)"


@given(st.text("abcdxyz() |", max_size=30))
def test_grouping_by_first_letter_changes_no_finding(text: str) -> None:
    assert bool(compiled(PATTERN).search(text)) == bool(re.search(PATTERN, text))


@pytest.mark.parametrize("text", ["cad d", "xy d", "y d", "b|c d", "bd d", "ad", "dc"])
def test_each_kind_of_alternative_is_still_found(text: str) -> None:
    assert bool(compiled(PATTERN).search(text)) == bool(re.search(PATTERN, text))
