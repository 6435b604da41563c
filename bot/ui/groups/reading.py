"""An answer to be read whole: page by page, line by line as it was told, harmless."""

from __future__ import annotations

from bot.interview.model import Field, StarAnswer
from bot.ui.quoting import escaped, plain
from bot.ui.wording import Wording

_PAGE = 3200
_PIECE = 1400
"""Characters as typed; made harmless, each may take two."""


def pages(answer: StarAnswer, wording: Wording) -> list[str]:
    """At least one. A field that was left empty is shown to be."""
    found = [""]
    for piece in _pieces(answer, wording):
        if len(found[-1]) + len(piece) > _PAGE and found[-1]:
            found.append("")
        found[-1] += piece
    return [page.strip() for page in found]


def _pieces(answer: StarAnswer, wording: Wording) -> list[str]:
    pieces = []
    for field in Field:
        title, text = f"**{wording.field(field)}**\n", _tidy(answer.text(field))
        for start in range(0, max(len(text), 1), _PIECE):
            told = escaped(text[start : start + _PIECE]) or "—"
            last = start + _PIECE >= len(text)
            pieces.append((title if not start else "") + told + ("\n" if last else ""))
    return pieces


def _tidy(text: str) -> str:
    """The lines as typed, without invisible characters and without gaps of more than one line."""
    lines: list[str] = []
    for line in map(plain, text.splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip()
