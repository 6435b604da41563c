"""Discord's markdown as plain lines."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.sandbox.texts import Texts

_HEADING = re.compile(r"#{1,3} +(.*)")
_QUOTE = re.compile(r">(?:>>)? +(.*)")
_SMALL = re.compile(r"-# +(.*)")
_PAIRED = re.compile(r"(?<!\\)(\*\*\*|\*\*|~~|\|\||`{1,2}|\*(?=\S)|(?<!\w)__?(?=\S))(.+?)(?<!\\)\1(?!(?<=_)\w)")
_LINK = re.compile(r"\[([^\]]+)\]\(<?(https?://[^)>]+)>?\)")
_EMOJI = re.compile(r"<a?:(\w+):\d+>")
_STAMP = re.compile(r"<t:(-?\d+)(?::([tTdDfFR]))?>")
_COMMAND = re.compile(r"<(/[^:>]+):(\d+)>")
_MENTION = re.compile(r"<(@!?|#|@&)(\d+)>")
_CHANNEL = re.compile(r"https://(?:\w+\.)?discord\.com/channels/(?:\d+|@me)/(\d+)(?:/\d+)?")
_ESCAPED = re.compile(r"\\([\\*_~`|>#\-\[\]()<@:.!])")
_SHAPES = {"t": "%H:%M", "T": "%H:%M:%S", "d": "%Y-%m-%d", "D": "%Y-%m-%d"}
_MINUTE_S, _HOUR_S, _DAY_S = 60, 3600, 86400

Naming = Callable[[str, int], str]


class Weight(Enum):
    NORMAL = ""
    HEADING = "1"
    SMALL = "2"


@dataclass(frozen=True, slots=True)
class Line:
    """`prefix` stands before each piece, where the line is broken."""

    text: str
    weight: Weight = Weight.NORMAL
    prefix: str = ""


def plain_lines(text: str, name: Naming, texts: Texts) -> list[Line]:
    """`name` gets the sign of a mention (@, #, @&, a command's path) and the id, and says what is shown for it."""
    lines, fenced = [], False
    for line in text.split("\n"):
        if line.startswith("```"):
            fenced = not fenced
        else:
            lines.append(Line(line) if fenced else _plain_line(line, name, texts))
    return lines


def _plain_line(line: str, name: Naming, texts: Texts) -> Line:
    if heading := _HEADING.match(line):
        return Line(_inline(heading[1], name, texts), Weight.HEADING)
    if quote := _QUOTE.fullmatch(line):
        return Line(_inline(quote[1], name, texts), prefix="▎ ")
    if small := _SMALL.match(line):
        return Line(_inline(small[1], name, texts), Weight.SMALL)
    return Line(_inline(line, name, texts))


def _inline(line: str, name: Naming, texts: Texts) -> str:
    line = _EMOJI.sub(r":\1:", line)
    line = _COMMAND.sub(lambda found: name(found[1], int(found[2])), line)
    line = _STAMP.sub(lambda found: stamp(int(found[1]), found[2] or "f", texts), line)
    line = _MENTION.sub(lambda found: name(found[1].rstrip("!"), int(found[2])), line)
    line = _CHANNEL.sub(lambda found: name("#", int(found[1])), line)
    line = _LINK.sub(r"\1 (\2)", line)
    while (stripped := _PAIRED.sub(r"\2", line)) != line:
        line = stripped
    return _ESCAPED.sub(r"\1", line)


def stamp(seconds: int, style: str, texts: Texts) -> str:
    if style == "R":
        return _distance(seconds - time.time(), texts)
    return datetime.fromtimestamp(seconds).astimezone().strftime(_SHAPES.get(style, "%Y-%m-%d %H:%M"))


def _distance(seconds: float, texts: Texts) -> str:
    """Rounded as coarsely as Discord does it, so that a second more or less does not show."""
    size = abs(seconds)
    if size < _MINUTE_S * 0.75:
        return texts["just_now"]
    unit, length = (
        ("minutes", _MINUTE_S)
        if size < _HOUR_S * 0.75
        else ("hours", _HOUR_S)
        if size < _DAY_S * 0.9
        else ("days", _DAY_S)
    )
    number = max(round(size / length), 1)
    return texts["in" if seconds > 0 else "ago"].format(span=texts[unit].format(n=number))
