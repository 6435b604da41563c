"""One YAML file as its author wrote it: what it says as plain data, and the line and column of every piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import yaml
from yaml.reader import Reader, ReaderError

from bot.content.nodes import Loc, Reading, dotted, key_node, nearest
from bot.errors import Fault

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WHOLE_FILE = "(file)"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that could be read. `faults` are those of its YAML, not of what it says."""

    file: str
    root: yaml.Node
    data: Any
    faults: tuple[Fault, ...]

    def fault(self, loc: Loc, expected: str) -> Fault:
        """At the piece itself; where it is missing, at the innermost piece around it."""
        return _fault_at(self.file, nearest(self.root, loc), loc, expected)

    def key_fault(self, loc: Loc, expected: str) -> Fault:
        """At the key of a mapping."""
        return _fault_at(self.file, key_node(nearest(self.root, loc[:-1]), loc[-1]), loc, expected)

    def line(self, loc: Loc) -> int:
        return nearest(self.root, loc).start_mark.line + 1

    def get(self, *keys: str) -> Any:
        """The piece under the keys, None where there is none."""
        return reduce(lambda piece, key: piece.get(key) if isinstance(piece, dict) else None, keys, self.data)

    def mappings(self, key: str) -> Iterator[tuple[Loc, dict[str, Any]]]:
        """The mappings in the list under `key`, with their places; nothing where there is no such list."""
        listed = self.get(key)
        for index, entry in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(entry, dict):
                yield (key, index), entry


def read(folder: Path, file: str) -> Source | Fault:
    """The file, or the one fault for which nothing at all can be read from it."""
    try:
        raw = (folder / file).read_bytes()
    except OSError as error:
        return Fault(file, 0, 0, WHOLE_FILE, f"expected a file that can be read, found: {error.strerror}")
    try:
        return parsed(file, raw.decode())
    except UnicodeDecodeError as error:
        return _fault_after(file, raw[: error.start].decode(), "expected text in UTF-8, found another byte")


def parsed(file: str, text: str) -> Source | Fault:
    """What the text says, or the one fault for which nothing can be read from it."""
    try:
        root = yaml.compose(text, LOADER)
    except yaml.MarkedYAMLError as error:
        return _syntax_fault(file, error)
    except ReaderError:
        return _fault_after(file, _before_unprintable(text), "expected visible characters, found a control character")
    if root is None:
        return Fault(file, 1, 1, WHOLE_FILE, "expected a mapping, found an empty file")
    reading = Reading()
    data = reading.plain(root)
    faults = (_fault_at(file, objection.node, objection.loc, objection.expected) for objection in reading.objections)
    return Source(file, root, data, tuple(faults))


def _fault_at(file: str, node: yaml.Node, loc: Loc, expected: str) -> Fault:
    return Fault(file, node.start_mark.line + 1, node.start_mark.column + 1, dotted(loc) or WHOLE_FILE, expected)


def _fault_after(file: str, text: str, expected: str) -> Fault:
    """At the character that follows `text`."""
    lines = text.split("\n")
    return Fault(file, len(lines), len(lines[-1]) + 1, WHOLE_FILE, expected)


def _before_unprintable(text: str) -> str:
    found = Reader.NON_PRINTABLE.search(text)
    return text[: found.start()] if found else ""


def _syntax_fault(file: str, error: yaml.MarkedYAMLError) -> Fault:
    mark, start = error.problem_mark, error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    within = f" ({error.context}, line {start.line + 1})" if error.context and start else ""
    return Fault(file, line, column, WHOLE_FILE, f"expected valid YAML: {error.problem}{within}")
