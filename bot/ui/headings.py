"""What many cards begin with: which question this is, its text; and times as each reader's client shows them."""

from __future__ import annotations

from datetime import datetime

from bot.interview.model import Question, Round, Turn
from bot.ui.quoting import shortened
from bot.ui.wording import Wording


def heading(round_: Round, turn: Turn, question: Question, wording: Wording) -> str:
    return wording(
        "question.heading",
        number=place_of(round_, turn),
        of=max(round_.wishes.questions, len(counted(round_))),
        principle=wording.principle(question.principle),
        level=wording(f"level.{question.level.value}"),
    )


def asked(question: Question, wording: Wording, limit: int = 400) -> str:
    return f"> {shortened(question.text[wording.lang], limit)}"


def place_of(round_: Round, turn: Turn) -> int:
    """Counts from 1. A question that was swapped away has no number of its own: it shows the one it stood for."""
    return sum(t.number < turn.number for t in counted(round_)) + 1


def counted(round_: Round) -> list[Turn]:
    """The turns that count: all but those that were swapped away unanswered."""
    return [turn for turn in round_.turns if turn.skipped_at is None or turn.versions]


def timestamp(moment: datetime, style: str) -> str:
    """A time that each reader's client shows in their own zone; style R is relative, d a date, f date and time."""
    return f"<t:{int(moment.timestamp())}:{style}>"
