"""A panel as a whole: convened, looked at, declined, called off.

`start` is the one entry for whoever convenes a panel: `/panel start` for two to six interviewers, a booked interview
for one. It deals principles and questions, and leaves word for everybody; what is said, and where, is ui's.

    panel = await panels.start(practice, PanelPlan(candidate_id=…, interviewer_ids=(…,), organiser_id=…, lang=Lang.EN,
                                                   guild_id=…, channel_id=…, place_id=…, starts_at=…))

Without a channel it has no post: everything goes by DM. With one, the tick puts up the post and sends the invitations
a moment later; a caller who wants to know at once whether it can be posted passes `posting`, puts it up itself and
calls `invite` or `abandon`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.errors import NoQuestionLeftError, PanelError, PanelNotFoundError
from bot.interview.model import Lang, Principle, Wishes
from bot.interview.panels import model as pure
from bot.interview.panels import times
from bot.interview.panels.model import Panel, PanelInterviewer, PanelPlan
from bot.interview.panels.times import PanelWord
from bot.interview.rounds.selection import choose
from bot.services.claims import LEASE
from bot.services.panels import stages as panel_stages
from bot.services.practice import Practice
from bot.store import Transaction, members
from bot.store.deeds import aside
from bot.store.panels import queries as panels
from bot.store.panels import words as panel_words
from bot.store.rounds import queries as rounds

PAGE_SIZE = 8
_SOON = timedelta(minutes=1)


async def start(practice: Practice, plan: PanelPlan, *, posting: bool = False) -> Panel:
    """Raises PanelError for a plan that cannot be, NoQuestionLeftError for a principle without a question.

    `posting`: the caller puts up the post; nothing is said by itself before it had the time to.
    """
    async with practice.database.action() as tx:
        return await convene(practice, tx, plan, posting=posting)


async def convene(practice: Practice, tx: Transaction, plan: PanelPlan, *, posting: bool = False) -> Panel:
    """`start` within a transaction: with what leads to it, or not at all."""
    now = practice.clock()
    if what := pure.fault(plan, now):
        raise PanelError(what, most=pure.MAX_INTERVIEWERS)
    await members.remember_all(tx, {plan.candidate_id, plan.organiser_id, *plan.interviewer_ids}, now)
    panel = await _convened(practice, tx, plan, now)
    panel = replace(panel, id=await panels.insert(tx, panel))
    said_from = now + LEASE if posting else now
    begins = [(one.member_id, PanelWord.BEGINS, one.starts_at) for one in panel.interviewers]
    later = [word for word in begins if word[2] > now + _SOON]
    await panel_words.put(tx, panel.id, [*_invitations(panel, said_from), *later])
    panel = await panel_stages.advance(practice, tx, panel.id)
    held = {"stale_at": None, "saying_until": said_from, "claimed_by": practice.holder, "tries": 1}
    await panels.change(tx, panel.id, **held if posting else {"stale_at": now})
    return panel


async def _convened(practice: Practice, tx: Transaction, plan: PanelPlan, now: datetime) -> Panel:
    starts_at = plan.starts_at or now
    return Panel(
        id=0,
        candidate_id=plan.candidate_id,
        organiser_id=plan.organiser_id,
        lang=plan.lang,
        guild_id=plan.guild_id,
        channel_id=plan.channel_id,
        place_id=plan.place_id,
        voice=plan.place_id is not None,
        furnished=plan.place_id is not None or plan.channel_id is None,
        minutes=plan.minutes,
        opened_at=now,
        starts_at=starts_at,
        interviewers=await _dealt(practice, tx, plan, starts_at),
    )


async def _dealt(
    practice: Practice, tx: Transaction, plan: PanelPlan, starts_at: datetime
) -> tuple[PanelInterviewer, ...]:
    people = plan.interviewer_ids
    drawn = pure.draw_principles(plan.principles, len(people), plan.minutes, practice.random)
    dealt = pure.deal_principles(drawn, people, practice.random)
    questions = await _questions(practice, tx, plan, drawn)
    raiser = pure.draw_bar_raiser(people, plan.organiser_id, practice.random)
    begins = pure.slots(starts_at, plan.minutes, len(people))
    return tuple(
        PanelInterviewer(
            member_id=member_id,
            position=position,
            bar_raiser=member_id == raiser,
            principles=dealt[member_id],
            question_ids=tuple(questions[principle] for principle in dealt[member_id]),
            starts_at=begins[position],
        )
        for position, member_id in enumerate(people)
    )


async def _questions(
    practice: Practice, tx: Transaction, plan: PanelPlan, principles: Sequence[Principle]
) -> dict[Principle, str]:
    """One for each principle: what the candidate has not met, or longest ago."""
    met = [*await rounds.asked_before(tx, plan.candidate_id), *await panels.asked(tx, plan.candidate_id)]
    seen = dict(sorted(met, key=lambda one: one[1]))
    chosen: dict[Principle, str] = {}
    level = plan.level or await members.level_of(tx, plan.candidate_id)
    for principle in principles:
        wishes = Wishes(plan.lang, principle, level=level)
        question = choose(practice.library, wishes, [*chosen.values()], seen, practice.random)
        if question is None:
            raise NoQuestionLeftError
        chosen[principle] = question.id
    return chosen


def _invitations(panel: Panel, at: datetime) -> list[tuple[int, PanelWord, datetime]]:
    invited = [panel.candidate_id, *(one.member_id for one in panel.interviewers)]
    return [(member_id, PanelWord.INVITED, at) for member_id in invited]


async def invite(practice: Practice, panel: Panel) -> None:
    """The post stands: from now on everybody hears of it."""
    async with practice.database.action() as tx:
        await panel_words.put(tx, panel.id, _invitations(panel, panel_stages.soon(practice)))


async def abandon(practice: Practice, panel_id: int) -> None:
    """Discord refused to have it anywhere, and nobody has heard of it."""
    async with practice.database.action() as tx:
        await panels.remove(tx, panel_id)


# ---------------------------------------------------------------- looking


async def get(practice: Practice, panel_id: int) -> Panel:
    """Raises PanelNotFoundError."""
    async with practice.database.reading() as tx:
        return await panels.get(tx, panel_id)


async def page(practice: Practice, guild_id: int, number: int) -> tuple[list[Panel], int]:
    """The server's panels, newest first, and how many there are; `number` counts pages from 0."""
    async with practice.database.reading() as tx:
        return await panels.page(tx, guild_id, offset=number * PAGE_SIZE, limit=PAGE_SIZE)


async def running(practice: Practice, guild_id: int) -> list[Panel]:
    async with practice.database.reading() as tx:
        return await panels.running(tx, guild_id)


def takes_part(panel: Panel, member_id: int) -> bool:
    return member_id in (panel.candidate_id, panel.organiser_id) or panel.interviewer(member_id) is not None


async def enter(practice: Practice, member_id: int, panel_id: int, lang: Lang) -> Panel:
    """The panel, for one who pressed something of theirs in it: a first sign that they came, and their language.

    Raises PanelNotFoundError, also for who has no part in it.
    """
    found = await get(practice, panel_id)
    if not takes_part(found, member_id):
        raise PanelNotFoundError
    now = practice.clock()
    if not _news(found, member_id, lang, now):
        return found
    with aside():
        return await _note_came(practice, member_id, panel_id, lang, now)


async def _note_came(practice: Practice, member_id: int, panel_id: int, lang: Lang, now: datetime) -> Panel:
    async with practice.database.action() as tx:
        found = await panels.get(tx, panel_id, lock=True)
        if member_id == found.candidate_id:
            values = {f"candidate_{name}": value for name, value in _news(found, member_id, lang, now).items()}
            await panels.change(tx, panel_id, **values)
        else:
            await panels.change_interviewer(tx, panel_id, member_id, **_news(found, member_id, lang, now))
        return await panels.get(tx, panel_id)


def _news(panel: Panel, member_id: int, lang: Lang, now: datetime) -> dict[str, object]:
    """What this press says that was not known."""
    one = panel.interviewer(member_id)
    if member_id == panel.candidate_id:
        known = (panel.candidate_lang, panel.candidate_came_at)
    elif one is not None:
        known = (one.lang, one.came_at)
    else:
        return {}
    news: dict[str, object] = {} if known[0] is lang else {"lang": lang}
    if known[1] is None and times.counts_as_there(panel, now):
        news["came_at"] = now
    return news


# ---------------------------------------------------------------- where it stands


async def note_post(practice: Practice, panel_id: int, channel_id: int, message_id: int) -> Panel:
    """Before anything else is made for it."""
    async with practice.database.action() as tx:
        await panels.change(tx, panel_id, message_id=message_id)
        await panel_words.note_message(tx, panel_id, channel_id, message_id)
        return await panels.get(tx, panel_id)


async def note_thread(practice: Practice, panel_id: int, thread_id: int) -> Panel:
    """Of a panel in writing; its card and its people come next."""
    async with practice.database.action() as tx:
        await panels.change(tx, panel_id, place_id=thread_id)
        return await panels.get(tx, panel_id)


async def note_furnished(practice: Practice, panel_id: int) -> None:
    """All are there, or there is no thread to be had."""
    async with practice.database.action() as tx:
        await panels.change(tx, panel_id, furnished=True)
