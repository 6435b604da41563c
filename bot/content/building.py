"""From entries that are known to be right to the frozen objects that the rest of the house works with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from bot.content.calibration import AnswerEntry, AnswersFile, CauseMark, Mark
from bot.content.entries import (
    Entry,
    ItemEntry,
    ManagerFile,
    ManagerQuestionEntry,
    PrincipleEntry,
    PrinciplesFile,
    QuestionEntry,
    QuestionsFile,
)
from bot.content.entries import Text as TextEntry
from bot.content.interviewing import PrinciplesWordingsFile, WordingsEntry
from bot.content.technical import PointEntry, ProfileFile, TechnicalEntry, WrongEntry
from bot.interview.facets import ASPECTS, Aspect, aspect_of
from bot.interview.hearing import ClaimKind
from bot.interview.library import (
    AspectGuide,
    CalibrationAnswer,
    ItemGuide,
    Library,
    PrincipleGuide,
    Text,
    Wordings,
)
from bot.interview.model import Field, Item, Lang, Level, Principle, Question, StarAnswer
from bot.interview.profiles import KeyPoint, Profile, TechnicalQuestion, Terms, WrongStatement

_MET = {Mark.MET.value: True, Mark.MISSING.value: False, CauseMark.NOTHING_FAILED.value: None}
"""By the text, for a cause has marks of its own that are written the same."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How interviewers ask back."""

    aspects: Mapping[Aspect, AspectGuide]
    follow_ups: Mapping[Item | ClaimKind, Wordings]


def build(
    principles: PrinciplesFile,
    rubric: Entry,
    asking: Asking,
    files: list[QuestionsFile],
    calibration: list[AnswersFile],
    profiles: list[ProfileFile],
    manager: ManagerFile,
) -> Library:
    """Everything in the order of `Principle` and `Item`, whatever the order in the files."""
    guides = {entry.key: _principle(entry) for entry in principles.principles}
    fields = _fields(rubric)
    questions = {entry.id: _question(entry, file.principle) for file in files for entry in file.questions}
    return Library(
        principles=MappingProxyType({key: guides[key] for key in Principle}),
        fields=MappingProxyType({field: _text(entry.label) for field, entry in fields.items()}),
        items=MappingProxyType({item: _item(item, getattr(fields[item.field].items, item)) for item in Item}),
        questions=MappingProxyType(questions),
        aspects=asking.aspects,
        follow_ups=asking.follow_ups,
        calibration=tuple(_answer(entry, file.lang) for file in calibration for entry in file.answers),
        profiles=MappingProxyType({file.profile: _text(file.name) for file in profiles}),
        technical=MappingProxyType({e.id: _technical(e, file.profile) for file in profiles for e in file.questions}),
        managers=MappingProxyType({e.id: _managers(e, one.principle) for one in manager.themes for e in one.questions}),
        themes=MappingProxyType({one.theme: tuple(e.id for e in one.questions) for one in manager.themes}),
    )


def build_asking(facets: Entry, items: Entry, claims: Entry, principled: PrinciplesWordingsFile) -> Asking:
    """The models of these files are made from enums, so their attributes are known at run time only."""
    by_facet, by_item, by_kind = dict(facets)["facets"], dict(items)["items"], dict(claims)["claims"]
    wordings: dict[Item | ClaimKind, Wordings] = {
        **{item: _wordings(getattr(by_item, item), {}) for item in Item},
        **{kind: _wordings(getattr(by_kind, kind), _of_principle(principled, kind)) for kind in ClaimKind},
    }
    guides = {aspect: _aspect(aspect, getattr(by_facet, aspect.facet)) for aspect in ASPECTS}
    return Asking(MappingProxyType(guides), MappingProxyType(wordings))


def _aspect(aspect: Aspect, facet: Any) -> AspectGuide:
    said = getattr(facet.forms, aspect.form) if aspect.form else facet
    return AspectGuide(aspect, _text(facet.name), _text(said.missing), _text(said.ask))


def _wordings(entry: WordingsEntry, of_principle: dict[Principle, tuple[Text, ...]]) -> Wordings:
    plain, quoted, again = (tuple(map(_text, some)) for some in (entry.plain, entry.quoted, entry.again))
    return Wordings(plain, quoted, again, MappingProxyType(of_principle))


def _of_principle(file: PrinciplesWordingsFile, kind: ClaimKind) -> dict[Principle, tuple[Text, ...]]:
    return {key: tuple(map(_text, asked[kind])) for key, asked in file.principles.items() if kind in asked}


def _fields(rubric: Entry) -> dict[Field, Any]:
    """The rubric's models are made from `ITEMS`, so their attributes are known at run time only."""
    fields = dict(rubric)["fields"]
    return {field: getattr(fields, field) for field in Field}


def _text(entry: TextEntry) -> Text:
    return MappingProxyType(entry.by_lang)


def _principle(entry: PrincipleEntry) -> PrincipleGuide:
    return PrincipleGuide(
        key=entry.key,
        name=_text(entry.name),
        meaning=_text(entry.meaning),
        shows=_text(entry.shows),
        opposite=_text(entry.opposite),
        confused_with=tuple(entry.confused_with),
        aliases=tuple(entry.aliases),
    )


def _item(item: Item, entry: ItemEntry) -> ItemGuide:
    return ItemGuide(item, _text(entry.label), _text(entry.tip))


def _question(entry: QuestionEntry, principle: Principle) -> Question:
    return Question(
        id=entry.id,
        principle=principle,
        level=entry.level,
        tags=frozenset(entry.tags),
        text=entry.text.by_lang,
        hint=entry.hint.by_lang,
        facets=tuple(map(aspect_of, entry.facets)),
    )


def _managers(entry: ManagerQuestionEntry, principle: Principle) -> Question:
    return Question(
        id=entry.id,
        principle=principle,
        level=Level.EXPERIENCED,  # a manager asks everybody alike
        tags=frozenset(),
        text=entry.text.by_lang,
        hint=entry.hint.by_lang,
        facets=tuple(map(aspect_of, entry.facets)),
    )


def _answer(entry: AnswerEntry, lang: Lang) -> CalibrationAnswer:
    expert = {item: getattr(entry.expert, item) for item in Item}
    return CalibrationAnswer(
        id=entry.id,
        lang=lang,
        question=entry.question,
        answer=StarAnswer(entry.situation, entry.task, entry.action, entry.result),
        expert=MappingProxyType({item: _MET[said.verdict.value] for item, said in expert.items()}),
        reasons=MappingProxyType({item: said.reason for item, said in expert.items()}),
    )


def _technical(entry: TechnicalEntry, profile: Profile) -> TechnicalQuestion:
    return TechnicalQuestion(
        id=entry.id,
        profile=profile,
        kind=entry.kind,
        level=entry.level,
        text=_text(entry.text),
        hint=_text(entry.hint),
        follow_up=_text(entry.follow_up),
        points=tuple(map(_point, entry.points)),
        wrong=tuple(map(_wrong, entry.wrong)),
        source=entry.source,
    )


def _point(entry: PointEntry) -> KeyPoint:
    return KeyPoint(entry.id, _text(entry.says), _terms(entry.terms))


def _wrong(entry: WrongEntry) -> WrongStatement:
    return WrongStatement(
        entry.id, _text(entry.claim), _text(entry.right), _terms(entry.terms), unless=tuple(entry.unless)
    )


def _terms(groups: list[list[str]]) -> Terms:
    return tuple(map(tuple, groups))
