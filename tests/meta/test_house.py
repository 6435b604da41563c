"""The house rules that no linter knows. Who may import whom is checked by import-linter in `make lint`."""

import ast
import json
import re
import subprocess
import sys

import pytest

from bot.features import COGS
from bot.settings import Settings
from tests import ROOT

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


LOADED_COGS_ANSWER = """
import asyncio, json, sys
from types import SimpleNamespace
from discord import Intents
from discord.ext import commands
from bot.features import COGS
from bot.ui.actions import is_answered

async def load():
    bot = commands.Bot("!", intents=Intents.none())
    bot.desk = SimpleNamespace(practice=None)
    for cog in COGS:
        await bot.load_extension(cog)

asyncio.run(load())
print(json.dumps([id_ for id_ in json.load(sys.stdin) if not is_answered(id_)]))
"""


def test_every_action_that_the_code_puts_on_a_card_or_form_is_answered_once_the_cogs_are_loaded():
    named = sorted({action for module in MODULES if module.name != "actions.py" for action in actions_named(module)})
    assert {"round.swap", "menu:book.open", "form.reply"} <= set(named)
    # In a process of its own: here other tests have imported this and that.
    call = [sys.executable, "-c", LOADED_COGS_ANSWER]
    told = subprocess.run(call, cwd=ROOT, input=json.dumps(named), capture_output=True, text=True, check=True)
    assert json.loads(told.stdout) == []


ACTION_MAKERS = {
    "ActionButton": 1,
    "choice_menu": 2,
    "channel_menu": 1,
    "role_menu": 1,
    "members_menu": 1,
    "custom_id": 0,
}
"""Which argument of the call is the action."""


def actions_named(module):
    """The actions that are written out in calls, as their custom ids begin."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        place = (
            ACTION_MAKERS.get(node.func.id) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None
        )
        if place is None or len(node.args) <= place or not isinstance(node.args[place], ast.Constant):
            continue
        yield f"menu:{node.args[place].value}" if node.func.id.endswith("_menu") else node.args[place].value


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
