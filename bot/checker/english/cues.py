"""
The cues of the twelve items: patterns over one sentence in lower case, by the field where they belong. A cue is
evidence and no verdict: the trained weights say how much each one counts. A name that ends in "!" speaks
against.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.checker.english import cues_action, cues_failure, cues_result, cues_situation, cues_task
from bot.checker.english.alternatives import compiled
from bot.checker.english.vocabulary import MONTH
from bot.checker.english.word_sieve import PlacedText, WordSieve

PATTERNS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    target: {name: compiled(pattern) for name, pattern in cues.items()}
    for module in (cues_situation, cues_task, cues_action, cues_result, cues_failure)
    for target, cues in module.CUES.items()
}
# Numbers that say when something was, and measure nothing.
_WHEN = re.compile(
    rf"\b\d{{1,2}}:\d\d(?: ?[ap]\.?m\b)?|\b\d{{1,2}} ?[ap]\.?m\b|\b(?:in|since|until|of|from|by) (?:19|20)\d\d\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}\b|\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b"
)


SIEVES = {target: WordSieve([*cues.values()]) for target, cues in PATTERNS.items()}
_NAMES = {target: tuple(cues) for target, cues in PATTERNS.items()}


class Found:
    """The names of the cues in a sentence, each sentence looked at once however often it is repeated."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], tuple[str, ...]] = {}
        self._placed: dict[str, PlacedText] = {}

    def names(self, target: str, lower: str) -> tuple[str, ...]:
        key = target, lower
        if key not in self._names:
            placed = self._place(_WHEN.sub("then", lower) if target == "measured" else lower)
            self._names[key] = tuple(_NAMES[target][number] for number in SIEVES[target].found(placed))
            if target == "failure":  # an admission, or blame, is told where something failed
                self._names[key] += tuple(f"told_{name}" for name in self.names("cause", lower))
        return self._names[key]

    def _place(self, text: str) -> PlacedText:
        if text not in self._placed:
            self._placed[text] = PlacedText(text)
        return self._placed[text]
