"""Which follow-up comes next, also and above all on a good answer; None when it is enough.

First the cause where something failed, then what the question asks for and the story lacks, then what is missing, the
weakest field first, then weak words, then claims worth digging into. One thing at a time; what is told is not
asked for; after a vague reply the same thing once more from another side, then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from bot.interview.facets import Aspect
from bot.interview.hearing import ClaimKind
from bot.interview.library import Wordings
from bot.interview.model import (
    ITEMS,
    Checklist,
    Claim,
    Field,
    FollowUp,
    Item,
    Manner,
    Principle,
    Probe,
    ResponseKind,
    StarAnswer,
    Thing,
    Way,
)
from bot.interview.rounds.phrasing import Phrasing

MOST_FOLLOW_UPS = 3
"""To one question; more would be an interrogation."""

# Where two fields are equally weak, an interviewer digs in this order.
_DIGGING_ORDER = (Field.ACTION, Field.RESULT, Field.SITUATION, Field.TASK)
# With nothing to build on, a follow-up has no ground: the member is asked to answer the question instead.
_WITHOUT_GROUND = frozenset({ResponseKind.NOTHING, ResponseKind.SIGNAL_WORDS, ResponseKind.INSTRUCTIONS})
_WEAK_WORDS = (ClaimKind.WE, ClaimKind.SUCCESS, ClaimKind.AMOUNT, ClaimKind.SPEED)
_DUG = (
    ClaimKind.FAILURE,
    ClaimKind.CONFLICT,
    ClaimKind.DECISION,
    ClaimKind.CHOICE,
    ClaimKind.NUMBER,
    ClaimKind.COST,
    ClaimKind.AFTERWARDS,
)
_LIKES: dict[Manner | None, tuple[ClaimKind, ...]] = {
    Manner.WARM: (ClaimKind.CONFLICT, ClaimKind.AFTERWARDS, ClaimKind.DECISION),
    Manner.PROBING: (ClaimKind.DECISION, ClaimKind.NUMBER, ClaimKind.CHOICE),
    Manner.SILENT: (ClaimKind.AFTERWARDS, ClaimKind.DECISION),
    Manner.STRICT: (ClaimKind.NUMBER, ClaimKind.COST, ClaimKind.DECISION),
    Manner.BAR_RAISER: (ClaimKind.CHOICE, ClaimKind.CONFLICT, ClaimKind.COST),
    Manner.HURRIED: (ClaimKind.DECISION, ClaimKind.AFTERWARDS),
}
"""What each manner digs into first; why something failed goes before all of it."""
_SETTLED_BY = {
    ClaimKind.FAILURE: Item.CAUSE,
    ClaimKind.SUCCESS: Item.MEASURED,
    ClaimKind.WE: Item.OWN_ACTIONS,
}
"""What is told already where this item is met."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What an interviewer goes by. `chain` was asked to this question; `told_before` about the same story, to another;
    `earlier` in the rest of the round or panel. `principle` is the question's."""

    checklist: Checklist
    answer: StarAnswer
    principle: Principle | None = None
    chain: Sequence[Probe] = ()
    told_before: Sequence[Probe] = ()
    earlier: Sequence[Probe] = ()
    manner: Manner | None = None

    @property
    def asked(self) -> tuple[Probe, ...]:
        return (*self.chain, *self.told_before, *self.earlier)


def next_follow_up(
    heard: Heard, wordings: Mapping[Item | ClaimKind, Wordings], most: int, random: Random
) -> FollowUp | None:
    if len(heard.chain) >= most or heard.checklist.kind in _WITHOUT_GROUND:
        return None
    phrasing = Phrasing(wordings, heard.checklist, heard.answer, heard.principle, heard.asked, random)
    if (vague := _vague(heard)) and (again := phrasing.again(vague)):
        return again
    return next((found for thing in _things(heard) if (found := phrasing.of(thing))), None)


def weakest_fields(checklist: Checklist) -> tuple[Field, ...]:
    """The fields with something missing, weakest first."""
    lacking = [field for field in _DIGGING_ORDER if checklist.met(field) < checklist.asked(field)]
    return tuple(sorted(lacking, key=lambda field: checklist.met(field) / checklist.asked(field)))


# ---------------------------------------------------------------- what to ask for


def _vague(heard: Heard) -> FollowUp | None:
    """What the latest reply left open, unless it was asked from another side already."""
    last = heard.chain[-1] if heard.chain else None
    if last is None or last.reply is None or last.follow_up.way is Way.AGAIN:
        return None
    if isinstance(last.asks, Item):
        return last.follow_up if last.asks in heard.checklist.missing else None
    return last.follow_up if last.met is False and isinstance(last.asks, ClaimKind) else None


def _things(heard: Heard) -> Iterator[Item | Aspect | Claim]:
    """Everything worth asking for, in order; nothing that was asked about this story."""
    done = {probe.asks for probe in (*heard.chain, *heard.told_before)}
    checklist = heard.checklist
    if checklist.kind is not ResponseKind.STORY:
        # No story yet: the one thing worth asking for is a particular occasion.
        yield from {Item.ONE_OCCASION} & set(checklist.missing) - done
        return
    if Item.CAUSE in checklist.missing and Item.CAUSE not in done:
        yield Item.CAUSE
    if checklist.fit and checklist.fit.missing and checklist.fit.missing not in done:
        yield checklist.fit.missing
    yield from _unless_asked(_missing(checklist), done, heard.earlier)
    open_claims = [claim for claim in checklist.claims if claim.kind not in done and not _settled(claim, heard, done)]
    yield from _by_kind(open_claims, _WEAK_WORDS)
    yield from _by_kind(open_claims, _preferred(heard))


def _missing(checklist: Checklist) -> Iterator[Item]:
    missing = set(checklist.missing) - {Item.CAUSE}
    for field in weakest_fields(checklist):
        yield from (item for item in ITEMS[field] if item in missing)


def _unless_asked(items: Iterable[Item], done: set[Thing], earlier: Sequence[Probe]) -> list[Item]:
    """What an interviewer before asked for, if of another story, comes last."""
    before = {probe.asks for probe in earlier}
    return sorted((item for item in items if item not in done), key=lambda item: item in before)


def _settled(claim: Claim, heard: Heard, done: set[Thing]) -> bool:
    """Told, or asked for already by another name."""
    settling = _SETTLED_BY.get(claim.kind)
    return settling is not None and (settling in done or heard.checklist.verdict(settling).met is True)


def _by_kind(claims: Sequence[Claim], order: Sequence[ClaimKind]) -> Iterator[Claim]:
    yield from (claim for kind in order for claim in claims if claim.kind is kind)


def _preferred(heard: Heard) -> list[ClaimKind]:
    """As the manner likes it, and of that first what nobody in the round has dug into."""
    before = {probe.asks for probe in heard.earlier}
    liked = (ClaimKind.FAILURE, *_LIKES.get(heard.manner, ()))
    order = list(dict.fromkeys((*liked, *_DUG)))
    return sorted(order, key=lambda kind: kind in before)
