"""A principle is found by whatever people call it."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.errors import PrincipleUnknownError
from bot.interview.model import Lang, Principle
from bot.locales import load_catalogue
from bot.settings import Settings
from bot.ui.choices import MIXED, principle_choices, principle_of
from bot.ui.panels.opening import principles_choices, principles_typed
from bot.ui.wording import Wording

LIBRARY = load(Settings(_env_file=None).prompts_dir)
WORDINGS = {lang: Wording(lang, load_catalogue(), LIBRARY, {}) for lang in Lang}
CALLED = [
    ("오너십", Principle.OWNERSHIP),
    ("주인의식", Principle.OWNERSHIP),
    ("절약", Principle.FRUGALITY),
    ("근검절약", Principle.FRUGALITY),
    ("크게 생각", Principle.THINK_BIG),
    ("깊이 파고들기", Principle.DIVE_DEEP),
    ("소신", Principle.HAVE_BACKBONE_DISAGREE_AND_COMMIT),
    ("반대", Principle.HAVE_BACKBONE_DISAGREE_AND_COMMIT),
    ("성과", Principle.DELIVER_RESULTS),
    ("실행력", Principle.BIAS_FOR_ACTION),
    ("인재", Principle.HIRE_AND_DEVELOP_THE_BEST),
    ("창조하고 간소화하라", Principle.INVENT_AND_SIMPLIFY),
    ("리더는 대부분 옳다", Principle.ARE_RIGHT_A_LOT),
    ("HBDC", Principle.HAVE_BACKBONE_DISAGREE_AND_COMMIT),
    ("bfa", Principle.BIAS_FOR_ACTION),
    ("L&BC", Principle.LEARN_AND_BE_CURIOUS),
    ("검소 (Frugality)", Principle.FRUGALITY),
]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(("typed", "principle"), CALLED)
def test_a_principle_is_found_by_what_people_call_it(lang: Lang, typed: str, principle: Principle) -> None:
    assert principle_of(typed, WORDINGS[lang]) is principle
    assert principle.value in [choice.value for choice in principle_choices(typed, WORDINGS[lang])]


@pytest.mark.parametrize("lang", Lang)
def test_what_the_choices_and_the_cards_show_is_read_back(lang: Lang) -> None:
    wording = WORDINGS[lang]
    for choice in principle_choices("", wording):
        if choice.value != MIXED:
            assert principle_of(choice.name, wording) is Principle(choice.value)
            assert principle_of(wording.principle(Principle(choice.value)), wording) is Principle(choice.value)


def test_what_no_principle_is_called_is_refused() -> None:
    with pytest.raises(PrincipleUnknownError):
        principle_of("열정", WORDINGS[Lang.KO])


@pytest.mark.parametrize("lang", Lang)
def test_several_principles_are_typed_on_by_any_of_their_names(lang: Lang) -> None:
    wording = WORDINGS[lang]
    begun = principles_choices("오너십, 절약", wording)
    assert principles_typed(begun[0].value, wording) == (Principle.OWNERSHIP, Principle.FRUGALITY)
    shown = wording.principle(Principle.ARE_RIGHT_A_LOT)
    assert principles_typed(f"{shown}, Dive Deep", wording) == (Principle.ARE_RIGHT_A_LOT, Principle.DIVE_DEEP)
    longest = wording.principle(Principle.SUCCESS_AND_SCALE_BRING_BROAD_RESPONSIBILITY)
    assert all(len(choice.name) <= 100 for choice in principles_choices(f"{longest}, ", wording))
