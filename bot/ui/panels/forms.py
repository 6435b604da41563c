"""The forms of a panel: quotes, ticks, the vote with the scorecards, the second vote, the decision."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.interview.model import Field
from bot.interview.panels.debrief import ACTIONS, QUOTE_LIMIT, REASON_LIMIT, SUMMARY_LIMIT, PanelScorecard
from bot.interview.panels.model import Outcome, PanelInterviewer
from bot.interview.rounds.scorecards import GAP_LIMIT, Vote
from bot.interview.visible import tidy
from bot.ui.actions import Values, custom_id
from bot.ui.groups.forms import add_ticks, new_form
from bot.ui.wording import Wording

_ACTION_LIMIT = 200
_LONG = discord.TextStyle.paragraph


def quotes_form(panel_id: int, card: PanelScorecard, wording: Wording) -> ui.Modal:
    form = new_form(wording("panel.form.quotes", number=card.number), custom_id("panels.quoted", panel_id, card.number))
    for field in Field:
        box: ui.TextInput[Any] = ui.TextInput(
            custom_id=field.value,
            style=_LONG,
            required=False,
            max_length=QUOTE_LIMIT,
            default=card.quotes.get(field) or None,
        )
        form.add_item(ui.Label(text=wording.field(field), description=wording("panel.describe.quote"), component=box))
    return form


def quotes_of(values: Values) -> dict[Field, str]:
    return {field: values.get(field.value, "") for field in Field}


def ticks_form(panel_id: int, card: PanelScorecard, wording: Wording) -> ui.Modal:
    form = new_form(wording("panel.form.ticks", number=card.number), custom_id("panels.ticked", panel_id, card.number))
    add_ticks(form, card.ticks, wording)
    box: ui.TextInput[Any] = ui.TextInput(
        custom_id="gap", required=False, max_length=GAP_LIMIT, default=card.gap or None
    )
    form.add_item(ui.Label(text=wording("group.form.gap"), description=wording("panel.describe.gap"), component=box))
    return form


def post_form(panel_id: int, own: PanelInterviewer, wording: Wording) -> ui.Modal:
    form = new_form(wording("panel.form.post"), custom_id("panels.posted", panel_id))
    _add_votes(form, own.vote, wording)
    box: ui.TextInput[Any] = ui.TextInput(
        custom_id="summary", style=_LONG, required=False, max_length=SUMMARY_LIMIT, default=own.summary or None
    )
    what = wording("panel.describe.summary")
    form.add_item(ui.Label(text=wording("panel.form.summary"), description=what, component=box))
    return form


def second_vote_form(panel_id: int, own: PanelInterviewer, wording: Wording) -> ui.Modal:
    """Filled with the vote that stands."""
    form = new_form(wording("panel.form.second"), custom_id("panels.voted", panel_id))
    _add_votes(form, own.final_vote, wording)
    box: ui.TextInput[Any] = ui.TextInput(
        custom_id="reason", required=False, max_length=REASON_LIMIT, default=own.reason or None
    )
    what = wording("panel.describe.why")
    form.add_item(ui.Label(text=wording("panel.form.why"), description=what, component=box))
    return form


def decision_form(panel_id: int, proposed: Outcome, wording: Wording) -> ui.Modal:
    form = new_form(wording("panel.form.decision"), custom_id("panels.decided", panel_id))
    options = [
        discord.RadioGroupOption(
            label=wording(f"panel.outcome.{outcome.value}"), value=outcome.value, default=outcome is proposed
        )
        for outcome in Outcome
    ]
    choice: ui.RadioGroup[Any] = ui.RadioGroup(custom_id="outcome", required=True, options=options)
    what = wording("panel.describe.outcome")
    form.add_item(ui.Label(text=wording("panel.form.outcome"), description=what, component=choice))
    reason: ui.TextInput[Any] = ui.TextInput(custom_id="reason", style=_LONG, max_length=REASON_LIMIT)
    form.add_item(ui.Label(text=wording("panel.form.reason"), component=reason))
    for number in range(1, ACTIONS + 1):
        action: ui.TextInput[Any] = ui.TextInput(custom_id=f"action_{number}", max_length=_ACTION_LIMIT)
        form.add_item(ui.Label(text=wording("panel.form.action", number=number), component=action))
    return form


def actions_of(values: Values) -> tuple[str, str, str]:
    first, second, third = (tidy(values.get(f"action_{number}")) for number in range(1, ACTIONS + 1))
    return first, second, third


def _add_votes(form: ui.Modal, chosen: Vote | None, wording: Wording) -> None:
    options = [
        discord.RadioGroupOption(label=wording(f"group.vote.{vote.value}"), value=vote.value, default=vote is chosen)
        for vote in Vote
    ]
    votes: ui.RadioGroup[Any] = ui.RadioGroup(custom_id="vote", required=True, options=options)
    form.add_item(ui.Label(text=wording("group.form.vote"), component=votes))
