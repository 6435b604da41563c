"""What a member is about to propose: the times as typed, each read back before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.interview.bookings.model import BookingKind, BookingPlace
from bot.interview.model import Lang
from bot.interview.times.typed import TypedTimeError, read_time


@dataclass(frozen=True, slots=True)
class BookingWishes:
    """`candidate_id` None: whoever is free. `interviewer_ids` are those beside the proposer. `booking_id`: to move.
    `turned`: the proposer is interviewed, by whoever answers."""

    guild_id: int
    channel_id: int
    candidate_id: int | None
    interviewer_ids: tuple[int, ...]
    kind: BookingKind
    place: BookingPlace
    place_id: int | None
    minutes: int
    lang: Lang
    booking_id: int | None = None
    turned: bool = False


@dataclass(frozen=True, slots=True)
class BookingDraft:
    id: int
    member_id: int
    wishes: BookingWishes
    typed: tuple[str, ...]
    """One entry for each field of the form, empty ones too."""
    begun_at: datetime


@dataclass(frozen=True, slots=True)
class ReadSlot:
    """What was typed, and the moment (UTC) it means or why it means none."""

    typed: str
    moment: datetime | None = None
    refusal: TypedTimeError | None = None


def read_slots(typed: Sequence[str], zone: tzinfo, now: datetime) -> list[ReadSlot]:
    return [_read(text, zone, now) for text in typed if text.strip()]


def _read(text: str, zone: tzinfo, now: datetime) -> ReadSlot:
    try:
        return ReadSlot(text, moment=read_time(text, zone, now))
    except TypedTimeError as refusal:
        return ReadSlot(text, refusal=refusal)
