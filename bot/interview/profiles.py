"""What a technical screen asks, as authors wrote it: questions by profile, each with the points a good answer makes.

On the ground, because `bot.interview.library` holds them beside the behavioural questions. `bot.content` fills it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from bot.interview.texts import Text

Terms = tuple[tuple[str, ...], ...]
"""Groups of alternatives: what has one of every group says the thing."""


class Profile(StrEnum):
    """The fields that a technical screen is about; the general questions belong to every screen."""

    GENERAL = "general"
    NETWORK = "network"
    SECURITY = "security"
    DATABASE = "database"
    BIG_DATA = "big_data"
    LINUX = "linux"
    CONTAINERS = "containers"
    SERVERLESS = "serverless"
    DEPLOYMENT = "deployment"

    @property
    def prefix(self) -> str:
        """How the ids of its questions begin."""
        return f"{self.value.replace('_', '-')}-"


class QuestionKind(StrEnum):
    """What a technical question wants. BROKEN is "it is broken, what next?", PRACTICE to reckon or to read output."""

    EXPLAIN = "explain"
    COMPARE = "compare"
    BROKEN = "broken"
    CHOOSE = "choose"
    PRACTICE = "practice"
    OWN_SYSTEM = "own_system"


class Depth(IntEnum):
    """1: right definition and an example. 2: mechanism and one failure. 3: limits, evidence, trade-off."""

    BASIC = 1
    SOLID = 2
    DEEP = 3


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One fact of a good answer. `id` is unique within the question; `says` is shown afterwards."""

    id: str
    says: Text
    terms: Terms


@dataclass(frozen=True, slots=True)
class WrongStatement:
    """What people say and is not so. Words of `unless` in the same breath make it right after all."""

    id: str
    claim: Text
    right: Text
    terms: Terms
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TechnicalQuestion:
    """`id` never changes once it is published. `points` begin with the most important one."""

    id: str
    profile: Profile
    kind: QuestionKind
    level: Depth
    text: Text
    hint: Text
    follow_up: Text
    points: tuple[KeyPoint, ...]
    wrong: tuple[WrongStatement, ...]
    source: str
