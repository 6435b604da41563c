"""Where one of each group stands, close enough together to be one statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Words that do for a group. `word` counts the words before them, `run` is the list that they stand in, if any."""

    start: int
    end: int
    sentence: int
    word: int
    run: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    places: tuple[Place, ...]

    @property
    def start(self) -> int:
        return min(place.start for place in self.places)

    @property
    def end(self) -> int:
        return max(place.end for place in self.places)

    @property
    def sentences(self) -> range:
        numbers = [place.sentence for place in self.places]
        return range(min(numbers), max(numbers) + 1)

    @property
    def is_a_list(self) -> bool:
        """Whether all of it stands in one row of terms."""
        return self.places[0].run is not None and len({place.run for place in self.places}) == 1

    @property
    def width(self) -> int:
        """In words."""
        words = [place.word for place in self.places]
        return max(words) - min(words)

    @property
    def is_one_word(self) -> bool:
        """One word cannot do for two groups: no relation is told by it."""
        return len(self.places) > 1 and len({(place.start, place.end) for place in self.places}) == 1


def windows(groups: Sequence[Sequence[Place]], widest: int, sentences: int) -> Iterable[Window]:
    """Every narrowest stretch with one of each group, at most `widest` words wide and over so many sentences."""
    if not all(groups):
        return
    for anchor in groups[0]:
        for window in _around(anchor, groups[1:]):
            if window.width <= widest and len(window.sentences) <= sentences and not window.is_one_word:
                yield window


def _around(anchor: Place, groups: Sequence[Sequence[Place]]) -> Iterable[Window]:
    """The nearest of each other group; the nearest that is another word, for one may not do for two; the nearest that
    is in no row of terms."""
    nearest = [sorted(group, key=lambda place: abs(place.word - anchor.word)) for group in groups]
    yield Window((anchor, *(group[0] for group in nearest)))
    others = [next((place for place in group if place.start != anchor.start), group[0]) for group in nearest]
    yield Window((anchor, *others))
    free = [next((place for place in group if place.run is None), group[0]) for group in nearest]
    yield Window((anchor, *free))
