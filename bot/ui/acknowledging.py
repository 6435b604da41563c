"""Answers Discord in time: an interaction wants its first response within 3 s, however many come at once.

What is quick is answered by its card, in one request. What takes longer than a blink, or comes while much is
under way, is acknowledged first and gets its card by an edit. The cards go through `bot.ui.showing`, which asks
`settled` which of the two it was.

A first response that is lost is tried again for as long as Discord waits for it. After that the interaction is dead:
nobody is there to be told, and no further request is made for it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import discord

from bot.services.deeds import Deed, is_ours, watch
from bot.ui.delivering import hurrying, is_asleep, passes, wake
from bot.ui.desk import Interaction, desk_of, in_own_dm

log = logging.getLogger(__name__)

BLINK_S = 0.1
CROWD = 8
"""From so many members' actions under way on, each is acknowledged at once."""
ANSWER_WITHIN_S = 3.0
ATTEMPT_WITHIN_S = 1.2
"""Of a first response: what hangs for longer is tried again while Discord still waits. One that had arrived after all
is refused the second time, and known by that."""

_PAUSES_S = (0.1, 0.4, 1.0)
_ANSWERED_ALREADY = 40060
_GONE = frozenset({10062, 10015, 50027, _ANSWERED_ALREADY})
"""It ran out of time, or was answered by somebody else."""
_KEY = "receipt"


class DeadInteractionError(Exception):
    """Discord does not take an answer to it any more."""


@dataclass(slots=True)
class Receipt:
    """What became of one interaction since it arrived."""

    deadline: float
    """On the clock of the event loop."""
    deed: Deed
    opens_form: bool = False
    room: str = ""
    """Whose handler it is."""
    answered: bool = False
    """By a first response whose own answer was lost."""
    awaited: bool = False
    """A command's place is held by what Discord shows while it waits."""
    dead: bool = False
    timer: asyncio.TimerHandle | None = None
    deferring: asyncio.Task[None] | None = field(default=None)


def receive(interaction: Interaction, *, opens_form: bool = False, room: str = "") -> Receipt:
    """Note that it arrived, and watch what is stored for it."""
    deadline = asyncio.get_running_loop().time() + ANSWER_WITHIN_S
    receipt = interaction.extras[_KEY] = Receipt(deadline, watch(), opens_form, room)
    return receipt


def receipt_of(interaction: Interaction) -> Receipt:
    receipt: Receipt | None = interaction.extras.get(_KEY)
    return receipt or receive(interaction)


def acknowledge(interaction: Interaction) -> None:
    """See to it that the interaction is acknowledged in time. Not for what opens a form: that must come first."""
    receipt = receipt_of(interaction)
    delay = 0 if interaction.client.under_way >= CROWD else BLINK_S

    def begin() -> None:
        if not interaction.response.is_done():
            receipt.deferring = asyncio.create_task(_defer(interaction))

    receipt.timer = asyncio.get_running_loop().call_later(delay, begin)


async def acknowledge_now(interaction: Interaction) -> None:
    """For what is known to take longer than a blink."""
    if not await settled(interaction):
        await _defer(interaction)


async def settled(interaction: Interaction) -> bool:
    """Whether the interaction is acknowledged already; after this nobody else will do it."""
    receipt = receipt_of(interaction)
    if receipt.timer:
        receipt.timer.cancel()
    if receipt.deferring:
        await receipt.deferring
    return interaction.response.is_done() or receipt.answered


def is_dead(interaction: Interaction) -> bool:
    """Nobody waits for an answer any more."""
    receipt = receipt_of(interaction)
    if interaction.response.is_done() or receipt.answered:
        return receipt.dead
    return receipt.dead or asyncio.get_running_loop().time() >= receipt.deadline


def is_gone(failure: BaseException) -> bool:
    return isinstance(failure, discord.HTTPException) and failure.code in _GONE


async def respond(interaction: Interaction, first: Callable[[], Awaitable[object]]) -> bool:
    """The first response. False: another process has acknowledged what this one has done, so that the answer has to
    come after that. Raises DeadInteractionError, and what Discord refuses."""
    receipt, lost = receipt_of(interaction), False
    for pause in (*_PAUSES_S, None):
        if is_dead(interaction):
            break
        try:
            async with asyncio.timeout_at(min(receipt.deadline, asyncio.get_running_loop().time() + ATTEMPT_WITHIN_S)):
                await first()
            return True
        except discord.HTTPException as refusal:
            if refusal.code == _ANSWERED_ALREADY and (lost or is_ours()):
                # Lost: an attempt of our own had arrived, only its answer had not.
                receipt.answered = True
                return lost
            if is_gone(refusal):
                break
            if is_asleep(refusal) and interaction.channel_id:
                with hurrying():
                    await wake(interaction.client, desk_of(interaction), interaction.channel_id, refusal)
            elif not passes(refusal):
                raise
            failure: Exception = refusal
        except Exception as fault:
            if not passes(fault):
                raise
            failure = fault
        lost = lost or passes(failure)
        if pause is not None:
            await desk_of(interaction).rest(pause)
    receipt.dead = True
    raise DeadInteractionError


async def _defer(interaction: Interaction) -> None:
    on_card = interaction.message is not None

    async def first() -> None:
        # On a card the edit follows; a command shows that its answer is on its way, to the member alone.
        await interaction.response.defer(thinking=not on_card, ephemeral=not in_own_dm(interaction))

    try:
        await respond(interaction, first)
        receipt_of(interaction).awaited = not on_card
    except (DeadInteractionError, discord.HTTPException, discord.InteractionResponded) as refusal:
        log.warning("an interaction could not be acknowledged: %r", refusal)
