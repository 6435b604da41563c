"""A panel as a file in Markdown: for its candidate without a name in it, for interviewers with who voted how."""

from __future__ import annotations

import io

import discord

from bot.interview.model import ITEMS, Field, Item
from bot.interview.panels import debrief as pure
from bot.interview.panels.debrief import PanelScorecard
from bot.interview.panels.model import PanelInterviewer
from bot.services.panels.debriefs import Debrief
from bot.ui.panels.debrief_cards import counted, listed
from bot.ui.panels.interview_cards import question_text
from bot.ui.wording import Wording

_WHOLE = 2000


def report_file(found: Debrief, wording: Wording) -> discord.File:
    """For the candidate: who found what is not in it beyond who asked which question."""
    return _file(found, _report(found, wording, for_candidate=True))


def debrief_file(found: Debrief, wording: Wording) -> discord.File:
    return _file(found, _report(found, wording, for_candidate=False))


def _file(found: Debrief, text: str) -> discord.File:
    return discord.File(io.BytesIO(text.encode()), f"panel-{found.panel.id}.md")


def _report(found: Debrief, wording: Wording, *, for_candidate: bool) -> str:
    panel = found.panel
    parts = [
        wording("panel.report.title", number=panel.id, date=f"{panel.starts_at:%Y-%m-%d}"),
        wording("panel.report.practice"),
        _decision(found, wording),
        _votes(found, wording),
        _weakest(found, wording),
        *(_interview(found, place, one, wording, for_candidate) for place, one in enumerate(panel.voters, start=1)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _decision(found: Debrief, wording: Wording) -> str:
    decision = found.panel.decision
    if decision is None:
        return ""
    outcome = wording("panel.report.decision", outcome=wording(f"panel.outcome.{decision.outcome.value}"))
    actions = "\n".join(f"{number}. {text}" for number, text in enumerate(decision.actions, start=1))
    return f"{outcome}\n\n{decision.reason}\n\n{wording('panel.report.actions')}\n\n{actions}"


def _votes(found: Debrief, wording: Wording) -> str:
    voters = found.panel.voters
    lines = [
        wording("panel.report.votes"),
        "",
        wording("panel.report.first", votes=counted([one.vote for one in voters], wording)),
        wording("panel.report.second", votes=counted([one.final_vote for one in voters], wording)),
    ]
    for change in pure.changes(voters):
        before, after = (wording(f"group.vote.{vote.value}") for vote in (change.before, change.after))
        lines.append(wording("panel.report.changed", before=before, after=after, reason=change.reason))
    return "\n".join(lines)


def _weakest(found: Debrief, wording: Wording) -> str:
    items = pure.to_work_on([card for cards in found.scorecards.values() for card in cards])
    return wording("panel.report.weakest", items=listed(items, wording)) if items else ""


def _interview(found: Debrief, place: int, one: PanelInterviewer, wording: Wording, for_candidate: bool) -> str:
    names = " · ".join(wording.principle(principle) for principle in one.principles)
    parts = [wording("panel.report.interview", number=place, principles=names)]
    if not for_candidate and one.vote is not None and one.final_vote is not None:
        votes = (wording(f"group.vote.{vote.value}") for vote in (one.vote, one.final_vote))
        parts.append(" → ".join(dict.fromkeys(votes)))
    if one.summary:
        parts.append(f"> {_line(one.summary)}")
    cards = found.scorecards.get(one.member_id, ())
    return "\n\n".join([*parts, *(_question(one, card, wording) for card in cards)])


def _question(one: PanelInterviewer, card: PanelScorecard, wording: Wording) -> str:
    principle = wording.principle(one.principles[card.number - 1])
    lines = [f"### {principle}", "", question_text(one.question_ids[card.number - 1], wording, _WHOLE), ""]
    for field in Field:
        lines += [f"- **{wording.field(field)}**"]
        lines += [_item(card, item, wording) for item in ITEMS[field]]
        if told := card.quotes.get(field):
            lines.append(f"  - “{_line(told)}”")
    if card.gap:
        lines += ["", wording("panel.report.gap", gap=_line(card.gap))]
    return "\n".join(lines)


def _item(card: PanelScorecard, item: Item, wording: Wording) -> str:
    sign = "x" if item in card.ticks else " "
    return f"  - [{sign}] {wording.label(item)}"


def _line(text: str) -> str:
    return " ".join(text.split())
