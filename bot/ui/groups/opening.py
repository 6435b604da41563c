"""Opening a group round and closing its stages by hand: who may, which one is meant, what came of it."""

from __future__ import annotations

import logging

import discord
from discord import app_commands

from bot.errors import GroupError, GroupNotFoundError
from bot.interview.groups.model import GroupRound, GuildSettings, Stage
from bot.interview.model import Level, Principle
from bot.services import claims
from bot.services.groups import stages as group_stages
from bot.services.groups import taking_part
from bot.services.groups.stages import StageReached
from bot.services.groups.taking_part import GroupWishes
from bot.ui.acknowledging import acknowledge_now
from bot.ui.actions import on_press
from bot.ui.card import GOOD, WARNING, Card
from bot.ui.delivering import FAILURES, hurrying, passes
from bot.ui.desk import Interaction, desk_of, lang_of, wording_of
from bot.ui.groups.announcing import open_post
from bot.ui.groups.cards import closing_card
from bot.ui.groups.presses import group_of, page_seen, visible
from bot.ui.notifying import deliver_now
from bot.ui.owing import Trace
from bot.ui.quoting import shortened
from bot.ui.showing import put_in_place, send
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

DEFAULT_HOURS = 24
_CHOICES_LIMIT = 25
_CHOICE_LENGTH = 100


async def open_round(
    interaction: Interaction,
    principle: Principle | None,
    question: str | None,
    answer_hours: int,
    review_hours: int,
    anonymous: bool | None,
    level: Level | None,
) -> None:
    """`question` is the id of one, or words that one alone has."""
    # Posting and hanging a thread on it takes Discord two requests: longer than a blink.
    await acknowledge_now(interaction)
    practice, guild_id = desk_of(interaction).practice, _guild_id(interaction)
    chosen = await taking_part.settings(practice, guild_id)
    if not may_open(interaction, chosen):
        raise GroupError("not_opener", role=f"<@&{chosen.opener_role_id}>")
    wishes = GroupWishes(
        lang=chosen.lang or lang_of(interaction),
        principle=principle,
        question_id=question_meant(question, wording_of(interaction)) if question else None,
        answer_hours=answer_hours,
        review_hours=review_hours,
        anonymous=chosen.anonymous if anonymous is None else anonymous,
        level=level,
    )
    channel_id = chosen.channel_id or interaction.channel_id or 0
    group = await taking_part.open_group(practice, guild_id, channel_id, interaction.user.id, wishes)
    await _post(interaction, group)


@on_press("groups.first")
async def open_first(interaction: Interaction) -> None:
    """As set up, with everything else as it is by default."""
    await open_round(interaction, None, None, DEFAULT_HOURS, DEFAULT_HOURS, None, None)


async def _post(interaction: Interaction, group: GroupRound) -> None:
    desk, wording = desk_of(interaction), wording_of(interaction)
    try:
        with hurrying():
            message_id = await open_post(interaction.client, desk, group)
    except FAILURES as failure:
        await _not_posted(interaction, group, failure)
        return
    await group_stages.note_said(desk.practice, group)
    link = Trace(group.guild_id, group.channel_id, message_id).link
    await send(interaction, Card([wording("group.opened", number=group.id, link=link)], colour=GOOD))


async def _not_posted(interaction: Interaction, group: GroupRound, failure: Exception) -> None:
    """Refused, it is as if it had not been asked for. What may pass goes on by itself: a second round is not wanted."""
    desk, wording = desk_of(interaction), wording_of(interaction)
    log.info("group round %d is not posted: %s", group.id, failure)
    if not passes(failure):
        await taking_part.abandon(desk.practice, group.id)
        raise GroupError("cannot_post", channel=f"<#{group.channel_id}>") from failure
    await claims.put_off(desk.practice, StageReached(group).claim)
    await send(interaction, Card([wording("group.opening_later", number=group.id)], colour=WARNING))


async def offer_closing(interaction: Interaction, group: GroupRound) -> None:
    """Ask first: what is closed stays closed, and everybody is told."""
    _check_closer(interaction, group)
    shared = await group_stages.shared_count(desk_of(interaction).practice, group.id)
    await send(interaction, closing_card(group, shared, wording_of(interaction)))


@on_press("groups.close")
async def close_stage(interaction: Interaction, group_id: str, stage: str) -> None:
    """End the stage that was asked about, unless it is over meanwhile."""
    await acknowledge_now(interaction)
    group = await group_of(interaction, group_id)
    _check_closer(interaction, group)
    desk, wording = desk_of(interaction), wording_of(interaction)
    notices = await group_stages.close(desk.practice, group.id, Stage(stage))
    if notices is None:
        raise GroupError("closed_already")
    after = await taking_part.get(desk.practice, group.guild_id, group.id)
    await deliver_now(interaction.client, desk, notices)
    done = Card([wording(f"group.closed.{after.stage.value}", number=group.id)], colour=GOOD)
    await put_in_place(interaction, done)


@on_press("groups.leave_open")
async def leave_open(interaction: Interaction, group_id: str) -> None:
    await put_in_place(interaction, Card([wording_of(interaction)("group.left_open", number=group_id)]))


def _check_closer(interaction: Interaction, group: GroupRound) -> None:
    if interaction.user.id != group.opener_id and not interaction.permissions.manage_guild:
        raise GroupError("not_closer")
    if group.stage is Stage.REVEALED:
        raise GroupError("over_already", number=group.id)


async def round_meant(interaction: Interaction, number: int | None, *, running: bool = False) -> GroupRound:
    """The one with this number; else the one of this place, else the only one, else the newest. Raises GroupError."""
    if number is not None:
        return await group_of(interaction, number)
    found = await _rounds(interaction, running=running)
    here = [group for group in found if interaction.channel_id in (group.channel_id, group.thread_id)] or found
    if not here:
        raise GroupError("none_running" if running else "none_yet")
    if running and len(here) > 1:
        raise GroupError("which_one")
    return here[0]


# ---------------------------------------------------------------- while typing


def question_choices(typed: str, wording: Wording) -> list[app_commands.Choice[str]]:
    fitting = [*_fitting(typed, wording).items()][:_CHOICES_LIMIT]
    return [app_commands.Choice(name=shortened(text, _CHOICE_LENGTH), value=key) for key, text in fitting]


def question_meant(typed: str, wording: Wording) -> str:
    """The id that was chosen, or that of the one question with what was typed past the suggestions.

    Raises GroupError.
    """
    if typed in wording.library.questions:
        return typed
    fitting = _fitting(typed, wording)
    if len(fitting) != 1:
        raise GroupError("question_unclear" if fitting else "question_unknown", count=len(fitting))
    return next(iter(fitting))


def _fitting(typed: str, wording: Wording) -> dict[str, str]:
    """The questions with every word that was typed: their texts, by id."""
    wanted = typed.casefold().split()
    texts = {question.id: question.text[wording.lang] for question in wording.library.questions.values()}
    return {key: text for key, text in texts.items() if all(word in text.casefold() for word in wanted)}


async def _rounds(interaction: Interaction, *, running: bool) -> list[GroupRound]:
    """What the member may see of those that run, or of the newest."""
    if not running:
        return (await page_seen(interaction, 0))[0]
    return await visible(interaction, await taking_part.running(desk_of(interaction).practice, _guild_id(interaction)))


async def round_choices(interaction: Interaction, typed: str, *, running: bool) -> list[app_commands.Choice[int]]:
    wording = wording_of(interaction)
    return [
        app_commands.Choice(name=_named(group, wording), value=group.id)
        for group in await _rounds(interaction, running=running)
        if str(group.id).startswith(typed.strip())
    ][:_CHOICES_LIMIT]


def _named(group: GroupRound, wording: Wording) -> str:
    question = wording.library.question(group)
    text = question.text[wording.lang] if question else ""
    return shortened(wording("group.choice", number=group.id, question=text), _CHOICE_LENGTH)


# ---------------------------------------------------------------- who and where


def may_open(interaction: Interaction, chosen: GuildSettings) -> bool:
    member = interaction.user
    if chosen.opener_role_id is None or interaction.permissions.manage_guild:
        return True
    return isinstance(member, discord.Member) and member.get_role(chosen.opener_role_id) is not None


def _guild_id(interaction: Interaction) -> int:
    if interaction.guild_id is None:
        raise GroupNotFoundError
    return interaction.guild_id
