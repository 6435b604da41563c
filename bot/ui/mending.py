"""The button that mends a fault, beside the sentence that says what it is.

Only acts that need nothing but a press and change nothing by themselves: they show where one is, or ask.
"""

from __future__ import annotations

from typing import Any

from discord import ButtonStyle, ui

from bot.ui.wording import Wording

_RESUME, _HISTORY = ("button.resume", "round.resume"), ("button.history", "rounds.newest")
_ROUNDS, _ZONE = ("group.button.list", "groups.list:0"), ("setup.button.zone", "guild.zone")
_MENDING = {
    "error.turn_passed": _RESUME,
    "error.button_retired": _RESUME,
    "error.answer_kept": _RESUME,
    "error.nothing_asked": _RESUME,
    "error.correction_late": _RESUME,
    "error.round_over": _HISTORY,
    "error.round_not_found": _HISTORY,
    "group.error.not_found": _ROUNDS,
    "group.error.over_already": _ROUNDS,
    "group.error.which_one": _ROUNDS,
    "group.error.zone_unknown": _ZONE,
}


def mending(key: str, wording: Wording) -> list[ui.Item[Any]]:
    """`key` names the sentence that was said. Its custom id is answered like that of any other card."""
    if key not in _MENDING:
        return []
    label, custom_id = _MENDING[key]
    return [ui.Button(label=wording(label), custom_id=custom_id, style=ButtonStyle.primary)]
