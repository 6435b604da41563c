"""Questions of a server's own: suggested by members, accepted or set aside by those who manage, sent once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.interview.model import Lang, Level, Principle, Question

TEXT_LIMIT = 400
_PREFIX = "own-"


class Standing(StrEnum):
    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    SENT = "sent"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """At least one of the two texts is there."""

    id: int
    guild_id: int
    member_id: int
    principle: Principle
    level: Level
    text_en: str | None
    text_ko: str | None
    standing: Standing
    suggested_at: datetime
    sent_at: datetime | None = None

    @property
    def question(self) -> Question:
        """As rounds ask it: who wrote it in one language alone is read in that one."""
        english, korean = self.text_en or self.text_ko or "", self.text_ko or self.text_en or ""
        return Question(
            id=f"{_PREFIX}{self.id}",
            principle=self.principle,
            level=self.level,
            tags=frozenset(),
            text={Lang.EN: english, Lang.KO: korean},
            hint={Lang.EN: "", Lang.KO: ""},
        )


def own_number(question_id: str) -> int | None:
    """The number of the own question that goes by this id; None for a question of the library."""
    number = question_id.removeprefix(_PREFIX)
    return int(number) if number != question_id and number.isascii() and number.isdecimal() else None
