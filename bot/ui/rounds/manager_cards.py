"""The end of a hiring manager's talk, which is shown as a panel before; what came of it is said on the path."""

from __future__ import annotations

import discord

from bot.interview.model import Closing, Round
from bot.ui.actions import ActionButton
from bot.ui.card import Card
from bot.ui.wording import Wording


def talk_over_card(round_: Round, wording: Wording, note: str = "") -> Card:
    """The member's turn to ask; nothing is asked at the end of a talk that was left. `note` comes first."""
    whole = round_.closing is Closing.FINISHED
    manner = round_.seats[0].manner.value
    label = wording("manager.button.ask" if whole else "manager.button.outcome")
    said = wording(f"manager.over.{manner}" if whole else "manager.stopped")
    return Card([note, said], [ActionButton(label, "paths.next", style=discord.ButtonStyle.primary)])
