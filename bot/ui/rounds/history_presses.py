"""Paging through earlier rounds."""

from __future__ import annotations

import io

import discord

from bot.errors import RoundNotFoundError
from bot.interview.model import Round, Turn
from bot.interview.rounds.machine import turn_of
from bot.services.rounds import history
from bot.ui.actions import on_pick, on_press
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.headings import counted
from bot.ui.rounds.history_cards import full_text, history_card, turn_card
from bot.ui.showing import put_in_place, send, send_file


@on_press("rounds.newest")
async def show_newest(interaction: Interaction) -> None:
    """Below what it was asked from, which stays."""
    await send(interaction, await page_card(interaction, 0))


@on_press("history.page")
async def show_page(interaction: Interaction, number: str) -> None:
    await put_in_place(interaction, await page_card(interaction, int(number)))


@on_pick("history.open")
async def open_round(interaction: Interaction, round_id: str, page: str) -> None:
    round_ = await history.open_round(desk_of(interaction).practice, interaction.user.id, int(round_id))
    await put_in_place(interaction, turn_card(round_, _first(round_), wording_of(interaction), int(page)))


@on_press("history.turn")
async def show_turn(interaction: Interaction, round_id: str, number: str, page: str = "0") -> None:
    round_, turn = await _turn(interaction, round_id, number)
    await put_in_place(interaction, turn_card(round_, turn, wording_of(interaction), int(page)))


@on_press("history.text")
async def send_full_text(interaction: Interaction, round_id: str, number: str) -> None:
    round_, turn = await _turn(interaction, round_id, number)
    text = full_text(round_, turn, wording_of(interaction))
    file = discord.File(io.BytesIO(text.encode()), f"answer-{round_.id}-{turn.number}.txt")
    await send_file(interaction, file)


@on_press("history.reread")
async def reread(interaction: Interaction, round_id: str) -> None:
    """From a summary: below it, so that the summary stays."""
    round_ = await history.open_round(desk_of(interaction).practice, interaction.user.id, int(round_id))
    await send(interaction, turn_card(round_, _first(round_), wording_of(interaction)))


async def page_card(interaction: Interaction, number: int) -> Card:
    page = await history.page(desk_of(interaction).practice, interaction.user.id, number)
    return history_card(page, number, wording_of(interaction))


def _first(round_: Round) -> Turn:
    """The first question with something told to it; one that was swapped away untouched is no beginning."""
    return next((turn for turn in round_.turns if turn.versions or turn.draft), counted(round_)[0])


async def _turn(interaction: Interaction, round_id: str, number: str) -> tuple[Round, Turn]:
    round_ = await history.open_round(desk_of(interaction).practice, interaction.user.id, int(round_id))
    try:
        return round_, turn_of(round_, int(number))
    except KeyError:
        raise RoundNotFoundError from None
