"""What a member does in a round. One function a use case: load, decide, save, hand back what to show.

The way of an answer: `submit_answer` stores the text in a transaction of its own, then the checker reads it,
then `bot.interview.rounds.machine` decides, then all that follows is saved in one transaction.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.checker import language_of
from bot.errors import (
    AnswerKeptError,
    EmptyAnswerError,
    GroupAnswerKeptError,
    MemberError,
    NoQuestionLeftError,
    NothingOpenError,
    RoundNotFoundError,
    RoundOverError,
    TurnPassedError,
)
from bot.interview.model import (
    Closing,
    Ending,
    Field,
    Item,
    Level,
    Manner,
    Place,
    Principle,
    Question,
    Round,
    StarAnswer,
    Turn,
    Wishes,
)
from bot.interview.rounds import machine
from bot.interview.rounds.addressed import declines
from bot.interview.rounds.managers import next_of_talk, talk
from bot.interview.rounds.progress import latest_checklist
from bot.interview.rounds.replies import Judged, reply_of
from bot.interview.rounds.selection import choose
from bot.interview.rounds.solo_panel import next_principle, seat, seated
from bot.interview.visible import visible
from bot.services.practice import AlreadyOpen, LevelWanted, Practice, Shown
from bot.services.rounds.recutting import with_recut
from bot.services.rounds.reviewing import choose_review, with_earlier
from bot.store import OpenRoundExistsError, Transaction, members
from bot.store.rounds import queries as rounds

log = logging.getLogger(__name__)

Also = Callable[[Transaction, Round], Awaitable[None]]
_REFUSALS: dict[machine.Reason, type[MemberError]] = {
    machine.Reason.ROUND_OVER: RoundOverError,
    machine.Reason.TURN_PASSED: TurnPassedError,
}


async def start(
    practice: Practice,
    member_id: int,
    wishes: Wishes,
    *,
    guild_id: int | None,
    channel_id: int | None,
    dropping: int | None = None,
    stressed: Sequence[Principle] = (),
    manager: Manner | None = None,
) -> Shown | AlreadyOpen | LevelWanted:
    """Open a round and put its first question. `dropping` is the id of the open round to close for it; a panel asks
    about every principle that is `stressed`, a `manager` holds the round alone. A level wished for is remembered, else
    it is that of last time.

    Raises NoQuestionLeftError when the collection has nothing that fits.
    """
    now = practice.clock()
    async with practice.database.action() as tx:
        await members.remember(tx, member_id, now)
        found = await rounds.find_open(tx, member_id, lock=True)
        if found and found.id != dropping:
            return AlreadyOpen(found, wishes)
        level = await _level(tx, member_id, wishes, now)
        if level is None and not wishes.review:
            return LevelWanted(wishes, dropping)
        wishes = replace(wishes, level=level)
        if found:
            await rounds.save(tx, found, replace(found, closed_at=now, closing=Closing.DROPPED))
        fresh = Round(0, member_id, wishes, guild_id, channel_id, opened_at=now)
        if wishes.panel:
            seen = await _seen(tx, member_id)
            fresh = seat(fresh, seated(practice.library, seen, wishes.panel, practice.random, stressed))
        elif manager:
            fresh = talk(fresh, practice.library, manager)
        fresh, effect = await _put_question(practice, tx, fresh, now)
        try:
            return Shown(await rounds.insert(tx, fresh), effect)
        except OpenRoundExistsError:
            # Two starts at once, on an engine whose writers work side by side: the other one won.
            found = await rounds.find_open(tx, member_id)
            if found is None:
                raise
            return AlreadyOpen(found, wishes)


async def _level(tx: Transaction, member_id: int, wishes: Wishes, now: datetime) -> Level | None:
    if wishes.level is None:
        return await members.level_of(tx, member_id)
    await members.set_level(tx, member_id, wishes.level, now)
    return wishes.level


async def settle(practice: Practice, member_id: int, round_id: int, place: Place, channel_id: int | None) -> Shown:
    """Note where the round is held after all, once a thread or a DM could be opened or not."""
    async with practice.database.action() as tx:
        before = await _own(tx, member_id, round_id, lock=True)
        after = replace(before, wishes=replace(before.wishes, place=place), channel_id=channel_id)
        await rounds.save(tx, before, after)
    return Shown(after, machine.standing(after))


async def resume(practice: Practice, member_id: int) -> Shown:
    """The open round; without one, what came of the last: it may never have been seen. Raises NothingOpenError."""
    async with practice.database.reading() as tx:
        found = await rounds.find_open(tx, member_id) or await rounds.find_last(tx, member_id)
    if found is None:
        raise NothingOpenError
    if found.closed_at is not None:
        return replace(await _over(practice, found), instead=True)
    return await read_if_unread(practice, Shown(found, machine.standing(found)))


async def outcome(practice: Practice, member_id: int, round_id: int) -> Shown:
    """What came of a round: its summary, or the debrief of its panel; of one that is open, where it stands."""
    async with practice.database.reading() as tx:
        found = await _own(tx, member_id, round_id)
    return await _over(practice, found)


async def _over(practice: Practice, found: Round) -> Shown:
    """Whatever could not be checked while it was going on is checked first, where that goes by now."""
    for turn in found.turns:
        if turn.latest and turn.latest.checklist is None:
            try:
                found = (await _read(practice, found, turn)).round
            except Exception:
                log.exception("round %d: an answer is still not checked", found.id)
    if found.closed_at is not None and found.is_own_story and latest_checklist(found.turns[0]):
        return Shown(found, machine.ShowChecklist(1))
    return Shown(found, machine.standing(found))


async def show(practice: Practice, member_id: int, round_id: int) -> Shown:
    """Where this round stands, open or closed."""
    async with practice.database.reading() as tx:
        found = await _own(tx, member_id, round_id)
    return await read_if_unread(practice, Shown(found, machine.standing(found)))


async def show_kept(practice: Practice, found: Round) -> Shown:
    """Where the one turn of an answer in a group stands, also when the round is over."""
    turn = found.turns[0]
    if turn.latest is None:
        return Shown(found, machine.AskQuestion(turn.number))
    effect = machine.ShowChecklist(turn.number) if turn.latest.checklist else machine.ReadAnswer(turn.number)
    return await read_if_unread(practice, Shown(found, effect))


async def swap_question(practice: Practice, member_id: int, round_id: int, turn: int) -> Shown:
    """Another question instead of this one. Raises NoQuestionLeftError, with the question unchanged."""
    return await act(practice, member_id, round_id, machine.QuestionSwapped(turn))


async def go_on(practice: Practice, member_id: int, round_id: int, turn: int) -> Shown:
    """The next question, or the summary after the last; that also when the round is over."""
    try:
        return await act(practice, member_id, round_id, machine.NextWanted(turn))
    except RoundOverError:
        return await outcome(practice, member_id, round_id)


async def stop(practice: Practice, member_id: int, round_id: int | None = None) -> Shown:
    """Close the round, or the open one when no id is given; of one that is over, what came of it.

    Raises NothingOpenError.
    """
    if round_id is None:
        standing = await resume(practice, member_id)
        if standing.instead:
            return standing
        round_id = standing.round.id
    try:
        return await act(practice, member_id, round_id, machine.RoundStopped(Closing.STOPPED))
    except RoundOverError:
        return await outcome(practice, member_id, round_id)


async def submit_answer(practice: Practice, member_id: int, round_id: int, turn: int, answer: StarAnswer) -> Shown:
    """Keep the answer, then read it. Raises EmptyAnswerError, AnswerKeptError.

    One that says only that there is nothing to tell is no answer, and takes none back: another question is offered.
    """
    texts = [answer.text(field) for field in Field]
    if not any(map(visible, texts)):
        raise EmptyAnswerError
    if declines(texts) and (shown := await _offer_another(practice, member_id, round_id, turn, texts)):
        return shown
    event = machine.AnswerSubmitted(turn, answer, language_of(answer))
    return await read_if_unread(practice, await act(practice, member_id, round_id, event))


async def _offer_another(
    practice: Practice, member_id: int, round_id: int, number: int, texts: Sequence[str]
) -> Shown | None:
    """None where nothing may be answered any more, and where the parts of an answer were typed."""
    async with practice.database.reading() as tx:
        found = await _own(tx, member_id, round_id)
    turn = next((turn for turn in found.turns if turn.number == number), None)
    if turn is None or turn.draft or machine.refusal(found, number):
        return None
    return Shown(found, machine.OfferAnother(number, " ".join(filter(visible, texts))))


async def reply_to_probe(
    practice: Practice,
    member_id: int,
    round_id: int,
    turn: int,
    probe: int,
    reply: str,
    also: Also | None = None,
    *,
    literally: bool = False,
) -> Shown:
    """Keep the reply as part of the answer, then read the whole again. Raises EmptyAnswerError, AnswerKeptError.

    One that says only that there is nothing to tell is kept, and nothing is made of it, unless it is meant `literally`.
    """
    if not visible(reply):
        raise EmptyAnswerError
    event = machine.ProbeReplied(turn, probe, reply, declined=not literally and declines([reply]))
    return await read_if_unread(practice, await act(practice, member_id, round_id, event, also))


async def answered(practice: Practice, member_id: int, round_id: int, turn: int) -> StarAnswer | None:
    """What the member answered to a question, as it is now; None where nothing was. Raises RoundNotFoundError."""
    async with practice.database.reading() as tx:
        found = await _own(tx, member_id, round_id)
    told = next((one.latest for one in found.turns if one.number == turn), None)
    return told.answer if told else None


async def finish_draft(practice: Practice, member_id: int, round_id: int, turn: int, ended: Ending | None) -> Shown:
    """The typed answer is complete, and this is how it ended. A second press shows the checklist again."""
    async with practice.database.reading() as tx:
        found = await _own(tx, member_id, round_id)
    draft = machine.turn_of(found, turn).draft
    if draft is None:
        return await read_if_unread(practice, Shown(found, machine.standing(found)))
    return await submit_answer(practice, member_id, round_id, turn, machine.drafted_answer(draft, ended))


async def act(
    practice: Practice, member_id: int, round_id: int, event: machine.Event, also: Also | None = None
) -> Shown:
    """One member action, one transaction; `also` is given the transaction and the round as it was before."""
    async with practice.database.action() as tx:
        before = await _own(tx, member_id, round_id, lock=True)
        after, effect = await _decide(practice, tx, before, event)
        await rounds.save(tx, before, after)
        if also:
            await also(tx, before)
    return Shown(after, effect)


async def _decide(
    practice: Practice, tx: Transaction, before: Round, event: machine.Event
) -> tuple[Round, machine.Effect]:
    now = practice.clock()
    try:
        after, (effect,) = machine.advance(before, event, now)
    except KeyError:
        raise RoundNotFoundError from None
    if isinstance(effect, machine.Refuse):
        raise _REFUSALS[effect.reason]
    if not isinstance(effect, machine.ChooseQuestion):
        return after, effect
    try:
        return await _put_question(practice, tx, after, now)
    except NoQuestionLeftError:
        if isinstance(event, machine.QuestionSwapped):
            raise
        # Nothing is left to ask: the round ends here, well.
        closed, (effect,) = machine.advance(before, machine.RoundStopped(Closing.FINISHED), now)
        return closed, effect


async def _put_question(
    practice: Practice, tx: Transaction, round_: Round, now: datetime
) -> tuple[Round, machine.Effect]:
    question = await _choose(practice, tx, round_, now)
    if question is None:
        raise NoQuestionLeftError
    asked, (effect,) = machine.advance(round_, machine.QuestionChosen(question.id), now)
    return asked, effect


async def _choose(practice: Practice, tx: Transaction, round_: Round, now: datetime) -> Question | None:
    put = [turn.question_id for turn in round_.turns]
    if round_.wishes.review:
        return await choose_review(practice, tx, round_.member_id, put, now)
    seen = await _seen(tx, round_.member_id)
    if round_.is_talk:
        return next_of_talk(practice.library, round_, seen, practice.random)
    wishes = replace(round_.wishes, principle=next_principle(round_) or round_.wishes.principle)
    return choose(practice.library, wishes, put, seen, practice.random)


async def _seen(tx: Transaction, member_id: int) -> dict[str, datetime]:
    """When the member last met a question, by its id."""
    seen: dict[str, datetime] = {}
    for question_id, asked_at in await rounds.asked_before(tx, member_id):
        seen.setdefault(question_id, asked_at)
    return seen


async def read_if_unread(practice: Practice, shown: Shown) -> Shown:
    """Let the checker read what is kept but not read yet. Raises AnswerKeptError when that fails."""
    if not isinstance(shown.effect, machine.ReadAnswer):
        return await with_earlier(practice, await with_recut(practice, shown))
    round_, turn = shown.round, machine.turn_of(shown.round, shown.effect.turn)
    try:
        return await with_earlier(practice, await _read(practice, round_, turn))
    except Exception as error:
        kept = GroupAnswerKeptError if round_.group_id else AnswerKeptError
        raise kept(round_id=round_.id) from error


async def _read(practice: Practice, round_: Round, turn: Turn) -> Shown:
    version = turn.versions[-1]
    question = practice.library.question(turn)
    principle, aspects = (question.principle, question.facets) if question else (None, ())
    checklist = await practice.reader.check(version.answer, version.lang, principle, aspects)
    judged = await _judged(practice, turn)
    wordings = practice.library.follow_ups
    read = machine.AnswerRead(turn.number, len(turn.versions), checklist, wordings, principle, judged)
    return await act(practice, round_.member_id, round_.id, read)


async def _judged(practice: Practice, turn: Turn) -> Judged | None:
    """What is to be said of the reply that made the newest version; None where it is none, or to something else than
    an item."""
    place = reply_of(turn, len(turn.versions))
    probe = None if place is None else turn.probes[place]
    if probe is None or probe.reply is None or not isinstance(probe.asks, Item):
        return None
    before = turn.versions[-2]
    return await practice.reader.judge_reply(before.answer, probe.asks, probe.reply, before.lang)


async def _own(tx: Transaction, member_id: int, round_id: int, *, lock: bool = False) -> Round:
    """A round of somebody else's looks like one that does not exist."""
    found = await rounds.get(tx, round_id, lock=lock)
    if found.member_id != member_id:
        raise RoundNotFoundError
    return found
