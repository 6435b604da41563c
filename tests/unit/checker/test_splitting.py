"""An answer in one piece, cut into four fields."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checker import split
from bot.interview.model import Field, Lang, StarAnswer
from tests import ROOT

ANSWERS = ROOT / "benchmarks" / "answers"


def told(answer: StarAnswer) -> list[str]:
    return [answer.text(field) for field in Field]


@given(st.text(max_size=400), st.sampled_from(Lang))
@settings(max_examples=60, deadline=None)
def test_every_character_is_kept_in_the_order_of_the_text(text: str, lang: Lang) -> None:
    assert "".join(told(split(text, lang))) == text


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Situation: it was down.\nTask: I had to fix it.\nAction: I restarted it.\nResult: it ran.", Lang.EN),
        ("S - down\nT - fix it\nA - restarted\nR - ran", Lang.EN),
        ("**상황**: 서버가 죽었다\n**과제**: 살려야 했다\n**행동**: 재시작했다\n**결과**: 살아났다", Lang.KO),
    ],
)
def test_headings_decide_where_there_are_any(text: str, lang: Lang) -> None:
    assert [part.strip() for part in told(split(text, lang))] == text.split("\n")


SHAPES = (
    "## {0}\n{{}}",
    "### {0} ###\n{{}}",
    "1. {0}: {{}}",
    "1) {0} - {{}}",
    "• {0}: {{}}",
    "- **{0}:** {{}}",
    "**{0}**\n{{}}",
    "[{0}] {{}}",
    "【{0}】 {{}}",
    "<{0}> {{}}",
    "({0}) {{}}",
    "■ {0}\n{{}}",
    "{0}\n{{}}",
    "{0} = {{}}",
    "{1}) {{}}",
    "({1}) {{}}",
    "{1}: {{}}",
    "{1}({0}): {{}}",
)
LABELS = {
    Lang.EN: (("Situation", "Task", "Action", "Result"), ("Context", "Challenge", "Action", "Outcome")),
    Lang.KO: (("상황", "과제", "행동", "결과"), ("배경", "목표", "조치", "성과")),
}
PARTS = {
    Lang.EN: ("The server was down.", "I had to fix it.", "I restarted it.", "It ran again."),
    Lang.KO: ("서버가 죽었다.", "살려야 했다.", "재시작했다.", "다시 살아났다."),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("lang", "names"), [(lang, names) for lang, several in LABELS.items() for names in several])
def test_labels_are_seen_in_the_shapes_that_people_type(shape: str, lang: Lang, names: tuple[str, ...]) -> None:
    parts = [
        shape.format(name, letter).replace("{}", part)
        for name, letter, part in zip(names, "STAR", PARTS[lang], strict=True)
    ]
    assert [part.strip() for part in told(split("\n".join(parts), lang))] == parts


@pytest.mark.parametrize("lang", Lang)
def test_letters_in_brackets_are_seen_within_one_paragraph(lang: Lang) -> None:
    parts = [f"({letter}) {part}" for letter, part in zip("STAR", PARTS[lang], strict=True)]
    assert [part.strip() for part in told(split(" ".join(parts), lang))] == parts


@pytest.mark.parametrize("lang", Lang)
def test_labels_may_stand_behind_their_parts(lang: Lang) -> None:
    parts = [f"{part} ({name})" for name, part in zip(LABELS[lang][0], PARTS[lang], strict=True)]
    assert [part.strip() for part in told(split("\n".join(parts), lang))] == parts


@pytest.mark.parametrize(("lang", "least"), [(Lang.EN, 0.75), (Lang.KO, 0.75)])
def test_most_of_a_story_without_headings_lands_in_the_field_its_author_chose(lang: Lang, least: float) -> None:
    lines = (ANSWERS / f"answers.{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    right = total = 0
    for row in map(json.loads, lines[:60:2]):
        parts = [row[field.value].strip() for field in Field]
        if row["kind"] == "hostile" or any(len(part) < 5 for part in parts):
            continue
        text = " ".join(parts)
        ends = [0]
        for part in parts:
            ends.append(ends[-1] + len(part) + 1)
        cuts = [0]
        for part in told(split(text, lang)):
            cuts.append(cuts[-1] + len(part))
        overlaps = (min(a[1], b[1]) - max(a[0], b[0]) for a, b in zip(pairwise(ends), pairwise(cuts), strict=True))
        right += sum(max(0, overlap) for overlap in overlaps)
        total += len(text)
    assert right / total > least
