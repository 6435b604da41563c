"""A list of a server's own questions as its organisers have it: YAML, CSV, or a question a line.

Whoever sends it may send anything: what it says is data, it is looked through before it is read, and every fault is
told as `python -m bot check` tells those of prompts/.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import StrictStr, field_validator, model_validator

from bot.content.entries import Entry, expected, wants_of
from bot.content.nodes import Loc, dotted
from bot.content.shape import shaped
from bot.content.source import LOADER, WHOLE_FILE, parsed
from bot.errors import Fault
from bot.interview.library import folded
from bot.interview.model import Lang, Level, Principle
from bot.interview.questions.own import TEXT_LIMIT, NewQuestion
from bot.interview.visible import has_hangul

MOST_QUESTIONS = 500
MOST_BYTES = 1_000_000
_DEEPEST = 6
"""Lists and mappings within each other: the deepest that is asked for is 4."""
_COLUMNS = {"principle": "principle", "level": "level", "en": "en", "english": "en", "ko": "ko", "korean": "ko"}
_KOREAN_COLUMNS = {"원칙": "principle", "수준": "level", "영어": "en", "한국어": "ko"}
_BULLET = re.compile(r"\s*(?:[-*•]|\d{1,3}[.)])\s+")
_BY_NAME = {folded(principle): principle for principle in Principle}


class OwnText(Entry):
    """In one language, or in both."""

    en: StrictStr | None = None
    ko: StrictStr | None = None

    @field_validator("en", "ko")
    @classmethod
    def _fits(cls, text: str | None, info: Any) -> str | None:
        if text is not None and (wants := wants_of(text, TEXT_LIMIT, Lang(info.field_name))):
            raise expected("; ".join(wants))
        return text

    @model_validator(mode="after")
    def _is_there(self) -> OwnText:
        if self.en is None and self.ko is None:
            raise expected("a text under en, ko or both")
        return self


class OwnEntry(Entry):
    principle: Principle
    level: Level = Level.ENTRY
    text: OwnText


class OwnFile(Entry):
    questions: list[OwnEntry]


@dataclass(frozen=True, slots=True)
class Rows:
    """A file of lines as data, and the line of each question."""

    file: str
    data: Any
    lines: list[int]

    def fault(self, loc: Loc, wanted: str) -> Fault:
        place = loc[1] if len(loc) > 1 and isinstance(loc[1], int) else None
        line = self.lines[place] if place is not None and place < len(self.lines) else 1
        return Fault(self.file, line, 1, dotted(loc) or WHOLE_FILE, wanted)

    key_fault = fault


def read_list(
    name: str, raw: bytes, principle: Principle | None, level: Level | None
) -> list[NewQuestion] | list[Fault]:
    """What the file asks, or all that is wrong with it. `principle` and `level` are for what says none itself."""
    if len(raw) > MOST_BYTES:
        return [_whole(name, f"expected at most {MOST_BYTES} bytes, found {len(raw)}")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return [Fault(name, line, 1, WHOLE_FILE, "expected text in UTF-8, found another byte")]
    kind = name.rpartition(".")[2].casefold()
    if kind in ("yaml", "yml"):
        found = _from_yaml(name, text)
    else:
        found = _from_csv(name, text) if kind == "csv" else _from_lines(name, text)
    return found if isinstance(found, list) else _checked(found, principle, level)


def _checked(source: Any, principle: Principle | None, level: Level | None) -> list[NewQuestion] | list[Fault]:
    entries = source.data.get("questions") if isinstance(source.data, dict) else None
    if isinstance(entries, list) and len(entries) > MOST_QUESTIONS:
        return [_whole(source.file, f"expected at most {MOST_QUESTIONS} questions, found {len(entries)}")]
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            if principle:
                entry.setdefault("principle", principle.value)
            if level:
                entry.setdefault("level", level.value)
    file = shaped(source, OwnFile)
    if isinstance(file, list):
        return file
    if not file.questions:
        return [_whole(source.file, "expected at least one question, found none")]
    return [NewQuestion(one.principle, one.level, one.text.en, one.text.ko) for one in file.questions]


def _whole(name: str, wanted: str) -> Fault:
    return Fault(name, 1, 1, WHOLE_FILE, wanted)


# ---------------------------------------------------------------- the three forms


def _from_yaml(name: str, text: str) -> Any:
    """Looked through event by event first: what is nested a thousand times would take the process down."""
    if fault := _too_deep(name, text):
        return [fault]
    source = parsed(name, text)
    if isinstance(source, Fault):
        return [source]
    return list(source.faults) if source.faults else source


def _too_deep(name: str, text: str) -> Fault | None:
    depth = 0
    try:
        for event in yaml.parse(text, LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                wanted = f"expected at most {_DEEPEST} lists and mappings within each other"
                mark = event.start_mark
                line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
                return Fault(name, line, column, WHOLE_FILE, wanted)
    except (yaml.YAMLError, ValueError):
        return None  # the reader tells it with its place
    return None


def _from_csv(name: str, text: str) -> Any:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[int] = []
    questions: list[dict[str, Any]] = []
    try:
        columns = [_column(cell) for cell in next(rows, [])]
        if not {"en", "ko"} & set(columns):
            return [_whole(name, "expected a first line with the columns principle, level, en, ko")]
        for cells in rows:
            if len(questions) > MOST_QUESTIONS:
                break
            if any(cell.strip() for cell in cells):
                lines.append(rows.line_num)
                questions.append(_row(dict(zip(columns, cells, strict=False))))
    except csv.Error as error:
        return [Fault(name, max(rows.line_num, 1), 1, WHOLE_FILE, f"expected valid CSV: {error}")]
    return Rows(name, {"questions": questions}, lines)


def _column(cell: str) -> str:
    word = cell.strip().casefold()
    return _COLUMNS.get(word) or _KOREAN_COLUMNS.get(word) or word


def _row(cells: dict[str, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {"text": {lang: cells[lang] for lang in ("en", "ko") if cells.get(lang, "").strip()}}
    if principle := cells.get("principle", "").strip():
        entry["principle"] = str(_BY_NAME.get(folded(principle), principle))
    if level := cells.get("level", "").strip():
        entry["level"] = level.casefold()
    return entry


def _from_lines(name: str, text: str) -> Any:
    """Of one language each, as it is written; list marks before it are none of the question."""
    told = [(number, _BULLET.sub("", line, count=1).strip()) for number, line in enumerate(text.splitlines(), 1)]
    told = [(number, line) for number, line in told if line]
    questions = [{"text": {"ko" if has_hangul(line) else "en": line}} for _, line in told]
    return Rows(name, {"questions": questions}, [number for number, _ in told])
