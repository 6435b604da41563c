"""What an author gets from `python -m bot check`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TextIO

from bot.content.loading import load
from bot.errors import ContentError
from bot.interview.library import Library
from bot.interview.model import Lang, Level


def main_check(folder: Path, out: TextIO, err: TextIO) -> int:
    """Faults go to `out`, a line each, as what was asked for; their count to `err`. Returns the exit status."""
    try:
        library = load(folder)
    except ContentError as error:
        out.writelines(f"{fault}\n" for fault in error.faults)
        err.write(f"{len(error.faults)} {'fault' if len(error.faults) == 1 else 'faults'}\n")
        return 1
    out.write(f"{_summary(library)}\n")
    return 0


def _summary(library: Library) -> str:
    levels = Counter(question.level for question in library.questions.values())
    by_level = ", ".join(f"{levels[level]} {level}" for level in Level)
    langs = Counter(answer.lang for answer in library.calibration)
    by_lang = ", ".join(f"{langs[lang]} {lang}" for lang in Lang)
    return (
        f"no faults: {len(library.principles)} principles, {len(library.items)} rubric items, "
        f"{len(library.questions)} questions ({by_level}), {len(library.technical)} technical questions, "
        f"{len(library.calibration)} calibration answers ({by_lang})"
    )
