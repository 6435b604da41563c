"""What every picture shares: its colours, its font with Korean in it, and that it is drawn beside the event loop.

The ground is the same in dark and in light clients. The colours of strength differ in lightness as well, and their
marks in shape: whoever does not tell red from green reads them, too.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from functools import cache
from importlib import resources

from PIL import Image, ImageDraw, ImageFont

WIDTH = 1080
"""Pixels: a phone shows them at about a third."""
GROUND, INK, FAINT, LINE = "#1f2a36", "#f4f6f8", "#9fb0c0", "#3a4856"
CLEAR, FAIR, GAP = "#8ecbff", "#2f78b7", "#ffb000"
TEXT, SMALL = 34, 26
"""Points; the small one is the least that is read on a phone."""

Font = ImageFont.FreeTypeFont
Pen = ImageDraw.ImageDraw


@cache
def font(size: int) -> Font:
    """Noto Sans KR, out of its package."""
    path = resources.files("pylopdf_fonts_ko") / "NotoSansKR-Regular.otf"
    return ImageFont.truetype(io.BytesIO(path.read_bytes()), size)


async def drawn(height: int, draw: Callable[[Pen], None]) -> bytes:
    """A PNG. `draw` runs in a thread: it must not touch what others change."""
    return await asyncio.to_thread(_drawn, height, draw)


def _drawn(height: int, draw: Callable[[Pen], None]) -> bytes:
    image = Image.new("RGB", (WIDTH, height), GROUND)
    draw(ImageDraw.Draw(image))
    out = io.BytesIO()
    # Fewer colours would make it smaller, but counting them holds the interpreter for as long as all the drawing.
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def fitting(text: str, width: int, size: int) -> str:
    """Cut so that it is no wider than that, in pixels."""
    if font(size).getlength(text) <= width:
        return text
    while text and font(size).getlength(text + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…"
