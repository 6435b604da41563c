"""Which of a member's stories to tell: to a question, for a principle, over a whole loop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.checker import language_of
from bot.interview.model import Lang, Principle, Question
from bot.interview.stories import matching, planning
from bot.interview.stories.matching import Match
from bot.interview.stories.model import MOST_STORIES, Story
from bot.interview.stories.planning import Plan
from bot.services.practice import Practice
from bot.store.stories import queries as stories

_AT_ONCE = 8
"""Stories that are read in one go: whoever waits for the checker comes in between."""


@dataclass(frozen=True, slots=True)
class Matched:
    """`found`: those that fit, the best first; `looked_at`: how many there were to choose from."""

    found: tuple[Match, ...]
    looked_at: int


async def in_use(practice: Practice, member_id: int) -> list[Story]:
    """Without those that are retired."""
    async with practice.database.reading() as tx:
        found, _ = await stories.page(tx, member_id, offset=0, limit=MOST_STORIES)
    return [story for story in found if story.retired_at is None]


async def to_question(practice: Practice, member_id: int, question: Question, lang: Lang) -> Matched:
    mine = await in_use(practice, member_id)
    scores: list[float] = []
    for some in _several(mine):
        answers = [(story.answer, language_of(story.answer)) for story in some]
        scores += await practice.reader.match(answers, question.text[lang], question.principle, question.facets)
    return Matched(matching.for_question(mine, scores), len(mine))


async def to_principle(practice: Practice, member_id: int, principle: Principle) -> Matched:
    mine = await in_use(practice, member_id)
    near = practice.library.principles[principle].confused_with
    return Matched(matching.for_principle(mine, principle, near), len(mine))


async def over_loop(practice: Practice, member_id: int) -> tuple[Plan, int]:
    """Stories for five interviewers with all sixteen principles, and how many there were to choose from."""
    mine = await in_use(practice, member_id)
    near = {principle: guide.confused_with for principle, guide in practice.library.principles.items()}
    return planning.plan(mine, planning.dealt(tuple(Principle)), near), len(mine)


def _several(found: Sequence[Story]) -> Iterator[Sequence[Story]]:
    for start in range(0, len(found), _AT_ONCE):
        yield found[start : start + _AT_ONCE]
