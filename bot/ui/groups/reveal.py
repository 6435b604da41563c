"""The reveal: reviewers and checker side by side, for everybody in pages, and in full for each author.

No name of a reviewer stands anywhere here. What a scorecard found missing is for the author alone, and so is one
that came in alone: everybody would know whose it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.interview.groups.model import GroupRound
from bot.interview.model import ITEMS, Field
from bot.interview.rounds.scorecards import GAP_LIMIT, ItemTally, Scorecard, Tally, tally
from bot.services.groups.stages import Revealed
from bot.ui.actions import ActionButton, choice_menu
from bot.ui.card import PLAIN, TEXT_LIMIT, Card
from bot.ui.groups.review_cards import turning
from bot.ui.quoting import plain, quoted, shortened
from bot.ui.wording import Wording

_DIGEST = 120
_ANSWERS_A_PAGE = 12
"""Each takes two components of Discord's forty."""
_OPTION_LIMIT = 100
_MENU_LIMIT = 25


def packed(group: GroupRound, answers: Sequence[Revealed], wording: Wording) -> list[list[Revealed]]:
    """As many answers on a page as fit one message."""
    found: list[list[Revealed]] = []
    room = 0
    for answer in answers:
        size = len(_block(group, answer, wording))
        if not found or size > room or len(found[-1]) == _ANSWERS_A_PAGE:
            found.append([])
            room = TEXT_LIMIT - 150 - len(_legend(1, wording))
        found[-1].append(answer)
        room -= size
    return found


def page_card(group: GroupRound, page: int, answers: Sequence[Revealed], wording: Wording) -> Card:
    """One message of the reveal; `page` counts from 1. Without answers: all of them were taken back."""
    if not answers:
        return Card([wording("group.reveal.gone")])
    # The page tells this message from the others, where it is looked for.
    result = ActionButton(wording("group.button.result"), "groups.result", group.id, page)
    return Card([_legend(page, wording), *(_block(group, answer, wording) for answer in answers)], [result])


def result_card(group: GroupRound, own: Revealed, wording: Wording, number: int = 0) -> Card:
    """The author's own, whole: as many remarks on a page as fit; `number` counts pages from 0."""
    counts = tally(own.scorecards, own.shared.checklist, least=1)
    title = wording("group.result.title", number=own.shared.number, count=counts.reviews)
    tallied = _counts(counts, wording, legend=True)
    gaps, lines = _own_gaps(own, wording)
    pages = _paged(lines, TEXT_LIMIT - 300 - len(title) - sum(map(len, tallied)))
    number = min(number, len(pages) - 1)
    blocks = [title, *tallied, "\n".join(lines[place] for place in pages[number])]
    options = [
        discord.SelectOption(label=shortened(plain(gaps[line][1].gap), _OPTION_LIMIT), value=str(gaps[line][0]))
        for line in pages[number]
    ]
    menu = [choice_menu(wording("group.result.pick_helpful"), options, "groups.helpful", group.id)] if options else []
    buttons = [
        *turning("groups.result_page", (group.id,), number, len(pages), wording),
        ActionButton(wording("button.reread"), "history.reread", own.shared.round_id),
        ActionButton(wording("group.button.take_back"), "groups.take_back", own.shared.round_id),
    ]
    return Card(blocks, menu, buttons, colour=PLAIN)


def page_of_gap(own: Revealed, place: int, wording: Wording) -> int:
    """On which page of the author's result the remark of this place stands."""
    counts = tally(own.scorecards, own.shared.checklist, least=1)
    title = wording("group.result.title", number=own.shared.number, count=counts.reviews)
    gaps, lines = _own_gaps(own, wording)
    pages = _paged(lines, TEXT_LIMIT - 300 - len(title) - sum(map(len, _counts(counts, wording, legend=True))))
    return next((page for page, some in enumerate(pages) if any(gaps[line][0] == place for line in some)), 0)


def _own_gaps(own: Revealed, wording: Wording) -> tuple[list[tuple[int, Scorecard]], list[str]]:
    """The remarks with their places among the scorecards, and a line for each."""
    gaps = [(place, card) for place, card in enumerate(own.scorecards) if card.gap]
    keys = {True: "group.result.helpful_gap", False: "group.reveal.gap"}
    return gaps, [wording(keys[card.helpful], gap=quoted(card.gap, GAP_LIMIT)) for _, card in gaps]


def _paged(lines: Sequence[str], room: int) -> list[list[int]]:
    """The places of the lines, page by page; at least one page."""
    pages: list[list[int]] = [[]]
    left = room
    for place, line in enumerate(lines):
        if pages[-1] and (len(line) + 1 > left or len(pages[-1]) == _MENU_LIMIT):
            pages.append([])
            left = room
        pages[-1].append(place)
        left -= len(line) + 1
    return pages


def _block(group: GroupRound, answer: Revealed, wording: Wording) -> str:
    """Without the remarks: those are for the author."""
    shared = answer.shared
    title = wording("group.reveal.answer", number=shared.number)
    if not group.anonymous:
        title += f" · <@{shared.author_id}>"
    digest = quoted(shared.answer.situation or shared.answer.action, _DIGEST)
    return "\n".join([title, f"> {digest or '—'}", *_counts(tally(answer.scorecards, shared.checklist), wording)])


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
