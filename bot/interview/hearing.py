"""What an interviewer hears in a story besides the twelve items, by kind."""

from __future__ import annotations

from enum import StrEnum


class Fits(StrEnum):
    """Whether a story answers its question: all its facets are there; near it, but one is missing; another story."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class ConductKind(StrEnum):
    """What an interviewer stops at, however well the story is built: the opposite of a principle, by the speaker."""

    DECEIVING = "deceiving"
    HIDING = "hiding"
    SKIPPED_CHECK = "skipped_check"
    BLAMING = "blaming"
    TAKING_CREDIT = "taking_credit"
    RECKLESS = "reckless"
    CONTEMPT = "contempt"
    RETALIATING = "retaliating"


class ClaimKind(StrEnum):
    """What is worth a follow-up although nothing is missing: the first four are weak words, the others claims."""

    WE = "we"
    SUCCESS = "success"
    AMOUNT = "amount"
    SPEED = "speed"
    NUMBER = "number"
    CHOICE = "choice"
    CONFLICT = "conflict"
    DECISION = "decision"
    FAILURE = "failure"
    COST = "cost"
    AFTERWARDS = "afterwards"
