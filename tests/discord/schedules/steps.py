"""Steps of tests about rhythms."""

from __future__ import annotations

import discord

from bot.sandbox.simulated.member import Member
from tests.discord.world import Player, Scene, World

DAY_MIN = 24 * 60


def manager(world: World, name: str = "mina") -> Player:
    """Somebody who may manage the server."""
    member = Member(world.env, world.env.create_user(name))
    role = world.guild.create_role(f"organiser {name}", permissions=discord.Permissions(manage_guild=True))
    world.guild.add_member(member.user, roles=[role])
    return Player(world, member, world.general)


async def until(world: World, local: str) -> Scene:
    """Time goes on to this UTC time of today or, where that is past, of tomorrow, and two seconds more."""
    now = world.clock.now()
    hour, minute = map(int, local.split(":"))
    due = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    seconds = (due - now).total_seconds() % (DAY_MIN * 60)
    return await world.pass_time(seconds=seconds + 2)


def posts(scene: Scene) -> list[str]:
    """What was posted for everybody, new."""
    return [card.text for card in scene.everybody if card.word == "new" and not card.ephemeral]


def prompts(scene: Scene) -> list[str]:
    """The posts that ask something."""
    return [text for text in posts(scene) if "### Group round" in text or "### 그룹 라운드" in text]
