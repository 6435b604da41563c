"""The guided card of /setup: each choice is kept at once, and the card shows what stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.errors import GroupError
from bot.interview.groups.model import MAX_REVIEWS_PER_ANSWER, GuildSettings
from bot.interview.model import Lang
from bot.interview.times import zones
from bot.interview.times.results import Ambiguous, Read
from bot.services.groups import taking_part
from bot.ui.actions import ActionButton, Values, channel_menu, choice_menu, on_pick, on_press, on_submit, role_menu
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.form import Form
from bot.ui.quoting import quoted
from bot.ui.showing import open_form, put, send
from bot.ui.typed_times import proposed_zones, zone_buttons, zone_of_key
from bot.ui.wording import Wording

_EACH = "each"
_ROW = 5
_PRIMARY = discord.ButtonStyle.primary
_NEEDED = ("view_channel", "send_messages", "create_public_threads", "send_messages_in_threads")


async def show_setup(interaction: Interaction) -> None:
    _check_manager(interaction)
    chosen = await taking_part.settings(desk_of(interaction).practice, _guild_id(interaction))
    await send(interaction, _card(interaction, chosen))


def _card(interaction: Interaction, chosen: GuildSettings, named: Sequence[str] = ()) -> Card:
    """With zones to choose from: those that share the name that was typed, or proposals where none was chosen yet."""
    offered = named or (() if chosen.zone else proposed_zones(interaction))
    buttons = zone_buttons(interaction, offered[:_ROW], "guild.zone_is")
    card = setup_card(chosen, _missing(interaction, chosen), wording_of(interaction), buttons)
    if chosen.zone and not buttons:
        first = ActionButton(wording_of(interaction)("guide.button.first_round"), "groups.first", style=_PRIMARY)
        card.add_item(ui.ActionRow(first))
    return card


def setup_card(chosen: GuildSettings, missing: bool, wording: Wording, zones_offered: Sequence[ui.Item[Any]]) -> Card:
    channel = f"<#{chosen.channel_id}>" if chosen.channel_id else wording("setup.channel_here")
    opener = f"<@&{chosen.opener_role_id}>" if chosen.opener_role_id else wording("setup.everybody")
    # What a menu shows as chosen is not told a second time.
    what = wording(
        "setup.what",
        channel=channel,
        zone=zones.shown(chosen.zone, wording.lang) if chosen.zone else wording("setup.no_zone"),
        opener=opener,
        names=wording("setup.anonymous" if chosen.anonymous else "setup.named"),
    )
    warning = wording("setup.missing_permissions", channel=channel) if missing else ""
    which = wording("setup.which_zone") if zones_offered else ""
    return Card([wording("setup.title"), what, warning, which], *_controls(chosen, wording), list(zones_offered))


def _controls(chosen: GuildSettings, wording: Wording) -> list[list[ui.Item[Any]]]:
    numbers = [
        discord.SelectOption(label=wording("setup.reviews_option", count=n), value=str(n), default=n == chosen.reviews)
        for n in range(1, MAX_REVIEWS_PER_ANSWER + 1)
    ]
    langs = [
        discord.SelectOption(label=wording(f"setup.lang.{lang.value}"), value=lang.value, default=lang is chosen.lang)
        for lang in Lang
    ]
    each = wording("setup.lang_each")
    langs.append(discord.SelectOption(label=each, value=_EACH, default=chosen.lang is None))
    names = "setup.button.names" if chosen.anonymous else "setup.button.no_names"
    buttons: list[ui.Item[Any]] = [
        ActionButton(wording("setup.button.zone"), "guild.zone"),
        ActionButton(wording(names), "guild.names"),
        ActionButton(wording("setup.button.everybody"), "guild.everybody"),
        ActionButton(wording("setup.button.anywhere"), "guild.anywhere"),
    ]
    return [
        [channel_menu(wording("setup.pick_channel"), "guild.channel", chosen=chosen.channel_id)],
        [role_menu(wording("setup.pick_role"), "guild.role", chosen=chosen.opener_role_id)],
        [choice_menu(wording("setup.pick_reviews"), numbers, "guild.reviews")],
        [choice_menu(wording("setup.pick_lang"), langs, "guild.lang")],
        buttons,
    ]


# ---------------------------------------------------------------- choices


@on_pick("guild.channel")
async def choose_channel(interaction: Interaction, channel_id: str) -> None:
    await _choose(interaction, lambda chosen: replace(chosen, channel_id=int(channel_id)))


@on_press("guild.anywhere")
async def choose_anywhere(interaction: Interaction) -> None:
    await _choose(interaction, lambda chosen: replace(chosen, channel_id=None))


@on_pick("guild.role")
async def choose_role(interaction: Interaction, role_id: str) -> None:
    # The role of everybody has the server's own id.
    role = None if int(role_id) == interaction.guild_id else int(role_id)
    await _choose(interaction, lambda chosen: replace(chosen, opener_role_id=role))


@on_press("guild.everybody")
async def choose_everybody(interaction: Interaction) -> None:
    await _choose(interaction, lambda chosen: replace(chosen, opener_role_id=None))


@on_pick("guild.reviews")
async def choose_reviews(interaction: Interaction, number: str) -> None:
    await _choose(interaction, lambda chosen: replace(chosen, reviews=int(number)))


@on_pick("guild.lang")
async def choose_lang(interaction: Interaction, lang: str) -> None:
    await _choose(interaction, lambda chosen: replace(chosen, lang=None if lang == _EACH else Lang(lang)))


@on_press("guild.names")
async def choose_names(interaction: Interaction) -> None:
    await _choose(interaction, lambda chosen: replace(chosen, anonymous=not chosen.anonymous))


@on_press("guild.zone", opens_form=True)
async def open_zone_form(interaction: Interaction) -> None:
    _check_manager(interaction)
    wording = wording_of(interaction)
    chosen = await taking_part.settings(desk_of(interaction).practice, _guild_id(interaction))
    form = Form(wording("setup.form.zone"), "guild.zoned")
    box: ui.TextInput[Any] = ui.TextInput(
        custom_id="zone", max_length=zones.NAME_LIMIT, default=chosen.zone and zones.shown(chosen.zone, wording.lang)
    )
    label = ui.Label(text=wording("setup.form.zone"), description=wording("setup.describe_zone"), component=box)
    form.add_item(label)
    await open_form(interaction, form)


@on_submit("guild.zoned")
async def choose_zone(interaction: Interaction, values: Values) -> None:
    typed = values.get("zone", "")
    match zones.read_zone(typed):
        case Read(zone):
            await _choose(interaction, lambda chosen: replace(chosen, zone=zone))
        case Ambiguous(names):
            _check_manager(interaction)
            chosen = await taking_part.settings(desk_of(interaction).practice, _guild_id(interaction))
            await put(interaction, _card(interaction, chosen, names))
        case _:
            raise GroupError("zone_unknown", word=quoted(typed, zones.NAME_LIMIT))


@on_press("guild.zone_is")
async def choose_named_zone(interaction: Interaction, key: str) -> None:
    await _choose(interaction, lambda chosen: replace(chosen, zone=zone_of_key(key)))


async def _choose(interaction: Interaction, change: Callable[[GuildSettings], GuildSettings]) -> None:
    _check_manager(interaction)
    chosen = await taking_part.choose_settings(desk_of(interaction).practice, _guild_id(interaction), change)
    await put(interaction, _card(interaction, chosen))


def _check_manager(interaction: Interaction) -> None:
    """At each press: somebody may have lost the right since the card was shown."""
    if not interaction.permissions.manage_guild:
        raise GroupError("not_manager")


def _guild_id(interaction: Interaction) -> int:
    if interaction.guild_id is None:
        raise GroupError("not_manager")
    return interaction.guild_id


def _missing(interaction: Interaction, chosen: GuildSettings) -> bool:
    """Whether the bot could not post in the chosen channel, as far as that can be known here."""
    guild = interaction.guild
    channel = guild.get_channel(chosen.channel_id) if guild and chosen.channel_id else None
    if channel is None or guild is None or guild.me is None:
        return False
    rights = channel.permissions_for(guild.me)
    return not all(getattr(rights, name) for name in _NEEDED)
