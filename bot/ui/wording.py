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

    def _mention(self, command: re.Match[str]) -> str:
        """A command to press, which each client shows in its own language; plain text where the id is unknown."""
        path = command[1]
        command_id = self.commands.get(path.split()[0])
        return f"</{path}:{command_id}>" if command_id else command[0]

    def guide(self, principle: Principle) -> PrincipleGuide:
        return self.library.principles[principle]

    def principle(self, principle: Principle | None) -> str:
        return self.guide(principle).name[self.lang] if principle else self("principle.mixed")

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
