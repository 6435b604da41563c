"""A file of answers in, verdicts out."""

import json
from io import StringIO

import pytest

from bot.checker.scoring import score_lines
from bot.interview.model import Item

ROW = {
    "id": "a",
    "lang": "en",
    "asked": "ownership",
    "situation": "Last May our shop in Porto lost 40 orders a day.",
    "task": "My boss asked me to stop it by Friday.",
    "action": "I read the logs, called two customers and replaced the cable.",
    "result": "It stopped on Thursday.",
}


def scored(*lines: str) -> tuple[int, list[dict[str, object]], list[str]]:
    out, err = StringIO(), StringIO()
    status = score_lines(lines, out, err)
    return status, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue().splitlines()


def test_a_verdict_has_every_item_and_the_words_it_rests_on() -> None:
    status, [verdict], errors = scored(json.dumps(ROW))
    assert (status, errors) == (0, [])
    assert verdict["id"] == "a"
    assert set(verdict["items"]) == set(Item)
    for item, span in verdict["spans"].items():
        assert verdict["items"][item] is True
        assert ROW[span["field"]][span["start"] : span["end"]] == span["words"] != ""


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "JSON"),
        ("[1]", "JSON object"),
        (json.dumps({**ROW, "action": None}), "action"),
        (json.dumps({**ROW, "lang": "fr"}), "lang"),
        (json.dumps({**ROW, "lang": ["en"]}), "lang"),
        (json.dumps({**ROW, "asked": "courage"}), "asked"),
        (json.dumps({key: value for key, value in ROW.items() if key != "id"}), "id"),
    ],
)
def test_a_bad_line_is_reported_with_its_number_and_the_rest_is_scored(line: str, says: str) -> None:
    status, verdicts, errors = scored(json.dumps(ROW), line, json.dumps({**ROW, "id": "b"}))
    assert status == 1
    assert [verdict["id"] for verdict in verdicts] == ["a", "b"]
    assert len(errors) == 1
    assert errors[0].startswith("line 2: ")
    assert says in errors[0]


def test_blank_lines_count_as_lines_but_are_no_fault() -> None:
    status, verdicts, errors = scored("", json.dumps(ROW), "  \n", "{")
    assert (status, len(verdicts), errors[0][:7]) == (1, 1, "line 4:")


def test_without_lang_and_asked_the_language_is_read_from_the_text() -> None:
    row = {key: value for key, value in ROW.items() if key not in {"lang", "asked"}}
    korean = {
        **row,
        "situation": "작년 5월 포르투 매장에서 하루 40건의 주문이 사라졌습니다.",
        "task": "",
        "action": "",
        "result": "",
    }
    status, verdicts, _ = scored(json.dumps(row), json.dumps(korean))
    assert status == 0
    assert len(verdicts) == 2
