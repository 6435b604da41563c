"""An answer of today beside the one of weeks ago: what came and what went."""

from __future__ import annotations

from bot.interview.model import ITEMS, Checklist, Field, Version
from bot.ui.card import Mark
from bot.ui.headings import timestamp
from bot.ui.wording import Wording


def side_by_side(earlier: Version, now: Checklist, wording: Wording) -> str:
    before = earlier.checklist
    if before is None:
        return ""
    title = wording("review.title", day=timestamp(earlier.submitted_at, "R"))
    return "\n".join([title, *(_field(field, before, now, wording) for field in Field)])


def _field(field: Field, before: Checklist, now: Checklist, wording: Wording) -> str:
    """The counts, and the items that came or went."""
    counts = f"{before.met(field)}/{before.asked(field)} → {now.met(field)}/{now.asked(field)}"
    moved = [
        f"\n{Mark.of(now.verdict(item).met).value} {wording.label(item)}"
        for item in ITEMS[field]
        if before.verdict(item).met != now.verdict(item).met
    ]
    return wording("review.field", field=wording.field(field), counts=counts, items="".join(moved))
