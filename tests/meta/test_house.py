"""The house rules that no linter knows. Who may import whom is checked by import-linter in `make lint`."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from bot.client import COGS
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "bot").rglob("*.py"))


def test_every_setting_is_documented_in_env_example():
    documented = set(re.findall(r"^#? ?([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.M))
    assert documented == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_modules_stay_small_enough_to_read(module):
    # Word lists are data: the checker's lexicons are read by looking words up, not from top to bottom.
    assert len(module.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_nothing_is_called_a_session(module):
    names = {
        node.id if isinstance(node, ast.Name) else node.arg if isinstance(node, ast.arg) else node.name
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Name | ast.arg | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    assert [name for name in names if re.search("(?<!ob)session", name.lower())] == []


def test_every_cog_file_is_named_in_the_tuple():
    files = {f"bot.cogs.{p.stem}" for p in (ROOT / "bot" / "cogs").glob("*.py") if p.stem != "__init__"}
    assert files == set(COGS)


def test_tracked_files_name_no_package_index():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    hosts = re.compile("|".join(["pypi" + r"\.org", "python" + "hosted", "npmjs" + r"\.org"]))
    naming = [
        f for f in tracked if f and (ROOT / f).is_file() and hosts.search((ROOT / f).read_text("utf-8", "ignore"))
    ]
    assert naming == []


def test_the_lock_holds_a_hash_for_every_package():
    for lock in ("requirements.lock", "requirements.run.lock"):
        packages = re.split(r"\n(?=\S)", (ROOT / lock).read_text("utf-8"))
        assert [p.splitlines()[0] for p in packages if "==" in p.splitlines()[0] and "--hash=sha256:" not in p] == []
