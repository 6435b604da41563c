"""What members choose from in commands: principles by any name, levels, places, languages."""

from __future__ import annotations

from discord import app_commands

from bot.errors import PrincipleUnknownError
from bot.interview.model import Lang, Principle
from bot.ui.wording import Wording

MIXED = "mixed"
_AUTOCOMPLETE_LIMIT = 25


def principle_choices(typed: str, wording: Wording) -> list[app_commands.Choice[str]]:
    """The principles whose name in either language, or whose key, has what was typed; mixed comes first."""
    wanted = _folded(typed)
    mixed = app_commands.Choice(name=wording("principle.mixed"), value=MIXED)
    found = [
        app_commands.Choice(name=_both_names(principle, wording), value=principle.value)
        for principle in Principle
        if wanted in _folded(_searchable(principle, wording))
    ]
    keep_mixed = wanted in _folded(f"{mixed.name} {MIXED}")
    return [*([mixed] if keep_mixed else []), *found][:_AUTOCOMPLETE_LIMIT]


def principle_of(typed: str | None, wording: Wording) -> Principle | None:
    """The principle that was chosen or typed in full; None for mixed. Raises PrincipleUnknownError."""
    if typed is None or _folded(typed) in (MIXED, _folded(wording("principle.mixed"))):
        return None
    wanted = _folded(typed)
    exact = [p for p in Principle if wanted in _names(p, wording)]
    # Somebody who types past the suggestions may be near enough: one principle has what they typed, no other.
    near = exact or [p for p in Principle if wanted and wanted in _folded(_searchable(p, wording))]
    if len(near) != 1:
        raise PrincipleUnknownError
    return near[0]


def _both_names(principle: Principle, wording: Wording) -> str:
    """The member's language first, the other beside it: people know a principle by either name."""
    names = wording.guide(principle).name
    other = Lang.EN if wording.lang is Lang.KO else Lang.KO
    return f"{names[wording.lang]} · {names[other]}"[:100]


def _names(principle: Principle, wording: Wording) -> set[str]:
    names = wording.guide(principle).name
    return {_folded(principle.value), *map(_folded, names.values()), _folded(_both_names(principle, wording))}


def _searchable(principle: Principle, wording: Wording) -> str:
    return " ".join([principle.value, *wording.guide(principle).name.values()])


def _folded(text: str) -> str:
    """Case, blanks and punctuation do not count: "earn trust" finds earn_trust."""
    return "".join(c for c in text.casefold() if c.isalnum())
