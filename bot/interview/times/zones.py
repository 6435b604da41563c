"""Time zones as people type them: IANA names, cities in English and Korean, abbreviations, UTC+9."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.interview.times.zone_names import ALIASES, POPULAR

NAME_LIMIT = 64
"""Characters of what may be typed; the longest IANA name has 32."""
SUGGESTIONS = 25

_AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_OFFSET = re.compile(r"(?:utc|gmt)([+-])0?(\d{1,2})(?::?00)?")
_MOST_BEHIND, _MOST_AHEAD = 12, 14


def find(typed: str) -> str | None:
    """The IANA name of the zone that is meant, or None. An abbreviation means the place, with its summer time."""
    wanted = _folded(typed)
    if wanted in ALIASES:
        return ALIASES[wanted]
    return _names().get(wanted) or _cities().get(wanted) or _fixed(wanted)


def suggest(typed: str, limit: int = SUGGESTIONS) -> list[str]:
    """IANA names that fit what was typed so far, the likeliest first; the popular ones for nothing typed."""
    wanted = _folded(typed)
    if not wanted:
        return list(POPULAR[:limit])
    exact = [found] if (found := find(typed)) else []
    aliases = [zone for alias, zone in ALIASES.items() if alias.startswith(wanted)]
    cities = [zone for city, zone in sorted(_cities().items()) if city.startswith(wanted)]
    within = [zone for name, zone in sorted(_names().items()) if wanted in name and zone.split("/")[0] in _AREAS]
    return list(dict.fromkeys([*exact, *aliases, *cities, *within]))[:limit]


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of a name that `find` gave. Raises KeyError, and nothing else, for any other."""
    if name not in _names().values():
        raise KeyError(name)
    return ZoneInfo(name)


def _folded(typed: str) -> str:
    """Case, blanks, underscores and hyphens between words do not matter (but `+` and `-` before digits do)."""
    text = typed.strip()[:NAME_LIMIT].casefold()
    return re.sub(r"-(?=\D)", " ", text.replace("_", " ")).replace("  ", " ")


def _fixed(wanted: str) -> str | None:
    """Whole hours from UTC. The names of these zones count the other way round."""
    match = _OFFSET.fullmatch(wanted.replace(" ", ""))
    if match is None:
        return None
    ahead, hours = match[1] == "+", int(match[2])
    if hours == 0:
        return "UTC"
    limit = _MOST_AHEAD if ahead else _MOST_BEHIND
    return f"Etc/GMT{'-' if ahead else '+'}{hours}" if hours <= limit else None


@cache
def _names() -> dict[str, str]:
    """Every IANA name by its folded form. Not what names no place on purpose."""
    return {_folded(name): name for name in available_timezones() - {"Factory", "localtime"}}


@cache
def _cities() -> dict[str, str]:
    """The last part of each name that stands for a place; of two that are alike, the shorter name."""
    places = [name for name in available_timezones() if name.split("/")[0] in _AREAS]
    places.sort(key=lambda name: (-len(name), name))
    return {_folded(name.rpartition("/")[2]): name for name in places}
