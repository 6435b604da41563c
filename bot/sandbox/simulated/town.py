"""The practice server: its accounts, channels and ids, the same in every run."""

from __future__ import annotations

from dataclasses import dataclass

import discord
from simcord.builders import ChannelHandle, GuildHandle

from bot.sandbox.simulated.arrangement import create_user, name_bot, place, speak
from bot.sandbox.simulated.engine import LiveEnv, numbered
from bot.sandbox.simulated.member import Member

_YOU, _GUILD, _BOT, _MINA, _HOST, _GENERAL, _PRACTICE, _VOICE, _YOUR_DM, _MINAS_DM, _ORGANISER, _THEO, _THEOS_DM = (
    number << 22 for number in range(1, 14)
)
GUILD_NAME = "Practice server"
BOT_NAME = "loop-practice"
_TEXT_CHANNEL, _VOICE_CHANNEL = 0, 2


@dataclass(frozen=True)
class Town:
    env: LiveEnv
    guild: GuildHandle
    members: dict[str, Member]
    home: ChannelHandle


def found_town(env: LiveEnv, name: str, locale: str) -> Town:
    """After the start of the bot, so that it hears of the server as of any other."""
    you = create_user(env, _YOU, name)
    mina = create_user(env, _MINA, "mina" if name != "mina" else "jisu")
    # Two to interview and one to be interviewed: a panel can be played to its end.
    theo = create_user(env, _THEO, "theo" if name != "theo" else "sora")
    guild = env.create_guild(GUILD_NAME, id=_GUILD, owner=create_user(env, _HOST, "host"))
    with numbered(env, _ORGANISER):
        organiser = guild.create_role("organiser", permissions=discord.Permissions(manage_guild=True))
    guild.add_member(you, roles=[organiser])
    guild.add_member(mina)
    guild.add_member(theo)
    home = _channel(env, _GENERAL, "general", _TEXT_CHANNEL)
    _channel(env, _PRACTICE, "practice", _TEXT_CHANNEL)
    _channel(env, _VOICE, "voice", _VOICE_CHANNEL)
    for user, dm in ((you, _YOUR_DM), (mina, _MINAS_DM), (theo, _THEOS_DM)):
        with numbered(env, dm):
            env.backend.get_dm_channel(user.id)
        speak(env, user.id, locale)
    return Town(env, guild, {user.name: Member(env, user) for user in (you, mina, theo)}, home)


def _channel(env: LiveEnv, number: int, name: str, kind: int) -> ChannelHandle:
    with numbered(env, number):
        env.backend.create_channel(_GUILD, name, type=kind)
    return place(env, number)


def rename_bot(env: LiveEnv) -> None:
    """Before the start of the bot."""
    name_bot(env, _BOT, BOT_NAME)
