"""Rounds to store, and the ways a round grows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import event

from bot.interview.facets import Aspect, Facet
from bot.interview.hearing import ClaimKind, ConductKind, Fits
from bot.interview.model import (
    ITEMS,
    Checklist,
    Claim,
    Closing,
    Conduct,
    Draft,
    Ending,
    Field,
    Fit,
    FollowUp,
    Item,
    Lang,
    Level,
    Origin,
    Place,
    Principle,
    Probe,
    ResponseKind,
    Round,
    Span,
    StarAnswer,
    Turn,
    Verdict,
    Version,
    Way,
    Wishes,
)
from bot.store import Database, Transaction, members
from bot.store.rounds import queries as rounds

NOW = datetime(2026, 3, 29, 0, 59, 59, 123456, tzinfo=UTC)
ANN = 2**63 - 1
BEN = 81384788765712384
ANSWER = StarAnswer(
    "우리 팀은 셋이었습니다.", "I owned the cache.", "I measured, then I cut it.", "40% less 🎉", Ending.PARTLY
)


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def checklist(met: int = 3) -> Checklist:
    """The first `met` items are met, the others are not; the cause does not apply."""
    told = [Verdict(item, n < met, Span(item.field, n, n + 4) if n < met else None) for n, item in enumerate(Item)]
    return Checklist(
        kind=ResponseKind.STORY,
        verdicts=(*told[:-1], Verdict(Item.CAUSE, None)),
        failure=False,
        shown=(Principle.DIVE_DEEP, Principle.OWNERSHIP),
        shares=(0.1, 1 / 3, 0.5, 1 - 0.1 - 1 / 3 - 0.5),
        spoken_s=95,
        fit=Fit(Fits.PARTLY, ((Facet.DISAGREEMENT, Span(Field.ACTION, 0, 4)),), Aspect(Facet.CARRIED_OUT_ANYWAY)),
        conduct=(Conduct(ConductKind.HIDING, Span(Field.RESULT, 1, 3)),),
        claims=(Claim(ClaimKind.NUMBER, Span(Field.RESULT, 0, 3)), Claim(ClaimKind.WE, Span(Field.SITUATION, 0, 2))),
    )


def version(minutes: float = 2, met: int | None = None, origin: Origin = Origin.SUBMITTED) -> Version:
    return Version(ANSWER, Lang.KO, origin, at(minutes), checklist=None if met is None else checklist(met))


def new_round(member_id: int = ANN, minutes: float = 0, turns: int = 1) -> Round:
    asked = tuple(Turn(n, f"question_{n}", at(minutes + n), due_at=at(minutes + n + 5)) for n in range(1, turns + 1))
    wishes = Wishes(Lang.KO, Principle.DIVE_DEEP, 5, Level.LEAD, Place.THREAD, minutes=7, follow_ups=2)
    return Round(0, member_id, wishes, guild_id=BEN + 1, channel_id=None, opened_at=at(minutes), turns=asked)


def full_round(member_id: int = ANN) -> Round:
    """A value in every column, and in every column that may be empty also none."""
    told = Turn(
        2,
        "question_2",
        at(4),
        draft=Draft(("a field", "")),
        versions=(version(5, met=2), version(6, origin=Origin.REVISED)),
        probes=(
            Probe(FollowUp(Item.MEASURED, Field.RESULT, 1), at(7), "two to five", at(8), met=True),
            Probe(FollowUp(Aspect(Facet.DISAGREEMENT, "above"), Field.SITUATION), at(9), "my boss", at(9), met=False),
            Probe(FollowUp(ClaimKind.NUMBER, Field.ACTION, 2, Way.QUOTED, "40% less"), at(9)),
        ),
    )
    swapped = Turn(1, "question_1", at(1), due_at=at(6), skipped_at=at(3))
    late = replace(told, number=3, draft=Draft(), versions=(replace(version(10, met=11), late=True),), probes=())
    return replace(new_round(member_id), channel_id=BEN, turns=(swapped, told, late))


def closed(round: Round, minutes: float = 60) -> Round:
    return replace(round, closed_at=at(minutes), closing=Closing.STOPPED)


def with_turn(round: Round, turn: Turn) -> Round:
    """The round with its last turn replaced."""
    return replace(round, turns=(*round.turns[:-1], turn))


async def stored(database: Database, round: Round) -> Round:
    async with database.action() as tx:
        await members.remember(tx, round.member_id, NOW)
        return await rounds.insert(tx, round)


async def exported(tx: Transaction, member_id: int) -> dict[str, list[dict[str, Any]]]:
    """All rows of the member by table."""
    found: dict[str, list[dict[str, Any]]] = {}
    async for table, rows in members.export(tx, member_id):
        found.setdefault(table, []).extend(rows)
    return found


async def loaded(database: Database, round_id: int) -> Round:
    async with database.reading() as tx:
        return await rounds.get(tx, round_id)


async def saved(database: Database, before: Round, after: Round) -> Round:
    async with database.action() as tx:
        await rounds.save(tx, before, after)
    return after


@dataclass(frozen=True)
class Statement:
    text: str
    parameters: Any
    many: bool

    def __str__(self) -> str:
        """`INSERT answers x2`: what, where, for how many rows."""
        verb, *words = self.text.split()
        rows = len(self.parameters) if self.many else 1
        return f"{verb} {words[0] if verb == 'UPDATE' else words[1]} x{rows}"

    @property
    def writes(self) -> bool:
        return not self.text.startswith(("SELECT", "BEGIN"))


@contextmanager
def statements(tx: Transaction) -> Iterator[list[Statement]]:
    """What goes to the database inside."""
    seen: list[Statement] = []

    def note(_c: Any, _cursor: Any, text: str, parameters: Any, _context: Any, many: bool) -> None:
        seen.append(Statement(text, parameters, many))

    event.listen(tx.sync_connection, "before_cursor_execute", note)
    yield seen
    event.remove(tx.sync_connection, "before_cursor_execute", note)


def grown(round: Round, random: Random, minutes: float) -> Round:
    """The round after one more thing happened to it, as an interview would let it happen."""
    return random.choice(_WAYS)(round, random, minutes)


def _ask(round: Round, random: Random, minutes: float) -> Round:
    turn = Turn(len(round.turns) + 1, random.choice("abc"), at(minutes), random.choice([None, at(minutes + 9)]))
    return replace(round, turns=(*round.turns, turn))


def _swap(round: Round, random: Random, minutes: float) -> Round:
    return _ask(_changed(round, lambda turn: replace(turn, skipped_at=at(minutes))), random, minutes)


def _tell(round: Round, random: Random, _minutes: float) -> Round:
    told = tuple(random.choice(["", "text", "글"]) for _ in range(random.randint(0, len(Field))))
    return _changed(round, lambda turn: replace(turn, draft=random.choice([None, Draft(told)])))


def _submit(round: Round, random: Random, minutes: float) -> Round:
    more = version(minutes, random.choice([None, 4]), random.choice(list(Origin)))
    return _changed(round, lambda turn: replace(turn, draft=None, versions=(*turn.versions, more)))


def _check(round: Round, random: Random, _minutes: float) -> Round:
    def filled(one: Version) -> Version:
        return replace(one, checklist=one.checklist or checklist(random.randint(0, len(ITEMS))))

    return _changed(round, lambda turn: replace(turn, versions=tuple(map(filled, turn.versions))))


def _probe(round: Round, random: Random, minutes: float) -> Round:
    item = random.choice(list(Item))
    probe = Probe(FollowUp(item, item.field, random.randint(0, 2), random.choice(list(Way))), at(minutes))
    return _changed(round, lambda turn: replace(turn, probes=(*turn.probes, probe)))


def _reply(round: Round, random: Random, minutes: float) -> Round:
    def replied(probe: Probe) -> Probe:
        told = replace(probe, reply=probe.reply or "by half", replied_at=probe.replied_at or at(minutes))
        return replace(told, met=random.choice([None, True, False]))

    return _changed(round, lambda turn: replace(turn, probes=tuple(map(replied, turn.probes))))


def _move(round: Round, random: Random, _minutes: float) -> Round:
    wishes = replace(round.wishes, place=random.choice(list(Place)))
    return replace(round, wishes=wishes, channel_id=random.choice([None, BEN]))


def _changed(round: Round, change: Callable[[Turn], Turn]) -> Round:
    return with_turn(round, change(round.turns[-1])) if round.turns else round


_WAYS = (_ask, _swap, _tell, _tell, _submit, _submit, _check, _probe, _reply, _move)
