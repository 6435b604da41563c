"""What the buttons of the way in do."""

from __future__ import annotations

from bot.interview.model import Wishes
from bot.ui.actions import on_press
from bot.ui.card import Card
from bot.ui.desk import Interaction, lang_of, wording_of
from bot.ui.groups.setup import show_setup
from bot.ui.guiding import guide_card
from bot.ui.rounds.starting import begin
from bot.ui.showing import send


async def show_guide(interaction: Interaction) -> None:
    is_member = interaction.guild_id is not None and interaction.client.get_guild(interaction.guild_id) is not None
    manages = interaction.permissions.manage_guild
    await send(interaction, guide_card(wording_of(interaction), in_server=is_member, manages=manages))


@on_press("way.what")
async def what_is_this(interaction: Interaction) -> None:
    await show_guide(interaction)


@on_press("way.begin")
async def try_a_question(interaction: Interaction) -> None:
    """The first question, in the reader's own language; for the reader alone."""
    await begin(interaction, Wishes(lang=lang_of(interaction)))


@on_press("way.set_up")
async def set_up(interaction: Interaction) -> None:
    """Everybody sees the button; only some may use it. In a DM it says where it is done."""
    if interaction.guild_id is None:
        await send(interaction, Card([wording_of(interaction)("guide.set_up_there")]))
        return
    await show_setup(interaction)
