"""The real prompts/: what a wrong edit there would break."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from bot.content import load
from bot.errors import ContentError
from bot.interview.facets import ASPECTS, Aspect, Facet
from bot.interview.library import Library, Text, Wordings
from bot.interview.model import Item, Lang, Level, Principle, Tag
from tests import ROOT

PROMPTS = ROOT / "prompts"

KOREAN_NAMES = {
    Principle.CUSTOMER_OBSESSION: "고객 집착",
    Principle.OWNERSHIP: "주인 의식",
    Principle.INVENT_AND_SIMPLIFY: "창조하고 간소화하라",
    Principle.ARE_RIGHT_A_LOT: "많이 옳아야 한다",
    Principle.LEARN_AND_BE_CURIOUS: "학습하고 호기심을 가져라",
    Principle.HIRE_AND_DEVELOP_THE_BEST: "최고를 채용하고 육성한다",
    Principle.INSIST_ON_THE_HIGHEST_STANDARDS: "최고의 기준을 고집하라",
    Principle.THINK_BIG: "생각의 폭을 넓혀라",
    Principle.BIAS_FOR_ACTION: "신속하게 판단하고 행동하라",
    Principle.FRUGALITY: "검소",
    Principle.EARN_TRUST: "신뢰를 쌓아라",
    Principle.DIVE_DEEP: "심층적으로 분석하라",
    Principle.HAVE_BACKBONE_DISAGREE_AND_COMMIT: "기개를 가지라: 반대하고 받아들여라",
    Principle.DELIVER_RESULTS: "결과를 내야 한다",
    Principle.STRIVE_TO_BE_EARTHS_BEST_EMPLOYER: "지구 최고의 고용주가 되기 위해 노력하라",
    Principle.SUCCESS_AND_SCALE_BRING_BROAD_RESPONSIBILITY: "성공과 확장은 광범위한 책임을 가져온다",
}


ENGINEERING = re.compile("장애|배포|고객사|이관|온콜|시스템|서버|클라우드|리뷰|플랫폼|기술|취약점|서비스|데이터")


@pytest.fixture(scope="module")
def library() -> Library:
    """Fails with every fault of every file together."""
    try:
        return load(PROMPTS)
    except ContentError as error:
        pytest.fail("\n".join(str(fault) for fault in error.faults), pytrace=False)


def test_all_of_prompts_is_without_a_fault(library: Library) -> None:
    assert len(library.questions) >= 128
    assert len(library.items) == len(Item)


def test_korean_names_are_the_official_ones_but_for_one_that_read_like_two(library: Library) -> None:
    assert {key: guide.name[Lang.KO] for key, guide in library.principles.items()} == KOREAN_NAMES


def test_every_principle_is_confused_with_another_so_that_it_can_be_practised_beside_it(library: Library) -> None:
    assert all(guide.confused_with for guide in library.principles.values())


@pytest.mark.parametrize("principle", Principle)
def test_every_principle_has_questions_from_the_work_of_an_engineer(library: Library, principle: Principle) -> None:
    asked = [
        question
        for question in library.questions.values()
        if question.principle is principle and ENGINEERING.search(question.text[Lang.KO])
    ]
    assert len(asked) >= 2


def test_every_principle_has_questions_for_every_level(library: Library) -> None:
    counts = Counter((question.principle, question.level) for question in library.questions.values())
    assert {(principle, level) for principle in Principle for level in Level} <= counts.keys()


def test_failures_conflicts_and_choices_are_all_asked_for(library: Library) -> None:
    counts = Counter(tag for question in library.questions.values() for tag in question.tags)
    assert min(counts[tag] for tag in Tag) >= 8


TAGGED = {Tag.FAILURE: Facet.OWN_FAILURE, Tag.CONFLICT: Facet.DISAGREEMENT, Tag.CHOICE: Facet.CHOICE}
ASKED_BESIDE_THE_TAGS = {
    "have-backbone-disagree-and-commit-10",
    "success-and-scale-bring-broad-responsibility-11",
    "are-right-a-lot-09",
}
"""They ask for a disagreement, too."""


def test_what_a_tag_says_is_asked_for_is_a_facet_and_the_other_way_round(library: Library) -> None:
    differing = {
        question.id
        for question in library.questions.values()
        for tag, facet in TAGGED.items()
        if (tag in question.tags) is not (facet in {aspect.facet for aspect in question.facets})
    }
    assert differing == ASKED_BESIDE_THE_TAGS


def test_every_facet_and_every_form_is_asked_for_by_some_question(library: Library) -> None:
    asked = {aspect for question in library.questions.values() for aspect in question.facets}
    assert set(ASPECTS) - asked <= {Aspect(facet) for facet in (Facet.CUSTOMER_NEED, Facet.ADMITTED_FAULT, Facet.COST)}
    assert {aspect.facet for aspect in asked} == set(Facet)


def every_wording(wordings: Wordings) -> list[Text]:
    own = [text for some in wordings.of_principle.values() for text in some]
    return [*wordings.plain, *wordings.quoted, *wordings.again, *own]


@pytest.mark.parametrize("lang", Lang)
def test_no_text_stands_twice(library: Library, lang: Lang) -> None:
    questions = [question.text[lang] for question in library.questions.values()]
    hints = [question.hint[lang] for question in library.questions.values()]
    asked_back = [text[lang] for some in library.follow_ups.values() for text in every_wording(some)]
    facets = [text[lang] for guide in library.aspects.values() for text in (guide.missing, guide.ask)]
    repeated = [text for text, count in Counter([*questions, *hints, *asked_back, *facets]).items() if count > 1]
    assert not repeated
