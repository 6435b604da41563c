"""What every use case works with, and what it hands back to be shown."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random

from bot.clock import Clock
from bot.interview.library import Library
from bot.interview.model import Checklist, Lang, Principle, Round, StarAnswer, Version, Wishes
from bot.interview.rounds import Effect
from bot.store import Database

Check = Callable[[StarAnswer, Lang, Principle | None], Awaitable[Checklist]]
Split = Callable[[str], Awaitable[StarAnswer]]


@dataclass(frozen=True, slots=True)
class Practice:
    """The parts that use cases share; made once in `bot.app`."""

    database: Database
    library: Library
    check: Check
    split: Split
    clock: Clock
    random: Random


class Notice:
    """Something that is due to be said without anybody having pressed a button; ui knows how, by its class."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a round stands and which of its cards comes next."""

    round: Round
    effect: Effect
    earlier: Version | None = None
    """In a review: what the member answered to the same question before."""


@dataclass(frozen=True, slots=True)
class AlreadyOpen:
    """The member wished for a round while another one is open: to be resumed or dropped."""

    open: Round
    wishes: Wishes
