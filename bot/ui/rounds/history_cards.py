"""A member's earlier rounds: the list, and one turn of one round with all its versions to take along."""

from __future__ import annotations

import discord

from bot.interview.model import OWN_STORY, Checklist, Draft, Field, Round, Turn
from bot.interview.rounds.progress import latest_checklist, total_asked, total_met
from bot.services.rounds.history import PAGE_SIZE, RoundPage, RoundSummary
from bot.ui.actions import ActionButton, choice_menu
from bot.ui.card import Card
from bot.ui.headings import asked, counted, place_of, timestamp
from bot.ui.paging import paged, turning
from bot.ui.quoting import quoted, shortened
from bot.ui.rounds.talk import asked_back
from bot.ui.rounds.wishes import again_button
from bot.ui.wording import Wording

_DIGEST = 420
"""Characters of each field that a card shows; the file has the whole."""
_OPTION_LIMIT = 100


def history_card(page: RoundPage, number: int, wording: Wording) -> Card:
    """`number` counts pages from 0."""
    if not page.rounds:
        return Card([wording("history.empty")])
    pages = -(-page.total // PAGE_SIZE)
    first = number * PAGE_SIZE + 1
    lines = [_line(index, summary, wording) for index, summary in enumerate(page.rounds, start=first)]
    options = [
        discord.SelectOption(label=shortened(_option(index, s, wording), _OPTION_LIMIT), value=str(s.id))
        for index, s in enumerate(page.rounds, start=first)
    ]
    menu = choice_menu(wording("history.pick"), options, "history.open", number)
    title = paged(wording("history.title", count=page.total), number, pages, wording)
    return Card([title, "\n".join(lines)], [menu], turning("history.page", number, pages, wording))


def turn_card(round_: Round, turn: Turn, wording: Wording, page: int = 0) -> Card:
    """One question of an earlier round: what was asked, told and ticked. `page` is where the round was listed."""
    question = wording.library.question(turn)
    title = wording(
        "history.turn_title",
        day=timestamp(round_.opened_at, "d"),
        number=place_of(round_, turn),
        of=len(counted(round_)),
        principle=wording.principle(question.principle) if question else wording.unlisted(turn),
    )
    blocks = [f"{title}\n{asked(question, wording) if question else ''}", *_told(turn, wording)]
    ids = round_.id
    buttons = []
    if turn.number > 1:
        buttons.append(ActionButton(wording("button.previous_turn"), "history.turn", ids, turn.number - 1, page))
    if turn.number < len(round_.turns):
        buttons.append(ActionButton(wording("button.next_turn"), "history.turn", ids, turn.number + 1, page))
    if turn.versions or turn.draft:
        buttons.append(ActionButton(wording("button.full_text"), "history.text", ids, turn.number))
    rest = [ActionButton(wording("button.back_to_list"), "history.page", page)]
    if round_.closed_at is not None:
        if round_.group_id is None and not round_.is_own_story:
            label = wording("button.debrief" if round_.seats else "button.summary")
            rest.append(ActionButton(label, "round.outcome", ids))
        if not round_.is_talk:  # that one is repeated from its path
            rest.append(again_button(round_, wording))
    elif round_.group_id is None:
        rest.append(ActionButton(wording("button.resume"), "round.resume"))
    return Card(blocks, buttons, rest)


def full_text(round_: Round, turn: Turn, wording: Wording) -> str:
    """Everything told in one turn, version by version, as a plain text file."""
    question = wording.library.question(turn)
    parts = [question.text[wording.lang] if question else wording.unlisted(turn)]
    for number, version in enumerate(turn.versions, start=1):
        parts.append(wording("history.version", number=number, how=wording(f"origin.{version.origin.value}")))
        parts.extend(f"[{wording.field(field)}]\n{version.answer.text(field)}" for field in Field)
        if version.checklist:
            parts.append(_score(version.checklist, wording))
    if turn.draft:
        parts.append(wording("history.draft_version"))
        parts.extend(f"[{wording.field(field)}]\n{text}" for field, text in zip(Field, turn.draft.told, strict=False))
    parts.extend(
        wording("history.probe", probe=asked_back(turn, probe.follow_up, wording), reply=probe.reply)
        for probe in turn.probes
        if probe.reply is not None
    )
    return "\n\n".join(parts) + "\n"


def _told(turn: Turn, wording: Wording) -> list[str]:
    if turn.latest is None:
        state = wording("history.skipped" if turn.skipped_at else "history.unanswered")
        return [state, _draft(turn.draft, wording)] if turn.draft else [state]
    answer = turn.latest.answer
    fields = [f"**{wording.field(f)}**\n{quoted(answer.text(f), _DIGEST) or '—'}" for f in Field]
    checklist = latest_checklist(turn)
    score = [_score(checklist, wording) if checklist else wording("history.unread")]
    if len(turn.versions) > 1:
        score.append(wording("history.versions", count=len(turn.versions)))
    return ["\n".join(fields), "\n".join(score)]


def _draft(draft: Draft, wording: Wording) -> str:
    """What was typed in a DM before the member went another way."""
    told = zip(Field, draft.told, strict=False)
    fields = [f"**{wording.field(field)}**\n{quoted(text, _DIGEST) or '—'}" for field, text in told]
    return "\n".join([wording("history.draft"), *fields])


def _score(checklist: Checklist, wording: Wording) -> str:
    fields = " · ".join(f"{wording.field(f)} {checklist.met(f)}/{checklist.asked(f)}" for f in Field)
    return wording("history.score", met=total_met(checklist), asked=total_asked(checklist), fields=fields)


def _line(index: int, summary: RoundSummary, wording: Wording) -> str:
    return wording(
        "history.line",
        index=index,
        day=timestamp(summary.opened_at, "d"),
        principle=_about(summary, wording),
        answered=summary.answered,
        put=summary.put,
        met=summary.met,
        asked=summary.asked,
        state=wording(f"history.state.{summary.closing.value if summary.closing else 'open'}"),
    )


def _option(index: int, summary: RoundSummary, wording: Wording) -> str:
    return wording("history.option", index=index, principle=_about(summary, wording), put=summary.put)


def _about(summary: RoundSummary, wording: Wording) -> str:
    """What one round can be told from another by: the group's number, the one question's principle, or the wish."""
    question = wording.library.listed(summary.question_id or "")
    name = wording.principle(question.principle if question else summary.principle)
    if summary.question_id == OWN_STORY:
        name = wording("question.own_story")
    return wording("history.in_group", number=summary.group_id, principle=name) if summary.group_id else name
