"""prompts/ as a library: read every file, check each and all together, and only then build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from bot.content.building import build
from bot.content.collection import principles_faults, question_file, questions_faults, repeated_ids, rubric_faults
from bot.content.entries import Entry, PrinciplesFile, QuestionsFile, RubricFile
from bot.content.shape import shaped
from bot.content.source import Source, read
from bot.errors import ContentError, Fault
from bot.interview.library import Library
from bot.interview.model import Principle

PRINCIPLES = "principles.yaml"
RUBRIC = "rubric.yaml"
QUESTIONS = "questions"
_QUESTION_FILES = {question_file(principle): principle for principle in Principle}
E = TypeVar("E", bound=Entry)


def load(folder: Path) -> Library:
    """Raises ContentError with all faults of all files at once."""
    faults: list[Fault] = []
    sources = _sources(folder, faults)
    principles = _entries(sources.get(PRINCIPLES), PrinciplesFile, faults)
    rubric = _entries(sources.get(RUBRIC), RubricFile, faults)
    questions = [_entries(sources.get(file), QuestionsFile, faults) for file in _QUESTION_FILES]
    faults.extend(_faults_between_entries(sources))
    if faults or principles is None or rubric is None:
        raise ContentError(tuple(faults))
    return build(principles, rubric, [file for file in questions if file is not None])


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
    names = _listing(folder, QUESTIONS, faults)
    if names is None:
        return [PRINCIPLES, RUBRIC]
    faults.extend(_strays(names))
    return [PRINCIPLES, RUBRIC, *_QUESTION_FILES]


def _listing(folder: Path, name: str, faults: list[Fault]) -> list[str] | None:
    try:
        return sorted(path.name for path in (folder / name).iterdir())
    except OSError as error:
        faults.append(Fault(name, 0, 0, "(folder)", f"expected a folder that can be read, found: {error.strerror}"))
        return None


def _strays(names: list[str]) -> Iterator[Fault]:
    """YAML that nobody would read, because it is not called after a principle. Hidden files are an editor's."""
    for name in names:
        file = f"{QUESTIONS}/{name}"
        if name.lower().endswith((".yaml", ".yml")) and not name.startswith(".") and file not in _QUESTION_FILES:
            yield Fault(file, 0, 0, "(file)", "expected a file called after a principle, like ownership.yaml")


def _entries(source: Source | None, shape: type[E], faults: list[Fault]) -> E | None:
    if source is None:
        return None
    entries = shaped(source, shape)
    if isinstance(entries, list):
        faults.extend(entries)
        return None
    return entries


def _faults_between_entries(sources: dict[str, Source]) -> Iterator[Fault]:
    if PRINCIPLES in sources:
        yield from principles_faults(sources[PRINCIPLES])
    if RUBRIC in sources:
        yield from rubric_faults(sources[RUBRIC])
    for file, principle in _QUESTION_FILES.items():
        if file in sources:
            yield from questions_faults(sources[file], principle)
    yield from repeated_ids(sources[file] for file in _QUESTION_FILES if file in sources)
