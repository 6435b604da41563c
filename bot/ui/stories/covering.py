"""/story coverage: the picture, and the same in words."""

from __future__ import annotations

import discord

from bot.interview.model import Principle, Wishes
from bot.interview.stories.coverage import Coverage, coverage
from bot.interview.stories.model import ENOUGH, PLENTY, TITLE_LIMIT
from bot.services.stories import matching
from bot.ui.acknowledging import acknowledge_now
from bot.ui.actions import ActionButton
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.quoting import quoted
from bot.ui.rounds.wishes import packed
from bot.ui.showing import Picture, send_pictured
from bot.ui.stories.drawing import coverage_picture
from bot.ui.wording import Wording

_NAMED = 3
"""Overused stories that are named; the picture marks all."""


async def show_coverage(interaction: Interaction) -> None:
    wording = wording_of(interaction)
    await acknowledge_now(interaction)
    found = coverage(await matching.in_use(desk_of(interaction).practice, interaction.user.id))
    picture = Picture("coverage.png", await coverage_picture(found, wording), wording("story.coverage.alt"))
    await send_pictured(interaction, coverage_card(found, wording), picture)


def coverage_card(found: Coverage, wording: Wording) -> Card:
    """Everything that the picture shows is said here, too."""
    head = wording("story.coverage.title", covered=len(Principle) - len(found.gaps), count=len(found.stories))
    lines = "\n".join(_line(found, principle, wording) for principle in Principle if found.count(principle))
    gaps = ", ".join(wording.short_principle(one) for one in found.gaps)
    blocks = [
        head,
        lines,
        wording("story.coverage.gaps", principles=gaps) if gaps else wording("story.coverage.no_gap"),
        _overused(found, wording),
        wording("story.list.plenty", low=ENOUGH[0], high=ENOUGH[1]) if len(found.stories) >= PLENTY else "",
    ]
    wishes = Wishes(wording.lang, found.least)
    least = wording("story.button.least")
    buttons = [
        ActionButton(least, "round.fresh", 0, *packed(wishes), style=discord.ButtonStyle.primary),
        ActionButton(wording("story.button.all"), "stories.list", 0),
    ]
    return Card(blocks, buttons)


def _line(found: Coverage, principle: Principle, wording: Wording) -> str:
    marks = {"count": found.count(principle), "clear": found.clear(principle)}
    key = "story.coverage.line" if found.clear(principle) else "story.coverage.line_fair"
    return wording(key, principle=wording.short_principle(principle), **marks)


def _overused(found: Coverage, wording: Wording) -> str:
    lines = [
        wording("story.coverage.overused", title=quoted(story.title, TITLE_LIMIT)) for story in found.overused[:_NAMED]
    ]
    return "\n".join(lines)
