"""What is stored about a member: the notice, the deletion with one question before it."""

from __future__ import annotations

import discord

from bot.services.privacy import own_data
from bot.ui.acknowledging import acknowledge_now
from bot.ui.actions import ActionButton, on_press
from bot.ui.card import GOOD, WARNING, Card
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.owing import clear, standing_text, traces_of
from bot.ui.privacy.exporting import export
from bot.ui.showing import put_in_place, send
from bot.ui.wording import Wording


def about_card(wording: Wording, url: str | None) -> Card:
    """What can be done about it stands under it: neither button deletes anything by itself."""
    more = ActionButton(wording("privacy.button.more"), "owndata.more")
    export = ActionButton(wording("privacy.button.export"), "owndata.export")
    delete = ActionButton(wording("privacy.button.delete"), "owndata.ask")
    return Card([wording("privacy.about"), wording("privacy.link", url=url) if url else ""], [more, export, delete])


def delete_card(wording: Wording) -> Card:
    delete = ActionButton(wording("button.delete_all"), "privacy.delete", style=discord.ButtonStyle.danger)
    keep = ActionButton(wording("button.keep_all"), "privacy.keep")
    return Card([wording("privacy.sure")], [delete, keep], colour=WARNING)


@on_press("owndata.more")
async def show_the_rest(interaction: Interaction) -> None:
    await send(interaction, Card([wording_of(interaction)("privacy.more")]))


@on_press("owndata.export")
async def export_from_card(interaction: Interaction) -> None:
    await export(interaction)


@on_press("owndata.ask")
async def ask_before_deleting(interaction: Interaction) -> None:
    await send(interaction, delete_card(wording_of(interaction)))


@on_press("privacy.delete")
async def delete_everything(interaction: Interaction) -> None:
    desk, wording = desk_of(interaction), wording_of(interaction)
    traces = await traces_of(desk.practice, interaction.user.id)
    await own_data.forget(desk.practice, interaction.user.id)
    if any(traces):
        await acknowledge_now(interaction)
    left = await clear(interaction.client, desk, traces)
    blocks = [wording("privacy.deleted"), standing_text(left, wording)]
    await put_in_place(interaction, Card(blocks, colour=WARNING if left else GOOD))


@on_press("privacy.keep")
async def keep_everything(interaction: Interaction) -> None:
    await put_in_place(interaction, Card([wording_of(interaction)("privacy.kept")]))
