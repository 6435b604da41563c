"""From all ways to read something to what is said of it: one meaning, a question, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, overload

from bot.interview.times.parts import Mark, Part
from bot.interview.times.results import Ambiguous, Assumed, NotRead, Past, Read, Reading, Unread, Why, fail

T = TypeVar("T")
U = TypeVar("U")
_MOST_ASKED = 5
"""Buttons in a row."""
_LIKELIEST = (Why.NO_SUCH_TIME, Why.NO_CLOCK, Why.NO_DAY, Why.NO_START, Why.NO_SUCH_DAY, Why.CONTRADICTION)


def gathered(
    outcomes: Iterable[list[T] | NotRead],
    assumed: frozenset[Assumed] = frozenset(),
    order: Callable[[T], Any] | None = None,
) -> Reading[T]:
    """What differs is asked about; what only lacks its clock is asked for it, even where it could be read otherwise."""
    found: list[T] = []
    faults: list[Unread | Past] = []
    for outcome in outcomes:
        if isinstance(outcome, NotRead):
            faults.append(outcome.fault)
        else:
            found += outcome
    values = list(dict.fromkeys(found))
    lacking = [fault for fault in faults if isinstance(fault, Unread) and fault.why is Why.NO_CLOCK]
    if not values or lacking:
        return lacking[0] if lacking else _fault(faults)
    if len(values) > _MOST_ASKED:
        return Unread(Why.CONTRADICTION)
    if len(values) == 1:
        return Read(values[0], assumed)
    return Ambiguous(tuple(sorted(values, key=order or _itself)))


def _itself(value: Any) -> Any:
    return value


def _fault(faults: Sequence[Unread | Past]) -> Unread | Past:
    """The one that is most likely what is wrong: it would have been right but for this."""
    for fault in faults:
        if isinstance(fault, Past):
            return fault
    for why in _LIKELIEST:
        for fault in faults:
            if isinstance(fault, Unread) and fault.why is why:
                return fault
    return faults[0] if faults else Unread(Why.NOTHING)


def taken(parts: Sequence[tuple[Part, str]], *kinds: type, but: Sequence[Mark] = ()) -> None:
    """Raises NotRead with the first word that has no place here."""
    for part, word in parts:
        if not (part in but if isinstance(part, Mark) else isinstance(part, kinds)):
            raise fail(Why.UNREAD, word)


@overload
def only(parts: Sequence[tuple[Part, str]], kind: type[T]) -> T | None: ...
@overload
def only(parts: Sequence[tuple[Part, str]], kind: type[T], other: type[U]) -> T | U | None: ...
def only(parts: Sequence[tuple[Part, str]], kind: type[Any], other: type[Any] | None = None) -> Any:
    """The one of these kinds, if there is one. Raises NotRead for two."""
    kinds = (kind, other) if other else (kind,)
    found = [part for part, _ in parts if isinstance(part, kinds)]
    if len(found) > 1:
        raise fail(Why.CONTRADICTION)
    return found[0] if found else None
