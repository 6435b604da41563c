"""What somebody asks of a schedule in a command, read and checked: times, days, zones as they were typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

import discord
from discord import app_commands

from bot.errors import ScheduleError
from bot.interview.model import Lang, Principle
from bot.interview.schedules.cron import CronError, read_cron
from bot.interview.schedules.due_times import EveryDays, Rule, Weekly, in_utc, next_due
from bot.interview.schedules.model import Ask, Schedule
from bot.interview.times import zones
from bot.interview.times.typed_rhythms import EVERY_DAY, read_day, read_time, read_weekdays
from bot.services.groups import taking_part
from bot.services.schedules import arranging
from bot.services.schedules.arranging import Owner
from bot.ui.desk import Interaction, desk_of, lang_of, wording_of
from bot.ui.managing import manages
from bot.ui.schedules.cards import named

DEFAULT_HOURS = 24
_ALTERNATE = "alternate"
_LONGEST_PAUSE_YEARS = 5
_CHOICES_LIMIT = 25
_NEEDED = ("view_channel", "send_messages", "create_public_threads", "send_messages_in_threads")


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a command as they were typed; None for those that were left out."""

    at: str | None = None
    days: str | None = None
    every: int | None = None
    cron: str | None = None
    zone: str | None = None
    what: str | None = None
    principle: Principle | None = None
    hours: int | None = None
    review_hours: int | None = None
    channel: Any = None
    role: discord.Role | None = None
    language: str | None = None


async def owner_of(interaction: Interaction) -> Owner:
    """The server, for those who may manage its rhythm; in a DM the member. Raises ScheduleError."""
    if interaction.guild_id is None:
        return Owner(None, interaction.user.id)
    if not await manages(interaction, interaction.guild_id):
        raise ScheduleError("not_manager")
    return Owner(interaction.guild_id, interaction.user.id)


async def new_schedule(interaction: Interaction, owner: Owner, asked: Asked) -> Schedule:
    """Raises ScheduleError for what cannot be read, and for what is missing."""
    practice = desk_of(interaction).practice
    now = practice.clock()
    zone = _zone(asked.zone) or await arranging.zone_of(practice, owner)
    if zone is None:
        raise ScheduleError("no_zone")
    rule = _rule(asked, zone, now)
    if rule is None:
        raise ScheduleError("no_time")
    chosen = await taking_part.settings(practice, owner.guild_id) if owner.guild_id else None
    lang = (chosen.lang if chosen else None) or lang_of(interaction)
    in_guild = owner.guild_id is not None
    if asked.role is not None and asked.role.is_default():
        raise ScheduleError("everybody")
    fresh = Schedule(
        id=0,
        guild_id=owner.guild_id,
        channel_id=(chosen.channel_id if chosen else None) or interaction.channel_id if in_guild else None,
        member_id=None if in_guild else owner.member_id,
        keeper_id=owner.member_id if in_guild else None,
        rule=rule,
        zone=zone,
        ask=Ask.PRINCIPLE if asked.principle else Ask.MIXED,
        principle=None,
        questions=(),
        answer_hours=DEFAULT_HOURS,
        review_hours=DEFAULT_HOURS,
        role_id=None,
        langs=(lang,),
        added_at=now,
    )
    return _checked(interaction, _with(fresh, asked))


def changed(interaction: Interaction, before: Schedule, asked: Asked) -> Schedule:
    """The schedule with what was asked for; the rest stays. Raises ScheduleError."""
    zone = _zone(asked.zone) or before.zone
    rule = _rule(asked, zone, desk_of(interaction).practice.clock(), before.rule) or before.rule
    return _checked(interaction, _with(replace(before, zone=zone, rule=rule), asked))


def _with(schedule: Schedule, asked: Asked) -> Schedule:
    role_id = schedule.role_id
    if asked.role is not None:
        role_id = None if asked.role.is_default() else asked.role.id
    ask = Ask(asked.what) if asked.what else Ask.PRINCIPLE if asked.principle else schedule.ask
    return replace(
        schedule,
        ask=ask,
        principle=(asked.principle or schedule.principle) if ask is Ask.PRINCIPLE else None,
        answer_hours=asked.hours or schedule.answer_hours,
        review_hours=asked.review_hours or schedule.review_hours,
        channel_id=asked.channel.id if asked.channel else schedule.channel_id,
        role_id=role_id,
        langs=_langs(asked.language) or schedule.langs,
    )


def _checked(interaction: Interaction, schedule: Schedule) -> Schedule:
    if schedule.ask is Ask.PRINCIPLE and schedule.principle is None:
        raise ScheduleError("no_principle")
    if schedule.guild_id is None:
        if schedule.channel_id or schedule.role_id or schedule.ask is Ask.LEAST:
            raise ScheduleError("server_only")
        return schedule
    if schedule.ask is Ask.REVIEW:
        raise ScheduleError("review_dm")
    channel = interaction.guild.get_channel(schedule.channel_id or 0) if interaction.guild else None
    if interaction.guild and channel is not None:
        rights = channel.permissions_for(interaction.guild.me)
        if not all(getattr(rights, name) for name in _NEEDED):
            raise ScheduleError("channel_rights", channel=f"<#{channel.id}>")
    return schedule


def silent_role(interaction: Interaction, schedule: Schedule) -> discord.Role | None:
    """The role that prompts are to mention and that nobody would hear: neither may anybody mention it, nor the bot
    all of them."""
    guild = interaction.guild
    role = guild.get_role(schedule.role_id or 0) if guild else None
    if guild is None or role is None or role.mentionable:
        return None
    channel = guild.get_channel(schedule.channel_id or 0)
    rights = channel.permissions_for(guild.me) if channel else guild.me.guild_permissions
    return None if rights.mention_everyone else role


def _langs(language: str | None) -> tuple[Lang, ...]:
    if language is None:
        return ()
    return tuple(Lang) if language == _ALTERNATE else (Lang(language),)


def _zone(typed: str | None) -> str | None:
    if typed is None:
        return None
    found = zones.find(typed)
    if found is None:
        raise ScheduleError("zone_unknown")
    return found


def _rule(asked: Asked, zone: str, now: datetime, before: Rule | None = None) -> Rule | None:
    """None: nothing of it was said. A time alone keeps the days of `before`; days alone keep its time."""
    if sum(one is not None for one in (asked.days, asked.every, asked.cron)) > 1:
        raise ScheduleError("one_rule")
    if asked.cron is not None:
        if asked.at is not None:
            raise ScheduleError("one_rule")
        return _cron(asked.cron)
    if asked.at is None and asked.days is None and asked.every is None:
        return None
    at = _time(asked.at) or getattr(before, "at", None)
    if at is None:
        raise ScheduleError("no_time")
    return _days(asked, at, zone, now, before)


def _days(asked: Asked, at: time, zone: str, now: datetime, before: Rule | None) -> Rule:
    if asked.every is not None:
        return _counted(asked.every, at, zone, now)
    if asked.days is not None:
        weekdays = read_weekdays(asked.days)
        if weekdays is None:
            raise ScheduleError("days_unknown")
        return Weekly(weekdays, at)
    if isinstance(before, EveryDays):
        return replace(before, at=at)
    return Weekly(before.weekdays if isinstance(before, Weekly) else EVERY_DAY, at)


def _counted(days: int, at: time, zone: str, now: datetime) -> EveryDays:
    """From today on where the time is still to come, else from tomorrow."""
    place = zones.zone(zone)
    first = next_due(Weekly(EVERY_DAY, at), place, now)
    assert first is not None
    return EveryDays(days, at, first.astimezone(place).date())


def _cron(line: str) -> Rule:
    try:
        return read_cron(line)
    except CronError as fault:
        raise ScheduleError("cron_unknown", part=fault.part.replace("`", "'")) from fault


def _time(typed: str | None) -> time | None:
    if typed is None:
        return None
    at = read_time(typed)
    if at is None:
        raise ScheduleError("time_unknown")
    return at


def day_of(interaction: Interaction, typed: str | None, zone: str) -> datetime | None:
    """The beginning of the day, in the schedule's zone. Raises ScheduleError."""
    if typed is None:
        return None
    place = zones.zone(zone)
    today = desk_of(interaction).practice.clock().astimezone(place).date()
    day = read_day(typed, today)
    if day is None or day.year - today.year > _LONGEST_PAUSE_YEARS:
        raise ScheduleError("day_unknown")
    return in_utc(datetime.combine(day, time()), place)


# ---------------------------------------------------------------- while typing


def zone_choices(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    wording, now = wording_of(interaction), desk_of(interaction).practice.clock()
    return [
        app_commands.Choice(
            name=wording("schedule.zone_choice", zone=name, at=f"{now.astimezone(zones.zone(name)):%H:%M}"), value=name
        )
        for name in zones.suggest(typed)
    ][:_CHOICES_LIMIT]


async def schedule_choices(interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
    wording = wording_of(interaction)
    try:
        owner = await owner_of(interaction)
    except ScheduleError:
        return []
    found = await arranging.all_of(desk_of(interaction).practice, owner)
    choices = [app_commands.Choice(name=named(one.schedule, wording), value=one.schedule.id) for one in found]
    return [choice for choice in choices if typed.strip().casefold() in choice.name.casefold()][:_CHOICES_LIMIT]
