"""What an author writes, entry by entry: the shape of the files in prompts/. What spans entries is in `collection`."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StrictStr, create_model, field_validator
from pydantic_core import PydanticCustomError

from bot.interview.facets import FORMS, Facet, aspect_of
from bot.interview.library import folded
from bot.interview.model import ITEMS, Field, Lang, Level, Principle, Tag, Theme

_HANGUL_SYLLABLE = re.compile("[가-힣]")
_HANGUL = re.compile("[ᄀ-ᇿ\u3130-\u318f\ua960-\ua97f가-힣\ud7b0-\ud7ff\uffa0-\uffdc]")
_LATIN = re.compile("[A-Za-z]")
MAX_FACETS = 3
_ID = re.compile(r"[a-z0-9][a-z0-9-]{1,60}")
MAX_ALIAS = 40
MIN_OF_A_THEME = 4
MANAGER_PREFIX = "manager-"


def expected(what: str) -> PydanticCustomError:
    return PydanticCustomError("expected", "{what}", {"what": what})


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Text(Entry):
    """One text in both languages, on one line."""

    limit: ClassVar[int]
    """Characters that fit where the text is shown."""

    en: StrictStr
    ko: StrictStr

    @field_validator("en", "ko")
    @classmethod
    def _fits(cls, text: str, info: Any) -> str:
        wants = wants_of(text, cls.limit, Lang(info.field_name))
        if wants:
            raise expected("; ".join(wants))
        return text

    @property
    def by_lang(self) -> dict[Lang, str]:
        return {Lang.EN: self.en, Lang.KO: self.ko}


def wants_of(text: str, limit: int, lang: Lang) -> list[str]:
    """What the text lacks to be one line of at most `limit` characters in the language; nothing where it is right."""
    return [*_wants_of_any(text, limit), *_WANTS_OF[lang](text)]


def _wants_of_any(text: str, limit: int) -> list[str]:
    if not text:
        return ["a text that is not blank"]
    wants = [] if text.isprintable() else ["one line of visible characters"]
    return wants if len(text) <= limit else [*wants, f"at most {limit} characters, found {len(text)}"]


def _wants_of_english(text: str) -> list[str]:
    if _HANGUL.search(text):
        return ["English without Hangul"]
    return ["English words"] if text and not _LATIN.search(text) else []


def _wants_of_korean(text: str) -> list[str]:
    return ["Korean, written in Hangul"] if text and not _HANGUL_SYLLABLE.search(text) else []


_WANTS_OF = {Lang.EN: _wants_of_english, Lang.KO: _wants_of_korean}


class Label(Text):
    limit = 40


class Name(Text):
    limit = 60


class Sentence(Text):
    limit = 200


class Tip(Text):
    limit = 130


class QuestionText(Text):
    limit = 300


class Hint(Text):
    limit = 250


def _each_once(values: list[Any]) -> list[Any]:
    if len(set(values)) < len(values):
        raise expected("each entry of the list once")
    return values


def checked_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise expected(f"2 to 61 lower-case letters, digits and hyphens, found `{text}`")
    return text


def _checked_alias(text: str) -> str:
    wants = _wants_of_any(text, MAX_ALIAS)
    if not wants and not folded(text):
        wants = ["letters or digits"]
    if wants:
        raise expected("; ".join(wants))
    return text


Alias = Annotated[StrictStr, AfterValidator(_checked_alias)]


class PrincipleEntry(Entry):
    key: Principle
    name: Name
    meaning: Sentence
    shows: Sentence
    opposite: Sentence
    confused_with: Annotated[list[Principle], AfterValidator(_each_once)]
    aliases: list[Alias] = []


class PrinciplesFile(Entry):
    principles: list[PrincipleEntry]


class ItemEntry(Entry):
    label: Label
    tip: Tip


def _field_entry(field: Field) -> type[Entry]:
    """The field with just the items that belong under it."""
    items: dict[str, Any] = {item.value: (ItemEntry, ...) for item in ITEMS[field]}
    items_entry = create_model(f"{field.name}_items", __base__=Entry, **items)
    return create_model(f"{field.name}_entry", __base__=Entry, label=(Label, ...), items=(items_entry, ...))


_FIELDS: dict[str, Any] = {field.value: (_field_entry(field), ...) for field in Field}
FieldsEntry = create_model("FieldsEntry", __base__=Entry, **_FIELDS)
RubricFile = create_model("RubricFile", __base__=Entry, fields=(FieldsEntry, ...))


def checked_aspect(text: str) -> str:
    try:
        return str(aspect_of(text))
    except ValueError:
        name = text.partition(":")[0]
        known = [f"{name}:{form}" for form in FORMS.get(Facet(name), ())] if name in list(Facet) else list(Facet)
        wanted = ", ".join([name, *known] if name in list(Facet) else known)
        raise expected(f"one of {wanted}, found `{text}`") from None


def _at_most_three(values: list[Any]) -> list[Any]:
    if len(values) > MAX_FACETS:
        raise expected(f"at most {MAX_FACETS} facets, found {len(values)}")
    return values


def _one_to_three(values: list[Any]) -> list[Any]:
    if not 1 <= len(values) <= MAX_FACETS:
        raise expected(f"1 to {MAX_FACETS} facets, found {len(values)}")
    return values


_Facet = Annotated[StrictStr, AfterValidator(checked_aspect)]
FacetList = Annotated[list[_Facet], AfterValidator(_one_to_three), AfterValidator(_each_once)]


class QuestionEntry(Entry):
    id: Annotated[StrictStr, AfterValidator(checked_id)]
    level: Level
    tags: Annotated[list[Tag], AfterValidator(_each_once)] = []
    facets: FacetList
    """The decisive one first."""
    text: QuestionText
    hint: Hint


class QuestionsFile(Entry):
    principle: Principle
    questions: list[QuestionEntry]


def _of_a_manager(text: str) -> str:
    """So that none has the id of a question of another file."""
    if not text.startswith(MANAGER_PREFIX):
        raise expected(f"{MANAGER_PREFIX} and more, found `{text}`")
    return text


class ManagerQuestionEntry(Entry):
    """`facets` may be left out: some ask for one time and no more."""

    id: Annotated[StrictStr, AfterValidator(checked_id), AfterValidator(_of_a_manager)]
    facets: Annotated[list[_Facet], AfterValidator(_at_most_three), AfterValidator(_each_once)] = []
    text: QuestionText
    hint: Hint


def _every_theme(entries: list[Any]) -> list[Any]:
    if [entry.theme for entry in entries] != list(Theme):
        raise expected(f"the themes {', '.join(Theme)}, once each and in this order")
    principles = [entry.principle for entry in entries]
    if len(set(principles)) < len(principles):
        raise expected("another principle for every theme")
    ids = [question.id for entry in entries for question in entry.questions]
    if repeated := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        raise expected(f"each id once, found {repeated[0]} again")
    return entries


def _enough(questions: list[Any]) -> list[Any]:
    if len(questions) < MIN_OF_A_THEME:
        raise expected(f"at least {MIN_OF_A_THEME} questions, found {len(questions)}")
    return questions


class ThemeEntry(Entry):
    theme: Theme
    principle: Principle
    questions: Annotated[list[ManagerQuestionEntry], AfterValidator(_enough)]


class ManagerFile(Entry):
    themes: Annotated[list[ThemeEntry], AfterValidator(_every_theme)]
