"""The cards of a booked interview: the post that everybody sees, one's own card, the list, and what is asked back."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.interview.bookings.model import (
    Booking,
    BookingKind,
    BookingNews,
    BookingPlace,
    BookingRole,
    BookingState,
    is_in_calendars,
    may_move,
)
from bot.services.bookings.agreeing import PAGE_SIZE
from bot.services.panels.attendance import Attendance
from bot.ui.actions import ActionButton, choice_menu
from bot.ui.card import GOOD, PLAIN, WARNING, Card
from bot.ui.headings import timestamp
from bot.ui.paging import paged, turning
from bot.ui.quoting import shortened
from bot.ui.typed_times import local
from bot.ui.wording import Wording

_OPTION_LIMIT = 100
_AGREED = (BookingState.BOOKED, BookingState.OPENED, BookingState.OVER)


def post_card(booking: Booking, wording: Wording, *, without_event: bool = False) -> Card:
    """What everybody sees; it is edited with every change."""
    blocks = [_head(booking, wording), _state(booking, wording), *_offer(booking, wording)]
    if without_event:
        blocks.append(wording("booking.no_event"))
    rows = [_slot_buttons(booking, wording), [*_decline_button(booking, wording), _mine(booking, wording)]]
    return Card(blocks, *rows, colour=GOOD if booking.state in _AGREED else PLAIN)


def own_card(
    booking: Booking,
    member_id: int,
    wording: Wording,
    *,
    note: str = "",
    attendance: Sequence[Attendance] = (),
    away: bool = False,
) -> Card:
    """For one who takes part, with what they may do now. A `note` says what is new in place of how it stands; `away`:
    the member's DMs are closed."""
    first = [note] if note else []
    last = _offer(booking, wording)[-1:] if note else [_state(booking, wording), *_offer(booking, wording)]
    blocks = [*first, _head(booking, wording), *last, _came(attendance, wording)]
    party = booking.party(member_id)
    if party:
        blocks.append(_speaks(booking, member_id, wording))
    if away:
        blocks.append(wording("booking.away"))
    if party and booking.state is BookingState.BOOKED:
        blocks.append(wording("booking.reminders_on" if party.reminders else "booking.reminders_off"))
    picking = _slot_buttons(booking, wording) if _may_answer(booking, member_id) else []
    return Card(blocks, picking, *_own_buttons(booking, member_id, wording))


def _speaks(booking: Booking, member_id: int, wording: Wording) -> str:
    """For who interviews: in which language they will be answered, once that is known."""
    candidate = booking.party(booking.interviewed_id) if booking.interviewed_id else None
    if candidate is None or candidate.lang is None or candidate.member_id == member_id:
        return ""
    return wording("booking.speaks", language=wording(f"booking.language.{candidate.lang.value}"))


def _came(attendance: Sequence[Attendance], wording: Wording) -> str:
    lines = [wording(f"booking.presence.{one.presence.value}", member=f"<@{one.member_id}>") for one in attendance]
    return wording("booking.attendance", lines="\n".join(lines)) if lines else ""


def told_card(booking: Booking, member_id: int, wording: Wording, *, with_file: bool) -> Card:
    """The same as a message that says what is new, with room for the file."""
    key = f"booking.news.{booking.news.value}"
    if booking.news is BookingNews.CANCELLED and booking.starts_at is None:
        key = "booking.news.cancelled_before"
    mover = booking.with_role(booking.moving) if booking.moving else None
    note = wording(key, member=f"<@{mover.member_id}>") if mover else wording(key)
    card = own_card(booking, member_id, wording, note=note)
    if with_file:
        card.add_item(discord.ui.File(f"attachment://{file_name(booking)}"))
    return card


def reminder_card(booking: Booking, member_id: int, wording: Wording) -> Card:
    assert booking.starts_at is not None
    note = wording("booking.reminder", relative=timestamp(booking.starts_at, "R"))
    return own_card(booking, member_id, wording, note=note)


def sure_card(booking: Booking, member_id: int, wording: Wording) -> Card:
    """Asked back before something is called off."""
    party = booking.party(member_id)
    leaving = party is not None and party.role is BookingRole.INTERVIEWER
    action = "book.declined" if leaving else "book.cancelled"
    label = wording("booking.button.sure_leave" if leaving else "booking.button.sure")
    sure = ActionButton(label, action, booking.id, style=discord.ButtonStyle.danger)
    keep = ActionButton(wording("booking.button.keep_it"), "book.kept", booking.id)
    asked = wording("booking.sure_decline" if leaving else "booking.sure_cancel")
    return Card([_head(booking, wording), asked], [sure, keep], colour=WARNING)


def file_name(booking: Booking) -> str:
    return f"interview-{booking.id}.ics"


# ---------------------------------------------------------------- what stands on them


def _head(booking: Booking, wording: Wording) -> str:
    title = wording("booking.title", number=booking.id, kind=wording(f"booking.kind.{booking.kind.value}"))
    lines = [title, _people(booking, wording)]
    if booking.starts_at and booking.state is not BookingState.OFFERED:
        times = {"time": timestamp(booking.starts_at, "F"), "relative": timestamp(booking.starts_at, "R")}
        lines.append(wording("booking.when", **times))
    key = "booking.length_each" if booking.kind is BookingKind.PANEL else "booking.length"
    lines += [wording(key, count=booking.minutes), _where(booking, wording)]
    return "\n".join(lines)


def _people(booking: Booking, wording: Wording) -> str:
    proposer, candidate = booking.proposer_id, booking.candidate_id
    if booking.state is BookingState.OFFERED and proposer and booking.kind is BookingKind.ONE_TO_ONE:
        turned = "_turned" if booking.turned else ""
        if candidate is None:
            return wording(f"booking.offered.anybody{turned}", proposer=f"<@{proposer}>")
        return wording(f"booking.offered.to{turned}", proposer=f"<@{proposer}>", candidate=f"<@{candidate}>")
    names = " ".join(f"<@{member_id}>" for member_id in booking.asking_ids) or wording("booking.nobody")
    nobody = wording("booking.somebody" if booking.state is BookingState.OFFERED else "booking.nobody")
    interviewed = f"<@{booking.interviewed_id}>" if booking.interviewed_id else nobody
    return wording("booking.people", interviewers=names, candidate=interviewed)


def _where(booking: Booking, wording: Wording) -> str:
    by_voice = booking.place is BookingPlace.VOICE
    if booking.thread_id is not None and not by_voice:
        return wording("booking.place.thread", place=f"<#{booking.thread_id}>")
    place = f"<#{booking.place_id if by_voice else booking.channel_id}>"
    return wording(f"booking.place.{booking.place.value}", place=place)


def _state(booking: Booking, wording: Wording) -> str:
    return "" if booking.state is BookingState.OFFERED else wording(f"booking.state.{booking.state.value}")


def _offer(booking: Booking, wording: Wording) -> list[str]:
    if not booking.is_offered or not booking.slots:
        return []
    lines = [
        wording("booking.slot", index=index, time=timestamp(slot, "F"), relative=timestamp(slot, "R"))
        for index, slot in enumerate(booking.slots, start=1)
    ]
    mover = booking.with_role(booking.moving) if booking.moving else None
    asked = wording("booking.offered.again", member=f"<@{mover.member_id}>") if mover else ""
    return [asked, "\n".join([wording("booking.pick"), *lines])]


# ---------------------------------------------------------------- what can be pressed


def _slot_buttons(booking: Booking, wording: Wording) -> list[ActionButton]:
    if not booking.is_offered:
        return []
    return [
        ActionButton(
            wording("booking.button.slot", index=index),
            "book.pick",
            booking.id,
            int(slot.timestamp()),
            style=discord.ButtonStyle.primary,
        )
        for index, slot in enumerate(booking.slots, start=1)
    ]


def _decline_button(booking: Booking, wording: Wording) -> list[ActionButton]:
    if booking.moving is not None:
        return [ActionButton(wording("booking.button.keep"), "book.decline", booking.id)]
    if booking.state is BookingState.OFFERED and booking.candidate_id is not None:
        return [ActionButton(wording("booking.button.none"), "book.decline", booking.id)]
    return []


def _mine(booking: Booking, wording: Wording) -> ActionButton:
    return ActionButton(wording("booking.button.mine"), "book.mine", booking.id)


def _may_answer(booking: Booking, member_id: int) -> bool:
    party = booking.party(member_id)
    if party is None or not booking.is_offered:
        return False
    if booking.moving is BookingRole.CANDIDATE:
        return party.role is BookingRole.PROPOSER
    return party.role is BookingRole.CANDIDATE


def _remind_button(booking: Booking, wanted: bool, wording: Wording) -> ActionButton:
    """What it does stands on it: whoever presses it again, since nothing came back, undoes nothing."""
    if wanted:
        return ActionButton(wording("booking.button.remind_off"), "book.remind_stop", booking.id)
    return ActionButton(wording("booking.button.remind"), "book.remind", booking.id)


def _own_buttons(booking: Booking, member_id: int, wording: Wording) -> list[list[ActionButton]]:
    party = booking.party(member_id)
    file = ActionButton(wording("booking.button.file"), "book.file", booking.id)
    if party is None or booking.state not in (BookingState.OFFERED, BookingState.BOOKED):
        taking_out = [file] if party and is_in_calendars(booking) else []
        return [[*taking_out, ActionButton(wording("booking.button.list"), "book.list", 0)]]
    first: list[ActionButton] = []
    if booking.state is BookingState.BOOKED:
        first.append(file)
        first.append(_remind_button(booking, party.reminders, wording))
    if may_move(booking, member_id):
        first.append(ActionButton(wording("booking.button.move"), "book.move", booking.id))
    second = _decline_button(booking, wording) if _may_answer(booking, member_id) else []
    leaving = party.role is BookingRole.INTERVIEWER
    if leaving or party.role is BookingRole.PROPOSER or booking.state is BookingState.BOOKED:
        label = wording("booking.button.leave" if leaving else "booking.button.cancel")
        second.append(ActionButton(label, "book.cancel", booking.id))
    return [first, [*second, ActionButton(wording("booking.button.list"), "book.list", 0)]]


# ---------------------------------------------------------------- the list


def list_card(found: Sequence[Booking], total: int, number: int, member_id: int, wording: Wording) -> Card:
    """`number` counts pages from 0."""
    if not found:
        return Card([wording("booking.list.empty")])
    pages = -(-total // PAGE_SIZE)
    options = [
        discord.SelectOption(label=shortened(_option(booking, wording), _OPTION_LIMIT), value=str(booking.id))
        for booking in found
    ]
    title = paged(wording("booking.list.title"), number, pages, wording)
    lines = "\n".join(_line(booking, member_id, wording) for booking in found)
    menu = choice_menu(wording("booking.list.pick"), options, "book.open")
    return Card([title, lines], [menu], turning("book.list", number, pages, wording))


def _line(booking: Booking, member_id: int, wording: Wording) -> str:
    others = [f"<@{party.member_id}>" for party in booking.parties if party.member_id != member_id]
    somebody = wording("booking.somebody" if booking.state is BookingState.OFFERED else "booking.nobody")
    return wording(
        "booking.list.line",
        number=booking.id,
        state=wording(f"booking.list.state.{booking.state.value}"),
        time=timestamp(booking.starts_at or min(booking.slots, default=booking.created_at), "f"),
        other=" ".join(others) or somebody,
    )


def _option(booking: Booking, wording: Wording) -> str:
    return wording(
        "booking.list.option",
        number=booking.id,
        kind=wording(f"booking.kind.{booking.kind.value}"),
        state=wording(f"booking.list.state.{booking.state.value}"),
    )


def choice_name(booking: Booking, zone: str, wording: Wording) -> str:
    """For what is offered while typing, where no time stamp can stand."""
    moment = booking.starts_at or min(booking.slots, default=booking.created_at)
    state = wording(f"booking.list.state.{booking.state.value}")
    return shortened(
        wording("booking.choice", number=booking.id, state=state, time=local(moment, zone, wording)), _OPTION_LIMIT
    )
