"""The loop at the prompt: what a line means."""

from __future__ import annotations

import difflib
from collections.abc import Awaitable, Callable
from pathlib import Path

import simcord

from bot.sandbox.asking.acts import Asking
from bot.sandbox.asking.slash import TypedError
from bot.sandbox.moving import Moving
from bot.sandbox.seat import Seat
from bot.sandbox.simulated.town import GUILD_NAME
from bot.sandbox.texts import english_word

_SLIP_WORDS = 3
_NEARLY_THE_SAME = 0.8


class Repl:
    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        asking, moving = Asking(seat), Moving(seat)
        self._asking = asking
        self._alone: dict[str, Callable[[], Awaitable[None]]] = {
            "help": moving.help,
            "commands": moving.list_commands,
            "look": moving.look,
            "places": moving.list_places,
            "leave": moving.leave_voice,
        }
        self._with_rest: dict[str, Callable[[str], Awaitable[None]]] = {
            "press": asking.press,
            "say": asking.say,
            "upload": asking.upload,
            "menu": asking.menu,
            "go": moving.go,
            "as": moving.act_as,
            "switch": moving.act_as,
            "locale": moving.speak,
            "join": moving.join_voice,
            "wait": moving.wait,
        }

    def greet(self, folder: Path) -> None:
        seat = self._seat
        seat.show("greeting", user=seat.me.name, place=seat.place_name, guild=GUILD_NAME, folder=folder)

    async def play(self) -> None:
        """Until the member leaves or the input ends."""
        try:
            while await self._turn():
                await self._seat.settle()
        except EOFError:
            await self._seat.settle()
        self._seat.show("closed")

    async def _turn(self) -> bool:
        """One line; False where it is the last one."""
        seat = self._seat
        seat.console.show("")
        line = (await seat.console.ask(f"@{seat.me.name} {seat.place_name}> ")).strip()
        if english_word(line) == "quit":
            return False
        try:
            await self._do(line)
        except TypedError as error:
            seat.complain(str(error))
        except (simcord.SetupError, simcord.BackendError) as error:
            seat.complain(seat.texts["refused"].format(reason=error))
        return True

    async def _do(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        word, rest = english_word(word), rest.strip()
        numbers = line.replace(",", " ").split()
        if line.startswith("/"):
            await self._asking.slash(line[1:].strip())
        elif numbers and all(number.isdecimal() for number in numbers):
            await self._asking.use_number(int(numbers[0]), " ".join(numbers[1:]))
        elif word.isdecimal() and self._asking.is_choice(int(word), rest):
            await self._asking.use_number(int(word), rest)
        elif not rest and word in self._alone:
            await self._alone[word]()
        elif rest and word in self._with_rest:
            await self._with_rest[word](rest)
        elif line:
            self._refuse_slip(line)
            await self._asking.say(line)

    def _refuse_slip(self, line: str) -> None:
        """A slip in one of our own words is not sent to the channel for all to read."""
        words, texts = line.split(), self._seat.texts
        known = [*self._alone, *self._with_rest, "quit"]
        close = [guess for guess in difflib.get_close_matches(words[0], known, n=1) if _is_slip(words[0], guess)]
        if close and len(words) <= _SLIP_WORDS:
            guess = texts["did_you_mean"].format(guess=close[0]) + " "
            raise TypedError(texts["odd_word"].format(typed=line, guess=guess))


def _is_slip(word: str, meant: str) -> bool:
    """One letter off, or the letters in another order: "what" is another word than "wait"."""
    near = difflib.SequenceMatcher(None, word, meant).ratio() >= _NEARLY_THE_SAME
    return near or sorted(word) == sorted(meant)
