"""A story as its owner sees it, and the list of them. Nobody else ever sees one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import discord
from discord import ui

from bot.interview.model import FIELD_LIMIT, Field, Principle, StarAnswer
from bot.interview.stories.model import ENOUGH, MOST_SHOWN, PLENTY, TITLE_LIMIT, Draft, Story, is_old
from bot.services.stories.keeping import PAGE_SIZE
from bot.ui.actions import ActionButton, ActionMenu, Values, choice_menu, custom_id
from bot.ui.card import WARNING, Card, fitted
from bot.ui.form import Form
from bot.ui.paging import paged, turning
from bot.ui.quoting import plain, quoted, shortened
from bot.ui.wording import Wording

_OPTION_LIMIT = 100


def story_card(story: Story, today: date, wording: Wording, note: str = "") -> Card:
    def blocks(shown: int) -> list[str]:
        told = [_field(field, story.answer, shown, wording) for field in Field]
        return [note, _head(story, today, wording), "\n".join(filter(None, told)), _shows(story, wording)]

    ids = (story.id,)
    retire = ("stories.use", "story.button.use") if story.retired_at else ("stories.retire", "story.button.retire")
    buttons = [
        ActionButton(wording("story.button.edit"), "stories.edit", *ids),
        ActionButton(wording("story.button.when"), "stories.when", *ids),
        ActionButton(wording(retire[1]), retire[0], *ids),
        ActionButton(wording("story.button.remove"), "stories.remove", *ids),
        ActionButton(wording("story.button.all"), "stories.list", 0),
    ]
    return Card(fitted(blocks), [_principles_menu(story, wording)], buttons)


def sure_card(story: Story, wording: Wording) -> Card:
    sure = ActionButton(wording("story.button.sure"), "stories.removed", story.id, style=discord.ButtonStyle.danger)
    keep = ActionButton(wording("story.button.keep"), "stories.show", story.id)
    return Card([wording("story.sure", title=quoted(story.title, TITLE_LIMIT))], [sure, keep], colour=WARNING)


def list_card(found: Sequence[Story], total: int, number: int, wording: Wording, note: str = "") -> Card:
    """`number` counts pages from 0."""
    add = ActionButton(wording("story.button.add"), "stories.add", style=discord.ButtonStyle.primary)
    if not total:
        return Card([note, wording("story.list.empty")], [add])
    pages = -(-total // PAGE_SIZE)
    title = paged(wording("story.list.title", count=total), number, pages, wording)
    plenty = wording("story.list.plenty", low=ENOUGH[0], high=ENOUGH[1]) if total >= PLENTY else ""
    blocks = [note, title, "\n".join(_line(one, wording) for one in found), plenty]
    options = [discord.SelectOption(label=_label(one), value=str(one.id)) for one in found]
    menu = [choice_menu(wording("story.list.pick"), options, "stories.open")] if options else []
    return Card(blocks, menu, [add, *turning("stories.list", number, pages, wording)])


# ---------------------------------------------------------------- forms


def story_form(story: Story | None, wording: Wording) -> Form:
    title, action = ("story.form.edit", "stories.edited") if story else ("story.form.add", "stories.added")
    form = Form(wording(title), custom_id(action, story.id) if story else custom_id(action))
    box: ui.TextInput[Any] = ui.TextInput(
        custom_id="title", required=False, max_length=TITLE_LIMIT, default=story.title if story else None
    )
    form.add_item(
        ui.Label(text=wording("story.form.title"), description=wording("story.form.title_how"), component=box)
    )
    for field in Field:
        text = story.answer.text(field) if story else ""
        form.add_item(ui.Label(text=wording.field(field), component=_box(field, text)))
    return form


def _box(field: Field, text: str) -> ui.TextInput[Any]:
    return ui.TextInput(
        style=discord.TextStyle.long,
        custom_id=field.value,
        required=False,
        max_length=FIELD_LIMIT,
        default=text[:FIELD_LIMIT] or None,
    )


def when_form(story: Story, wording: Wording) -> Form:
    form = Form(wording("story.form.when"), custom_id("stories.dated", story.id))
    box: ui.TextInput[Any] = ui.TextInput(
        custom_id="when", required=False, max_length=12, default=story.happened or None
    )
    form.add_item(
        ui.Label(text=wording("story.form.month"), description=wording("story.form.month_how"), component=box)
    )
    return form


def draft_of(values: Values) -> Draft:
    situation, task, action, result = (values.get(field.value, "") for field in Field)
    return Draft(values.get("title", ""), StarAnswer(situation, task, action, result))


# ---------------------------------------------------------------- what stands on them


def _head(story: Story, today: date, wording: Wording) -> str:
    parts = [wording("story.kept", version=story.version) if story.version > 1 else "", story.happened]
    parts += [wording("story.failure")] if story.failure else []
    parts += [wording("story.retired")] if story.retired_at else []
    small = " · ".join(filter(None, parts))
    lines = [f"### {quoted(story.title, TITLE_LIMIT)}", f"-# {small}" if small else ""]
    lines += [wording("story.old")] if is_old(story, today) else []
    return "\n".join(filter(None, lines))


def _field(field: Field, answer: StarAnswer, shown: int, wording: Wording) -> str:
    text = quoted(answer.text(field), shown)
    return f"**{wording.field(field)}**\n{text}" if text else ""


def _shows(story: Story, wording: Wording) -> str:
    names = ", ".join(map(wording.named, story.principles))
    if story.shows is not None:
        return wording("story.shows", principles=names)
    return wording("story.heard", principles=names) if names else wording("story.heard_none")


def _principles_menu(story: Story, wording: Wording) -> ActionMenu:
    options = [
        discord.SelectOption(label=wording.principle(one), value=one.value, default=one in story.principles)
        for one in Principle
    ]
    return choice_menu(wording("story.pick_shows"), options, "stories.shows", story.id, most=MOST_SHOWN)


def _line(story: Story, wording: Wording) -> str:
    names = ", ".join(map(wording.short_principle, story.principles)) or wording("story.list.nothing_shown")
    marks = [story.happened, wording("story.retired") if story.retired_at else ""]
    return f"**{quoted(story.title, TITLE_LIMIT)}**\n-# {' · '.join(filter(None, [names, *marks]))}"


def _label(story: Story) -> str:
    return shortened(plain(story.title), _OPTION_LIMIT)
