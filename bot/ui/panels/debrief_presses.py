"""What interviewers press in the debrief: read, vote again, ask for the words behind a tick, decide."""

from __future__ import annotations

from bot.errors import PanelError, PanelNotFoundError
from bot.interview.panels.debrief import proposal
from bot.interview.panels.model import Outcome, PanelStage
from bot.interview.rounds.scorecards import Vote
from bot.services.panels import debriefs
from bot.services.panels.debriefs import Debrief
from bot.services.practice import Practice
from bot.ui.actions import Values, on_pick, on_press, on_submit
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.panels.announcing import say_now
from bot.ui.panels.debrief_cards import debrief_card
from bot.ui.panels.entry import entered
from bot.ui.panels.forms import actions_of, decision_form, second_vote_form
from bot.ui.panels.report import debrief_file
from bot.ui.showing import open_form, put_own, send_file


@on_press("panels.read")
async def read(interaction: Interaction, panel_id: str, number: str) -> None:
    await _show(interaction, await _debrief(interaction, panel_id), int(number))


@on_press("panels.file")
async def send_all(interaction: Interaction, panel_id: str) -> None:
    found = await _debrief(interaction, panel_id)
    await send_file(interaction, debrief_file(found, wording_of(interaction)))


@on_press("panels.vote", opens_form=True)
async def open_vote(interaction: Interaction, panel_id: str) -> None:
    found = await _debrief(interaction, panel_id)
    own = found.panel.interviewer(interaction.user.id)
    if own is None:
        raise PanelNotFoundError
    if found.panel.stage is not PanelStage.VOTING:
        raise PanelError("still_reading" if found.panel.stage is PanelStage.READING else "votes_closed")
    await open_form(interaction, second_vote_form(found.panel.id, own, wording_of(interaction)))


@on_submit("panels.voted")
async def vote(interaction: Interaction, values: Values, panel_id: str) -> None:
    who = _who(interaction)
    await debriefs.vote(*who, int(panel_id), Vote(values["vote"]), values.get("reason", ""))
    await _show(interaction, await debriefs.read(*who, int(panel_id)), 0)
    await _say(interaction, panel_id)


@on_pick("panels.challenge")
async def challenge(interaction: Interaction, challenged_id: str, panel_id: str) -> None:
    found = await debriefs.challenge(*_who(interaction), int(panel_id), int(challenged_id))
    await _show(interaction, found, 0)
    await _say(interaction, panel_id)


@on_press("panels.decide", opens_form=True)
async def open_decision(interaction: Interaction, panel_id: str) -> None:
    found = await _debrief(interaction, panel_id)
    if found.panel.stage is PanelStage.DECIDED:
        raise PanelError("decided_already")
    if found.panel.stage is not PanelStage.DECIDING:
        raise PanelError("votes_missing")
    form = decision_form(found.panel.id, proposal(found.panel), wording_of(interaction))
    await open_form(interaction, form)


@on_submit("panels.decided")
async def decide(interaction: Interaction, values: Values, panel_id: str) -> None:
    outcome, reason = Outcome(values["outcome"]), values.get("reason", "").strip()
    found = await debriefs.decide(*_who(interaction), int(panel_id), outcome, reason, actions_of(values))
    await _show(interaction, found, 0)
    await _say(interaction, panel_id)


async def _debrief(interaction: Interaction, panel_id: str) -> Debrief:
    panel = await entered(interaction, panel_id)
    return await debriefs.read(*_who(interaction), panel.id)


async def _show(interaction: Interaction, found: Debrief, number: int) -> None:
    await put_own(interaction, debrief_card(found, interaction.user.id, number, wording_of(interaction)))


async def _say(interaction: Interaction, panel_id: str) -> None:
    await say_now(interaction.client, desk_of(interaction), int(panel_id))


def _who(interaction: Interaction) -> tuple[Practice, int]:
    return desk_of(interaction).practice, interaction.user.id
