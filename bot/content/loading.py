"""prompts/ as a library: read every file, check each and all together, and only then build."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeVar

from bot.content.building import build, build_asking
from bot.content.calibration import AnswersFile
from bot.content.collection import (
    answer_file,
    answers_faults,
    principles_faults,
    profile_faults,
    profile_file,
    question_file,
    questions_faults,
    repeated_answer_ids,
    repeated_question_ids,
)
from bot.content.entries import Entry, ManagerFile, PrinciplesFile, QuestionsFile, RubricFile
from bot.content.interviewing import ClaimsFile, FacetsFile, ItemsFile, PrinciplesWordingsFile
from bot.content.shape import shaped
from bot.content.source import Source, read
from bot.content.technical import ProfileFile
from bot.errors import ContentError, Fault
from bot.interview.library import Library
from bot.interview.model import Lang, Principle
from bot.interview.profiles import Profile

PRINCIPLES = "principles.yaml"
RUBRIC = "rubric.yaml"
FACETS = "facets.yaml"
MANAGER = "managers.yaml"
ITEM_WORDINGS = "followups/items.yaml"
CLAIM_WORDINGS = "followups/claims.yaml"
PRINCIPLE_WORDINGS = "followups/principles.yaml"
_QUESTION_FILES = {question_file(principle): principle for principle in Principle}
_ANSWER_FILES = {answer_file(lang): lang for lang in Lang}
_PROFILE_FILES = {profile_file(profile): profile for profile in Profile}
_WORDING_FILES = (ITEM_WORDINGS, CLAIM_WORDINGS, PRINCIPLE_WORDINGS)
_FOLDERS: dict[str, tuple[Collection[str], str]] = {
    "questions": (_QUESTION_FILES, "expected a file called after a principle, like ownership.yaml"),
    "followups": (_WORDING_FILES, "expected one of the files items.yaml, claims.yaml, principles.yaml"),
    "profiles": (_PROFILE_FILES, "expected a file called after a profile, like network.yaml"),
    "calibration": (_ANSWER_FILES, "expected a file called after a language, like en.yaml"),
}
"""The files that have to be in each folder, and what to say of another."""
E = TypeVar("E", bound=Entry)


def load(folder: Path) -> Library:
    """Raises ContentError with all faults of all files at once."""
    faults: list[Fault] = []
    sources = _sources(folder, faults)
    principles = _entries(sources.get(PRINCIPLES), PrinciplesFile, faults)
    rubric = _entries(sources.get(RUBRIC), RubricFile, faults)
    facets = _entries(sources.get(FACETS), FacetsFile, faults)
    items = _entries(sources.get(ITEM_WORDINGS), ItemsFile, faults)
    claims = _entries(sources.get(CLAIM_WORDINGS), ClaimsFile, faults)
    principled = _entries(sources.get(PRINCIPLE_WORDINGS), PrinciplesWordingsFile, faults)
    questions = [_entries(sources.get(file), QuestionsFile, faults) for file in _QUESTION_FILES]
    answers = [_entries(sources.get(file), AnswersFile, faults, lang) for file, lang in _ANSWER_FILES.items()]
    profiles = [_entries(sources.get(file), ProfileFile, faults) for file in _PROFILE_FILES]
    manager = _entries(sources.get(MANAGER), ManagerFile, faults)
    faults.extend(_faults_between_entries(sources))
    if faults or principles is None or rubric is None or not (facets and items and claims and principled and manager):
        raise ContentError(tuple(faults), folder)
    asking = build_asking(facets, items, claims, principled)
    return build(principles, rubric, asking, _there(questions), _there(answers), _there(profiles), manager)


def _sources(folder: Path, faults: list[Fault]) -> dict[str, Source]:
    """Every file that can be read, by its name within the folder."""
    sources: dict[str, Source] = {}
    for file in _files(folder, faults):
        source = read(folder, file)
        if isinstance(source, Fault):
            faults.append(source)
        else:
            faults.extend(source.faults)
            sources[file] = source
    return sources


def _files(folder: Path, faults: list[Fault]) -> list[str]:
    """The files that have to be there. A folder that is missing is one fault, not one for each file in it."""
    if _listing(folder, ".", faults) is None:
        return []
    files = [PRINCIPLES, RUBRIC, FACETS, MANAGER]
    for name, (needed, _) in _FOLDERS.items():
        names = _listing(folder, name, faults)
        if names is not None:
            faults.extend(_strays(name, names))
            files.extend(needed)
    return files


def _listing(folder: Path, name: str, faults: list[Fault]) -> list[str] | None:
    try:
        return sorted(path.name for path in (folder / name).iterdir())
    except OSError as error:
        faults.append(Fault(name, 0, 0, "(folder)", f"expected a folder that can be read, found: {error.strerror}"))
        return None


def _strays(folder: str, names: list[str]) -> Iterator[Fault]:
    """YAML that nobody would read, because it is not called as it has to be. Hidden files are an editor's."""
    files, expected = _FOLDERS[folder]
    for name in names:
        file = f"{folder}/{name}"
        if name.lower().endswith((".yaml", ".yml")) and not name.startswith(".") and file not in files:
            yield Fault(file, 0, 0, "(file)", expected)


def _entries(source: Source | None, shape: type[E], faults: list[Fault], lang: Lang | None = None) -> E | None:
    if source is None:
        return None
    entries = shaped(source, shape, lang)
    if isinstance(entries, list):
        faults.extend(entries)
        return None
    return entries


def _there(files: list[E | None]) -> list[E]:
    return [file for file in files if file is not None]


def _faults_between_entries(sources: dict[str, Source]) -> Iterator[Fault]:
    if PRINCIPLES in sources:
        yield from principles_faults(sources[PRINCIPLES])
    for file, principle in _QUESTION_FILES.items():
        if file in sources:
            yield from questions_faults(sources[file], principle)
    for file, profile in _PROFILE_FILES.items():
        if file in sources:
            yield from profile_faults(sources[file], profile)
    for file, lang in _ANSWER_FILES.items():
        if file in sources:
            yield from answers_faults(sources[file], lang)
    yield from repeated_question_ids(sources[file] for file in (*_QUESTION_FILES, *_PROFILE_FILES) if file in sources)
    yield from repeated_answer_ids(sources[file] for file in _ANSWER_FILES if file in sources)
