"""What Discord sends, as far as discord.py reads it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping
from typing import Any

Payload = dict[str, Any]

DISCORD_EPOCH_MS = 1_420_070_400_000
_JOINED_AT = "2026-01-01T00:00:00+00:00"
_ALL_PERMISSIONS = str((1 << 50) - 1)
TEXT_CHANNEL, DM_CHANNEL, PRIVATE_THREAD = 0, 1, 12
COMMAND, PRESS, FORM = 2, 3, 5
SUBCOMMAND, STRING, INTEGER = 1, 3, 4
BUTTON, TEXT_INPUT, RADIO_GROUP, LABEL = 2, 4, 21, 18

_counter = itertools.count()


def snowflake() -> int:
    """An id of this moment: discord.py reads from it how long an interaction lives."""
    return ((time.time_ns() // 1_000_000 - DISCORD_EPOCH_MS) << 22) | (next(_counter) & 0x3FFFFF)


APPLICATION_ID = snowflake()
GUILD_ID = snowflake()
CHANNEL_ID = snowflake()


def user(user_id: int, name: str, *, bot: bool = False) -> Payload:
    return {
        "id": str(user_id),
        "username": name,
        "discriminator": "0",
        "global_name": name,
        "avatar": None,
        "public_flags": 0,
        "bot": bot,
    }


def bot_user() -> Payload:
    return user(APPLICATION_ID, "measured", bot=True)


def guild_member(of: Payload) -> Payload:
    return {
        "user": of,
        "nick": None,
        "avatar": None,
        "roles": [],
        "joined_at": _JOINED_AT,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "permissions": _ALL_PERMISSIONS,
        "communication_disabled_until": None,
    }


def channel(channel_id: int, kind: int, recipient: Payload | None = None) -> Payload:
    common = {"id": str(channel_id), "type": kind, "last_message_id": None, "flags": 0}
    if recipient is not None:
        return {**common, "recipients": [recipient]}
    return {
        **common,
        "guild_id": str(GUILD_ID),
        "name": "practice",
        "position": 0,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "permission_overwrites": [],
        "permissions": _ALL_PERMISSIONS,
    }


def thread(thread_id: int, name: str) -> Payload:
    archiving = {
        "archived": False,
        "auto_archive_duration": 1440,
        "archive_timestamp": _JOINED_AT,
        "locked": False,
        "invitable": False,
    }
    return {
        **channel(thread_id, PRIVATE_THREAD),
        "parent_id": str(CHANNEL_ID),
        "owner_id": str(APPLICATION_ID),
        "name": name,
        "message_count": 0,
        "member_count": 1,
        "thread_metadata": archiving,
    }


def guild() -> Payload:
    everyone = {
        "id": str(GUILD_ID),
        "name": "@everyone",
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 0,
        "permissions": _ALL_PERMISSIONS,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": str(GUILD_ID),
        "name": "Measured",
        "owner_id": str(APPLICATION_ID),
        "unavailable": False,
        "member_count": 201,
        "large": False,
        "roles": [everyone],
        "emojis": [],
        "stickers": [],
        "features": [],
        "channels": [channel(CHANNEL_ID, TEXT_CHANNEL)],
        "threads": [],
        "members": [guild_member(bot_user())],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "preferred_locale": "en-US",
        "afk_timeout": 300,
        "joined_at": _JOINED_AT,
    }


def message(channel_id: int, data: Payload, *, author: Payload | None = None, message_id: int | None = None) -> Payload:
    """A message with the content, components and flags of `data`, what a bot sent."""
    return {
        "id": str(message_id or snowflake()),
        "channel_id": str(channel_id),
        "author": author or bot_user(),
        "content": data.get("content") or "",
        "components": numbered(data.get("components") or []),
        "flags": data.get("flags") or 0,
        "timestamp": _JOINED_AT,
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
    }


def numbered(components: list[Payload]) -> list[Payload]:
    """Discord gives each component a number."""
    for number, component in enumerate(walk(components), start=1):
        component.setdefault("id", number)
    return components


def walk(components: list[Payload]) -> list[Payload]:
    """Every component, however deep it lies."""
    found = []
    for component in components:
        inner = [component[key] for key in ("component", "accessory") if component.get(key)]
        found += [component, *walk(component.get("components") or []), *walk(inner)]
    return found


def interaction(kind: int, data: Payload, by: Payload, place: Payload, locale: str, shown: Payload | None) -> Payload:
    """`place` is the channel it comes from, `shown` the message whose button was pressed."""
    number = snowflake()
    payload = {
        "id": str(number),
        "application_id": str(APPLICATION_ID),
        "type": kind,
        "token": f"token-{number}",
        "version": 1,
        "data": data,
        "channel_id": place["id"],
        "channel": place,
        "locale": locale,
        "entitlements": [],
        "app_permissions": _ALL_PERMISSIONS,
        "attachment_size_limit": 10_485_760,
    }
    if shown is not None:
        payload["message"] = shown
    if place["type"] == DM_CHANNEL:
        return {**payload, "user": by, "context": 1, "authorizing_integration_owners": {"0": "0"}}
    guild_part = {"id": str(GUILD_ID), "locale": "en-US", "features": []}
    return {
        **payload,
        "guild_id": str(GUILD_ID),
        "guild": guild_part,
        "guild_locale": "en-US",
        "member": guild_member(by),
        "context": 0,
        "authorizing_integration_owners": {"0": str(GUILD_ID)},
    }


def command_data(path: str, options: Payload) -> Payload:
    """`path` is the command and its subcommand: `interview start`."""
    chosen = [
        {"name": name, "type": INTEGER if isinstance(value, int) else STRING, "value": value}
        for name, value in options.items()
    ]
    name, _, subcommand = path.partition(" ")
    if subcommand:
        chosen = [{"name": subcommand, "type": SUBCOMMAND, "options": chosen}]
    return {"id": str(APPLICATION_ID), "name": name, "type": 1, "options": chosen}


def form_data(form: Payload, values: Mapping[str, str]) -> Payload:
    """The form as a client sends it, filled with `values` by the custom ids of its fields."""
    rows = []
    for row in form["components"]:
        field = row.get("component") or {}
        if field.get("type") in (TEXT_INPUT, RADIO_GROUP):
            value = values.get(field["custom_id"])
            filled = {"type": field["type"], "id": 0, "custom_id": field["custom_id"], "value": value}
            rows.append({"type": LABEL, "id": 0, "component": filled})
        else:
            rows.append({"type": row["type"], "id": 0})
    return {"custom_id": form["custom_id"], "components": rows}
