"""Which follow-up comes next: aimed at the weakest field, until the field is evidenced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.interview.model import ITEMS, Checklist, Field, Item, Probe, ResponseKind

MAX_PROBES = 4
"""Interviewers ask two to four follow-ups a question; more would be an interrogation."""

# Where two fields are equally weak, an interviewer digs in this order.
_DIGGING_ORDER = (Field.ACTION, Field.RESULT, Field.SITUATION, Field.TASK)
# With nothing to build on, a follow-up has no ground: the member is asked to answer the question instead.
_WITHOUT_GROUND = frozenset({ResponseKind.NOTHING, ResponseKind.SIGNAL_WORDS, ResponseKind.INSTRUCTIONS})


def next_probe(
    checklist: Checklist, asked: Sequence[Probe], offered: Mapping[Item, int], most: int = MAX_PROBES
) -> tuple[Item, int] | None:
    """The item to ask about and which of its `offered[item]` probes to use; None when it is enough.

    `most`: so many replies are the end of it.
    """
    if sum(probe.reply is not None for probe in asked) >= most or checklist.kind in _WITHOUT_GROUND:
        return None
    for item in _by_weakness(checklist):
        used = {probe.index for probe in asked if probe.item is item}
        fresh = next((index for index in range(offered[item]) if index not in used), None)
        if fresh is not None:
            return item, fresh
    return None


def weakest_fields(checklist: Checklist) -> tuple[Field, ...]:
    """The fields with something missing, weakest first."""
    lacking = [field for field in _DIGGING_ORDER if checklist.met(field) < checklist.asked(field)]
    return tuple(sorted(lacking, key=lambda field: checklist.met(field) / checklist.asked(field)))


def _by_weakness(checklist: Checklist) -> Iterable[Item]:
    missing = set(checklist.missing)
    if checklist.kind is not ResponseKind.STORY:
        # No story yet: the one thing worth asking for is a particular occasion.
        yield Item.ONE_OCCASION
        return
    for field in weakest_fields(checklist):
        yield from (item for item in ITEMS[field] if item in missing)
