"""What the cards of a path have in common."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.interview.paths.model import Path
from bot.services.paths.standing import Standing
from bot.ui.actions import ActionButton
from bot.ui.wording import Wording

PRIMARY = discord.ButtonStyle.primary
Buttons = list[ui.Item[Any]]


def title(path: Path, wording: Wording) -> str:
    return wording("path.title", path=name(path, wording))


def name(path: Path, wording: Wording) -> str:
    profile = wording.library.profiles[path.wishes.profile][wording.lang]
    return wording("path.name", position=wording(f"path.position.{path.wishes.position.value}"), profile=profile)


def next_button(wording: Wording) -> ActionButton:
    return ActionButton(wording("path.button.next"), "paths.next", style=PRIMARY)


def review_buttons(standing: Standing, wording: Wording) -> Buttons:
    if not standing.due:
        return []
    return [ActionButton(wording("path.button.review", count=standing.due), "paths.review")]
