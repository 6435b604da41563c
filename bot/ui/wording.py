"""How the bot speaks to one member: one language, the catalogues and the authored content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.interview.facets import Aspect
from bot.interview.library import Library, PrincipleGuide
from bot.interview.model import OWN_STORY, Field, FollowUp, Item, Lang, Principle, Turn, Way
from bot.locales import Catalogue
from bot.ui.quoting import quoted

_QUOTE = 80
"""Characters of the member's own words that a follow-up takes up."""
_COMMAND = re.compile(r"`/([a-z]+(?: [a-z]+)*)`")


@dataclass(frozen=True, slots=True)
class Wording:
    """`commands` says which id Discord gave to each command."""

    lang: Lang
    catalogue: Catalogue
    library: Library
    commands: Mapping[str, int]

    def __call__(self, key: str, **words: object) -> str:
        return _COMMAND.sub(self._mention, self.catalogue.text(self.lang, key, **words))

    def plain(self, key: str, **words: object) -> str:
        """A text for a place that knows no markdown, such as a calendar: commands are named, not mentioned."""
        return _COMMAND.sub(lambda found: self.command(found[1]), self.catalogue.text(self.lang, key, **words))

    def _mention(self, found: re.Match[str]) -> str:
        """A command to press, which each client shows in its own language; its name where the id is unknown."""
        path = found[1]
        command_id = self.commands.get(path.split()[0])
        return f"</{path}:{command_id}>" if command_id else f"`{self.command(path)}`"

    def command(self, path: str) -> str:
        """A command as the reader's own client names it: texts name it by its path in the code, `interview start`."""
        if self.lang is Lang.EN:
            return f"/{path}"
        words = path.split()
        keys = [f"command.{'.'.join(words[:end])}.name" for end in range(1, len(words) + 1)]
        # A member may have written something of this form, which is none of ours.
        known = all(self.catalogue.has(self.lang, key) for key in keys)
        return "/" + " ".join(self.catalogue.text(self.lang, key) for key in keys) if known else f"/{path}"

    def guide(self, principle: Principle) -> PrincipleGuide:
        return self.library.principles[principle]

    def principle(self, principle: Principle | None) -> str:
        """In Korean with the English name behind it, which candidates learn the principles by."""
        if principle is None:
            return self("principle.mixed")
        names = self.guide(principle).name
        return f"{names[Lang.KO]} ({names[Lang.EN]})" if self.lang is Lang.KO else names[Lang.EN]

    def short_principle(self, principle: Principle) -> str:
        """Its name in the reader's language alone, to be typed on."""
        return self.guide(principle).name[self.lang]

    def named(self, principle: Principle) -> str:
        """A principle's name inside a sentence: some Korean names are sentences themselves and want quotation marks."""
        name = self.principle(principle)
        return f"‘{name}’" if self.lang is Lang.KO else name

    def field(self, field: Field) -> str:
        return self.library.fields[field][self.lang]

    def label(self, item: Item) -> str:
        return self.library.items[item].label[self.lang]

    def tip(self, item: Item) -> str:
        return self.library.items[item].tip[self.lang]

    def unlisted(self, turn: Turn | None) -> str:
        """What stands where a question would, when the collection has none for this turn."""
        own = turn is not None and turn.question_id == OWN_STORY
        return self("question.own_story" if own else "question.gone_short")

    def follow_up(self, asked: FollowUp, principle: Principle | None) -> str:
        """As it is put to the member; `principle` is that of the question."""
        if isinstance(asked.asks, Aspect):
            return self.library.aspects[asked.asks].ask[self.lang]
        wordings = self.library.follow_ups[asked.asks]
        own = wordings.of_principle.get(principle) if principle else None
        some = {
            Way.PLAIN: wordings.plain,
            Way.QUOTED: wordings.quoted,
            Way.PRINCIPLE: own or wordings.quoted,
            Way.AGAIN: wordings.again,
        }[asked.way]
        # What authors have taken out since falls back to the first.
        text = some[asked.index if asked.index < len(some) else 0][self.lang]
        return self.catalogue.filled(text, words=f"“{quoted(asked.words or '', _QUOTE)}”")
