"""/interview: start, resume, stop, history. Their names and descriptions stand in the catalogues, by their path."""

from __future__ import annotations

from typing import Any, Literal

from discord import app_commands
from discord.ext import commands

from bot.interview.model import Lang, Level, Place, Wishes
from bot.interview.rounds.followups import MOST_FOLLOW_UPS
from bot.services.rounds import playing
from bot.ui import rounds as rounds_room
from bot.ui.choices import principle_choices, principle_of
from bot.ui.desk import Interaction, desk_of, lang_of, wording_of
from bot.ui.rooms import open_room
from bot.ui.rounds.history_presses import page_card
from bot.ui.rounds.showing import reply
from bot.ui.rounds.starting import begin
from bot.ui.showing import send

MAX_QUESTIONS = 10
MAX_MINUTES = 60
DEFAULT_MINUTES = 5


class InterviewCog(commands.Cog):
    interview = app_commands.Group(
        name="interview",
        description="interview",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )

    @interview.command()
    async def start(
        self,
        interaction: Interaction,
        principle: str | None = None,
        questions: app_commands.Range[int, 1, MAX_QUESTIONS] = 1,
        level: Literal["entry", "experienced", "lead"] | None = None,
        language: Literal["en", "ko"] | None = None,
        place: Literal["here", "thread", "dm"] = "here",
        pace: Literal["relaxed", "timed"] | None = None,
        minutes: app_commands.Range[int, 1, MAX_MINUTES] | None = None,
        follow_ups: app_commands.Range[int, 0, MOST_FOLLOW_UPS] | None = None,
    ) -> None:
        """Start a round. Minutes alone mean a timed pace; a timed pace alone means five minutes."""
        timed = pace == "timed" or (pace is None and minutes is not None)
        wishes = Wishes(
            lang=Lang(language) if language else lang_of(interaction),
            principle=principle_of(principle, wording_of(interaction)),
            questions=questions,
            level=Level(level) if level else None,
            place=Place(place),
            minutes=(minutes or DEFAULT_MINUTES) if timed else None,
            follow_ups=follow_ups,
        )
        await begin(interaction, wishes)

    @start.autocomplete("principle")
    async def principles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return principle_choices(typed, wording_of(interaction))

    @interview.command()
    async def resume(self, interaction: Interaction) -> None:
        await reply(interaction, await playing.resume(desk_of(interaction).practice, interaction.user.id))

    @interview.command()
    async def stop(self, interaction: Interaction) -> None:
        await reply(interaction, await playing.stop(desk_of(interaction).practice, interaction.user.id))

    @interview.command()
    async def history(self, interaction: Interaction) -> None:
        await send(interaction, await page_card(interaction, 0))


async def setup(bot: Any) -> None:
    open_room(rounds_room)
    await bot.add_cog(InterviewCog())
