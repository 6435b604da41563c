"""What a language has to offer: the contract between `english`, `korean` and `check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.checker.linear import Evidence
from bot.checker.relating import Comparing
from bot.interview.model import Lang, ResponseKind, StarAnswer


@dataclass(frozen=True, slots=True)
class Language:
    """`evidence` gives what kind of response an answer looks like, and its pieces; `cues` names what speaks for a
    target in a stretch of text."""

    evidence: Callable[[StarAnswer], tuple[ResponseKind, Evidence]]
    cues: Callable[[str, str], Iterable[str]]
    comparing: Comparing


def language(lang: Lang) -> Language:
    """Imported when first needed: lexicons and a morphological analyser are not part of the start."""
    if lang is Lang.KO:
        from bot.checker import korean

        return Language(korean.evidence, korean.speaking, korean.COMPARING)
    from bot.checker import english

    return Language(english.evidence, english.speaking, english.COMPARING)
