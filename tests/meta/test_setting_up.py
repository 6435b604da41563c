"""Setting up with the Python that is there, the same Pythons named everywhere, and one sentence where it cannot be."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests import ROOT

TAKE = "take 3.11 to 3.14, make PYTHON=python3.14"

needs_sh = pytest.mark.skipif(sys.platform == "win32", reason="make and sh do not come with Windows")


class Place:
    """A clone with nothing in it but what setting up reads, and a PATH that holds only the Pythons of a test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "path"
        self.path.mkdir()
        for tool in ("sh", "sed", "dirname", "rm", "mkdir", "cp", "chmod", "cat"):
            (self.path / tool).symlink_to(shutil.which(tool) or pytest.fail(f"no {tool}"))
        for name in ("venv.sh", "pyproject.toml"):
            shutil.copy(ROOT / name, folder)

    def python(self, name: str, version: str, *, venv: bool = True) -> None:
        """A stand-in that tells its version, and makes a folder that tells it, too."""
        file = self.path / name
        file.write_text(
            f"""#!/bin/sh
case "$*" in
    *version_info*) echo {version} ;;
    *ensurepip*) exit {0 if venv else 1} ;;
    *"-m venv"*)
        for folder; do :; done
        rm -rf "$folder"
        mkdir -p "$folder/bin" "$folder/lib/python{version}"
        echo made by {version} > "$folder/pyvenv.cfg"
        cp "$0" "$folder/bin/python" ;;
    *"-m pip"*) cp "$0" "${{0%/*}}/uv" ;;
esac
"""
        )
        file.chmod(0o755)

    def set_up(self, python: str = "") -> tuple[int, str]:
        done = subprocess.run(
            [self.path / "sh", "venv.sh", ".venv"],
            cwd=self.folder,
            env={"PATH": str(self.path), "PYTHON": python},
            capture_output=True,
            text=True,
        )
        assert done.stdout == ""
        return done.returncode, done.stderr

    @property
    def made_by(self) -> str:
        """Of the folder: what its Python says, and what made it."""
        python = [self.folder / ".venv" / "bin" / "python", "-c", "version_info"]
        said = subprocess.run(python, env={"PATH": str(self.path)}, capture_output=True, text=True, check=True).stdout
        assert (self.folder / ".venv" / "pyvenv.cfg").read_text() == f"made by {said}"
        return said.strip()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@needs_sh
@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_sets_up_with_the_python_that_is_there(place: Place, version: str):
    place.python("python3", version)
    assert place.set_up() == (0, "")
    assert place.made_by == version


@needs_sh
@pytest.mark.parametrize(
    ("version", "sentence"),
    [
        ("3.15", f"Python 3.15 is not supported yet: {TAKE}\n"),
        ("3.10", f"Python 3.10 is too old: {TAKE}\n"),
        ("2.7", f"Python 2.7 is too old: {TAKE}\n"),
    ],
)
def test_a_python_that_does_not_fit_is_told_in_one_sentence(place: Place, version: str, sentence: str):
    place.python("python3", version)
    assert place.set_up() == (1, sentence)
    assert not (place.folder / ".venv").exists()


@needs_sh
def test_the_sentence_names_a_python_that_is_there(place: Place):
    place.python("python3", "3.15")
    place.python("python3.12", "3.12")
    assert place.set_up() == (
        1,
        "Python 3.15 is not supported yet: take 3.11 to 3.14, make PYTHON=python3.12\n",
    )


@needs_sh
def test_a_python_that_is_not_there_is_told_in_one_sentence(place: Place):
    assert place.set_up("python3.13") == (1, f"python3.13 does not run here: {TAKE}\n")
    assert place.set_up() == (1, f"python3 does not run here: {TAKE}\n")


@needs_sh
def test_a_python_without_venv_is_told_in_one_sentence(place: Place):
    place.python("python3", "3.13", venv=False)
    assert place.set_up() == (
        1,
        "Python 3.13 comes without venv here: install it (on Debian and Ubuntu: apt install python3.13-venv), "
        f"or {TAKE}\n",
    )


@needs_sh
def test_the_folder_of_another_python_is_made_anew_only_where_one_is_named(place: Place):
    place.python("python3", "3.11")
    place.python("python3.13", "3.13")
    place.set_up("python3.13")
    assert place.set_up() == (0, "")
    assert place.made_by == "3.13"
    assert place.set_up("python3") == (0, "")
    assert place.made_by == "3.11"


@needs_sh
@pytest.mark.parametrize("version", ["3.10", "3.12", "3.15"])
def test_a_folder_whose_python_became_another_is_made_anew(place: Place, version: str):
    place.python("python3", "3.13")
    place.set_up()
    place.python("other", version)
    shutil.copy(place.path / "other", place.folder / ".venv" / "bin" / "python")
    assert place.set_up() == (0, "")
    assert place.made_by == "3.13"


@needs_sh
def test_a_folder_whose_python_is_gone_is_made_anew(place: Place):
    place.python("python3", "3.13")
    place.set_up()
    (place.folder / ".venv" / "bin" / "python").unlink()
    place.python("python3", "3.14")
    assert place.set_up() == (0, "")
    assert place.made_by == "3.14"


@needs_sh
def test_a_folder_that_is_no_virtual_environment_is_not_deleted(place: Place):
    place.python("python3", "3.13")
    (place.folder / ".venv").mkdir()
    (place.folder / ".venv" / "letter").write_text("dear")
    assert place.set_up() == (1, ".venv is in the way: it is no virtual environment, and is not deleted\n")
    assert (place.folder / ".venv" / "letter").read_text() == "dear"


@needs_sh
def test_an_unsupported_python_stops_make_after_its_sentence(place: Place):
    place.python("python3", "3.15")
    shutil.copy(ROOT / "Makefile", place.folder)
    make = shutil.which("make") or pytest.skip("no make")
    done = subprocess.run(
        [make, "test"], cwd=place.folder, env={"PATH": str(place.path)}, capture_output=True, text=True
    )
    sentence, makes_own = done.stderr.splitlines()
    assert done.returncode == 2
    assert sentence == f"Python 3.15 is not supported yet: {TAKE}"
    assert makes_own.startswith("make: ***")


def test_the_same_pythons_are_named_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    oldest, above = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", project["project"]["requires-python"]).groups()
    newest = int(above) - 1
    assert project["tool"]["mypy"]["python_version"] == f"3.{oldest}"
    assert project["tool"]["ruff"]["target-version"] == f"py3{oldest}"
    assert f"--python-version 3.{oldest} " in (ROOT / "Makefile").read_text("utf-8")
    assert f"Python 3.{oldest} to 3.{newest}" in (ROOT / "README.md").read_text("utf-8")
    images = re.findall(r"^FROM python:3\.(\d+)-slim", (ROOT / "Dockerfile").read_text("utf-8"), re.M)
    assert len(set(images)) == 1
    assert int(oldest) <= int(images[0]) <= newest
    assert sys.version_info[:2] <= (3, newest), os.fspath(sys.executable)


@pytest.fixture
def ci(place: Place) -> Place:
    """What CI starts, with a `make` that only tells how it was called. The tests' own Python is 3.11."""
    (place.folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", place.folder / ".ci")
    place.python("python3", "3.11")
    place.set_up()
    here = place.folder / ".venv" / "bin" / "python"
    here.write_text("#!/bin/sh\necho 11\n")
    for tool in ("bash", "seq"):
        (place.path / tool).symlink_to(shutil.which(tool) or pytest.fail(f"no {tool}"))
    (place.path / "make").write_text('#!/bin/sh\necho make "$@"\n')
    (place.path / "make").chmod(0o755)
    return place


def run_ci(ci: Place) -> list[str]:
    done = subprocess.run(
        [ci.path / "bash", ".ci/run"], cwd=ci.folder, env={"PATH": str(ci.path)}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@needs_sh
def test_ci_tries_the_newest_other_python_in_a_folder_of_its_own(ci: Place):
    for minor in (10, 11, 12, 13, 15):
        ci.python(f"python3.{minor}", f"3.{minor}")
    ci.python("python3.14", "3.14", venv=False)  # there, but of no use
    lint, test, says, part = run_ci(ci)
    assert (lint, test) == ("make lint", "make test")
    assert says.startswith("Tested with Python 3.11; a short part also with python3.13 (")
    assert part.startswith("make PYTHON=python3.13 VENV=.venv-3.13 test TESTS=tests/")


@needs_sh
def test_ci_says_so_where_there_is_no_other_python(ci: Place):
    ci.python("python3.11", "3.11")
    assert run_ci(ci) == [
        "make lint",
        "make test",
        "Tested with Python 3.11 only: no other supported Python is on the path.",
    ]


def test_the_short_part_of_ci_names_tests_that_are_there():
    named = re.search(r'TESTS="([^"]+)"', (ROOT / ".ci" / "run").read_text("utf-8")).group(1).split()
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
