"""What an author reads from the check of prompts/."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from shutil import copytree

from bot.content import load
from bot.content.authoring import main_check
from tests import ROOT

PROMPTS = ROOT / "prompts"


def checked(prompts: Path) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    status = main_check(prompts, out, err)
    return status, out.getvalue(), err.getvalue()


def test_sound_folder_is_told_in_one_line_with_its_counts() -> None:
    status, out, err = checked(PROMPTS)
    library = load(PROMPTS)
    questions, technical = len(library.questions), len(library.technical)
    assert status == 0
    assert out.startswith(f"no faults: 16 principles, 12 rubric items, {questions} questions (")
    assert out.endswith(f"), {technical} technical questions, 16 calibration answers (8 en, 8 ko)\n")
    assert out.count("\n") == 1
    assert err == ""


def test_faults_are_told_a_line_each_and_counted(tmp_path: Path) -> None:
    prompts = copytree(PROMPTS, tmp_path / "prompts")
    (prompts / "questions/dive_deep.yaml").unlink()
    rubric = prompts / "rubric.yaml"
    lines = rubric.read_text(encoding="utf-8").splitlines()
    at = lines.index("  task:")
    lines[at] = "  tusk:"
    rubric.write_text("\n".join(lines), encoding="utf-8")
    status, out, err = checked(prompts)
    assert status == 1
    assert out.splitlines() == [
        "questions/dive_deep.yaml:0:0: (file): expected a file that can be read, found: No such file or directory",
        "rubric.yaml:4:3: fields.task: expected this key, it is missing",
        f"rubric.yaml:{at + 1}:3: fields.tusk: expected one of the keys situation, task, action, result",
    ]
    assert err == "3 faults\n"


def test_single_fault_is_not_told_in_the_plural(tmp_path: Path) -> None:
    status, _, err = checked(tmp_path / "nowhere")
    assert (status, err) == (1, "1 fault\n")
