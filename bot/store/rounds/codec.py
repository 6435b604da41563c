"""A checklist as JSON and back, and the seats of a solo panel.

What cannot be read whole is refused: no tick is ever lost in silence.

{"v": 1, "kind": "story", "failure": false, "shown": ["ownership"], "shares": [0.2, 0.1, 0.5, 0.2], "spoken_s": 95,
 "items": [["one_occasion", true, "situation", 0, 24], ["setting", false], ["cause", null], …],
 "fit": {"fits": "partly", "shown": [["disagreement", "action", 3, 40]], "missing": "carried_out_anyway"},
 "conduct": [["hiding", "action", 41, 80]], "claims": [["number", "result", 5, 16]]}

The last three are left out where there is nothing in them; older ones lack them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.interview.facets import Facet, aspect_of
from bot.interview.hearing import ClaimKind, ConductKind, Fits
from bot.interview.model import (
    Checklist,
    Claim,
    Conduct,
    Field,
    Fit,
    Item,
    Manner,
    Principle,
    ResponseKind,
    Seat,
    Span,
    Verdict,
)

FORM = 1


class ChecklistFormError(ValueError):
    """A stored checklist that this code cannot read: written by a newer one, or damaged."""


def encode(checklist: Checklist) -> dict[str, Any]:
    heard = {
        "fit": checklist.fit and _encode_fit(checklist.fit),
        "conduct": _encode_found(checklist.conduct),
        "claims": _encode_found(checklist.claims),
    }
    return {
        "v": FORM,
        "kind": checklist.kind.value,
        "failure": checklist.failure,
        "shown": [principle.value for principle in checklist.shown],
        "shares": list(checklist.shares),
        "spoken_s": checklist.spoken_s,
        "items": [_encode_verdict(verdict) for verdict in checklist.verdicts],
        **{name: value for name, value in heard.items() if value},
    }


def decode(stored: dict[str, Any]) -> Checklist:
    """Raises ChecklistFormError."""
    try:
        return _decode(stored)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise ChecklistFormError(f"a stored checklist cannot be read: {type(fault).__name__}: {fault}") from fault


_MANAGES = "manager:"
"""Before the manner of a hiring manager."""


def encode_seats(seats: Sequence[Seat]) -> list[Any] | None:
    """[["warm", "ownership", "dive_deep"], …], or [["manager:warm", …]]; None for a round that is no panel."""
    return [[_manner(seat), *(principle.value for principle in seat.principles)] for seat in seats] or None


def decode_seats(stored: list[list[str]] | None) -> tuple[Seat, ...]:
    return tuple(
        Seat(Manner(manner.removeprefix(_MANAGES)), tuple(map(Principle, keys)), manner.startswith(_MANAGES))
        for manner, *keys in stored or ()
    )


def _manner(seat: Seat) -> str:
    return f"{_MANAGES}{seat.manner.value}" if seat.manages else seat.manner.value


def _encode_found(found: Sequence[Conduct | Claim]) -> list[list[Any]]:
    return [[one.kind.value, *_encode_span(one.span)] for one in found]


def _encode_fit(fit: Fit) -> dict[str, Any]:
    return {
        "fits": fit.fits.value,
        "shown": [[facet.value, *_encode_span(span)] for facet, span in fit.shown],
        "missing": fit.missing and str(fit.missing),
    }


def _encode_span(span: Span) -> list[Any]:
    return [span.field.value, span.start, span.end]


def _encode_verdict(verdict: Verdict) -> list[object]:
    where = [] if verdict.span is None else _encode_span(verdict.span)
    return [verdict.item.value, verdict.met, *where]


def _decode(stored: dict[str, Any]) -> Checklist:
    if stored["v"] != FORM:
        raise ValueError(f"form {stored['v']!r}, this code reads form {FORM}")
    situation, task, action, result = stored["shares"]
    verdicts = [_decode_verdict(*entry) for entry in stored["items"]]
    if verdicts:
        # What the rubric got since then was not looked for.
        verdicts += [Verdict(item, None) for item in Item if all(verdict.item is not item for verdict in verdicts)]
    return Checklist(
        kind=ResponseKind(stored["kind"]),
        verdicts=tuple(verdicts),
        failure=stored["failure"],
        shown=tuple(Principle(key) for key in stored["shown"]),
        shares=(situation, task, action, result),
        spoken_s=stored["spoken_s"],
        fit=_decode_fit(stored["fit"]) if "fit" in stored else None,
        conduct=tuple(Conduct(ConductKind(kind), _decode_span(*at)) for kind, *at in stored.get("conduct", ())),
        claims=tuple(Claim(ClaimKind(kind), _decode_span(*at)) for kind, *at in stored.get("claims", ())),
    )


def _decode_fit(stored: dict[str, Any]) -> Fit:
    return Fit(
        fits=Fits(stored["fits"]),
        shown=tuple((Facet(facet), _decode_span(*where)) for facet, *where in stored["shown"]),
        missing=stored["missing"] and aspect_of(stored["missing"]),
    )


def _decode_verdict(item: str, met: bool | None, *where: Any) -> Verdict:
    return Verdict(Item(item), met, _decode_span(*where) if where else None)


def _decode_span(field: str, start: int, end: int) -> Span:
    return Span(Field(field), start, end)
