"""What a typed message was taken for, put right: a first one that was cut into all four fields told the first alone,
or one that was taken for a field told the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.errors import CorrectionLateError
from bot.interview.model import Round, Turn
from bot.interview.rounds import machine
from bot.interview.rounds.typed import Piece, field_piece, text_of, whole_piece
from bot.services.practice import Practice, Recut, Shown
from bot.store.rounds import queries as rounds
from bot.store.rounds import typed as typed_messages
from bot.store.rounds.typed import TypedMessage


async def with_recut(practice: Practice, shown: Shown) -> Shown:
    """Where the ending is asked for, what was cut into the fields can be put right."""
    if not isinstance(shown.effect, machine.AskEnding):
        return shown
    async with practice.database.reading() as tx:
        typed = await typed_messages.of_turn(tx, shown.round.id, shown.effect.turn)
    cut = next((one for one in typed if one.piece and one.piece.field is None), None)
    return replace(shown, recut=Recut(cut.message_id, whole=False)) if cut else shown


async def recut(practice: Practice, member_id: int, message_id: int, *, whole: bool) -> Shown:
    """The message is taken for the whole answer, or for one field, and what came after it follows.

    Raises CorrectionLateError.
    """
    async with practice.database.reading() as tx:
        known = await typed_messages.find(tx, message_id)
        if known is None or known.member_id != member_id or known.number is None or known.piece is None:
            raise CorrectionLateError
        before = await rounds.get(tx, known.round_id)
    turn = machine.turn_of(before, known.number)
    parts = await practice.reader.split(text_of(turn.draft, known.piece)) if whole and turn.draft else None
    async with practice.database.action() as tx:
        before = await rounds.get(tx, known.round_id, lock=True)
        typed = await typed_messages.of_turn(tx, before.id, known.number)
        events = _events(before, machine.turn_of(before, known.number), typed)
        place = [one.message_id for one in typed].index(message_id)
        text = events[place].text
        events[place] = machine.FieldTyped(known.number, text)
        told: Sequence[machine.FieldTyped | machine.WholeTold] = events
        if parts is not None:
            told = [*events[:place], machine.WholeTold(known.number, parts), *events[place + 1 :]]
        after, pieces = _told_again(before, known.number, told, practice)
        await rounds.save(tx, before, after)
        for one, piece in zip(typed, pieces, strict=True):
            await typed_messages.place(tx, one.message_id, piece)
    return await with_recut(practice, Shown(after, machine.standing(after)))


def _events(round_: Round, turn: Turn, typed: Sequence[TypedMessage]) -> list[machine.FieldTyped]:
    """What each message said. Raises CorrectionLateError where the draft is handed in, or holds what nobody typed."""
    draft = turn.draft
    if draft is None or machine.refusal(round_, turn.number) or any(one.piece is None for one in typed):
        raise CorrectionLateError
    return [machine.FieldTyped(turn.number, text_of(draft, one.piece)) for one in typed if one.piece]


def _told_again(
    round_: Round, number: int, told: Sequence[machine.FieldTyped | machine.WholeTold], practice: Practice
) -> tuple[Round, list[Piece | None]]:
    after = machine.replace_turn(round_, replace(machine.turn_of(round_, number), draft=None))
    pieces: list[Piece | None] = []
    for event in told:
        turn = machine.turn_of(after, number)
        if isinstance(event, machine.FieldTyped):
            pieces.append(field_piece(turn, event.text))
        else:
            pieces.append(whole_piece(event.parts) if turn.draft is None else None)
        after, _ = machine.advance(after, event, practice.clock())
    return after, pieces
