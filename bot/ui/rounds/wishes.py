"""What a member wished for, as arguments of a button that starts a round like it."""

from __future__ import annotations

from dataclasses import replace

import discord

from bot.interview.model import Lang, Level, Place, Principle, Round, Wishes
from bot.services.practice import LevelWanted
from bot.ui.actions import ActionButton
from bot.ui.card import Card
from bot.ui.wording import Wording

_LEVELS = tuple(Level)
"""By their place: a custom id has a hundred characters, and one principle alone takes forty-four."""


def again_button(
    round_: Round, wording: Wording, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> ActionButton:
    return ActionButton(wording("button.again"), "round.fresh", 0, *packed(round_.wishes), style=style)


def level_card(found: LevelWanted, wording: Wording) -> Card:
    """Asked once: how senior the questions should be."""
    buttons = [
        ActionButton(
            wording(f"button.level_{level.value}"),
            "round.fresh",
            found.dropping or 0,
            *packed(replace(found.wishes, level=level)),
        )
        for level in Level
    ]
    return Card([wording("start.level")], buttons)


def packed(wishes: Wishes) -> tuple[str, ...]:
    """Wishes as arguments of a custom id; `unpacked` reads them back."""
    level = str(_LEVELS.index(wishes.level)) if wishes.level else "-"
    principle = wishes.principle.value if wishes.principle else "-"
    numbers = (str(number or "-") for number in (wishes.minutes, wishes.panel))
    review = "r" if wishes.review else "-"
    asked_back = "-" if wishes.follow_ups is None else str(wishes.follow_ups)
    where = (level, wishes.place.value)
    return (wishes.lang.value, principle, str(wishes.questions), *where, *numbers, review, asked_back)


def unpacked(
    lang: str,
    principle: str,
    questions: str,
    level: str,
    place: str,
    minutes: str,
    panel: str = "-",
    review: str = "-",
    follow_ups: str = "-",
) -> Wishes:
    """Older buttons carry none of the last three, and the level by its name."""
    return Wishes(
        lang=Lang(lang),
        principle=None if principle == "-" else Principle(principle),
        questions=int(questions),
        level=None if level == "-" else _LEVELS[int(level)] if level.isdecimal() else Level(level),
        place=Place(place),
        minutes=None if minutes == "-" else int(minutes),
        panel=None if panel == "-" else int(panel),
        review=review == "r",
        follow_ups=None if follow_ups == "-" else int(follow_ups),
    )
