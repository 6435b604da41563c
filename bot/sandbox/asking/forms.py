"""A form of the bot, field by field: what is asked, what was typed, and the limits that a client checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.sandbox.asking.slash import TypedError
from bot.sandbox.simulated.post import STRING_SELECT, Option, options_of
from bot.sandbox.texts import Texts

_ROW, _TEXT_INPUT, _TEXT, _LABEL, _FILES, _RADIO, _CHECKS, _CHECK = 1, 4, 10, 18, 19, 21, 22, 23
_PARAGRAPH = 2
_LONGEST = 4000
_REQUIRED_UNLESS_SAID = (_TEXT_INPUT, STRING_SELECT, 5, 6, 7, 8)
_YES = ("y", "yes", "예", "네", "1", "true")
EMPTY = "-"


@dataclass(frozen=True, slots=True)
class FormField:
    custom_id: str
    type: int
    label: str
    description: str
    required: bool
    low: int
    high: int
    filled_in: str
    options: tuple[Option, ...]
    is_long: bool

    @property
    def is_text(self) -> bool:
        return self.type == _TEXT_INPUT

    @property
    def is_files(self) -> bool:
        return self.type == _FILES

    @property
    def is_many(self) -> bool:
        return self.type in (_CHECKS, STRING_SELECT)

    @property
    def is_check(self) -> bool:
        return self.type == _CHECK


def fields_of(form: dict[str, Any]) -> Iterator[FormField | str]:
    """The fields of a form, and the texts between them."""
    for row in form.get("components") or []:
        if row["type"] == _TEXT:
            yield str(row["content"])
        elif row["type"] == _LABEL:
            yield _field(row["component"], row.get("label", ""), row.get("description") or "")
        elif row["type"] == _ROW:
            yield from (_field(child, child.get("label", ""), "") for child in row["components"])


def _field(component: dict[str, Any], label: str, description: str) -> FormField:
    kind, options = component["type"], component.get("options") or []
    is_text = kind == _TEXT_INPUT
    return FormField(
        custom_id=component["custom_id"],
        type=kind,
        label=label,
        description=description or component.get("placeholder") or "",
        required=bool(component.get("required", kind in _REQUIRED_UNLESS_SAID)),
        low=component.get("min_length" if is_text else "min_values") or 0,
        high=component.get("max_length" if is_text else "max_values")
        or (_LONGEST if is_text else _most(kind, options)),
        filled_in=_filled_in(component, options),
        options=options_of(component),
        is_long=is_text and component.get("style") == _PARAGRAPH,
    )


def _most(kind: int, options: list[Any]) -> int:
    return len(options) if kind == _CHECKS else 1


def _filled_in(component: dict[str, Any], options: list[dict[str, Any]]) -> str:
    if component["type"] == _CHECK:
        return "y" if component.get("default") else "n"
    if options:
        return " ".join(str(number) for number, option in enumerate(options, 1) if option.get("default"))
    return str(component.get("value") or "")


def read_value(field: FormField, typed: str, texts: Texts) -> Any:
    """What a client would send for what was typed; None where an optional field stays empty. Raises TypedError."""
    typed = "" if typed == EMPTY else typed or field.filled_in
    if field.is_check:
        return typed.casefold() in _YES
    if not typed.strip():
        if field.required:
            raise TypedError(texts["field_required"])
        return "" if field.is_text else None
    if field.is_text:
        return _checked_text(field, typed, texts)
    if field.options:
        return _checked_choice(field, typed, texts)
    return typed


def _checked_text(field: FormField, typed: str, texts: Texts) -> str:
    if len(typed) > field.high:
        raise TypedError(texts["too_long"].format(high=field.high, length=len(typed)))
    if len(typed) < field.low:
        raise TypedError(texts["too_short"].format(low=field.low, length=len(typed)))
    return typed


def _checked_choice(field: FormField, typed: str, texts: Texts) -> str | list[str]:
    picked = list(dict.fromkeys(picked_values(field.options, typed, texts)))
    if not field.is_many:
        return picked[0]
    if not field.low <= len(picked) <= field.high:
        raise TypedError(texts["too_many"].format(low=field.low, high=field.high))
    return picked


def picked_values(options: tuple[Option, ...], typed: str, texts: Texts) -> list[str]:
    """By the numbers that are shown, or by name; several with spaces or commas between. Raises TypedError.

    Numbers come first: what an option's value is cannot be seen, and may be a number itself.
    """
    pieces = typed.replace(",", " ").split()
    if pieces and all(piece.isdecimal() and 1 <= int(piece) <= len(options) for piece in pieces):
        return [options[int(piece) - 1].value for piece in pieces]
    named = named_values(options, [typed]) or named_values(options, pieces)
    if not named:
        raise TypedError(texts["bad_choice"].format(count=len(options)))
    return named


def named_values(options: tuple[Option, ...], names: list[str]) -> list[str]:
    """Nothing where one of the names is none."""
    values: dict[str, str] = {}
    for option in options:
        values.setdefault(option.label.casefold(), option.value)
        values.setdefault(option.value.casefold(), option.value)
    found = [values.get(name.strip().lstrip("@#").casefold()) for name in names]
    return [value for value in found if value] if all(found) else []


def limits_of(field: FormField, texts: Texts) -> str:
    need = texts["required" if field.required else "optional"]
    if not field.is_text:
        return need
    span = texts["from_to"].format(low=field.low, high=field.high) if field.low > 1 else ""
    return f"{need}, {span or texts['up_to'].format(high=field.high)}"
