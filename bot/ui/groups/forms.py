"""The forms of a review: a scorecard in five parts, and the ticks alone for a prepared answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import discord
from discord import ui

from bot.interview.groups.model import SharedAnswer
from bot.interview.model import ITEMS, Field, Item, StarAnswer
from bot.interview.rounds.scorecards import GAP_LIMIT, Scorecard, Vote
from bot.ui.actions import Values, custom_id
from bot.ui.form import Form
from bot.ui.quoting import plain, shortened
from bot.ui.wording import Wording

_TITLE_LIMIT = 45
_OPTION_LIMIT = 100
_GROUPS: Mapping[str, tuple[Field, ...]] = {
    "opening": (Field.SITUATION, Field.TASK),
    "action": (Field.ACTION,),
    "result": (Field.RESULT,),
}


def score_form(shared: SharedAnswer, earlier: Scorecard | None, wording: Wording) -> ui.Modal:
    """Filled with what the reviewer handed in before."""
    ids = custom_id("groups.scored", shared.round_id)
    form = new_form(wording("group.form.score", number=shared.number), ids)
    add_ticks(form, earlier.ticks if earlier else (), wording, shared.answer)
    options = [
        discord.RadioGroupOption(
            label=wording(f"group.vote.{vote.value}"),
            value=vote.value,
            default=earlier is not None and earlier.vote is vote,
        )
        for vote in Vote
    ]
    votes: ui.RadioGroup[Any] = ui.RadioGroup(custom_id="vote", required=True, options=options)
    form.add_item(ui.Label(text=wording("group.form.vote"), component=votes))
    box: ui.TextInput[Any] = ui.TextInput(
        custom_id="gap", required=False, max_length=GAP_LIMIT, default=(earlier.gap or None) if earlier else None
    )
    form.add_item(ui.Label(text=wording("group.form.gap"), description=wording("group.describe.gap"), component=box))
    return form


def judge_form(group_id: int, answer_id: str, answer: StarAnswer | None, wording: Wording) -> ui.Modal:
    form = new_form(wording("group.form.judge"), custom_id("groups.judged", group_id, answer_id))
    add_ticks(form, (), wording, answer)
    return form


def ticks_of(values: Values) -> frozenset[Item]:
    return frozenset(Item(key) for name in _GROUPS for key in values.get(name, "").split())


def new_form(title: str, ids: str) -> ui.Modal:
    return Form(shortened(title, _TITLE_LIMIT), ids)


def add_ticks(form: ui.Modal, ticked: Collection[Item], wording: Wording, answer: StarAnswer | None = None) -> None:
    """A form covers the card: each part of `answer` goes with its ticks, as much of it as a description holds."""
    for name, fields in _GROUPS.items():
        options = [
            discord.CheckboxGroupOption(
                label=shortened(wording.label(item), _OPTION_LIMIT), value=item.value, default=item in ticked
            )
            for field in fields
            for item in ITEMS[field]
        ]
        boxes: ui.CheckboxGroup[Any] = ui.CheckboxGroup(
            custom_id=name, required=False, min_values=0, max_values=len(options), options=options
        )
        title = wording("group.form.fields", fields=" · ".join(wording.field(field) for field in fields))
        told = " ".join(plain(answer.text(field)) for field in fields) if answer else ""
        form.add_item(ui.Label(text=title, description=shortened(told, _OPTION_LIMIT) or None, component=boxes))
