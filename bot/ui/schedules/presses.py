"""What buttons and menus of schedules do; each press looks again whether this member may."""

from __future__ import annotations

from dataclasses import replace

import discord

from bot.errors import ScheduleError
from bot.interview.model import Principle
from bot.interview.schedules.model import Pace, Schedule
from bot.services.schedules import arranging
from bot.services.schedules.arranging import Owner
from bot.ui.actions import ActionButton, on_pick, on_press
from bot.ui.card import GOOD, Card
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.schedules.asking import owner_of
from bot.ui.schedules.cards import MAX_LISTED, list_card, preview_card, questions_card, schedule_card
from bot.ui.showing import put, send


async def list_of(interaction: Interaction, number: int) -> Card:
    owner = await owner_of(interaction)
    found = await arranging.all_of(desk_of(interaction).practice, owner)
    return list_card(found, number, wording_of(interaction))


async def preview_of(interaction: Interaction, schedule_id: int) -> Card:
    desk = desk_of(interaction)
    schedule, question = await arranging.preview(desk.practice, await owner_of(interaction), schedule_id)
    return preview_card(schedule, question, wording_of(interaction), desk.wording(schedule.lang))


@on_press("schedules.list")
async def show_list(interaction: Interaction, number: str) -> None:
    await put(interaction, await list_of(interaction, int(number)))


@on_pick("schedules.open")
async def open_schedule(interaction: Interaction, schedule_id: str) -> None:
    await show(interaction, schedule_id)


@on_press("schedules.show")
async def show(interaction: Interaction, schedule_id: str) -> None:
    owner = await owner_of(interaction)
    listed = await arranging.get(desk_of(interaction).practice, owner, int(schedule_id))
    await put(interaction, schedule_card(listed, wording_of(interaction)))


@on_press("schedules.preview")
async def preview(interaction: Interaction, schedule_id: str) -> None:
    await send(interaction, await preview_of(interaction, int(schedule_id)))


@on_press("schedules.pause")
async def pause(interaction: Interaction, schedule_id: str) -> None:
    owner, wording = await owner_of(interaction), wording_of(interaction)
    listed = await arranging.pause(desk_of(interaction).practice, owner, int(schedule_id), None)
    await put(interaction, schedule_card(listed, wording, wording("schedule.paused")))


@on_press("schedules.resume")
async def resume(interaction: Interaction, schedule_id: str) -> None:
    await _resume(interaction, int(schedule_id), Pace.FULL)


@on_press("schedules.keep_on")
async def keep_on(interaction: Interaction, schedule_id: str) -> None:
    await _resume(interaction, int(schedule_id), Pace.FULL)


@on_press("schedules.weekly")
async def go_weekly(interaction: Interaction, schedule_id: str) -> None:
    await _resume(interaction, int(schedule_id), Pace.WEEKLY)


async def _resume(interaction: Interaction, schedule_id: int, pace: Pace) -> None:
    owner, wording = await owner_of(interaction), wording_of(interaction)
    listed = await arranging.resume(desk_of(interaction).practice, owner, schedule_id, pace)
    await put(interaction, schedule_card(listed, wording, wording("schedule.resumed")))


@on_press("schedules.skip")
async def skip(interaction: Interaction, schedule_id: str) -> None:
    owner, wording = await owner_of(interaction), wording_of(interaction)
    listed = await arranging.skip(desk_of(interaction).practice, owner, int(schedule_id))
    await put(interaction, schedule_card(listed, wording, wording("schedule.skipped")))


@on_press("schedules.remove")
async def offer_removal(interaction: Interaction, schedule_id: str) -> None:
    """Asked back: it is gone for good, and the button stands beside others."""
    owner, wording = await owner_of(interaction), wording_of(interaction)
    listed = await arranging.get(desk_of(interaction).practice, owner, int(schedule_id))
    buttons = [
        ActionButton(
            wording("schedule.button.remove_yes"), "schedules.removed", schedule_id, style=discord.ButtonStyle.danger
        ),
        ActionButton(wording("schedule.button.keep"), "schedules.show", schedule_id),
    ]
    await put(interaction, Card([wording("schedule.remove_sure", number=listed.schedule.id)], buttons))


@on_press("schedules.removed")
async def remove(interaction: Interaction, schedule_id: str) -> None:
    await arranging.remove(desk_of(interaction).practice, await owner_of(interaction), int(schedule_id))
    await put(interaction, Card([wording_of(interaction)("schedule.removed", number=schedule_id)], colour=GOOD))


# ---------------------------------------------------------------- a fixed list


@on_pick("schedules.list_of")
async def list_of_principle(interaction: Interaction, principle: str, schedule_id: str) -> None:
    owner = await owner_of(interaction)
    listed = await arranging.get(desk_of(interaction).practice, owner, int(schedule_id))
    await put(interaction, questions_card(listed.schedule, Principle(principle), wording_of(interaction)))


@on_pick("schedules.list_add")
async def add_to_list(interaction: Interaction, question_id: str, schedule_id: str) -> None:
    def longer(schedule: Schedule) -> Schedule:
        if len(schedule.questions) >= MAX_LISTED:
            raise ScheduleError("list_full")
        return replace(schedule, questions=(*schedule.questions, question_id))

    await _edit_list(interaction, await owner_of(interaction), int(schedule_id), longer)


@on_press("schedules.drop_last")
async def drop_last(interaction: Interaction, schedule_id: str) -> None:
    owner = await owner_of(interaction)
    await _edit_list(interaction, owner, int(schedule_id), lambda one: replace(one, questions=one.questions[:-1]))


async def _edit_list(interaction: Interaction, owner: Owner, schedule_id: int, change: arranging.Change) -> None:
    listed = await arranging.edit(desk_of(interaction).practice, owner, schedule_id, change)
    await put(interaction, schedule_card(listed, wording_of(interaction)))
