"""What a message typed in a DM was taken for, so that an edit of it can correct the same place. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.interview.model import Draft, Field, StarAnswer, Turn


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` characters of a field of the draft, from `start`. `field` None: the message told the whole answer, and
    was cut into the fields; then `length` is what it left in the last."""

    field: Field | None
    start: int
    length: int


def field_piece(turn: Turn, text: str) -> Piece:
    """Where the next typed message stands: in the next field, or at the end of the last."""
    told = turn.draft.told if turn.draft else ()
    if len(told) < len(Field):
        return Piece(tuple(Field)[len(told)], 0, len(text))
    return Piece(Field.RESULT, len(told[-1]) + 1, len(text))


def whole_piece(parts: StarAnswer) -> Piece:
    return Piece(None, 0, len(parts.result))


def corrected(draft: Draft, piece: Piece, text: str) -> Draft:
    """The draft with this piece told otherwise."""
    place = list(Field).index(piece.field or Field.RESULT)
    before = draft.told[place]
    after = before[: piece.start] + text + before[piece.start + piece.length :]
    return replace(draft, told=(*draft.told[:place], after, *draft.told[place + 1 :]))


def corrected_whole(draft: Draft, piece: Piece, parts: StarAnswer) -> Draft:
    """Cut anew; what was typed after it stays behind it."""
    tail = draft.told[-1][piece.length :]
    return Draft((parts.situation, parts.task, parts.action, parts.result + tail))


def text_of(draft: Draft, piece: Piece) -> str:
    """What was told there, exactly as typed."""
    if piece.field is None:
        return "".join(draft.told[:-1]) + draft.told[-1][: piece.length]
    told = draft.told[list(Field).index(piece.field)]
    return told[piece.start : piece.start + piece.length]
