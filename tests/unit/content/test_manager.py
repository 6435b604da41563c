"""What hiring managers ask, as an author writes it: every fault is named, and nothing of it is asked elsewhere."""

from pathlib import Path

import pytest

from bot.content import load
from bot.interview.model import Lang, Theme
from tests.unit.content.authored import MANAGER, change, faults_of, sound_folder

FIRST = "manager-motivation-1"


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    return sound_folder(tmp_path)


def test_every_theme_has_its_questions_and_no_other_round_asks_them(prompts: Path) -> None:
    library = load(prompts)
    assert list(library.themes) == list(Theme)
    assert [len(ids) for ids in library.themes.values()] == [4] * len(Theme)
    assert not set(library.managers) & set(library.questions)
    assert library.listed(FIRST) == library.managers[FIRST]
    assert library.managers[FIRST].text[Lang.KO] == "언제였나요?"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("theme: conflict", "theme: failure", "once each and in this order"),
        ("principle: ownership", "principle: customer_obsession", "another principle for every theme"),
        ("manager-conflict-2", "manager-conflict-1", "each id once, found manager-conflict-1 again"),
        ("id: manager-failure-1", "id: ownership-01", "manager- and more, found `ownership-01`"),
        ("    hint: {en: Think back., ko: 떠올려 보세요.}\n      - id: manager-motivation-2", "  - id: x", "hint"),
        ("hint: {en: Think back.", "facets: [nothing]\n        hint: {en: Think back.", "nothing"),
    ],
)
def test_a_fault_is_named(prompts: Path, old: str, new: str, expected: str) -> None:
    change(prompts, MANAGER, old, new)
    assert any(expected in f"{fault.key} {fault.expected}" for fault in faults_of(prompts))
