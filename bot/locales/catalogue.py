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

from bot.errors import MissingTextError
from bot.interview.model import Lang
from bot.locales.particles import with_particle

Entry = str | Mapping[str, str]


class Catalogue:
    def __init__(self, entries: Mapping[Lang, Mapping[str, Entry]], files: Mapping[str, str]) -> None:
        """`files`: in which file of a language's folder the texts of a family stand, by the key's first part."""
        self._entries, self._files = entries, files
        self._filler = _Filler()

    def text(self, lang: Lang, key: str, **words: object) -> str:
        """The text `key` in `lang`. Raises MissingTextError for a key or a word that is missing: a bug."""
        entry = self._entries[lang].get(key)
        if entry is None:
            raise MissingTextError(f"{self._place(lang, key)} has no text {key!r}")
        try:
            if not isinstance(entry, str):
                entry = entry["one" if words["count"] == 1 and "one" in entry else "other"]
            return self._filler.vformat(entry, (), words)
        except KeyError as missing:
            raise MissingTextError(f"{self._place(lang, key)}: {key!r} needs the word {missing}") from missing

    def filled(self, template: str, **words: object) -> str:
        """A text that authors wrote elsewhere, with its gaps filled as in the catalogues."""
        return self._filler.vformat(template, (), words)

    def _place(self, lang: Lang, key: str) -> str:
        return f"bot/locales/{lang}/{self._files.get(key.split('.')[0], '*.yaml')}"

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
    files = {lang: _load(folder / lang.value) for lang in Lang}
    entries = {
        lang: {key: text for texts in by_file.values() for key, text in texts.items()}
        for lang, by_file in files.items()
    }
    families = {
        key.split(".")[0]: name for by_file in files.values() for name, texts in by_file.items() for key in texts
    }
    return Catalogue(entries, families)


def _load(folder: Path) -> dict[str, dict[str, Entry]]:
    """The texts of a language, by file."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files: dict[str, dict[str, Entry]] = {}
    for file in sorted(folder.glob("*.yaml")):
        texts = dict(_flatten(yaml.load(file.read_text("utf-8"), loader)))  # noqa: S506  # a safe loader either way
        if twice := [key for known in files.values() for key in known.keys() & texts.keys()]:
            raise ValueError(f"{file.name}: texts that another file has too: {sorted(twice)}")
        files[file.name] = texts
    return files


def _flatten(tree: Mapping[str, Any], path: str = "") -> list[tuple[str, Entry]]:
    flat: list[tuple[str, Entry]] = []
    for key, value in tree.items():
        name = f"{path}{key}"
        if isinstance(value, str) or set(value) <= {"one", "other"}:
            flat.append((name, value))
        else:
            flat.extend(_flatten(value, f"{name}."))
    return flat
