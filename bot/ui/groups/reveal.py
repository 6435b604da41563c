"""The reveal: reviewers and checker side by side, for everybody in pages, and in full for each author.

No name of a reviewer stands anywhere here; with one scorecard alone, only what it found missing is shown.
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
from bot.ui.quoting import escaped, plain, quoted, shortened
from bot.ui.wording import Wording

_DIGEST = 120
_GAP_IN_PUBLIC = 120
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
            room = _room_of_page(wording)
        found[-1].append(answer)
        room -= size
    return found


def page_card(group: GroupRound, page: int, answers: Sequence[Revealed], wording: Wording) -> Card:
    """One message of the reveal; `page` counts from 1. Without answers: all of them were taken back."""
    if not answers:
        return Card([wording("group.reveal.gone")])
    # The page tells this message from the others, where it is looked for.
    buttons = [ActionButton(wording("group.button.result"), "groups.result", group.id, page)]
    if any(_shown_gaps(group, answer, wording) < len(_gaps(answer, wording)) for answer in answers):
        buttons.append(ActionButton(wording("group.button.remarks"), "groups.remarks", group.id, page, 0))
    return Card([_legend(page, wording), *(_block(group, answer, wording) for answer in answers)], buttons)


def remarks_card(group: GroupRound, page: int, answers: Sequence[Revealed], number: int, wording: Wording) -> Card:
    """Every remark on one message of the reveal, for one who wants to read them all; `number` counts from 0."""
    lines = [
        line
        for answer in answers
        for line in (wording("group.reveal.answer", number=answer.shared.number), *_gaps(answer, wording))
    ]
    pages = _paged(lines, TEXT_LIMIT - 300)
    number = min(number, len(pages) - 1)
    title = wording("group.reveal.remarks", page=number + 1, pages=len(pages))
    told = "\n".join(lines[place] for place in pages[number])
    return Card([title, told], turning("groups.remarks", (group.id, page), number, len(pages), wording))


def result_card(group: GroupRound, own: Revealed, wording: Wording, number: int = 0) -> Card:
    """The author's own, whole: as many remarks on a page as fit; `number` counts pages from 0."""
    counts = tally(own.scorecards, own.shared.checklist)
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
    counts = tally(own.scorecards, own.shared.checklist)
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
    gaps, shown = _gaps(answer, wording), _shown_gaps(group, answer, wording)
    more = len(gaps) - shown
    rest = [wording("group.reveal.more_gaps", count=more)] if more else []
    return "\n".join([*_head(group, answer, wording), *gaps[:shown], *rest])


def _head(group: GroupRound, answer: Revealed, wording: Wording) -> list[str]:
    shared = answer.shared
    title = wording("group.reveal.answer", number=shared.number)
    if not group.anonymous:
        title += f" · <@{shared.author_id}>"
    digest = quoted(shared.answer.situation or shared.answer.action, _DIGEST)
    return [title, f"> {digest or '—'}", *_counts(tally(answer.scorecards, shared.checklist), wording)]


def _gaps(answer: Revealed, wording: Wording) -> list[str]:
    return [wording("group.reveal.gap", gap=_public(card.gap)) for card in answer.scorecards if card.gap]


def _shown_gaps(group: GroupRound, answer: Revealed, wording: Wording) -> int:
    """How many remarks fit: one answer never takes more than a message."""
    gaps = _gaps(answer, wording)
    room = _room_of_page(wording) - sum(len(line) + 1 for line in _head(group, answer, wording))
    if sum(len(gap) + 1 for gap in gaps) <= room:
        return len(gaps)
    room -= len(wording("group.reveal.more_gaps", count=len(gaps))) + 1
    return next((shown for shown in range(len(gaps), 0, -1) if sum(len(g) + 1 for g in gaps[:shown]) <= room), 0)


def _room_of_page(wording: Wording) -> int:
    return TEXT_LIMIT - 150 - len(_legend(1, wording))


def _public(gap: str) -> str:
    return escaped(shortened(plain(gap), _GAP_IN_PUBLIC))


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
