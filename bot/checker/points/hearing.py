"""What of an answer counts: where its terms stand, which of them are held, and what only sounds like an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.checker.points.compiled import Compiled, Group, Polarity, Thing
from bot.checker.points.denial import Stretch, Why, stretches
from bot.checker.points.listing import listed, says_something
from bot.checker.points.matching import Hit
from bot.checker.points.places import Place
from bot.checker.points.sentences import Sentence, Telling, telling

_ECHO = 0.8
"""Part of a sentence's words that are the question's, from which on it only says the question again."""
_LEAST_ECHO_WORDS = 4
_PARTED = re.compile(
    r"\b(?:but|while|whereas|although|though|however|unlike)\b|, (?:and|or|so) |[;:]|(?:고|며|지만|는데|은데|인데|반면에?)[\s,]"
)
"""Between two words: they belong to two statements."""


@dataclass(frozen=True, slots=True)
class Heard:
    """`hits` are by term and count; `denials` say which are turned round, `runs` which stand in a row of terms."""

    telling: Telling
    hits: Mapping[int, Sequence[Hit]]
    denials: Sequence[Stretch]
    runs: Sequence[tuple[int, int]]

    def places(self, thing: Thing) -> list[list[Place]]:
        """Where each of its groups is said as it has to be said, in the order of the text."""
        own = [hit for term in thing.turning for hit in self.hits.get(term, ())]
        denials = [d for d in self.denials if not any(d.is_within(hit.start, hit.end) for hit in own)]
        return [self._of_group(group, denials) for group in thing.groups]

    def _of_group(self, group: Group, denials: Sequence[Stretch]) -> list[Place]:
        found = [
            self._place(hit)
            for term, polarity in group.terms.items()
            for hit in self.hits.get(term, ())
            if polarity is Polarity.EITHER or _is_denied(hit, denials) is (polarity is Polarity.DENIED)
        ]
        return sorted(found, key=lambda place: (place.start, place.end))

    def _place(self, hit: Hit) -> Place:
        run = next((n for n, (start, end) in enumerate(self.runs) if start <= hit.start < end), None)
        return Place(hit.start, hit.end, hit.sentence, self.telling.word_at(hit.start), run)

    def is_parted(self, start: int, end: int) -> bool:
        return bool(_PARTED.search(self.telling.text, start, end))


def _is_denied(hit: Hit, denials: Sequence[Stretch]) -> bool:
    return any(denial.touches(hit.start, hit.end) for denial in denials)


def heard(question: Compiled, text: str) -> Heard:
    told = telling(text)
    counting = {s.number: s for s in told.sentences if says_something(s) and not _is_echo(s, question.asked)}
    found = [stretch for sentence in counting.values() for stretch in stretches(sentence)]
    void = [stretch for stretch in found if stretch.why is not Why.DENIED]
    hits: dict[int, list[Hit]] = {}
    for hit in question.lexicon.hits(told):
        if hit.sentence in counting and not any(stretch.touches(hit.start, hit.end) for stretch in void):
            hits.setdefault(hit.term, []).append(hit)
    denials = [stretch for stretch in found if stretch.why is Why.DENIED]
    return Heard(told, hits, denials, [place for sentence in counting.values() for place in listed(sentence)])


def _is_echo(sentence: Sentence, asked: frozenset[str]) -> bool:
    words = [word.text for word in sentence.words]
    return len(words) >= _LEAST_ECHO_WORDS and sum(word in asked for word in words) >= _ECHO * len(words)
