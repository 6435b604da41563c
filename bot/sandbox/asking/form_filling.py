"""Filling a form at the prompt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.sandbox.asking.forms import FormField, fields_of, limits_of, read_value
from bot.sandbox.asking.slash import TypedError, split_paths
from bot.sandbox.screen.console import Console
from bot.sandbox.screen.markdown import plain_lines
from bot.sandbox.screen.width import shorten, width_of, wrap
from bot.sandbox.texts import Texts, english_word

_PREVIEW_COLUMNS = 60


class FormClosedError(Exception):
    """The member closed the form; nothing is sent."""


class FormFilling:
    def __init__(self, console: Console, texts: Texts) -> None:
        self._console, self._texts = console, texts

    async def fill(self, form: dict[str, Any]) -> dict[str, Any]:
        """The values by custom id. Raises FormClosedError, and EOFError where the input ends in between."""
        self._console.show(f"\n═══ {form['title']} ═══  ({self._texts['form_hint']})")
        values = {}
        for entry in fields_of(form):
            if isinstance(entry, str):
                self._say(entry)
                continue
            value = await self._ask(entry)
            if value is not None:
                values[entry.custom_id] = value
        return values

    def _say(self, text: str, indent: str = "") -> None:
        for line in plain_lines(text, lambda sign, number: f"{sign}{number}", self._texts):
            before = indent + line.prefix
            for piece in wrap(line.text, self._console.columns - width_of(before)):
                self._console.show(before + piece)

    async def _ask(self, field: FormField) -> Any:
        self._describe(field)
        while True:
            typed = await self._typed(field)
            try:
                value = read_value(field, typed, self._texts)
                return self._files(value) if field.is_files and value else value
            except TypedError as error:
                self._console.show(f"  ! {error}")

    def _describe(self, field: FormField) -> None:
        self._console.show(f"── {field.label}  ({limits_of(field, self._texts)})")
        if field.description:
            self._say(field.description, indent="   ")
        for number, option in enumerate(field.options, 1):
            chosen = " ✓" if str(number) in field.filled_in.split() else ""
            described = f"  {option.description}" if option.description else ""
            self._console.show(f"   {number} {option.label}{chosen}{described}")
        if field.filled_in and field.is_text:
            preview = shorten(" ".join(field.filled_in.split()), _PREVIEW_COLUMNS)
            self._console.show(f"   {self._texts['filled_in'].format(value=preview)}")

    async def _typed(self, field: FormField) -> str:
        prompt = self._prompt(field)
        lines: list[str] = []
        while True:
            line = await self._console.ask(prompt)
            if english_word(line.strip()) == "cancel":
                raise FormClosedError
            if not field.is_long:
                return line
            if not line.strip():
                return "\n".join(lines)
            lines.append(line)

    def _prompt(self, field: FormField) -> str:
        if field.is_text:
            return f"{field.label}> "
        if field.is_files:
            return self._texts["pick_file"]
        if field.is_check:
            return self._texts["pick_yes"]
        if not field.options:
            return self._texts["pick_name"]
        return self._texts["pick_many" if field.is_many else "pick_one"]

    def _files(self, typed: str) -> list[tuple[str, bytes]]:
        try:
            return [(Path(path).name, Path(path).read_bytes()) for path in split_paths(typed)]
        except OSError as error:
            raise TypedError(self._texts["cannot_read"].format(path=typed, reason=error.strerror)) from None
