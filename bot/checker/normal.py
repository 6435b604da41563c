"""One spelling of the same text, with the way back: every position points into the text as typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.interview.model import Field, Span, StarAnswer

# What keyboards and word processors put where a plain character is meant.
_PLAIN = {
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒−", "-"),
    **dict.fromkeys("—―–", "—"),
    **dict.fromkeys("•‣◦●▪·∙", "•"),
    "\u2028": "\n",
    "\u2029": "\n",
    "\r": "\n",
    "\v": "\n",
    "\f": "\n",
}
_PLAIN_CHARACTER = r"[\t\n -_a-~가-힣]"
_ALL_PLAIN = re.compile(rf"{_PLAIN_CHARACTER}*")
# What follows a run may belong to its last character, and a line break to the carriage return before it.
_PLAIN_RUN = re.compile(rf"(?<!\r){_PLAIN_CHARACTER}+(?={_PLAIN_CHARACTER}|\Z)")


@dataclass(frozen=True, slots=True)
class NormalText:
    """A normalised text; `starts` and `ends` say, per character, which characters as typed it stands for.

    Both are None where nothing had to be changed.
    """

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def as_typed(self, start: int, end: int) -> tuple[int, int]:
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normal(text: str) -> NormalText:
    """NFC, plain quotes and spaces, one kind of line break, nothing invisible."""
    if _ALL_PLAIN.fullmatch(text):
        return NormalText(text)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for run in [*_PLAIN_RUN.finditer(text), None]:
        for start, end in _clusters(text, done, run.start() if run else len(text)):
            plain = _plain(text[start:end])
            parts.append(plain)
            starts += [start] * len(plain)
            ends += [end] * len(plain)
        if run:
            done = run.end()
            parts.append(run.group())
            starts += range(run.start(), done)
            ends += range(run.start() + 1, done + 1)
    return NormalText("".join(parts), tuple(starts), tuple(ends))


def _clusters(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Runs of characters that may compose with one another, a line break of Windows among them."""
    bounds = [i for i in range(first, last) if i == first or _begins(text, i)]
    return list(zip(bounds, [*bounds[1:], last], strict=True)) if bounds else []


def _begins(text: str, position: int) -> bool:
    character = text[position]
    if character == "\n" and text[position - 1] == "\r":
        return False
    if "\u1160" <= character <= "\u11ff":  # vowels and finals of decomposed Hangul
        return False
    return unicodedata.combining(character) == 0


@lru_cache(maxsize=4_000)
def _plain(cluster: str) -> str:
    if cluster == "\r\n":
        return "\n"
    plain = []
    for character in unicodedata.normalize("NFC", cluster):
        if character in _PLAIN:
            plain.append(_PLAIN[character])
        elif "\uff01" <= character <= "\uff5e":  # full-width Latin letters and digits
            plain.append(chr(ord(character) - 0xFEE0))
        else:
            plain.append(_visible(character))
    return "".join(plain)


def _visible(character: str) -> str:
    if character in "\t\n":
        return character
    category = unicodedata.category(character)
    if category in {"Cf", "Cs", "Co", "Cn"}:
        return ""
    return " " if category in {"Zs", "Zl", "Zp", "Cc"} else character


@dataclass(frozen=True, slots=True)
class NormalAnswer:
    """An answer normalised field by field."""

    answer: StarAnswer
    texts: dict[Field, NormalText]

    def as_typed(self, span: Span) -> Span:
        start, end = self.texts[span.field].as_typed(span.start, span.end)
        return Span(span.field, start, end)


def normal_answer(answer: StarAnswer) -> NormalAnswer:
    texts = {field: normal(answer.text(field)) for field in Field}
    situation, task, action, result = (texts[field].text for field in Field)
    return NormalAnswer(StarAnswer(situation, task, action, result, answer.ended), texts)
