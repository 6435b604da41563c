"""In which words a follow-up is asked: never in words that were used before in the round, nor with the same quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from bot.interview.facets import Aspect, Facet
from bot.interview.hearing import ClaimKind
from bot.interview.library import Text, Wordings
from bot.interview.model import (
    Checklist,
    Claim,
    Field,
    FollowUp,
    Item,
    Principle,
    Probe,
    StarAnswer,
    Thing,
    Way,
)
from bot.interview.rounds.quotable import quotable, quotable_piece

_QUOTES_OF = {
    Item.ONE_OCCASION: (Item.OWN_ACTIONS, Item.STEPS),
    Item.SETTING: (Item.STAKES, Item.ONE_OCCASION),
    Item.STAKES: (Item.TARGET, Item.OWN_DUTY),
    Item.OWN_DUTY: (Item.TARGET,),
    Item.TARGET: (Item.OWN_DUTY,),
    Item.OWN_ACTIONS: (Item.OUTCOME,),
    Item.STEPS: (Item.OWN_ACTIONS,),
    Item.REASONING: (Item.OWN_ACTIONS, Item.STEPS),
    Item.OUTCOME: (Item.OWN_ACTIONS, Item.STEPS),
    Item.MEASURED: (Item.OUTCOME,),
    Item.LESSON: (Item.OUTCOME,),
    Item.CAUSE: (Item.OUTCOME,),
}
"""Whose words a question for a missing item takes up."""
_TOLD_IN = {
    Field.SITUATION: (
        Facet.DISAGREEMENT,
        Facet.CUSTOMER_NEED,
        Facet.OUTSIDERS,
        Facet.URGENCY,
        Facet.SCARCE_MEANS,
        Facet.TAKEN_OVER,
        Facet.STANDSTILL,
        Facet.INCOMPLETE_INFORMATION,
        Facet.COLLEAGUES,
        Facet.CRITICISM_TAKEN,
    ),
    Field.TASK: (Facet.BOLD_AIM, Facet.BEYOND_OWN_PART, Facet.BROKEN_PROMISE, Facet.LONG_TERM),
    Field.RESULT: (
        Facet.OWN_FAILURE,
        Facet.COST,
        Facet.LASTING_CHANGE,
        Facet.GOAL_REACHED,
        Facet.TRUST,
        Facet.PERSON_DEVELOPED,
    ),
}
_FIELD_OF = {facet: field for field, facets in _TOLD_IN.items() for facet in facets}


class Phrasing:
    """`asked` are all follow-ups of the round so far."""

    def __init__(
        self,
        wordings: Mapping[Item | ClaimKind, Wordings],
        checklist: Checklist,
        answer: StarAnswer,
        principle: Principle | None,
        asked: Sequence[Probe],
        random: Random,
    ) -> None:
        self._wordings, self._checklist, self._answer = wordings, checklist, answer
        self._principle, self._random = principle, random
        self._used = {(one.asks, one.way, one.index) for one in (probe.follow_up for probe in asked)}
        self._quoted = {probe.follow_up.words for probe in asked}

    def of(self, thing: Item | Aspect | Claim) -> FollowUp | None:
        """None: there are no fresh words for it."""
        if isinstance(thing, Claim):
            return self._about(thing)
        if isinstance(thing, Item):
            return self._for(thing)
        return self._fresh(thing, _FIELD_OF.get(thing.facet, Field.ACTION), None, {Way.PLAIN: 1})

    def again(self, vague: FollowUp) -> FollowUp | None:
        if isinstance(vague.asks, Aspect):
            return None
        return self._fresh(vague.asks, vague.field, None, {Way.AGAIN: len(self._wordings[vague.asks].again)})

    def _about(self, claim: Claim) -> FollowUp | None:
        said = " ".join(claim.span.words(self._answer).split())
        if said in self._quoted:
            return None
        wordings, words = self._wordings[claim.kind], quotable(said)
        own: Sequence[Text] = wordings.of_principle.get(self._principle, ()) if self._principle else ()
        ways = {Way.QUOTED: len(wordings.quoted), Way.PRINCIPLE: len(own)} if words else {}
        return self._fresh(claim.kind, claim.span.field, words, ways) or self._plain(claim.kind, claim.span.field)

    def _for(self, item: Item) -> FollowUp | None:
        words = self._words_near(item)
        ways = {Way.QUOTED: len(self._wordings[item].quoted)} if words else {}
        return self._fresh(item, item.field, words, ways) or self._plain(item, item.field)

    def _words_near(self, item: Item) -> str | None:
        """Of the items that a question for this one takes up, what can be repeated and was not yet."""
        verdicts = (self._checklist.verdict(near) for near in _QUOTES_OF[item])
        spans = (verdict.span for verdict in verdicts if verdict.met and verdict.span)
        pieces = (quotable_piece(span.words(self._answer)) for span in spans)
        return next((piece for piece in pieces if piece and piece not in self._quoted), None)

    def _plain(self, asks: Item | ClaimKind, field: Field) -> FollowUp | None:
        return self._fresh(asks, field, None, {Way.PLAIN: len(self._wordings[asks].plain)})

    def _fresh(self, asks: Thing, field: Field, words: str | None, ways: Mapping[Way, int]) -> FollowUp | None:
        """One of so many wordings of each way that was not used."""
        every = ((way, index) for way, count in ways.items() for index in range(count))
        fresh = [(way, index) for way, index in every if (asks, way, index) not in self._used]
        if not fresh:
            return None
        way, index = self._random.choice(fresh)
        return FollowUp(asks, field, index, way, words)
