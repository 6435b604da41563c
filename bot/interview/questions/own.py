"""Questions of a server's own: suggested by members, accepted or set aside by those who manage, sent once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.interview.library import folded
from bot.interview.model import Lang, Level, Principle, Question
from bot.interview.visible import as_text

TEXT_LIMIT = 400
_PREFIX = "own-"


class Standing(StrEnum):
    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    SENT = "sent"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """As somebody wrote it; at least one of the two texts is there."""

    principle: Principle
    level: Level
    text_en: str | None
    text_ko: str | None

    @property
    def told(self) -> frozenset[str]:
        """What two questions are compared by: blanks, case and punctuation make no other question."""
        return frozenset(folded(text) for text in (self.text_en, self.text_ko) if text)


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
        english = as_text(self.text_en or self.text_ko or "")
        korean = as_text(self.text_ko or self.text_en or "")
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
