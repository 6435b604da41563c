"""Where a path stands: loaded with what came of the stage that was under way, and saved where that is news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import PathError
from bot.interview.model import Closing, Round
from bot.interview.paths import model
from bot.interview.paths.model import Attempt, Path, Stage
from bot.interview.rounds.solo_panel import Leaning, debriefed
from bot.services.practice import Practice
from bot.services.screens import asking
from bot.store import Transaction
from bot.store.paths import queries as paths
from bot.store.rounds import queries as rounds
from bot.store.screens import queries as screens


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a path stands. `due`: so many questions come back by now. `held`: the round of the stage that is under way,
    where one was begun: the loop, or the talk with the hiring manager."""

    path: Path
    due: int
    held: Round | None = None


async def get(practice: Practice, tx: Transaction, member_id: int, now: datetime) -> Standing:
    found = await find(practice, tx, member_id, now)
    if found is None:
        raise PathError("none")
    return found


async def get_open(practice: Practice, tx: Transaction, member_id: int, path_id: int | None, now: datetime) -> Standing:
    """Raises PathError for one that is over, and for another than `path_id`."""
    found = await get(practice, tx, member_id, now)
    if found.path.closed_at is not None or path_id not in (None, found.path.id):
        raise PathError("path_over")
    return found


async def find(practice: Practice, tx: Transaction, member_id: int, now: datetime) -> Standing | None:
    """With what came of the stage that was under way."""
    before = await paths.find_last(tx, member_id)
    if before is None:
        return None
    after, held = await _settled(tx, before)
    await paths.save(tx, before, after)
    due: Sequence[str] = await asking.due(practice, tx, member_id, now)
    return Standing(after, len(due), held)


async def _settled(tx: Transaction, path: Path) -> tuple[Path, Round | None]:
    attempt = path.open_attempt
    if attempt is None or path.closed_at is not None:
        return path, None
    if attempt.screen_id is not None:
        screen = await screens.find(tx, attempt.screen_id, path.member_id)
        if screen and screen.closed_at:
            return model.ended(path, attempt.number, bool(screen.moves_on), screen.closed_at), None
        return path, None
    held = await held_for(tx, path, attempt)
    if held is None or held.closed_at is None:
        return path, held
    if attempt.stage is Stage.LOOP:
        return model.ended(path, attempt.number, _moves_on(held), held.closed_at), held
    if held.closing is not Closing.FINISHED:
        return model.ended(path, attempt.number, False, held.closed_at), held
    return path, held  # it is over once the member has asked, too


async def held_for(tx: Transaction, path: Path, attempt: Attempt) -> Round | None:
    """The round that the newest attempt at the loop, or at the talk with the manager, was begun for."""
    alone = attempt.stage is Stage.MANAGER
    round_id = await paths.held_since(tx, path.member_id, attempt.begun_at, alone=alone)
    return None if round_id is None else await rounds.get(tx, round_id)


def _moves_on(loop: Round) -> bool:
    return loop.closing is Closing.FINISHED and debriefed(loop).leaning is Leaning.FOR
