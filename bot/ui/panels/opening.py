"""Convening a panel by command: who may, the date as typed, the principles, where it is posted."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import discord
from discord import app_commands

from bot.errors import GroupError, PanelError, PanelNotFoundError
from bot.interview.model import Level, Principle
from bot.interview.panels.model import Panel, PanelPlan
from bot.interview.times.typed import TypedTimeError, read_time
from bot.services.groups import taking_part
from bot.services.panels import convening
from bot.ui.acknowledging import acknowledge_now
from bot.ui.choices import MIXED, principle_choices, principle_of
from bot.ui.desk import Interaction, desk_of, lang_of, server_of, wording_of
from bot.ui.groups.opening import may_open
from bot.ui.panels.announcing import open_post, say_now
from bot.ui.panels.cards import opened_card
from bot.ui.panels.entry import manages, may_know
from bot.ui.showing import send
from bot.ui.time_faults import why_unread
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

_UNIX = re.compile(r"\d{9,11}", re.ASCII)
_CHOICE_LENGTH, _CHOICES_LIMIT = 100, 25


@dataclass(frozen=True, slots=True)
class PanelWishes:
    """What stands in the command, as typed."""

    candidate: discord.User | discord.Member
    interviewers: Sequence[discord.User | discord.Member]
    place: discord.VoiceChannel | discord.StageChannel | None
    when: str | None
    minutes: int
    principles: str | None
    level: Level | None


async def open_panel(interaction: Interaction, wishes: PanelWishes) -> None:
    """Raises PanelError, GroupError, PrincipleUnknownError."""
    # Posting, a thread and its members take Discord several requests: longer than a blink.
    await acknowledge_now(interaction)
    desk = desk_of(interaction)
    plan = await _plan(interaction, wishes)
    panel = await convening.start(desk.practice, plan, posting=True)
    try:
        message, thread_id = await open_post(interaction.client, desk, panel)
    except (discord.HTTPException, OSError) as refusal:
        log.info("panel %d could not be posted: %s", panel.id, refusal)
        await convening.abandon(desk.practice, panel.id)
        if isinstance(refusal, discord.Forbidden | discord.NotFound):
            raise PanelError("cannot_post", channel=f"<#{panel.channel_id}>") from refusal
        raise
    await convening.invite(desk.practice, panel, message.channel.id, message.id, thread_id)
    await send(interaction, opened_card(panel, message.jump_url, wording_of(interaction)))
    await say_now(interaction.client, desk, panel.id)


async def _plan(interaction: Interaction, wishes: PanelWishes) -> PanelPlan:
    practice = desk_of(interaction).practice
    guild_id = server_of(interaction)
    chosen = await taking_part.settings(practice, guild_id)
    if not may_open(interaction, chosen):
        raise GroupError("not_opener", role=f"<@&{chosen.opener_role_id}>")
    _check_people([wishes.candidate, *wishes.interviewers])
    return PanelPlan(
        candidate_id=wishes.candidate.id,
        interviewer_ids=tuple(member.id for member in wishes.interviewers),
        organiser_id=interaction.user.id,
        lang=chosen.lang or lang_of(interaction),
        guild_id=guild_id,
        channel_id=chosen.channel_id or interaction.channel_id,
        place_id=wishes.place.id if wishes.place else None,
        starts_at=(
            moment_typed(wishes.when, ZoneInfo(chosen.zone), practice.clock(), wording_of(interaction))
            if wishes.when
            else None
        ),
        minutes=wishes.minutes,
        principles=principles_typed(wishes.principles, wording_of(interaction)),
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


def moment_typed(text: str, zone: ZoneInfo, now: datetime, wording: Wording) -> datetime:
    """A time as people type it, in this zone, or Unix seconds. Raises PanelError with what was not understood."""
    if unix := _UNIX.fullmatch(text.strip()):
        return datetime.fromtimestamp(int(unix[0]), UTC)
    try:
        return read_time(text, zone, now)
    except TypedTimeError as refusal:
        why = why_unread(refusal.fault, refusal.word, wording)
        raise PanelError("date_unreadable", why=why, zone=zone.key) from refusal


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
        names = ", ".join([*kept, wording.principle(Principle(choice.value)) if choice.value != MIXED else choice.name])
        if len(names) <= _CHOICE_LENGTH:
            found.append(app_commands.Choice(name=names, value=names))
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
