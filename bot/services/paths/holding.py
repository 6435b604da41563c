"""The stages that are held as a round: the talk with the hiring manager, and the loop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import EmptyAnswerError, PathError
from bot.interview.model import Closing, Lang, Manner, Place, Principle, Round, Wishes
from bot.interview.paths import managing, model
from bot.interview.paths.model import Attempt, Path, Stage
from bot.interview.paths.own_questions import QUESTIONS_LIMIT
from bot.interview.paths.stressed import STRESSED
from bot.interview.rounds.managers import MANNERS
from bot.interview.visible import visible
from bot.services.paths import standing as standings
from bot.services.paths.standing import Standing
from bot.services.practice import Practice
from bot.store import Transaction, members
from bot.store.paths import queries as paths
from bot.store.rounds import queries as rounds

LOOP_QUESTIONS_EACH = 2


@dataclass(frozen=True, slots=True)
class LoopWished:
    """The loop is to be begun, as a round that asks about the position's principles."""

    wishes: Wishes
    stressed: Sequence[Principle]


@dataclass(frozen=True, slots=True)
class TalkWished:
    """The talk with the hiring manager is to be begun, as a round."""

    wishes: Wishes
    manner: Manner


@dataclass(frozen=True, slots=True)
class TalkHeard:
    """A talk with the hiring manager that is over, and what the member asked at its end."""

    standing: Standing
    attempt: Attempt
    talk: Round


async def begin_loop(practice: Practice, member_id: int, path_id: int) -> LoopWished:
    """Raises PathError where another round is open, which would be lost."""
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.lock(tx, [member_id])
        standing = await standings.get_open(practice, tx, member_id, path_id, now)
        if standing.path.next_stage is not Stage.LOOP:
            raise PathError("not_yet")
        await _begin(tx, standing.path, Stage.LOOP, now)
    wishes = standing.path.wishes
    lang = wishes.langs.get(Stage.LOOP, Lang.EN)
    loop = Wishes(lang=lang, level=wishes.level, place=Place.DM, panel=LOOP_QUESTIONS_EACH)
    return LoopWished(loop, STRESSED[wishes.position])


async def begin_talk(practice: Practice, member_id: int, path_id: int, manner: Manner | None) -> TalkWished:
    """Also once more, when it was passed. Without a manner it is one that nobody chose. Raises PathError."""
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.lock(tx, [member_id])
        standing = await standings.get_open(practice, tx, member_id, path_id, now)
        path, attempt = standing.path, standing.path.open_attempt
        other = attempt is not None and attempt.stage is not Stage.MANAGER
        if other or not (path.next_stage is Stage.MANAGER or path.passed(Stage.MANAGER)):
            raise PathError("not_yet")
        if standing.held and standing.held.closed_at:
            raise PathError("manager_waits")
        await _begin(tx, path, Stage.MANAGER, now)
    lang = path.wishes.langs.get(Stage.MANAGER, Lang.EN)
    wishes = Wishes(lang=lang, level=path.wishes.level, place=Place.DM)
    return TalkWished(wishes, manner or practice.random.choice(MANNERS))


async def ask_manager(practice: Practice, member_id: int, path_id: int, text: str | None) -> TalkHeard:
    """The member's own questions, or None for none: with them the stage is over. A second time shows what came of it.

    Raises EmptyAnswerError, PathError.
    """
    if text is not None and not visible(text):
        raise EmptyAnswerError
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.lock(tx, [member_id])
        standing = await standings.get_open(practice, tx, member_id, path_id, now)
        path, attempt, talk = standing.path, standing.path.open_attempt, standing.held
        if attempt is None or attempt.stage is not Stage.MANAGER:
            return await _heard(tx, standing)
        if talk is None or talk.closed_at is None or talk.closing is not Closing.FINISHED:
            raise PathError("not_yet")
        asked = (text or "")[:QUESTIONS_LIMIT]
        after = model.asked_manager(path, attempt.number, asked)
        after = model.ended(after, attempt.number, managing.moves_on(talk, asked), now)
        await paths.save(tx, path, after)
    return TalkHeard(replace(standing, path=after), after.attempts[attempt.number - 1], talk)


async def talk_heard(practice: Practice, member_id: int) -> TalkHeard:
    """What came of the last talk with the hiring manager. Raises PathError where there was none."""
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.lock(tx, [member_id])
        return await _heard(tx, await standings.get(practice, tx, member_id, now))


async def _heard(tx: Transaction, standing: Standing) -> TalkHeard:
    attempt = standing.path.last_of(Stage.MANAGER)
    talk = await standings.held_for(tx, standing.path, attempt) if attempt and attempt.ended_at else None
    if attempt is None or talk is None:
        raise PathError("not_yet")
    return TalkHeard(standing, attempt, talk)


async def _begin(tx: Transaction, path: Path, stage: Stage, now: datetime) -> None:
    if await rounds.find_open(tx, path.member_id):
        raise PathError("round_open")
    if path.open_attempt is None:
        await paths.save(tx, path, model.begun(path, stage, now))
