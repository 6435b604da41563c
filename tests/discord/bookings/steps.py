"""What members do to agree on an interview, step by step. The world begins on Monday 2 March 2026 at 9:00 UTC."""

from __future__ import annotations

from typing import Any

from icalendar import Calendar, Component
from simcord.backend.models import ScheduledEvent

from tests.discord.world import Player, Scene, World

TIMES = "tomorrow 9pm; wed 20:00; 2026-03-06 18:30"
"""As a member in UTC types them: Tuesday 3, Wednesday 4 and Friday 6 March."""


async def propose(player: Player, member: Player | None = None, times: str = TIMES, **options: Any) -> Scene:
    """Up to the post."""
    who = {} if member is None else {"member": member.member.user}
    read = await player.slash("book propose", times=times, **who, **options)
    return await player.press("Yes, send it", on=read)


async def book(proposer: Player, candidate: Player, times: str = TIMES, slot: int = 1, **options: Any) -> Scene:
    await propose(proposer, candidate, times, **options)
    return await candidate.press(f"Time {slot}")


def post_of(world: World) -> Any:
    """The newest post of a booking as everybody sees it now."""
    looker = world.join("looker")
    posts = [card for card in looker.cards(world.general) if "Mock interview" in card.text and not card.ephemeral]
    return posts[-1]


def dms(player: Player) -> list[Any]:
    return player.cards(player.dm)


def events(world: World) -> list[ScheduledEvent]:
    return list(world.env.backend.get_guild(world.guild.id).scheduled_events.values())


def calendar_of(card: Any) -> Calendar:
    [(name, file)] = card.files.items()
    assert name.endswith(".ics")
    return Calendar.from_ical(file)


def event_of(card: Any) -> Component:
    [event] = calendar_of(card).walk("VEVENT")
    return event
