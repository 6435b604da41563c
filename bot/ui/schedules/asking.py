"""From the command to the schedule: what was typed is read, and asked about where it may mean two things."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import app_commands, ui

from bot.errors import ScheduleError
from bot.interview.groups.model import GuildSettings
from bot.interview.model import Lang
from bot.interview.schedules.due_times import Rule, Weekly
from bot.interview.schedules.model import Ask, Schedule
from bot.interview.times import zones
from bot.interview.times.results import Ambiguous, Read
from bot.interview.times.rhythms import EVERY_DAY
from bot.services.groups import taking_part
from bot.services.schedules import arranging
from bot.services.schedules.arranging import Listed, Owner
from bot.ui.actions import ActionButton, Values, custom_id, on_press, on_submit
from bot.ui.card import WARNING, Card
from bot.ui.desk import Interaction, desk_of, lang_of, wording_of
from bot.ui.form import Form
from bot.ui.managing import manages
from bot.ui.quoting import quoted, shortened
from bot.ui.schedules.asked import ALTERNATE, Asked, packed, unpacked
from bot.ui.schedules.cards import named, rule_text, schedule_card
from bot.ui.schedules.typed_rules import rules_meant
from bot.ui.showing import open_form, put_in_place, send
from bot.ui.typed_times import UTC_ZONE, proposed_zones, zone_label

DEFAULT_HOURS = 24
_CHOICES_LIMIT = 25
_CUSTOM_ID_LIMIT = 100
_LABEL_LIMIT = 80
TYPED_SHOWN = 60
_ROW = 5
_NEEDED = ("view_channel", "send_messages", "create_public_threads", "send_messages_in_threads")
_NO_RULE_YET = Weekly(EVERY_DAY, time())
_NEW = "0"
"""In place of the number of a schedule that there is not yet."""

Show = Callable[[Interaction, Card], Awaitable[object]]


async def owner_of(interaction: Interaction) -> Owner:
    """The server, for those who may manage its rhythm; in a DM the member. Raises ScheduleError."""
    if interaction.guild_id is None:
        return Owner(None, interaction.user.id)
    if not await manages(interaction, interaction.guild_id):
        raise ScheduleError("not_manager")
    return Owner(interaction.guild_id, interaction.user.id)


# ---------------------------------------------------------------- adding and changing


async def add(interaction: Interaction, asked: Asked, show: Show = send) -> None:
    """Add a schedule, or ask what is not clear yet: which of two times, in which zone. Raises ScheduleError."""
    owner = await owner_of(interaction)
    practice, wording = desk_of(interaction).practice, wording_of(interaction)
    chosen = await taking_part.settings(practice, owner.guild_id) if owner.guild_id else None
    # What cannot be is said before anything is asked.
    fresh = _new(interaction, owner, asked, chosen)
    rule, zone = await _settled(interaction, owner, asked, None, show)
    if rule is None or zone is None:
        return
    if chosen and chosen.zone is None:
        await taking_part.choose_settings(practice, chosen.guild_id, lambda before: replace(before, zone=zone))
    listed = await arranging.add(practice, owner, replace(fresh, rule=rule, zone=zone))
    await show(interaction, schedule_card(listed, wording, _done(interaction, listed, "schedule.added")))


async def edit(interaction: Interaction, schedule_id: int, asked: Asked, show: Show = send) -> None:
    """Raises ScheduleError."""
    owner = await owner_of(interaction)
    practice, wording = desk_of(interaction).practice, wording_of(interaction)
    before = (await arranging.get(practice, owner, schedule_id)).schedule
    if any((asked.at, asked.days, asked.every, asked.cron, asked.zone, asked.rule)):
        rule, zone = await _settled(interaction, owner, asked, before, show)
        if rule is None or zone is None:
            return
    else:
        rule, zone = before.rule, before.zone

    def changed(now: Schedule) -> Schedule:
        return _checked(interaction, _with(replace(now, zone=zone, rule=rule), asked))

    listed = await arranging.edit(practice, owner, schedule_id, changed)
    await show(interaction, schedule_card(listed, wording, _done(interaction, listed, "schedule.changed")))


async def _settled(
    interaction: Interaction, owner: Owner, asked: Asked, before: Schedule | None, show: Show
) -> tuple[Rule | None, str | None]:
    """The rule and the zone; None and a question is shown. First which rule, then which zone."""
    practice = desk_of(interaction).practice
    named_zone = zones.read_zone(asked.zone) if asked.zone else None
    if named_zone is not None and not isinstance(named_zone, Read | Ambiguous):
        raise ScheduleError("zone_unknown", word=quoted(asked.zone or "", TYPED_SHOWN))
    zone = named_zone.value if isinstance(named_zone, Read) else None
    if named_zone is None:
        zone = before.zone if before else await arranging.zone_of(practice, owner)
    rules = rules_meant(
        asked,
        ZoneInfo(zone or UTC_ZONE),
        practice.clock(),
        wording_of(interaction),
        before.rule if before else None,
    )
    if not rules and before is None:
        raise ScheduleError("no_time")
    rules = rules or [before.rule] if before else rules
    number = str(before.id) if before else _NEW
    if len(rules) > 1:
        await show(interaction, _which_rule(interaction, number, asked, rules))
        return None, None
    if zone is None:
        names = named_zone.values if isinstance(named_zone, Ambiguous) else proposed_zones(interaction)
        await show(interaction, _which_zone(interaction, number, asked, rules[0], names))
        return None, None
    return rules[0], zone


def _which_rule(interaction: Interaction, number: str, asked: Asked, rules: Sequence[Rule]) -> Card:
    wording = wording_of(interaction)
    buttons: list[ui.Item[Any]] = []
    for rule in rules[:_ROW]:
        label = shortened(rule_text(rule, wording), _LABEL_LIMIT)
        arguments = _fitting("schedules.go", number, packed(asked, rule, asked.zone))
        if arguments is None:
            ways = " / ".join(rule_text(one, wording) for one in rules)
            raise ScheduleError("write_exactly", ways=ways)
        buttons.append(ActionButton(label, "schedules.go", *arguments, style=discord.ButtonStyle.primary))
    typed = quoted(" · ".join(one for one in (asked.days, asked.at) if one), TYPED_SHOWN)
    return Card([wording("schedule.which", typed=typed)], buttons, colour=WARNING)


def _which_zone(interaction: Interaction, number: str, asked: Asked, rule: Rule, names: Sequence[str]) -> Card:
    wording, now = wording_of(interaction), desk_of(interaction).practice.clock()
    arguments = _fitting("schedules.zone_form", number, packed(asked, rule, None))
    buttons: list[ui.Item[Any]] = []
    for name in names:
        to_go = _fitting("schedules.go", number, packed(asked, rule, name))
        if to_go:
            buttons.append(ActionButton(zone_label(name, now, wording), "schedules.go", *to_go))
    if arguments is None:
        raise ScheduleError("no_zone")
    another = ActionButton(wording("booking.button.another_zone"), "schedules.zone_form", *arguments)
    key = "schedule.which_zone" if asked.zone else "schedule.ask_zone"
    text = wording(key, typed=quoted(asked.zone or "", TYPED_SHOWN), rule=rule_text(rule, wording))
    rows = [*buttons, another]
    return Card([text], rows[:_ROW], rows[_ROW:], colour=WARNING)


def _fitting(action: str, number: str, arguments: Sequence[str] | None) -> list[str] | None:
    """None where a custom id has no room for them."""
    if arguments is None or len(custom_id(action, number, *arguments)) > _CUSTOM_ID_LIMIT:
        return None
    return [number, *arguments]


@on_press("schedules.go")
async def go_on(interaction: Interaction, number: str, *arguments: str) -> None:
    """One of several meanings, or a zone, was chosen."""
    await _go_on(interaction, number, unpacked(arguments), put_in_place)


async def _go_on(interaction: Interaction, number: str, asked: Asked, show: Show) -> None:
    if number == _NEW:
        await add(interaction, asked, show)
    else:
        await edit(interaction, int(number), asked, show)


@on_press("schedules.zone_form", opens_form=True)
async def open_zone_form(interaction: Interaction, number: str, *arguments: str) -> None:
    wording = wording_of(interaction)
    form = Form(wording("booking.form.zone"), custom_id("schedules.zoned", number, *arguments))
    box: ui.TextInput[Any] = ui.TextInput(custom_id="zone", max_length=zones.NAME_LIMIT)
    label = wording("booking.form.zone")
    form.add_item(ui.Label(text=label, description=wording("booking.describe.zone"), component=box))
    await open_form(interaction, form)


@on_submit("schedules.zoned")
async def take_zone(interaction: Interaction, values: Values, number: str, *arguments: str) -> None:
    await _go_on(interaction, number, replace(unpacked(arguments), zone=values.get("zone", "")), put_in_place)


def _new(interaction: Interaction, owner: Owner, asked: Asked, chosen: GuildSettings | None) -> Schedule:
    """All but its rule and zone."""
    lang = (chosen.lang if chosen else None) or lang_of(interaction)
    in_guild = owner.guild_id is not None
    if asked.role_id == 0:
        raise ScheduleError("everybody")
    fresh = Schedule(
        id=0,
        guild_id=owner.guild_id,
        channel_id=(chosen.channel_id if chosen else None) or interaction.channel_id if in_guild else None,
        member_id=None if in_guild else owner.member_id,
        keeper_id=owner.member_id if in_guild else None,
        rule=_NO_RULE_YET,
        zone=UTC_ZONE,
        ask=Ask.PRINCIPLE if asked.principle else Ask.MIXED,
        principle=None,
        questions=(),
        answer_hours=DEFAULT_HOURS,
        review_hours=DEFAULT_HOURS,
        role_id=None,
        langs=(lang,),
        added_at=desk_of(interaction).practice.clock(),
    )
    return _checked(interaction, _with(fresh, asked))


def _with(schedule: Schedule, asked: Asked) -> Schedule:
    role_id = schedule.role_id if asked.role_id is None else asked.role_id or None
    ask = Ask(asked.what) if asked.what else Ask.PRINCIPLE if asked.principle else schedule.ask
    return replace(
        schedule,
        ask=ask,
        principle=(asked.principle or schedule.principle) if ask is Ask.PRINCIPLE else None,
        answer_hours=asked.hours or schedule.answer_hours,
        review_hours=asked.review_hours or schedule.review_hours,
        channel_id=asked.channel_id or schedule.channel_id,
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


def _done(interaction: Interaction, listed: Listed, key: str) -> str:
    """What was done, and what will not be heard of it."""
    wording, silent = wording_of(interaction), silent_role(interaction, listed.schedule)
    warning = f"\n{wording('schedule.role_silent', role=silent.mention)}" if silent else ""
    return wording(key) + warning


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
    return tuple(Lang) if language == ALTERNATE else (Lang(language),)


# ---------------------------------------------------------------- while typing


def zone_choices(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    wording, now = wording_of(interaction), desk_of(interaction).practice.clock()
    return [
        app_commands.Choice(
            name=wording(
                "schedule.zone_choice",
                zone=zones.shown(name, wording.lang),
                at=f"{now.astimezone(zones.zone(name)):%H:%M}",
            ),
            value=name,
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
