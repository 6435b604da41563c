"""A typed slash command: which one is meant, and with which options."""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.screen.width import pad, width_of
from bot.sandbox.texts import Texts

STRING, INTEGER, BOOLEAN, USER, CHANNEL, NUMBER, ATTACHMENT = 3, 4, 5, 6, 7, 10, 11
_SUBCOMMAND, _GROUP = 1, 2
_OPTION = re.compile(r"(?:^|(?<=\s))(\S+?):")
_YES, _NO = ("true", "yes", "y", "1", "예", "네"), ("false", "no", "n", "0", "아니요", "아니오")


class TypedError(Exception):
    """What was typed cannot be meant; its text says what could be typed instead."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command that can be called: `path` as the bot knows it, `shown` as this member's client shows it."""

    path: str
    shown: str
    description: str
    options: tuple[dict[str, Any], ...]
    locale: str

    def shown_option(self, option: dict[str, Any]) -> str:
        return localized(option, "name", self.locale)

    def describe(self, option: dict[str, Any]) -> str:
        choices = ", ".join(localized(choice, "name", self.locale) for choice in option.get("choices") or [])
        described = localized(option, "description", self.locale)
        return f"{described} ({choices})" if choices else described


def localized(entry: dict[str, Any], key: str, locale: str) -> str:
    return (entry.get(f"{key}_localizations") or {}).get(locale) or str(entry.get(key, ""))


def commands_of(roots: Iterable[dict[str, Any]], locale: str) -> list[Command]:
    return [command for root in roots for command in _leaves(root, "", "", locale)]


def _leaves(entry: dict[str, Any], path: str, shown: str, locale: str) -> list[Command]:
    path = f"{path} {entry['name']}".strip()
    shown = f"{shown} {localized(entry, 'name', locale)}".strip()
    options = entry.get("options") or []
    nested = [option for option in options if option["type"] in (_SUBCOMMAND, _GROUP)]
    if nested:
        return [command for child in nested for command in _leaves(child, path, shown, locale)]
    return [Command(path, shown, localized(entry, "description", locale), tuple(options), locale)]


def listing(commands: Iterable[Command], *, with_options: bool = False) -> str:
    rows: list[tuple[str, str]] = []
    for command in commands:
        rows.append((f"/{command.shown}", command.description))
        if with_options:
            rows += [(f"    {command.shown_option(option)}:", command.describe(option)) for option in command.options]
    column = max((width_of(name) for name, _ in rows), default=0)
    return "\n".join(f"  {pad(name, column)}  {description}" for name, description in rows)


def parse(line: str, commands: list[Command], texts: Texts) -> tuple[Command, dict[str, str]]:
    """`line` without its slash. Names count in English and as the client shows them. Raises TypedError."""
    words = line.split()
    for command in sorted(commands, key=lambda known: -len(known.path.split())):
        for name in (command.shown, command.path):
            length = len(name.split())
            if [word.casefold() for word in words[:length]] == name.casefold().split():
                return command, _given(command, line.split(maxsplit=length)[length:], texts)
    raise TypedError(_unknown(line, words, commands, texts))


def _unknown(line: str, words: list[str], commands: list[Command], texts: Texts) -> str:
    begun = [
        command for command in commands if words and words[0] in (command.path.split()[0], command.shown.split()[0])
    ]
    names = {name: command for command in commands for name in (command.shown, command.path)}
    close = difflib.get_close_matches(" ".join(words[:2]), names, n=1, cutoff=0.6)
    guess = " " + texts["did_you_mean"].format(guess=f"/{names[close[0]].shown}") if close else ""
    return (
        f"{texts['unknown_command'].format(typed=line)}{guess}\n{texts['commands_here']}\n{listing(begun or commands)}"
    )


def _given(command: Command, rest: list[str], texts: Texts) -> dict[str, str]:
    """What follows the name, by option; a value goes on until the next option and may stand in quotes."""
    text = rest[0] if rest else ""
    names = {
        name: option["name"] for option in command.options for name in (option["name"], command.shown_option(option))
    }
    marks = [mark for mark in _OPTION.finditer(text) if mark[1].casefold() in names]
    before = text[: marks[0].start()] if marks else text
    if before.strip():
        raise TypedError(_unknown_option(command, before.split(":")[0].strip(), names, texts))
    ends = [mark.start() for mark in marks[1:]] + [len(text)] * bool(marks)
    return {
        names[mark[1].casefold()]: _unquoted(text[mark.end() : end].strip())
        for mark, end in zip(marks, ends, strict=True)
    }


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _unknown_option(command: Command, typed: str, names: dict[str, str], texts: Texts) -> str:
    if not command.options:
        return texts["no_options"].format(command=command.shown)
    shown = ", ".join(f"{command.shown_option(option)}:" for option in command.options)
    close = difflib.get_close_matches(typed, names, n=1)
    guess = " " + texts["did_you_mean"].format(guess=f"{close[0]}:") if close else ""
    return texts["unknown_option"].format(command=command.shown, typed=typed, options=shown) + guess


def chosen(choices: list[dict[str, Any]], typed: str, locale: str) -> Any | None:
    """The value of the choice that is meant, by its value or by its name in any language."""
    for choice in choices:
        names = [choice["name"], str(choice["value"]), *(choice.get("name_localizations") or {}).values()]
        if typed.casefold() in (name.casefold() for name in names):
            return choice["value"]
    return None


def converted(command: Command, option: dict[str, Any], typed: str, texts: Texts) -> Any:
    """A value of the option's type, checked as a client does. Members, channels and files are left as typed."""
    if option.get("choices"):
        return _choice(command, option, typed, texts)
    kind = option["type"]
    if kind == BOOLEAN and typed.casefold() in (*_YES, *_NO):
        return typed.casefold() in _YES
    if kind in (INTEGER, NUMBER):
        return _number(command, option, typed, texts)
    if kind == BOOLEAN:
        raise misfit(command, option, typed, texts["yes_or_no"], texts)
    return typed


def _choice(command: Command, option: dict[str, Any], typed: str, texts: Texts) -> Any:
    value = chosen(option["choices"], typed, command.locale)
    if value is None:
        names = ", ".join(localized(choice, "name", command.locale) for choice in option["choices"])
        raise misfit(command, option, typed, texts["one_of"].format(choices=names), texts)
    return value


def _number(command: Command, option: dict[str, Any], typed: str, texts: Texts) -> float:
    low, high = option.get("min_value"), option.get("max_value")
    wanted = texts["whole_number" if option["type"] == INTEGER else "number"]
    if low is not None and high is not None:
        wanted += " " + texts["between"].format(low=low, high=high)
    try:
        value = int(typed) if option["type"] == INTEGER else float(typed)
    except ValueError:
        raise misfit(command, option, typed, wanted, texts) from None
    if (low is not None and value < low) or (high is not None and value > high):
        raise misfit(command, option, typed, wanted, texts)
    return value


def misfit(command: Command, option: dict[str, Any], typed: str, wanted: str, texts: Texts) -> TypedError:
    return TypedError(texts["bad_option"].format(option=command.shown_option(option), value=typed, wanted=wanted))


def split_paths(typed: str) -> list[str]:
    try:
        return shlex.split(typed)
    except ValueError:
        return typed.split()
