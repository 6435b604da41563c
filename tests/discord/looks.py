"""What holds for the look of every card that anybody is shown; the rules behind it are in CONTRIBUTING.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bot.sandbox.simulated.post import BUTTON, TEXT_DISPLAY, walk

MOST_EMOJI = 5
MOST_BUTTON_CHARS = 32
_PRIMARY = 1
_HEADLINE = re.compile(r"(?m)^#+ (.*)$")
_MOST_HEADLINE = 400
"""A question is a headline, and may be as long as this."""
_GLARING = re.compile("[⬜⬛🟦🟪🟩🟨]")
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[#*0-9]\ufe0f?\u20e3"
    "|[\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u23e9-\u23fa\u231a-\u231b]\ufe0f?"
)
_ONE_PAGE = re.compile(r"(?im)\bpage 1 of 1\b|(?<!\d)1/1(?:쪽|페이지)")


def faults_of(components: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Empty for a card that keeps the rules."""
    parts = list(walk(components))
    text = "\n".join(part["content"] for part in parts if part["type"] == TEXT_DISPLAY)
    emoji = _EMOJI.findall(text)
    if len(emoji) > MOST_EMOJI:
        yield f"{len(emoji)} emoji: {text}"
    if _GLARING.search(text):
        yield f"squares that vanish on one of the themes: {text}"
    if any(len(line) > _MOST_HEADLINE for line in _HEADLINE.findall(text)):
        yield f"a headline of more than {_MOST_HEADLINE} characters: {text}"
    if _ONE_PAGE.search(text):
        yield f"of one page nobody is told which it is: {text}"
    buttons = [part for part in parts if part["type"] == BUTTON]
    primary = [part.get("label") for part in buttons if part.get("style") == _PRIMARY]
    if len(primary) > 1:
        yield f"more than one act is next: {primary}"
    yield from (
        f"a button with a whole sentence: {part['label']}"
        for part in buttons
        if len(part.get("label") or "") > MOST_BUTTON_CHARS
    )
