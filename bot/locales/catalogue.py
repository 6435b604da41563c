"""Reads the catalogues and fills their gaps: plural forms, and Korean particles that fit the word before them.

A text is a string with `{name}` gaps, or a mapping `one:`/`other:` chosen by the word `count`.
`{name:이/가}` puts the fitting particle behind the word.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

from bot.interview.model import Lang
from bot.locales.particles import with_particle

Entry = str | Mapping[str, str]


class Catalogue:
    def __init__(self, entries: Mapping[Lang, Mapping[str, Entry]]) -> None:
        self._entries = entries
        self._filler = _Filler()

    def text(self, lang: Lang, key: str, **words: object) -> str:
        """The text `key` in `lang`. Raises KeyError for a key or a word that is missing: a bug, found by the tests."""
        entry = self._entries[lang][key]
        if not isinstance(entry, str):
            entry = entry["one" if words["count"] == 1 and "one" in entry else "other"]
        return self._filler.vformat(entry, (), words)

    def has(self, lang: Lang, key: str) -> bool:
        return key in self._entries[lang]

    def entries(self, lang: Lang) -> Mapping[str, Entry]:
        return self._entries[lang]


class _Filler(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if "/" in format_spec:
            return with_particle(str(value), format_spec)
        return str(super().format_field(value, format_spec))


def load_catalogue(folder: Path = Path(__file__).parent) -> Catalogue:
    """Each language is a folder; its files only divide the texts, a key says nothing of its file.

    Raises ValueError for a key that two files have.
    """
    return Catalogue({lang: _load(folder / lang.value) for lang in Lang})


def _load(folder: Path) -> dict[str, Entry]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: dict[str, Entry] = {}
    for file in sorted(folder.glob("*.yaml")):
        texts = dict(_flatten(yaml.load(file.read_text("utf-8"), loader)))  # noqa: S506  # a safe loader either way
        if twice := entries.keys() & texts.keys():
            raise ValueError(f"{file.name}: texts that another file has too: {sorted(twice)}")
        entries |= texts
    return entries


def _flatten(tree: Mapping[str, Any], path: str = "") -> list[tuple[str, Entry]]:
    flat: list[tuple[str, Entry]] = []
    for key, value in tree.items():
        name = f"{path}{key}"
        if isinstance(value, str) or set(value) <= {"one", "other"}:
            flat.append((name, value))
        else:
            flat.extend(_flatten(value, f"{name}."))
    return flat
