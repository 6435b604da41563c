"""What a booking takes in which state, who may do what, and what time does to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.bookings import model as bookings
from bot.interview.bookings.drafts import read_slots
from bot.interview.bookings.model import (
    Booking,
    BookingKind,
    BookingNews,
    BookingPlace,
    BookingRefusal,
    BookingRole,
    BookingState,
    Party,
)
from bot.interview.model import Lang
from bot.interview.times.points import When

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOST, GUEST, OTHER, STRANGER = 1, 2, 3, 4
HOUR = timedelta(hours=1)
OFFERED = Booking(
    id=1,
    guild_id=9,
    channel_id=8,
    kind=BookingKind.ONE_TO_ONE,
    place=BookingPlace.THREAD,
    place_id=None,
    minutes=45,
    lang=Lang.EN,
    created_at=NOW,
    changed_at=NOW,
    parties=(Party(HOST, BookingRole.PROPOSER), Party(GUEST, BookingRole.CANDIDATE)),
    for_anybody=False,
    slots=(NOW + 24 * HOUR, NOW + 48 * HOUR),
)
BOOKED = bookings.pick(OFFERED, GUEST, NOW + 24 * HOUR, NOW)
PANEL = replace(BOOKED, kind=BookingKind.PANEL, parties=(*BOOKED.parties, Party(OTHER, BookingRole.INTERVIEWER)))


def refused(reason: str):
    return pytest.raises(BookingRefusal, match=f"^{reason}$")


def test_the_candidate_picks_and_it_is_booked():
    assert (BOOKED.state, BOOKED.starts_at, BOOKED.slots) == (BookingState.BOOKED, NOW + 24 * HOUR, ())
    assert (BOOKED.sequence, BOOKED.news) == (2, BookingNews.BOOKED)
    assert BOOKED.ends_at == NOW + 24 * HOUR + timedelta(minutes=45)


@pytest.mark.parametrize(
    ("booking", "member", "hours", "now", "reason"),
    [
        (OFFERED, HOST, 24, 0, "own_offer"),
        (OFFERED, STRANGER, 24, 0, "not_for_you"),
        (OFFERED, GUEST, 25, 0, "slot_gone"),
        (OFFERED, GUEST, 24, 24, "slot_past"),
        (BOOKED, GUEST, 24, 0, "picked_already"),
        (replace(BOOKED, for_anybody=True), STRANGER, 24, 0, "taken"),
        (replace(BOOKED, state=BookingState.OPENED), GUEST, 24, 0, "open_already"),
        (replace(BOOKED, state=BookingState.CANCELLED), GUEST, 24, 0, "over"),
    ],
)
def test_what_cannot_be_picked(booking, member, hours, now, reason):
    with refused(reason):
        bookings.pick(booking, member, NOW + hours * HOUR, NOW + now * HOUR)


def test_whoever_is_free_becomes_the_candidate():
    open_offer = replace(OFFERED, parties=OFFERED.parties[:1], for_anybody=True)
    assert bookings.pick(open_offer, STRANGER, NOW + 24 * HOUR, NOW).candidate_id == STRANGER


@pytest.mark.parametrize(("mover", "answers"), [(HOST, GUEST), (GUEST, HOST)])
def test_the_date_stands_until_the_other_one_picks_another(mover, answers):
    moving = bookings.move(BOOKED, mover, [NOW + 72 * HOUR, NOW + 60 * HOUR], NOW)
    assert (moving.starts_at, moving.slots) == (BOOKED.starts_at, (NOW + 60 * HOUR, NOW + 72 * HOUR))
    with pytest.raises(BookingRefusal):
        bookings.pick(moving, mover, NOW + 72 * HOUR, NOW)
    moved = bookings.pick(moving, answers, NOW + 72 * HOUR, NOW)
    assert (moved.starts_at, moved.news) == (NOW + 72 * HOUR, BookingNews.MOVED)
    kept = bookings.decline(moving, answers, NOW)
    assert (kept.starts_at, kept.moving, kept.slots) == (BOOKED.starts_at, None, ())


def test_before_there_is_a_date_only_the_proposer_offers_other_times():
    again = bookings.move(OFFERED, HOST, [NOW + 30 * HOUR], NOW)
    assert (again.slots, again.moving, again.news) == ((NOW + 30 * HOUR,), None, BookingNews.OFFERED)
    with refused("not_yours"):
        bookings.move(OFFERED, GUEST, [NOW + 30 * HOUR], NOW)
    with refused("slot_past"):
        bookings.move(OFFERED, HOST, [NOW], NOW)


def test_who_declines_and_who_calls_off():
    assert bookings.decline(OFFERED, GUEST, NOW).state is BookingState.DECLINED
    assert bookings.cancel(OFFERED, GUEST, NOW).state is BookingState.DECLINED
    assert bookings.cancel(OFFERED, HOST, NOW).state is BookingState.CANCELLED
    assert bookings.cancel(BOOKED, GUEST, NOW).state is BookingState.CANCELLED
    for who, reason in ((STRANGER, "not_for_you"), (HOST, "nothing_to_decline")):
        with refused(reason):
            bookings.decline(OFFERED, who, NOW)
    for who in (STRANGER, OTHER):
        with refused("not_yours"):
            bookings.cancel(PANEL, who, NOW)


def test_one_of_several_interviewers_is_done_without_and_it_is_shorter():
    assert PANEL.length == timedelta(minutes=90)
    left = bookings.decline(PANEL, OTHER, NOW)
    assert (left.state, left.length, left.party(OTHER)) == (BookingState.BOOKED, timedelta(minutes=45), None)
    assert bookings.leave(PANEL, [OTHER], NOW).news is BookingNews.INTERVIEWER_LEFT
    assert bookings.leave(PANEL, [OTHER, GUEST], NOW).state is BookingState.CANCELLED
    assert bookings.leave(PANEL, [STRANGER], NOW) is PANEL


# ---------------------------------------------------------------- time


@pytest.mark.parametrize(
    ("booking", "hours", "state"),
    [
        (OFFERED, 47.9, BookingState.OFFERED),
        (OFFERED, 48, BookingState.EXPIRED),
        (BOOKED, 23.9, BookingState.BOOKED),
        (BOOKED, 24, BookingState.OPENED),
        (BOOKED, 24.7, BookingState.OPENED),
        (BOOKED, 24.75, BookingState.MISSED),
        (replace(BOOKED, state=BookingState.OPENED), 24.7, BookingState.OPENED),
        (replace(BOOKED, state=BookingState.OPENED), 24.75, BookingState.OVER),
        (replace(BOOKED, state=BookingState.CANCELLED), 99, BookingState.CANCELLED),
    ],
)
def test_what_becomes_of_it_by_itself(booking, hours, state):
    assert bookings.pass_time(booking, NOW + hours * HOUR).state is state


def test_a_date_that_is_not_moved_in_time_stands():
    moving = bookings.move(BOOKED, HOST, [NOW + 3 * HOUR], NOW)
    kept = bookings.pass_time(moving, NOW + 3 * HOUR)
    assert (kept.state, kept.moving, kept.news) == (BookingState.BOOKED, None, BookingNews.TIME_KEPT)
    later = bookings.move(BOOKED, HOST, [NOW + 99 * HOUR], NOW)
    assert bookings.pass_time(later, NOW + 24 * HOUR).state is BookingState.OPENED


@pytest.mark.parametrize(
    ("hours", "next_at"), [(-5, 0), (0, 24 - 1 / 6), (23, 24 - 1 / 6), (24 - 1 / 6, None), (24, None)]
)
def test_reminders_come_a_day_and_ten_minutes_before(hours, next_at):
    expected = None if next_at is None else NOW + timedelta(minutes=round(next_at * 60))
    now = NOW + timedelta(minutes=round(hours * 60))
    assert bookings.next_reminder(BOOKED, now) == expected
    assert bookings.next_reminder(OFFERED, now) is None


acts = st.lists(
    st.tuples(
        st.sampled_from(["pick", "move", "decline", "cancel", "leave", "pass"]),
        st.sampled_from([HOST, GUEST, OTHER, STRANGER]),
        st.integers(1, 80),
    ),
    max_size=12,
)


@given(acts, st.sampled_from([OFFERED, PANEL]))
def test_whatever_is_done_in_whatever_order_a_booking_stays_sound(done, booking):
    now = NOW
    for act, member, hours in done:
        now += HOUR
        before = booking
        try:
            booking = _act(booking, act, member, NOW + hours * HOUR, now)
        except BookingRefusal:
            assert booking is before
            continue
        if booking is not before:
            assert booking.sequence == before.sequence + 1
        assert before.state in bookings.UNDER_WAY or booking is before
        assert (booking.state is BookingState.BOOKED) <= (booking.starts_at is not None)
        assert bool(booking.slots) == booking.is_offered
        assert (bookings.due_at(booking) is None) == (booking.state not in bookings.UNDER_WAY)
        assert len({party.member_id for party in booking.parties}) == len(booking.parties)


def _act(booking: Booking, act: str, member: int, at: datetime, now: datetime) -> Booking:
    if act == "pick":
        return bookings.pick(booking, member, next(iter(booking.slots), at), now)
    if act == "move":
        return bookings.move(booking, member, [at], now)
    if act == "leave":
        return bookings.leave(booking, [member], now)
    if act == "pass":
        return bookings.pass_time(booking, now)
    return {"decline": bookings.decline, "cancel": bookings.cancel}[act](booking, member, now)


# ---------------------------------------------------------------- proposing


def test_each_line_is_read_by_itself_and_empty_ones_are_none():
    read = read_slots(["9pm", " ", "tomorrow at 9"], UTC, NOW, Lang.EN)
    assert [(one.number, one.when) for one in read] == [(0, When(NOW + 12 * HOUR)), (2, None)]
    assert read[1].choices == (When(NOW + 24 * HOUR), When(NOW + 36 * HOUR))


def test_without_a_zone_nothing_is_read():
    assert [one.reading for one in read_slots(["9pm"], None, NOW, Lang.EN)] == [None]


@pytest.mark.parametrize(
    ("hours", "fault"),
    [([], "no_slot"), ([1, 1], "slot_twice"), ([0], "slot_past"), ([24 * 91], "slot_too_far"), ([1, 2], None)],
)
def test_what_is_wrong_with_slots(hours, fault):
    assert bookings.slots_fault([NOW + hour * HOUR for hour in hours], NOW) == fault


@pytest.mark.parametrize(
    ("candidate", "others", "kind", "fault"),
    [
        (HOST, [], BookingKind.ONE_TO_ONE, "with_oneself"),
        (GUEST, [GUEST], BookingKind.PANEL, "candidate_interviews"),
        (GUEST, [], BookingKind.PANEL, "interviewers_count"),
        (None, [3, 4, 5, 6, 7, 8], BookingKind.PANEL, "interviewers_count"),
        (None, [3], BookingKind.PANEL, None),
        (GUEST, [], BookingKind.ONE_TO_ONE, None),
    ],
)
def test_who_cannot_take_part(candidate, others, kind, fault):
    assert bookings.people_fault(HOST, candidate, others, kind) == fault
