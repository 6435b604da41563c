"""A member who plays a flow: each verb is a step of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from benchmarks.faults.sentences import headline
from tests.discord.player import Player
from tests.discord.seen import Scene

if TYPE_CHECKING:
    from benchmarks.faults.playing import Play

Act = Callable[[], Awaitable[Scene]]


class StuckError(Exception):
    """The flow cannot go on: what is to be pressed is nowhere."""


@dataclass
class Actor:
    play: Play
    name: str
    player: Player
    home: str = ""

    def in_dm(self) -> Actor:
        return replace(self, player=self.player.in_dm())

    def at(self, where: Any) -> Actor:
        return replace(self, player=self.player.at(where))

    async def slash(self, command: str, /, **options: Any) -> Scene | None:
        return await self._does(f"/{command}", lambda: self.player.slash(command, **options))

    async def press(self, label: str) -> Scene | None:
        return await self._does(f"press {label}", lambda: self.player.press(label))

    async def pick(self, menu: str, option: int | str) -> Scene | None:
        """By label, or by position from 0."""

        async def picks() -> Scene:
            options = self.player._find(menu, None).options
            chosen = options[option].value if isinstance(option, int) else option
            return await self.player.pick(menu, chosen)

        return await self._does(f"pick in {menu}", picks)

    async def choose(self, menu: str, value: Any) -> Scene | None:
        """From a menu of Discord's own: members, roles, channels."""
        return await self._does(f"choose in {menu}", lambda: self.player._use(self.player._find(menu, None), [value]))

    async def fill(self, label: str, /, **values: Any) -> Scene | None:
        """Press what opens a form, and send it; a form that did not come through stands there still."""
        opened = await self.press(label)
        if opened is None or opened.opened is None:
            if self.play.known is not None:
                raise StuckError(f"no form came for {label}")
            raise AssertionError(f"no form: {opened and opened.text}")
        typed = next((text for text in values.values() if isinstance(text, str) and len(text) > 20), "")
        form, sent = opened.opened, 0

        async def sends() -> Scene:
            """A second time from the button on: what stood in the form the first time is lost to the client."""
            nonlocal form, sent
            sent += 1
            if sent > 1:
                again = await self.player.press(label)
                if again.opened is None:
                    return again
                form = again.opened
            return await self.player.fill(form, **values)

        return await self._does(f"send {form.title}", sends, typed)

    async def type(self, text: str) -> Scene | None:
        return await self._does("type", lambda: self.player.type(text), text)

    async def _does(self, what: str, act: Act, typed: str = "") -> Scene | None:
        return await self.play.step(self, headline(what), act, typed)
