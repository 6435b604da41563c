"""What a member wished of a path, as arguments of a button that starts it."""

from __future__ import annotations

from datetime import date

from bot.interview.model import Lang, Level
from bot.interview.paths.model import Pace, PathWishes, Position, Stage
from bot.interview.profiles import Profile

_NONE = "-"
_PLACES = (Stage.APPLICATION, Stage.TECHNICAL, Stage.LOOP, Stage.MANAGER)
"""Of the languages: later ones come last, for buttons of before are pressed, too."""


def packed(wishes: PathWishes) -> tuple[str, ...]:
    """`unpacked` reads them back. Everything by its place: a custom id has a hundred characters."""
    langs = "".join(wishes.langs[stage].value if stage in wishes.langs else "--" for stage in _PLACES)
    day = wishes.interview_on.strftime("%Y%m%d") if wishes.interview_on else _NONE
    level = str(list(Level).index(wishes.level)) if wishes.level else _NONE
    places = (list(Position).index(wishes.position), list(Profile).index(wishes.profile))
    return (*map(str, places), langs, wishes.pace.value, day, level)


def unpacked(position: str, profile: str, langs: str, pace: str, day: str, level: str) -> PathWishes:
    """Languages of stages that the button does not know are left to the client's."""
    pairs = zip(_PLACES, (langs[at : at + 2] for at in range(0, len(langs), 2)), strict=False)
    return PathWishes(
        position=list(Position)[int(position)],
        profile=list(Profile)[int(profile)],
        langs={stage: Lang(code) for stage, code in pairs if code != "--"},
        pace=Pace(pace),
        interview_on=None if day == _NONE else date(int(day[:4]), int(day[4:6]), int(day[6:])),
        level=None if level == _NONE else list(Level)[int(level)],
    )
