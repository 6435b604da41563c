"""The forms of a round: the answer in four fields, the reply to a follow-up."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.interview.model import FIELD_LIMIT, ITEMS, Ending, Field, Round, StarAnswer, Turn
from bot.interview.rounds.machine import drafted_answer
from bot.interview.rounds.progress import latest_checklist
from bot.ui.actions import Values, custom_id
from bot.ui.form import Form
from bot.ui.quoting import shortened
from bot.ui.rounds.talk import asked_back
from bot.ui.wording import Wording

REPLY_LIMIT = 2000
_TITLE_LIMIT = 45
_DESCRIPTION_LIMIT = 100
_QUESTION_LIMIT = 400


def answer_form(round_: Round, turn: Turn, wording: Wording, *, action: str = "form.answer") -> Form:
    """Four fields and how it ended, filled with what was told so far. `action` gets what is submitted."""
    told, question = _told_so_far(turn), wording.library.question(turn)
    title = wording("form.revise_title" if turn.versions else "form.answer_title")
    form = Form(title, custom_id(action, round_.id, turn.number))
    lacking = _lacking(turn, wording)
    if question and Field.SITUATION not in lacking:
        # A form covers the card: the question goes with it, as much of it as a description holds.
        lacking[Field.SITUATION] = shortened(question.text[wording.lang], _DESCRIPTION_LIMIT)
    for field in Field:
        text = told.text(field) if told else ""
        form.add_item(_field_label(field, text, lacking.get(field, ""), wording))
    form.add_item(_ending_label(told.ended if told else None, wording))
    return form


def reply_form(round_: Round, turn: Turn, number: int, wording: Wording) -> Form:
    """One field for the follow-up `number` (counted from 1)."""
    probe = turn.probes[number - 1]
    title = shortened(wording("form.reply_title", field=wording.field(probe.follow_up.field)), _TITLE_LIMIT)
    ids = custom_id("form.reply", round_.id, turn.number, number)
    form = Form(title, ids)
    form.add_item(ui.TextDisplay(shortened(asked_back(turn, probe.follow_up, wording), _QUESTION_LIMIT)))
    box: ui.TextInput[Any] = ui.TextInput(
        style=discord.TextStyle.long, custom_id="reply", max_length=REPLY_LIMIT, default=probe.reply
    )
    form.add_item(ui.Label(text=wording("form.reply_label"), component=box))
    return form


def answer_of(values: Values) -> StarAnswer:
    ended = values.get("ended")
    texts = (values.get(field.value, "") for field in Field)
    situation, task, action, result = texts
    return StarAnswer(situation, task, action, result, Ending(ended) if ended else None)


def _told_so_far(turn: Turn) -> StarAnswer | None:
    if turn.latest:
        return turn.latest.answer
    return drafted_answer(turn.draft, None) if turn.draft else None


def _lacking(turn: Turn, wording: Wording) -> dict[Field, str]:
    """By field, what the checklist did not find: what one revises for stands where one writes."""
    checklist = latest_checklist(turn)
    if checklist is None:
        return {}
    by_field = {f: [wording.label(item) for item in ITEMS[f] if item in checklist.missing] for f in Field}
    return {
        field: shortened(wording("form.lacking", items=", ".join(labels)), _DESCRIPTION_LIMIT)
        for field, labels in by_field.items()
        if labels
    }


def _field_label(field: Field, text: str, note: str, wording: Wording) -> ui.Label[Any]:
    beyond = len(text) - FIELD_LIMIT
    description = wording("form.beyond", count=beyond) if beyond > 0 else note
    box: ui.TextInput[Any] = ui.TextInput(
        style=discord.TextStyle.long,
        custom_id=field.value,
        required=False,
        max_length=FIELD_LIMIT,
        default=text[:FIELD_LIMIT] or None,
        placeholder=wording(f"form.describe.{field.value}"),
    )
    return ui.Label(text=wording.field(field), description=description or None, component=box)


def _ending_label(ended: Ending | None, wording: Wording) -> ui.Label[Any]:
    options = [
        discord.RadioGroupOption(label=wording(f"ending.{e.value}"), value=e.value, default=e is ended) for e in Ending
    ]
    group: ui.RadioGroup[Any] = ui.RadioGroup(custom_id="ended", required=False, options=options)
    return ui.Label(text=wording("form.ended"), description=wording("form.ended_describe"), component=group)
