"""Which principles the deeds of an answer give evidence for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.checker.korean.evidence import Told
from bot.interview.model import Principle


def shown_in(clauses: Sequence[Told], asked: Principle | None) -> tuple[Principle, ...]:
    return (asked,) if asked is not None and any(c.deeds for c in clauses) else ()
