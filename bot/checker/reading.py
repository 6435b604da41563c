"""What a language's reader hands to the checker: the contract between `english`, `korean` and `check`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.interview.model import Item, Principle, ResponseKind, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one normalised answer, before the kind of response decides what may count.

    `spans` holds the items that are met, each with the words it rests on.
    """

    kind: ResponseKind
    spans: Mapping[Item, Span]
    failure: bool
    shown: tuple[Principle, ...]
