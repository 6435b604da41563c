"""The look of a card: one container of text blocks, a row of buttons under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import discord
from discord import ui

TEXT_LIMIT = 4000
"""Characters of text that one message of Components V2 may hold in all."""

_SHOWN = (300, 200, 120, 70, 40, 20)

PLAIN = discord.Colour(0x5865F2)
GOOD = discord.Colour(0x3BA55D)
WARNING = discord.Colour(0xFAA61A)


class Card(ui.LayoutView):
    """A message of the bot. Its items are dynamic: their state is in the database, so it never times out."""

    def __init__(
        self,
        blocks: Sequence[str],
        *rows: Sequence[ui.Item[Any]],
        colour: discord.Colour = PLAIN,
    ) -> None:
        super().__init__(timeout=None)
        container: ui.Container[Card] = ui.Container(accent_colour=colour)
        for index, block in enumerate(_fitting(blocks)):
            if index:
                container.add_item(ui.Separator())
            container.add_item(ui.TextDisplay(block))
        self.add_item(container)
        for row in rows:
            if row:
                self.add_item(ui.ActionRow(*row))
        # Presses find their way by custom id. Else discord.py would keep each card for 15 minutes, with a timer.
        self.stop()


def fitted(render: Callable[[int], list[str]], room: int = TEXT_LIMIT - 200) -> list[str]:
    """The blocks with as many characters of each member's words as fit: `render` is told how many."""
    blocks: list[str] = []
    for shown in _SHOWN:
        blocks = render(shown)
        if sum(map(len, blocks)) <= room:
            break
    return blocks


def _fitting(blocks: Sequence[str]) -> list[str]:
    """A last resort: cards are made to fit, but a card that Discord refuses would lose the member's way."""
    fitting, room = [], TEXT_LIMIT - 50
    for block in blocks:
        if not block.strip():
            continue
        if len(block) > room:
            block = block[: max(room - 1, 0)] + "…" if room > 1 else ""
        if block:
            fitting.append(block)
        room -= len(block)
    return fitting
