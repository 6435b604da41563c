"""Buttons, menus and forms that outlive a restart: the state is in the database, its key in the custom id.

A custom id is an action and its arguments, `round.swap:12:1`. Handlers are registered by action:

    @on_press("round.swap")
    async def swap(interaction: Interaction, round_id: str, turn: str) -> None: ...

Every handler runs under the guard, so that whatever goes wrong the member gets a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Self

import discord
from discord import ui

from bot.errors import ButtonRetiredError
from bot.ui.desk import Interaction, payload
from bot.ui.guard import guarded

Press = Callable[..., Awaitable[None]]
"""Called with the interaction and the arguments of the custom id, all of them strings."""
Pick = Callable[..., Awaitable[None]]
"""Called with the interaction, the chosen value and the arguments of the custom id."""
Values = Mapping[str, str]
"""What a form brings, by field; of a group of checkboxes the ticked values, with blanks between."""
Submit = Callable[..., Awaitable[None]]
"""Called with the interaction, the form's values by field and the arguments of the custom id."""

_presses: dict[str, Press] = {}
_picks: dict[str, Pick] = {}
_submits: dict[str, Submit] = {}
_form_openers: set[str] = set()

_MENU_KINDS = ("menu", "channels", "roles", "members")

# Discord's component types, as they stand in the payload of a submitted form.
_TEXT_INPUT, _RADIO_GROUP, _CHECKBOX_GROUP = 4, 21, 22


def on_press(action: str, *, opens_form: bool = False) -> Callable[[Press], Press]:
    if opens_form:
        _form_openers.add(action)
    return _registrar(_presses, action)


def on_pick(action: str) -> Callable[[Pick], Pick]:
    return _registrar(_picks, action)


def on_submit(action: str) -> Callable[[Submit], Submit]:
    return _registrar(_submits, action)


def custom_id(action: str, *arguments: object) -> str:
    return ":".join([action, *map(str, arguments)])


class ActionButton(ui.DynamicItem[ui.Button[Any]], template=r"(?P<action>[a-z]+\.[a-z_]+)(?P<arguments>(:[\w-]*)*)"):
    """A button whose custom id says everything."""

    def __init__(
        self,
        label: str,
        action: str,
        *arguments: object,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        emoji: str | None = None,
    ) -> None:
        # What a label may not exceed is Discord's; catalogues are tested against it.
        super().__init__(ui.Button(label=label, style=style, emoji=emoji, custom_id=custom_id(action, *arguments)))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str]) -> Self:
        return cls("-", match["action"], *_arguments(match))

    async def callback(self, interaction: Interaction) -> None:
        action, *arguments = self.item.custom_id.split(":") if self.item.custom_id else [""]
        opens_form = action in _form_openers
        await guarded(interaction, _handler(_presses, action), *arguments, opens_form=opens_form)


class ActionMenu(
    ui.DynamicItem[ui.Item[Any]],
    template=rf"(?P<kind>{'|'.join(_MENU_KINDS)}):(?P<action>[a-z]+\.[a-z_]+)(?P<arguments>(:[\w-]*)*)",
):
    """A menu of any kind: what was chosen in it, with blanks between, goes to the handler of its action.

    Made by `choice_menu`, `channel_menu`, `role_menu` and `members_menu`.
    """

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str]) -> Self:
        return cls(item)

    async def callback(self, interaction: Interaction) -> None:
        _, action, *arguments = self.custom_id.split(":")
        value = " ".join(map(str, payload(interaction)["values"]))
        await guarded(interaction, _handler(_picks, action), value, *arguments)


def choice_menu(
    placeholder: str, options: list[discord.SelectOption], action: str, *arguments: object, most: int = 1
) -> ActionMenu:
    select: ui.Select[Any] = ui.Select(
        placeholder=placeholder, options=options, max_values=most, custom_id=custom_id("menu", action, *arguments)
    )
    return ActionMenu(select)


def channel_menu(placeholder: str, action: str, *arguments: object, chosen: int | None = None) -> ActionMenu:
    """Of text channels, by their ids."""
    select: ui.ChannelSelect[Any] = ui.ChannelSelect(
        placeholder=placeholder,
        channel_types=[discord.ChannelType.text, discord.ChannelType.news],
        default_values=_defaults(discord.SelectDefaultValueType.channel, chosen),
        custom_id=custom_id("channels", action, *arguments),
    )
    return ActionMenu(select)


def role_menu(placeholder: str, action: str, *arguments: object, chosen: int | None = None) -> ActionMenu:
    """Of roles, by their ids."""
    select: ui.RoleSelect[Any] = ui.RoleSelect(
        placeholder=placeholder,
        default_values=_defaults(discord.SelectDefaultValueType.role, chosen),
        custom_id=custom_id("roles", action, *arguments),
    )
    return ActionMenu(select)


def members_menu(
    placeholder: str, action: str, *arguments: object, most: int = 1, chosen: Sequence[int] = ()
) -> ActionMenu:
    """Of members, by their ids."""
    select: ui.UserSelect[Any] = ui.UserSelect(
        placeholder=placeholder,
        min_values=1,
        max_values=most,
        default_values=_defaults(discord.SelectDefaultValueType.user, *chosen),
        custom_id=custom_id("members", action, *arguments),
    )
    return ActionMenu(select)


def _defaults(kind: discord.SelectDefaultValueType, *chosen: int | None) -> list[discord.SelectDefaultValue]:
    return [discord.SelectDefaultValue(id=one, type=kind) for one in chosen if one]


def is_answered(id_: str) -> bool:
    """Whether something answers to a button, a menu or a form with this custom id."""
    kind, _, action = id_.partition(":")
    if kind in _MENU_KINDS:
        return action.partition(":")[0] in _picks
    return kind in _presses or kind in _submits


async def dispatch_form(interaction: Interaction) -> None:
    """Hand a submitted form to its handler, also one that was opened before a restart.

    discord.py forgets its forms with the process; so they are never asked: the custom id says everything.
    """
    action, *arguments = str(payload(interaction).get("custom_id", "")).split(":")
    if action in _submits:
        await guarded(interaction, _submits[action], _values(interaction), *arguments)


def _values(interaction: Interaction) -> dict[str, str]:
    values: dict[str, str] = {}
    for row in payload(interaction).get("components", []):
        part = row.get("component") or {}
        if part.get("type") in (_TEXT_INPUT, _RADIO_GROUP):
            values[part["custom_id"]] = part.get("value") or ""
        elif part.get("type") == _CHECKBOX_GROUP:
            values[part["custom_id"]] = " ".join(part.get("values") or ())
    return values


def _registrar(registry: dict[str, Callable[..., Awaitable[None]]], action: str) -> Callable[[Press], Press]:
    def register(handler: Press) -> Press:
        if action in registry:
            raise ValueError(f"two handlers for {action}")
        registry[action] = handler
        return handler

    return register


def _handler(registry: dict[str, Callable[..., Awaitable[None]]], action: str) -> Callable[..., Awaitable[None]]:
    return registry.get(action, _retired)


async def _retired(interaction: Interaction, *_: str) -> None:
    """A button of an older version of the bot that nothing answers to any more."""
    raise ButtonRetiredError


def _arguments(match: re.Match[str]) -> list[str]:
    return match["arguments"].split(":")[1:]
