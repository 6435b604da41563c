"""A booked interview: proposed with a few slots, picked by the candidate, moved, cancelled, opened at its time.

Pure. Every change goes through a function here, which refuses what does not fit the state the booking is in.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.interview.model import Lang

MAX_SLOTS = 5
MIN_MINUTES, MAX_MINUTES, DEFAULT_MINUTES = 10, 90, 45
"""To one interviewer."""
MAX_INTERVIEWERS = 6
FARTHEST = timedelta(days=90)
MAX_UNDER_WAY = 20
"""So many a member may propose at a time."""
DAY_BEFORE, SOON_BEFORE = timedelta(days=1), timedelta(minutes=10)


class BookingState(StrEnum):
    OFFERED = "offered"
    BOOKED = "booked"
    OPENED = "opened"
    OVER = "over"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    MISSED = "missed"
    """It could not be opened: the bot was away at the time, say."""


UNDER_WAY = (BookingState.OFFERED, BookingState.BOOKED, BookingState.OPENED)


class BookingNews(StrEnum):
    """What the last change was: how people are told of it."""

    OFFERED = "offered"
    BOOKED = "booked"
    MOVED = "moved"
    MOVE_ASKED = "move_asked"
    TIME_KEPT = "time_kept"
    INTERVIEWER_LEFT = "interviewer_left"
    OPENED = "opened"
    OVER = "over"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    MISSED = "missed"


class BookingKind(StrEnum):
    ONE_TO_ONE = "one_to_one"
    PANEL = "panel"


class BookingPlace(StrEnum):
    VOICE = "voice"
    THREAD = "in_thread"


class BookingRole(StrEnum):
    """The proposer interviews, too; a panel has more interviewers."""

    PROPOSER = "proposer"
    INTERVIEWER = "interviewer"
    CANDIDATE = "candidate"


class BookingRefusal(Exception):  # noqa: N818  # no fault: somebody else was faster, or it is too late
    """`reason` is the last part of the key of its sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Party:
    """`lang` is None until the member has pressed anything; `notified` is the sequence they were last told of."""

    member_id: int
    role: BookingRole
    lang: Lang | None = None
    reminders: bool = False
    notified: int = 0


@dataclass(frozen=True, slots=True)
class Booking:
    """`slots` are to be picked from: at first, and while `moving` (then the earlier time stands until one is picked).

    `sequence` grows with every change that people and calendars have to hear of. `for_anybody`: whoever picks a slot
    first becomes the candidate. `place_id` is a voice channel.
    """

    id: int
    guild_id: int
    channel_id: int
    kind: BookingKind
    place: BookingPlace
    place_id: int | None
    minutes: int
    lang: Lang
    created_at: datetime
    changed_at: datetime
    parties: tuple[Party, ...]
    for_anybody: bool
    slots: tuple[datetime, ...]
    state: BookingState = BookingState.OFFERED
    moving: BookingRole | None = None
    starts_at: datetime | None = None
    sequence: int = 1
    news: BookingNews = BookingNews.OFFERED
    message_id: int | None = None
    event_id: int | None = None
    panel_id: int | None = None
    thread_id: int | None = None
    """Where its interview is held in writing, once that is open."""
    tries: int = 0
    """How often it was tried to tell of it; after the first time its post may stand."""
    turned: bool = False
    """The proposer is the one who is interviewed, by whoever answers: the roles say who proposed and who answered."""

    @property
    def interviewers(self) -> tuple[Party, ...]:
        """The proposer first."""
        return tuple(party for party in self.parties if party.role is not BookingRole.CANDIDATE)

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.minutes * max(len(self.interviewers), 1))

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + self.length if self.starts_at else None

    @property
    def is_offered(self) -> bool:
        """Whether there is something to pick from."""
        return self.state is BookingState.OFFERED or self.moving is not None

    def with_role(self, role: BookingRole) -> Party | None:
        return next((party for party in self.parties if party.role is role), None)

    def party(self, member_id: int) -> Party | None:
        return next((party for party in self.parties if party.member_id == member_id), None)

    @property
    def proposer_id(self) -> int | None:
        """None once that member is forgotten."""
        found = self.with_role(BookingRole.PROPOSER)
        return found.member_id if found else None

    @property
    def candidate_id(self) -> int | None:
        """Who answers the proposal."""
        found = self.with_role(BookingRole.CANDIDATE)
        return found.member_id if found else None

    @property
    def interviewed_id(self) -> int | None:
        return self.proposer_id if self.turned else self.candidate_id

    @property
    def asking_ids(self) -> tuple[int, ...]:
        """Who interviews."""
        if self.turned:
            return () if self.candidate_id is None else (self.candidate_id,)
        return tuple(party.member_id for party in self.interviewers)


# ---------------------------------------------------------------- proposing


def slots_fault(slots: Sequence[datetime], now: datetime) -> str | None:
    """What is wrong with them, as the last part of an error's key."""
    if not slots:
        return "no_slot"
    if len(set(slots)) < len(slots):
        return "slot_twice"
    if any(slot <= now for slot in slots):
        return "slot_past"
    if any(slot > now + FARTHEST for slot in slots):
        return "slot_too_far"
    return None


def people_fault(proposer_id: int, candidate_id: int | None, others: Collection[int], kind: BookingKind) -> str | None:
    """`others` are the interviewers beside the proposer."""
    if candidate_id == proposer_id:
        return "with_oneself"
    if candidate_id in others:
        return "candidate_interviews"
    if kind is BookingKind.PANEL and not 1 <= len(set(others) - {proposer_id}) < MAX_INTERVIEWERS:
        return "interviewers_count"
    return None


# ---------------------------------------------------------------- what members do


def pick(booking: Booking, member_id: int, slot: datetime, now: datetime) -> Booking:
    """Raises BookingRefusal."""
    _check_open(booking)
    if not booking.is_offered:
        raise BookingRefusal("taken" if booking.for_anybody else "picked_already")
    if not _may_pick(booking, member_id):
        raise BookingRefusal("own_offer" if booking.party(member_id) else "not_for_you")
    if slot not in booking.slots:
        raise BookingRefusal("slot_gone")
    if slot <= now:
        raise BookingRefusal("slot_past")
    parties = booking.parties
    if booking.candidate_id is None:
        parties = (*parties, Party(member_id, BookingRole.CANDIDATE))
    news = BookingNews.BOOKED if booking.state is BookingState.OFFERED else BookingNews.MOVED
    booked = replace(booking, parties=parties, starts_at=slot, slots=(), moving=None, state=BookingState.BOOKED)
    return _changed(booked, now, news)


def _may_pick(booking: Booking, member_id: int) -> bool:
    party = booking.party(member_id)
    if booking.moving is BookingRole.CANDIDATE:
        return party is not None and party.role is BookingRole.PROPOSER
    if booking.candidate_id is None:
        return party is None
    return party is not None and party.role is BookingRole.CANDIDATE


def may_move(booking: Booking, member_id: int) -> bool:
    party = booking.party(member_id)
    if party is None or booking.state not in (BookingState.OFFERED, BookingState.BOOKED):
        return False
    # Before there is a date only the proposer can offer other slots.
    return party.role is BookingRole.PROPOSER or (
        party.role is BookingRole.CANDIDATE and booking.state is BookingState.BOOKED
    )


def move(booking: Booking, member_id: int, slots: Sequence[datetime], now: datetime) -> Booking:
    """Other slots to pick from; the date that stands goes on standing until then. Raises BookingRefusal."""
    _check_open(booking)
    party = booking.party(member_id)
    if party is None or not may_move(booking, member_id):
        raise BookingRefusal("not_yours")
    if fault := slots_fault(slots, now):
        raise BookingRefusal(fault)
    offered = replace(booking, slots=tuple(sorted(slots)))
    if booking.state is BookingState.OFFERED:
        return _changed(offered, now, BookingNews.OFFERED)
    return _changed(replace(offered, moving=party.role), now, BookingNews.MOVE_ASKED)


def decline(booking: Booking, member_id: int, now: datetime) -> Booking:
    """None of the slots suits, or one does not interview with the others after all. Raises BookingRefusal."""
    _check_open(booking)
    party = booking.party(member_id)
    if party is None:
        raise BookingRefusal("not_for_you")
    if party.role is BookingRole.INTERVIEWER:
        return _without(booking, [party], now)
    if booking.moving is not None and booking.moving is not party.role:
        return _changed(replace(booking, slots=(), moving=None), now, BookingNews.TIME_KEPT)
    if booking.state is BookingState.OFFERED and party.role is BookingRole.CANDIDATE:
        return _ended(booking, now, BookingState.DECLINED)
    raise BookingRefusal("nothing_to_decline")


def cancel(booking: Booking, member_id: int, now: datetime) -> Booking:
    """Raises BookingRefusal."""
    _check_open(booking)
    party = booking.party(member_id)
    if party is None or party.role is BookingRole.INTERVIEWER:
        raise BookingRefusal("not_yours")
    if booking.state is BookingState.OFFERED and party.role is BookingRole.CANDIDATE:
        return _ended(booking, now, BookingState.DECLINED)
    return _ended(booking, now, BookingState.CANCELLED)


def leave(booking: Booking, member_ids: Collection[int], now: datetime) -> Booking:
    """These members are gone: without one of the two there is no interview; other interviewers are done without."""
    gone = [party for party in booking.parties if party.member_id in member_ids]
    if not gone or booking.state not in (BookingState.OFFERED, BookingState.BOOKED):
        return booking
    if any(party.role is not BookingRole.INTERVIEWER for party in gone):
        return _ended(booking, now, BookingState.CANCELLED)
    return _without(booking, gone, now)


def _without(booking: Booking, gone: Collection[Party], now: datetime) -> Booking:
    left = tuple(party for party in booking.parties if party not in gone)
    return _changed(replace(booking, parties=left), now, BookingNews.INTERVIEWER_LEFT)


def _check_open(booking: Booking) -> None:
    if booking.state is BookingState.OPENED:
        raise BookingRefusal("open_already")
    if booking.state not in UNDER_WAY:
        raise BookingRefusal("over")


# ---------------------------------------------------------------- what time does


def due_at(booking: Booking) -> datetime | None:
    """When `pass_time` has something to do."""
    if booking.state is BookingState.OFFERED:
        return max(booking.slots, default=booking.created_at)
    if booking.state is BookingState.BOOKED:
        times = [booking.starts_at, max(booking.slots, default=None)]
        return min(time for time in times if time)
    return booking.ends_at if booking.state is BookingState.OPENED else None


def pass_time(booking: Booking, now: datetime) -> Booking:
    """What becomes of it by itself. Late is better than never, as long as the interview would still be going on."""
    due = due_at(booking)
    if due is None or due > now:
        return booking
    if booking.state is BookingState.OFFERED:
        return _ended(booking, now, BookingState.EXPIRED)
    if booking.state is BookingState.OPENED:
        return _ended(booking, now, BookingState.OVER)
    if booking.starts_at is None or booking.starts_at > now:
        # Nobody picked another date in time: the one that stands goes on standing.
        return _changed(replace(booking, slots=(), moving=None), now, BookingNews.TIME_KEPT)
    late = booking.ends_at is not None and now >= booking.ends_at
    return missed(booking, now) if late else _ended(booking, now, BookingState.OPENED)


def missed(booking: Booking, now: datetime) -> Booking:
    """It was time, and it could not be opened."""
    return _ended(booking, now, BookingState.MISSED)


def is_in_calendars(booking: Booking) -> bool:
    """Whether it stands in people's calendars, or is to be taken out of them: there is a file for that."""
    told = (BookingState.BOOKED, BookingState.CANCELLED, BookingState.MISSED)
    return booking.starts_at is not None and booking.state in told


def next_reminder(booking: Booking, now: datetime) -> datetime | None:
    """The next moment after now at which those who said yes are reminded."""
    if booking.state is not BookingState.BOOKED or booking.starts_at is None:
        return None
    return next((at for at in (booking.starts_at - DAY_BEFORE, booking.starts_at - SOON_BEFORE) if at > now), None)


def _ended(booking: Booking, now: datetime, state: BookingState) -> Booking:
    """Nothing is to be picked any more."""
    return _changed(replace(booking, slots=(), moving=None, state=state), now, BookingNews(state.value))


def _changed(booking: Booking, now: datetime, news: BookingNews) -> Booking:
    return replace(booking, changed_at=now, sequence=booking.sequence + 1, news=news)
