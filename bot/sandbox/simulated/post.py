"""What a message looks like at one moment: a frozen copy, free of SimCord's objects."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from simcord.backend import Backend
from simcord.backend.models import Message

BUTTON, TEXT_DISPLAY = 2, 10
STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 3, 5, 6, 7, 8
_THREAD_CREATED = 18
_LOADING = 1 << 7


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    value: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """A button or a menu that can be used: a link is none."""

    channel_id: int
    post_id: int
    type: int
    custom_id: str
    label: str
    disabled: bool = False
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    name: str
    size: int
    url: str


@dataclass(frozen=True, slots=True)
class Post:
    id: int
    channel_id: int
    author_id: int
    author: str
    content: str
    embeds: tuple[dict[str, Any], ...]
    components: tuple[dict[str, Any], ...]
    files: tuple[File, ...]
    only_for: int | None  # the one user who can see it
    thinking: bool
    thread_id: int | None  # the thread whose beginning it tells
    pings: frozenset[int]
    pings_everyone: bool

    @property
    def ephemeral(self) -> bool:
        return self.only_for is not None

    @property
    def controls(self) -> tuple[Control, ...]:
        found = (control_of(self, component) for component in walk(self.components))
        return tuple(control for control in found if control is not None)


def post_of(backend: Backend, message: Message) -> Post:
    invoker = (message.interaction_metadata or {}).get("user") or {}
    begun = message.system_metadata.channel_id if message.system_metadata and message.type == _THREAD_CREATED else None
    return Post(
        id=message.id,
        channel_id=message.channel_id,
        author_id=message.author_id,
        author=message.author_name or backend.get_user(message.author_id).name,
        content=message.content,
        embeds=tuple(deepcopy(message.embeds)),
        components=tuple(deepcopy(message.components)),
        files=tuple(File(item["filename"], item["size"], item["url"]) for item in message.attachments),
        only_for=int(invoker.get("id", 0)) if message.is_ephemeral else None,
        thinking=bool(message.flags & _LOADING) and not (message.content or message.embeds or message.components),
        thread_id=begun,
        pings=frozenset(message.ping_user_ids),
        pings_everyone=message.mention_everyone,
    )


def walk(components: Any) -> Iterator[dict[str, Any]]:
    """Every component, in the order in which it is read."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        if component.get("accessory"):
            yield component["accessory"]


def control_of(post: Post, component: dict[str, Any]) -> Control | None:
    if "custom_id" not in component:
        return None
    is_button = component["type"] == BUTTON
    emoji = (component.get("emoji") or {}).get("name")
    named = component.get("label") if is_button else component.get("placeholder")
    return Control(
        channel_id=post.channel_id,
        post_id=post.id,
        type=component["type"],
        custom_id=component["custom_id"],
        label=" ".join(filter(None, [emoji, named])),
        disabled=bool(component.get("disabled")),
        options=options_of(component),
    )


def options_of(component: dict[str, Any]) -> tuple[Option, ...]:
    return tuple(
        Option(option["label"], option["value"], option.get("description") or "")
        for option in component.get("options") or []
    )
