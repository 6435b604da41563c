"""From YAML's nodes to plain data, and from a place in the data back to its node.

The data are not made by YAML's own constructors: so a key that stands twice is seen, and `no` and `12:30` can be
reported for what they are, where a constructor would hand out False and 750.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

Loc = tuple[int | str, ...]
"""The way from the top of a file to a piece of it: keys and positions."""

_TAG = "tag:yaml.org,2002:"
_READ_AS = {
    f"{_TAG}bool": "a yes or no",
    f"{_TAG}int": "a number",
    f"{_TAG}float": "a number",
    f"{_TAG}null": "nothing",
    f"{_TAG}timestamp": "a date",
}


@dataclass(frozen=True, slots=True)
class Misread:
    """Stands in the data for what YAML does not take for text. `read_as` says what it takes it for."""

    written: str
    read_as: str

    def __str__(self) -> str:
        return f"`{self.written}`, which unquoted YAML reads as {self.read_as}" if self.written else self.read_as


@dataclass(frozen=True, slots=True)
class Objection:
    """What is wrong with a node, before anybody asks what it says."""

    node: yaml.Node
    loc: Loc
    expected: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Turns one tree of nodes into dicts, lists, strings and `Misread`s."""

    objections: list[Objection] = field(default_factory=list)
    _seen: set[int] = field(default_factory=set)

    def plain(self, node: yaml.Node, loc: Loc = ()) -> Any:
        if id(node) in self._seen:
            self.objections.append(Objection(node, loc, "expected the piece written out, found an alias (*)"))
            return Misread("", "an alias")
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(child, (*loc, index)) for index, child in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        lines: dict[str, int] = {}
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = _scalar(key_node)
            if not isinstance(key, str):
                self.objections.append(Objection(key_node, loc, f"expected a key that is text, found {key}"))
            elif key in data:
                expected = f"expected this key once, it is on line {lines[key]} too"
                self.objections.append(Objection(key_node, (*loc, key), expected))
            else:
                lines[key] = key_node.start_mark.line + 1
                data[key] = self.plain(value_node, (*loc, key))
        return data


def nearest(node: yaml.Node, loc: Loc) -> yaml.Node:
    """The node at `loc`, or the innermost one around the place where it is missing."""
    for part in loc:
        child = _child(node, part)
        if child is None:
            break
        node = child
    return node


def key_node(node: yaml.Node, key: int | str) -> yaml.Node:
    """The node of the key itself, not of its value."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((key_node for key_node, _ in pairs if key_node.value == key), node)


def dotted(loc: Loc) -> str:
    """`('questions', 3, 'text', 'ko')` as `questions[3].text.ko`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


def _scalar(node: yaml.Node) -> str | Misread:
    if not isinstance(node, yaml.ScalarNode):
        return Misread("", "a list" if isinstance(node, yaml.SequenceNode) else "a mapping")
    if node.tag == f"{_TAG}str":
        return str(node.value)
    return Misread(str(node.value), _READ_AS.get(node.tag, f"something special ({node.tag.removeprefix(_TAG)})"))


def _child(node: yaml.Node, part: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    children = enumerate(node.value) if isinstance(node, yaml.SequenceNode) else ()
    return next((child for index, child in children if index == part), None)
