"""What a reading may count for, given the kind of response: from a reading to a checklist's verdicts."""

from __future__ import annotations

from bot.checker.reading import Reading
from bot.interview.model import Ending, Item, ResponseKind, Span, Verdict

# A habit is no occasion and has no ending, but what is told in it concretely counts (LABELS.md).
HABIT_ITEMS = frozenset(
    {
        Item.SETTING,
        Item.OWN_DUTY,
        Item.TARGET,
        Item.OWN_ACTIONS,
        Item.STEPS,
        Item.REASONING,
        Item.LESSON,
    }
)
_COUNTING: dict[ResponseKind, frozenset[Item]] = {
    ResponseKind.STORY: frozenset(Item),
    ResponseKind.HABIT: HABIT_ITEMS,
}
NOTHING_COUNTS: frozenset[Item] = frozenset()


def failed(reading: Reading, ended: Ending | None) -> bool:
    """The member's own word for the ending weighs more than the reading of it."""
    if reading.kind is not ResponseKind.STORY:
        return False
    if ended is None:
        return reading.failure
    return ended in {Ending.PARTLY, Ending.FAILED}


def verdicts(reading: Reading, failure: bool) -> tuple[Verdict, ...]:
    counting = _COUNTING.get(reading.kind, NOTHING_COUNTS)
    return tuple(_verdict(item, reading.spans.get(item) if item in counting else None, failure) for item in Item)


def _verdict(item: Item, span: Span | None, failure: bool) -> Verdict:
    if item is Item.CAUSE and not failure:
        return Verdict(item, None)
    return Verdict(item, span is not None, span)
