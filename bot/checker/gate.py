"""What a judgement may count for, given the kind of response: it dampens, and wipes out only what is no story at all.

The rules of a language say what kind of response it looks like. Where they doubt a story the pieces may prove them
wrong: an occasion and an act of the speaker's own that are told clearly make a story of it. And where nothing in an
answer is the speaker's, no piece belongs to anybody's occasion, whatever it contains.
"""

from __future__ import annotations

from bot.checker.judging import FAILURE, STORY, Judgement
from bot.interview.model import Ending, Item, ResponseKind

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
_BELIEVED = frozenset({ResponseKind.STORY, ResponseKind.HABIT})
_PROVEN = (Item.ONE_OCCASION, Item.OWN_ACTIONS)
_PROOF = 0.8
"""How clearly an occasion and an own act must be told, so that a doubted answer is a story all the same; log odds."""
_NOBODYS = -1.0
"""How clearly nothing in an answer is the speaker's, so that it is no story, whatever its form; log odds."""
_FAILING = -0.3
"""A failure that is not seen is never asked about, and one that is seen wrongly costs a question; log odds."""
_MOSTLY, _HARDLY = 0.6, 0.5
"""The part from elsewhere from which on all of it is taken to be so, unless something is clearly the speaker's."""
_NO_STORY = -0.5
"""As a whole: how much it is like a row of nouns, a museum's history, a recipe; log odds."""
_SPEAKERS = (Item.ONE_OCCASION, Item.OWN_ACTIONS, Item.OWN_DUTY)


def kind_of(looks: ResponseKind, judgement: Judgement) -> ResponseKind:
    if looks is ResponseKind.NOTHING:
        return looks
    proven = min(judgement.score(item) for item in _PROVEN)
    if looks not in _BELIEVED:
        return ResponseKind.STORY if proven > _PROOF else looks
    speakers = max(judgement.score(item) for item in _SPEAKERS)
    nobodys = speakers <= (_HARDLY if judgement.strange >= _MOSTLY else _NOBODYS)
    if nobodys or (STORY in judgement.of and judgement.score(STORY) <= _NO_STORY):
        return looks if looks is ResponseKind.HABIT and judgement.personal else ResponseKind.OFF_QUESTION
    if looks is ResponseKind.HABIT and proven > _PROOF:
        return ResponseKind.STORY
    return looks


def failed(kind: ResponseKind, judgement: Judgement, ended: Ending | None) -> bool:
    """The member's own word for the ending weighs more than the reading of it."""
    if kind is not ResponseKind.STORY:
        return False
    if ended is None:
        return judgement.score(FAILURE) > _FAILING
    return ended in {Ending.PARTLY, Ending.FAILED}


def met(kind: ResponseKind, judgement: Judgement, failure: bool) -> dict[Item, bool | None]:
    counting = frozenset(Item) if kind is ResponseKind.STORY else HABIT_ITEMS if kind in _BELIEVED else frozenset()
    found: dict[Item, bool | None] = {item: item in counting and judgement.score(item) > 0 for item in Item}
    if not failure:
        found[Item.CAUSE] = None
    return found
