"""Messages typed in a DM: each is taken once, by its id, and noted in the same transaction as what it changes.

What came of a message is shown by whoever took it. Where that fails, or the process dies before, the tick shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.checker import language_of
from bot.errors import (
    CorrectionLateError,
    DoneElsewhere,
    EmptyAnswerError,
    NothingAskedError,
    NothingOpenError,
)
from bot.interview.model import Field, Lang, Round, StarAnswer, Turn
from bot.interview.rounds import machine
from bot.interview.rounds.addressed import Wish, wish_of
from bot.interview.rounds.typed import Piece, field_piece, text_of, whole_piece
from bot.interview.visible import visible
from bot.services import deeds
from bot.services.practice import Notice, Practice, Recut, Shown
from bot.services.rounds.playing import act, read_if_unread, reply_to_probe, show
from bot.services.rounds.recutting import with_recut
from bot.services.rounds.reviewing import with_earlier
from bot.store import Transaction
from bot.store.deeds import first_id_at
from bot.store.rounds import queries as rounds
from bot.store.rounds import typed as typed_messages
from bot.store.rounds.typed import Awaiting, TypedMessage

# From so many characters on, a first message may tell the whole answer, when at least three fields are found in it.
_WHOLE_ANSWER = {Lang.EN: 350, Lang.KO: 150}
_FIELDS_OF_A_WHOLE = 3
# With fewer letters than these a first message tells no situation: "hi there", "안녕하세요".
_BEGINNING = {Lang.EN: 16, Lang.KO: 8}

SHOWING_LEASE = timedelta(seconds=30)
"""So long may the one who took a message show what came of it, before the tick does."""
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(seconds=1), timedelta(minutes=10)
_GIVEN_UP_AFTER = timedelta(days=1)
_AT_ONCE = 100
_ROUNDS_LOOKED_AFTER = 500
_CLOCKS_DIFFER = timedelta(seconds=5)
_KEPT_AFTER_CLOSING = timedelta(days=7)
"""So long is it known of an edited message that its answer was handed in."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A message as it came."""

    message_id: int
    channel_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Taken:
    """Where the round stands now. `repeated`: the message told again what was taken before, and is not taken twice.
    `corrected`: it is told otherwise than before."""

    shown: Shown
    repeated: bool = False
    corrected: bool = False
    wish: Wish | None = None
    """It was said to the bot, it seems: nothing is taken of it until the member says that it is an answer."""


@dataclass(frozen=True, slots=True)
class TypedUnshown(Notice):
    """What came of the last message was not shown, or nobody knows that it was; then `note_shown` or `try_again`."""

    member_id: int
    round_id: int
    channel_id: int
    message_id: int
    tries: int


@dataclass(frozen=True, slots=True)
class Missed:
    """A member may have typed in this channel after the message with this id, while nobody was listening."""

    member_id: int
    channel_id: int
    after_id: int


# ---------------------------------------------------------------- taking


async def take(practice: Practice, member_id: int, typed: Typed, *, literally: bool = False) -> Taken:
    """The next field of the answer, or the reply to the open probe; `literally`: whatever it says.

    Raises NothingOpenError, NothingAskedError, EmptyAnswerError, AnswerKeptError; DoneElsewhere for one that is taken.
    """
    found, last = await _open(practice, member_id)
    if found is None:
        await deeds.claim(practice)
        raise NothingOpenError
    # What was kept and could not be checked then may have a follow-up now, to which this is the reply.
    found = (await read_if_unread(practice, Shown(found, machine.standing(found)))).round
    if not visible(typed.text):
        await _pass_over(practice, found, typed)
        raise EmptyAnswerError
    if not literally and (wish := wish_of(typed.text)):
        await _pass_over(practice, found, typed)
        return Taken(Shown(found, machine.standing(found)), wish=wish)
    if last and last.show_at and _is_repeated(found, last, typed.text):
        await _pass_over(practice, found, typed)
        return Taken(await with_earlier(practice, Shown(found, machine.standing(found))), repeated=True)
    shown = await _take(practice, found, found.turns[-1], typed, literally=literally)
    return Taken(await _with_recut(practice, shown, typed))


async def take_literally(practice: Practice, member_id: int, typed: Typed) -> Taken:
    """What seemed to be said to the bot is part of the answer after all. Pressed twice, it is taken once."""
    async with practice.database.action() as tx:
        known = await typed_messages.find(tx, typed.message_id)
        if known is not None and known.number is None:
            await typed_messages.drop(tx, typed.message_id)
    if known is not None and known.number is not None:
        return Taken(await show(practice, member_id, known.round_id))
    return await take(practice, member_id, typed, literally=True)


async def _with_recut(practice: Practice, shown: Shown, typed: Typed) -> Shown:
    """Where a message may have been taken for the wrong thing, that can be put right."""
    if isinstance(shown.effect, machine.AskField) and len(typed.text) >= _WHOLE_ANSWER[_language(typed.text)]:
        parts = await practice.reader.split(typed.text)
        if sum(visible(parts.text(field)) for field in Field) >= _FIELDS_OF_A_WHOLE:
            return replace(shown, recut=Recut(typed.message_id, whole=True))
    return await with_recut(practice, shown)


async def _open(practice: Practice, member_id: int) -> tuple[Round | None, TypedMessage | None]:
    async with practice.database.reading() as tx:
        found = await rounds.find_open(tx, member_id)
        return found, await typed_messages.last(tx, found.id) if found else None


async def _take(practice: Practice, found: Round, turn: Turn, typed: Typed, *, literally: bool) -> Shown:
    if turn.open_probe:
        place = len(turn.probes)
        noting = _Noting(practice, typed, turn.number)
        ids = (found.member_id, found.id, turn.number, place)
        return await reply_to_probe(practice, *ids, typed.text, noting, literally=literally)
    if turn.versions:
        await _pass_over(practice, found, typed)
        raise NothingAskedError
    if not literally and turn.draft is None and sum(map(str.isalnum, typed.text)) < _BEGINNING[_language(typed.text)]:
        # A greeting, or a sign that somebody is there: the first field is asked for before anything is taken for it.
        await _pass_over(practice, found, typed)
        return Shown(found, machine.AskField(turn.number, Field.SITUATION))
    event = await _told(practice, turn, typed.text)
    noting = _Noting(practice, typed, turn.number, event)
    return await act(practice, found.member_id, found.id, event, noting)


async def _told(practice: Practice, turn: Turn, text: str) -> machine.FieldTyped | machine.WholeTold:
    if turn.draft is None and len(text) >= _WHOLE_ANSWER[_language(text)]:
        parts = await practice.reader.split(text)
        if sum(visible(parts.text(field)) for field in Field) >= _FIELDS_OF_A_WHOLE:
            return machine.WholeTold(turn.number, parts)
    return machine.FieldTyped(turn.number, text)


class _Noting:
    """Notes the message in the transaction of what it changes: the round is given as it was before."""

    def __init__(self, practice: Practice, typed: Typed, number: int, event: machine.Event | None = None) -> None:
        self._practice, self._typed, self._number, self._event = practice, typed, number, event

    async def __call__(self, tx: Transaction, before: Round) -> None:
        typed, lease = self._typed, self._practice.clock() + SHOWING_LEASE
        piece = self._piece(machine.turn_of(before, self._number))
        place = (before.id, typed.message_id, typed.channel_id)
        if not await typed_messages.note(tx, *place, number=self._number, piece=piece, show_at=lease):
            raise DoneElsewhere(typed.message_id)

    def _piece(self, turn: Turn) -> Piece | None:
        match self._event:
            case machine.FieldTyped(_, text):
                return field_piece(turn, text)
            # Cut into a draft that has something already, a message stands in several places.
            case machine.WholeTold(_, parts) if turn.draft is None:
                return whole_piece(parts)
        return None


async def _pass_over(practice: Practice, found: Round, typed: Typed) -> None:
    """Nothing is taken of it, and it is answered once all the same."""
    lease = practice.clock() + SHOWING_LEASE
    async with practice.database.action() as tx:
        if not await typed_messages.note(tx, found.id, typed.message_id, typed.channel_id, show_at=lease):
            raise DoneElsewhere(typed.message_id)


def _is_repeated(found: Round, last: TypedMessage, text: str) -> bool:
    """Whoever got no answer to a message types it again."""
    turn = next((turn for turn in found.turns if turn.number == last.number), None)
    if turn is None:
        return False
    if last.piece is not None:
        told = text_of(turn.draft, last.piece) if turn.draft else ""
    else:
        told = next((probe.reply for probe in reversed(turn.probes) if probe.reply), "")
    return bool(told) and told.strip() == text.strip()


def _language(text: str) -> Lang:
    return language_of(StarAnswer(text, "", "", ""))


# ---------------------------------------------------------------- correcting


async def correct(practice: Practice, member_id: int, typed: Typed) -> Taken | None:
    """A message was edited: what it was taken for is told otherwise, while that is still open. None: nothing changed.

    A message of which nothing was taken is taken now. Raises CorrectionLateError, and what `take` raises.
    """
    async with practice.database.reading() as tx:
        known = await typed_messages.find(tx, typed.message_id)
    if known is None or known.number is None:
        return await _take_after_all(practice, member_id, typed, known)
    if known.member_id != member_id:
        return None
    if known.piece is None:
        raise CorrectionLateError
    if not visible(typed.text):
        raise EmptyAnswerError
    parts = await practice.reader.split(typed.text) if known.piece.field is None else None
    shown = await _correct(practice, known, typed.text, parts)
    return None if shown is None else Taken(await with_recut(practice, shown), corrected=True)


async def _take_after_all(practice: Practice, member_id: int, typed: Typed, known: TypedMessage | None) -> Taken | None:
    """One that came before the question, or before anything was open, has nothing to do with it."""
    missed = await missed_of(practice, member_id)
    if missed is None and known is None:
        return None
    if known is None:
        return await take(practice, member_id, typed) if missed and typed.message_id > missed.after_id else None
    async with practice.database.action() as tx:
        await typed_messages.drop(tx, typed.message_id)
    return await take(practice, member_id, typed)


async def _correct(practice: Practice, known: TypedMessage, text: str, parts: StarAnswer | None) -> Shown | None:
    async with practice.database.action() as tx:
        before = await rounds.get(tx, known.round_id, lock=True)
        current = await typed_messages.find(tx, known.message_id)
        if current is None or current.piece is None or current.number is None:
            return None
        event = machine.TypedCorrected(current.number, current.piece, text, parts)
        after, (effect,) = machine.advance(before, event, practice.clock())
        if isinstance(effect, machine.Refuse):
            raise CorrectionLateError
        if after == before:
            return None
        await rounds.save(tx, before, after)
        await typed_messages.correct(tx, current, len(parts.result if parts else text))
    return Shown(after, effect)


# ---------------------------------------------------------------- showing


async def is_taken(practice: Practice, message_id: int) -> bool:
    async with practice.database.reading() as tx:
        found = await typed_messages.find(tx, message_id)
    return found is not None and found.number is not None


async def note_shown(practice: Practice, message_id: int) -> None:
    async with practice.database.action() as tx:
        await typed_messages.show_at(tx, message_id, None, 0)


async def try_again(practice: Practice, message_id: int, tries: int = 0, *, soon: bool = True) -> None:
    """It could not be shown: the tick tries it, soon and then with growing pauses, or now and then."""
    pause = min(_FIRST_PAUSE * 2**tries, _LONGEST_PAUSE) if soon else _LONGEST_PAUSE
    async with practice.database.action() as tx:
        await typed_messages.show_at(tx, message_id, practice.clock() + pause, tries + 1)


async def unshown_due(practice: Practice) -> Sequence[TypedUnshown]:
    now = practice.clock()
    async with practice.database.reading() as tx:
        if not await typed_messages.is_unshown(tx, now):
            return ()
    due = []
    async with practice.database.action() as tx:
        for one in await typed_messages.unshown(tx, now, _AT_ONCE):
            given_up = one.message_id < first_id_at(now - _GIVEN_UP_AFTER)
            await typed_messages.show_at(tx, one.message_id, None if given_up else now + SHOWING_LEASE, one.tries)
            if not given_up:
                due.append(TypedUnshown(one.member_id, one.round_id, one.channel_id, one.message_id, one.tries))
    return due


async def forget_typed(practice: Practice) -> None:
    async with practice.database.action() as tx:
        await typed_messages.forget_closed(tx, practice.clock() - _KEPT_AFTER_CLOSING)


# ---------------------------------------------------------------- what came while nobody listened


async def missed_by_all(practice: Practice) -> Sequence[Missed]:
    """Where messages may stand that nobody has read: of so many rounds, the newest first."""
    return await _missed(practice, None)


async def missed_of(practice: Practice, member_id: int) -> Missed | None:
    return next(iter(await _missed(practice, [member_id])), None)


async def _missed(practice: Practice, member_ids: Sequence[int] | None) -> Sequence[Missed]:
    async with practice.database.reading() as tx:
        found = await typed_messages.awaiting(tx, _ROUNDS_LOOKED_AFTER, member_ids)
        of = await rounds.get_many(tx, [one.round_id for one in found])
    return [missed for one in found if (missed := _after(one, of[one.round_id]))]


def _after(one: Awaiting, found: Round) -> Missed | None:
    turn = found.current
    if turn is None or (one.last_id is None and (turn.draft or (turn.versions and not turn.open_probe))):
        # Of what was typed before messages were noted nobody knows where it stands in the channel.
        return None
    asked_at: datetime = turn.open_probe.asked_at if turn.open_probe else turn.asked_at
    after_id = max(first_id_at(asked_at - _CLOCKS_DIFFER), one.last_id or 0)
    return Missed(one.member_id, one.channel_id, after_id)
