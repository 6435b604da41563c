"""What a member is about to propose: the times as typed, each read back before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from bot.interview.bookings.model import BookingKind, BookingPlace
from bot.interview.model import Lang
from bot.interview.times.points import When, exactly, read_point
from bot.interview.times.results import Ambiguous, Past, Read, Reading, Unread


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
    """What was typed in the field with this number, and what it means. `reading` is None where no zone is known yet."""

    number: int
    typed: str
    reading: Reading[When] | None

    @property
    def when(self) -> When | None:
        return self.reading.value if isinstance(self.reading, Read) else None

    @property
    def choices(self) -> tuple[When, ...]:
        """What it may mean, where that has to be asked."""
        return self.reading.values if isinstance(self.reading, Ambiguous) else ()

    @property
    def fault(self) -> Unread | Past | None:
        return self.reading if isinstance(self.reading, Unread | Past) else None


def read_slots(typed: Sequence[str], zone: tzinfo | None, now: datetime, lang: Lang) -> list[ReadSlot]:
    return [
        ReadSlot(number, text, read_point(text, zone, now, lang) if zone else None)
        for number, text in enumerate(typed)
        if text.strip()
    ]


def settled(draft: BookingDraft, number: int, meant: When, zone: tzinfo) -> BookingDraft:
    """One of two meanings was chosen: in place of what was typed stands how to write it exactly."""
    typed = list(draft.typed)
    typed[number] = exactly(meant, zone)
    return replace(draft, typed=tuple(typed))
