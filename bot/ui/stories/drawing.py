"""The picture of what stories cover: a line for each principle, a column for each story."""

from __future__ import annotations

from bot.interview.model import Principle
from bot.interview.stories.coverage import Coverage
from bot.interview.stories.matching import Grade
from bot.ui.pictures import CLEAR, FAINT, FAIR, GAP, INK, LINE, SMALL, TEXT, WIDTH, Pen, drawn, fitting, font
from bot.ui.wording import Wording

_NAME, _COUNT, _MARGIN = 470, 90, 24
_HEAD, _ROW, _FOOT = 76, 62, 84
_WIDEST = 46
_EACH = 5
"""Columns that are numbered where there are too many to number all."""


async def coverage_picture(found: Coverage, wording: Wording) -> bytes:
    height = _HEAD + _ROW * len(Principle) + _FOOT
    names = {one: wording.short_principle(one) for one in Principle}
    legend = [wording(f"story.coverage.legend.{key}") for key in ("clear", "fair", "gap")]
    return await drawn(height, lambda pen: _draw(pen, found, names, legend))


def _draw(pen: Pen, found: Coverage, names: dict[Principle, str], legend: list[str]) -> None:
    left = _MARGIN + _NAME
    column = min(_WIDEST, (WIDTH - left - _COUNT - _MARGIN) / max(1, len(found.stories)))
    _columns(pen, found, left, column)
    for row, principle in enumerate(Principle):
        top = _HEAD + row * _ROW
        middle = top + _ROW // 2
        is_gap = not found.count(principle)
        pen.line((_MARGIN, top, WIDTH - _MARGIN, top), fill=LINE)
        name = fitting(names[principle], _NAME - 16, TEXT)
        pen.text((_MARGIN, middle), name, fill=GAP if is_gap else INK, font=font(TEXT), anchor="lm")
        for place, grade in enumerate(found.grades[principle]):
            _mark(pen, grade, left + place * column, middle, column)
        count = str(found.count(principle))
        pen.text((WIDTH - _MARGIN, middle), count, fill=GAP if is_gap else INK, font=font(TEXT), anchor="rm")
    _legend(pen, legend, _HEAD + _ROW * len(Principle) + _FOOT // 2)


def _columns(pen: Pen, found: Coverage, left: int, column: float) -> None:
    """Numbers as the list beside it has them; a line over what is told for too much."""
    each = 1 if column >= _WIDEST / 1.4 else _EACH
    overused = set(found.overused)
    for place, story in enumerate(found.stories):
        at = left + place * column
        if (place + 1) % each == 0:
            pen.text((at + column / 2, _HEAD - 14), str(place + 1), fill=FAINT, font=font(SMALL), anchor="mb")
        if story in overused:
            pen.line((at + 1, _HEAD - 6, at + column - 2, _HEAD - 6), fill=GAP, width=5)


def _mark(pen: Pen, grade: Grade, at: float, middle: int, column: float) -> None:
    """Full and light where it is clear, half as high and dark where it is fair."""
    if grade is Grade.NO:
        return
    high = (_ROW - 16) / 2 if grade is Grade.STRONG else (_ROW - 16) / 4
    gap = min(3.0, column / 6)
    colour = CLEAR if grade is Grade.STRONG else FAIR
    pen.rectangle((at + gap, middle - high, at + column - gap, middle + high), fill=colour)


def _legend(pen: Pen, texts: list[str], middle: int) -> None:
    at = float(_MARGIN)
    for text, colour, high in zip(texts, (CLEAR, FAIR, GAP), (15, 8, 3), strict=True):
        pen.rectangle((at, middle - high, at + 26, middle + high), fill=colour)
        pen.text((at + 38, middle), text, fill=INK, font=font(SMALL), anchor="lm")
        at += 38 + font(SMALL).getlength(text) + 36
