"""Reads an answer and fills the checklist: deterministic, without a network.

`checking` says how. What it takes (numbers, weights, an encoder of sentences) is loaded by the first answer that is
read: the bot's own process reads none, see `serving`.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.checker.telling import language_of
from bot.interview.facets import Aspect
from bot.interview.model import Checklist, Item, Lang, Principle, StarAnswer, Telling
from bot.interview.profiles import TechnicalQuestion
from bot.interview.screens.verdicts import PointsVerdict

__all__ = ["check", "judge_points", "judge_reply", "language_of", "match", "split"]


def check(answer: StarAnswer, lang: Lang, asked: Principle | None, aspects: tuple[Aspect, ...] = ()) -> Checklist:
    """The checklist of an answer to a question about `asked` that asks for `aspects`, the decisive one first. The same
    answer always gives the same one."""
    from bot.checker.checking import checked

    return checked(answer, lang, asked, aspects)


def split(text: str, lang: Lang) -> StarAnswer:
    """An answer told in one piece, cut into the four fields in order of the text."""
    from bot.checker.splitting import parts_of

    return parts_of(text, lang)


def judge_reply(answer: StarAnswer, item: Item, reply: str, lang: Lang) -> tuple[bool, str]:
    """Whether `reply` gives the item that was asked for, and the words of it that do. `answer` is without the reply,
    and its language is `lang`, whatever the reply is written in: the question is the frame, the reply fills it."""
    from bot.checker.replies import judged_reply

    return judged_reply(answer, item, reply, lang)


def judge_points(question: TechnicalQuestion, answer: str) -> PointsVerdict:
    """Which key points of a technical question the answer states, each with its words, and what it states wrongly."""
    from bot.checker import points
    from bot.checker.points.closeness import close

    return points.judge_points(question, answer, close)


def match(answers: Sequence[Telling], question: str, principle: Principle, aspects: tuple[Aspect, ...]) -> list[float]:
    """How well each story answers a question about `principle` that asks for `aspects`; `question` is its text."""
    from bot.checker import matching

    return matching.match(answers, question, principle, aspects)
