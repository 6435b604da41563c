"""A schedule that rests, until it is resumed or until a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import discord
from discord import ui

from bot.errors import ScheduleError
from bot.interview.schedules.due_times import in_utc
from bot.interview.schedules.model import Schedule
from bot.interview.times import zones
from bot.interview.times.spans import read_until
from bot.services.schedules import arranging
from bot.services.schedules.arranging import Listed, Owner
from bot.ui.actions import ActionButton, on_press
from bot.ui.card import WARNING, Card
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.quoting import quoted
from bot.ui.schedules.asking import TYPED_SHOWN, Show, owner_of
from bot.ui.schedules.cards import schedule_card
from bot.ui.schedules.typed_rules import read_or_refused
from bot.ui.showing import put_in_place, send

_LONGEST_PAUSE_YEARS = 5
_ROW = 5


async def pause(interaction: Interaction, schedule_id: int, until: str | None) -> None:
    """Raises ScheduleError."""
    owner, wording = await owner_of(interaction), wording_of(interaction)
    practice = desk_of(interaction).practice
    schedule = (await arranging.get(practice, owner, schedule_id)).schedule
    if until is None:
        await send(interaction, _paused(await arranging.pause(practice, owner, schedule_id, None), interaction))
        return
    today = practice.clock().astimezone(zones.zone(schedule.zone)).date()
    days: Sequence[date] = read_or_refused(read_until(until, today, wording.lang), until, wording)
    if len(days) > 1:
        await send(interaction, _which_day(interaction, schedule_id, until, days))
        return
    await _pause_until(interaction, owner, schedule, days[0], send)


def _which_day(interaction: Interaction, schedule_id: int, typed: str, days: Sequence[date]) -> Card:
    wording = wording_of(interaction)
    buttons: list[ui.Item[Any]] = [
        ActionButton(
            wording("schedule.on_day", day=wording(f"schedule.day.d{day.weekday()}"), date=day.isoformat()),
            "schedules.until",
            schedule_id,
            day.isoformat(),
            style=discord.ButtonStyle.primary,
        )
        for day in days[:_ROW]
    ]
    return Card([wording("schedule.which", typed=quoted(typed, TYPED_SHOWN))], buttons, colour=WARNING)


@on_press("schedules.until")
async def choose_day(interaction: Interaction, schedule_id: str, day: str) -> None:
    owner = await owner_of(interaction)
    schedule = (await arranging.get(desk_of(interaction).practice, owner, int(schedule_id))).schedule
    await _pause_until(interaction, owner, schedule, date.fromisoformat(day), put_in_place)


async def _pause_until(interaction: Interaction, owner: Owner, schedule: Schedule, day: date, show: Show) -> None:
    practice, place = desk_of(interaction).practice, zones.zone(schedule.zone)
    if day.year - practice.clock().astimezone(UTC).year > _LONGEST_PAUSE_YEARS:
        raise ScheduleError("too_long")
    until = in_utc(datetime.combine(day, time()), place)
    await show(interaction, _paused(await arranging.pause(practice, owner, schedule.id, until), interaction))


def _paused(listed: Listed, interaction: Interaction) -> Card:
    wording = wording_of(interaction)
    return schedule_card(listed, wording, wording("schedule.paused"))
