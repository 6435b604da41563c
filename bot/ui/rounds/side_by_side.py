"""An answer of today beside the one of weeks ago: both checklists, item by item."""

from __future__ import annotations

from bot.interview.model import ITEMS, Checklist, Field, Version
from bot.ui.headings import timestamp
from bot.ui.wording import Wording

_MARKS = {True: "✅", False: "⬜", None: "➖"}


def side_by_side(earlier: Version, now: Checklist, wording: Wording) -> str:
    before = earlier.checklist
    if before is None:
        return ""
    title = wording("review.title", day=timestamp(earlier.submitted_at, "R"))
    return "\n".join([title, *(_field(field, before, now, wording) for field in Field)])


def _field(field: Field, before: Checklist, now: Checklist, wording: Wording) -> str:
    counts = f"{before.met(field)}/{before.asked(field)} → {now.met(field)}/{now.asked(field)}"
    items = [
        f"{_MARKS[before.verdict(item).met]}→{_MARKS[now.verdict(item).met]} {wording.label(item)}"
        for item in ITEMS[field]
        if (before.verdict(item).met, now.verdict(item).met) != (None, None)
    ]
    return wording("review.field", field=wording.field(field), counts=counts, items=" · ".join(items))
