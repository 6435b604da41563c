"""A round as rows and back: the one place that knows which column holds which value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Table

from bot.interview.facets import Aspect, aspect_of
from bot.interview.hearing import ClaimKind
from bot.interview.model import (
    Closing,
    Draft,
    Ending,
    Field,
    FollowUp,
    Item,
    Lang,
    Level,
    Origin,
    Place,
    Principle,
    Probe,
    Question,
    Round,
    StarAnswer,
    Thing,
    Turn,
    Version,
    Way,
    Wishes,
)
from bot.store.rounds.codec import decode, decode_seats, encode, encode_seats
from bot.store.rounds.tables import answers, drafts, probes, turns

_KINDS: dict[str, type[Thing]] = {"item": Item, "facet": Aspect, "claim": ClaimKind}
_READ_THING: dict[str, Callable[[str], Thing]] = {"item": Item, "facet": aspect_of, "claim": ClaimKind}
Values = dict[str, Any]
Key = tuple[int, ...]
Rows = dict[Table, dict[Key, Values]]
"""Per table, by primary key, the other columns."""


def round_values(round: Round) -> Values:
    wishes = round.wishes
    return {
        "member_id": round.member_id,
        "lang": wishes.lang,
        "principle": wishes.principle,
        "questions": wishes.questions,
        "level": wishes.level,
        "place": wishes.place,
        "minutes": wishes.minutes,
        "follow_ups": wishes.follow_ups,
        "review": wishes.review,
        "guild_id": round.guild_id,
        "channel_id": round.channel_id,
        "opened_at": round.opened_at,
        "closed_at": round.closed_at,
        "closing": round.closing,
        "group_id": round.group_id,
        "seats": encode_seats(round.seats),
    }


def turn_rows(round_id: int, some: Iterable[Turn]) -> Rows:
    """The rows of these turns and of all that hangs on them, parents first."""
    rows: Rows = {turns: {}, drafts: {}, answers: {}, probes: {}}
    for turn in some:
        key = (round_id, turn.number)
        rows[turns][key] = _turn_values(turn)
        if turn.draft is not None:
            rows[drafts][key] = _draft_values(turn.draft)
        rows[answers] |= {(*key, n): _answer_values(version) for n, version in enumerate(turn.versions, 1)}
        rows[probes] |= {(*key, n): _probe_values(probe) for n, probe in enumerate(turn.probes, 1)}
    return rows


def read_round(
    row: Row[Any],
    turn_and_draft: Iterable[Row[Any]],
    answer: Iterable[Row[Any]],
    probe: Iterable[Row[Any]],
    own: Mapping[str, Question],
) -> Round:
    """The rows must come in the order of their keys."""
    versions = {number: tuple(map(read_version, rows)) for number, rows in groupby(answer, _number)}
    asked = {number: tuple(map(_read_probe, rows)) for number, rows in groupby(probe, _number)}
    return Round(
        id=row.id,
        member_id=row.member_id,
        wishes=_read_wishes(row),
        guild_id=row.guild_id,
        channel_id=row.channel_id,
        opened_at=row.opened_at,
        turns=tuple(_read_turn(turn, versions, asked, own) for turn in turn_and_draft),
        closed_at=row.closed_at,
        closing=row.closing and Closing(row.closing),
        group_id=row.group_id,
        shared=row.shared,
        seats=decode_seats(row.seats),
    )


def _number(row: Row[Any]) -> int:
    number: int = row.number
    return number


def _turn_values(turn: Turn) -> Values:
    return {
        "question_id": turn.question_id,
        "asked_at": turn.asked_at,
        "due_at": turn.due_at,
        "skipped_at": turn.skipped_at,
        # From when the question is put; whoever says it empties it.
        "call_at": turn.due_at,
    }


def _draft_values(draft: Draft) -> Values:
    texts = (*draft.told, None, None, None, None)
    return {field.value: text for field, text in zip(Field, texts, strict=False)}


def _answer_values(version: Version) -> Values:
    return {
        **{field.value: version.answer.text(field) for field in Field},
        "ended": version.answer.ended,
        "lang": version.lang,
        "origin": version.origin,
        "submitted_at": version.submitted_at,
        "late": version.late,
        "checklist": version.checklist and encode(version.checklist),
    }


def _probe_values(probe: Probe) -> Values:
    asked = probe.follow_up
    return {
        "item": str(asked.asks),
        "kind": next(name for name, kind in _KINDS.items() if isinstance(asked.asks, kind)),
        "way": asked.way,
        "index": asked.index,
        "words": asked.words,
        "field": asked.field,
        "asked_at": probe.asked_at,
        "reply": probe.reply,
        "replied_at": probe.replied_at,
        "met": probe.met,
    }


def _read_wishes(row: Row[Any]) -> Wishes:
    seats = decode_seats(row.seats)
    return Wishes(
        lang=Lang(row.lang),
        principle=row.principle and Principle(row.principle),
        questions=row.questions,
        level=row.level and Level(row.level),
        place=Place(row.place),
        minutes=row.minutes,
        panel=len(seats[0].principles) if seats and not seats[0].manages else None,
        follow_ups=row.follow_ups,
        review=row.review,
    )


def _read_turn(
    row: Row[Any],
    versions: Mapping[int, tuple[Version, ...]],
    asked: Mapping[int, tuple[Probe, ...]],
    own: Mapping[str, Question],
) -> Turn:
    return Turn(
        number=row.number,
        question_id=row.question_id,
        asked_at=row.asked_at,
        due_at=row.due_at,
        skipped_at=row.skipped_at,
        draft=_read_draft(row) if row.has_draft else None,
        versions=versions.get(row.number, ()),
        probes=asked.get(row.number, ()),
        own=own.get(row.question_id),
    )


def _read_draft(row: Row[Any]) -> Draft:
    return Draft(tuple(text for text in _texts(row) if text is not None))


def read_version(row: Row[Any]) -> Version:
    return Version(
        answer=StarAnswer(*_texts(row), ended=row.ended and Ending(row.ended)),
        lang=Lang(row.lang),
        origin=Origin(row.origin),
        submitted_at=row.submitted_at,
        late=row.late,
        checklist=None if row.checklist is None else decode(row.checklist),
    )


def _texts(row: Row[Any]) -> tuple[str, str, str, str]:
    return row.situation, row.task, row.action, row.result


def _read_probe(row: Row[Any]) -> Probe:
    return Probe(
        follow_up=_read_follow_up(row),
        asked_at=row.asked_at,
        reply=row.reply,
        replied_at=row.replied_at,
        met=row.met,
    )


def _read_follow_up(row: Row[Any]) -> FollowUp:
    index = row._mapping["index"]
    if row.kind is None:
        item = Item(row.item)
        return FollowUp(item, item.field, index)
    return FollowUp(_READ_THING[row.kind](row.item), Field(row.field), index, Way(row.way), row.words)
