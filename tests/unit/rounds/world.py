"""Values for tests of the pure parts: a question, an answer, checklists of any shape, a round."""

from datetime import UTC, datetime, timedelta

from bot.interview.hearing import ClaimKind
from bot.interview.library import Wordings
from bot.interview.model import (
    Checklist,
    Item,
    Lang,
    Principle,
    ResponseKind,
    Round,
    StarAnswer,
    Verdict,
    Wishes,
)
from bot.interview.rounds.machine import AnswerRead, AnswerSubmitted, QuestionChosen, advance

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANSWER = StarAnswer("In March, on call.", "I had to fix it by noon.", "I read the logs.", "It was back at eleven.")


def wordings_of(text: str, count: int = 4) -> dict[Item | ClaimKind, Wordings]:
    """So many wordings of each way for everything that can be asked for."""
    some = tuple(dict.fromkeys(Lang, f"{text} {number}") for number in range(count))
    return {thing: Wordings(some, some, some, {Principle.OWNERSHIP: some}) for thing in (*Item, *ClaimKind)}


WORDINGS = wordings_of("text")


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def checklist(*missing: Item, kind: ResponseKind = ResponseKind.STORY, failure: bool = False) -> Checklist:
    """Everything met but `missing`; the cause does not apply unless something failed."""

    def met(item: Item) -> bool | None:
        return None if item is Item.CAUSE and not failure else item not in missing

    verdicts = tuple(Verdict(item, met(item)) for item in Item)
    return Checklist(kind, verdicts, failure, (), (0.2, 0.1, 0.5, 0.2), 120)


def opened(**wishes) -> Round:
    """A round whose first question is put."""
    fresh = Round(1, 42, Wishes(Lang.EN, **wishes), None, None, NOW)
    return advance(fresh, QuestionChosen("ownership-01"), NOW)[0]


def answered(round_: Round, *missing: Item) -> Round:
    """The current turn answered and read, with `missing` not met."""
    number = round_.turns[-1].number
    kept, _ = advance(round_, AnswerSubmitted(number, ANSWER, Lang.EN), later(1))
    return advance(kept, AnswerRead(number, 1, checklist(*missing), WORDINGS), later(1))[0]
