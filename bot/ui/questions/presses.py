"""The queue of a server's own questions: its card, and what its buttons and menus do."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.errors import OwnQuestionError
from bot.interview.questions.own import OwnQuestion, Standing
from bot.interview.visible import as_text
from bot.services.questions import own as own_questions
from bot.services.questions.own import PAGE_SIZE, QueuePage
from bot.ui.actions import ActionButton, choice_menu, on_pick, on_press
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.managing import manages
from bot.ui.paging import paged, turning
from bot.ui.quoting import shortened
from bot.ui.showing import put
from bot.ui.wording import Wording

_TABS = (Standing.SUGGESTED, Standing.ACCEPTED, Standing.SET_ASIDE, Standing.SENT)
_OPTION_LIMIT = 100
_TEXT_LIMIT = 250
_MENUS: dict[Standing, tuple[tuple[str, Standing], ...]] = {
    Standing.SUGGESTED: (
        ("own_question.pick_accept", Standing.ACCEPTED),
        ("own_question.pick_aside", Standing.SET_ASIDE),
    ),
    Standing.ACCEPTED: (("own_question.pick_aside", Standing.SET_ASIDE),),
    Standing.SET_ASIDE: (("own_question.pick_back", Standing.ACCEPTED),),
    Standing.SENT: (("own_question.pick_back", Standing.ACCEPTED),),
}


async def queue_of(interaction: Interaction, standing: Standing, number: int) -> Card:
    """Only for those who manage the rhythm."""
    guild_id = await managed_server(interaction)
    found = await own_questions.page(desk_of(interaction).practice, guild_id, standing, number)
    return queue_card(found, wording_of(interaction))


async def managed_server(interaction: Interaction) -> int:
    """The server whose questions the member may manage. Raises OwnQuestionError."""
    if interaction.guild_id is None:
        raise OwnQuestionError("server_only")
    if not await manages(interaction, interaction.guild_id):
        raise OwnQuestionError("not_manager")
    return interaction.guild_id


def queue_card(page: QueuePage, wording: Wording) -> Card:
    pages = max(-(-page.total // PAGE_SIZE), 1)
    title = wording("own_question.title", count=page.accepted, suggested=page.suggested)
    blocks = [title]
    if page.total == 0 and page.standing is Standing.SUGGESTED:
        blocks.append(wording("own_question.empty"))
    else:
        showing = wording(f"own_question.showing.{page.standing.value}")
        blocks.append(paged(showing, page.number, pages, wording))
        blocks += [_entry(own, wording) for own in page.found]
    turns = turning("questions.turn", page.number, pages, wording, page.standing.value)
    return Card(blocks, *_menus(page, wording), _tabs(page, wording), turns)


def _entry(own: OwnQuestion, wording: Wording) -> str:
    texts = "\n".join(
        wording("own_question.text", text=shortened(as_text(text), _TEXT_LIMIT))
        for text in (own.text_en, own.text_ko)
        if text
    )
    state, name = wording(f"own_question.state.{own.standing.value}"), wording.principle(own.principle)
    return wording("own_question.entry", state=state, principle=name, texts=texts, member=f"<@{own.member_id}>")


def _menus(page: QueuePage, wording: Wording) -> list[list[ui.Item[Any]]]:
    options = [discord.SelectOption(label=_option(own, wording), value=str(own.id)) for own in page.found]
    if not options:
        return []
    arguments = (page.standing.value, page.number)
    menus: list[list[ui.Item[Any]]] = [
        [choice_menu(wording(key), options, "questions.stand", after.value, *arguments)]
        for key, after in _MENUS[page.standing]
    ]
    return [*menus, [choice_menu(wording("own_question.pick_open"), options, "questions.open", *arguments)]]


def _option(own: OwnQuestion, wording: Wording) -> str:
    text = own.question.text[wording.lang]
    return shortened(wording("own_question.option", number=own.id, text=" ".join(text.split())), _OPTION_LIMIT)


def _tabs(page: QueuePage, wording: Wording) -> list[ui.Item[Any]]:
    return [
        ActionButton(wording(f"own_question.button.{one.value}"), "questions.queue", one.value, 0)
        for one in _TABS
        if one is not page.standing
    ]


@on_press("questions.queue")
async def show_queue(interaction: Interaction, standing: str, number: str) -> None:
    await put(interaction, await queue_of(interaction, Standing(standing), int(number)))


@on_press("questions.turn")
async def turn_page(interaction: Interaction, standing: str, number: str) -> None:
    await put(interaction, await queue_of(interaction, Standing(standing), int(number)))


@on_pick("questions.stand")
async def decide(interaction: Interaction, own_id: str, after: str, before: str, number: str) -> None:
    guild_id = await managed_server(interaction)
    practice = desk_of(interaction).practice
    await own_questions.decide(practice, guild_id, int(own_id), Standing(before), Standing(after))
    await put(interaction, await queue_of(interaction, Standing(before), int(number)))
