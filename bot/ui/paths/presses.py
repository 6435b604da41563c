"""What the commands, buttons and forms of a path do: one service each, one card shown."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.interview.model import FIELD_LIMIT, Manner
from bot.interview.paths.headlines import HEADLINE_LIMIT
from bot.interview.paths.model import MOST_HEADLINES, PathWishes, Stage
from bot.interview.paths.own_questions import QUESTIONS_LIMIT
from bot.interview.screens.model import Screen
from bot.services.paths import holding, walking
from bot.services.paths.standing import Standing
from bot.services.paths.walking import AlreadyWalking, Next, Waiting
from bot.services.practice import Practice
from bot.ui.actions import Values, custom_id, on_press, on_submit
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.form import Form
from bot.ui.paths.cards import already_walking_card, applied_card, next_card, status_card, waiting_card
from bot.ui.paths.manager_cards import choice_card, outcome_card
from bot.ui.paths.wishes import unpacked
from bot.ui.rounds.starting import begin
from bot.ui.screens.presses import show_screen
from bot.ui.showing import open_form, put_in_place, send
from bot.ui.wording import Wording


async def start(interaction: Interaction, wishes: PathWishes, stopping: int | None = None) -> None:
    found = await walking.start(_practice(interaction), interaction.user.id, wishes, stopping)
    if isinstance(found, AlreadyWalking):
        await send(interaction, already_walking_card(found, wording_of(interaction)))
    else:
        await show_standing(interaction, found)


async def show_standing(interaction: Interaction, standing: Standing, note: str = "") -> None:
    await send(interaction, status_card(standing, wording_of(interaction), _now(interaction), note))


async def go_on(interaction: Interaction, *, early: bool = False) -> None:
    await show(interaction, await walking.go_on(_practice(interaction), interaction.user.id, early=early))


async def show(interaction: Interaction, found: Next) -> None:
    """Below what was pressed: a stage is a talk of its own."""
    wording = wording_of(interaction)
    match found:
        case Screen():
            await show_screen(interaction, found)
        case Waiting(standing):
            await send(interaction, waiting_card(standing, wording))
        case Standing():
            await send(interaction, next_card(found, wording, _now(interaction)))


@on_press("paths.next")
async def press_next(interaction: Interaction) -> None:
    await go_on(interaction)


@on_press("paths.early")
async def press_early(interaction: Interaction, path_id: str) -> None:
    await go_on(interaction, early=True)


@on_press("paths.fresh")
async def press_fresh(interaction: Interaction, stopping: str, *wishes: str) -> None:
    await start(interaction, unpacked(*wishes), stopping=int(stopping))


@on_press("paths.form", opens_form=True)
async def open_application(interaction: Interaction, path_id: str) -> None:
    standing = await walking.status(_practice(interaction), interaction.user.id)
    await open_form(interaction, application_form(standing, int(path_id), wording_of(interaction)))


@on_submit("paths.applied")
async def submit_application(interaction: Interaction, values: Values, path_id: str) -> None:
    practice, typed = _practice(interaction), values.get("headlines", "")
    ids = (interaction.user.id, int(path_id))
    standing = await walking.apply(practice, *ids, typed, values.get("resume", ""))
    await put_in_place(interaction, applied_card(standing, wording_of(interaction), _now(interaction)))


@on_press("paths.repeat")
async def press_repeat(interaction: Interaction, path_id: str, stage: str) -> None:
    await show(
        interaction, await walking.repeat(_practice(interaction), interaction.user.id, int(path_id), Stage(stage))
    )


@on_press("paths.waive")
async def press_waive(interaction: Interaction, path_id: str) -> None:
    standing = await walking.waive(_practice(interaction), interaction.user.id, int(path_id))
    await put_in_place(interaction, status_card(standing, wording_of(interaction), _now(interaction)))


@on_press("paths.loop")
async def press_loop(interaction: Interaction, path_id: str) -> None:
    wished = await holding.begin_loop(_practice(interaction), interaction.user.id, int(path_id))
    await begin(interaction, wished.wishes, stressed=wished.stressed)


@on_press("paths.manager")
async def press_manager(interaction: Interaction) -> None:
    standing = await walking.status(_practice(interaction), interaction.user.id)
    await send(interaction, choice_card(standing, wording_of(interaction)))


@on_press("paths.talk")
async def press_talk(interaction: Interaction, path_id: str, manner: str) -> None:
    chosen = Manner(manner) if manner in list(Manner) else None
    wished = await holding.begin_talk(_practice(interaction), interaction.user.id, int(path_id), chosen)
    await begin(interaction, wished.wishes, manager=wished.manner)


@on_press("paths.asking", opens_form=True)
async def open_own_questions(interaction: Interaction, path_id: str) -> None:
    await open_form(interaction, own_questions_form(int(path_id), wording_of(interaction)))


@on_submit("paths.asked")
async def submit_own_questions(interaction: Interaction, values: Values, path_id: str) -> None:
    ids = (interaction.user.id, int(path_id))
    heard = await holding.ask_manager(_practice(interaction), *ids, values.get("questions", ""))
    await put_in_place(interaction, outcome_card(heard, wording_of(interaction)))


@on_press("paths.none")
async def press_no_question(interaction: Interaction, path_id: str) -> None:
    heard = await holding.ask_manager(_practice(interaction), interaction.user.id, int(path_id), None)
    await put_in_place(interaction, outcome_card(heard, wording_of(interaction)))


@on_press("paths.heard")
async def press_heard(interaction: Interaction) -> None:
    heard = await holding.talk_heard(_practice(interaction), interaction.user.id)
    await send(interaction, outcome_card(heard, wording_of(interaction)))


@on_press("paths.review")
async def press_review(interaction: Interaction) -> None:
    await show_screen(interaction, await walking.review(_practice(interaction), interaction.user.id))


def application_form(standing: Standing, path_id: int, wording: Wording) -> Form:
    """Filled with the headlines that are kept."""
    form = Form(wording("path.form.title"), custom_id("paths.applied", path_id))
    kept = "\n".join(standing.path.headlines) if standing.path.id == path_id else ""
    most = MOST_HEADLINES * (HEADLINE_LIMIT + 1)
    lines: ui.TextInput[Any] = ui.TextInput(
        style=discord.TextStyle.long,
        custom_id="headlines",
        required=False,
        max_length=most,
        default=kept[:most] or None,
        placeholder=wording("path.form.example"),
    )
    resume: ui.TextInput[Any] = ui.TextInput(
        style=discord.TextStyle.long, custom_id="resume", required=False, max_length=FIELD_LIMIT
    )
    form.add_item(
        ui.Label(text=wording("path.form.headlines"), description=wording("path.describe.headlines"), component=lines)
    )
    form.add_item(
        ui.Label(text=wording("path.form.resume"), description=wording("path.describe.resume"), component=resume)
    )
    return form


def own_questions_form(path_id: int, wording: Wording) -> Form:
    form = Form(wording("path.form.own_questions"), custom_id("paths.asked", path_id))
    box: ui.TextInput[Any] = ui.TextInput(
        style=discord.TextStyle.long, custom_id="questions", max_length=QUESTIONS_LIMIT
    )
    label, describe = wording("path.form.questions"), wording("path.describe.questions")
    form.add_item(ui.Label(text=label, description=describe, component=box))
    return form


def _practice(interaction: Interaction) -> Practice:
    return desk_of(interaction).practice


def _now(interaction: Interaction) -> datetime:
    return _practice(interaction).clock()
