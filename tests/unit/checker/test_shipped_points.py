"""The technical questions of prompts/ as the reader of points sees them."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from bot.checker.points import judge_points
from bot.content import load
from bot.interview.library import Library
from bot.interview.model import Lang
from bot.interview.profiles import Depth, Profile, QuestionKind, TechnicalQuestion
from bot.interview.screens.verdicts import Found
from tests import ROOT

LEAST_QUESTIONS = 20
LEAST_OF_KIND = {QuestionKind.BROKEN: 3, QuestionKind.COMPARE: 2, QuestionKind.OWN_SYSTEM: 2}
LEAST_SAID = 0.9
"""Of the sentences that say what a point is, so many are found as it; those on own systems only say what to tell."""


@cache
def questions_of(profile: Profile) -> tuple[TechnicalQuestion, ...]:
    return tuple(question for question in shipped().technical.values() if question.profile is profile)


@cache
def shipped() -> Library:
    return load(ROOT / "prompts")


@pytest.mark.parametrize("profile", Profile)
def test_every_profile_has_enough_questions_of_every_level_and_kind(profile: Profile) -> None:
    questions = questions_of(profile)
    kinds = Counter(question.kind for question in questions)
    assert len(questions) >= LEAST_QUESTIONS
    assert {question.level for question in questions} == set(Depth)
    assert {kind: kinds[kind] for kind, least in LEAST_OF_KIND.items() if kinds[kind] < least} == {}


@pytest.mark.parametrize("profile", Profile)
def test_question_said_again_earns_no_point(profile: Profile) -> None:
    earned = [
        (question.id, lang, text[lang])
        for question in questions_of(profile)
        for text in (question.text, question.hint, question.follow_up)
        for lang in Lang
        if not is_empty(question, text[lang])
    ]
    assert earned == []


def is_empty(question: TechnicalQuestion, answer: str) -> bool:
    verdict = judge_points(question, answer)
    return not verdict.wrong and all(point.found is Found.MISSING for point in verdict.points)


@pytest.mark.parametrize("profile", Profile)
def test_every_term_of_a_question_in_a_row_earns_no_point(profile: Profile) -> None:
    earned = []
    for question in questions_of(profile):
        for hangul in (False, True):
            firsts = [
                next((term for term in group if is_korean(term) is hangul), group[0])
                for point in question.points
                for group in point.terms
            ]
            verdict = judge_points(question, ", ".join(dict.fromkeys(firsts)))
            earned += [(question.id, p.point) for p in verdict.points if p.found is Found.FOUND]
    assert earned == []


def is_korean(term: str) -> bool:
    return any("가" <= character <= "힣" for character in term)


@pytest.mark.parametrize("profile", Profile)
def test_claim_is_heard_as_wrong_and_the_right_fact_is_not(profile: Profile) -> None:
    faults = []
    for question in questions_of(profile):
        for wrong in question.wrong:
            for lang in Lang:
                if wrong.id not in heard(question, wrong.claim[lang]):
                    faults.append(f"{question.id}: not heard: {wrong.claim[lang]}")
                if wrong.id in heard(question, wrong.right[lang]):
                    faults.append(f"{question.id}: heard though right: {wrong.right[lang]}")
    assert faults == []


def heard(question: TechnicalQuestion, answer: str) -> set[str]:
    return {said.wrong for said in judge_points(question, answer).wrong}


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("lang", Lang)
def test_what_a_point_says_is_found_as_that_point(profile: Profile, lang: Lang) -> None:
    found = [
        is_found(question, point.id, point.says[lang])
        for question in questions_of(profile)
        if question.kind is not QuestionKind.OWN_SYSTEM
        for point in question.points
    ]
    assert sum(found) >= LEAST_SAID * len(found)


def is_found(question: TechnicalQuestion, point: str, answer: str) -> bool:
    return any(v.point == point and v.found is Found.FOUND for v in judge_points(question, answer).points)
