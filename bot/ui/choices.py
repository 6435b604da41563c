"""What members choose from in commands: principles by any name, levels, places, languages."""

from __future__ import annotations

from discord import app_commands

from bot.errors import PrincipleUnknownError
from bot.interview.library import folded
from bot.interview.model import Lang, Principle
from bot.ui.wording import Wording

MIXED = "mixed"
_AUTOCOMPLETE_LIMIT = 25


def principle_choices(typed: str, wording: Wording) -> list[app_commands.Choice[str]]:
    """The principles that have a name with what was typed in it; mixed comes first."""
    wanted = folded(typed)
    mixed = app_commands.Choice(name=wording("principle.mixed"), value=MIXED)
    found = [
        app_commands.Choice(name=_both_names(principle, wording), value=principle.value)
        for principle in Principle
        if any(wanted in name for name in _names(principle, wording))
    ]
    keep_mixed = wanted in folded(f"{mixed.name} {MIXED}")
    return [*([mixed] if keep_mixed else []), *found][:_AUTOCOMPLETE_LIMIT]


def principle_of(typed: str | None, wording: Wording) -> Principle | None:
    """The principle that was chosen or typed in full; None for mixed. Raises PrincipleUnknownError."""
    if typed is None or folded(typed) in (MIXED, folded(wording("principle.mixed"))):
        return None
    wanted = folded(typed)
    exact = [p for p in Principle if wanted in _names(p, wording)]
    # Somebody who types past the suggestions may be near enough: one principle has what they typed, no other.
    near = exact or [p for p in Principle if wanted and any(wanted in name for name in _names(p, wording))]
    if len(near) != 1:
        raise PrincipleUnknownError
    return near[0]


def _both_names(principle: Principle, wording: Wording) -> str:
    """The member's language first, the other beside it: people know a principle by either name."""
    names = wording.guide(principle).name
    other = Lang.EN if wording.lang is Lang.KO else Lang.KO
    return f"{names[wording.lang]} · {names[other]}"[:100]


def _names(principle: Principle, wording: Wording) -> set[str]:
    """What a principle is found by, folded: its names, alone and in a row as they are shown, and its aliases."""
    guide = wording.guide(principle)
    names = tuple(guide.name.values())
    return {folded(name) for name in (*guide.called, "".join(names), "".join(reversed(names)))}
