"""A member, as tests act: every verb is one thing that a person does in a Discord client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import simcord
from simcord.builders import ChannelHandle

from bot.sandbox.simulated.arrangement import place, speak
from bot.sandbox.simulated.member import Member, Upload
from bot.sandbox.simulated.post import Control, post_of
from tests.discord.seen import Card, Form, Scene, Watching, chosen, form_of

if TYPE_CHECKING:
    from tests.discord.world import World


_ASKING_FOR_A_LEVEL = ("interview start", "panel solo")


@dataclass(frozen=True)
class Player:
    """A member in one place; `at` puts the same member elsewhere."""

    world: World
    member: Member
    where: ChannelHandle

    @property
    def id(self) -> int:
        return self.member.id

    @property
    def dm(self) -> ChannelHandle:
        return self.member.dm

    def at(self, where: ChannelHandle) -> Player:
        return replace(self, where=where)

    def in_dm(self) -> Player:
        return self.at(self.dm)

    def speaks(self, locale: str) -> None:
        speak(self.world.env, self.id, locale)

    # ----------------------------------------------------------------------- acts

    async def slash(self, command: str, /, **options: Any) -> Scene:
        """Players have said how senior their questions should be; with `level=None` they have not."""
        if command in _ASKING_FOR_A_LEVEL:
            options.setdefault("level", "entry")
        options = {name: value for name, value in options.items() if value is not None}
        with self.world.watched() as seen:
            self._check_installed(command)
            result = await self.member.slash(self.where, command, options)
        return self._scene(result, seen, self.where)

    async def suggestions(self, command: str, option: str, typed: str) -> dict[str, Any]:
        """What is offered while typing: values by name."""
        choices = await self.member.suggestions(self.where, command, option, typed)
        return {choice["name"]: choice["value"] for choice in choices}

    async def press(self, label: str, on: Card | Scene | None = None) -> Scene:
        """The newest button with this label that the member sees, or the one on this card (as it was then)."""
        return await self._use(self._find(label, on), ())

    async def pick(self, label: str, *names: str, on: Card | Scene | None = None) -> Scene:
        """Options of the menu with this placeholder, by their labels or values."""
        menu = self._find(label, on)
        values = [option.value for name in names for option in menu.options if name in (option.label, option.value)]
        return await self._use(menu, values)

    async def fill(self, form: Form | Scene, /, **values: Any) -> Scene:
        """Sends a form. Fields by the last part of their custom id or by label; choices by value or label."""
        form = form.form if isinstance(form, Scene) else form
        typed = {entry.custom_id: entry.filled_in for entry in form.fields if entry.is_text and entry.filled_in}
        for name, value in values.items():
            entry = form.find(name)
            typed[entry.custom_id] = chosen(entry, value)
        with self.world.watched() as seen:
            result = await self.member.submit(form.opened_in, form.shown, typed)
        return self._scene(result, seen, form.opened_in)

    async def menu(self, name: str) -> Scene:
        """An entry of "Apps" on the newest message here that somebody wrote."""
        backend = self.world.env.backend
        written = [m.id for m in backend.messages[self.where.id].values() if m.author_id != backend.bot_user.id]
        with self.world.watched() as seen:
            result = await self.member.menu(self.where, name, written[-1])
        return self._scene(result, seen, self.where)

    async def type(self, text: str, *files: Upload) -> Scene:
        """A message in this place."""
        with self.world.watched() as seen:
            await self.member.say(self.where, text, files)
        return self._scene(None, seen, self.where)

    async def edit(self, text: str, typed: str | None = None) -> Scene:
        """The newest message that the member typed here, or the newest that says `typed`, says this now."""
        backend = self.world.env.backend
        own = [m for m in backend.messages[self.where.id].values() if m.author_id == self.id]
        message = next(m for m in reversed(own) if typed is None or m.content == typed)
        with self.world.watched() as seen:
            await self.member.edit(self.where, message.id, text)
            await self.world.idle()
        return self._scene(None, seen, self.where)

    async def type_dm(self, text: str) -> Scene:
        return await self.in_dm().type(text)

    async def _use(self, control: Control, values: Sequence[Any]) -> Scene:
        with self.world.watched() as seen:
            result = await self.member.use(control, values)
        return self._scene(result, seen, place(self.world.env, control.channel_id))

    # --------------------------------------------------------------- what is there to see

    def cards(self, where: ChannelHandle | None = None) -> list[Card]:
        """What the member sees in a place, oldest first."""
        messages = self.world.env.backend.messages[(where or self.where).id].values()
        cards = [Card(post_of(self.world.env.backend, message), "new", self.world.env) for message in messages]
        return [card for card in cards if card.seen_by(self)]

    def threads(self) -> list[ChannelHandle]:
        """Those that the member is in."""
        places = self.member.places().values()
        return [where for where in places if where.is_thread]

    def _everything(self) -> list[Card]:
        backend = self.world.env.backend
        cards = [card for channel_id in backend.channels for card in self.cards(place(self.world.env, channel_id))]
        return sorted(cards, key=lambda card: card.post.id)

    def _find(self, label: str, on: Card | Scene | None) -> Control:
        cards = [on.card if isinstance(on, Scene) else on] if on else self._everything()
        for card in reversed(cards):
            for control in card.post.controls:
                if label == control.label or control.label.endswith(f" {label}"):
                    return control
        raise LookupError(f"nothing called {label!r}; there is: {[card.buttons for card in cards]}")

    def _scene(self, result: simcord.InteractionResult | None, seen: Watching, where: ChannelHandle) -> Scene:
        everybody = seen.cards(self.world.env)
        mine = tuple(card for card in everybody if card.seen_by(self) and card.post.author_id != self.id)

        def opens() -> Form | None:
            return form_of(result, where) if result is not None and result.modal else None

        return Scene(
            acknowledged=result is not None and result.acknowledged,
            cards=mine,
            everybody=everybody,
            requests=tuple(self.world.env.http_requests[seen.first_request :]),
            opened=opens(),
            opens=opens,
        )

    def _check_installed(self, command: str) -> None:
        """Where the bot is no member, only commands that allow it can be seen."""
        if self.where.id not in self.world.foreign and getattr(self.where.guild, "id", 0) not in self.world.foreign:
            return
        root = self.world.env.backend.find_command(command.split()[0], None)
        assert root is not None, f"/{command} is not synced"
        assert 1 in (root.get("integration_types") or [0]), f"/{command} is not for apps installed to a user"
        if self.where.guild is None:
            assert 2 in (root.get("contexts") or [0, 1, 2]), f"/{command} is not for private channels"
