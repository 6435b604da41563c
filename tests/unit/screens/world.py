"""Questions and verdicts of a technical screen, made up in a line."""

from __future__ import annotations

from bot.interview.model import Lang
from bot.interview.profiles import Depth, KeyPoint, Profile, QuestionKind, TechnicalQuestion
from bot.interview.screens.verdicts import Found, PointsVerdict, PointVerdict, Words, WrongSaid

TEXT = {Lang.EN: "What is it?", Lang.KO: "무엇인가요?"}
SOMEWHERE = Words(0, 4)


def question(id_: str, profile: Profile, kind: QuestionKind, level: Depth) -> TechnicalQuestion:
    points = tuple(KeyPoint(f"point_{n}", TEXT, (("term",),)) for n in range(4))
    return TechnicalQuestion(id_, profile, kind, level, TEXT, TEXT, TEXT, points, (), "RFC 1")


def verdict(found: int, missing: int = 0, *, partly: int = 0, wrong: int = 0, reasoned: bool = False) -> PointsVerdict:
    states = [Found.FOUND] * found + [Found.PARTLY] * partly + [Found.MISSING] * missing
    points = tuple(
        PointVerdict(f"point_{n}", state, None if state is Found.MISSING else SOMEWHERE)
        for n, state in enumerate(states)
    )
    said = tuple(WrongSaid(f"wrong_{n}", SOMEWHERE) for n in range(wrong))
    return PointsVerdict(points, said, SOMEWHERE if reasoned else None)


STRONG, WEAK = verdict(4), verdict(0, 4)
