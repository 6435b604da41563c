"""When a panel is to begin: the time as typed, asked about where it may mean two, or where no zone is known.

What else stood in the command is kept in the buttons of the question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import discord
from discord import ui

from bot.errors import PanelError
from bot.interview.model import Level, Principle
from bot.interview.times import zones
from bot.interview.times.points import When, read_point
from bot.interview.times.results import Ambiguous, Past, Read, Unread
from bot.services.groups import taking_part
from bot.services.schedules import arranging
from bot.services.schedules.arranging import Owner
from bot.ui.actions import ActionButton, custom_id
from bot.ui.card import WARNING, Card
from bot.ui.desk import Interaction, desk_of, lang_of, server_of, wording_of
from bot.ui.quoting import quoted, shortened
from bot.ui.typed_times import local, proposed_zones, told, why_unread, zone_key, zone_of_key

_UNIX = re.compile(r"\d{9,11}", re.ASCII)
_CUSTOM_ID_LIMIT, _LABEL_LIMIT, _TYPED_SHOWN = 100, 80, 60
_ROW, _MOST_BUTTONS = 5, 10
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PRINCIPLES, _LEVELS = tuple(Principle), tuple(Level)


@dataclass(frozen=True, slots=True)
class PanelWishes:
    """What stands in the command, as typed."""

    candidate: discord.User | discord.Member
    interviewers: Sequence[discord.User | discord.Member]
    place: discord.VoiceChannel | discord.StageChannel | None
    when: str | None
    minutes: int
    principles: tuple[Principle, ...]
    level: Level | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a button knows. `zone`: it is the organiser's own from now on."""

    at: datetime
    zone: str | None
    candidate_id: int
    interviewer_ids: tuple[int, ...]
    place_id: int | None
    minutes: int
    principles: tuple[Principle, ...]
    level: Level | None


async def when_meant(interaction: Interaction, wishes: PanelWishes) -> datetime | Card:
    """The moment, or the question. Raises PanelError with what was not understood."""
    typed, practice = wishes.when or "", desk_of(interaction).practice
    if unix := _UNIX.fullmatch(typed.strip()):
        return datetime.fromtimestamp(int(unix[0]), UTC)
    chosen = await taking_part.settings(practice, server_of(interaction))
    zone = chosen.zone or await arranging.zone_of(practice, Owner(None, interaction.user.id))
    if zone is not None:
        meant = _meant(interaction, typed, zone)
        return meant[0].at if len(meant) == 1 else _which(interaction, wishes, [(zone, when) for when in meant])
    names = proposed_zones(interaction) or zones.suggest("")[:_ROW]
    found = [(name, when) for name in names for when in _meant(interaction, typed, name)]
    if len({when for _, when in found}) == 1 and len(names) > 1:
        # In two hours is in two hours everywhere.
        return found[0][1].at
    return _which(interaction, wishes, found, asks_zone=True)


def _meant(interaction: Interaction, typed: str, zone: str) -> Sequence[When]:
    wording, now = wording_of(interaction), desk_of(interaction).practice.clock()
    match read_point(typed, zones.zone(zone), now, lang_of(interaction)):
        case Read(when):
            return [when]
        case Ambiguous(several):
            return several
        case Unread() | Past() as fault:
            why, shown = why_unread(fault, wording), zones.shown(zone, wording.lang)
            raise PanelError("date_unreadable", why=why, zone=shown)


def _which(
    interaction: Interaction, wishes: PanelWishes, meant: Sequence[tuple[str, When]], *, asks_zone: bool = False
) -> Card:
    wording = wording_of(interaction)
    buttons: list[ui.Item[Any]] = []
    for zone, when in meant[:_MOST_BUTTONS]:
        arguments = _packed(wishes, when, zone if asks_zone else None)
        if len(custom_id("panels.go", *arguments)) > _CUSTOM_ID_LIMIT:
            ways = " / ".join(local(one.at, of, wording) for of, one in meant)
            raise PanelError("write_exactly", ways=ways)
        label = shortened(told(when, zone, wording), _LABEL_LIMIT)
        buttons.append(ActionButton(label, "panels.go", *arguments, style=discord.ButtonStyle.primary))
    key = "panel.which_zone" if asks_zone else "panel.which_time"
    text = wording(key, typed=quoted(wishes.when or "", _TYPED_SHOWN))
    return Card([text], buttons[:_ROW], buttons[_ROW:], colour=WARNING)


# ---------------------------------------------------------------- in a button


def _packed(wishes: PanelWishes, when: When, zone: str | None) -> list[str]:
    return [
        _in_36(int(when.at.timestamp())),
        zone_key(zone) if zone else "",
        _in_36(wishes.candidate.id),
        "_".join(_in_36(one.id) for one in wishes.interviewers),
        _in_36(wishes.place.id) if wishes.place else "",
        _in_36(wishes.minutes),
        "_".join(_in_36(_PRINCIPLES.index(one)) for one in wishes.principles),
        _in_36(_LEVELS.index(wishes.level)) if wishes.level else "",
    ]


def unpacked(arguments: Sequence[str]) -> Kept:
    at, zone, candidate, interviewers, place, minutes, principles, level = arguments
    return Kept(
        at=datetime.fromtimestamp(int(at, 36), UTC),
        zone=zone_of_key(zone) or None,
        candidate_id=int(candidate, 36),
        interviewer_ids=tuple(int(one, 36) for one in interviewers.split("_") if one),
        place_id=int(place, 36) if place else None,
        minutes=int(minutes, 36),
        principles=tuple(_PRINCIPLES[int(one, 36)] for one in principles.split("_") if one),
        level=_LEVELS[int(level)] if level else None,
    )


def _in_36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits
