"""What members see, as tests read it: cards, forms, and what one act led to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import simcord
from simcord.backend.models import Message
from simcord.builders import ChannelHandle

from bot.sandbox.asking.forms import FormField, fields_of
from bot.sandbox.simulated.post import BUTTON, TEXT_DISPLAY, Post, post_of, walk

if TYPE_CHECKING:
    from tests.discord.player import Player


@dataclass(frozen=True)
class Card:
    """A message as it was at one moment."""

    post: Post
    word: str
    _env: simcord.Env

    @property
    def text(self) -> str:
        """What can be read, one part under the other: not the buttons."""
        parts = [self.post.content, *(part["content"] for part in walk(self.post.components) if _is_text(part))]
        for embed in self.post.embeds:
            parts += [embed.get("title"), embed.get("description")]
            parts += [f"{entry['name']}\n{entry['value']}" for entry in embed.get("fields") or []]
            parts.append((embed.get("footer") or {}).get("text"))
        return "\n".join(part for part in parts if part)

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons that can be pressed, in order."""
        return [control.label for control in self.post.controls if control.type == BUTTON and not control.disabled]

    @property
    def menus(self) -> dict[str, list[str]]:
        """The labels of the options, by the placeholder."""
        menus = (control for control in self.post.controls if control.type != BUTTON and not control.disabled)
        return {menu.label: [option.label for option in menu.options] for menu in menus}

    @property
    def files(self) -> dict[str, bytes]:
        return {file.name: self._env.backend.cdn.get(file.url) or b"" for file in self.post.files}

    @property
    def ephemeral(self) -> bool:
        return self.post.ephemeral

    @property
    def edited(self) -> bool:
        return self.word == "edited"

    def seen_by(self, player: Player) -> bool:
        return self.post.only_for in (None, player.id) and player.member.sees(self.post.channel_id, self.post.id)


def _is_text(component: dict[str, Any]) -> bool:
    return bool(component["type"] == TEXT_DISPLAY)


@dataclass(frozen=True)
class Form:
    """A form that is open in a member's client; it can be sent after a restart of the bot too."""

    title: str
    fields: tuple[FormField, ...]
    texts: tuple[str, ...]
    opened_in: ChannelHandle
    shown: simcord.InteractionResult

    @property
    def labels(self) -> list[str]:
        return [field.label for field in self.fields]

    @property
    def filled_in(self) -> dict[str, str]:
        """What stands in the fields already, by key."""
        return {_key(field): field.filled_in for field in self.fields}

    def find(self, name: str) -> FormField:
        """By the last part of its custom id, or by its label."""
        for entry in self.fields:
            if name in (_key(entry), entry.custom_id, entry.label):
                return entry
        raise LookupError(f"no field {name!r} in {self.title!r}: {[_key(entry) for entry in self.fields]}")


def _key(entry: FormField) -> str:
    return entry.custom_id.rpartition(":")[2]


@dataclass(frozen=True)
class Scene:
    """What one act led to, for the member who acted. It reads like its last card."""

    acknowledged: bool
    cards: tuple[Card, ...]
    everybody: tuple[Card, ...]
    requests: tuple[simcord.HttpLogEntry, ...]
    opened: Form | None = None
    opens: Callable[[], Form | None] = lambda: None
    """What the same act has opened by now."""

    @property
    def form(self) -> Form:
        assert self.opened is not None, f"no form came, but: {[card.text for card in self.cards]}"
        return self.opened

    @property
    def card(self) -> Card:
        assert self.cards, f"no card came; form: {self.opened and self.opened.title}"
        return self.cards[-1]

    @property
    def text(self) -> str:
        return self.card.text

    @property
    def buttons(self) -> list[str]:
        return self.card.buttons

    @property
    def ephemeral(self) -> bool:
        return self.card.ephemeral

    @property
    def routes(self) -> list[str]:
        """The requests that the bot made, with ids and tokens taken out: `POST /interactions/*/*/callback`."""
        return [f"{request.method} {_masked(request.path)}" for request in self.requests]


def _masked(path: str) -> str:
    parts = path.split("/")
    return "/".join("*" if part.isdecimal() or part.startswith("simcord_") else part for part in parts)


def form_of(result: simcord.InteractionResult, where: ChannelHandle) -> Form:
    form = result.modal or {}
    entries = list(fields_of(form))
    return Form(
        title=form["title"],
        fields=tuple(entry for entry in entries if isinstance(entry, FormField)),
        texts=tuple(entry for entry in entries if isinstance(entry, str)),
        opened_in=where,
        shown=result,
    )


def chosen(entry: FormField, value: Any) -> Any:
    by_label = {option.label: option.value for option in entry.options}
    if isinstance(value, list | tuple):
        return [by_label.get(item, item) for item in value]
    return by_label.get(value, value) if entry.options else value


@dataclass
class Watching:
    first_request: int
    first_change: int
    changes: list[tuple[str, Message]] = field(default_factory=list)

    def cards(self, env: simcord.Env) -> tuple[Card, ...]:
        """Each message that changed once, as it is now, in the order of the last change."""
        newest = {message.id: (word, message) for word, message in self.changes}
        words = {message.id: word for word, message in reversed(self.changes)}
        order = sorted(newest, key=lambda number: max(_positions(self.changes, number)))
        return tuple(Card(post_of(env.backend, newest[number][1]), words[number], env) for number in order)


def _positions(changes: list[tuple[str, Message]], number: int) -> Iterator[int]:
    return (position for position, (_, message) in enumerate(changes) if message.id == number)
