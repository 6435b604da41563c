"""A hiring manager's talk: one interviewer alone, with one question of every theme. The manner changes tone, time and
follow-ups; what is measured is what every interviewer measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from bot.interview.library import Library
from bot.interview.model import Manner, Question, Round, Seat, Theme

MANNERS = (Manner.STRICT, Manner.WARM, Manner.SILENT, Manner.HURRIED)
"""Those of managers."""
MINUTES = {Manner.STRICT: 8, Manner.HURRIED: 5}
"""For an answer; the others let one take one's time. What comes later is kept and heard like all else."""
_NEVER = datetime.min.replace(tzinfo=UTC)


def talk(round_: Round, library: Library, manner: Manner) -> Round:
    """The round with this manager, who asks about every theme."""
    asked = [library.managers[ids[0]] for ids in library.themes.values()]
    seat = Seat(manner, tuple(question.principle for question in asked), manages=True)
    wishes = replace(round_.wishes, questions=len(asked), minutes=MINUTES.get(manner))
    return replace(round_, seats=(seat,), wishes=wishes)


def next_of_talk(library: Library, round_: Round, seen: Mapping[str, datetime], random: Random) -> Question | None:
    """Of the theme whose turn it is, what the member met longest ago."""
    themes = list(Theme)
    if round_.put >= len(themes):
        return None
    put = {turn.question_id for turn in round_.turns}
    fitting = [id_ for id_ in library.themes[themes[round_.put]] if id_ not in put]
    found = min(fitting, key=lambda id_: (seen.get(id_, _NEVER), random.random()), default=None)
    return library.managers[found] if found else None


def theme_of(library: Library, question_id: str) -> Theme | None:
    return next((theme for theme, ids in library.themes.items() if question_id in ids), None)
