"""Everything that the environment says: one frozen object, made once and passed on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticUseDefault
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import StartError

_PACKAGED = Path(__file__).resolve().parent / "prompts"
# In a checkout the package has a link to the folder at the top; where a checkout knows no links, the folder itself.
PROMPTS = _PACKAGED if _PACKAGED.is_dir() else _PACKAGED.parents[1] / "prompts"


class Settings(BaseSettings):
    """Each setting is an environment variable of the same name in capitals; `.env` is read too."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, hide_input_in_errors=True)

    discord_token: SecretStr | None = Field(
        default=None, description="The bot's token. Needed by `run`, not by the sandbox."
    )
    database_url: SecretStr = Field(
        default=SecretStr("data/practice.sqlite3"),
        description="A path for SQLite, or postgresql://user:password@host/name for several processes.",
    )
    prompts_dir: Path = Field(default=PROMPTS, description="The folder with principles, questions and rubric.")
    shard_count: int | None = Field(default=None, ge=1, description="How many shards in all. Empty: Discord decides.")
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = Field(
        default=None, description="Which shards this process serves, such as 0,1. Empty: all. Needs SHARD_COUNT."
    )
    shard_wait: bool = Field(
        default=False,
        description="Whether to wait for shards that another process still serves, as in a rolling deployment.",
    )
    discord_api_url: str | None = Field(
        default=None, description="Sends REST and gateway elsewhere, to a rate-limit proxy for example. Empty: Discord."
    )
    health_file: Path | None = Field(
        default=Path("data/health"),
        description="Says how the connection stands; `python -m bot health` reads it. Empty: not written.",
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

    @field_validator("*", mode="before")
    @classmethod
    def _read_plainly(cls, value: object, field: ValidationInfo) -> object:
        """Empty is not set, but for the health file, which it switches off. (The last validator is called first.)"""
        if not isinstance(value, str):
            return value
        if value == "":
            if field.field_name == "health_file":
                return None
            raise PydanticUseDefault
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            raise ValueError("stands in quotes, which `docker run --env-file` keeps: write it without them")
        return value

    @model_validator(mode="after")
    def _shards_are_there(self) -> Self:
        if self.shard_ids is None:
            return self
        if self.shard_count is None:
            raise ValueError("SHARD_IDS needs SHARD_COUNT")
        if beyond := [one for one in self.shard_ids if not 0 <= one < self.shard_count]:
            raise ValueError(
                f"SHARD_IDS: there is no shard {beyond[0]} with SHARD_COUNT={self.shard_count}:"
                f" they count from 0 to {self.shard_count - 1}"
            )
        if len(set(self.shard_ids)) < len(self.shard_ids):
            raise ValueError("SHARD_IDS names a shard twice")
        return self


def load_settings() -> Settings:
    """Read the environment. Raises StartError with a line for each setting that is wrong, without its value."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(_told(one["loc"], one["msg"]) for one in error.errors(include_input=False))
        raise StartError(f"settings: {wrong}") from None


def _told(place: tuple[int | str, ...], message: str) -> str:
    """Without a place it is about several settings, and names them itself."""
    message = message.removeprefix("Value error, ")
    return f"{str(place[0]).upper()}: {message}" if place else message
