"""Convening a panel by command: who may, the date as typed, the principles, where it is posted."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import discord
from discord import app_commands

from bot.errors import PanelError, PanelNotFoundError
from bot.interview.model import Principle
from bot.interview.panels.model import Panel, PanelPlan
from bot.services import claims
from bot.services.groups import taking_part
from bot.services.panels import convening
from bot.services.panels import stages as panel_stages
from bot.services.panels.stages import PanelPostDue
from bot.services.schedules import arranging
from bot.ui.acknowledging import acknowledge_now
from bot.ui.actions import on_press
from bot.ui.card import WARNING, Card
from bot.ui.choices import MIXED, principle_choices, principle_of
from bot.ui.delivering import FAILURES, hurrying, passes
from bot.ui.desk import Interaction, desk_of, lang_of, server_of, wording_of
from bot.ui.groups.opening import may_open
from bot.ui.owing import Trace
from bot.ui.panels.announcing import put_up, say_now
from bot.ui.panels.cards import opened_card
from bot.ui.panels.entry import manages, may_know
from bot.ui.panels.when import PanelWishes, unpacked, when_meant
from bot.ui.quoting import shortened
from bot.ui.showing import put_in_place, send
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

_CHOICE_LENGTH, _CHOICES_LIMIT = 100, 25


async def open_panel(interaction: Interaction, wishes: PanelWishes) -> None:
    """At once, or after a question that the typed time needs. Raises PanelError, GroupError."""
    # Posting, a thread and its members take Discord several requests: longer than a blink.
    await acknowledge_now(interaction)
    if wishes.when is None:
        await open_at(interaction, wishes, None, send)
        return
    meant = await when_meant(interaction, wishes)
    if isinstance(meant, datetime):
        await open_at(interaction, wishes, meant, send)
    else:
        await send(interaction, meant)


@on_press("panels.go")
async def open_as_meant(interaction: Interaction, *arguments: str) -> None:
    """Which time is meant, or in which zone, was asked: this is the answer."""
    await acknowledge_now(interaction)
    kept = unpacked(arguments)
    if kept.zone:
        await arranging.remember_zone(desk_of(interaction).practice, interaction.user.id, kept.zone)
    people = [await _member(interaction, one) for one in (kept.candidate_id, *kept.interviewer_ids)]
    place = interaction.guild.get_channel(kept.place_id) if interaction.guild and kept.place_id else None
    voice = place if isinstance(place, discord.VoiceChannel | discord.StageChannel) else None
    wishes = PanelWishes(people[0], people[1:], voice, None, kept.minutes, kept.principles, kept.level)
    await open_at(interaction, wishes, kept.at, put_in_place)


async def _member(interaction: Interaction, member_id: int) -> discord.Member:
    assert interaction.guild is not None
    try:
        return interaction.guild.get_member(member_id) or await interaction.guild.fetch_member(member_id)
    except discord.NotFound as gone:
        raise PanelError("not_here", member=f"<@{member_id}>") from gone


async def open_at(
    interaction: Interaction,
    wishes: PanelWishes,
    starts_at: datetime | None,
    show: Callable[[Interaction, Card], Awaitable[object]],
) -> None:
    desk = desk_of(interaction)
    plan = await _plan(interaction, wishes, starts_at)
    panel = await convening.start(desk.practice, plan, posting=True)
    panel = await _posted(interaction, panel)
    await convening.invite(desk.practice, panel)
    await show(interaction, _opened(panel, wording_of(interaction)))
    await say_now(interaction.client, desk, panel.id)


async def _posted(interaction: Interaction, panel: Panel) -> Panel:
    """Refused, it is as if it had not been asked for. What may pass goes on by itself: a second panel is not wanted."""
    desk = desk_of(interaction)
    try:
        with hurrying():
            panel = await put_up(interaction.client, desk, panel)
    except FAILURES as failure:
        log.info("panel %d is not posted whole: %s", panel.id, failure)
        if not passes(failure):
            await convening.abandon(desk.practice, panel.id)
            raise PanelError("cannot_post", channel=f"<#{panel.channel_id}>") from failure
        await claims.put_off(desk.practice, PanelPostDue(panel).claim)
        return await convening.get(desk.practice, panel.id)
    await panel_stages.note_written(desk.practice, panel.id)
    return panel


def _opened(panel: Panel, wording: Wording) -> Card:
    if panel.message_id is None or panel.channel_id is None:
        return Card([wording("panel.opening_later", number=panel.id)], colour=WARNING)
    return opened_card(panel, Trace(panel.guild_id, panel.channel_id, panel.message_id).link, wording)


async def _plan(interaction: Interaction, wishes: PanelWishes, starts_at: datetime | None) -> PanelPlan:
    practice = desk_of(interaction).practice
    guild_id = server_of(interaction)
    chosen = await taking_part.settings(practice, guild_id)
    if not may_open(interaction, chosen):
        raise PanelError("not_opener", role=f"<@&{chosen.opener_role_id}>")
    _check_people([wishes.candidate, *wishes.interviewers])
    return PanelPlan(
        candidate_id=wishes.candidate.id,
        interviewer_ids=tuple(member.id for member in wishes.interviewers),
        organiser_id=interaction.user.id,
        lang=chosen.lang or lang_of(interaction),
        guild_id=guild_id,
        channel_id=chosen.channel_id or interaction.channel_id,
        place_id=wishes.place.id if wishes.place else None,
        starts_at=starts_at,
        minutes=wishes.minutes,
        principles=wishes.principles,
        level=wishes.level,
    )


def _check_people(people: Sequence[discord.User | discord.Member]) -> None:
    """Discord lets one name anybody, also who has left."""
    if any(one.bot for one in people):
        raise PanelError("no_bots")
    for one in people:
        if not isinstance(one, discord.Member):
            raise PanelError("not_here", member=f"<@{one.id}>")


# ---------------------------------------------------------------- as typed


def principles_typed(text: str | None, wording: Wording) -> tuple[Principle, ...]:
    """Names with commas between; empty for mixed. Raises PrincipleUnknownError."""
    names = [part for part in (text or "").split(",") if part.strip()]
    found = [principle_of(name, wording) for name in names]
    return tuple(dict.fromkeys(principle for principle in found if principle is not None))


def principles_choices(typed: str, wording: Wording) -> list[app_commands.Choice[str]]:
    """Completes the name after the last comma."""
    before, comma, last = typed.rpartition(",")
    kept = [part.strip() for part in before.split(",") if part.strip()] if comma else []
    found = []
    for choice in principle_choices(last, wording):
        if choice.value == MIXED and kept:
            continue
        # Several names in both languages would not fit; what is typed on is read by any of a principle's names.
        one = None if choice.value == MIXED else Principle(choice.value)
        names = ", ".join([*kept, wording.short_principle(one) if one else choice.name])
        if len(names) <= _CHOICE_LENGTH:
            shown = ", ".join([*kept, wording.principle(one)])
            found.append(app_commands.Choice(name=shortened(shown, _CHOICE_LENGTH), value=names))
    return found[:_CHOICES_LIMIT]


# ---------------------------------------------------------------- which panel is meant


async def panel_meant(interaction: Interaction, number: int | None) -> Panel:
    """The running one with this number, or the only one that the member may call off. Raises PanelError."""
    guild_id = server_of(interaction)
    practice = desk_of(interaction).practice
    found = await convening.running(practice, guild_id)
    own = [one for one in found if one.organiser_id == interaction.user.id or manages(interaction, one)]
    if number is not None:
        meant = [one for one in found if one.id == number and may_know(interaction, one)]
        if meant and not own:
            raise PanelError("not_organiser")
        own = [one for one in meant if one in own]
    if not own:
        raise PanelError("none_running") if number is None else PanelNotFoundError
    if len(own) > 1:
        raise PanelError("which_one")
    return own[0]


async def panel_choices(interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
    if interaction.guild_id is None:
        return []
    found = await convening.running(desk_of(interaction).practice, interaction.guild_id)
    wording = wording_of(interaction)
    return [
        app_commands.Choice(name=wording("panel.list.option", number=one.id), value=one.id)
        for one in found
        if (one.organiser_id == interaction.user.id or manages(interaction, one)) and str(one.id).startswith(typed)
    ][:_CHOICES_LIMIT]
