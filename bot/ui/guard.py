"""Whatever goes wrong, the member gets a sentence: is the answer safe, and what now. The log gets the trace."""

from __future__ import annotations

import io
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import ui

from bot.errors import AnswerKeptError, DoneElsewhere, MemberError
from bot.services.deeds import doing
from bot.ui.acknowledging import acknowledge, settled
from bot.ui.card import WARNING, Card
from bot.ui.desk import Interaction, payload, wording_of

log = logging.getLogger(__name__)

# The interaction ran out of time or was answered by somebody else already: nobody is there to be told.
GONE_INTERACTION = frozenset({10062, 10015, 40060, 50027})


async def guarded(
    interaction: Interaction, handler: Callable[..., Awaitable[None]], *arguments: object, opens_form: bool = False
) -> None:
    """Run a handler of a button, menu or form in time; answer for it when it fails."""
    with interaction.client.busy(), doing(interaction.id):
        if not opens_form:
            acknowledge(interaction)
        try:
            await handler(interaction, *arguments)
        except DoneElsewhere:
            log.info("%s: another process does it", _name(interaction))
        except Exception as error:  # noqa: BLE001  # the one place that answers for everything
            await answer_error(interaction, error)


async def answer_error(interaction: Interaction, error: BaseException) -> None:
    """Tell the member what happened, and the log what it was; never raises for a failing answer."""
    if isinstance(error, discord.HTTPException) and error.code in GONE_INTERACTION:
        log.warning("%s: the interaction is gone (%s)", _name(interaction), error.code)
        return
    log_error(_name(interaction), error)
    told = typed_text(interaction) if not isinstance(error, MemberError) or error.returns_text else ""
    try:
        await tell(interaction, _sentence(interaction, error, returned=bool(told)), returned=told)
    except discord.HTTPException as failure:
        log.warning("%s: the member could not be told (%s)", _name(interaction), failure.code)


async def tell(interaction: Interaction, sentence: str, *buttons: ui.Item[Any], returned: str = "") -> None:
    """Say one sentence to the member alone, with the text they typed as a file where it is `returned`."""
    card = Card([sentence], buttons, colour=WARNING)
    files = [discord.File(io.BytesIO(returned.encode()), "answer.txt")] if returned else []
    if returned:
        card.add_item(ui.File("attachment://answer.txt"))
    if await settled(interaction):
        await interaction.followup.send(view=card, files=files, ephemeral=True)
    else:
        await interaction.response.send_message(view=card, files=files, ephemeral=True)


def typed_text(interaction: Interaction) -> str:
    """All that stands in the text inputs of a submitted form, to be given back."""
    rows = payload(interaction).get("components", []) if interaction.type.name == "modal_submit" else []
    parts = [row.get("component") or {} for row in rows]
    texts = [(part["custom_id"], part["value"]) for part in parts if part.get("type") == 4 and part.get("value")]
    return "\n\n".join(f"[{name}]\n{text}" for name, text in texts)


def _sentence(interaction: Interaction, error: BaseException, *, returned: bool) -> str:
    wording = wording_of(interaction)
    if isinstance(error, MemberError):
        sentence = wording(error.key, **error.words)
        return f"{sentence}\n{wording('error.text_below')}" if returned else sentence
    return wording("error.text_returned" if returned else "error.unknown")


def log_error(name: str, error: BaseException) -> None:
    """`name` says what the member used. What is kept but not read is found by the id of its round."""
    if isinstance(error, AnswerKeptError):
        log.error("%s: round %s: kept, but not read", name, error.words["round_id"], exc_info=error.__cause__)
    elif isinstance(error, MemberError):
        log.info("%s: %s", name, error.key)
    else:
        log.error("%s failed", name, exc_info=error)


def _name(interaction: Interaction) -> str:
    """What was used, with the round's id in it: the command's name or the custom id, never what was typed."""
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    return str(payload(interaction).get("custom_id", interaction.type.name))
