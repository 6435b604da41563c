"""An answer as the reader of points sees it: lower case, one spelling, without what is no speech.

Blanked, so that nothing in it can earn a point: code blocks, pasted output and logs, quoted lines. Every character
keeps a way back to the text as typed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.checker.normal import NormalText, plain_text

_TICK = "ˋ"
"""Stands for the backtick, which `plain_text` takes for an apostrophe."""
_FENCE = re.compile(rf"{_TICK}{{3}}.*?(?:{_TICK}{{3}}|\Z)", re.S)
_COMMAND = re.compile(r"[ \t]*(?:[$%]|[\w.@-]{0,40}[#$])[ \t]+(?=[a-z])")
"""A line that was typed at a prompt."""
_LOG = re.compile(
    r"[ \t]*(?:\[?\d{4}-\d\d-\d\d|\[?\d{1,2}:\d\d:\d\d"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) +\d{1,2} \d\d:"
    r"|\[ *\d+\.\d+\]|\d+ bytes from|traceback \(most|at [\w.$]+\([\w.]+:\d+\)|https?/\d(?:\.\d)? \d{3}|\d+: \w+: <"
    r"|(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?[ >.]|(?:error|warn|info|debug|fatal|notice)[:\]] ?|[<>*] [a-z-]+[:/ ]"
    r"|(?:tcp|udp|icmp)6? +\d|;;|-----|\+-+\+|\|)"
)
_QUOTE = re.compile(r"[ \t]*>[ \t]?\S")
_COLUMNS = re.compile(r"\S {2,}(?=\S)")
_PAIRS = re.compile(r"\b[\w.-]+=\S")
_HANGUL = re.compile("[가-힣]")
_MOST_SYMBOLS = 0.35
_SMALL_WORD = re.compile(
    r"\b(?:is|are|was|were|the|to|of|and|i|it|so|if|we|you|has|have|with|for|that|means|a|an|then)\b"
)
_SPEAKS = re.compile(r"\s*(?:i|we|then|first|so)\b")
_SPOKEN_AT_LEAST = 2
"""Small words that make a line full of figures and signs a sentence all the same."""
_LEAST_PAIRS = 3


_SAYS_WHY = re.compile(
    r"\b(?:to|so|because|since|shows?|see|whether|if|check|which|tells?|prove|confirm|find|look|verif\w+|with|then|run)\b"
    r"|위해|려고|확인|보면|보려|보고|봅니다|봐서|살펴|알 수|때문|나오|나옵|체크|인지|는지|으로|돌려|실행|찾"
)
"""Beside a code block: what makes its commands part of a sentence."""
_LAST_SENTENCE = re.compile(r"[^.!?\n]*[.!?:]*\s*\Z")
_FIRST_SENTENCE = re.compile(r"\A\s*[^.!?\n]*")
_MOST_COMMANDS = 6
"""Lines of a block without prompts that are taken for commands; more are a script or output."""


@dataclass(frozen=True, slots=True)
class Plain:
    text: str
    origin: NormalText

    def as_typed(self, start: int, end: int) -> tuple[int, int]:
        return self.origin.as_typed(start, end)


def plain(answer: str) -> Plain:
    """The same length as its `origin`: what does not count became blanks, each piece of it with an end of sentence."""
    origin = _compatible(plain_text(answer.replace("`", _TICK)))
    text = _lower(origin.text)
    parts, done = [], 0
    for fence in [*_FENCE.finditer(text), None]:
        parts.append(_spoken(text[done : fence.start() if fence else len(text)]))
        if fence:
            parts.append(fence.group())
            done = fence.end()
    return Plain("".join(_joined(parts)).replace(_TICK, " "), origin)


def _spoken(text: str) -> str:
    return "".join(map(_speech, text.splitlines(keepends=True)))


def _joined(parts: list[str]) -> list[str]:
    """Speech and code blocks in turn: a block's commands become part of the sentence that says what they are for."""
    joined = list(parts)
    for place in range(1, len(parts), 2):
        before, after = joined[place - 1], joined[place + 1]
        commands = _commands(parts[place])
        if _SAYS_WHY.search(_match(_LAST_SENTENCE, before)):
            kept = before.rstrip(" \t\n.!?:")
            joined[place - 1] = f"{kept},".ljust(len(before))[: len(before)]
            joined[place] = commands[:-1] + "\n"
        elif _SAYS_WHY.search(_match(_FIRST_SENTENCE, after)):
            joined[place] = "\n" + commands[1:]
            joined[place + 1] = " " * (len(after) - len(after.lstrip())) + after.lstrip()
        else:
            joined[place] = _blank(parts[place])
    return joined


def _match(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""


def _commands(fence: str) -> str:
    """The block with blanks for all that is no command, on one line."""
    lines = fence.split("\n")
    typed = [bool(_COMMAND.match(line)) for line in lines]
    if not any(typed):
        told = [line for line in lines if line.strip(" \t" + _TICK)]
        bare = len(told) <= _MOST_COMMANDS and not any(map(_is_output, told))
        typed = [bare] * len(lines)
    kept = [line if is_typed else " " * len(line) for line, is_typed in zip(lines, typed, strict=True)]
    return " ".join(kept).replace(_TICK, " ")


def _compatible(text: NormalText) -> NormalText:
    """NFKC on top: ① is 1, ㎳ is ms, half-width letters are plain ones."""
    if unicodedata.is_normalized("NFKC", text.text):
        return text
    parts, starts, ends = [], [], []
    for place, character in enumerate(text.text):
        plain_character = unicodedata.normalize("NFKC", character)
        start, end = text.as_typed(place, place + 1)
        parts.append(plain_character)
        starts += [start] * len(plain_character)
        ends += [end] * len(plain_character)
    return NormalText("".join(parts), tuple(starts), tuple(ends))


def _lower(text: str) -> str:
    """Letter by letter where a small letter would take more room than its capital."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _blank(text: str) -> str:
    """Ends the sentence before it, too."""
    return "".join("\n" if character == "\n" else " " for character in text[:-1]) + "\n"


def _speech(line: str) -> str:
    return _blank(line) if _COMMAND.match(line) or _QUOTE.match(line) or _is_output(line) else line


def _is_output(line: str) -> bool:
    if _LOG.match(line) or len(_PAIRS.findall(line)) >= _LEAST_PAIRS:
        return True
    if _HANGUL.search(line):
        return False
    if _SPEAKS.match(line) or len(_SMALL_WORD.findall(line)) >= _SPOKEN_AT_LEAST:
        return False
    bare = "".join(line.split())
    symbols = sum(not character.isalpha() for character in bare)
    return len(bare) > 12 and (symbols > _MOST_SYMBOLS * len(bare) or len(_COLUMNS.findall(line.strip())) >= 2)
