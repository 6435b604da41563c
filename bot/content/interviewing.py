"""What an author writes of how an interviewer asks back: facets of questions, and the wordings of follow-ups."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Annotated, Any

from pydantic import AfterValidator, create_model

from bot.content.entries import Entry, Name, Sentence, Text, expected
from bot.interview.facets import FORMS, Facet
from bot.interview.hearing import ClaimKind
from bot.interview.model import Item, Lang, Principle

LEAST_WORDINGS = 4
"""Of each list: in a panel an interviewer asks for the same kind of thing several times, never in the same words."""
GAP = "words"


class WordingText(Text):
    """A follow-up in the interviewer's own words."""

    limit = 200


def _without_gap(text: WordingText) -> WordingText:
    for lang, wording in text.by_lang.items():
        if list(_gaps(wording)):
            raise expected(f"no gap in {lang}: only `quoted` wordings take up the member's words")
    return text


def _with_gap(text: WordingText) -> WordingText:
    for lang, wording in text.by_lang.items():
        gaps = list(_gaps(wording))
        if [name for name, _ in gaps] != [GAP]:
            raise expected(f"the gap {{{GAP}}} once in {lang}, found {', '.join(name for name, _ in gaps) or 'none'}")
        if not _is_particle(gaps[0][1], lang):
            raise expected(f"{{{GAP}}} or, in ko, particles as in {{{GAP}:이/가}}, found `{gaps[0][1]}` in {lang}")
    return text


def _gaps(wording: str) -> Iterator[tuple[str, str]]:
    """Name and particles of each gap."""
    try:
        parts = list(Formatter().parse(wording))
    except ValueError as fault:
        raise expected(f"gaps that are closed, found: {fault}") from fault
    return ((name, spec or "") for _, name, spec, _ in parts if name is not None)


def _is_particle(spec: str, lang: Lang) -> bool:
    if not spec:
        return True
    parts = spec.split("/")
    return lang is Lang.KO and len(parts) == 2 and all("가" <= char <= "힣" for part in parts for char in part)


def _enough(wordings: list[Any]) -> list[Any]:
    if len(wordings) < LEAST_WORDINGS:
        raise expected(f"at least {LEAST_WORDINGS} wordings, found {len(wordings)}")
    return wordings


Plain = Annotated[list[Annotated[WordingText, AfterValidator(_without_gap)]], AfterValidator(_enough)]
Quoted = Annotated[list[Annotated[WordingText, AfterValidator(_with_gap)]], AfterValidator(_enough)]


class WordingsEntry(Entry):
    plain: Plain
    quoted: Quoted
    again: Plain


class FormEntry(Entry):
    missing: Sentence
    ask: Annotated[WordingText, AfterValidator(_without_gap)]


class FacetEntry(FormEntry):
    name: Name


def _facet_entry(facet: Facet) -> type[Entry]:
    """With just the forms in which questions want it."""
    if facet not in FORMS:
        return FacetEntry
    fields: dict[str, Any] = dict.fromkeys(FORMS[facet], (FormEntry, ...))
    forms = create_model(f"{facet.name}_forms", __base__=Entry, **fields)
    return create_model(f"{facet.name}_entry", __base__=FacetEntry, forms=(forms, ...))


def _one_for_each(name: str, entries: dict[str, type[Entry]]) -> type[Entry]:
    """A mapping that has every one of these keys."""
    fields: dict[str, Any] = {key: (entry, ...) for key, entry in entries.items()}
    return create_model(name, __base__=Entry, **fields)


_FACETS = _one_for_each("FacetsEntry", {facet.value: _facet_entry(facet) for facet in Facet})
_ITEMS = _one_for_each("ItemWordings", {item.value: WordingsEntry for item in Item})
_CLAIMS = _one_for_each("ClaimWordings", {kind.value: WordingsEntry for kind in ClaimKind})
FacetsFile = create_model("FacetsFile", __base__=Entry, facets=(_FACETS, ...))
ItemsFile = create_model("ItemsFile", __base__=Entry, items=(_ITEMS, ...))
ClaimsFile = create_model("ClaimsFile", __base__=Entry, claims=(_CLAIMS, ...))


class PrinciplesWordingsFile(Entry):
    """Not every principle has something of its own to ask."""

    principles: dict[Principle, dict[ClaimKind, Quoted]]
