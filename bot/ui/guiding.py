"""The cards of the way in: what can be done, by what one wants, and what a new server reads first."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.ui.actions import ActionButton
from bot.ui.card import Card
from bot.ui.wording import Wording

_EVERYWHERE, _IN_SERVERS = ("alone", "stories", "path", "data"), ("group", "loop", "rhythm")


def guide_card(wording: Wording, *, in_server: bool, manages: bool) -> Card:
    """`in_server`: where the bot is a member, so that everything goes; elsewhere what goes there stands first."""
    *own, data = _EVERYWHERE
    order = [*own, *_IN_SERVERS, data] if in_server else [*_EVERYWHERE, "in_servers", *_IN_SERVERS]
    wanted = [wording(f"guide.{one}") for one in order]
    buttons: list[ui.Item[Any]] = [_try_button(wording)]
    if in_server and manages:
        buttons.append(ActionButton(wording("guide.button.set_up"), "way.set_up"))
    return Card([wording("guide.title"), "\n\n".join(wanted)], buttons)


def welcome_card(wording: Wording, server: str = "") -> Card:
    """What everybody reads; `server` is named where it is read in a DM."""
    what = ActionButton(wording("guide.button.what"), "way.what")
    set_up = ActionButton(wording("guide.button.set_up"), "way.set_up", style=discord.ButtonStyle.primary)
    title = wording("guide.welcome_to", server=server) if server else wording("guide.welcome")
    return Card([f"{title}\n{wording('guide.about')}"], [set_up, _try_button(wording, first=False), what])


def _try_button(wording: Wording, *, first: bool = True) -> ActionButton:
    style = discord.ButtonStyle.primary if first else discord.ButtonStyle.secondary
    return ActionButton(wording("guide.button.try"), "way.begin", style=style)
