"""The reveal: reviewers and checker side by side, for everybody in pages, and in full for each author.

No name of a reviewer stands anywhere here. What a scorecard found missing is for the author alone, and so is one
that came in alone: everybody would know whose it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.interview.groups.model import GroupRound
from bot.interview.model import ITEMS, Field
from bot.interview.rounds.scorecards import GAP_LIMIT, ItemTally, Tally, tally
from bot.services.groups.stages import Revealed
from bot.ui.actions import ActionButton, choice_menu
from bot.ui.card import PLAIN, TEXT_LIMIT, Card
from bot.ui.quoting import plain, quoted, shortened
from bot.ui.wording import Wording

_DIGEST = 120
_ANSWERS_A_PAGE = 12
"""Each takes two components of Discord's forty."""
_OPTION_LIMIT = 100
_MENU_LIMIT = 25


def packed(group: GroupRound, answers: Sequence[Revealed], wording: Wording) -> list[list[Revealed]]:
    """As many answers on a page as fit one message."""
    room_of_page = TEXT_LIMIT - 150 - len(_legend(1, wording))
    found: list[list[Revealed]] = []
    room = 0
    for answer in answers:
        size = len(_block(group, answer, wording))
        if not found or size > room or len(found[-1]) == _ANSWERS_A_PAGE:
            found.append([])
            room = room_of_page
        found[-1].append(answer)
        room -= size
    return found


def page_card(group: GroupRound, page: int, answers: Sequence[Revealed], wording: Wording) -> Card:
    """One message of the reveal; `page` counts from 1. Without answers: all of them were taken back."""
    if not answers:
        return Card([wording("group.reveal.gone")])
    result = ActionButton(wording("group.button.result"), "groups.result", group.id)
    return Card([_legend(page, wording), *(_block(group, answer, wording) for answer in answers)], [result])


def result_card(group: GroupRound, own: Revealed, wording: Wording) -> Card:
    """The author's own, whole."""
    counts = tally(own.scorecards, own.shared.checklist, least=1)
    title = wording("group.result.title", number=own.shared.number, count=counts.reviews)
    gaps = [(place, card) for place, card in enumerate(own.scorecards) if card.gap]
    lines = [
        wording("group.result.helpful_gap" if card.helpful else "group.reveal.gap", gap=quoted(card.gap, GAP_LIMIT))
        for _, card in gaps
    ]
    blocks = [title, *_counts(counts, wording, legend=True), "\n".join(lines)]
    options = [
        discord.SelectOption(label=shortened(plain(card.gap), _OPTION_LIMIT), value=str(place))
        for place, card in gaps[:_MENU_LIMIT]
    ]
    menu = [choice_menu(wording("group.result.pick_helpful"), options, "groups.helpful", group.id)] if options else []
    buttons = [
        ActionButton(wording("button.reread"), "history.reread", own.shared.round_id),
        ActionButton(wording("group.button.take_back"), "groups.take_back", own.shared.round_id),
    ]
    return Card(blocks, menu, buttons, colour=PLAIN)


def _block(group: GroupRound, answer: Revealed, wording: Wording) -> str:
    shared = answer.shared
    title = wording("group.reveal.answer", number=shared.number)
    if not group.anonymous:
        title += f" · <@{shared.author_id}>"
    digest = quoted(shared.answer.situation or shared.answer.action, _DIGEST)
    counts = tally(answer.scorecards, shared.checklist)
    return "\n".join([title, f"> {digest or '—'}", *_counts(counts, wording)])


def _counts(counts: Tally, wording: Wording, *, legend: bool = False) -> list[str]:
    if not counts.items:
        return [wording("group.reveal.none" if counts.reviews == 0 else "group.reveal.one")]
    tallies = {one.item: one for one in counts.items}
    lines = [
        f"**{wording.field(field)}** "
        + " · ".join(_item(tallies[item], wording) for item in ITEMS[field] if tallies[item].applies)
        for field in Field
    ]
    votes = [f"{wording(f'group.vote.{vote.value}')} {count}" for vote, count in counts.votes if count]
    lines.append(wording("group.reveal.votes", votes=" · ".join(votes)))
    return [wording("group.reveal.legend"), "\n".join(lines)] if legend else lines


def _item(one: ItemTally, wording: Wording) -> str:
    """`A reason for a choice 1/2 ⬜ ⚡`: reviewers, checker, and a mark where they differ."""
    checker = {True: " ✅", False: " ⬜", None: ""}[one.checker]
    return f"{wording.label(one.item)} {one.ticked}/{one.reviews}{checker}{' ⚡' if one.differs else ''}"


def _legend(page: int, wording: Wording) -> str:
    return f"{wording('group.reveal.title', page=page)}\n{wording('group.reveal.legend')}"
