"""The real bot in a plain terminal, without Discord and without a token."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    import discord

_DEFAULT_FOLDER = Path("data")
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Plays until the member leaves or the input ends; the exit status. Raises StartError."""
    arguments = _parser().parse_args(argv)
    if find_spec("simcord") is None:
        print("The sandbox needs an extra: `make sandbox` installs it.", file=sys.stderr)
        return 1
    arguments.data.mkdir(parents=True, exist_ok=True)
    _log_to(arguments.data / "sandbox.log")
    # Only now: libraries warn while they are loaded, and that belongs into the log.
    from bot import app
    from bot.store.holding import held

    settings = app.sandbox_settings(arguments.data)
    _read_utf8()
    playing = run(
        lambda: app.build(settings),
        name=arguments.name,
        locale=arguments.locale,
        stdin=sys.stdin,
        stdout=sys.stdout,
        folder=arguments.data,
    )
    try:
        with held(settings.database_url.get_secret_value()):
            return asyncio.run(playing)
    except KeyboardInterrupt:
        print()
        return _INTERRUPTED


async def run(
    build: Callable[[], Awaitable[discord.Client]],
    *,
    name: str,
    locale: str,
    stdin: TextIO,
    stdout: TextIO,
    folder: Path = _DEFAULT_FOLDER,
) -> int:
    """`build` makes the bot; `folder` takes the files that the bot sends. Raises StartError."""
    from bot.sandbox.play import play

    return await play(build, name=name, locale=locale, stdin=stdin, stdout=stdout, folder=folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot sandbox", description=__doc__)
    parser.add_argument("--name", default="you", help="how you are called there")
    parser.add_argument("--locale", default="en-US", choices=("en-US", "ko"), help="the language of your Discord")
    parser.add_argument("--data", type=Path, default=_DEFAULT_FOLDER, metavar="DIR", help="where your rounds are kept")
    return parser


def _log_to(path: Path) -> None:
    """The screen belongs to the conversation."""
    logging.basicConfig(
        filename=path, encoding="utf-8", level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.captureWarnings(True)


def _read_utf8() -> None:
    for stream in (sys.stdin, sys.stdout):
        if not stream.isatty() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
