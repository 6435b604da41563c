"""The cards of schedules: one, all of a place, a preview, whether to go on; rules and dates in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.interview.model import Principle, Question
from bot.interview.schedules.cron import Cron
from bot.interview.schedules.due_times import (
    LAST,
    EveryDays,
    EveryWeeks,
    MonthlyDay,
    MonthlyWeekdays,
    Rule,
    Weekly,
)
from bot.interview.schedules.model import UNANSWERED_UNTIL_ASKED, Ask, Hush, Pace, Pause, Schedule, State
from bot.interview.times import zones
from bot.interview.times.rhythms import EVERY_DAY, WORKDAYS
from bot.services.schedules.arranging import Delivery, Listed
from bot.ui.actions import ActionButton, choice_menu
from bot.ui.card import GOOD, PLAIN, WARNING, Card
from bot.ui.headings import asked, timestamp
from bot.ui.paging import paged, turning
from bot.ui.quoting import shortened
from bot.ui.wording import Wording

PAGE_SIZE = 4
MAX_LISTED = 25
_OPTION_LIMIT = 100
_LINE_LIMIT = 80
_LAST_KEY = 6
"""-1, the last of a month, goes by the key n5."""
_LIST_TEXT = 1500


def schedule_card(listed: Listed, wording: Wording, done: str = "") -> Card:
    """One schedule with all that can be done about it; `done` says what just was."""
    schedule = listed.schedule
    blocks = [done, _about(listed, wording)]
    rows: list[list[ui.Item[Any]]] = [_buttons(schedule, wording)]
    if schedule.ask is Ask.LISTED:
        blocks.append(_list_text(schedule, wording))
        rows = [*_list_rows(schedule, wording), *rows]
    return Card(blocks, *rows, colour=GOOD if done else WARNING if schedule.pause else PLAIN)


def list_card(found: Sequence[Listed], number: int, wording: Wording) -> Card:
    """`number` counts pages from 0."""
    if not found:
        return Card([wording("schedule.list.empty")])
    pages = -(-len(found) // PAGE_SIZE)
    number = min(max(number, 0), pages - 1)
    shown = found[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
    options = [discord.SelectOption(label=named(one.schedule, wording), value=str(one.schedule.id)) for one in shown]
    title = paged(wording("schedule.list.title"), number, pages, wording)
    menu = choice_menu(wording("schedule.list.pick"), options, "schedules.open")
    return Card(
        [title, *(_about(one, wording) for one in shown)], [menu], turning("schedules.list", number, pages, wording)
    )


def _about(listed: Listed, wording: Wording) -> str:
    schedule = listed.schedule
    lines = [wording("schedule.title", number=schedule.id, rule=rule_text(schedule.rule, wording))]
    lines.append(wording("schedule.asks", what=_what(schedule, wording), language=_language(schedule, wording)))
    lines.append(_where(schedule, wording))
    if schedule.role_id:
        lines.append(wording("schedule.calls", role=f"<@&{schedule.role_id}>"))
    lines += _standing(schedule, wording)
    if listed.due:
        dates = "\n".join(when(due, schedule, wording) for due in listed.due)
        lines.append(wording("schedule.next", zone=zones.shown(schedule.zone, wording.lang), dates=dates))
    lines += [_ledger_line(one, wording) for one in listed.ledger]
    return "\n".join(lines)


def _where(schedule: Schedule, wording: Wording) -> str:
    if schedule.channel_id is None:
        return wording("schedule.place_dm")
    place, hours, reviews = f"<#{schedule.channel_id}>", schedule.answer_hours, schedule.review_hours
    return wording("schedule.place", place=place, hours=hours, reviews=reviews)


def _standing(schedule: Schedule, wording: Wording) -> list[str]:
    lines = []
    if schedule.pause:
        lines.append(pause_text(schedule, schedule.pause, wording))
    elif schedule.paused_until:
        local = schedule.paused_until.astimezone(zones.zone(schedule.zone))
        lines.append(wording("schedule.until", date=local.date().isoformat()))
    if schedule.pace is not Pace.FULL and not schedule.pause:
        lines.append(wording("schedule.weekly"))
    return lines


def pause_text(schedule: Schedule, why: Pause, wording: Wording) -> str:
    key = f"schedule.pause.{why.value}"
    return wording(key, place=f"<#{schedule.channel_id}>")


def rule_text(rule: Rule, wording: Wording) -> str:
    match rule:
        case Weekly(weekdays, at):
            named_days = {EVERY_DAY: "schedule.rule.daily", WORKDAYS: "schedule.rule.weekdays"}
            key = named_days.get(weekdays, "schedule.rule.weekly")
            return wording(key, at=f"{at:%H:%M}", days=_days(weekdays, wording))
        case EveryDays(days_between, at):
            return wording("schedule.rule.every", count=days_between, at=f"{at:%H:%M}")
        case EveryWeeks(weeks, weekdays, at):
            return wording("schedule.rule.weeks", count=weeks, days=_days(weekdays, wording), at=f"{at:%H:%M}")
        case MonthlyWeekdays(nths, weekdays, at):
            which = ", ".join(wording(f"schedule.nth.n{nth % _LAST_KEY}") for nth in sorted(nths, key=_in_month))
            return wording("schedule.rule.nth", nths=which, days=_days(weekdays, wording), at=f"{at:%H:%M}")
        case MonthlyDay(day, at) if day == LAST:
            return wording("schedule.rule.month_end", at=f"{at:%H:%M}")
        case MonthlyDay(day, at):
            return wording("schedule.rule.month_day", day=day, at=f"{at:%H:%M}")
        case Cron():
            return wording("schedule.rule.cron", line=rule.line)


def _days(weekdays: frozenset[int], wording: Wording) -> str:
    return ", ".join(wording(f"schedule.day.d{day}") for day in sorted(weekdays))


def _in_month(nth: int) -> int:
    """The last comes after all others."""
    return nth % _LAST_KEY


def when(due: datetime, schedule: Schedule, wording: Wording) -> str:
    """In the schedule's own zone, and as each reader's client shows it."""
    local = due.astimezone(zones.zone(schedule.zone))
    return wording(
        "schedule.when",
        day=wording(f"schedule.day.d{local.weekday()}"),
        date=local.date().isoformat(),
        at=f"{local:%H:%M}",
        stamp=timestamp(due, "f"),
        relative=timestamp(due, "R"),
    )


def named(schedule: Schedule, wording: Wording) -> str:
    rule = rule_text(schedule.rule, wording).replace("`", "")
    text = wording("schedule.choice", number=schedule.id, rule=rule, what=_what(schedule, wording))
    return shortened(text, _OPTION_LIMIT)


def _what(schedule: Schedule, wording: Wording) -> str:
    return wording(f"schedule.what.{schedule.ask.value}", principle=wording.principle(schedule.principle))


def _language(schedule: Schedule, wording: Wording) -> str:
    key = "alternate" if len(schedule.langs) > 1 else schedule.langs[0].value
    return wording(f"schedule.language.{key}")


def _ledger_line(delivery: Delivery, wording: Wording) -> str:
    posted = delivery.state in (State.POSTED, State.CLAIMED)
    key = delivery.state.value if posted or delivery.why is None else delivery.why.value
    what = wording(f"schedule.ledger.{key}", count=delivery.attempts)
    return wording("schedule.ledger.line", stamp=timestamp(delivery.due_at, "f"), what=what)


def _buttons(schedule: Schedule, wording: Wording) -> list[ui.Item[Any]]:
    standing = schedule.pause is not None or schedule.paused_until is not None
    change = "resume" if standing else "pause"
    buttons: list[ui.Item[Any]] = [
        ActionButton(wording("schedule.button.preview"), "schedules.preview", schedule.id),
        ActionButton(wording(f"schedule.button.{change}"), f"schedules.{change}", schedule.id),
    ]
    if not standing:
        buttons.append(ActionButton(wording("schedule.button.skip"), "schedules.skip", schedule.id))
    remove = wording("schedule.button.remove")
    buttons.append(ActionButton(remove, "schedules.remove", schedule.id, style=discord.ButtonStyle.danger))
    buttons.append(ActionButton(wording("schedule.button.list"), "schedules.list", 0))
    return buttons


# ---------------------------------------------------------------- a fixed list


def _list_text(schedule: Schedule, wording: Wording) -> str:
    texts = [
        wording.library.questions[key].text[wording.lang]
        for key in schedule.questions
        if key in wording.library.questions
    ]
    if not texts:
        return wording("schedule.listed_empty")
    lines = [
        wording("schedule.listed_line", number=number, question=shortened(text, _LINE_LIMIT))
        for number, text in enumerate(texts, start=1)
    ]
    return shortened(wording("schedule.listed", questions="\n".join(lines)), _LIST_TEXT)


def _list_rows(schedule: Schedule, wording: Wording) -> list[list[ui.Item[Any]]]:
    options = [
        discord.SelectOption(label=shortened(wording.principle(one), _OPTION_LIMIT), value=one.value)
        for one in Principle
    ]
    rows: list[list[ui.Item[Any]]] = []
    if len(schedule.questions) < MAX_LISTED:
        rows.append([choice_menu(wording("schedule.pick_principle"), options, "schedules.list_of", schedule.id)])
    if schedule.questions:
        rows.append([ActionButton(wording("schedule.button.drop_last"), "schedules.drop_last", schedule.id)])
    return rows


def questions_card(schedule: Schedule, principle: Principle, wording: Wording) -> Card:
    """The questions of one principle, to put one of them on the list."""
    found = [q for q in wording.library.questions.values() if q.principle is principle][:25]
    options = [discord.SelectOption(label=shortened(q.text[wording.lang], _OPTION_LIMIT), value=q.id) for q in found]
    menu = choice_menu(wording("schedule.pick_question"), options, "schedules.list_add", schedule.id)
    back = ActionButton(wording("paging.back"), "schedules.show", schedule.id)
    lines = [f"- {q.text[wording.lang]}" for q in found]
    return Card([f"### {wording.principle(principle)}\n" + "\n".join(lines)], [menu], [back])


# ---------------------------------------------------------------- what it would post, and whether to go on


def preview_card(schedule: Schedule, question: Question | None, wording: Wording, prompting: Wording) -> Card:
    """`prompting` speaks the language of the prompt."""
    place = f"<#{schedule.channel_id}>" if schedule.channel_id else wording("schedule.preview.here")
    calls = wording("schedule.preview.calls", role=f"<@&{schedule.role_id}>") if schedule.role_id else ""
    title = wording("schedule.preview.title", number=schedule.id, place=place, role=calls)
    if question is None:
        review = schedule.ask is Ask.REVIEW
        nothing = "schedule.preview.no_answers" if review else "schedule.preview.nothing"
        return Card([title, wording(nothing)])
    level = prompting(f"level.{question.level.value}")
    head = f"### {prompting.principle(question.principle)} · {level}\n{asked(question, prompting)}"
    return Card([title, head])


def hush_card(schedule: Schedule, hush: Hush, wording: Wording) -> Card:
    if hush is Hush.PAUSE:
        resume = ActionButton(wording("schedule.button.resume"), "schedules.resume", schedule.id)
        return Card([wording("schedule.hush.pause", number=schedule.id)], [resume], colour=WARNING)
    key = "schedule.hush.ask" if schedule.guild_id else "schedule.hush.ask_dm"
    keeper = f"<@{schedule.keeper_id}>" if schedule.keeper_id else ""
    text = wording(key, number=schedule.id, count=UNANSWERED_UNTIL_ASKED, keeper=keeper).lstrip()
    buttons = [
        ActionButton(wording("schedule.button.keep_on"), "schedules.keep_on", schedule.id),
        ActionButton(wording("schedule.button.weekly"), "schedules.weekly", schedule.id),
        ActionButton(wording("schedule.button.pause"), "schedules.pause", schedule.id),
    ]
    return Card([text], buttons, colour=WARNING)


def told_card(schedule: Schedule, why: Pause, wording: Wording) -> Card:
    """For whoever keeps a schedule that cannot go on."""
    title = wording("schedule.told", number=schedule.id)
    rule = rule_text(schedule.rule, wording)
    return Card([f"{title}\n{rule} · <#{schedule.channel_id}>", pause_text(schedule, why, wording)], colour=WARNING)


def dry_card(wording: Wording) -> Card:
    return Card([wording("schedule.dry")], colour=WARNING)


def with_title(card: Card, schedule: Schedule, wording: Wording) -> Card:
    """The card of a round, under a line that says where it comes from."""
    titled = Card([wording("schedule.title_solo", number=schedule.id)])
    for item in list(card.children):
        card.remove_item(item)
        titled.add_item(item)
    return titled
