"""What a reviewer sees: what was dealt, an answer to read, the scorecard handed in; and the calibration before it."""

from __future__ import annotations

import discord

from bot.interview.library import CalibrationAnswer
from bot.interview.model import ITEMS, Field, Item
from bot.services.groups.reviews import Assignment, Assignments, Calibrated, Calibrating
from bot.ui.actions import ActionButton, choice_menu
from bot.ui.card import GOOD, Card
from bot.ui.groups.reading import pages
from bot.ui.headings import asked, timestamp
from bot.ui.paging import paged, turning
from bot.ui.quoting import quoted
from bot.ui.wording import Wording

_MENU_LIMIT = 25


def assignments_card(found: Assignments, wording: Wording) -> Card:
    """Those that wait for a scorecard come first in the menu."""
    lines = [
        wording(f"group.review.{'done' if one.submitted else 'waiting'}", number=one.number) for one in found.dealt
    ]
    left = sum(not one.submitted for one in found.dealt)
    title = wording("group.review.list", count=left, due=timestamp(found.group.reviews_due_at, "R"))
    if not left:
        title = wording("group.review.all_done", due=timestamp(found.group.reviews_due_at, "R"))
    ordered = sorted(found.dealt, key=lambda one: (one.submitted, one.number))[:_MENU_LIMIT]
    options = [
        discord.SelectOption(label=wording("group.review.option", number=one.number), value=str(one.round_id))
        for one in ordered
    ]
    menu = choice_menu(wording("group.review.pick"), options, "groups.pick_review")
    more = [ActionButton(wording("group.button.another"), "groups.another", found.group.id)]
    acts = more if found.more and not left else []
    if found.uncalibrated:
        acts = [*acts, ActionButton(wording("group.button.calibrate"), "groups.calibrate", found.group.id)]
    return Card([title, "\n".join(lines)], [menu], acts)


def given_back_card(found: Assignments, wording: Wording) -> Card:
    """What is left; without anything left, only that it is given back."""
    review = ActionButton(wording("group.button.dealt"), "groups.review", found.group.id)
    return Card([wording("group.review.given_back")], [review] if found.dealt else [])


def assignment_card(found: Assignment, number: int, wording: Wording) -> Card:
    """One page of the answer, and nothing of what anybody else thinks of it; `number` counts from 0."""
    shared, group = found.shared, found.group
    told = pages(shared.answer, wording)
    number = min(number, len(told) - 1)
    question = wording.library.question(group)
    title = wording("group.review.title", number=shared.number)
    if not group.anonymous:
        title += wording("group.review.by", member=f"<@{shared.author_id}>")
    title = paged(title, number, len(told), wording)
    ending = (
        wording("group.review.ended", ended=wording(f"ending.{shared.answer.ended.value}"))
        if (shared.answer.ended and number == len(told) - 1)
        else ""
    )
    key = "group.button.rescore" if found.scorecard else "group.button.score"
    buttons = turning("groups.read", number, len(told), wording, shared.round_id)
    buttons.append(ActionButton(wording(key), "groups.score", shared.round_id, style=discord.ButtonStyle.primary))
    if found.scorecard is None:
        buttons.append(ActionButton(wording("group.button.give_back"), "groups.give_back", shared.round_id))
    buttons.append(ActionButton(wording("group.button.dealt"), "groups.review", group.id))
    own = own_line(found, wording) if found.scorecard else wording("group.review.blind")
    return Card([f"{title}\n{asked(question, wording, 250) if question else ''}", told[number], ending, own], buttons)


def submitted_card(found: Assignment, wording: Wording) -> Card:
    assert found.scorecard is not None
    due = timestamp(found.group.reviews_due_at, "R")
    text = wording("group.review.submitted", number=found.shared.number, due=due)
    buttons = [
        ActionButton(wording("group.button.dealt"), "groups.review", found.group.id),
        ActionButton(wording("group.button.rescore"), "groups.score", found.shared.round_id),
    ]
    return Card([f"{text}\n{own_line(found, wording)}"], buttons, colour=GOOD)


def own_line(found: Assignment, wording: Wording) -> str:
    """The reviewer's own scorecard in short. It counts as the author's does: nobody looks for the cause of what did
    not fail."""
    card, checker = found.scorecard, found.shared.checklist
    assert card is not None
    nothing_failed = checker is not None and not checker.failure and Item.CAUSE not in card.ticks
    asked_for = {field: [i for i in ITEMS[field] if i is not Item.CAUSE or not nothing_failed] for field in Field}
    fields = " · ".join(
        f"{wording.field(field)} {sum(item in card.ticks for item in items)}/{len(items)}"
        for field, items in asked_for.items()
    )
    gap = wording("group.review.own_gap", gap=quoted(card.gap, 200)) if card.gap else ""
    return wording("group.review.own", fields=fields, vote=wording(f"group.vote.{card.vote.value}")) + gap


# ---------------------------------------------------------------- calibration


def calibrating_card(found: Calibrating, group_id: int, number: int, wording: Wording) -> Card:
    """A prepared answer, one page of it; `number` counts from 0."""
    told = pages(found.answer.answer, wording)
    number = min(number, len(told) - 1)
    title = wording("group.calibration.title", number=found.number, of=found.of)
    judge = ActionButton(
        wording("group.button.judge"), "groups.judge", group_id, found.answer.id, style=discord.ButtonStyle.primary
    )
    later = ActionButton(wording("group.button.calibrate_later"), "groups.calibrate_later", group_id)
    buttons = [*turning("groups.prepared", number, len(told), wording, group_id), judge, later]
    return Card([f"{title}\n{_question(found.answer, wording)}", told[number]], buttons)


def calibrated_card(found: Calibrated, group_id: int, wording: Wording) -> Card:
    """Item by item beside the expert, with the expert's reasons where the two differ."""
    answer = found.answer
    same = [item for item in Item if (answer.expert[item] is True) is (item in found.ticks)]
    lines = [_difference(answer, item, wording) for item in Item if item not in same]
    title = wording("group.calibration.result", agreed=len(same), of=len(Item), done=found.done, all=found.of)
    agreed = wording("group.calibration.agreed", items=" · ".join(wording.label(item) for item in same)) if same else ""
    done = found.done >= found.of
    blocks = [title, "\n".join(lines) or wording("group.calibration.all_agreed"), agreed]
    if done:
        blocks.append(_overall(found, wording))
    key = "group.button.to_reviews" if done else "group.button.next_prepared"
    go_on = ActionButton(wording(key), "groups.review", group_id, style=discord.ButtonStyle.primary)
    return Card(blocks, [go_on], colour=GOOD)


def _difference(answer: CalibrationAnswer, item: Item, wording: Wording) -> str:
    key = "group.calibration.expert_met" if answer.expert[item] else "group.calibration.expert_missing"
    return wording(key, item=wording.label(item), reason=answer.reasons[item])


def _overall(found: Calibrated, wording: Wording) -> str:
    leaning = "even"
    if found.lenient > 2 * found.strict:
        leaning = "lenient"
    elif found.strict > 2 * found.lenient:
        leaning = "strict"
    share = round(100 * found.agreed / found.asked) if found.asked else 0
    return wording("group.calibration.overall", share=share, leaning=wording(f"group.calibration.{leaning}"))


def _question(answer: CalibrationAnswer, wording: Wording) -> str:
    question = wording.library.questions.get(answer.question)
    return f"> {question.text[answer.lang]}" if question else f"> {quoted(answer.question, 300)}"
