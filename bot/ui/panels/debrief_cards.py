"""What interviewers see once all is revealed: scorecards, votes, ticks without a quote, the decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import discord

from bot.interview.model import Item, Principle
from bot.interview.panels import debrief as pure
from bot.interview.panels.debrief import PanelScorecard
from bot.interview.panels.model import DEBRIEF, Panel, PanelInterviewer, PanelStage
from bot.interview.rounds.scorecards import Vote
from bot.services.panels.debriefs import Debrief
from bot.ui.actions import ActionButton, ActionMenu, choice_menu
from bot.ui.card import Card, fitted
from bot.ui.headings import timestamp
from bot.ui.paging import paged, turning
from bot.ui.panels.interview_cards import question_text, scorecard_text
from bot.ui.quoting import quoted
from bot.ui.wording import Wording

T = TypeVar("T")
_PRIMARY = discord.ButtonStyle.primary


def debrief_card(found: Debrief, reader_id: int, number: int, wording: Wording) -> Card:
    """Page 0 has all in short, page n the scorecards of the nth interviewer."""
    number = min(number, len(found.panel.voters))
    blocks = fitted(lambda shown: _overview(found, wording, shown)) if number == 0 else _one(found, number, wording)
    return Card(
        blocks,
        _turning(found, number, wording),
        _acts(found, reader_id, wording),
        _challenges(found, reader_id, wording),
    )


def _overview(found: Debrief, wording: Wording, shown: int) -> list[str]:
    panel = found.panel
    title = wording("panel.debrief.title", number=panel.id, candidate=f"<@{panel.candidate_id}>")
    until = timestamp(panel.reading_until, "R") if panel.reading_until else ""
    return [
        f"{title}\n{wording(f'panel.debrief.{panel.stage.value}', until=until)}",
        "\n".join(_line(found, number, one, wording, shown) for number, one in enumerate(panel.voters, start=1)),
        _votes(panel, wording, shown),
        _weakest(found, wording),
        decision_text(panel, wording, shown),
    ]


def _line(found: Debrief, number: int, one: PanelInterviewer, wording: Wording, shown: int) -> str:
    cards = found.scorecards.get(one.member_id, ())
    assert one.vote is not None
    text = wording(
        "panel.debrief.line",
        number=number,
        star="⭐ " if one.bar_raiser else "",
        member=f"<@{one.member_id}>",
        principles=" · ".join(wording.principle(principle) for principle in one.principles),
        ticks=sum(len(card.ticks) for card in cards),
        unquoted=found.unquoted(one.member_id),
        vote=wording(f"group.vote.{one.vote.value}"),
    )
    if one.summary:
        text += f"\n> {quoted(one.summary, shown)}"
    return text


def _votes(panel: Panel, wording: Wording, shown: int) -> str:
    lines = [wording("panel.debrief.first_votes", votes=counted([one.vote for one in panel.voters], wording))]
    if panel.stage in (PanelStage.DECIDING, PanelStage.DECIDED):
        finals = counted([one.final_vote for one in panel.voters], wording)
        lines.append(wording("panel.debrief.second_votes", votes=finals))
        lines += [
            wording(
                "panel.debrief.changed",
                member=f"<@{change.member_id}>",
                before=wording(f"group.vote.{change.before.value}"),
                after=wording(f"group.vote.{change.after.value}"),
                reason=quoted(change.reason, shown),
            )
            for change in pure.changes(panel.voters)
        ]
    return "\n".join(lines)


def counted(votes: Sequence[Vote | None], wording: Wording) -> str:
    told = [(vote, count) for vote, count in pure.count(votes) if count]
    return " · ".join(f"{wording(f'group.vote.{vote.value}')} {count}" for vote, count in told)


def _weakest(found: Debrief, wording: Wording) -> str:
    items = pure.to_work_on([card for cards in found.scorecards.values() for card in cards])
    return wording("panel.debrief.weakest", items=listed(items, wording)) if items else ""


def listed(items: Sequence[Item], wording: Wording) -> str:
    return " · ".join(wording.label(item) for item in items)


def decision_text(panel: Panel, wording: Wording, shown: int) -> str:
    if panel.decision is None:
        return ""
    actions = "\n".join(f"{n}. {quoted(text, shown)}" for n, text in enumerate(panel.decision.actions, start=1))
    outcome = wording(f"panel.outcome.{panel.decision.outcome.value}")
    reason = quoted(panel.decision.reason, shown)
    return wording("panel.debrief.decision", outcome=outcome, reason=reason, actions=actions)


# ---------------------------------------------------------------- one interviewer's


def _one(found: Debrief, number: int, wording: Wording) -> list[str]:
    one = found.panel.voters[number - 1]
    title = wording("panel.debrief.of", member=f"<@{one.member_id}>")
    heading = paged(title, number - 1, len(found.panel.voters), wording)
    cards = found.scorecards.get(one.member_id, ())
    return [heading, *scorecard_blocks(one.principles, one.question_ids, cards, wording)]


def scorecard_blocks(
    principles: Sequence[Principle],
    question_ids: Sequence[str],
    cards: Sequence[PanelScorecard],
    wording: Wording,
) -> list[str]:
    """A block for each question that was noted anything about; also for a panel that the bot holds alone."""

    def block(card: PanelScorecard, shown: int) -> str:
        principle = wording.principle(_of(principles, card))
        title = wording("panel.debrief.question", number=card.number, principle=principle)
        asked = question_text(_of(question_ids, card), wording, 160)
        return f"{title}\n> {asked}\n{scorecard_text(card, wording, shown)}"

    return fitted(lambda shown: [block(card, shown) for card in cards])


def _of(values: Sequence[T], card: PanelScorecard) -> T:
    return values[card.number - 1]


# ---------------------------------------------------------------- what there is to do


def _turning(found: Debrief, number: int, wording: Wording) -> list[ActionButton]:
    """The overview comes before the interviewers."""
    id_, pages = found.panel.id, len(found.panel.voters) + 1
    file = ActionButton(wording("panel.button.file"), "panels.file", id_)
    return [*turning("panels.read", number, pages, wording, id_), file]


def _acts(found: Debrief, reader_id: int, wording: Wording) -> list[ActionButton]:
    panel = found.panel
    reader = panel.interviewer(reader_id)
    acts = []
    if panel.stage is PanelStage.VOTING and reader is not None:
        key = "panel.button.vote_again" if reader.voted_at else "panel.button.vote"
        acts.append(ActionButton(wording(key), "panels.vote", panel.id, style=_PRIMARY))
    if panel.stage is PanelStage.DECIDING and reader is not None and reader.bar_raiser:
        acts.append(ActionButton(wording("panel.button.decide"), "panels.decide", panel.id, style=_PRIMARY))
    return [*acts, ActionButton(wording("panel.button.card"), "panels.card", panel.id)]


def _challenges(found: Debrief, reader_id: int, wording: Wording) -> list[ActionMenu]:
    """For the Bar Raiser: whom to ask for the words behind ticks that rest on none."""
    panel = found.panel
    raiser = panel.bar_raiser
    if raiser is None or raiser.member_id != reader_id or panel.stage not in DEBRIEF:
        return []
    options = [
        discord.SelectOption(
            label=wording("panel.debrief.challenge", count=found.unquoted(one.member_id), number=place),
            value=str(one.member_id),
            emoji="❔" if one.challenged_at is None else "✔️",
        )
        for place, one in enumerate(panel.voters, start=1)
        if one.member_id != reader_id and found.unquoted(one.member_id)
    ]
    return (
        [choice_menu(wording("panel.debrief.pick_challenge"), options, "panels.challenge", panel.id)] if options else []
    )
