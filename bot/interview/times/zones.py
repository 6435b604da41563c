"""Time zones as people type them and as they are shown: cities, countries, abbreviations, UTC+9; Seoul, UTC+09:00."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from bot.interview.model import Lang
from bot.interview.times.results import Ambiguous, Read, Reading, Unread, Why
from bot.interview.times.zone_names import ALIASES, KOREAN_CITIES, POPULAR, SEASONAL, SEVERAL

NAME_LIMIT = 64
"""Characters of what may be typed; the longest IANA name has 32."""
SUGGESTIONS = 25

_AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_OFFSET = re.compile(r"(?:(?:utc|gmt) ?)?([+-]) ?(\d{1,2})(?::?(\d{2}))?")
_ENDING = re.compile(
    r" ?(?:(?:standard|daylight|summer|local)? ?time|표준시간대|표준시|시간대|시간|시각)?"
    r"(?: ?(?:으로|로|기준으로|기준))?$"
)
_TOLD_ENDING = re.compile(r"time$|시간|표준시|시각")
_MOST_BEHIND, _MOST_AHEAD = 12, 14
_FIXED_PLACES = {
    "+03:30": "Asia/Tehran",
    "+04:30": "Asia/Kabul",
    "+05:30": "Asia/Kolkata",
    "+05:45": "Asia/Kathmandu",
    "+06:30": "Asia/Yangon",
    "+08:45": "Australia/Eucla",
    "+09:30": "Australia/Darwin",
    "-09:30": "Pacific/Marquesas",
}
"""Where the clocks stand so all the year: there is no zone by the name of these offsets."""
_WORDS_TOO = frozenset(
    [
        "center",
        "wake",
        "easter",
        "midway",
        "troll",
        "nome",
        "knox",
        "west",
        "central",
        "mountain",
        "us",
        "america",
        "universal",
        "z",
    ]
)
"""Names that mean something else as often: within a time they are no zone, but for `… time`."""
_DIRECTIONS = {f"Australia/{name}" for name in ("North", "South", "West")}
_MOST_OF_A_COUNTRY = 4


# ---------------------------------------------------------------- what is meant


def read_zone(typed: str) -> Reading[str]:
    """IANA names. An abbreviation means the place, with its summer time."""
    if found := _places(typed.strip()[:NAME_LIMIT]):
        return Read(found[0]) if len(found) == 1 else Ambiguous(tuple(sorted(found)))
    return Unread(Why.UNREAD, typed.strip()[:NAME_LIMIT])


def find(typed: str) -> str | None:
    """The IANA name of the one zone that is meant, or None."""
    read = read_zone(typed)
    return read.value if isinstance(read, Read) else None


def _places(typed: str) -> Sequence[str]:
    wanted = _folded(typed)
    shorter = _ENDING.sub("", wanted)
    for name in dict.fromkeys((wanted, shorter)):
        if name in SEASONAL:
            return (SEASONAL[name][0],)
        if found := _known().get(name):
            return found
    fixed_name = _fixed(wanted)
    return (fixed_name,) if fixed_name else ()


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of a name that `find` gave. Raises KeyError, and nothing else, for any other."""
    if name not in _names().values():
        raise KeyError(name)
    return ZoneInfo(name)


def within(typed: str) -> list[tzinfo]:
    """What the words of a typed time name; several where they may mean several. `typed` is folded already."""
    wanted = _folded(typed.rstrip(".!"))
    shorter = _ENDING.sub("", wanted)
    told = bool(_TOLD_ENDING.search(wanted))
    if offset := _offset(wanted):
        return [offset] if typed[0].isalpha() else []
    if wanted in SEASONAL or shorter in SEASONAL:
        name, hours = SEASONAL.get(wanted) or SEASONAL[shorter]
        return [zone(name), timezone(timedelta(hours=hours))]
    if len(shorter) < 2 or (shorter in _WORDS_TOO and not told):
        return []
    found = _known().get(wanted) or _known().get(shorter) or ()
    seasons = {"cst": -6, "bst": 1, "mst": -7}
    if wanted == "bst":
        return [*map(zone, found), timezone(timedelta(hours=seasons[wanted]))]
    return [zone(name) for name in found]


def _folded(typed: str) -> str:
    """Case, accents, blanks, commas, underscores and hyphens between words do not matter."""
    text = typed.strip()[:NAME_LIMIT].casefold().replace("ø", "o").replace("ł", "l").replace("ı", "i")
    text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    text = unicodedata.normalize("NFKC", text)
    return " ".join(re.sub(r"-(?=[^\d\s])|[_,.’']", " ", text).split())


def _fixed(wanted: str) -> str | None:
    """A name for so many hours from UTC. The names of whole hours count the other way round."""
    offset = _offset(wanted)
    if offset is None:
        return None
    shown_as = _offset_text(offset.utcoffset(None))
    if shown_as == "+00:00":
        return "UTC"
    if not shown_as.endswith(":00"):
        return _FIXED_PLACES.get(shown_as)
    hours = int(shown_as[1:3])
    return f"Etc/GMT{'-' if shown_as[0] == '+' else '+'}{hours}"


def _offset(wanted: str) -> timezone | None:
    match = _OFFSET.fullmatch(wanted)
    if match is None:
        return None
    hours, minutes = int(match[2]), int(match[3] or 0)
    limit = _MOST_AHEAD if match[1] == "+" else _MOST_BEHIND
    if hours > limit or minutes > 59 or (hours == limit and minutes):
        return None
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(ahead if match[1] == "+" else -ahead)


# ---------------------------------------------------------------- names


@cache
def _known() -> dict[str, Sequence[str]]:
    """All that a zone may be called, folded; what is written here goes before what the database of zones has."""
    called: dict[str, Sequence[str]] = {name: (zone_name,) for name, zone_name in ALIASES.items()}
    called |= dict(SEVERAL)
    spelt = {alias.replace("ü", "ue").replace("ö", "oe"): zones for alias, zones in called.items()}
    found = {_folded(name): zones for name, zones in (called | spelt).items()}
    for name, zone_name in _names().items():
        found.setdefault(name, (zone_name,))
    for city, zone_name in _cities().items():
        found.setdefault(city, (zone_name,))
    for country, zone_names in _countries().items():
        found.setdefault(country, zone_names)
    return found


@cache
def _names() -> dict[str, str]:
    """Every IANA name by its folded form. Not what names no place on purpose."""
    return {_folded(name): name for name in sorted(available_timezones() - {"Factory", "localtime"})}


@cache
def _cities() -> dict[str, str]:
    """The last part of each name that stands for a place; of two that are alike, the shorter name."""
    places = [name for name in available_timezones() if name.split("/")[0] in _AREAS and name not in _DIRECTIONS]
    places.sort(key=lambda name: (-len(name), name))
    return {_folded(name.rpartition("/")[2]): name for name in places}


@cache
def _countries() -> dict[str, Sequence[str]]:
    """Countries by their English names, each with the zones whose clocks differ."""
    table = files("tzdata") / "zoneinfo"
    zones_of: dict[str, list[str]] = {}
    for line in _lines((table / "zone.tab").read_text("utf-8")):
        zones_of.setdefault(line[0], []).append(line[2])
    found = {}
    for code, name in _lines((table / "iso3166.tab").read_text("utf-8")):
        if zone_names := _differing(zones_of.get(code, [])):
            found[_folded(name)] = zone_names
    return found


def _lines(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _differing(names: Sequence[str]) -> Sequence[str]:
    """One for each way that clocks go in a year."""
    clocks: dict[tuple[timedelta | None, ...], str] = {}
    for name in names:
        moments = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 7))
        clocks.setdefault(tuple(moment.astimezone(ZoneInfo(name)).utcoffset() for moment in moments), name)
    return tuple(clocks.values())[:_MOST_OF_A_COUNTRY]


def suggest(typed: str, limit: int = SUGGESTIONS) -> list[str]:
    """IANA names that fit what was typed so far, the likeliest first; the popular ones for nothing typed."""
    wanted = _folded(typed)
    if not wanted:
        return list(POPULAR[:limit])
    exact = _places(typed)
    called = [one for name, zones in _known().items() if name.startswith(wanted) for one in zones]
    inside = [name for folded, name in _names().items() if wanted in folded and name.split("/")[0] in _AREAS]
    return list(dict.fromkeys([*exact, *called, *inside]))[:limit]


# ---------------------------------------------------------------- as it is shown


def shown(name: str, lang: Lang) -> str:
    """As people say it: Seoul, 서울, UTC+09:00; never Etc/GMT-9."""
    area, _, city = name.partition("/")
    if area == "Etc" or not city:
        offset = datetime(2026, 1, 1, tzinfo=UTC).astimezone(ZoneInfo(name)).utcoffset()
        return f"UTC{_offset_text(offset)}" if offset else "UTC"
    korean = KOREAN_CITIES.get(name) if lang is Lang.KO else None
    return korean or name.rpartition("/")[2].replace("_", " ")


def shown_with_offset(name: str, moment: datetime, lang: Lang) -> str:
    """Seoul, UTC+09:00."""
    plain, offset = shown(name, lang), f"UTC{_offset_text(moment.astimezone(zone(name)).utcoffset())}"
    return offset if plain in (offset, "UTC") and plain != "UTC" else f"{plain}, {offset}" if plain != "UTC" else plain


def _offset_text(offset: timedelta | None) -> str:
    minutes = int((offset or timedelta()).total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


# ---------------------------------------------------------------- what is proposed

_OF_LOCALE = {
    "ko": ("Asia/Seoul",),
    "ja": ("Asia/Tokyo",),
    "zh-CN": ("Asia/Shanghai",),
    "zh-TW": ("Asia/Taipei",),
    "en-GB": ("Europe/London",),
    "en-US": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    "de": ("Europe/Berlin",),
    "fr": ("Europe/Paris",),
    "es-ES": ("Europe/Madrid",),
    "it": ("Europe/Rome",),
    "nl": ("Europe/Amsterdam",),
    "pl": ("Europe/Warsaw",),
    "pt-BR": ("America/Sao_Paulo",),
    "ru": ("Europe/Moscow",),
    "tr": ("Europe/Istanbul",),
    "uk": ("Europe/Kyiv",),
    "vi": ("Asia/Ho_Chi_Minh",),
    "th": ("Asia/Bangkok",),
    "hi": ("Asia/Kolkata",),
    "id": ("Asia/Jakarta",),
    "sv-SE": ("Europe/Stockholm",),
    "da": ("Europe/Copenhagen",),
    "no": ("Europe/Oslo",),
    "fi": ("Europe/Helsinki",),
    "cs": ("Europe/Prague",),
    "hu": ("Europe/Budapest",),
    "ro": ("Europe/Bucharest",),
    "bg": ("Europe/Sofia",),
    "el": ("Europe/Athens",),
    "hr": ("Europe/Zagreb",),
    "lt": ("Europe/Vilnius",),
    "es-419": ("America/Mexico_City", "America/Bogota", "America/Argentina/Buenos_Aires"),
}


def proposed(locale: str) -> Sequence[str]:
    """The zones of most who use Discord in this language: proposals, never more."""
    return _OF_LOCALE.get(locale, ())
