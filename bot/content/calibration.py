"""What an author writes of a prepared answer: the answer in one language, and the expert's word on every item."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, StrictStr, ValidationInfo, create_model

from bot.content.entries import Entry, checked_id, expected, wants_of
from bot.interview.model import Item, Lang

MAX_QUESTION = 200
MAX_FIELD = 900
"""Four of these and the question fit one card."""
MAX_REASON = 160


class Mark(StrEnum):
    MET = "met"
    MISSING = "missing"


class CauseMark(StrEnum):
    """There is no cause to name where nothing failed."""

    MET = "met"
    MISSING = "missing"
    NOTHING_FAILED = "nothing_failed"


def _fits(limit: int) -> Callable[[str, ValidationInfo], str]:
    def fits(text: str, info: ValidationInfo) -> str:
        """The language is that of the file, which the whole validation is told."""
        wants = wants_of(text, limit, Lang(str(info.context)))
        if wants:
            raise expected("; ".join(wants))
        return text

    return fits


QuestionLine = Annotated[StrictStr, AfterValidator(_fits(MAX_QUESTION))]
FieldText = Annotated[StrictStr, AfterValidator(_fits(MAX_FIELD))]
Reason = Annotated[StrictStr, AfterValidator(_fits(MAX_REASON))]


class MarkEntry(Entry):
    verdict: Mark
    reason: Reason


class CauseEntry(Entry):
    verdict: CauseMark
    reason: Reason


_MARKS: dict[str, Any] = {item.value: (CauseEntry if item is Item.CAUSE else MarkEntry, ...) for item in Item}
ExpertEntry = create_model("ExpertEntry", __base__=Entry, **_MARKS)


class AnswerEntry(Entry):
    id: Annotated[StrictStr, AfterValidator(checked_id)]
    question: QuestionLine
    situation: FieldText
    task: FieldText
    action: FieldText
    result: FieldText
    expert: ExpertEntry  # type: ignore[valid-type]


class AnswersFile(Entry):
    lang: Lang
    answers: list[AnswerEntry]
