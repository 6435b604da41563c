"""One question of a server's own: read whole, corrected in a form, removed after a second word."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.interview.questions.own import TEXT_LIMIT, OwnQuestion, Standing
from bot.interview.visible import as_text
from bot.services.questions import own as own_questions
from bot.ui.actions import ActionButton, Values, custom_id, on_pick, on_press, on_submit
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.form import Form
from bot.ui.questions.presses import managed_server, queue_of
from bot.ui.showing import open_form, put
from bot.ui.wording import Wording


def question_card(own: OwnQuestion, wording: Wording, note: str = "") -> Card:
    texts = [as_text(text) for text in (own.text_en, own.text_ko) if text]
    title = wording("own_question.one", number=own.id, principle=wording.principle(own.principle))
    buttons: list[ui.Item[Any]] = [
        ActionButton(wording("own_question.button.correct"), "questions.correct", own.id),
        ActionButton(wording("own_question.button.remove"), "questions.remove", own.id),
        ActionButton(wording("own_question.button.back"), "questions.queue", own.standing.value, 0),
    ]
    return Card([note, title, "\n".join(f"> {text}" for text in texts)], buttons)


async def _one(interaction: Interaction, number: str) -> OwnQuestion:
    guild_id = await managed_server(interaction)
    return await own_questions.get(desk_of(interaction).practice, guild_id, int(number))


@on_pick("questions.open")
async def open_question(interaction: Interaction, number: str, *_page: str) -> None:
    await put(interaction, question_card(await _one(interaction, number), wording_of(interaction)))


@on_press("questions.correct", opens_form=True)
async def open_correction(interaction: Interaction, number: str) -> None:
    own, wording = await _one(interaction, number), wording_of(interaction)
    form = Form(wording("own_question.form.title"), custom_id("questions.corrected", own.id))
    for name, text in (("en", own.text_en), ("ko", own.text_ko)):
        box: ui.TextInput[Any] = ui.TextInput(
            custom_id=name,
            style=discord.TextStyle.long,
            required=False,
            max_length=TEXT_LIMIT,
            default=(text or "")[:TEXT_LIMIT] or None,
        )
        form.add_item(ui.Label(text=wording(f"own_question.form.{name}"), component=box))
    await open_form(interaction, form)


@on_submit("questions.corrected")
async def correct(interaction: Interaction, values: Values, number: str) -> None:
    guild_id, wording = await managed_server(interaction), wording_of(interaction)
    practice = desk_of(interaction).practice
    own = await own_questions.correct(practice, guild_id, int(number), values.get("en"), values.get("ko"))
    await put(interaction, question_card(own, wording, wording("own_question.corrected")))


@on_press("questions.remove")
async def offer_removal(interaction: Interaction, number: str) -> None:
    own, wording = await _one(interaction, number), wording_of(interaction)
    text = as_text(own.question.text[wording.lang])
    buttons: list[ui.Item[Any]] = [
        ActionButton(wording("own_question.button.remove_yes"), "questions.removed", own.id, own.standing.value),
        ActionButton(wording("own_question.button.keep"), "questions.kept", own.id),
    ]
    await put(interaction, Card([f"{wording('own_question.remove_sure')}\n> {text}"], buttons))


@on_press("questions.kept")
async def keep(interaction: Interaction, number: str) -> None:
    await put(interaction, question_card(await _one(interaction, number), wording_of(interaction)))


@on_press("questions.removed")
async def remove(interaction: Interaction, number: str, standing: str) -> None:
    guild_id = await managed_server(interaction)
    await own_questions.remove(desk_of(interaction).practice, guild_id, int(number))
    await put(interaction, await queue_of(interaction, Standing(standing), 0))
