"""What must hold between entries and between files, checked on the data as written: no faulty entry hides another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.content.source import Source
from bot.errors import Fault
from bot.interview.library import folded
from bot.interview.model import Lang, Principle
from bot.interview.profiles import Profile

MIN_QUESTIONS = 8
MIN_ANSWERS = 6


def question_file(principle: Principle) -> str:
    return f"questions/{principle}.yaml"


def answer_file(lang: Lang) -> str:
    return f"calibration/{lang}.yaml"


def profile_file(profile: Profile) -> str:
    return f"profiles/{profile}.yaml"


def principles_faults(source: Source) -> Iterator[Fault]:
    yield from _repeated([source], "principles", "key")
    yield from _missing_principles(source)
    yield from _one_sided_confusions(source)
    yield from _shared_aliases(source)


def questions_faults(source: Source, principle: Principle) -> Iterator[Fault]:
    """Of the one file that is called after `principle`."""
    named, questions = source.get("principle"), source.get("questions")
    if named in list(Principle) and named != principle:
        yield source.fault(("principle",), f"expected {principle}, as the file is called, found {named}")
    if isinstance(questions, list) and len(questions) < MIN_QUESTIONS:
        yield source.fault(("questions",), f"expected at least {MIN_QUESTIONS} questions, found {len(questions)}")


def profile_faults(source: Source, profile: Profile) -> Iterator[Fault]:
    """Of the one file that is called after `profile`."""
    named = source.get("profile")
    if named in list(Profile) and named != profile:
        yield source.fault(("profile",), f"expected {profile}, as the file is called, found {named}")
    for loc, entry in source.mappings("questions"):
        id_ = entry.get("id")
        if isinstance(id_, str) and not re.fullmatch(rf"{profile.prefix}\d{{2,3}}", id_):
            yield source.fault((*loc, "id"), f"expected {profile.prefix} and a number of two digits, found `{id_}`")


def answers_faults(source: Source, lang: Lang) -> Iterator[Fault]:
    """Of the one file that is called after `lang`."""
    named, answers = source.get("lang"), source.get("answers")
    if named in list(Lang) and named != lang:
        yield source.fault(("lang",), f"expected {lang}, as the file is called, found {named}")
    if isinstance(answers, list) and len(answers) < MIN_ANSWERS:
        yield source.fault(("answers",), f"expected at least {MIN_ANSWERS} answers, found {len(answers)}")


def repeated_question_ids(sources: Iterable[Source]) -> Iterator[Fault]:
    yield from _repeated(sources, "questions", "id")


def repeated_answer_ids(sources: Iterable[Source]) -> Iterator[Fault]:
    yield from _repeated(sources, "answers", "id")


def _repeated(sources: Iterable[Source], listed: str, key: str) -> Iterator[Fault]:
    """Values of `key` that an earlier entry of the lists has too."""
    places: dict[str, str] = {}
    for source in sources:
        for loc, entry in source.mappings(listed):
            value, here = entry.get(key), (*loc, key)
            if isinstance(value, str) and value in places:
                yield source.fault(here, f"expected each {key} once, {value} is at {places[value]} too")
            elif isinstance(value, str):
                places[value] = f"{source.file}:{source.line(here)}"


def _missing_principles(source: Source) -> Iterator[Fault]:
    if isinstance(source.get("principles"), list):
        found = [entry.get("key") for _, entry in source.mappings("principles")]
        for principle in Principle:
            if principle not in found:
                yield source.fault(("principles",), f"expected an entry for {principle}, it is missing")


def _one_sided_confusions(source: Source) -> Iterator[Fault]:
    confused = {
        entry["key"]: (loc, entry["confused_with"])
        for loc, entry in source.mappings("principles")
        if isinstance(entry.get("key"), str) and isinstance(entry.get("confused_with"), list)
    }
    for key, (loc, others) in confused.items():
        for index, other in enumerate(others):
            here = (*loc, "confused_with", index)
            if other == key:
                yield source.fault(here, f"expected another principle than {key} itself")
            elif isinstance(other, str) and other in confused and key not in confused[other][1]:
                yield source.fault(here, f"expected {other} to name {key} as well, for confusion goes both ways")


def _shared_aliases(source: Source) -> Iterator[Fault]:
    """An alias finds one principle, and one that is not found by the same word already."""
    entries = [(loc, entry) for loc, entry in source.mappings("principles") if isinstance(entry.get("key"), str)]
    found = {folded(name): entry["key"] for _, entry in entries for name in _own_names(entry)}
    for loc, entry in entries:
        aliases = entry.get("aliases")
        for index, alias in enumerate(aliases if isinstance(aliases, list) else []):
            word = folded(alias) if isinstance(alias, str) else ""
            if word in found:
                here = (*loc, "aliases", index)
                yield source.fault(here, f"expected a word that does not find {found[word]} already, found `{alias}`")
            elif word:
                found[word] = entry["key"]


def _own_names(entry: Mapping[str, Any]) -> Iterator[str]:
    yield entry["key"]
    names = entry.get("name")
    if isinstance(names, dict):
        yield from (name for name in names.values() if isinstance(name, str))
