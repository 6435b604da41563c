"""The cards of a group round that are for everybody, or about it as a whole: the post, the list, who took part."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.interview.groups.model import GroupRound, Stage
from bot.services.groups.stats import Part, Stats
from bot.services.groups.taking_part import PAGE_SIZE
from bot.ui.actions import ActionButton, choice_menu
from bot.ui.card import GOOD, Card
from bot.ui.headings import asked, timestamp
from bot.ui.paging import paged, turning
from bot.ui.quoting import shortened
from bot.ui.wording import Wording

PARTS_A_PAGE = 25
_OPTION_LIMIT = 100


def post_card(group: GroupRound, shared: int, wording: Wording, *, calling: str = "") -> Card:
    """What everybody sees; it is edited from stage to stage. `calling`: the role that it calls when it is posted."""
    blocks = [calling, _head(group, wording), _state(group, shared, wording)]
    return Card(blocks, _buttons(group, shared, wording))


def status_card(group: GroupRound, shared: int, wording: Wording) -> Card:
    """The same for one member who comes by the list."""
    more = [ActionButton(wording("group.button.stats"), "groups.stats", group.id, 0)]
    more.append(ActionButton(wording("group.button.list"), "groups.list", 0))
    blocks = [_head(group, wording), _state(group, shared, wording), _link(group, wording)]
    return Card(blocks, _buttons(group, shared, wording), more)


def reviews_begin_card(group: GroupRound, shared: int, wording: Wording) -> Card:
    times = timestamp(group.reviews_due_at, "R")
    text = wording("group.reviews_begin", count=shared, reviews=min(group.reviews, max(shared - 1, 1)), due=times)
    return Card([text], [_review_button(group, wording)])


def closing_card(group: GroupRound, shared: int, wording: Wording) -> Card:
    """What closing the stage by hand would do, to be confirmed."""
    hours = round((group.reviews_due_at - group.answers_due_at).total_seconds() / 3600)
    state = group.stage.value if shared else "nobody"
    text = wording(f"group.closing.{state}", count=shared, hours=hours, due=timestamp(group.due_at, "R"))
    close = wording(f"group.button.close_{group.stage.value}")
    buttons = [
        ActionButton(close, "groups.close", group.id, group.stage.value, style=discord.ButtonStyle.danger),
        ActionButton(wording("group.button.leave_open"), "groups.leave_open", group.id),
    ]
    return Card([_head(group, wording), text], buttons)


def nobody_card(wording: Wording) -> Card:
    return Card([wording("group.nobody")])


def _head(group: GroupRound, wording: Wording) -> str:
    question = wording.library.question(group)
    if question is None:
        return wording("group.title_gone", number=group.id)
    title = wording(
        "group.title",
        number=group.id,
        principle=wording.principle(question.principle),
        level=wording(f"level.{question.level.value}"),
    )
    return f"{title}\n{asked(question, wording)}"


def _state(group: GroupRound, shared: int, wording: Wording) -> str:
    if group.stage is Stage.REVEALED:
        return wording("group.state.revealed", count=shared) if shared else wording("group.state.nobody")
    key = f"group.state.{group.stage.value}"
    answers, reviews = timestamp(group.answers_due_at, "f"), timestamp(group.reviews_due_at, "f")
    named = wording("group.state.anonymous" if group.anonymous else "group.state.named")
    small = [wording("group.state.small")] if group.stage is Stage.ANSWERING else []
    return "\n".join([wording(key, answers=answers, reviews=reviews), named, *small])


def _buttons(group: GroupRound, shared: int, wording: Wording) -> list[ActionButton]:
    remind = ActionButton(wording("group.button.remind"), "groups.remind")
    if group.stage is Stage.ANSWERING:
        answer = wording("button.answer")
        return [ActionButton(answer, "groups.answer", group.id, style=discord.ButtonStyle.primary), remind]
    if group.stage is Stage.REVIEWING:
        # Without it nobody could take an answer back whose own card is gone.
        mine = ActionButton(wording("group.button.mine"), "groups.answer", group.id)
        return [_review_button(group, wording), mine, remind]
    return [ActionButton(wording("group.button.result"), "groups.result", group.id)] if shared else []


def _review_button(group: GroupRound, wording: Wording) -> ActionButton:
    return ActionButton(wording("group.button.review"), "groups.review", group.id, style=discord.ButtonStyle.primary)


def _link(group: GroupRound, wording: Wording) -> str:
    if group.message_id is None:
        return ""
    url = f"https://discord.com/channels/{group.guild_id}/{group.channel_id}/{group.message_id}"
    return wording("group.link", link=url)


# ---------------------------------------------------------------- the list


def list_card(found: Sequence[GroupRound], total: int, number: int, wording: Wording) -> Card:
    """`number` counts pages from 0."""
    if not found:
        return Card([wording("group.list.empty")])
    pages = -(-total // PAGE_SIZE)
    lines = [_line(group, wording) for group in found]
    options = [
        discord.SelectOption(label=shortened(_option(group, wording), _OPTION_LIMIT), value=str(group.id))
        for group in found
    ]
    title = paged(wording("group.list.title"), number, pages, wording)
    menu = choice_menu(wording("group.list.pick"), options, "groups.open")
    return Card([title, "\n".join(lines)], [menu], turning("groups.list", number, pages, wording))


def _line(group: GroupRound, wording: Wording) -> str:
    due = timestamp(group.due_at, "R")
    state = wording(f"group.list.{group.stage.value}", due=due)
    return wording("group.list.line", number=group.id, principle=_principle(group, wording), state=state)


def _option(group: GroupRound, wording: Wording) -> str:
    return wording("group.list.option", number=group.id, principle=_principle(group, wording))


def _principle(group: GroupRound, wording: Wording) -> str:
    question = wording.library.question(group)
    return wording.principle(question.principle) if question else wording("question.gone_short")


# ---------------------------------------------------------------- who took part


def stats_card(stats: Stats, number: int, wording: Wording) -> Card:
    """`number` counts pages from 0. That somebody answered and kept it, or took it back, is nobody else's business."""
    named = [part for part in stats.parts if part.shared or part.dealt]
    parts = named[number * PARTS_A_PAGE : (number + 1) * PARTS_A_PAGE]
    pages = max(-(-len(named) // PARTS_A_PAGE), 1)
    title = wording(
        "group.stats.title",
        number=stats.group.id,
        answered=sum(part.answered for part in stats.parts),
        shared=sum(part.shared for part in stats.parts),
        reviewed=sum(part.reviewed for part in stats.parts),
        dealt=sum(part.dealt for part in stats.parts),
    )
    kept = sum(part.answered and not part.shared for part in stats.parts)
    lines = [_part(part, wording) for part in parts] or ([] if kept else [wording("group.stats.nobody")])
    rest = [wording("group.stats.kept", count=kept)] if kept else []
    if stats.waiting:
        rest.append(wording("group.stats.waiting", count=len(stats.waiting)))
    if stats.helpful:
        rest.append(wording("group.stats.helpful", count=stats.helpful))
    turns = turning("groups.stats", number, pages, wording, stats.group.id)
    return Card([title, "\n".join(lines), "\n".join(rest)], turns)


def _part(part: Part, wording: Wording) -> str:
    line = wording("group.stats.shared" if part.shared else "group.stats.none", member=f"<@{part.member_id}>")
    if part.dealt:
        line += wording("group.stats.reviews", reviewed=part.reviewed, dealt=part.dealt)
    return line + (wording("group.stats.late") if part.late else "")


def reminders_on_card(guild_id: int, wording: Wording) -> Card:
    return Card([wording("group.reminders_on")], [_remind_stop(guild_id, wording)], colour=GOOD)


def reminders_off_card(wording: Wording) -> Card:
    return Card([wording("group.reminders_off")], colour=GOOD)


def _remind_stop(guild_id: int, wording: Wording) -> ActionButton:
    return ActionButton(wording("group.button.remind_off"), "groups.remind_stop", guild_id)


def reminder_card(group: GroupRound, wording: Wording) -> Card:
    """In a DM to one who asked for it."""
    key = f"group.reminder.{group.stage.value}"
    text = wording(key, number=group.id, due=timestamp(group.due_at, "R"))
    return Card([_head(group, wording), f"{text}\n{_link(group, wording)}"], [_remind_stop(group.guild_id, wording)])


def reminded_here(group: GroupRound, member_ids: Sequence[int], wording: Wording) -> str:
    """For those who asked for it and whose DMs are closed, where the round is."""
    names = " ".join(f"<@{member_id}>" for member_id in member_ids)
    text = wording(f"group.reminder.{group.stage.value}", number=group.id, due=timestamp(group.due_at, "R"))
    return f"{names}\n{text}"
