"""What the reader of key points hands over: one frozen verdict on one technical answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Found(StrEnum):
    """FOUND: the answer states the point. PARTLY: it touches it, or tells its halves far apart."""

    FOUND = "found"
    PARTLY = "partly"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Words:
    """Characters start to end (exclusive) of the answer as typed."""

    start: int
    end: int

    def of(self, answer: str) -> str:
        return answer[self.start : self.end]


@dataclass(frozen=True, slots=True)
class PointVerdict:
    """`words` is None where the point is missing: no point without words."""

    point: str
    found: Found
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class WrongSaid:
    """A wrong statement that the answer makes, and where."""

    wrong: str
    words: Words


@dataclass(frozen=True, slots=True)
class PointsVerdict:
    """Every point of the question in its order. `reasoned` has the words where the answer owns up to not knowing and
    says what it would look at instead: no point by itself, but no empty answer either."""

    points: tuple[PointVerdict, ...]
    wrong: tuple[WrongSaid, ...] = ()
    reasoned: Words | None = None

    def count(self, found: Found) -> int:
        return sum(verdict.found is found for verdict in self.points)

    @property
    def missed(self) -> tuple[str, ...]:
        """Points that are not there, or not whole, in the question's order."""
        return tuple(verdict.point for verdict in self.points if verdict.found is not Found.FOUND)
