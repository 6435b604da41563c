"""The command line: run, sandbox, check, score, health. Imports late, so that each starts quickly."""

from __future__ import annotations

import argparse
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.interview.facets import Aspect
    from bot.interview.library import Library


def main(argv: list[str] | None = None) -> int:
    from bot.errors import StartError

    arguments = _parser().parse_known_args(argv)
    try:
        return _dispatch(*arguments)
    except StartError as error:
        print(f"practice bot: {error}", file=sys.stderr)
        return 1


def _dispatch(arguments: argparse.Namespace, rest: list[str]) -> int:
    match arguments.command:
        case "run":
            return _run()
        case "sandbox":
            return _sandbox(rest)
        case "check":
            return _check(arguments.folder)
        case "score":
            return _score(arguments.file)
        case _:
            return _health()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Mock-interview practice on Discord.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="connect to Discord; needs DISCORD_TOKEN")
    commands.add_parser("sandbox", help="the real bot in this terminal, without a token", add_help=False)
    check = commands.add_parser("check", help="check what authors wrote in prompts/")
    check.add_argument("folder", nargs="?", type=Path, help="default: PROMPTS_DIR")
    score = commands.add_parser("score", help="print a verdict for each answer of a JSONL file")
    score.add_argument("file", help="a path, or - for standard input")
    commands.add_parser("health", help="exit status 0 while the bot is connected")
    return parser


def _run() -> int:
    from bot.running import run
    from bot.settings import load_settings

    return run(load_settings())


def _sandbox(rest: list[str]) -> int:
    try:
        from bot.sandbox import main as sandbox
    except ModuleNotFoundError as error:
        if error.name != "simcord":
            raise
        print("The sandbox needs the extra: pip install -e '.[sandbox]', or make sandbox", file=sys.stderr)
        return 1
    return sandbox(rest)


def _check(folder: Path | None) -> int:
    from bot.content.authoring import main_check
    from bot.settings import load_settings

    return main_check(folder or load_settings().prompts_dir, sys.stdout, sys.stderr)


def _asking(question_id: str) -> tuple[Aspect, ...] | None:
    """What a question of the collection asks for: loaded when a row first names one."""
    question = _library().questions.get(question_id)
    return question.facets if question else None


@cache
def _library() -> Library:
    from bot.content.loading import load
    from bot.settings import load_settings

    return load(load_settings().prompts_dir)


def _score(path: str) -> int:
    from bot.checker.korean.morphology import DictionaryError
    from bot.checker.scoring import score_lines

    try:
        if path == "-":
            return score_lines(sys.stdin, sys.stdout, sys.stderr, _asking)
        with Path(path).open(encoding="utf-8") as lines:
            return score_lines(lines, sys.stdout, sys.stderr, _asking)
    except DictionaryError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{path}: {error.strerror}", file=sys.stderr)
    return 1


def _health() -> int:
    from bot.health import read
    from bot.settings import load_settings

    connected, told = read(load_settings().health_file)
    print(told)
    return 0 if connected else 1


if __name__ == "__main__":
    sys.exit(main())
