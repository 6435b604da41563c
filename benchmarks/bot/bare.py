"""The smallest discord.py bot with one command, two buttons and one form: python -m benchmarks.bot.bare

It answers at once and keeps nothing: what it takes is discord.py's own share.
"""

from __future__ import annotations

import os
from typing import Any

import discord
import yarl
from discord import app_commands, ui

Interaction = discord.Interaction[Any]

FIELDS = ("situation", "task", "action", "result")


class BareForm(ui.Modal):
    def __init__(self) -> None:
        super().__init__(title="Answer", timeout=900)
        for name in FIELDS:
            box: ui.TextInput[Any] = ui.TextInput(style=discord.TextStyle.long, custom_id=name, required=False)
            self.add_item(ui.Label(text=name.capitalize(), component=box))


class BareView(ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="Answer", custom_id="bare.form")
    async def answer(self, interaction: Interaction, _: ui.Button[Any]) -> None:
        await interaction.response.send_modal(BareForm())

    @ui.button(label="Another", custom_id="bare.edit")
    async def another(self, interaction: Interaction, _: ui.Button[Any]) -> None:
        await interaction.response.edit_message(content="Another question?", view=BareView())


class BareBot(discord.AutoShardedClient):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)
        self.tree.command(name="bare", description="bare")(_bare)

    async def setup_hook(self) -> None:
        self.add_view(BareView())

    async def on_interaction(self, interaction: Interaction) -> None:
        # Not in `BareForm.on_submit`: discord.py drops a form that comes back before it has read that it was opened.
        if interaction.type is discord.InteractionType.modal_submit:
            await interaction.response.edit_message(content="Thank you.", view=BareView())


async def _bare(interaction: Interaction) -> None:
    await interaction.response.send_message("A question?", view=BareView(), ephemeral=True)


def main() -> None:
    address = os.environ["DISCORD_API_URL"]
    discord.http.Route.BASE = address
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(address).origin().with_scheme("ws")
    BareBot().run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main()
