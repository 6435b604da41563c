"""What the buttons, menus and forms of stories do: one service each, one card shown."""

from __future__ import annotations

from discord import app_commands

from bot.interview.model import Principle
from bot.interview.stories.model import Origin, Story
from bot.services.practice import Practice
from bot.services.stories import keeping
from bot.ui.actions import Values, on_pick, on_press, on_submit
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.quoting import plain, shortened
from bot.ui.showing import open_form, put, put_own, send
from bot.ui.stories.cards import draft_of, list_card, story_card, story_form, sure_card, when_form

_CHOICES_LIMIT, _NAME_LIMIT = 25, 100


async def show_list_card(interaction: Interaction) -> None:
    await send(interaction, await _listed(interaction, 0))


async def show_story_card(interaction: Interaction, story_id: int) -> None:
    await send(
        interaction, _card(interaction, await keeping.get(_practice(interaction), interaction.user.id, story_id))
    )


async def open_add_form(interaction: Interaction) -> None:
    await open_form(interaction, story_form(None, wording_of(interaction)))


async def choices(interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
    found = await keeping.named_like(_practice(interaction), interaction.user.id, typed, _CHOICES_LIMIT)
    return [app_commands.Choice(name=shortened(plain(one.title), _NAME_LIMIT), value=one.id) for one in found]


@on_press("stories.add", opens_form=True)
async def add(interaction: Interaction) -> None:
    await open_add_form(interaction)


@on_submit("stories.added")
async def added(interaction: Interaction, values: Values) -> None:
    story = await keeping.add(_practice(interaction), interaction.user.id, draft_of(values))
    await send(interaction, _card(interaction, story, wording_of(interaction)("story.added")))


@on_press("stories.save")
async def save(interaction: Interaction, round_id: str, turn: str) -> None:
    """From the checklist of an answer: that card stays."""
    origin = Origin(int(round_id), int(turn))
    story = await keeping.keep(_practice(interaction), interaction.user.id, origin)
    await send(interaction, _card(interaction, story, wording_of(interaction)("story.added")))


@on_press("stories.list")
async def turn(interaction: Interaction, number: str) -> None:
    await put(interaction, await _listed(interaction, int(number)))


@on_pick("stories.open")
async def open_from_list(interaction: Interaction, story_id: str) -> None:
    await show(interaction, story_id)


@on_press("stories.show")
async def show(interaction: Interaction, story_id: str) -> None:
    await _put(interaction, await keeping.get(_practice(interaction), interaction.user.id, int(story_id)))


@on_press("stories.edit", opens_form=True)
async def open_edit_form(interaction: Interaction, story_id: str) -> None:
    story = await keeping.get(_practice(interaction), interaction.user.id, int(story_id))
    await open_form(interaction, story_form(story, wording_of(interaction)))


@on_submit("stories.edited")
async def edited(interaction: Interaction, values: Values, story_id: str) -> None:
    ids = (interaction.user.id, int(story_id))
    await _put(interaction, await keeping.edit(_practice(interaction), *ids, draft_of(values)))


@on_press("stories.when", opens_form=True)
async def open_when_form(interaction: Interaction, story_id: str) -> None:
    story = await keeping.get(_practice(interaction), interaction.user.id, int(story_id))
    await open_form(interaction, when_form(story, wording_of(interaction)))


@on_submit("stories.dated")
async def dated(interaction: Interaction, values: Values, story_id: str) -> None:
    ids = (interaction.user.id, int(story_id))
    await _put(interaction, await keeping.set_month(_practice(interaction), *ids, values.get("when", "")))


@on_pick("stories.shows")
async def confirm(interaction: Interaction, chosen: str, story_id: str) -> None:
    principles = [Principle(key) for key in chosen.split()]
    ids = (interaction.user.id, int(story_id))
    await _put(interaction, await keeping.confirm(_practice(interaction), *ids, principles))


@on_press("stories.retire")
async def retire(interaction: Interaction, story_id: str) -> None:
    ids = (interaction.user.id, int(story_id))
    await _put(interaction, await keeping.set_retired(_practice(interaction), *ids, retired=True))


@on_press("stories.use")
async def use_again(interaction: Interaction, story_id: str) -> None:
    ids = (interaction.user.id, int(story_id))
    await _put(interaction, await keeping.set_retired(_practice(interaction), *ids, retired=False))


@on_press("stories.remove")
async def ask_back(interaction: Interaction, story_id: str) -> None:
    story = await keeping.get(_practice(interaction), interaction.user.id, int(story_id))
    await put_own(interaction, sure_card(story, wording_of(interaction)))


@on_press("stories.removed")
async def remove(interaction: Interaction, story_id: str) -> None:
    await keeping.remove(_practice(interaction), interaction.user.id, int(story_id))
    await put_own(interaction, await _listed(interaction, 0, wording_of(interaction)("story.removed")))


async def _listed(interaction: Interaction, number: int, note: str = "") -> Card:
    found, total = await keeping.page(_practice(interaction), interaction.user.id, number)
    return list_card(found, total, number, wording_of(interaction), note)


async def _put(interaction: Interaction, story: Story) -> None:
    await put_own(interaction, _card(interaction, story))


def _card(interaction: Interaction, story: Story, note: str = "") -> Card:
    return story_card(story, _practice(interaction).clock().date(), wording_of(interaction), note)


def _practice(interaction: Interaction) -> Practice:
    return desk_of(interaction).practice
