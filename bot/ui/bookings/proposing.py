"""From the command to the offer: the times as typed are read back on a card, and sent after a yes."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.errors import BookingError
from bot.interview.bookings.drafts import ReadSlot
from bot.interview.bookings.model import MAX_INTERVIEWERS, MAX_SLOTS, BookingKind
from bot.interview.times.typed import TYPED_LIMIT, TimeFault
from bot.interview.times.zones import NAME_LIMIT
from bot.services.bookings import agreeing, proposals
from bot.services.bookings.proposals import Proposal
from bot.ui.acknowledging import acknowledge_now
from bot.ui.actions import ActionButton, Values, custom_id, members_menu, on_pick, on_press, on_submit
from bot.ui.bookings.announcing import open_post, tell_now
from bot.ui.bookings.cards import local
from bot.ui.card import GOOD, WARNING, Card
from bot.ui.desk import Interaction, desk_of, lang_of, wording_of
from bot.ui.form import Form
from bot.ui.headings import timestamp
from bot.ui.quoting import quoted
from bot.ui.showing import put_in_place, send
from bot.ui.time_faults import why_unread
from bot.ui.wording import Wording

log = logging.getLogger(__name__)

_TYPED_SHOWN = 60


# ---------------------------------------------------------------- the card that reads back


def draft_card(read: Proposal, wording: Wording) -> Card:
    draft, wishes = read.draft, read.draft.wishes
    lines = [_read_line(slot, read.zone, wording) for slot in read.slots]
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
    rows = [buttons]
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
    return "\n".join([*lines, wording("booking.draft.zone", zone=read.zone)])


def _read_line(slot: ReadSlot, zone: str, wording: Wording) -> str:
    typed = quoted(slot.typed, _TYPED_SHOWN)
    if slot.moment:
        time = timestamp(slot.moment, "F")
        return wording("booking.draft.read", typed=typed, local=local(slot.moment, zone, wording), time=time)
    fault = slot.refusal.fault if slot.refusal else TimeFault.UNREADABLE
    word = slot.refusal.word if slot.refusal else ""
    return wording("booking.draft.unread", typed=typed, why=why_unread(fault, word, wording))


# ---------------------------------------------------------------- its buttons and forms


@on_press("book.type", opens_form=True)
async def open_times_form(interaction: Interaction, draft_id: str) -> None:
    read = await proposals.proposal(desk_of(interaction).practice, interaction.user.id, int(draft_id))
    await _open_times(interaction, read.zone, read.draft.typed, custom_id("book.typed", draft_id))


@on_submit("book.typed")
async def take_times(interaction: Interaction, values: Values, draft_id: str) -> None:
    practice = desk_of(interaction).practice
    read = await proposals.retype(practice, interaction.user.id, int(draft_id), _times_of(values))
    await put_in_place(interaction, draft_card(read, wording_of(interaction)))


@on_press("book.move", opens_form=True)
async def open_moving_form(interaction: Interaction, booking_id: str) -> None:
    practice, member_id = desk_of(interaction).practice, interaction.user.id
    found = await agreeing.get(practice, member_id, int(booking_id))
    zone = await agreeing.zone_of(practice, member_id, found.guild_id)
    await _open_times(interaction, zone, (), custom_id("book.moving", booking_id))


@on_submit("book.moving")
async def take_other_times(interaction: Interaction, values: Values, booking_id: str) -> None:
    practice = desk_of(interaction).practice
    read = await proposals.draft_to_move(practice, interaction.user.id, int(booking_id), _times_of(values))
    # Below the card that was pressed: it goes on showing the date that stands.
    await show_draft(interaction, read)


@on_press("book.zone", opens_form=True)
async def open_zone_form(interaction: Interaction, draft_id: str) -> None:
    wording = wording_of(interaction)
    read = await proposals.proposal(desk_of(interaction).practice, interaction.user.id, int(draft_id))
    title = wording("booking.form.zone")
    form = Form(title, custom_id("book.zoned", draft_id))
    box: ui.TextInput[Any] = ui.TextInput(custom_id="zone", max_length=NAME_LIMIT, default=read.zone)
    form.add_item(ui.Label(text=title, description=wording("booking.describe.zone"), component=box))
    await interaction.response.send_modal(form)


@on_submit("book.zoned")
async def take_zone(interaction: Interaction, values: Values, draft_id: str) -> None:
    practice = desk_of(interaction).practice
    typed = values.get("zone", "")
    read = await proposals.choose_zone(practice, interaction.user.id, int(draft_id), typed)
    await put_in_place(interaction, draft_card(read, wording_of(interaction)))


@on_pick("book.interviewers")
async def take_interviewers(interaction: Interaction, chosen: str, draft_id: str) -> None:
    practice = desk_of(interaction).practice
    people = [int(one) for one in chosen.split() if not _is_bot(interaction, one)]
    read = await proposals.choose_interviewers(practice, interaction.user.id, int(draft_id), people)
    await put_in_place(interaction, draft_card(read, wording_of(interaction)))


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
        await tell_now(interaction.client, desk, booking.id)
        said = wording("booking.sent_again" if booking.moving else "booking.sent_changed")
        await put_in_place(interaction, Card([said], colour=GOOD))
        return
    try:
        message = await open_post(interaction.client, desk, booking)
    except (discord.Forbidden, discord.NotFound) as refusal:
        log.info("booking %d could not be posted (%s)", booking.id, refusal.code)
        # What was typed is theirs to send once it can be posted.
        read = await proposals.take_back(desk.practice, sent)
        await put_in_place(interaction, draft_card(read, wording))
        raise BookingError("cannot_post", channel=f"<#{booking.channel_id}>") from refusal
    await put_in_place(interaction, Card([wording("booking.sent", link=message.jump_url)], colour=GOOD))


async def show_draft(interaction: Interaction, read: Proposal) -> None:
    await send(interaction, draft_card(read, wording_of(interaction)))


async def _open_times(interaction: Interaction, zone: str, typed: Sequence[str], ids: str) -> None:
    wording = wording_of(interaction)
    form = Form(wording("booking.form.times"), ids)
    for index in range(MAX_SLOTS):
        box: ui.TextInput[Any] = ui.TextInput(
            custom_id=f"slot{index + 1}",
            required=index == 0,
            max_length=TYPED_LIMIT,
            default=(typed[index] or None) if index < len(typed) else None,
        )
        description = wording("booking.describe.slot", zone=zone) if index == 0 else None
        form.add_item(
            ui.Label(text=wording("booking.form.slot", index=index + 1), description=description, component=box)
        )
    await interaction.response.send_modal(form)


def _times_of(values: Values) -> list[str]:
    return [values.get(f"slot{index + 1}", "") for index in range(MAX_SLOTS)]


def _is_bot(interaction: Interaction, member_id: str) -> bool:
    users = (interaction.data or {}).get("resolved", {}).get("users", {})  # type: ignore[union-attr, call-overload]
    return bool(users.get(member_id, {}).get("bot"))
