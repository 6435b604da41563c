"""Answers Discord in time: an interaction wants its first response within 3 s, however many come at once.

What is quick is answered by its card, in one request. What takes longer than a blink, or comes while much is
under way, is acknowledged first and gets its card by an edit. The cards go through `bot.ui.showing`, which asks
`settled` which of the two it was.
"""

from __future__ import annotations

import asyncio
import logging

import discord

from bot.ui.desk import Interaction, in_own_dm

log = logging.getLogger(__name__)

BLINK_S = 0.1
CROWD = 8
"""From so many members' actions under way on, each is acknowledged at once."""

_KEY = "acknowledging"


def acknowledge(interaction: Interaction) -> None:
    """See to it that the interaction is acknowledged in time. Not for what opens a form: that must come first."""
    interaction.extras[_KEY] = _Acknowledging(interaction)


async def acknowledge_now(interaction: Interaction) -> None:
    """For what is known to take longer than a blink."""
    if not await settled(interaction):
        await _defer(interaction)


async def settled(interaction: Interaction) -> bool:
    """Whether the interaction is acknowledged already; after this nobody else will do it."""
    acknowledging: _Acknowledging | None = interaction.extras.get(_KEY)
    if acknowledging:
        await acknowledging.settle()
    return interaction.response.is_done()


class _Acknowledging:
    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._deferring: asyncio.Task[None] | None = None
        delay = 0 if interaction.client.under_way >= CROWD else BLINK_S
        self._timer = asyncio.get_running_loop().call_later(delay, self._begin)

    async def settle(self) -> None:
        self._timer.cancel()
        if self._deferring:
            await self._deferring

    def _begin(self) -> None:
        if not self._interaction.response.is_done():
            self._deferring = asyncio.create_task(_defer(self._interaction))


async def _defer(interaction: Interaction) -> None:
    on_card = interaction.message is not None
    try:
        # On a card the edit follows; a command shows that its answer is on its way, to the member alone.
        await interaction.response.defer(thinking=not on_card, ephemeral=not in_own_dm(interaction))
    except (discord.HTTPException, discord.InteractionResponded) as refusal:
        log.warning("an interaction could not be acknowledged: %s", refusal)
