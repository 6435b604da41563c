"""Starting a round: where the member is, in a private thread, or in a DM, with a way on where those are closed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from bot.interview.model import Manner, Place, Principle, Wishes
from bot.services.practice import AlreadyOpen, LevelWanted, Shown
from bot.services.rounds import playing
from bot.ui.acknowledging import acknowledge_now
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, in_own_dm
from bot.ui.rounds.cards import shown_card
from bot.ui.rounds.showing import Closed, open_place, reply
from bot.ui.showing import send


async def begin(
    interaction: Interaction,
    wishes: Wishes,
    *,
    dropping: int | None = None,
    stressed: Sequence[Principle] = (),
    manager: Manner | None = None,
) -> None:
    """Start a round as wished and put its first question; `dropping` closes that open round first, a panel asks about
    every principle that is `stressed`, a `manager` holds the round alone."""
    if in_own_dm(interaction):
        wishes = dataclasses.replace(wishes, place=Place.DM)
    elsewhere = wishes.place is not Place.HERE and not in_own_dm(interaction)
    if elsewhere:
        # Opening a thread or a DM takes Discord several requests: longer than a blink.
        await acknowledge_now(interaction)
    shown = await playing.start(
        desk_of(interaction).practice,
        interaction.user.id,
        wishes,
        guild_id=interaction.guild_id,
        channel_id=interaction.channel_id,
        dropping=dropping,
        stressed=stressed,
        manager=manager,
    )
    if not elsewhere or isinstance(shown, AlreadyOpen | LevelWanted):
        await reply(interaction, shown)
    else:
        await _move(interaction, shown)


async def _move(interaction: Interaction, shown: Shown) -> None:
    """Hold the round in the place that was wished for; where it cannot be opened, say so and go on here."""
    desk, wishes = desk_of(interaction), shown.round.wishes
    wording = desk.wording(wishes.lang)
    card = shown_card(shown, desk, typing=wishes.place is Place.DM)
    message = await open_place(interaction, shown.round.id, wishes.place, card)
    if isinstance(message, Closed):
        here = await playing.settle(
            desk.practice, interaction.user.id, shown.round.id, Place.HERE, interaction.channel_id
        )
        why = "no" if message is Closed.REFUSED else "failed"
        await send(interaction, Card([wording(f"start.{why}_{wishes.place.value}")]))
        await reply(interaction, here)
        return
    await playing.settle(desk.practice, interaction.user.id, shown.round.id, wishes.place, message.channel.id)
    where = wording(f"start.in_{wishes.place.value}", link=message.jump_url)
    await send(interaction, Card([where]))
