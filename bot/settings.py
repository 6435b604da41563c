"""Everything that the environment says: one frozen object, made once and passed on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import StartError

PROJECT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Each setting is an environment variable of the same name in capitals; `.env` is read too."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    discord_token: SecretStr | None = Field(
        default=None, description="The bot's token. Needed by `run`, not by the sandbox."
    )
    database_url: SecretStr = Field(
        default=SecretStr("data/practice.sqlite3"),
        description="A path for SQLite, or postgresql://user:password@host/name for several processes.",
    )
    prompts_dir: Path = Field(
        default=PROJECT / "prompts", description="The folder with principles, questions and rubric."
    )
    shard_count: int | None = Field(default=None, ge=1, description="How many shards in all. Empty: Discord decides.")
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = Field(
        default=None, description="Which shards this process serves, such as 0,1. Empty: all. Needs SHARD_COUNT."
    )
    discord_api_url: str | None = Field(
        default=None, description="Sends REST and gateway elsewhere, to a rate-limit proxy for example. Empty: Discord."
    )
    health_file: Path | None = Field(
        default=Path("data/health"),
        description="Touched every few seconds while connected; `python -m bot health` reads it.",
    )
    log_level: str = Field(default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="How much is logged.")
    log_format: str = Field(default="text", pattern="^(text|json)$", description="text for people, json for machines.")
    privacy_url: str | None = Field(default=None, description="Where your privacy notice is; shown by /privacy about.")
    random_seed: int | None = Field(
        default=None, description="Makes the choice of questions repeatable. Leave it empty."
    )

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


def load_settings() -> Settings:
    """Read the environment. Raises StartError with a line for each setting that is wrong, without its value."""
    try:
        settings = Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors(include_input=False))
        raise StartError(f"settings: {wrong}") from None
    if settings.shard_ids is not None and settings.shard_count is None:
        raise StartError("settings: SHARD_IDS needs SHARD_COUNT")
    return settings
