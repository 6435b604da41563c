"""What a member can do in a Discord client, in one place or another."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import simcord
from simcord.actors import MemberActor
from simcord.backend.access import channel_accessible, message_accessible
from simcord.builders import ChannelHandle, GuildHandle, UserHandle

from bot.sandbox.simulated.arrangement import inside_private_channel, place
from bot.sandbox.simulated.post import BUTTON, CHANNEL_SELECT, MENTIONABLE_SELECT, ROLE_SELECT, USER_SELECT, Control

_DM, _PRIVATE_THREAD = 1, 12
_WRITABLE = (0, 5, 10, 11, 12)
_VOICE = (2, 13)

Upload = tuple[str, bytes]


@dataclass(frozen=True, eq=False)
class Member:
    env: simcord.Env
    user: UserHandle

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.name

    @property
    def dm(self) -> ChannelHandle:
        return self.user.dm_channel

    def actor(self, where: ChannelHandle) -> MemberActor | UserHandle:
        return self.user if where.guild is None else MemberActor(self.env, where.guild, self.user)

    def _inside(self, where: ChannelHandle) -> contextlib.AbstractContextManager[None]:
        channel = self.env.backend.get_channel(where.id)
        if where.guild is not None or channel.type == _DM:
            return contextlib.nullcontext()
        return inside_private_channel(self.env, self.id, where.id)

    async def slash(self, where: ChannelHandle, path: str, options: dict[str, Any]) -> simcord.InteractionResult:
        with self._inside(where):
            actor = self.actor(where)
            if isinstance(actor, MemberActor):
                return await actor.slash(where, path, **options)
            result: simcord.InteractionResult = await actor.slash(path, **options)
            return result

    async def suggestions(self, where: ChannelHandle, path: str, option: str, typed: str) -> list[dict[str, Any]]:
        with self._inside(where):
            actor = self.actor(where)
            if isinstance(actor, MemberActor):
                return await actor.autocomplete(where, path, option, typed)
            return await actor.autocomplete(path, option, typed)

    async def menu(self, where: ChannelHandle, name: str, target: Member | int) -> simcord.InteractionResult:
        """An entry of "Apps" on a member or on the message with this id; in servers only."""
        if where.guild is None:
            raise simcord.SetupError("menus work in servers only")
        actor, name = MemberActor(self.env, where.guild, self.user), self._menu_named(name)
        if isinstance(target, Member):
            return await actor.context_menu(where, name, MemberActor(self.env, where.guild, target.user))
        return await actor.context_menu(where, name, self._message(where.id, target))

    def _menu_named(self, name: str) -> str:
        """A client shows an entry in its own language; Discord knows it by its English name."""
        for entry in self.env.backend.commands.get(None, {}).values():
            if name in (entry.get("name_localizations") or {}).values():
                return str(entry["name"])
        return name

    async def use(self, control: Control, values: Sequence[Any] = ()) -> simcord.InteractionResult:
        """Press a button, or choose `values` from a menu."""
        where = place(self.env, control.channel_id)
        message = self._message(control.channel_id, control.post_id)
        with self._inside(where):
            actor = self.actor(where)
            result: simcord.InteractionResult
            if control.type == BUTTON:
                result = await actor.click(message, custom_id=control.custom_id)
            else:
                result = await actor.select(message, values, custom_id=control.custom_id)
            return result

    def pickable(self, where: ChannelHandle, kind: int) -> dict[str, Any]:
        """What a menu of this kind can offer, by name."""
        roles = where.guild.roles if where.guild else {}
        channels = {name: channel for name, channel in self.places().items() if channel.guild and not channel.is_thread}
        offered: dict[int, dict[str, Any]] = {
            USER_SELECT: {**self.members(where)},
            ROLE_SELECT: {**roles},
            MENTIONABLE_SELECT: {**self.members(where), **roles},
            CHANNEL_SELECT: {**channels},
        }
        return {name.lstrip("@#"): one for name, one in offered[kind].items()}

    async def submit(
        self, where: ChannelHandle, form: simcord.InteractionResult, values: dict[str, Any]
    ) -> simcord.InteractionResult:
        with self._inside(where):
            result: simcord.InteractionResult = await self.actor(where).submit_modal(form, values)
            return result

    async def say(self, where: ChannelHandle, text: str, files: Sequence[Upload] = ()) -> None:
        actor = self.actor(where)
        if isinstance(actor, MemberActor):
            await actor.send(where, text, attachments=files)
        else:
            await actor.send_dm(text, attachments=self.env.backend.store_attachments(where.id, files))

    async def edit(self, where: ChannelHandle, post_id: int, text: str) -> None:
        await self.actor(where).edit(self._message(where.id, post_id), text)

    async def join_voice(self, where: ChannelHandle) -> None:
        if where.guild is not None:
            await MemberActor(self.env, where.guild, self.user).join_voice(where)

    async def leave_voice(self, guild: GuildHandle) -> None:
        await MemberActor(self.env, guild, self.user).leave_voice()

    # ------------------------------------------------------------------ what there is

    def _message(self, channel_id: int, post_id: int) -> simcord.ResponseMessage:
        return simcord.ResponseMessage(self.env, self.env.backend.get_message(channel_id, post_id))

    def reads(self, channel_id: int) -> bool:
        """Whether messages of this channel come up on the member's screen by themselves."""
        backend = self.env.backend
        channel = backend.channels.get(channel_id)
        if channel is None:
            return False
        if channel.guild_id is None:
            return self.id in channel.recipient_ids
        joined = channel.type != _PRIVATE_THREAD or self.id in channel.thread_members
        return joined and channel_accessible(backend, channel_id, self.id)

    def sees(self, channel_id: int, post_id: int) -> bool:
        """Whether the member could see this message at all, if they looked."""
        backend = self.env.backend
        message = backend.messages.get(channel_id, {}).get(post_id)
        if message is None:
            return False
        if backend.channels[channel_id].guild_id is None:
            return self.reads(channel_id) and message.visible_to(self.id)
        return message_accessible(backend, channel_id, message, self.id)

    def places(self) -> dict[str, ChannelHandle]:
        """Where the member can write, by name; their DM with the bot is called dm."""
        channels = [
            channel
            for channel in self.env.backend.channels.values()
            if channel.guild_id is not None and channel.type in _WRITABLE and self.reads(channel.id)
        ]
        return {"dm": self.dm} | {str(channel.name): place(self.env, channel.id) for channel in channels}

    def voice_channels(self) -> dict[str, ChannelHandle]:
        channels = [channel for channel in self.env.backend.channels.values() if channel.type in _VOICE]
        return {str(channel.name): place(self.env, channel.id) for channel in channels if self.reads(channel.id)}

    def members(self, where: ChannelHandle) -> dict[str, MemberActor]:
        if where.guild is None:
            return {}
        users = [self.env.backend.get_user(number) for number in where.guild.member_ids()]
        return {
            user.name: MemberActor(self.env, where.guild, UserHandle(self.env, user)) for user in users if not user.bot
        }

    def commands(self, where: ChannelHandle) -> list[dict[str, Any]]:
        """What the client offers after a slash: Discord's own descriptions of the commands."""
        return self.env.backend.visible_commands(user_id=self.id, channel_id=where.id)
