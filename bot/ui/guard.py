"""Whatever goes wrong, the member gets a sentence: is the answer safe, and what now. The log gets the trace."""

from __future__ import annotations

import io
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import ui

from bot.errors import AnswerKeptError, DoneElsewhere, MemberError
from bot.services.deeds import Stored, doing
from bot.ui.acknowledging import DeadInteractionError, acknowledge, is_dead, is_gone, receipt_of, receive, settled
from bot.ui.card import WARNING, Card
from bot.ui.delivering import FAILURES
from bot.ui.desk import Interaction, in_own_dm, payload, wording_of
from bot.ui.mending import mending
from bot.ui.showing import say

log = logging.getLogger(__name__)

_ROOM_OF_COG = {
    "help": "rounds",
    "interview": "rounds",
    "messages": "rounds",
    "round": "groups",
    "setup": "groups",
    "book": "bookings",
    "panel": "panels",
    "path": "paths",
    "schedule": "schedules",
    "question": "questions",
    "privacy": "privacy",
    "story": "stories",
    "progress": "progress",
}


async def guarded(
    interaction: Interaction, handler: Callable[..., Awaitable[None]], *arguments: object, opens_form: bool = False
) -> None:
    """Run a handler of a button, menu or form in time; answer for it when it fails."""
    with interaction.client.busy(), doing(interaction.id):
        receive(interaction, opens_form=opens_form, room=_part(handler.__module__, 2))
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
    receipt = receipt_of(interaction)
    if isinstance(error, DeadInteractionError) or is_gone(error):
        log.warning(
            "%s: nobody waits for the answer any more (stored: %s)", _name(interaction), receipt.deed.stored.name
        )
        return
    log_error(_name(interaction), error)
    if is_dead(interaction) and not await settled(interaction) and not in_own_dm(interaction):
        log.warning("%s: too late to tell the member", _name(interaction))
        return
    told = _to_return(interaction, error)
    try:
        mends = mending(error.key, wording_of(interaction)) if isinstance(error, MemberError) else []
        await tell(interaction, _sentence(interaction, error, returned=bool(told)), *mends, returned=told)
    except (DeadInteractionError, *FAILURES) as failure:
        log.warning("%s: the member could not be told: %r", _name(interaction), failure)


async def tell(interaction: Interaction, sentence: str, *buttons: ui.Item[Any], returned: str = "") -> None:
    """Say one sentence to the member alone, with the text they typed as a file where it is `returned`."""
    card = Card([sentence], buttons, colour=WARNING)
    if not returned:
        await say(interaction, lambda: {"view": card}, hidden=True)
        return
    card.add_item(ui.File("attachment://answer.txt"))

    def make() -> dict[str, Any]:
        return {"view": card, "files": [discord.File(io.BytesIO(returned.encode()), "answer.txt")]}

    await say(interaction, make, hidden=True)


def typed_text(interaction: Interaction) -> str:
    """All that stands in the text inputs of a submitted form, to be given back."""
    rows = payload(interaction).get("components", []) if interaction.type.name == "modal_submit" else []
    parts = [row.get("component") or {} for row in rows]
    texts = [(part["custom_id"], part["value"]) for part in parts if part.get("type") == 4 and part.get("value")]
    return "\n\n".join(f"[{name}]\n{text}" for name, text in texts)


def _to_return(interaction: Interaction, error: BaseException) -> str:
    """What was typed, unless it is stored."""
    if receipt_of(interaction).deed.stored is Stored.YES:
        return ""
    return typed_text(interaction) if not isinstance(error, MemberError) or error.returns_text else ""


def _sentence(interaction: Interaction, error: BaseException, *, returned: bool) -> str:
    """Whether it is stored is known by where it broke off, whatever it was that broke."""
    wording, receipt = wording_of(interaction), receipt_of(interaction)
    if isinstance(error, MemberError):
        sentence = wording(error.key, **error.words)
        return f"{sentence}\n{wording('error.text_below')}" if returned else sentence
    if receipt.deed.stored is Stored.NO or receipt.opens_form:
        return wording("error.text_returned" if returned else "error.unknown")
    key = "error.stored" if receipt.deed.stored is Stored.YES else "error.stored_perhaps"
    sentence = f"{wording(key)} {wording(f'error.see.{_room(interaction)}')}"
    return f"{sentence}\n{wording('error.text_with_it')}" if returned else sentence


def _room(interaction: Interaction) -> str:
    """Of what was used: there its member sees what became of it."""
    if interaction.command is None:
        return receipt_of(interaction).room
    if interaction.command.qualified_name == "panel solo":
        return "rounds"
    return _ROOM_OF_COG[_part(interaction.command.callback.__module__, 2)]


def _part(module: str, place: int) -> str:
    return module.split(".")[place]


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
