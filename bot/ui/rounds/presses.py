"""What the buttons and forms of a round do: one service each, one card shown."""

from __future__ import annotations

from bot.errors import QuestionGoneError, RoundNotFoundError, RoundOverError, TurnPassedError
from bot.interview.model import Ending, Round, Turn
from bot.interview.rounds.machine import Reason, refusal, turn_of
from bot.services.practice import Practice
from bot.services.rounds import history, playing
from bot.ui.actions import Values, on_press, on_submit
from bot.ui.desk import Interaction, desk_of
from bot.ui.rounds.cards import hint_card
from bot.ui.rounds.evidence import evidence_card
from bot.ui.rounds.forms import answer_form, answer_of, reply_form
from bot.ui.rounds.showing import follow, replace, reply
from bot.ui.rounds.starting import begin
from bot.ui.rounds.wishes import unpacked
from bot.ui.showing import open_form, send
from bot.ui.wording import Wording


@on_press("round.answer", opens_form=True)
async def open_answer_form(interaction: Interaction, round_id: str, turn: str) -> None:
    """Answer, Revise, or a form instead of typing: the same form, filled with what is there."""
    round_, put = await _current_turn(interaction, round_id, turn)
    await open_form(interaction, answer_form(round_, put, _wording(interaction, round_)))


@on_submit("form.answer")
async def submit_answer(interaction: Interaction, values: Values, round_id: str, turn: str) -> None:
    answer = answer_of(values)
    shown = await playing.submit_answer(_practice(interaction), interaction.user.id, int(round_id), int(turn), answer)
    await replace(interaction, shown)


@on_press("round.probe", opens_form=True)
async def open_reply_form(interaction: Interaction, round_id: str, turn: str, probe: str) -> None:
    round_, put = await _current_turn(interaction, round_id, turn)
    await open_form(interaction, reply_form(round_, put, int(probe), _wording(interaction, round_)))


@on_submit("form.reply")
async def submit_reply(interaction: Interaction, values: Values, round_id: str, turn: str, probe: str) -> None:
    practice, reply_text = _practice(interaction), values.get("reply", "")
    shown = await playing.reply_to_probe(
        practice, interaction.user.id, int(round_id), int(turn), int(probe), reply_text
    )
    await replace(interaction, shown)


@on_press("round.hint")
async def show_hint(interaction: Interaction, round_id: str, turn: str) -> None:
    round_, put = await _turn(interaction, round_id, turn)
    question = desk_of(interaction).practice.library.question(put)
    if question is None:
        raise QuestionGoneError
    await send(interaction, hint_card(question, _wording(interaction, round_)))


@on_press("round.evidence")
async def show_evidence(interaction: Interaction, round_id: str, turn: str) -> None:
    round_, put = await _turn(interaction, round_id, turn)
    if not any(version.checklist for version in put.versions):
        raise RoundNotFoundError
    await send(interaction, evidence_card(round_, put, _wording(interaction, round_)))


@on_press("round.swap")
async def swap_question(interaction: Interaction, round_id: str, turn: str) -> None:
    shown = await playing.swap_question(_practice(interaction), interaction.user.id, int(round_id), int(turn))
    await replace(interaction, shown)


@on_press("round.next")
async def go_on(interaction: Interaction, round_id: str, turn: str) -> None:
    shown = await playing.go_on(_practice(interaction), interaction.user.id, int(round_id), int(turn))
    await follow(interaction, shown, int(turn))


@on_press("round.stop")
async def stop(interaction: Interaction, round_id: str, turn: str) -> None:
    shown = await playing.stop(_practice(interaction), interaction.user.id, int(round_id))
    await follow(interaction, shown, int(turn))


@on_press("round.outcome")
async def show_outcome(interaction: Interaction, round_id: str) -> None:
    """From the history: below it, so that it stays."""
    await reply(interaction, await playing.outcome(_practice(interaction), interaction.user.id, int(round_id)))


@on_press("round.ended")
async def finish_draft(interaction: Interaction, round_id: str, turn: str, ended: str) -> None:
    practice = _practice(interaction)
    shown = await playing.finish_draft(practice, interaction.user.id, int(round_id), int(turn), Ending(ended))
    await replace(interaction, shown)


@on_press("round.resume")
async def resume(interaction: Interaction) -> None:
    await reply(interaction, await playing.resume(_practice(interaction), interaction.user.id))


@on_press("round.fresh")
async def start_fresh(interaction: Interaction, dropping: str, *wishes: str) -> None:
    """Drop the open round `dropping` for a new one, or start one like an earlier one (0)."""
    await begin(interaction, unpacked(*wishes), dropping=int(dropping) or None)


def _practice(interaction: Interaction) -> Practice:
    return desk_of(interaction).practice


def _wording(interaction: Interaction, round_: Round) -> Wording:
    return desk_of(interaction).wording(round_.wishes.lang)


async def _turn(interaction: Interaction, round_id: str, number: str) -> tuple[Round, Turn]:
    round_ = await history.open_round(_practice(interaction), interaction.user.id, int(round_id))
    try:
        return round_, turn_of(round_, int(number))
    except KeyError:
        raise RoundNotFoundError from None


async def _current_turn(interaction: Interaction, round_id: str, number: str) -> tuple[Round, Turn]:
    """The turn, if a form may still be opened for it. Raises RoundOverError, TurnPassedError.

    A story of the member's own may be revised for ever: nobody asked for it, and nothing followed it.
    """
    round_, turn = await _turn(interaction, round_id, number)
    if round_.is_own_story:
        return round_, turn
    if refused := refusal(round_, turn.number):
        raise RoundOverError if refused.reason is Reason.ROUND_OVER else TurnPassedError
    return round_, turn
