"""Prepared answers: their faults are named like those of the rest, and the real ones teach what they are there for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from bot.content import load
from bot.errors import Fault
from bot.interview.library import CalibrationAnswer
from bot.interview.model import Field, Item, Lang, StarAnswer
from tests import ROOT
from tests.unit.content.authored import ENGLISH, KOREAN, answers_text, change, faults_of, sound_folder, the_fault_of

PROMPTS = ROOT / "prompts"
QUOTED = re.compile("[“‘]([^”’]+)[”’]")


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    return sound_folder(tmp_path)


def place(fault: Fault) -> str:
    return f"{fault.line}:{fault.column} {fault.key}"


def test_answers_of_both_languages_become_part_of_the_library(prompts: Path) -> None:
    calibration = load(prompts).calibration
    assert [answer.id for answer in calibration] == [f"{lang}-{number:02}" for lang in Lang for number in range(1, 7)]
    assert [answer.lang for answer in calibration] == [Lang.EN] * 6 + [Lang.KO] * 6
    assert calibration[0].question == "When was it?"
    assert calibration[0].answer == StarAnswer("It was then.", "Mine it was.", "I did it.", "It ended.")


def test_verdicts_are_met_missing_or_none_for_a_cause_where_nothing_failed(prompts: Path) -> None:
    change(prompts, KOREAN, "cause: {verdict: nothing_failed", "cause: {verdict: missing")
    english, korean = load(prompts).calibration[0], load(prompts).calibration[6]
    assert tuple(english.expert) == tuple(english.reasons) == tuple(Item)
    assert (english.expert[Item.SETTING], english.expert[Item.TARGET]) == (True, False)
    assert (english.expert[Item.CAUSE], korean.expert[Item.CAUSE]) == (None, False)
    assert korean.reasons[Item.CAUSE] == "그렇게 적혀 있습니다."


def test_verdicts_of_the_expert_cannot_be_changed(prompts: Path) -> None:
    answer = load(prompts).calibration[0]
    with pytest.raises(TypeError):
        answer.expert[Item.STEPS] = False  # type: ignore[index]


SETTING = "      setting: {verdict: met, reason: It says so.}\n"
IN_ENGLISH = {
    "item not judged": (SETTING, "", "10:7 [0].expert.setting", "this key, it is missing"),
    "item that does not exist": (
        "stakes: {",
        "steaks: {}\n      stakes: {",
        "12:7 [0].expert.steaks",
        "the keys one_oc",
    ),
    "no reason": (", reason: It says so.", "", "10:21 [0].expert.one_occasion.reason", "this key, it is missing"),
    "blank reason": ("It says so.", "' '", "10:44 [0].expert.one_occasion.reason", "a text that is not blank"),
    "long reason": (
        "It says so.",
        "x" * 161,
        "10:44 [0].expert.one_occasion.reason",
        "at most 160 characters, found 161",
    ),
    "reason in Korean": (
        "It says so.",
        "그렇습니다.",
        "10:44 [0].expert.one_occasion.reason",
        "English without Hangul",
    ),
    "yes for a verdict": (
        "verdict: met",
        "verdict: yes",
        "10:31 [0].expert.one_occasion.verdict",
        "'met' or 'missing', found `yes`, which",
    ),
    "nothing failed for another item": (
        "verdict: met",
        "verdict: nothing_failed",
        "10:31 [0].expert.one_occasion.verdict",
        "'met' or 'missing', found `nothing_failed`",
    ),
    "unknown verdict on the cause": (
        "nothing_failed",
        "none",
        "21:24 [0].expert.cause.verdict",
        "'met', 'missing' or 'nothing_failed', found `none`",
    ),
    "no field": ("    task: Mine it was.\n", "", "3:5 [0].task", "this key, it is missing"),
    "empty field": ("Mine it was.", "''", "6:11 [0].task", "a text that is not blank"),
    "long field": ("I did it.", "x" * 901, "7:13 [0].action", "at most 900 characters, found 901"),
    "long question": ("When was it?", "x" * 201, "4:15 [0].question", "at most 200 characters, found 201"),
    "Hangul in English": ("I did it.", "I did 그것.", "7:13 [0].action", "English without Hangul"),
    "unknown key": ("    task:", "    ended: failed\n    task:", "6:5 [0].ended", "the keys id, question, situation"),
    "bad id": ("id: en-01", "id: EN_01", "3:9 [0].id", "2 to 61 lower-case letters"),
    "id twice": ("id: en-02", "id: en-01", "22:9 [1].id", f"expected each id once, en-01 is at {ENGLISH}:3 too"),
    "other language": ("lang: en", "lang: ko", "1:7 lang", "expected en, as the file is called, found ko"),
    "unknown language": ("lang: en", "lang: fr", "1:7 lang", "'en' or 'ko', found `fr`"),
}


@pytest.mark.parametrize(("old", "new", "where", "expected"), IN_ENGLISH.values(), ids=IN_ENGLISH)
def test_fault_in_an_answer_is_named(prompts: Path, old: str, new: str, where: str, expected: str) -> None:
    change(prompts, ENGLISH, old, new)
    fault = the_fault_of(prompts)
    assert (fault.file, place(fault).replace("answers[", "[")) == (ENGLISH, where)
    assert expected in fault.expected


def test_korean_answer_has_to_be_korean(prompts: Path) -> None:
    change(prompts, KOREAN, "제가 했습니다.", "I did it.")
    change(prompts, KOREAN, "그렇게 적혀 있습니다.", "It says so.")
    assert [place(fault) for fault in faults_of(prompts)] == [
        "7:13 answers[0].action",
        "10:44 answers[0].expert.one_occasion.reason",
    ]


def test_longest_texts_are_no_fault(prompts: Path) -> None:
    change(prompts, ENGLISH, "I did it.", "x" * 900)
    change(prompts, ENGLISH, "It says so.", "x" * 160)
    change(prompts, ENGLISH, "When was it?", "x" * 200)
    assert len(load(prompts).calibration[0].answer.action) == 900


def test_id_of_the_other_language_is_named_with_both_places(prompts: Path) -> None:
    change(prompts, KOREAN, "id: ko-01", "id: en-01")
    fault = the_fault_of(prompts)
    assert (fault.file, place(fault)) == (KOREAN, "3:9 answers[0].id")
    assert f"en-01 is at {ENGLISH}:3 too" in fault.expected


def test_five_answers_are_too_few(prompts: Path) -> None:
    text = answers_text(Lang.KO)
    (prompts / KOREAN).write_text(text[: text.index("  - id: ko-06")], encoding="utf-8")
    assert the_fault_of(prompts).expected == "expected at least 6 answers, found 5"


def test_missing_calibration_folder_is_one_fault(prompts: Path) -> None:
    (prompts / "calibration").rename(prompts / "elsewhere")
    fault = the_fault_of(prompts)
    assert (fault.file, fault.key) == ("calibration", "(folder)")


def test_file_of_a_language_that_nobody_reads_is_a_fault(prompts: Path) -> None:
    (prompts / "calibration/fr.yaml").write_text("lang: fr\n", encoding="utf-8")
    fault = the_fault_of(prompts)
    assert (fault.file, fault.expected) == (
        "calibration/fr.yaml",
        "expected a file called after a language, like en.yaml",
    )


def test_faults_of_answers_are_reported_with_all_the_others(prompts: Path) -> None:
    change(prompts, ENGLISH, "I did it.", "''")
    change(prompts, ENGLISH, SETTING, "")
    change(prompts, "rubric.yaml", "label:", "lable:")
    (prompts / KOREAN).unlink()
    assert [(fault.file, fault.line) for fault in faults_of(prompts)] == [
        (ENGLISH, 7),
        (ENGLISH, 10),
        (KOREAN, 0),
        ("rubric.yaml", 3),
        ("rubric.yaml", 3),
    ]


@cache
def real(lang: Lang) -> list[CalibrationAnswer]:
    return [answer for answer in load(PROMPTS).calibration if answer.lang is lang]


def whole(answer: StarAnswer) -> str:
    return "\n".join(answer.text(field) for field in Field)


@pytest.mark.parametrize("lang", Lang)
def test_every_item_is_met_by_one_real_answer_and_missing_in_another(lang: Lang) -> None:
    verdicts = {item: {answer.expert[item] for answer in real(lang)} for item in Item}
    assert all({True, False} <= seen for seen in verdicts.values())


@pytest.mark.parametrize("lang", Lang)
def test_real_answers_range_from_all_met_to_none(lang: Lang) -> None:
    counts = [sum(verdict is True for verdict in answer.expert.values()) for answer in real(lang)]
    assert (min(counts), max(counts)) == (0, len(Item) - 1)


@pytest.mark.parametrize("lang", Lang)
def test_words_that_a_reason_quotes_stand_in_the_answer(lang: Lang) -> None:
    for answer in real(lang):
        told = whole(answer.answer)
        quotes = [part.strip() for reason in answer.reasons.values() for part in _quoted(reason)]
        assert quotes, answer.id
        assert [part for part in quotes if part not in told] == [], answer.id


def _quoted(reason: str) -> list[str]:
    """Words left out are marked with an ellipsis."""
    return [part for quote in QUOTED.findall(reason) for part in quote.split("…")]


@pytest.mark.parametrize("lang", Lang)
def test_cause_is_judged_only_where_the_outcome_is_told(lang: Lang) -> None:
    judged = [answer for answer in real(lang) if answer.expert[Item.CAUSE] is not None]
    assert len(judged) == 2
    assert all(answer.expert[Item.OUTCOME] for answer in judged)


@pytest.mark.parametrize("lang", Lang)
def test_reason_is_about_one_answer_and_not_pasted_within_it(lang: Lang) -> None:
    for answer in real(lang):
        assert len(set(answer.reasons.values())) == len(Item), answer.id
