"""/path: start, status, next, pause, stop. What its stages are held as opens with it."""

from __future__ import annotations

from typing import Any, Literal

from discord import app_commands
from discord.ext import commands

from bot.interview.model import Lang, Level
from bot.interview.paths.model import Pace, PathWishes, Position, Stage
from bot.interview.profiles import Profile
from bot.services.paths import walking
from bot.ui import paths as paths_room
from bot.ui import screens as screens_room
from bot.ui.desk import Interaction, desk_of, lang_of, wording_of
from bot.ui.paths import presses
from bot.ui.rooms import open_room

Language = Literal["en", "ko"]


class PathCog(commands.Cog):
    path = app_commands.Group(
        name="path",
        description="path",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )

    @path.command()
    async def start(
        self,
        interaction: Interaction,
        position: Literal[
            "cloud_support", "solutions_architect", "systems_development", "software_development", "data_engineer"
        ],
        profile: Literal[
            "network", "security", "database", "big_data", "linux", "containers", "serverless", "deployment"
        ],
        technical_language: Language | None = None,
        manager_language: Language | None = None,
        loop_language: Language | None = None,
        pace: Literal["at_once", "real"] = "at_once",
        interview: app_commands.Range[str, 1, 40] | None = None,
        level: Literal["entry", "experienced", "lead"] | None = None,
    ) -> None:
        practice, lang = desk_of(interaction).practice, lang_of(interaction)
        day = await walking.read_day(practice, interaction.user.id, interview, lang) if interview else None
        chosen = {Stage.TECHNICAL: technical_language, Stage.MANAGER: manager_language, Stage.LOOP: loop_language}
        wishes = PathWishes(
            position=Position(position),
            profile=Profile(profile),
            langs={stage: Lang(one) if one else lang for stage, one in chosen.items()},
            pace=Pace(pace),
            interview_on=day,
            level=Level(level) if level else None,
        )
        await presses.start(interaction, wishes)

    @path.command()
    async def status(self, interaction: Interaction) -> None:
        standing = await walking.status(desk_of(interaction).practice, interaction.user.id)
        await presses.show_standing(interaction, standing)

    @path.command()
    async def next(self, interaction: Interaction) -> None:
        await presses.go_on(interaction)

    @path.command()
    async def pause(self, interaction: Interaction) -> None:
        standing = await walking.pause(desk_of(interaction).practice, interaction.user.id)
        await presses.show_standing(interaction, standing)

    @path.command()
    async def stop(self, interaction: Interaction) -> None:
        standing = await walking.stop(desk_of(interaction).practice, interaction.user.id)
        await presses.show_standing(interaction, standing, wording_of(interaction)("path.stopped"))


async def setup(bot: Any) -> None:
    open_room(screens_room)
    open_room(paths_room)
    await bot.add_cog(PathCog())
