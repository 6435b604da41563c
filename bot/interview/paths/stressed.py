"""Which principles a loop for a position always asks about; the rest of its seats go by what was longest unmet.

Our reading of what public job postings for these positions dwell on: no company says which it asks.
"""

from __future__ import annotations

from bot.interview.model import Principle
from bot.interview.paths.model import Position

STRESSED: dict[Position, tuple[Principle, ...]] = {
    Position.CLOUD_SUPPORT: (
        Principle.CUSTOMER_OBSESSION,
        Principle.DIVE_DEEP,
        Principle.LEARN_AND_BE_CURIOUS,
        Principle.EARN_TRUST,
        Principle.OWNERSHIP,
    ),
    Position.SOLUTIONS_ARCHITECT: (
        Principle.CUSTOMER_OBSESSION,
        Principle.EARN_TRUST,
        Principle.THINK_BIG,
        Principle.INVENT_AND_SIMPLIFY,
        Principle.LEARN_AND_BE_CURIOUS,
    ),
    Position.SYSTEMS_DEVELOPMENT: (
        Principle.OWNERSHIP,
        Principle.DIVE_DEEP,
        Principle.INSIST_ON_THE_HIGHEST_STANDARDS,
        Principle.INVENT_AND_SIMPLIFY,
        Principle.BIAS_FOR_ACTION,
    ),
    Position.SOFTWARE_DEVELOPMENT: (
        Principle.OWNERSHIP,
        Principle.DELIVER_RESULTS,
        Principle.INVENT_AND_SIMPLIFY,
        Principle.DIVE_DEEP,
        Principle.INSIST_ON_THE_HIGHEST_STANDARDS,
    ),
    Position.DATA_ENGINEER: (
        Principle.DIVE_DEEP,
        Principle.CUSTOMER_OBSESSION,
        Principle.ARE_RIGHT_A_LOT,
        Principle.DELIVER_RESULTS,
        Principle.INSIST_ON_THE_HIGHEST_STANDARDS,
    ),
}
