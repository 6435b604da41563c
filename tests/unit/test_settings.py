"""What the environment may say, and the one line for what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import StartError
from bot.settings import PROMPTS, Settings, load_settings
from tests import ROOT


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Sets the environment to this and nothing else."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)

    def said(**environment: str) -> Settings:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return load_settings()

    return said


def test_empty_is_not_set(say):
    settings = say(DISCORD_TOKEN="", LOG_LEVEL="", SHARD_COUNT="", SHARD_IDS="", RANDOM_SEED="", PROMPTS_DIR="")
    assert settings == Settings(_env_file=None)
    assert settings.discord_token is None


def test_an_empty_health_file_switches_it_off(say):
    assert say().health_file == Path("data/health")
    assert say(HEALTH_FILE="").health_file is None


def test_an_empty_health_file_in_env_switches_it_off_too(say):
    Path(".env").write_text("HEALTH_FILE=\nLOG_LEVEL=\n")
    assert say().health_file is None


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"SHARD_IDS": "0"}, "SHARD_IDS needs SHARD_COUNT"),
        ({"SHARD_IDS": "5", "SHARD_COUNT": "2"}, "there is no shard 5 with SHARD_COUNT=2: they count from 0 to 1"),
        ({"SHARD_IDS": "-1", "SHARD_COUNT": "2"}, "there is no shard -1"),
        ({"SHARD_IDS": "1,1", "SHARD_COUNT": "2"}, "SHARD_IDS names a shard twice"),
        ({"SHARD_IDS": "one", "SHARD_COUNT": "2"}, "SHARD_IDS: "),
        ({"DISCORD_TOKEN": '"s3cret"'}, "DISCORD_TOKEN: stands in quotes, which `docker run --env-file` keeps"),
        ({"DATABASE_URL": "'s3cret'"}, "DATABASE_URL: stands in quotes"),
        ({"LOG_LEVEL": '"INFO"'}, "LOG_LEVEL: stands in quotes"),
        ({"SHARD_COUNT": '"2"'}, "SHARD_COUNT: stands in quotes"),
        ({"SHARD_WAIT": "perhaps"}, "SHARD_WAIT: "),
    ],
)
def test_what_cannot_be_is_told_in_one_line_without_the_value(say, environment, expected):
    with pytest.raises(StartError) as caught:
        say(**environment)
    line = str(caught.value)
    assert expected in line
    assert "\n" not in line
    assert "s3cret" not in line


def test_several_shards_of_one_process(say):
    assert say(SHARD_IDS="0, 2", SHARD_COUNT="3").shard_ids == (0, 2)


def test_prompts_are_part_of_the_package_and_are_installed_with_it():
    import tomllib

    assert ROOT / "bot" in PROMPTS.parents
    installed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]["bot"]
    matched = {path for pattern in installed for path in (ROOT / "bot").glob(pattern)}
    assert {path for path in PROMPTS.rglob("*") if path.is_file()} <= matched
