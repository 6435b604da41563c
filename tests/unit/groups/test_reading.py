"""An answer is read whole, page by page, whatever was typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import load
from bot.interview.model import Lang, StarAnswer
from bot.locales import load_catalogue
from bot.settings import Settings
from bot.ui.groups.reading import pages
from bot.ui.wording import Wording

WORDING = Wording(Lang.EN, load_catalogue(), load(Settings(_env_file=None).prompts_dir), {})


def test_a_short_answer_is_one_page_with_its_four_fields():
    [page] = pages(StarAnswer("one", "two", "", "four"), WORDING)
    assert page == "**Situation**\none\n**Task**\ntwo\n**Action**\n—\n**Result**\nfour"


@pytest.mark.parametrize("filling", ["x" * 4000, "*" * 4000, "가" * 4000, "a b\n\n\n" * 600, "@everyone " * 400])
def test_every_page_fits_and_nothing_is_left_out(filling):
    told = pages(StarAnswer(filling, filling, filling, filling), WORDING)
    assert len(told) > 1
    assert all(len(page) <= 3400 for page in told)
    letters = re.sub(r"[^x가ab*]", "", filling)
    whole = re.sub(r"\*\*(Situation|Task|Action|Result)\*\*", "", "".join(told))
    assert len(re.sub(r"[^x가ab*]", "", whole)) == 4 * len(letters) or "everyone" in filling
    assert "@everyone" not in "".join(told)


@given(st.text(max_size=3000))
def test_whatever_was_typed_there_is_at_least_one_page(text):
    assert pages(StarAnswer(text, text, text, text), WORDING)
