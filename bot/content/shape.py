"""Is a file of the shape that its entries ask for? Pydantic finds the faults; here they get a place and a sentence."""

from __future__ import annotations

from typing import Annotated, Any, Protocol, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.content.entries import Entry
from bot.content.nodes import Loc
from bot.errors import Fault
from bot.interview.model import Lang

E = TypeVar("E", bound=Entry)


class Located(Protocol):
    """Data as written, and the place of each piece of it."""

    @property
    def data(self) -> Any: ...

    def fault(self, loc: Loc, expected: str, /) -> Fault: ...

    def key_fault(self, loc: Loc, expected: str, /) -> Fault: ...


def shaped(source: Located, shape: type[E], lang: Lang | None = None) -> E | list[Fault]:
    """The entries of the file, or everything that keeps them from being read. `lang` is that of a file in one only."""
    try:
        return shape.model_validate(source.data, context=lang)
    except ValidationError as error:
        return [_fault(source, shape, details) for details in error.errors(include_url=False)]


def _fault(source: Located, shape: type[Entry], details: ErrorDetails) -> Fault:
    loc: Loc = details["loc"]
    if loc[-1:] == ("[key]",):
        return source.key_fault(loc[:-1], f"expected {_wanted(details)}")
    if details["type"] == "extra_forbidden":
        known = ", ".join(_known_keys(shape, loc[:-1]))
        return source.key_fault(loc, f"expected one of the keys {known}")
    return source.fault(loc, f"expected {_wanted(details)}")


def _wanted(details: ErrorDetails) -> str:
    found = _found(details["input"])
    match details["type"]:
        case "missing":
            return "this key, it is missing"
        case "string_type":
            return f"text, found {found}"
        case "enum":
            return f"{details['ctx']['expected']}, found {found}"
        case "list_type":
            return f"a list, found {found}"
        case "model_type":
            return f"a mapping, found {found}"
        case _:
            return details["msg"]


def _found(value: Any) -> str:
    match value:
        case str():
            return f"`{value}`" if len(value) <= 40 else f"`{value[:39]}…`"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return str(value)


def _known_keys(shape: Any, loc: Loc) -> list[str]:
    """The keys that the shape has at `loc`: along its fields and through its lists and mappings."""
    for part in loc:
        nested = get_origin(shape) in (list, dict)
        shape = _plain(get_args(shape)[-1] if nested else shape.model_fields[part].annotation)
    return list(shape.model_fields)


def _plain(shape: Any) -> Any:
    """Without what only checks it."""
    return get_args(shape)[0] if get_origin(shape) is Annotated else shape
