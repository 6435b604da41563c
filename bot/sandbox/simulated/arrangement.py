"""Arranging a simulated Discord: accounts, places, and what is wrong with them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import simcord
from simcord.backend.models import Channel, User
from simcord.builders import ChannelHandle, GuildHandle, UserHandle

from bot.sandbox.simulated.engine import numbered
from bot.sandbox.simulated.wire import Trouble, wire_of

_GROUP_DM = 3


def name_bot(env: simcord.Env, number: int, name: str) -> None:
    """The bot's account; before any guild is made."""
    backend = env.backend
    del backend.users[backend.bot_user.id]
    backend.bot_user = backend.users[number] = User(id=backend.reserve_id(number), name=name, bot=True)
    backend.application_id = number


def create_user(env: simcord.Env, number: int, name: str) -> UserHandle:
    with numbered(env, number):
        return env.create_user(name)


def speak(env: simcord.Env, user_id: int, locale: str) -> None:
    """The language of this user's client."""
    wire_of(env.backend).locales[user_id] = locale


def place(env: simcord.Env, channel_id: int) -> ChannelHandle:
    channel = env.backend.get_channel(channel_id)
    guild = None if channel.guild_id is None else GuildHandle(env, env.backend.get_guild(channel.guild_id))
    return ChannelHandle(env, guild, channel)


def set_thread(env: simcord.Env, thread_id: int, **metadata: bool) -> None:
    """`archived` and `locked`, as a moderator sets them or time does."""
    env.backend.edit_channel(thread_id, {}, thread_metadata=metadata)


def trouble(env: simcord.Env, trouble: Trouble) -> None:
    """Once, before the deed, after it, or without an end; see `Trouble`."""
    wire_of(env.backend).troubles.append(trouble)


def create_foreign_guild(env: simcord.Env, name: str) -> GuildHandle:
    """A server that the bot is no member of: there it is only installed to a user."""
    wire = wire_of(env.backend)
    wire.silent = True
    guild = env.create_guild(name)
    wire.silent = False
    wire.foreign.add(guild.id)
    del env.backend.get_guild(guild.id).members[env.backend.bot_user.id]
    return guild


def create_private_channel(env: simcord.Env, *members: UserHandle) -> Channel:
    """A group conversation between users, where the bot is no member."""
    number = env.backend.snowflake()
    channel = Channel(id=number, type=_GROUP_DM, recipient_ids=[member.id for member in members])
    env.backend.channels[number] = channel
    env.backend.messages[number] = {}
    wire_of(env.backend).foreign.add(number)
    return channel


@contextlib.contextmanager
def inside_private_channel(env: simcord.Env, user_id: int, channel_id: int) -> Iterator[None]:
    """SimCord lets a user act in one DM only: as long as this lasts, that is the private channel."""
    wire = wire_of(env.backend)
    wire.bot_dms[user_id] = env.backend.get_dm_channel(user_id).id
    env.backend.dm_channels[user_id] = channel_id
    try:
        yield
    finally:
        env.backend.dm_channels[user_id] = wire.bot_dms.pop(user_id)
