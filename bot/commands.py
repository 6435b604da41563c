"""What Discord is told of the commands: names, descriptions and choices out of the catalogues, by their path.

`/interview start principle:` has its texts under `command.interview.start.principle`; choices under `choice.<value>`.
"""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.interview.model import Lang
from bot.locales import Catalogue

_LANGS = {discord.Locale.korean: Lang.KO, discord.Locale.american_english: Lang.EN}
_LOCALISED = ("name", "description")
_NAMES = {Location.command_name, Location.group_name, Location.parameter_name}


class CatalogueTranslator(app_commands.Translator):
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        lang = _LANGS.get(locale)
        # English names are those in the code; everything else stands in the catalogues.
        if lang is None or (lang is Lang.EN and context.location in _NAMES):
            return None
        return self._catalogue.text(lang, text_key(context))


def text_key(context: app_commands.TranslationContextTypes) -> str:
    """Where the catalogues keep the text of a command, a group, a parameter or a choice."""
    data: Any = context.data
    if context.location is Location.choice_name:
        return f"choice.{data.value}"
    part = "name" if context.location in _NAMES else "description"
    if context.location in (Location.parameter_name, Location.parameter_description):
        return f"command.{_path(data.command)}.{data.name}.{part}"
    return f"command.{_path(data)}.{part}"


async def command_payload(tree: app_commands.CommandTree[Any]) -> list[Any]:
    """All global commands as Discord wants them, with the catalogue's English as the text for every other language."""
    assert tree.translator is not None
    return [
        _with_english_base(await command.get_translated_payload(tree, tree.translator))
        for command in tree.get_commands()
    ]


def _path(command: app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu) -> str:
    if isinstance(command, app_commands.ContextMenu):
        return command.name.lower().replace(" ", "_")
    return command.qualified_name.replace(" ", ".")


def _with_english_base(entry: dict[str, Any]) -> dict[str, Any]:
    based = dict(entry)
    for part in _LOCALISED:
        localised = dict(based.get(f"{part}_localizations") or {})
        if english := localised.pop(discord.Locale.american_english.value, None):
            based[part] = english
        if f"{part}_localizations" in based:
            based[f"{part}_localizations"] = localised
    for children in ("options", "choices"):
        if based.get(children):
            based[children] = [_with_english_base(child) for child in based[children]]
    return based
