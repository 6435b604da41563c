"""From the command to the offer: the times as typed are read back on a card, and sent after a yes."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.errors import BookingError
from bot.interview.bookings.drafts import ReadSlot
from bot.interview.bookings.model import MAX_INTERVIEWERS, MAX_SLOTS, BookingKind
from bot.interview.times import zones
from bot.interview.times.results import Ambiguous, Read
from bot.interview.times.words import TYPED_LIMIT
from bot.interview.times.zones import NAME_LIMIT
from bot.services import claims
from bot.services.bookings import agreeing, proposals
from bot.services.bookings.proposals import Proposal, Sent
from bot.services.bookings.stages import BookingChanged
from bot.ui.acknowledging import acknowledge_now
from bot.ui.actions import ActionButton, Values, custom_id, members_menu, on_pick, on_press, on_submit
from bot.ui.bookings.announcing import open_post, tell_now
from bot.ui.card import GOOD, WARNING, Card
from bot.ui.delivering import FAILURES, hurrying, passes
from bot.ui.desk import Interaction, desk_of, lang_of, wording_of
from bot.ui.form import Form
from bot.ui.headings import timestamp
from bot.ui.quoting import quoted, shortened
from bot.ui.showing import open_form, put_in_place, send
from bot.ui.typed_times import (
    proposed_zones,
    told,
    when_key,
    when_of_key,
    why_unread,
    zone_buttons,
    zone_of_key,
)
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

_TYPED_SHOWN = 60
_LABEL_LIMIT = 80
_ROW = 5
_MOST_BUTTONS = 8


# ---------------------------------------------------------------- the card that reads back


@dataclass(frozen=True, slots=True)
class ZoneAsked:
    """A question about the zone: these are offered. `typed` is a name that several places share."""

    names: Sequence[str]
    typed: str = ""


def card_of(interaction: Interaction, read: Proposal, asked: ZoneAsked | None = None) -> Card:
    """The draft read back; or first the question in which zone it is to be read."""
    if asked is None and read.zone is None:
        asked = ZoneAsked(proposed_zones(interaction))
    wording = wording_of(interaction)
    if asked is None:
        return draft_card(read, wording)
    return _zone_card(interaction, read, asked, wording)


def _zone_card(interaction: Interaction, read: Proposal, asked: ZoneAsked, wording: Wording) -> Card:
    draft_id = read.draft.id
    question = "booking.draft.ask_which_zone" if asked.typed else "booking.draft.ask_zone"
    kept = [wording("booking.draft.kept", typed=quoted(slot.typed, _TYPED_SHOWN)) for slot in read.slots]
    buttons = [
        *zone_buttons(interaction, asked.names[:_MOST_BUTTONS], "book.zone_is", draft_id),
        ActionButton(wording("booking.button.another_zone"), "book.zone", draft_id),
        ActionButton(wording("booking.button.discard"), "book.discard", draft_id),
    ]
    blocks = [_title(read, wording), "\n".join(kept), wording(question, typed=quoted(asked.typed, _TYPED_SHOWN))]
    return Card(blocks, buttons[:_ROW], buttons[_ROW:], colour=WARNING)


def draft_card(read: Proposal, wording: Wording) -> Card:
    draft, wishes = read.draft, read.draft.wishes
    lines = [_read_line(slot, read.zone or "", wording) for slot in read.slots]
    fault = [f"⚠️ {wording(f'booking.error.{read.fault}')}"] if read.fault else []
    ending = "booking.draft.ready" if read.is_ready else "booking.draft.unready"
    blocks = [
        _title(read, wording),
        "\n".join(lines) or wording("booking.draft.none"),
        "\n".join([*fault, wording(ending) if read.slots else ""]),
    ]
    typing = wording("booking.button.retype" if read.slots else "booking.button.type")
    buttons: list[ui.Item[Any]] = [
        ActionButton(typing, "book.type", draft.id),
        ActionButton(wording("booking.button.zone"), "book.zone", draft.id),
        ActionButton(wording("booking.button.discard"), "book.discard", draft.id),
    ]
    if read.is_ready:
        yes = wording("booking.button.send")
        buttons.insert(0, ActionButton(yes, "book.send", draft.id, style=discord.ButtonStyle.success))
    rows = [*_meanings(read, wording), buttons]
    if wishes.kind is BookingKind.PANEL and wishes.booking_id is None:
        menu = wording("booking.pick_interviewers")
        rows.insert(
            0,
            [
                members_menu(
                    menu, "book.interviewers", draft.id, most=MAX_INTERVIEWERS - 1, chosen=wishes.interviewer_ids
                )
            ],
        )
    return Card(blocks, *rows, colour=GOOD if read.is_ready else WARNING)


def _meanings(read: Proposal, wording: Wording) -> list[list[ui.Item[Any]]]:
    """For each that may mean several times a row with all of them."""
    return [
        [
            ActionButton(
                shortened(told(when, read.zone, wording), _LABEL_LIMIT),
                "book.meant",
                read.draft.id,
                slot.number,
                when_key(when),
                style=discord.ButtonStyle.primary,
            )
            for when in slot.choices
        ]
        for slot in read.slots
        if slot.choices and read.zone
    ]


def _title(read: Proposal, wording: Wording) -> str:
    wishes = read.draft.wishes
    candidate = f"<@{wishes.candidate_id}>" if wishes.candidate_id else wording("booking.somebody")
    key = "booking.draft.title" if wishes.booking_id is None else "booking.draft.title_move"
    kind = wording(f"booking.kind.{wishes.kind.value}")
    lines = [wording(key, number=wishes.booking_id)]
    if wishes.booking_id is None:
        lines.append(wording("booking.draft.with", candidate=candidate, kind=kind))
        lines.append(wording("booking.draft.turned" if wishes.turned else "booking.draft.straight"))
    if wishes.interviewer_ids and wishes.booking_id is None:
        members = " ".join(f"<@{member_id}>" for member_id in wishes.interviewer_ids)
        lines.append(wording("booking.draft.interviewers", members=members))
    if read.zone:
        lines.append(wording("booking.draft.zone", zone=zones.shown(read.zone, wording.lang)))
    return "\n".join(lines)


def _read_line(slot: ReadSlot, zone: str, wording: Wording) -> str:
    typed = quoted(slot.typed, _TYPED_SHOWN)
    if slot.when:
        time = timestamp(slot.when.at, "F")
        return wording("booking.draft.read", typed=typed, local=told(slot.when, zone, wording), time=time)
    if slot.fault:
        return wording("booking.draft.unread", typed=typed, why=why_unread(slot.fault, wording, slot.typed))
    return wording("booking.draft.which", typed=typed)


# ---------------------------------------------------------------- its buttons and forms


@on_press("book.type", opens_form=True)
async def open_times_form(interaction: Interaction, draft_id: str) -> None:
    read = await proposals.proposal(
        desk_of(interaction).practice, interaction.user.id, int(draft_id), lang_of(interaction)
    )
    await _open_times(interaction, read.zone, read.draft.typed, custom_id("book.typed", draft_id))


@on_submit("book.typed")
async def take_times(interaction: Interaction, values: Values, draft_id: str) -> None:
    practice = desk_of(interaction).practice
    read = await proposals.retype(practice, interaction.user.id, int(draft_id), _times_of(values), lang_of(interaction))
    await put_in_place(interaction, card_of(interaction, read))


@on_press("book.move", opens_form=True)
async def open_moving_form(interaction: Interaction, booking_id: str) -> None:
    practice, member_id = desk_of(interaction).practice, interaction.user.id
    found = await agreeing.get(practice, member_id, int(booking_id))
    zone = await agreeing.zone_of(practice, member_id, found.guild_id)
    await _open_times(interaction, zone, (), custom_id("book.moving", booking_id))


@on_submit("book.moving")
async def take_other_times(interaction: Interaction, values: Values, booking_id: str) -> None:
    practice = desk_of(interaction).practice
    read = await proposals.draft_to_move(
        practice, interaction.user.id, int(booking_id), _times_of(values), lang_of(interaction)
    )
    # Below the card that was pressed: it goes on showing the date that stands.
    await show_draft(interaction, read)


@on_press("book.zone", opens_form=True)
async def open_zone_form(interaction: Interaction, draft_id: str) -> None:
    wording = wording_of(interaction)
    read = await proposals.proposal(
        desk_of(interaction).practice, interaction.user.id, int(draft_id), lang_of(interaction)
    )
    title = wording("booking.form.zone")
    form = Form(title, custom_id("book.zoned", draft_id))
    box: ui.TextInput[Any] = ui.TextInput(custom_id="zone", max_length=NAME_LIMIT, default=_zone_typed(read, wording))
    form.add_item(ui.Label(text=title, description=wording("booking.describe.zone"), component=box))
    await open_form(interaction, form)


def _zone_typed(read: Proposal, wording: Wording) -> str | None:
    return zones.shown(read.zone, wording.lang) if read.zone else None


@on_submit("book.zoned")
async def take_zone(interaction: Interaction, values: Values, draft_id: str) -> None:
    practice = desk_of(interaction).practice
    typed, member_id, lang = values.get("zone", ""), interaction.user.id, lang_of(interaction)
    match zones.read_zone(typed):
        case Read(zone):
            read = await proposals.choose_zone(practice, member_id, int(draft_id), zone, lang)
            await put_in_place(interaction, card_of(interaction, read))
        case Ambiguous(names):
            read = await proposals.proposal(practice, member_id, int(draft_id), lang)
            await put_in_place(interaction, card_of(interaction, read, ZoneAsked(names, typed)))
        case _:
            raise BookingError("zone_unknown", word=quoted(typed, _TYPED_SHOWN))


@on_press("book.zone_is")
async def choose_zone(interaction: Interaction, draft_id: str, key: str) -> None:
    practice, lang = desk_of(interaction).practice, lang_of(interaction)
    zone = zone_of_key(key)
    read = await proposals.choose_zone(practice, interaction.user.id, int(draft_id), zone, lang)
    await put_in_place(interaction, card_of(interaction, read))


@on_press("book.meant")
async def choose_meaning(interaction: Interaction, draft_id: str, number: str, key: str) -> None:
    practice, lang = desk_of(interaction).practice, lang_of(interaction)
    meant = when_of_key(key)
    read = await proposals.choose_meaning(practice, interaction.user.id, int(draft_id), int(number), meant, lang)
    await put_in_place(interaction, card_of(interaction, read))


@on_pick("book.interviewers")
async def take_interviewers(interaction: Interaction, chosen: str, draft_id: str) -> None:
    practice = desk_of(interaction).practice
    people = [int(one) for one in chosen.split() if not _is_bot(interaction, one)]
    read = await proposals.choose_interviewers(
        practice, interaction.user.id, int(draft_id), people, lang_of(interaction)
    )
    await put_in_place(interaction, card_of(interaction, read))


@on_press("book.discard")
async def discard(interaction: Interaction, draft_id: str) -> None:
    await proposals.discard(desk_of(interaction).practice, interaction.user.id, int(draft_id))
    await put_in_place(interaction, Card([wording_of(interaction)("booking.draft.discarded")]))


@on_press("book.send")
async def send_offer(interaction: Interaction, draft_id: str) -> None:
    # Posting takes Discord longer than a blink.
    await acknowledge_now(interaction)
    desk, wording = desk_of(interaction), wording_of(interaction)
    sent = await proposals.send(desk.practice, interaction.user.id, int(draft_id), lang_of(interaction))
    booking = sent.booking
    if booking.message_id is not None:
        await tell_now(interaction.client, desk, booking.id, presser_id=interaction.user.id)
        said = wording("booking.sent_again" if booking.moving else "booking.sent_changed")
        await put_in_place(interaction, Card([said], colour=GOOD))
        return
    try:
        with hurrying():
            message = await open_post(interaction.client, desk, booking)
    except FAILURES as failure:
        await _not_posted(interaction, sent, failure)
        return
    await put_in_place(interaction, Card([wording("booking.sent", link=message.jump_url)], colour=GOOD))


async def _not_posted(interaction: Interaction, sent: Sent, failure: Exception) -> None:
    """Refused, it is a draft again. What may pass goes on by itself: a second offer is not wanted."""
    desk, wording, booking = desk_of(interaction), wording_of(interaction), sent.booking
    log.info("booking %d is not posted: %s", booking.id, failure)
    if passes(failure):
        await claims.put_off(desk.practice, BookingChanged(booking).claim)
        await put_in_place(interaction, Card([wording("booking.sent_later")], colour=WARNING))
        return
    # What was typed is theirs to send once it can be posted.
    read = await proposals.take_back(desk.practice, sent, lang_of(interaction))
    await put_in_place(interaction, card_of(interaction, read))
    raise BookingError("cannot_post", channel=f"<#{booking.channel_id}>") from failure


async def show_draft(interaction: Interaction, read: Proposal, asked: ZoneAsked | None = None) -> None:
    await send(interaction, card_of(interaction, read, asked))


async def _open_times(interaction: Interaction, zone: str | None, typed: Sequence[str], ids: str) -> None:
    wording = wording_of(interaction)
    form = Form(wording("booking.form.times"), ids)
    for index in range(MAX_SLOTS):
        box: ui.TextInput[Any] = ui.TextInput(
            custom_id=f"slot{index + 1}",
            required=index == 0,
            max_length=TYPED_LIMIT,
            default=(typed[index] or None) if index < len(typed) else None,
        )
        description = _describe(zone, wording) if index == 0 else None
        form.add_item(
            ui.Label(text=wording("booking.form.slot", index=index + 1), description=description, component=box)
        )
    await open_form(interaction, form)


def _describe(zone: str | None, wording: Wording) -> str:
    if zone is None:
        return wording("booking.describe.slot_no_zone")
    return wording("booking.describe.slot", zone=zones.shown(zone, wording.lang))


def _times_of(values: Values) -> list[str]:
    return [values.get(f"slot{index + 1}", "") for index in range(MAX_SLOTS)]


def _is_bot(interaction: Interaction, member_id: str) -> bool:
    users = (interaction.data or {}).get("resolved", {}).get("users", {})  # type: ignore[union-attr, call-overload]
    return bool(users.get(member_id, {}).get("bot"))
