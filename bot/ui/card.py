"""The look of a card: typed parts in one container, rows of buttons under it, and one act that is next.

A section is a text, a part or several parts; a line is drawn between sections. The parts keep the rules that hold for
every card: which question it is stands small, what matters now is the headline, marks stand before their words, a
button that belongs to one thing stands beside it, and only the first primary button stays one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import discord
from discord import ui

TEXT_LIMIT = 4000
"""Characters of text that one message of Components V2 may hold in all."""

_SHOWN = (300, 200, 120, 70, 40, 20)


class Tone(Enum):
    """What the edge of a card says; its words say it too."""

    TURN = discord.Colour(0x5865F2)
    """It is the reader's turn, or nothing is said of it."""
    GOOD = discord.Colour(0x3BA55D)
    """Done, and good."""
    LOOK = discord.Colour(0xFAA61A)
    """Look here."""


PLAIN, GOOD, WARNING = (tone.value for tone in Tone)


class Mark(Enum):
    """Different in shape, so that they can be told apart without colours."""

    MET = "●"
    MISSING = "○"
    UNASKED = "–"

    @classmethod
    def of(cls, met: bool | None) -> Mark:
        return cls.UNASKED if met is None else cls.MET if met else cls.MISSING


@dataclass(frozen=True, slots=True)
class Small:
    """Number, principle, level, page: where this belongs."""

    text: str

    def markdown(self) -> str:
        return "\n".join(f"-# {line.removeprefix('-# ')}" for line in self.text.splitlines())


@dataclass(frozen=True, slots=True)
class Headline:
    """The question, the result, what is due."""

    text: str

    def markdown(self) -> str:
        return f"### {self.text.removeprefix('### ')}" if self.text else ""


@dataclass(frozen=True, slots=True)
class Block:
    text: str
    title: str = ""

    def markdown(self) -> str:
        return "\n".join(filter(None, [f"**{self.title}**" if self.title else "", self.text]))


@dataclass(frozen=True, slots=True)
class Marked:
    """A list, one thing a line."""

    things: Sequence[tuple[Mark, str]]
    title: str = ""

    def markdown(self) -> str:
        lines = [f"{mark.value} {words}" for mark, words in self.things]
        return "\n".join([*([f"**{self.title}**"] if self.title else []), *lines]) if lines else ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A thing with the button that belongs to it alone."""

    text: str
    button: ui.Item[Any]

    def markdown(self) -> str:
        return self.text


Part = Small | Headline | Block | Marked | Beside | str
Section = Part | Sequence[Part]


class Card(ui.LayoutView):
    """A message of the bot. Its items are dynamic: their state is in the database, so it never times out."""

    def __init__(
        self,
        sections: Sequence[Section],
        *rows: Sequence[ui.Item[Any]],
        tone: Tone = Tone.TURN,
        colour: discord.Colour | None = None,
    ) -> None:
        """`colour` stands for the tone of that colour."""
        super().__init__(timeout=None)
        container: ui.Container[Card] = ui.Container(accent_colour=colour or tone.value)
        for item in _laid_out(sections):
            container.add_item(item)
        self.add_item(container)
        for row in rows:
            if row:
                self.add_item(ui.ActionRow(*row))
        _keep_one_primary(self)
        # Presses find their way by custom id. Else discord.py would keep each card for 15 minutes, with a timer.
        self.stop()


def fitted(render: Callable[[int], list[str]], room: int = TEXT_LIMIT - 200) -> list[str]:
    """The blocks with as many characters of each member's words as fit: `render` is told how many."""
    blocks: list[str] = []
    for shown in _SHOWN:
        blocks = render(shown)
        if sum(map(len, blocks)) <= room:
            break
    return blocks


def _laid_out(sections: Sequence[Section]) -> Iterator[ui.Item[Any]]:
    """A last resort is to cut: cards are made to fit, but a card that Discord refuses would lose the member's way."""
    room, begun = TEXT_LIMIT - 50, False
    for section in sections:
        drawn = False
        for text, button in _texts(section):
            shown = _cut(text, room)
            room -= len(text)
            if not shown:
                continue
            if begun and not drawn:
                yield ui.Separator()
            yield ui.Section(shown, accessory=button) if button else ui.TextDisplay(shown)
            begun = drawn = True


def _texts(section: Section) -> Iterator[tuple[str, ui.Item[Any] | None]]:
    """What follows each other without a button is one text."""
    plain: list[str] = []
    for part in [section] if isinstance(section, str | Small | Headline | Block | Marked | Beside) else section:
        words = part if isinstance(part, str) else part.markdown()
        if not words.strip():
            continue
        if isinstance(part, Beside):
            if plain:
                yield "\n".join(plain), None
            plain = []
            yield words, part.button
        else:
            plain.append(words)
    if plain:
        yield "\n".join(plain), None


def _cut(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return text[: room - 1] + "…" if room > 1 else ""


def _keep_one_primary(card: Card) -> None:
    """One act is next: where two call themselves primary, it is the first."""
    primary = discord.ButtonStyle.primary
    found = False
    for item in card.walk_children():
        button = getattr(item, "item", item)
        if isinstance(button, ui.Button) and button.style is primary:
            if found:
                button.style = discord.ButtonStyle.secondary
            found = True
