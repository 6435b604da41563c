"""What authors wrote, as checked frozen objects: principles, questions, rubric. `bot.content` fills it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.interview.facets import Aspect
from bot.interview.hearing import ClaimKind
from bot.interview.model import Field, Item, Lang, Principle, Question, StarAnswer, Theme
from bot.interview.profiles import Profile, TechnicalQuestion
from bot.interview.texts import Text as Text


def folded(name: str) -> str:
    """As names are compared: case, blanks and punctuation do not count, "earn trust" is earn_trust."""
    return "".join(c for c in name.casefold() if c.isalnum())


class Asked(Protocol):
    """A turn, or a round of a group."""

    @property
    def question_id(self) -> str: ...

    @property
    def own(self) -> Question | None: ...


@dataclass(frozen=True, slots=True)
class PrincipleGuide:
    """`aliases`: what people type when they look for it, beside its names."""

    key: Principle
    name: Text
    meaning: Text
    shows: Text
    opposite: Text
    confused_with: tuple[Principle, ...]
    aliases: tuple[str, ...] = ()

    @property
    def called(self) -> tuple[str, ...]:
        return (self.key.value, *self.name.values(), *self.aliases)


@dataclass(frozen=True, slots=True)
class ItemGuide:
    """One item of the rubric: what it is called, and the tip when it is missing."""

    item: Item
    label: Text
    tip: Text


@dataclass(frozen=True, slots=True)
class AspectGuide:
    """What a question may ask for: in words, what is said where a story lacks it, and what is asked then."""

    aspect: Aspect
    name: Text
    missing: Text
    ask: Text


@dataclass(frozen=True, slots=True)
class Wordings:
    """The ways to ask for one thing. Those of `quoted` and `of_principle` have a gap {words} for the member's own
    words, with quotation marks around them; `again` comes at it from another side."""

    plain: tuple[Text, ...]
    quoted: tuple[Text, ...]
    again: tuple[Text, ...]
    of_principle: Mapping[Principle, tuple[Text, ...]]


@dataclass(frozen=True, slots=True)
class CalibrationAnswer:
    """A prepared answer in one language, which reviewers judge to see how close they come to the expert.

    `expert` and `reasons` have every item; the verdict on the cause is None where nothing failed.
    """

    id: str
    lang: Lang
    question: str
    answer: StarAnswer
    expert: Mapping[Item, bool | None]
    reasons: Mapping[Item, str]


@dataclass(frozen=True, slots=True)
class Library:
    principles: Mapping[Principle, PrincipleGuide]
    fields: Mapping[Field, Text]
    items: Mapping[Item, ItemGuide]
    questions: Mapping[str, Question]
    aspects: Mapping[Aspect, AspectGuide]
    follow_ups: Mapping[Item | ClaimKind, Wordings]
    calibration: tuple[CalibrationAnswer, ...] = ()
    profiles: Mapping[Profile, Text] = field(default_factory=dict)
    """What each profile is called."""
    technical: Mapping[str, TechnicalQuestion] = field(default_factory=dict)
    managers: Mapping[str, Question] = field(default_factory=dict)
    """What hiring managers ask, and nobody else."""
    themes: Mapping[Theme, tuple[str, ...]] = field(default_factory=dict)
    """The ids of `managers`, by what they ask about."""

    def question(self, asked: Asked) -> Question | None:
        """The question that was put; None where it has been taken out or belonged to somebody who left."""
        return asked.own or self.listed(asked.question_id)

    def listed(self, question_id: str) -> Question | None:
        """One of ours, whoever asks it."""
        return self.questions.get(question_id) or self.managers.get(question_id)
