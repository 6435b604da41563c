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
from bot.ui.card import TEXT_LIMIT, Card, Mark
from bot.ui.paging import turning
from bot.ui.quoting import plain, quoted, shortened
from bot.ui.wording import Wording

_DIGEST = 64
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
    options = [
        discord.SelectOption(
            label=wording("group.review.option", number=one.shared.number), value=str(one.shared.round_id)
        )
        for one in answers
    ]
    menu = choice_menu(wording("group.reveal.pick"), options, "groups.items", group.id)
    return Card([_legend(page, wording), *(_block(group, answer, wording) for answer in answers)], [menu], [result])


def items_card(group: GroupRound, answer: Revealed, wording: Wording) -> Card:
    """One answer item by item, for one who asked: what everybody may see, and no remarks."""
    shown = _counts(tally(answer.scorecards, answer.shared.checklist), wording, legend=True)
    return Card([[_title(group, answer, wording), _digest(answer)], *shown])


def result_card(group: GroupRound, own: Revealed, wording: Wording, number: int = 0) -> Card:
    """The author's own, whole: as many remarks on a page as fit; `number` counts pages from 0."""
    counts = tally(own.scorecards, own.shared.checklist, least=1)
    title = wording("group.result.title", number=own.shared.number, count=counts.reviews)
    tallied = _counts(counts, wording, legend=True)
    gaps, lines = _own_gaps(own, wording)
    pages = _paged(lines, TEXT_LIMIT - 300 - len(title) - sum(map(len, tallied)))
    number = min(number, len(pages) - 1)
    blocks = [title, "\n".join(lines[place] for place in pages[number]), *tallied]
    options = [
        discord.SelectOption(label=shortened(plain(gaps[line][1].gap), _OPTION_LIMIT), value=str(gaps[line][0]))
        for line in pages[number]
    ]
    menu = [choice_menu(wording("group.result.pick_helpful"), options, "groups.helpful", group.id)] if options else []
    buttons = [
        *turning("groups.result_page", number, len(pages), wording, group.id),
        ActionButton(wording("button.reread"), "history.reread", own.shared.round_id),
        ActionButton(wording("group.button.take_back"), "groups.take_back", own.shared.round_id),
    ]
    return Card(blocks, menu, buttons)


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
    """Field by field; item by item is one press away. Without the remarks: those are for the author."""
    counts = tally(answer.scorecards, answer.shared.checklist)
    told = [_title(group, answer, wording), _digest(answer)]
    if not counts.items:
        return "\n".join([*told, *_counts(counts, wording)])
    return "\n".join([*told, _sums(counts, wording), _votes(counts, wording)])


def _title(group: GroupRound, answer: Revealed, wording: Wording) -> str:
    title = wording("group.reveal.answer", number=answer.shared.number)
    return title if group.anonymous else f"{title} · <@{answer.shared.author_id}>"


def _digest(answer: Revealed) -> str:
    return f"> {quoted(answer.shared.answer.situation or answer.shared.answer.action, _DIGEST) or '—'}"


def _sums(counts: Tally, wording: Wording) -> str:
    """`Situation 4/6 (3/3)`: the ticks of all reviewers, and in brackets the checker's."""
    fields = []
    for field in Field:
        some = [one for one in counts.items if one.item in ITEMS[field] and one.applies]
        ticked, of = sum(one.ticked for one in some), sum(one.reviews for one in some)
        read = [one.checker for one in some if one.checker is not None]
        fields.append(f"{wording.field(field)} {ticked}/{of}" + (f" ({sum(read)}/{len(read)})" if read else ""))
    return f"{fields[0]}, {fields[1]}\n{fields[2]}, {fields[3]}"


def _votes(counts: Tally, wording: Wording) -> str:
    votes = [f"{wording(f'group.vote.{vote.value}')} {count}" for vote, count in counts.votes if count]
    return wording("group.reveal.votes", votes=", ".join(votes))


def _counts(counts: Tally, wording: Wording, *, legend: bool = False) -> list[str]:
    if not counts.items:
        return [wording("group.reveal.none" if counts.reviews == 0 else "group.reveal.one")]
    tallies = {one.item: one for one in counts.items}
    lines = [_votes(counts, wording)]
    for field in Field:
        lines.append(f"**{wording.field(field)}**")
        lines += [_item(tallies[item], wording) for item in ITEMS[field] if tallies[item].applies]
    return [f"{wording('group.reveal.items_legend')}\n" + "\n".join(lines)] if legend else lines


def _item(one: ItemTally, wording: Wording) -> str:
    """`○ 1/2 A reason for a choice · the two differ`: the checker's mark, the reviewers, and where they differ."""
    line = f"{Mark.of(one.checker).value} {one.ticked}/{one.reviews} {wording.label(one.item)}"
    return f"{line} · {wording('group.reveal.differs')}" if one.differs else line


def _legend(page: int, wording: Wording) -> str:
    return f"{wording('group.reveal.title', page=page)}\n{wording('group.reveal.legend')}"
