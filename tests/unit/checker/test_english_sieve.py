"""Trying a cue only at the words that it may begin with finds what searching the whole text for it finds."""

import re
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checker.english import cues, principles
from bot.checker.english.word_sieve import PlacedText, WordSieve

PATTERNS = [
    re.compile(p) for p in (r"\b(?:ab|a\d|cd?) ?b", r"^ab|\bba", r"b+|c", r"\b\d+ ?a", r"\b[a-c]{2,} \w", r"\b1?a")
]
TOLD = """
    i we had not never forgot 12 3% $5 from to the customer's, customers asked him lost; only half of 3rd (too late) é
    missed deadline boss said because my fault next time x2 _a learned that they were automated by hand 40k €
    """
WORDS = st.sampled_from(TOLD.split())


def searched(sieve: WordSieve, text: str, most: int) -> dict[int, int]:
    hits = {n: sum(1 for _ in islice(p.finditer(text), most)) for n, p in enumerate(sieve.patterns)}
    return {number: count for number, count in hits.items() if count}


@given(st.text("ab cd1é-", max_size=30))
def test_nothing_that_matches_is_held_back(text: str) -> None:
    sieve = WordSieve(PATTERNS)
    assert sieve.counted(PlacedText(text), most=3) == searched(sieve, text, 3)
    assert sieve.found(PlacedText(text)) == list(searched(sieve, text, 1))


@pytest.mark.parametrize("sieve", [principles.SIEVE, *cues.SIEVES.values()])
@given(st.lists(WORDS, max_size=25).map(" ".join))
@settings(max_examples=15, deadline=None)
def test_no_cue_is_held_back(sieve: WordSieve, text: str) -> None:
    assert sieve.counted(PlacedText(text), most=3) == searched(sieve, text, 3)
