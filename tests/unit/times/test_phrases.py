"""The tables of what people type: each phrase is read as it says, asked about, or refused with the word at fault."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.interview.model import Lang
from bot.interview.times.results import Past, Unread
from tests.unit.times.phrases import READERS, Phrase, nonsense, phrases, read

_ALL = list(phrases())


@pytest.mark.parametrize("phrase", _ALL, ids=str)
def test_phrase_comes_to_what_the_table_says(phrase: Phrase) -> None:
    assert phrase.outcome().casefold() == phrase.expected.casefold()


@pytest.mark.parametrize(("lang", "typed"), list(nonsense()))
def test_nonsense_is_refused_by_every_reader(lang: Lang, typed: str) -> None:
    read_as = {reader: read(reader, typed, lang) for reader in READERS}
    assert not {reader: one for reader, one in read_as.items() if not isinstance(one, Unread | Past)}


@pytest.mark.parametrize("lang", Lang)
def test_tables_are_large_and_say_nothing_twice(lang: Lang) -> None:
    own = [(phrase.section, phrase.typed) for phrase in _ALL if phrase.lang is lang]
    assert len(own) >= 400
    assert not [one for one, count in Counter(own).items() if count > 1]
    assert sum(of is lang for of, _ in nonsense()) >= 60
