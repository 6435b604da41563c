"""What an author writes of a technical screen: the questions of one profile, with their key points."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StrictStr, model_validator

from bot.content.entries import Entry, Name, Text, checked_id, expected
from bot.content.nodes import Misread
from bot.interview.profiles import Depth, Profile, QuestionKind

POINTS = (4, 7)
GROUPS = (1, 3)
WRONG_AT_MOST = 3
MAX_SOURCE = 300
_KEY = re.compile(r"[a-z0-9][a-z0-9_]{1,60}")


class Spoken(Text):
    """What the interviewer says."""

    limit = 400


class Explained(Text):
    """What is shown once the answer has been given: seven of them fit one card."""

    limit = 400


def _checked_key(text: str) -> str:
    if not _KEY.fullmatch(text):
        raise expected(f"2 to 61 lower-case letters, digits and underscores, found `{text}`")
    return text


def _term(text: str) -> str:
    if not text:
        raise expected("a term that is not blank")
    if text != text.lower():
        raise expected(f"a term in lower case, found `{text}`")
    return text


def _group(terms: list[str]) -> list[str]:
    if not terms:
        raise expected("at least one term in every group")
    repeated = sorted({term for term in terms if terms.count(term) > 1})
    if repeated:
        raise expected(f"each term of a group once, found `{repeated[0]}` again")
    return terms


def _groups(groups: list[list[str]]) -> list[list[str]]:
    least, most = GROUPS
    if not least <= len(groups) <= most:
        raise expected(f"{least} to {most} groups of terms, found {len(groups)}")
    return groups


def _each_id_once(entries: list[Any]) -> list[Any]:
    ids = [entry.id for entry in entries]
    repeated = sorted({id_ for id_ in ids if ids.count(id_) > 1})
    if repeated:
        raise expected(f"each id once within the question, found {repeated[0]} again")
    return entries


def _enough_points(points: list[Any]) -> list[Any]:
    least, most = POINTS
    if not least <= len(points) <= most:
        raise expected(f"{least} to {most} points, found {len(points)}")
    return points


def _not_too_many(wrong: list[Any]) -> list[Any]:
    if len(wrong) > WRONG_AT_MOST:
        raise expected(f"at most {WRONG_AT_MOST} wrong statements, found {len(wrong)}")
    return wrong


def _depth(level: object) -> Depth:
    """Numbers come as they are written, for all else in these files is text."""
    written = level.written if isinstance(level, Misread) else level
    depths = {str(depth.value): depth for depth in Depth}
    if written not in depths:
        raise expected(f"one of {', '.join(depths)}, found {level if isinstance(level, Misread) else f'`{level}`'}")
    return depths[str(written)]


def _source(text: str) -> str:
    if not text or not text.isprintable() or len(text) > MAX_SOURCE:
        raise expected(f"where the facts stand, on one line of at most {MAX_SOURCE} characters")
    return text


Term = Annotated[StrictStr, AfterValidator(_term)]
TermGroups = Annotated[list[Annotated[list[Term], AfterValidator(_group)]], AfterValidator(_groups)]
Key = Annotated[StrictStr, AfterValidator(_checked_key)]


class PointEntry(Entry):
    id: Key
    says: Explained
    terms: TermGroups


class WrongEntry(Entry):
    id: Key
    claim: Explained
    right: Explained
    terms: TermGroups
    unless: list[Term] = []


class TechnicalEntry(Entry):
    id: Annotated[StrictStr, AfterValidator(checked_id)]
    kind: QuestionKind
    level: Annotated[Depth, BeforeValidator(_depth)]
    text: Spoken
    hint: Spoken
    follow_up: Spoken
    points: Annotated[list[PointEntry], AfterValidator(_enough_points), AfterValidator(_each_id_once)]
    wrong: Annotated[list[WrongEntry], AfterValidator(_not_too_many), AfterValidator(_each_id_once)]
    source: Annotated[StrictStr, AfterValidator(_source)]

    @model_validator(mode="after")
    def _has_something_wrong(self) -> TechnicalEntry:
        if not self.wrong and self.kind is not QuestionKind.OWN_SYSTEM:
            raise expected("a wrong statement that people make: only of one's own system there is none")
        return self


class ProfileFile(Entry):
    profile: Profile
    name: Name
    questions: list[TechnicalEntry]
