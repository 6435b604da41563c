"""Medians, percentiles and readable tables."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from unicodedata import east_asian_width

MS = 1000.0


def p99(samples: Sequence[float]) -> float:
    """The smallest sample that 99 of 100 do not exceed."""
    return sorted(samples)[math.ceil(0.99 * len(samples)) - 1]


def ms(samples: Sequence[float]) -> str:
    """Seconds as milliseconds: the median."""
    return f"{median(samples) * MS:.1f}"


def met(fulfilled: bool) -> str:
    return "yes" if fulfilled else "NO"


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Aligned, and Markdown all the same: words to the left, figures to the right."""
    cells = [[str(cell) for cell in row] for row in [header, *rows]]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(header))]
    rule = ["-" * (width - 1) + (":" if column else "-") for column, width in enumerate(widths)]
    return "\n".join(_line(row, widths) for row in [cells[0], rule, *cells[1:]])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        " " * (width - _width(cell)) + cell if column else cell + " " * (width - _width(cell))
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return f"| {' | '.join(padded)} |"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
