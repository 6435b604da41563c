"""What one interviewer has in hand: their card, each question, the probes that follow what is weak."""

from __future__ import annotations

from datetime import timedelta

import discord

from bot.interview.model import ITEMS, Field, Item, Question
from bot.interview.panels import model as pure
from bot.interview.panels.debrief import PanelScorecard, may_mend
from bot.interview.panels.model import PanelStage
from bot.services.panels.interviews import Interview
from bot.ui.actions import ActionButton
from bot.ui.card import Card, Mark, fitted
from bot.ui.headings import timestamp
from bot.ui.panels.cards import state
from bot.ui.quoting import quoted, shortened
from bot.ui.wording import Wording

_BUTTONS_A_ROW = 5
_PRIMARY = discord.ButtonStyle.primary


def interviewer_card(found: Interview, wording: Wording, note: str = "") -> Card:
    """Their questions and how far they are; in the debrief the way to everybody's scorecards."""
    panel, own = found.panel, found.own
    if panel.stage is PanelStage.CANCELLED:
        return Card([wording("panel.mine.title", number=panel.id), state(panel, wording)])
    if own.declined_at is not None:
        return Card([wording("panel.mine.title", number=panel.id), wording("panel.mine.declined")])
    slot = wording(
        "panel.mine.slot",
        candidate=f"<@{panel.candidate_id}>",
        begins=timestamp(own.starts_at, "f"),
        ago=timestamp(own.starts_at, "R"),
        minutes=panel.minutes,
    )
    blocks = [
        note,
        f"{wording('panel.mine.title', number=panel.id)}\n{slot}",
        wording("panel.mine.bar_raiser") if own.bar_raiser else "",
        "\n".join(_question_line(found, number, wording) for number in range(1, len(own.question_ids) + 1)),
        _now(found, wording),
    ]
    return Card(blocks, *_rows(found, wording))


def _question_line(found: Interview, number: int, wording: Wording) -> str:
    card = found.scorecard(number)
    noted = wording("panel.mine.nothing_noted")
    if card.ticks or card.quotes or card.gap:
        noted = wording("panel.mine.noted", ticks=len(card.ticks), quotes=len(card.quotes))
    principle = wording.principle(found.own.principles[number - 1])
    return f"**{number} · {principle}** {noted}\n{_asked(found, number, wording, 220)}"


def _now(found: Interview, wording: Wording) -> str:
    panel, own = found.panel, found.own
    if panel.stage is PanelStage.PLANNED:
        return wording("panel.mine.planned", starts=timestamp(panel.starts_at, "R"))
    if panel.stage in pure.REVEALED:
        return wording(f"panel.mine.{panel.stage.value}" if own.posted_at else "panel.mine.without_you")
    clock = wording("panel.mine.not_started")
    if own.started_at is not None:
        ends = own.started_at + timedelta(minutes=panel.minutes)
        clock = wording("panel.mine.started", ends=timestamp(ends, "R"))
    if own.posted_at is None or own.vote is None:
        return f"{clock}\n{wording('panel.mine.then')}"
    return wording("panel.mine.posted", vote=wording(f"group.vote.{own.vote.value}"))


def _rows(found: Interview, wording: Wording) -> list[list[ActionButton]]:
    panel, own = found.panel, found.own
    questions = [
        ActionButton(wording("panel.button.question", number=number), "panels.question", panel.id, number)
        for number in range(1, len(own.question_ids) + 1)
    ]
    acts: list[ActionButton] = []
    if panel.stage is PanelStage.INTERVIEWING:
        if own.started_at is None:
            acts.append(ActionButton(wording("panel.button.start"), "panels.start", panel.id, style=_PRIMARY))
        key = "panel.button.post_again" if own.posted_at else "panel.button.post"
        acts.append(ActionButton(wording(key), "panels.post", panel.id))
    if panel.stage in pure.REVEALED and own.posted_at is not None:
        acts.append(ActionButton(wording("panel.button.read"), "panels.read", panel.id, 0, style=_PRIMARY))
    if panel.stage in pure.RUNNING[:2] and own.posted_at is None:
        acts.append(ActionButton(wording("panel.button.decline"), "panels.decline", panel.id))
    if panel.organiser_id == own.member_id:
        acts.append(ActionButton(wording("panel.button.organise"), "panels.organise", panel.id))
    acts.append(ActionButton(wording("panel.button.renew"), "panels.card", panel.id))
    return [questions, acts]


# ---------------------------------------------------------------- one question


def interview_question_card(found: Interview, number: int, wording: Wording) -> Card:
    """The question, what to listen for, and what is noted so far."""
    guide = wording.guide(found.own.principles[number - 1])
    listen = wording("panel.question.listen", shows=guide.shows[wording.lang], opposite=guide.opposite[wording.lang])
    heading, card = _heading(found, number, wording), found.scorecard(number)
    blocks = fitted(lambda shown: [heading, listen, scorecard_text(card, wording, shown)])
    return Card(blocks, *_question_rows(found, number, wording))


def scorecard_text(card: PanelScorecard, wording: Wording, shown: int) -> str:
    """Field by field what is ticked and what was quoted, then the gap; of each so many characters."""
    lines = []
    for field in Field:
        lines.append(f"**{wording.field(field)}**")
        lines += [f"{Mark.of(item in card.ticks).value} {wording.label(item)}" for item in ITEMS[field]]
        if told := card.quotes.get(field):
            lines.append(f"> “{quoted(told, shown)}”")
    if card.gap:
        lines.append(wording("panel.question.gap", gap=quoted(card.gap, shown)))
    return "\n".join(lines)


def _question_rows(found: Interview, number: int, wording: Wording) -> list[list[ActionButton]]:
    panel = found.panel
    acts = [ActionButton(wording("panel.button.probes"), "panels.probes", panel.id, number, style=_PRIMARY)]
    if may_mend(panel, found.own):
        acts.append(ActionButton(wording("panel.button.quotes"), "panels.quotes", panel.id, number))
        acts.append(ActionButton(wording("panel.button.ticks"), "panels.ticks", panel.id, number))
    ways = [ActionButton(wording("panel.button.card"), "panels.card", panel.id)]
    ways += [
        ActionButton(wording("panel.button.question", number=other), "panels.question", panel.id, other)
        for other in range(1, len(found.own.question_ids) + 1)
        if other != number
    ]
    return [acts, ways]


# ---------------------------------------------------------------- probes


def probes_card(found: Interview, number: int, weak: Item | None, wording: Wording) -> Card:
    """A button for each thing that is not ticked yet; pressed, it shows what to ask then."""
    open_items = _weakest_first(found.scorecard(number))
    asked = wording("panel.probes.pick" if open_items else "panel.probes.nothing_weak")
    if weak is not None:
        lines = [f"> {probe[wording.lang]}" for probe in wording.library.follow_ups[weak].plain]
        asked = "\n".join([f"**{wording(f'panel.weak.{weak.value}')}**", *lines])
    buttons = [
        ActionButton(
            wording(f"panel.weak.{item.value}"),
            "panels.weak",
            found.panel.id,
            number,
            item.value,
            style=_PRIMARY if item is weak else discord.ButtonStyle.secondary,
        )
        for item in open_items
    ]
    rows = [buttons[start : start + _BUTTONS_A_ROW] for start in range(0, len(buttons), _BUTTONS_A_ROW)]
    back = ActionButton(wording("panel.button.question", number=number), "panels.question", found.panel.id, number)
    return Card([_heading(found, number, wording), asked], *rows, [back])


def _weakest_first(card: PanelScorecard) -> list[Item]:
    """What is not ticked: the weakest field first, of equals the action, as interviewers dig."""
    digging = (Field.ACTION, Field.RESULT, Field.SITUATION, Field.TASK)

    def share(field: Field) -> float:
        return sum(item in card.ticks for item in ITEMS[field]) / len(ITEMS[field])

    fields = sorted(digging, key=share)
    return [item for field in fields for item in ITEMS[field] if item not in card.ticks]


# ---------------------------------------------------------------- pieces


def _heading(found: Interview, number: int, wording: Wording) -> str:
    principle = wording.principle(found.own.principles[number - 1])
    title = wording("panel.question.title", number=number, of=len(found.own.question_ids), principle=principle)
    return f"{title}\n{_asked(found, number, wording, 500)}"


def _asked(found: Interview, number: int, wording: Wording, limit: int) -> str:
    return f"> {question_text(found.own.question_ids[number - 1], wording, limit)}"


def question_text(question_id: str, wording: Wording, limit: int) -> str:
    question: Question | None = wording.library.questions.get(question_id)
    return shortened(question.text[wording.lang], limit) if question else wording("question.gone_short")
