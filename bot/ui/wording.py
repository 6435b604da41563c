"""How the bot speaks to one member: one language, the catalogues and the authored content."""

from __future__ import annotations

from dataclasses import dataclass

from bot.interview.library import Library, PrincipleGuide
from bot.interview.model import Field, Item, Lang, Principle
from bot.locales import Catalogue


@dataclass(frozen=True, slots=True)
class Wording:
    lang: Lang
    catalogue: Catalogue
    library: Library

    def __call__(self, key: str, **words: object) -> str:
        return self.catalogue.text(self.lang, key, **words)

    def guide(self, principle: Principle) -> PrincipleGuide:
        return self.library.principles[principle]

    def principle(self, principle: Principle | None) -> str:
        return self.guide(principle).name[self.lang] if principle else self("principle.mixed")

    def field(self, field: Field) -> str:
        return self.library.fields[field][self.lang]

    def label(self, item: Item) -> str:
        return self.library.items[item].label[self.lang]

    def tip(self, item: Item) -> str:
        return self.library.items[item].tip[self.lang]

    def probe(self, item: Item, index: int) -> str:
        """The wording of a probe; an index that authors have since taken out falls back to the first."""
        probes = self.library.items[item].probes
        return probes[index if index < len(probes) else 0][self.lang]
