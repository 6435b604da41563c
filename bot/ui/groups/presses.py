"""What the buttons, menus and forms of a group round do for the one who answers, and for one who looks around."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

import discord

from bot.errors import GroupError, GroupNotFoundError
from bot.interview.groups.model import GroupRound, Stage
from bot.interview.rounds.machine import AskQuestion, turn_of
from bot.services.groups import stages as group_stages
from bot.services.groups import stats, taking_part
from bot.services.groups.stages import Revealed
from bot.services.practice import Practice
from bot.services.rounds import playing
from bot.ui.acknowledging import acknowledge_now
from bot.ui.actions import Values, on_pick, on_press, on_submit
from bot.ui.card import WARNING, Card
from bot.ui.delivering import hurrying
from bot.ui.desk import Interaction, desk_of, lang_of, wording_of
from bot.ui.groups.cards import list_card, reminders_off_card, reminders_on_card, stats_card, status_card
from bot.ui.groups.keeping_up import clear
from bot.ui.groups.reveal import items_card, page_of_gap, result_card
from bot.ui.owing import Trace, standing_text
from bot.ui.rounds.forms import answer_form, answer_of
from bot.ui.rounds.showing import replace, reply
from bot.ui.showing import open_form, put, put_in_place, send

log = logging.getLogger(__name__)


def may_see(interaction: Interaction, channel_id: int) -> bool:
    """Whether the member may read this channel; one that they are in, or a thread of, they do.

    Of one that was deleted those who manage the server may know: somebody has to close what was going on in it.
    """
    if channel_id in (interaction.channel_id, getattr(interaction.channel, "parent_id", None)):
        return True
    guild, member = interaction.guild, interaction.user
    channel = guild.get_channel_or_thread(channel_id) if guild else None
    if guild is None or not isinstance(member, discord.Member):
        return False
    if channel is None:
        return interaction.permissions.manage_guild
    return channel.permissions_for(member).view_channel


async def group_of(interaction: Interaction, group_id: str | int) -> GroupRound:
    """Raises GroupNotFoundError, also for what the member may not see."""
    group = await taking_part.get(_practice(interaction), interaction.guild_id, int(group_id))
    if not await visible(interaction, [group]):
        raise GroupNotFoundError
    return group


async def visible(interaction: Interaction, found: Sequence[GroupRound]) -> list[GroupRound]:
    """Those of them that the member may see: by their channels, or because they opened it or answered in there."""
    mine = interaction.user.id
    hidden = [one for one in found if one.opener_id != mine and not may_see(interaction, one.channel_id)]
    own = await taking_part.shared_in(_practice(interaction), interaction.user.id, hidden) if hidden else set()
    return [group for group in found if group not in hidden or group.id in own]


# ---------------------------------------------------------------- one's own answer


@on_press("groups.answer", opens_form=True)
async def answer(interaction: Interaction, group_id: str) -> None:
    """The form, or the card of what was answered already; both for the member alone."""
    group = await group_of(interaction, group_id)
    lang = lang_of(interaction)
    shown = await taking_part.answer(_practice(interaction), interaction.user.id, group, lang)
    if not isinstance(shown.effect, AskQuestion):
        await reply(interaction, shown)
        return
    wording = desk_of(interaction).wording(lang)
    form = answer_form(shown.round, turn_of(shown.round, 1), wording, action="groups.answered")
    await open_form(interaction, form)


@on_submit("groups.answered")
async def answered(interaction: Interaction, values: Values, round_id: str, turn: str) -> None:
    """Below the post, which everybody sees, never in its place."""
    practice, member_id = _practice(interaction), interaction.user.id
    await reply(
        interaction, await playing.submit_answer(practice, member_id, int(round_id), int(turn), answer_of(values))
    )


@on_press("groups.share")
async def share(interaction: Interaction, round_id: str) -> None:
    await replace(interaction, await taking_part.share(_practice(interaction), interaction.user.id, int(round_id)))


@on_press("groups.take_back")
async def take_back(interaction: Interaction, round_id: str) -> None:
    """Its member sees that it is theirs again, and what was posted is written anew without waiting for the tick.

    Where that cannot be, they are told so and where it still stands.
    """
    practice = _practice(interaction)
    shown = [Trace(*post) for post in await group_stages.posts_of_answer(practice, int(round_id))]
    taken = await taking_part.take_back(practice, interaction.user.id, int(round_id))
    left: Sequence[Trace] = ()
    if shown:
        await acknowledge_now(interaction)
        with hurrying():
            left = await clear(interaction.client, desk_of(interaction), shown)
    await replace(interaction, taken)
    if left:
        await send(interaction, Card([standing_text(left, wording_of(interaction))], colour=WARNING))


@on_press("groups.result")
async def show_result(interaction: Interaction, group_id: str, _page: str = "") -> None:
    group, own = await _own_result(interaction, group_id)
    await put(interaction, result_card(group, own, wording_of(interaction)))


@on_pick("groups.items")
async def show_items(interaction: Interaction, round_id: str, group_id: str) -> None:
    """Beside the reveal, which everybody reads, for one member alone."""
    group = await _revealed_group(interaction, group_id)
    answers = await group_stages.revealed(_practice(interaction), group.id)
    found = next((one for one in answers if one.shared.round_id == int(round_id)), None)
    if found is None:
        raise GroupError("answer_gone")
    await send(interaction, items_card(group, found, wording_of(interaction)))


@on_press("groups.result_page")
async def turn_result(interaction: Interaction, group_id: str, number: str) -> None:
    group, own = await _own_result(interaction, group_id)
    await put_in_place(interaction, result_card(group, own, wording_of(interaction), int(number)))


@on_pick("groups.helpful")
async def mark_helpful(interaction: Interaction, place: str, group_id: str) -> None:
    await _own_result(interaction, group_id)
    own = await group_stages.mark_helpful(_practice(interaction), interaction.user.id, int(group_id), int(place))
    if own is None:
        raise GroupError("no_result")
    group, wording = await _revealed_group(interaction, group_id), wording_of(interaction)
    await put_in_place(interaction, result_card(group, own, wording, page_of_gap(own, int(place), wording)))


async def _own_result(interaction: Interaction, group_id: str) -> tuple[GroupRound, Revealed]:
    group = await _revealed_group(interaction, group_id)
    own = await group_stages.own_result(_practice(interaction), interaction.user.id, group.id)
    if own is None:
        raise GroupError("no_result")
    return group, own


async def _revealed_group(interaction: Interaction, group_id: str) -> GroupRound:
    """Without `may_see`: one's own result stays one's own, also where the channel is gone."""
    group = await taking_part.get(_practice(interaction), interaction.guild_id, int(group_id))
    if group.stage is not Stage.REVEALED:
        raise GroupError("not_revealed")
    return group


# ---------------------------------------------------------------- looking around


@on_press("groups.list")
async def show_list(interaction: Interaction, number: str) -> None:
    await put(interaction, await list_of(interaction, int(number)))


async def list_of(interaction: Interaction, number: int) -> Card:
    """The server's rounds that the member may see."""
    return list_card(*await page_seen(interaction, number), number, wording_of(interaction))


async def page_seen(interaction: Interaction, number: int) -> tuple[list[GroupRound], int]:
    """Those of the server's rounds that the member may see, page by page, and how many there are."""
    if interaction.guild_id is None:
        raise GroupNotFoundError
    practice, reader_id = _practice(interaction), interaction.user.id
    return await taking_part.page(practice, interaction.guild_id, number, reader_id, partial(may_see, interaction))


@on_pick("groups.open")
async def show_group(interaction: Interaction, group_id: str) -> None:
    group = await group_of(interaction, group_id)
    shared = await group_stages.shared_count(_practice(interaction), group.id)
    await put(interaction, status_card(group, shared, wording_of(interaction)))


@on_press("groups.stats")
async def show_stats(interaction: Interaction, group_id: str, number: str) -> None:
    await put(interaction, await stats_of(interaction, await group_of(interaction, group_id), int(number)))


async def stats_of(interaction: Interaction, group: GroupRound, number: int) -> Card:
    found = await stats.stats(_practice(interaction), group, interaction.user.id)
    return stats_card(found, number, wording_of(interaction))


@on_press("groups.remind")
async def want_reminders(interaction: Interaction) -> None:
    if interaction.guild_id is None:
        raise GroupNotFoundError
    await taking_part.want_reminders(
        _practice(interaction), interaction.guild_id, interaction.user.id, lang_of(interaction)
    )
    await send(interaction, reminders_on_card(interaction.guild_id, wording_of(interaction)))


@on_press("groups.remind_stop")
async def stop_reminders(interaction: Interaction, guild_id: str) -> None:
    """From what said that they are on, and from the reminder itself, in the DM."""
    await taking_part.stop_reminders(_practice(interaction), int(guild_id), interaction.user.id)
    await send(interaction, reminders_off_card(wording_of(interaction)))


def _practice(interaction: Interaction) -> Practice:
    return desk_of(interaction).practice
