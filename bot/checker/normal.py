"""One spelling of the same text, with the way back: every position points into the text as typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.checker.labels import LABEL
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
# Letters and digits in another dress: mathematical bold, full width, half width, "㎏" in one square, ligatures.
_DRESSED = ("<font>", "<wide>", "<narrow>", "<square>")
# What is only layout, in the order in which it is taken away, and what stands there instead.
_LAYOUT = tuple(
    (re.compile(pattern, re.M), put)
    for pattern, put in (
        (
            r"(?<![\w*])[*]{1,3}(?=[^\s*])|(?<=[^\s*])[*]{1,3}(?![\w*])|\*\*|(?<!\w)_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?!\w)|`+|~~",
            "",
        ),
        (rf"(?i:{LABEL.pattern})[ \t]*", ""),
        # A mark of a list: at the beginning of a line, or before a sentence.
        (r"\n[ \t]*(?:[-*•>]|[①-⑳]|\(?\d{1,2}[.)](?=[ \t])|\(\d{1,2}\))[ \t]*(?=\S)", "\n\n"),
        (r"\A[ \t]*(?:[-*•>](?=[ \t])|[①-⑳]|\(?\d{1,2}[.)](?=[ \t])|\(\d{1,2}\))[ \t]*(?=\S)", ""),
        (r"(?<=[.!?…])[ \t]+(?:[①-⑳]|\d{1,2}[.)](?=[ \t])|\(\d{1,2}\))[ \t]*(?=[^\W\d])", " "),
        # A sentence that begins right at the end of the one before.
        (r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z' ])|(?<=[다요죠음함됨][.!?])(?=[가-힣A-Z])", " "),
        (r"(?<=[^ \t\n])[ \t]{2,}(?=\S)", " "),
    )
)
_MOST_PASSES = 6  # one mark may stand within another: "- **1.** Task: ..."
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
    """Plain characters, and nothing that is only layout: emphasis, marks of lists, labels, more than one blank."""
    return _without_layout(plain_text(text))


def plain_text(text: str) -> NormalText:
    """NFC, plain quotes and spaces, one kind of line break, nothing invisible. Marks stay: in code they
    say something."""
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


def _without_layout(plain: NormalText) -> NormalText:
    for _ in range(_MOST_PASSES):
        before = plain.text
        for pattern, put in _LAYOUT:
            plain = _replaced(plain, pattern, put)
        if plain.text == before:
            break
    return plain


def _replaced(plain: NormalText, pattern: re.Pattern[str], put: str) -> NormalText:
    """Every match replaced; what is put in stands for the characters of the match, or for the one before it."""
    if pattern.search(plain.text) is None:
        return plain
    typed = range(len(plain.text))
    starts = plain.starts if plain.starts is not None else tuple(typed)
    ends = plain.ends if plain.ends is not None else tuple(place + 1 for place in typed)
    text: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    done = 0
    for match in pattern.finditer(plain.text):
        first, last = match.span()
        text += [plain.text[done:first], put]
        new_starts += starts[done:first]
        new_ends += ends[done:first]
        here = (starts[first], ends[last - 1]) if last > first else (ends[first - 1], ends[first - 1])
        new_starts += [here[0]] * len(put)
        new_ends += [here[1]] * len(put)
        done = last
    text.append(plain.text[done:])
    new_starts += starts[done:]
    new_ends += ends[done:]
    return NormalText("".join(text), tuple(new_starts), tuple(new_ends))


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
        elif unicodedata.decomposition(character).startswith(_DRESSED):
            plain.append(unicodedata.normalize("NFKC", character))
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
