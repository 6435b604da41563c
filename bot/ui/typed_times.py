"""What was typed as a time, told back: the date with weekday and zone, why it is not taken, what it may mean.

Every room that takes times, rhythms or zones asks and tells through this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.interview.model import Lang
from bot.interview.times import zones
from bot.interview.times.points import When
from bot.interview.times.results import Past, Unread, Why
from bot.ui.actions import ActionButton
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.quoting import plain, quoted, shortened
from bot.ui.wording import Wording

UTC_ZONE = "UTC"
"""For those who have no zone yet, and named wherever it is shown."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORD_LIMIT = 60
_LABEL_LIMIT = 80
_SLASH, _PLUS = "--", "-p-"


# ---------------------------------------------------------------- as it was read


def local(moment: datetime, zone: str, wording: Wording, length: timedelta = timedelta()) -> str:
    """The time as a clock in that zone shows it, with date, weekday and zone; of a range with its end."""
    there = moment.astimezone(ZoneInfo(zone))
    end = (moment + length).astimezone(ZoneInfo(zone))
    return wording(
        "typed_time.local",
        weekday=wording(f"typed_time.weekday.{_WEEKDAYS[there.weekday()]}"),
        year=there.year,
        month=wording(f"typed_time.month.m{there.month}"),
        day=there.day,
        time=wording("typed_time.range", begin=f"{there:%H:%M}", end=f"{end:%H:%M}") if length else f"{there:%H:%M}",
        zone=_zone_at(there, zone, wording.lang),
    )


def _zone_at(there: datetime, zone: str, lang: Lang) -> str:
    """With its offset where the clock shows this time twice."""
    twice = there.replace(fold=1 - there.fold).utcoffset() != there.utcoffset()
    return zones.shown_with_offset(zone, there, lang) if twice else zones.shown(zone, lang)


def told(when: When, zone: str, wording: Wording) -> str:
    return local(when.at, zone, wording, when.length)


def why_unread(fault: Unread | Past, wording: Wording, typed: str = "") -> str:
    """`typed`, where the card quotes it already: it is not quoted a second time."""
    if isinstance(fault, Past):
        return wording("typed_time.past")
    if fault.why is Why.UNREAD and plain(fault.word) == plain(typed):
        return wording("typed_time.unread_whole")
    return wording(f"typed_time.{fault.why.value}", word=quoted(fault.word, _WORD_LIMIT))


# ---------------------------------------------------------------- zones


def zone_label(zone: str, moment: datetime, wording: Wording) -> str:
    """Seoul, UTC+09:00."""
    return shortened(zones.shown_with_offset(zone, moment, wording.lang), _LABEL_LIMIT)


def proposed_zones(interaction: Interaction) -> Sequence[str]:
    """What the language of the member's client speaks for; to be asked, never taken."""
    return zones.proposed(interaction.locale.value)


def zone_buttons(interaction: Interaction, names: Sequence[str], action: str, *arguments: object) -> list[ActionButton]:
    """One for each zone: its key is the last argument of the action."""
    wording, now = wording_of(interaction), desk_of(interaction).practice.clock()
    return [ActionButton(zone_label(name, now, wording), action, *arguments, zone_key(name)) for name in names]


def zone_key(name: str) -> str:
    """An IANA name as an argument of a button."""
    return name.replace("/", _SLASH).replace("+", _PLUS)


def zone_of_key(key: str) -> str:
    return key.replace(_PLUS, "+").replace(_SLASH, "/")


# ---------------------------------------------------------------- moments in buttons


def when_key(when: When) -> str:
    """A moment and how long, as an argument of a button."""
    return f"{int(when.at.timestamp())}-{int(when.length.total_seconds()) // 60}"


def when_of_key(key: str) -> When:
    seconds, _, minutes = key.partition("-")
    return When(datetime.fromtimestamp(int(seconds), UTC), timedelta(minutes=int(minutes)))
