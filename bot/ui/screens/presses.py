"""What the buttons and forms of a technical screen do: one service each, one card shown."""

from __future__ import annotations

import logging
from typing import Any

import discord
from discord import ui

from bot.errors import QuestionGoneError
from bot.interview.model import FIELD_LIMIT
from bot.interview.screens.model import Phase, Screen
from bot.services.practice import Practice
from bot.services.screens import asking
from bot.ui.actions import Values, custom_id, on_press, on_submit
from bot.ui.delivering import FAILURES
from bot.ui.desk import Interaction, desk_of
from bot.ui.form import Form
from bot.ui.quoting import shortened
from bot.ui.screens.cards import asked, hint_card, screen_card, verdict_card
from bot.ui.showing import open_form, put_in_place, send
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

_SHOWN_IN_FORM = 700


@on_press("screens.answer", opens_form=True)
async def open_answer_form(interaction: Interaction, screen_id: str, number: str) -> None:
    screen = await asking.asked(_practice(interaction), interaction.user.id, int(screen_id), int(number), Phase.ASKED)
    turn, wording = screen.turn(int(number)), _wording(interaction, screen)
    question = wording.library.technical.get(turn.question_id)
    if question is None:
        raise QuestionGoneError
    form = _form("screens.answered", asked(turn, question, wording), screen, int(number), wording)
    await open_form(interaction, form)


@on_submit("screens.answered")
async def submit_answer(interaction: Interaction, values: Values, screen_id: str, number: str) -> None:
    ids = (interaction.user.id, int(screen_id), int(number))
    await _replace(interaction, await asking.answer(_practice(interaction), *ids, values.get("text", "")))


@on_press("screens.reply", opens_form=True)
async def open_reply_form(interaction: Interaction, screen_id: str, number: str) -> None:
    screen = await asking.asked(_practice(interaction), interaction.user.id, int(screen_id), int(number), Phase.PROBED)
    wording = _wording(interaction, screen)
    question = wording.library.technical[screen.turn(int(number)).question_id]
    form = _form("screens.replied", f"> {question.follow_up[wording.lang]}", screen, int(number), wording)
    await open_form(interaction, form)


@on_submit("screens.replied")
async def submit_reply(interaction: Interaction, values: Values, screen_id: str, number: str) -> None:
    ids = (interaction.user.id, int(screen_id), int(number))
    await _replace(interaction, await asking.reply(_practice(interaction), *ids, values.get("text", "")))


@on_press("screens.hint")
async def show_hint(interaction: Interaction, screen_id: str, number: str) -> None:
    screen = await asking.asked(_practice(interaction), interaction.user.id, int(screen_id), int(number), Phase.ASKED)
    wording = _wording(interaction, screen)
    question = wording.library.technical.get(screen.turn(int(number)).question_id)
    if question is None:
        raise QuestionGoneError
    await send(interaction, hint_card(question, wording))


@on_press("screens.decline")
async def decline(interaction: Interaction, screen_id: str, number: str) -> None:
    ids = (interaction.user.id, int(screen_id), int(number))
    await _replace(interaction, await asking.decline(_practice(interaction), *ids))


@on_press("screens.skip")
async def skip(interaction: Interaction, screen_id: str, number: str) -> None:
    ids = (interaction.user.id, int(screen_id), int(number))
    await _replace(interaction, await asking.skip(_practice(interaction), *ids))


@on_press("screens.next")
async def go_on(interaction: Interaction, screen_id: str, number: str) -> None:
    """The verdict stays where it is, without its buttons, and the next card comes below it."""
    screen = await asking.go_on(_practice(interaction), interaction.user.id, int(screen_id), int(number))
    wording = _wording(interaction, screen)
    try:
        await put_in_place(interaction, verdict_card(screen, screen.turn(int(number)), wording, live=False))
    except FAILURES as failure:
        # That the old card keeps its buttons is nothing beside the new one not coming.
        log.warning("a card that is over keeps its buttons: %s", failure)
    await send(interaction, screen_card(screen, wording))


@on_press("screens.stop")
async def stop(interaction: Interaction, screen_id: str, number: str) -> None:
    await _replace(interaction, await asking.stop(_practice(interaction), interaction.user.id, int(screen_id)))


async def show_screen(interaction: Interaction, screen: Screen) -> None:
    await send(interaction, screen_card(screen, _wording(interaction, screen)))


async def _replace(interaction: Interaction, screen: Screen) -> None:
    await put_in_place(interaction, screen_card(screen, _wording(interaction, screen)))


def _form(action: str, question: str, screen: Screen, number: int, wording: Wording) -> Form:
    form = Form(wording("screen.form.title"), custom_id(action, screen.id, number))
    form.add_item(ui.TextDisplay(shortened(question, _SHOWN_IN_FORM)))
    box: ui.TextInput[Any] = ui.TextInput(style=discord.TextStyle.long, custom_id="text", max_length=FIELD_LIMIT)
    form.add_item(
        ui.Label(text=wording("screen.form.label"), description=wording("screen.form.describe"), component=box)
    )
    return form


def _practice(interaction: Interaction) -> Practice:
    return desk_of(interaction).practice


def _wording(interaction: Interaction, screen: Screen) -> Wording:
    return desk_of(interaction).wording(screen.lang)
