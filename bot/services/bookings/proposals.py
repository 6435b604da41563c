"""Proposing a booked interview, or other times for one: a draft, read back, and sent after a yes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.errors import BookingError
from bot.interview.bookings import model as pure
from bot.interview.bookings.drafts import BookingDraft, BookingWishes, ReadSlot, read_slots, settled
from bot.interview.bookings.model import Booking, BookingKind, BookingRole, Party
from bot.interview.model import Lang
from bot.interview.times import zones
from bot.interview.times.points import When
from bot.services.bookings.agreeing import changed, get, own, zone_within
from bot.services.claims import LEASE
from bot.services.practice import Practice
from bot.store import Transaction, members
from bot.store.bookings import drafts as booking_drafts
from bot.store.bookings import queries as bookings


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft, read back. `fault` is the last part of an error's key; without one, and with slots, it may be sent."""

    draft: BookingDraft
    zone: str | None
    """None: neither the member nor the server has one yet, and nothing was read."""
    slots: Sequence[ReadSlot]
    fault: str | None

    @property
    def moments(self) -> list[datetime]:
        return [slot.when.at for slot in self.slots if slot.when]

    @property
    def is_ready(self) -> bool:
        return self.fault is None and bool(self.slots) and len(self.moments) == len(self.slots)

    @property
    def asks(self) -> bool:
        """Whether something that was typed may mean several times."""
        return any(slot.choices for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Sent:
    booking: Booking
    draft: BookingDraft


async def draft(
    practice: Practice,
    member_id: int,
    wishes: BookingWishes,
    typed: Sequence[str],
    lang: Lang,
    *,
    zone: str | None = None,
) -> Proposal:
    """In place of an earlier one. A `zone` that is given is the member's from now on. Raises BookingError."""
    now = practice.clock()
    others = set(wishes.interviewer_ids)
    fault = pure.people_fault(member_id, wishes.candidate_id, others, wishes.kind)
    if fault and fault != "interviewers_count":
        raise BookingError(fault)
    if wishes.turned and wishes.kind is BookingKind.PANEL:
        raise BookingError("turned_panel")
    async with practice.database.action() as tx:
        await members.remember(tx, member_id, now)
        if wishes.booking_id is not None:
            await own(tx, member_id, wishes.booking_id)
        elif await bookings.proposed_count(tx, member_id) >= pure.MAX_UNDER_WAY:
            raise BookingError("too_many", most=pure.MAX_UNDER_WAY)
        if zone:
            await members.set_zone(tx, member_id, zone, now)
        made = await booking_drafts.put(tx, member_id, wishes, tuple(typed), now)
        return await _read_back(tx, made, now, lang)


async def draft_to_move(
    practice: Practice, member_id: int, booking_id: int, typed: Sequence[str], lang: Lang
) -> Proposal:
    """Other times for a booking. Raises BookingError."""
    found = await get(practice, member_id, booking_id)
    if not pure.may_move(found, member_id):
        raise BookingError("over" if found.party(member_id) else "not_yours")
    wishes = BookingWishes(
        guild_id=found.guild_id,
        channel_id=found.channel_id,
        candidate_id=found.candidate_id,
        interviewer_ids=tuple(party.member_id for party in found.interviewers if party.role is BookingRole.INTERVIEWER),
        kind=found.kind,
        place=found.place,
        place_id=found.place_id,
        minutes=found.minutes,
        lang=found.lang,
        booking_id=found.id,
        turned=found.turned,
    )
    now = practice.clock()
    async with practice.database.action() as tx:
        made = await booking_drafts.put(tx, member_id, wishes, tuple(typed), now)
        return await _read_back(tx, made, now, lang)


async def proposal(practice: Practice, member_id: int, draft_id: int, lang: Lang) -> Proposal:
    """Raises BookingError when it was sent, given up or replaced."""
    async with practice.database.reading() as tx:
        found = await booking_drafts.find(tx, draft_id, member_id)
        if found is None:
            raise BookingError("draft_gone")
        return await _read_back(tx, found, practice.clock(), lang)


async def retype(practice: Practice, member_id: int, draft_id: int, typed: Sequence[str], lang: Lang) -> Proposal:
    return await _redraft(practice, member_id, draft_id, lang, lambda found: replace(found, typed=tuple(typed)))


async def choose_meaning(
    practice: Practice, member_id: int, draft_id: int, number: int, meant: When, lang: Lang
) -> Proposal:
    """Of what was typed in the field with this number. Raises BookingError."""
    before = await proposal(practice, member_id, draft_id, lang)
    zone = before.zone
    if zone is None or number >= len(before.draft.typed):
        return before
    return await _redraft(
        practice, member_id, draft_id, lang, lambda found: settled(found, number, meant, zones.zone(zone))
    )


async def choose_interviewers(
    practice: Practice, member_id: int, draft_id: int, interviewer_ids: Sequence[int], lang: Lang
) -> Proposal:
    """Those of a panel, beside the member."""
    chosen = tuple(sorted(set(interviewer_ids) - {member_id}))
    return await _redraft(
        practice,
        member_id,
        draft_id,
        lang,
        lambda found: replace(found, wishes=replace(found.wishes, interviewer_ids=chosen)),
    )


async def choose_zone(practice: Practice, member_id: int, draft_id: int, zone: str, lang: Lang) -> Proposal:
    """An IANA name, the member's own from now on; what was typed is read anew. Raises BookingError."""
    async with practice.database.action() as tx:
        await members.set_zone(tx, member_id, zone, practice.clock())
    return await proposal(practice, member_id, draft_id, lang)


async def discard(practice: Practice, member_id: int, draft_id: int) -> None:
    async with practice.database.action() as tx:
        await booking_drafts.remove(tx, draft_id, member_id)


async def send(practice: Practice, member_id: int, draft_id: int, lang: Lang) -> Sent:
    """The booking is offered, or offered anew. Raises BookingError for what is not ready any more."""
    now = practice.clock()
    async with practice.database.action() as tx:
        found = await booking_drafts.find(tx, draft_id, member_id, lock=True)
        if found is None:
            raise BookingError("draft_gone")
        read = await _read_back(tx, found, now, lang)
        if not read.is_ready:
            raise BookingError(read.fault or "slots_unclear")
        await booking_drafts.remove(tx, draft_id, member_id)
        if found.wishes.booking_id is None:
            offered = await _offer(tx, read.draft, read.moments, lang, now)
            await bookings.hold(tx, offered.id, practice.holder, now + LEASE)
            return Sent(offered, found)
        before = await bookings.get(tx, found.wishes.booking_id, lock=True)
        after = changed(before, lambda old: pure.move(old, member_id, read.moments, now))
        await bookings.save(tx, before, after, now)
        await bookings.set_lang(tx, after.id, member_id, lang)
        return Sent(after, found)


async def _offer(tx: Transaction, found: BookingDraft, slots: Sequence[datetime], lang: Lang, now: datetime) -> Booking:
    wishes = found.wishes
    parties = [Party(found.member_id, BookingRole.PROPOSER, lang)]
    parties += [Party(member_id, BookingRole.INTERVIEWER) for member_id in wishes.interviewer_ids]
    if wishes.candidate_id is not None:
        parties.append(Party(wishes.candidate_id, BookingRole.CANDIDATE))
    for party in parties:
        await members.remember(tx, party.member_id, now)
    offered = Booking(
        id=0,
        guild_id=wishes.guild_id,
        channel_id=wishes.channel_id,
        kind=wishes.kind,
        place=wishes.place,
        place_id=wishes.place_id,
        minutes=wishes.minutes,
        lang=wishes.lang,
        created_at=now,
        changed_at=now,
        parties=tuple(parties),
        for_anybody=wishes.candidate_id is None,
        slots=tuple(sorted(slots)),
        turned=wishes.turned,
    )
    return await bookings.insert(tx, offered)


async def take_back(practice: Practice, sent: Sent, lang: Lang) -> Proposal:
    """It could not be posted, and nobody has heard of it: it is a draft again."""
    draft = sent.draft
    async with practice.database.action() as tx:
        await bookings.remove(tx, sent.booking.id)
        made = await booking_drafts.put(tx, draft.member_id, draft.wishes, draft.typed, draft.begun_at)
        return await _read_back(tx, made, practice.clock(), lang)


async def _redraft(
    practice: Practice, member_id: int, draft_id: int, lang: Lang, change: Callable[[BookingDraft], BookingDraft]
) -> Proposal:
    async with practice.database.action() as tx:
        found = await booking_drafts.find(tx, draft_id, member_id, lock=True)
        if found is None:
            raise BookingError("draft_gone")
        changed = change(found)
        await booking_drafts.change(tx, changed)
        return await _read_back(tx, changed, practice.clock(), lang)


async def _read_back(tx: Transaction, found: BookingDraft, now: datetime, lang: Lang) -> Proposal:
    zone = await zone_within(tx, found.member_id, found.wishes.guild_id)
    slots = read_slots(found.typed, zones.zone(zone) if zone else None, now, lang)
    found, fault = _with_length(found, slots)
    wishes = found.wishes
    read = Proposal(found, zone, slots, None)
    if fault is None and wishes.booking_id is None:
        fault = pure.people_fault(found.member_id, wishes.candidate_id, wishes.interviewer_ids, wishes.kind)
    if fault is None and slots and len(read.moments) == len(slots):
        fault = pure.slots_fault(read.moments, now) or await _busy_fault(tx, found, read.moments)
    return replace(read, fault=fault)


def _with_length(found: BookingDraft, slots: Sequence[ReadSlot]) -> tuple[BookingDraft, str | None]:
    """8-9pm says how long: one length for all, in place of the minutes that the command had."""
    lengths = {int(slot.when.length.total_seconds()) // 60 for slot in slots if slot.when and slot.when.length}
    if not lengths:
        return found, None
    (minutes, *others) = sorted(lengths)
    if others or not pure.MIN_MINUTES <= minutes <= pure.MAX_MINUTES:
        return found, "lengths"
    if found.wishes.booking_id is not None:
        return found, None if minutes == found.wishes.minutes else "lengths_moved"
    return replace(found, wishes=replace(found.wishes, minutes=minutes)), None


async def _busy_fault(tx: Transaction, found: BookingDraft, slots: Sequence[datetime]) -> str | None:
    """Of the proposer and of those who are to interview with them; the candidate picks what suits."""
    people = [found.member_id, *found.wishes.interviewer_ids]
    length = timedelta(minutes=found.wishes.minutes * len(people))
    busy = await bookings.busy(tx, people, min(slots), max(slots) + length, but=found.wishes.booking_id)
    overlapping = {who for slot in slots for who, begins, ends in busy if begins < slot + length and ends > slot}
    if found.member_id in overlapping:
        return "busy_self"
    return "busy_interviewer" if overlapping else None
