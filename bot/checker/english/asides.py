"""What belongs to no story: small talk dropped into an answer, and praise of oneself joined to a sentence.

An aside is told by its subject, as no grammar tells "There was a full moon that week" from "There was an outage that
week". It is one only where nothing else in the answer has to do with that subject: a story of a kitchen keeps its soup.
"""

# ruff: noqa: E501 (a pattern reads better unbroken)
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.checker.english.acts import Act, Doer
from bot.checker.english.chaff import PRAISE
from bot.checker.english.sentences import Sentence, part_of
from bot.checker.english.vocabulary import words

_SMALL_TALK = words(
    """
    moon sun sunshine sunny weather rained rain raining rainy snowed snow snowing cloud clouds cloudy sky stars sunset
    rainbow autumn cat cats dog dogs hamster parrot goldfish rabbit pet pets kitten puppy colour color favourite
    favorite cousin cousins aunt uncle nephew niece grandma grandpa grandmother grandfather sister neighbour's
    neighbor's birthday birthdays cake soup lunch dinner breakfast coffee tea pizza pasta banana bananas apple apples
    sandwich chocolate beer juice olympic olympics football soccer tennis basketball movie films song songs
    band netflix television holidays holiday vacation horoscope zodiac lottery train trains bus
    tram capital river mountain mountains ocean desert queen elections haircut shoes umbrella
    bicycle bike yoga roses flowers planet earth dinosaurs dinosaur dream dreamt dreamed
    """
)
_PASSING = 12  # words; who says more of it makes it part of the story
_IDLE = words("have eat drink like love watch see go play sleep live visit enjoy prefer buy cook be feel think hear")
_WORLD = re.compile(
    r"^(?:In |The )?[A-Z]\w+ (?:is|are|was|were|has|have|lies|runs?) (?:the |a |an )?(?:\w+ (?:of|in|than|by)|\w+er than)"
    r" (?:the )?[A-Z]\w+"
)
_JOINING = words("and but so then well")  # alone, they tell nothing
# Praise that follows something else in the same sentence, to the end of its clause.
_JOINED_PRAISE = re.compile(
    r"(?<=\w) (?:and |but |so )?(?:(?:i|we) (?:am|was|are|were|'m) (?:a |an )?(?:very |really |always |truly |so |highly )?"
    r"(?:dedicated|hard-?working|motivated|passionate|excellent|proactive|reliable|committed|talented|natural leader"
    r"|good team player|team player)"
    r"|(?:everybody|everyone|people|colleagues) (?:always )?(?:says?|thinks?|knows?) (?:that )?i\b"
    r"|(?:i|we) (?:took|take) (?:full |complete )?(?:ownership|responsibility|initiative)\b"
    r"|(?:i|we) (?:always|never) (?:give|gave) (?:my|our)"
    r"|(?:i|we) worked (?:really |very |extremely |so )?hard\b)[^,;:.!?]*"
)


def subjects_of(sentences: Sequence[Sentence]) -> Counter[str]:
    """In how many sentences each subject of small talk stands, one that is repeated counted once."""
    once = {sentence.lower: sentence for sentence in sentences}.values()
    return Counter(word for sentence in once for word in _SMALL_TALK.intersection(sentence.words))


def is_aside(sentence: Sentence, acts: Sequence[Act], subjects: Counter[str]) -> bool:
    if _WORLD.search(sentence.text):
        return True
    told = _SMALL_TALK.intersection(sentence.words)
    if not told or sentence.size > _PASSING or any(subjects[word] > 1 for word in told):
        return False
    return all(act.base in _IDLE or not act.concrete or act.doer is Doer.OTHER or _names(act) for act in acts)


def _names(act: Act) -> bool:
    """ "My cat is called Milo"."""
    return act.base in {"call", "name"} and act.doer is Doer.NOBODY and not act.past


def without_joined_praise(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Praise cut off into a sentence of its own, where it is recognised as such."""
    return tuple(part for sentence in sentences for part in _cut(sentence))


def _cut(sentence: Sentence) -> list[Sentence]:
    match = _JOINED_PRAISE.search(sentence.text.lower())
    if match is None or PRAISE.match(sentence.lower):
        return [sentence]
    bounds = (0, match.start(), match.end(), len(sentence.text))
    parts = (part_of(sentence, start, end) for start, end in pairwise(bounds))
    return [part for part in parts if part is not None and not _JOINING.issuperset(part.words)]
