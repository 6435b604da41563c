"""Booked interviews in the database: on both engines, one winner of each pick, told and reminded of once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.content import load
from bot.errors import BookingError, BookingNotFoundError
from bot.features import KEEPERS
from bot.interview.bookings import model as pure
from bot.interview.bookings.drafts import BookingWishes
from bot.interview.bookings.model import (
    Booking,
    BookingKind,
    BookingNews,
    BookingPlace,
    BookingRole,
    BookingState,
    Party,
)
from bot.interview.model import Lang
from bot.services.bookings import agreeing as services
from bot.services.bookings import stages as booking_stages
from bot.services.practice import Practice
from bot.services.privacy import own_data
from bot.store import Database, members
from bot.store.bookings import drafts as booking_drafts
from bot.store.bookings import queries as bookings
from bot.store.bookings.tables import booking_drafts as drafts_table
from bot.store.bookings.tables import booking_members, booking_slots
from bot.store.panels import queries as panels
from tests import ROOT
from tests.store.samples import ANN, BEN, NOW, at, statements

GUILD = BEN + 1
PROMPTS = ROOT / "prompts"
EVE, DAN = 77, 78
LEASE = timedelta(minutes=3)
HOLDER = "this process"


def offer(*parties: Party, slots: Sequence[datetime] = (at(3000), at(6000)), **changed: Any) -> Booking:
    people = parties or (Party(ANN, BookingRole.PROPOSER, Lang.KO), Party(BEN, BookingRole.CANDIDATE))
    plain = Booking(
        id=0,
        guild_id=GUILD,
        channel_id=7,
        kind=BookingKind.ONE_TO_ONE,
        place=BookingPlace.VOICE,
        place_id=8,
        minutes=30,
        lang=Lang.KO,
        created_at=NOW,
        changed_at=NOW,
        parties=people,
        for_anybody=len(people) == 1,
        slots=tuple(slots),
    )
    return replace(plain, **changed)


async def stored(database: Database, booking: Booking | None = None) -> Booking:
    booking = booking or offer()
    async with database.action() as tx:
        for party in booking.parties:
            await members.remember(tx, party.member_id, NOW)
        return await bookings.insert(tx, booking)


async def loaded(database: Database, booking_id: int) -> Booking:
    async with database.reading() as tx:
        return await bookings.get(tx, booking_id)


async def changed(database: Database, booking_id: int, change: Any, minutes: float = 1) -> Booking:
    async with database.action() as tx:
        before = await bookings.get(tx, booking_id, lock=True)
        await bookings.save(tx, before, change(before), at(minutes))
    return await loaded(database, booking_id)


async def booked(database: Database, booking: Booking | None = None) -> Booking:
    found = await stored(database, booking)
    slot = found.slots[0]
    return await changed(database, found.id, lambda one: pure.pick(one, one.candidate_id or BEN, slot, at(1)))


def practice(database: Database, minutes: float = 1) -> Practice:
    nothing: Any = None
    return Practice(database, nothing, nothing, lambda: at(minutes), Random(0), KEEPERS)


async def test_a_booking_is_read_as_it_was_written(database: Database) -> None:
    found = await stored(database)
    assert found == replace(offer(), id=found.id)
    assert await loaded(database, found.id) == found
    with pytest.raises(BookingNotFoundError):
        await loaded(database, found.id + 1)


async def test_each_change_is_kept(database: Database) -> None:
    found = await booked(database)
    assert (found.state, found.starts_at, found.slots) == (BookingState.BOOKED, at(3000), ())
    moved = await changed(database, found.id, lambda one: pure.move(one, BEN, [at(9000), at(8000)], at(2)))
    assert (moved.moving, moved.slots, moved.starts_at) == (BookingRole.CANDIDATE, (at(8000), at(9000)), at(3000))
    assert (moved.sequence, moved.news) == (3, BookingNews.MOVE_ASKED)
    off = await changed(database, found.id, lambda one: pure.cancel(one, ANN, at(3)))
    assert (off.state, off.slots, off.moving) == (BookingState.CANCELLED, (), None)


async def test_an_interviewer_who_leaves_and_a_candidate_who_comes_are_kept(database: Database) -> None:
    people = (Party(ANN, BookingRole.PROPOSER), Party(EVE, BookingRole.INTERVIEWER))
    found = await stored(database, offer(*people, for_anybody=True))
    async with database.action() as tx:
        await members.remember(tx, BEN, NOW)
    await changed(database, found.id, lambda one: pure.pick(one, BEN, at(3000), at(1)))
    left = await changed(database, found.id, lambda one: pure.decline(one, EVE, at(2)))
    assert [party.member_id for party in left.parties] == [ANN, BEN]
    assert left.ends_at == at(3030)


# ---------------------------------------------------------------- several at once


async def test_of_many_who_pick_at_once_one_is_the_candidate(database: Database) -> None:
    found = await stored(database, offer(Party(ANN, BookingRole.PROPOSER)))
    picks = [services.pick(practice(database), 100 + n, found.id, at(3000), Lang.EN) for n in range(6)]
    done = await asyncio.gather(*picks, return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == ["Booking"] + ["BookingError"] * 5
    assert {one.key for one in done if isinstance(one, BookingError)} == {"booking.error.taken"}
    assert len((await loaded(database, found.id)).parties) == 2


async def test_of_two_bookings_with_one_member_at_one_time_one_is_booked(database: Database) -> None:
    """Also where they are picked by different members in different processes at the same instant."""
    offers = [
        await stored(database, offer(Party(ANN, BookingRole.PROPOSER), Party(one, BookingRole.CANDIDATE)))
        for one in (BEN, EVE, DAN)
    ]
    picks = [services.pick(practice(database), one.candidate_id or 0, one.id, at(3000), Lang.EN) for one in offers]
    done = await asyncio.gather(*picks, return_exceptions=True)
    assert [one.key for one in done if isinstance(one, BookingError)] == ["booking.error.busy_other"] * 2
    assert sum(isinstance(one, Booking) for one in done) == 1


@pytest.mark.parametrize(("minutes", "busy"), [(2970, False), (2971, True), (3029, True), (3030, False)])
async def test_busy_is_who_has_another_interview_within_that_time(database: Database, minutes: int, busy: bool) -> None:
    found = await booked(database)
    async with database.reading() as tx:
        spans = await bookings.busy(tx, [ANN, EVE], at(minutes), at(minutes + 30))
        assert spans == ([(ANN, at(3000), at(3030))] if busy else [])
        assert await bookings.busy(tx, [ANN], at(minutes), at(minutes + 30), but=found.id) == []


# ---------------------------------------------------------------- told once, reminded once


async def test_what_is_to_be_told_is_claimed_by_one_and_free_again_after_the_lease(database: Database) -> None:
    found = await stored(database)

    async def claim(now: float) -> int:
        async with database.action() as tx:
            return len(await bookings.claim_unsaid(tx, at(now), HOLDER, at(now) + LEASE))

    assert sorted(await asyncio.gather(claim(1), claim(1), claim(1))) == [0, 0, 1]
    assert await claim(2) == 0
    assert await claim(5) == 1
    async with database.action() as tx:
        await bookings.note_said(tx, found)
        assert not await bookings.is_unsaid(tx, at(30))
    await changed(database, found.id, lambda one: pure.cancel(one, ANN, at(31)))
    assert await claim(32) == 1


async def test_a_change_while_it_is_told_is_told_next(database: Database) -> None:
    found = await stored(database)
    async with database.action() as tx:
        [telling] = await bookings.claim_unsaid(tx, at(1), HOLDER, at(1) + LEASE)
    await changed(database, found.id, lambda one: pure.cancel(one, ANN, at(2)))
    async with database.action() as tx:
        await bookings.note_said(tx, telling)
        [next_one] = await bookings.claim_unsaid(tx, at(2), HOLDER, at(2) + LEASE)
    assert next_one.state is BookingState.CANCELLED


async def test_each_reminder_is_claimed_once_a_day_before_and_ten_minutes_before(database: Database) -> None:
    found = await booked(database)

    async def claim(now: float) -> int:
        async with database.action() as tx:
            return len(await bookings.claim_reminders(tx, at(now)))

    day, soon = 3000 - 24 * 60, 3000 - 10
    assert await claim(day - 1) == 0
    assert sorted(await asyncio.gather(claim(day), claim(day), claim(day))) == [0, 0, 1]
    assert await claim(soon - 1) == 0
    assert await claim(soon) == 1
    assert await claim(soon + 1) == 0
    await changed(database, found.id, lambda one: pure.move(one, ANN, [at(9000)], at(soon)), soon)
    await changed(database, found.id, lambda one: pure.pick(one, BEN, at(9000), at(soon)), soon)
    assert await claim(9000 - 24 * 60) == 1


async def test_a_reminder_of_what_has_begun_is_none(database: Database) -> None:
    await booked(database)
    assert await booking_stages.reminders_due(practice(database, 3001)) == []
    assert await booking_stages.reminders_due(practice(database, 3002)) == ()


async def test_what_is_due_happens_once_and_an_opening_is_left_to_who_opens_it(database: Database) -> None:
    expired = await stored(database, offer(slots=[at(5)]))
    opening = await booked(database, offer(Party(EVE, BookingRole.PROPOSER), Party(BEN, BookingRole.CANDIDATE)))
    assert list(await booking_stages.openings_due(practice(database, 4))) == []
    due = await booking_stages.openings_due(practice(database, 3000))
    assert [one.booking.id for one in due] == [opening.id]
    assert (await loaded(database, expired.id)).state is BookingState.EXPIRED
    assert (await loaded(database, opening.id)).state is BookingState.BOOKED
    await booking_stages.openings_due(practice(database, 3030))
    assert (await loaded(database, opening.id)).state is BookingState.MISSED


async def test_an_opening_is_claimed_by_one_and_free_again_after_the_lease(database: Database) -> None:
    found = await booked(database)
    claims = [booking_stages.claim_opening(practice(database, 3000), found.id) for _ in range(4)]
    assert sorted(await asyncio.gather(*claims)) == [False] * 3 + [True]
    assert list(await booking_stages.openings_due(practice(database, 3000.2))) == []
    assert len(await booking_stages.openings_due(practice(database, 3001))) == 1
    await changed(database, found.id, lambda one: pure.cancel(one, ANN, at(3001)))
    assert not await booking_stages.claim_opening(practice(database, 3005), found.id)


async def test_of_many_who_open_it_at_once_one_opens_one_interview(database: Database) -> None:
    found = await booked(database)
    opener = replace(practice(database, 3000), library=load(PROMPTS))
    opened = await asyncio.gather(
        *(booking_stages.open_interview(opener, found.id, place_stands=True) for _ in range(5))
    )
    assert len({one.panel_id for one in opened}) == 1
    async with database.reading() as tx:
        [panel] = await panels.running(tx, GUILD)
    assert (panel.id, panel.candidate_id, panel.place_id) == (opened[0].panel_id, BEN, 8)


async def test_what_cannot_be_opened_opens_nothing_by_half_and_is_told(database: Database) -> None:
    found = await booked(database)
    empty = replace(load(PROMPTS), questions={})
    after = await booking_stages.open_interview(
        replace(practice(database, 3000), library=empty), found.id, place_stands=True
    )
    assert (after.state, after.panel_id) == (BookingState.MISSED, None)
    async with database.reading() as tx:
        assert await panels.running(tx, GUILD) == []
        assert await bookings.is_unsaid(tx, at(3000))


async def test_calling_off_and_opening_at_once_have_one_outcome(database: Database) -> None:
    found = await booked(database)
    opener = replace(practice(database, 3000), library=load(PROMPTS))
    done = await asyncio.gather(
        booking_stages.open_interview(opener, found.id, place_stands=True),
        services.cancel(opener, BEN, found.id, Lang.EN),
        return_exceptions=True,
    )
    state = (await loaded(database, found.id)).state
    async with database.reading() as tx:
        running = await panels.running(tx, GUILD)
    refused = [one.key for one in done if isinstance(one, BookingError)]
    assert (state, len(running), refused) in (
        (BookingState.OPENED, 1, ["booking.error.open_already"]),
        (BookingState.CANCELLED, 0, []),
    )


# ---------------------------------------------------------------- members


@pytest.mark.parametrize("who", [ANN, BEN])
async def test_forgetting_one_calls_it_off_and_leaves_nothing_of_theirs(database: Database, who: int) -> None:
    found = await booked(database)
    await own_data.forget(practice(database), who)
    left = await loaded(database, found.id)
    assert left.state is BookingState.CANCELLED
    assert [party.member_id for party in left.parties] == [BEN if who == ANN else ANN]
    async with database.reading() as tx:
        assert await bookings.is_unsaid(tx, at(2))
        rows = select(func.count()).select_from(booking_members).where(booking_members.c.member_id == who)
        assert await tx.scalar(rows) == 0


async def test_what_is_over_stays_over_for_the_other_when_one_is_forgotten(database: Database) -> None:
    found = await booked(database)
    await changed(database, found.id, lambda one: pure.cancel(one, ANN, at(3)))
    await own_data.forget(practice(database), BEN)
    assert (await loaded(database, found.id)).sequence == 3


async def test_an_export_has_ones_own_bookings_and_drafts(database: Database) -> None:
    await booked(database)
    async with database.action() as tx:
        await booking_drafts.put(tx, ANN, _wishes(), ("내일 저녁 9시", "half\nline"), NOW)
    portions = [one async for one in own_data.export(practice(database), ANN) if isinstance(one, own_data.Portion)]
    exported = {one.table: one.rows for one in portions}
    assert [row["state"] for row in exported["bookings"]] == ["booked"]
    assert [row["role"] for row in exported["booking_members"]] == ["proposer"]
    assert exported["booking_drafts"][0]["typed"] == "내일 저녁 9시\nhalf line"
    assert str(BEN) not in str(exported["bookings"]) + str(exported["booking_members"])


def _wishes() -> BookingWishes:
    return BookingWishes(GUILD, 7, None, (EVE, DAN), BookingKind.PANEL, BookingPlace.THREAD, None, 45, Lang.EN)


async def test_a_draft_is_kept_whole_and_replaced_by_the_next_under_another_number(database: Database) -> None:
    async with database.action() as tx:
        await members.remember(tx, ANN, NOW)
        first = await booking_drafts.put(tx, ANN, _wishes(), ("9pm", "", "a\x00b"), NOW)
        assert (await booking_drafts.find(tx, first.id, ANN)) == replace(first, typed=("9pm", "", "a\ufffdb"))
        assert await booking_drafts.find(tx, first.id, BEN) is None
        second = await booking_drafts.put(tx, ANN, _wishes(), (), NOW)
        assert second.id > first.id
        assert await booking_drafts.find(tx, first.id, ANN) is None
        await members.forget(tx, ANN)
        assert await tx.scalar(select(func.count()).select_from(drafts_table)) == 0


async def test_the_list_has_what_comes_first_then_what_is_over_newest_first(database: Database) -> None:
    numbers = [(await stored(database, offer(slots=[at(minutes)]))).id for minutes in (500, 300, 400, 900)]
    for number in (numbers[0], numbers[3]):
        await changed(database, number, lambda one: pure.cancel(one, ANN, at(2)))
    async with database.reading() as tx:
        found, total = await bookings.page(tx, BEN, offset=0, limit=3)
        rest, _ = await bookings.page(tx, BEN, offset=3, limit=3)
        assert await bookings.page(tx, EVE, offset=0, limit=3) == ([], 0)
        assert await bookings.proposed_count(tx, ANN) == 2
        assert await bookings.proposed_count(tx, BEN) == 0
    assert ([one.id for one in [*found, *rest]], total) == ([numbers[1], numbers[2], numbers[3], numbers[0]], 4)


async def test_many_are_read_with_as_many_statements_as_one(database: Database) -> None:
    counts = []
    for _ in range(2):
        for minutes in range(100, 106):
            await stored(database, offer(slots=[at(minutes)]))
        async with database.reading() as tx:
            with statements(tx) as sent:
                await bookings.page(tx, ANN, offset=0, limit=50)
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 5


async def test_slots_go_with_their_booking(database: Database) -> None:
    found = await stored(database)
    async with database.action() as tx:
        await bookings.remove(tx, found.id)
        assert await tx.scalar(select(func.count()).select_from(booking_slots)) == 0
