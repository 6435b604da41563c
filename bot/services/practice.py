"""What every use case works with, and what it hands back to be shown."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from random import Random
from secrets import token_hex
from typing import Any, Protocol

from bot.clock import Clock
from bot.interview.library import Library
from bot.interview.model import Round, Version, Wishes
from bot.interview.rounds.machine import Effect
from bot.services.reading import Reader
from bot.store import Database, Transaction
from bot.store.claims import Claim


class Keeper(Protocol):
    """What a feature has of a member besides the rows that are the member's own and go with them by cascade."""

    async def exported(self, tx: Transaction, member_id: int) -> dict[str, Any]:
        """What the export holds of it, by name."""

    def forgetting(self, practice: Practice, tx: Transaction, member_id: int) -> AbstractAsyncContextManager[None]:
        """Entered before the member's rows are deleted, left after that: to take away, and to mend."""


@dataclass(frozen=True, slots=True)
class Practice:
    """The parts that use cases share; made once in `bot.app`."""

    database: Database
    library: Library
    reader: Reader
    clock: Clock
    random: Random
    keepers: tuple[Keeper, ...]
    holder: str = field(default_factory=lambda: token_hex(8))
    """What this process goes by where it claims something."""
    in_hand: list[Claim] = field(default_factory=list)
    """The claims that are being worked on."""


class Notice:
    """Something that is due to be said without anybody having pressed a button; ui knows how, by its class."""

    __slots__ = ()

    @property
    def claim(self) -> Claim | None:
        """What this process holds until it is said; nothing for what is claimed once and for all."""
        return None


@dataclass(frozen=True, slots=True)
class Recut:
    """This message was cut into the four fields and may have been the first alone; or, `whole`, the other way round."""

    message_id: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a round stands and which of its cards comes next."""

    round: Round
    effect: Effect
    earlier: Version | None = None
    """In a review: what the member answered to the same question before."""
    instead: bool = False
    """An open round was asked for and there is none: this is the last one."""
    recut: Recut | None = None
    """A typed message may have been taken for the wrong part of the answer."""


@dataclass(frozen=True, slots=True)
class LevelWanted:
    """The member has never said how senior the questions should be: asked once, then remembered."""

    wishes: Wishes
    dropping: int | None


@dataclass(frozen=True, slots=True)
class AlreadyOpen:
    """The member wished for a round while another one is open: to be resumed or dropped."""

    open: Round
    wishes: Wishes
