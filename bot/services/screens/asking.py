"""A technical screen, question by question. The way of an answer: stored in an action of its own, then judged beside
the event loop, then what follows is saved. Whatever breaks off in between is taken up by `show`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.errors import EmptyAnswerError, PathError, ScreenAnswerKeptError
from bot.interview.model import Lang
from bot.interview.profiles import Profile, TechnicalQuestion
from bot.interview.screens import missed, model
from bot.interview.screens.choosing import Choice, ScreenWishes, next_choice
from bot.interview.screens.model import Phase, Purpose, Screen, ScreenTurn
from bot.interview.visible import visible
from bot.services.practice import Practice
from bot.store import Transaction, members
from bot.store.screens import queries as screens

MOST_REVIEWED = 5
"""Questions that come back at one sitting."""

Change = Callable[[ScreenTurn], ScreenTurn]


async def begin(
    practice: Practice, tx: Transaction, member_id: int, wishes: ScreenWishes, lang: Lang, now: datetime
) -> Screen:
    """A screen with its first question. In the action of whoever begins it, with the member remembered."""
    fresh = Screen(0, member_id, Purpose.SCREEN, wishes.profile, lang, wishes.questions, wishes.headlines, now)
    return await _insert(practice, tx, fresh, now)


async def begin_review(
    practice: Practice, tx: Transaction, member_id: int, profile: Profile, lang: Lang, now: datetime
) -> Screen:
    """The questions of which something was missed and is due. Raises PathError where there is none."""
    count = min(len(await due(practice, tx, member_id, now)), MOST_REVIEWED)
    if not count:
        raise PathError("nothing_due")
    return await _insert(practice, tx, Screen(0, member_id, Purpose.REVIEW, profile, lang, count, (), now), now)


async def due(practice: Practice, tx: Transaction, member_id: int, now: datetime) -> Sequence[str]:
    """Ids of questions; those that were taken out never come back."""
    found = missed.due_questions(await screens.missed(tx, member_id), now)
    return [question_id for question_id in found if question_id in practice.library.technical]


async def find_open(practice: Practice, member_id: int) -> Screen | None:
    async with practice.database.reading() as tx:
        return await screens.find_open(tx, member_id)


async def show(practice: Practice, member_id: int, screen_id: int) -> Screen:
    """Where it stands; what nobody has judged yet is judged first. Raises PathError, ScreenAnswerKeptError."""
    async with practice.database.reading() as tx:
        found = await screens.find(tx, screen_id, member_id)
    if found is None:
        raise PathError("not_found")
    return await _judge_if_unread(practice, found)


async def asked(practice: Practice, member_id: int, screen_id: int, number: int, phase: Phase) -> Screen:
    """The screen whose turn a form is to be opened for. Raises PathError where that turn is not in this phase."""
    found = await show(practice, member_id, screen_id)
    _turn(found, number, phase)
    return found


async def answer(practice: Practice, member_id: int, screen_id: int, number: int, text: str) -> Screen:
    """Keep the answer, then judge it. Raises EmptyAnswerError, PathError, ScreenAnswerKeptError."""
    return await _told(practice, member_id, screen_id, number, Phase.ASKED, text, lambda t: replace(t, answer=text))


async def reply(practice: Practice, member_id: int, screen_id: int, number: int, text: str) -> Screen:
    """To the follow-up: answer and reply are judged together. Raises as `answer`."""

    def replied(turn: ScreenTurn) -> ScreenTurn:
        return replace(turn, reply=text, verdict=None)

    return await _told(practice, member_id, screen_id, number, Phase.PROBED, text, replied)


async def decline(practice: Practice, member_id: int, screen_id: int, number: int) -> Screen:
    """No reply to the follow-up: the verdict is opened. Where that has happened, where the screen stands."""
    return await _over(practice, member_id, screen_id, number, Phase.PROBED)


async def skip(practice: Practice, member_id: int, screen_id: int, number: int) -> Screen:
    """The question counts as not answered, and what it wanted is shown."""
    return await _over(practice, member_id, screen_id, number, Phase.ASKED)


async def go_on(practice: Practice, member_id: int, screen_id: int, number: int) -> Screen:
    """The next question, or what the screen came to; a second press shows where it stands."""
    now = practice.clock()
    async with practice.database.action() as tx:
        before = await _own(tx, member_id, screen_id)
        after = before
        if before.closed_at is None and before.current.number == number and before.current.phase is Phase.OVER:
            choice = await _choice(practice, tx, before, now)
            after = model.put(before, choice, now) if choice else model.closed(before, practice.library.technical, now)
            await screens.save(tx, before, after)
    return after


async def stop(practice: Practice, member_id: int, screen_id: int) -> Screen:
    now = practice.clock()
    async with practice.database.action() as tx:
        before = await _own(tx, member_id, screen_id)
        return await close(practice, tx, before, now)


async def close(practice: Practice, tx: Transaction, before: Screen, now: datetime) -> Screen:
    """In the action of whoever closes it; one that is closed stays as it is."""
    if before.closed_at is not None:
        return before
    after = model.closed(before, practice.library.technical, now)
    await screens.save(tx, before, after)
    return after


# ---------------------------------------------------------------- one turn


async def _told(
    practice: Practice, member_id: int, screen_id: int, number: int, phase: Phase, text: str, change: Change
) -> Screen:
    if not visible(text):
        raise EmptyAnswerError
    async with practice.database.action() as tx:
        before = await _own(tx, member_id, screen_id)
        after = model.changed(before, change(_turn(before, number, phase)))
        await screens.save(tx, before, after)
    return await _judge_if_unread(practice, after)


async def _judge_if_unread(practice: Practice, screen: Screen) -> Screen:
    turn = screen.current
    if screen.closed_at is not None or turn.phase is not Phase.UNREAD:
        return screen
    question = practice.library.technical.get(turn.question_id)
    if question is None:
        # Taken out by an update: the answer is kept, and nothing can be said of it.
        return await _over(practice, screen.member_id, screen.id, turn.number, Phase.UNREAD)
    try:
        verdict = await practice.reader.judge_points(question, turn.text)
        return await _judged(practice, screen, turn, model.judged(turn, verdict, practice.clock()))
    except PathError:
        raise  # the member had everything deleted meanwhile: nothing is kept
    except Exception as error:
        raise ScreenAnswerKeptError(round_id=f"of screen {screen.id}") from error


async def _judged(practice: Practice, screen: Screen, read: ScreenTurn, turn: ScreenTurn) -> Screen:
    now = practice.clock()
    async with practice.database.action() as tx:
        before = await _own(tx, screen.member_id, screen.id)
        if before.turn(turn.number) != read:
            return before  # somebody else judged it meanwhile
        after = model.changed(before, turn)
        await screens.save(tx, before, after)
        await _note_missed(practice, tx, after, turn, now)
    return after


async def _over(practice: Practice, member_id: int, screen_id: int, number: int, phase: Phase) -> Screen:
    now = practice.clock()
    async with practice.database.action() as tx:
        before = await _own(tx, member_id, screen_id)
        turn = _known(before, number)
        if before.closed_at is not None or turn.phase is not phase:
            return before
        turn = replace(turn, over_at=now)
        after = model.changed(before, turn)
        await screens.save(tx, before, after)
        await _note_missed(practice, tx, after, turn, now)
    return after


async def _note_missed(practice: Practice, tx: Transaction, screen: Screen, turn: ScreenTurn, now: datetime) -> None:
    """Once a turn is over: what a follow-up may still bring is not missed yet."""
    question = practice.library.technical.get(turn.question_id)
    if turn.over_at is None or question is None:
        return
    kept = await screens.missed(tx, screen.member_id)
    after = missed.after(kept, question.id, turn.verdict or model.nothing_said(question), now)
    await screens.keep_missed(tx, screen.member_id, question.id, after)


# ---------------------------------------------------------------- which question


async def _insert(practice: Practice, tx: Transaction, fresh: Screen, now: datetime) -> Screen:
    choice = await _choice(practice, tx, fresh, now)
    if choice is None:
        raise PathError("no_question")
    put = model.put(fresh, choice, now)
    return replace(put, id=await screens.insert(tx, put))


async def _choice(practice: Practice, tx: Transaction, screen: Screen, now: datetime) -> Choice | None:
    bank = practice.library.technical
    if len(screen.turns) >= screen.questions:
        return None
    again = await due(practice, tx, screen.member_id, now)
    if screen.purpose is Purpose.REVIEW:
        asked_already = {turn.question_id for turn in screen.turns}
        return next((Choice(bank[one]) for one in again if one not in asked_already), None)
    wishes = ScreenWishes(screen.profile, screen.questions, screen.headlines)
    seen = await screens.seen(tx, screen.member_id)
    return next_choice(bank, wishes, model.put_so_far(screen, bank), seen, again, practice.random)


def question_of(practice: Practice, turn: ScreenTurn) -> TechnicalQuestion | None:
    return practice.library.technical.get(turn.question_id)


def _turn(screen: Screen, number: int, phase: Phase) -> ScreenTurn:
    """Raises PathError."""
    if screen.closed_at is not None:
        raise PathError("screen_over")
    turn = _known(screen, number)
    if turn.phase is not phase:
        raise PathError("turn_passed")
    return turn


def _known(screen: Screen, number: int) -> ScreenTurn:
    try:
        return screen.turn(number)
    except KeyError:
        raise PathError("not_found") from None


async def _own(tx: Transaction, member_id: int, screen_id: int) -> Screen:
    """Locked, the member before the screen, as `forget` does it. Raises PathError."""
    await members.lock(tx, [member_id])
    found = await screens.find(tx, screen_id, member_id, lock=True)
    if found is None:
        raise PathError("not_found")
    return found
