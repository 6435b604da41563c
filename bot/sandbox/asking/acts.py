"""What the bot answers to: commands, buttons, menus, forms and messages."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import simcord
from simcord.builders import ChannelHandle

from bot.sandbox.asking.form_filling import FormClosedError, FormFilling
from bot.sandbox.asking.forms import named_values, picked_values
from bot.sandbox.asking.slash import TypedError, parse, split_paths
from bot.sandbox.asking.slash_options import OptionReader
from bot.sandbox.seat import Seat
from bot.sandbox.simulated.arrangement import place
from bot.sandbox.simulated.member import Member, Upload
from bot.sandbox.simulated.post import BUTTON, STRING_SELECT, Control, Option

_SHOWN_CONTROLS = 8


class Asking:
    """Every verb raises TypedError where what was typed cannot be meant."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    async def slash(self, line: str) -> None:
        seat = self._seat
        command, given = parse(line, seat.commands(), seat.texts)
        values = await OptionReader(seat.console, seat.texts, seat.me, seat.place).read(command, given)
        await self._take(await seat.me.slash(seat.place, command.path, values), seat.place)

    async def _take(self, result: simcord.InteractionResult, where: ChannelHandle) -> None:
        """What comes back from an interaction in `where`: nothing, a form, or messages, which show themselves."""
        self._seat.sight.flush()
        if not result.acknowledged:
            self._seat.complain(self._seat.texts["did_not_respond"])
        elif result.modal:
            await self._fill(result, result.modal, where)

    async def _fill(self, result: simcord.InteractionResult, form: dict[str, Any], where: ChannelHandle) -> None:
        """A form is sent from where it was opened, wherever the member has gone since."""
        seat = self._seat
        try:
            values = await FormFilling(seat.console, seat.texts).fill(form)
        except FormClosedError:
            seat.show("form_closed")
            return
        except EOFError:
            seat.show("form_closed")
            raise
        await self._take(await seat.me.submit(where, result, values), where)

    # ------------------------------------------------------------------- buttons and menus

    async def use_number(self, number: int, picks: str) -> None:
        control = self._seat.screen.numbers.find(number)
        if control is None:
            raise TypedError(self._seat.texts["no_number"].format(number=number, usable=self._usable()))
        await self._use(control, picks)

    async def press(self, label: str) -> None:
        if label.isdecimal():
            await self.use_number(int(label), "")
            return
        for _, control in self._mine():
            if _answers_to(control, label):
                await self._use(control, "")
                return
        raise TypedError(self._seat.texts["no_label"].format(label=label, usable=self._usable()))

    def _mine(self) -> list[tuple[int, Control]]:
        numbered = self._seat.screen.numbers.newest_first()
        return [pair for pair in numbered if self._seat.me.sees(pair[1].channel_id, pair[1].post_id)]

    def _usable(self) -> str:
        newest = [f"[{number}] {control.label}" for number, control in reversed(self._mine()[:_SHOWN_CONTROLS])]
        if not newest:
            return self._seat.texts["nothing_usable"]
        return self._seat.texts["usable"].format(controls="  ".join(newest))

    async def _use(self, control: Control, picks: str) -> None:
        self._check_seen(control)
        values = [] if control.type == BUTTON else await self._picked(control, picks)
        where = place(self._seat.town.env, control.channel_id)
        await self._take(await self._seat.me.use(control, values), where)

    async def _picked(self, control: Control, picks: str) -> list[Any]:
        seat = self._seat
        options, handles = self._offered(control)
        if not picks and handles:
            # A client lists them when the menu is opened; the message itself does not have them.
            seat.console.show("   " + "  ".join(f"{number} {name}" for number, name in enumerate(handles, 1)))
        picks = picks or await seat.console.ask(seat.texts["which_options"])
        values = picked_values(options, picks, seat.texts)
        return [handles[value] for value in values] if handles else list(values)

    def _offered(self, control: Control) -> tuple[tuple[Option, ...], dict[str, Any]]:
        """The options, and for a menu of members, roles or channels what each of them stands for."""
        if control.type == STRING_SELECT:
            return control.options, {}
        handles = self._seat.me.pickable(self._seat.place, control.type)
        return tuple(Option(name, name) for name in handles), handles

    def is_choice(self, number: int, name: str) -> bool:
        """Whether this is the number of a menu, and that what it offers."""
        control = self._seat.screen.numbers.find(number)
        if control is None or control.type == BUTTON:
            return False
        return bool(named_values(self._offered(control)[0], [name]))

    def _check_seen(self, control: Control) -> None:
        if self._seat.me.sees(control.channel_id, control.post_id):
            return
        members = self._seat.town.members.values()
        owner = next((member.name for member in members if member.sees(control.channel_id, control.post_id)), None)
        raise TypedError(self._seat.texts["not_yours" if owner else "gone"].format(user=owner))

    # ------------------------------------------------------------------- messages and "Apps"

    async def say(self, text: str) -> None:
        await self._send(text, [])

    async def upload(self, rest: str) -> None:
        words = split_paths(rest)
        try:
            files = [(Path(words[0]).name, await asyncio.to_thread(Path(words[0]).read_bytes))]
        except OSError as error:
            reason = {"path": words[0], "reason": error.strerror}
            raise TypedError(self._seat.texts["cannot_read"].format(**reason)) from None
        await self._send(" ".join(words[1:]), files)

    async def _send(self, text: str, files: list[Upload]) -> None:
        seen = self._seat.sight.count
        await self._seat.me.say(self._seat.place, text, files)
        await self._seat.settle()
        if self._seat.sight.count == seen:
            self._seat.show("unheard")

    async def menu(self, rest: str) -> None:
        name, _, who = rest.partition(" @")
        target: Member | int
        if who:
            target = self._member(who)
        else:
            posts = self._seat.sight.newest(self._seat.place.id)
            if not posts:
                raise TypedError(self._seat.texts["no_message"])
            target = posts[0].id
        await self._take(await self._seat.me.menu(self._seat.place, name, target), self._seat.place)

    def _member(self, name: str) -> Member:
        members = self._seat.town.members
        if name not in members:
            raise TypedError(self._seat.texts["unknown_member"].format(name=name, members=", ".join(members)))
        return members[name]


def _answers_to(control: Control, label: str) -> bool:
    """With or without the sign that a label begins with."""
    return label.casefold() in (control.label.casefold(), control.label.partition(" ")[2].casefold())
