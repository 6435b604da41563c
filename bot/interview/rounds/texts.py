"""What a form or a reply makes of the texts of an answer."""

from __future__ import annotations

from bot.interview.model import FIELD_LIMIT, Field, StarAnswer, Version


def with_tails(answer: StarAnswer, earlier: Version | None) -> StarAnswer:
    """A form holds FIELD_LIMIT characters; what an earlier version had beyond that follows the revised text."""
    for field in Field:
        tail = earlier.answer.text(field)[FIELD_LIMIT:] if earlier else ""
        answer = answer.with_text(field, answer.text(field) + tail)
    return answer


def added(answer: StarAnswer, field: Field, reply: str) -> StarAnswer:
    """The answer with `reply` told at the end of `field`."""
    text = answer.text(field)
    return answer.with_text(field, f"{text}\n{reply}" if text.strip() else reply)
