"""What questions ask for: facets, some in one form only. A story that has them all, in that form, is an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Facet(StrEnum):
    """One thing that has to be in a story for it to answer the question, whatever else it holds."""

    DISAGREEMENT = "disagreement"
    OWN_FAILURE = "own_failure"
    CHOICE = "choice"
    OUTSIDERS = "outsiders"
    LEARNING = "learning"
    CUSTOMER_NEED = "customer_need"
    BOLD_AIM = "bold_aim"
    QUALITY_BAR = "quality_bar"
    CAUSE_FOUND = "cause_found"
    PERSON_DEVELOPED = "person_developed"
    COLLEAGUES = "colleagues"
    COST = "cost"
    LASTING_CHANGE = "lasting_change"
    SACRIFICE = "sacrifice"
    DOUBT_CHECKED = "doubt_checked"
    URGENCY = "urgency"
    GOAL_REACHED = "goal_reached"
    TRUST = "trust"
    BEYOND_OWN_PART = "beyond_own_part"
    TEAM_TURNED = "team_turned"
    SIMPLIFICATION = "simplification"
    SCARCE_MEANS = "scarce_means"
    CARRIED_OUT_ANYWAY = "carried_out_anyway"
    NEW_IDEA = "new_idea"
    FAIRNESS = "fairness"
    SELECTION = "selection"
    MIND_CHANGED = "mind_changed"
    ADMITTED_FAULT = "admitted_fault"
    HARD_TRUTH = "hard_truth"
    LONG_TERM = "long_term"
    CREDIT = "credit"
    STANDSTILL = "standstill"
    SMALL_TRIAL = "small_trial"
    TAKEN_OVER = "taken_over"
    REFUSAL = "refusal"
    INCOMPLETE_INFORMATION = "incomplete_information"
    HANDED_OVER = "handed_over"
    BROKEN_PROMISE = "broken_promise"
    CRITICISM_TAKEN = "criticism_taken"


FORMS: dict[Facet, tuple[str, ...]] = {
    # With whom, or to what end.
    Facet.DISAGREEMENT: ("above", "below", "alone", "turned"),
    # How the need came to light.
    Facet.CUSTOMER_NEED: ("unspoken", "upset", "remark", "origin"),
    Facet.ADMITTED_FAULT: ("first", "team"),
    Facet.GOAL_REACHED: ("months", "midway", "beaten"),
    # Who or what bears the effect, or when it was seen.
    Facet.OUTSIDERS: ("environment", "community", "foreseen", "data", "grown", "supplier"),
    # Spent now to save later.
    Facet.COST: ("invest",),
}
"""In which forms questions want a facet; all others any form will do for."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """A facet as one question wants it. With `form`, the facet in another form meets it only partly."""

    facet: Facet
    form: str | None = None

    def __str__(self) -> str:
        return f"{self.facet}:{self.form}" if self.form else self.facet.value


ASPECTS = tuple(Aspect(facet, form) for facet in Facet for form in (None, *FORMS.get(facet, ())))
"""Every facet, plain and in each of its forms."""


def aspect_of(written: str) -> Aspect:
    """`disagreement` or `disagreement:above`. Raises ValueError for what is none."""
    facet, _, form = written.partition(":")
    found = Aspect(Facet(facet), form or None)
    if found not in ASPECTS or str(found) != written:
        raise ValueError(f"{facet} has no form {form!r}")
    return found
