"""Rounds on both engines: loaded whole, saved by what changed, never twice, never for two at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import text

from bot.errors import RoundNotFoundError
from bot.interview.model import Draft, Field, FollowUp, Item, Place, Probe, Round, Turn, Way
from bot.store import Database, OpenRoundExistsError, RoundChangedError, members
from bot.store.rounds import queries as rounds
from bot.store.rounds.changes import changes
from tests.store.samples import (
    ANN,
    ANSWER,
    BEN,
    at,
    checklist,
    closed,
    full_round,
    grown,
    loaded,
    new_round,
    saved,
    statements,
    stored,
    version,
    with_turn,
)


async def test_round_comes_back_as_it_was_stored(database: Database) -> None:
    round = await stored(database, full_round())
    assert round == replace(full_round(), id=round.id)
    assert round.id > 0
    assert await loaded(database, round.id) == round


async def test_unknown_round_is_not_found(database: Database) -> None:
    with pytest.raises(RoundNotFoundError):
        await loaded(database, 4711)


async def test_open_round_is_found_until_it_is_closed(database: Database) -> None:
    await stored(database, new_round(BEN))
    round = await stored(database, new_round(ANN))
    async with database.reading() as tx:
        assert await rounds.find_open(tx, ANN) == round
    await saved(database, round, closed(round))
    async with database.reading() as tx:
        assert await rounds.find_open(tx, ANN) is None


async def test_second_open_round_is_refused_and_the_transaction_goes_on(database: Database) -> None:
    first = await stored(database, new_round())
    async with database.action() as tx:
        with pytest.raises(OpenRoundExistsError):
            await rounds.insert(tx, new_round(minutes=1))
        assert await rounds.find_open(tx, ANN) == first
        await rounds.save(tx, first, closed(first))
        second = await rounds.insert(tx, new_round(minutes=1))
    assert await loaded(database, second.id) == second


async def test_of_ten_starts_at_once_one_opens_a_round(database: Database) -> None:
    async with database.action() as tx:
        await members.remember(tx, ANN, at(0))

    async def start() -> Round | None:
        try:
            async with database.action() as tx:
                return await rounds.insert(tx, new_round())
        except OpenRoundExistsError:
            return None

    opened = [round for round in await asyncio.gather(*(start() for _ in range(10))) if round]
    assert len(opened) == 1
    assert await loaded(database, opened[0].id) == opened[0]


async def test_number_of_a_deleted_round_is_not_given_away_again(database: Database) -> None:
    gone = await stored(database, new_round())
    async with database.action() as tx:
        await members.forget(tx, ANN)
    assert (await stored(database, new_round(BEN))).id > gone.id


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_happens_to_a_round_is_stored(database: Database, seed: int) -> None:
    random = Random(seed)
    round = await stored(database, new_round(turns=0))
    for minutes in range(40):
        after = grown(round, random, minutes)
        round = await saved(database, round, after)
        assert await loaded(database, round.id) == round


async def test_several_steps_are_saved_at_once(database: Database) -> None:
    before = await stored(database, full_round())
    after = before
    for minutes in range(40):
        after = grown(after, Random(minutes), minutes)
    await saved(database, before, closed(after))
    assert await loaded(database, before.id) == closed(after)


async def test_saving_nothing_new_writes_nothing(database: Database) -> None:
    round = await stored(database, full_round())
    async with database.action() as tx:
        with statements(tx) as seen:
            await rounds.save(tx, round, await rounds.get(tx, round.id))
    assert [str(statement) for statement in seen if statement.writes] == []


async def test_only_what_changed_is_written(database: Database) -> None:
    before = await stored(database, full_round())
    last = before.turns[-1]
    filled = tuple(replace(v, checklist=checklist(9)) for v in before.turns[1].versions)
    told = replace(before.turns[1], draft=None, versions=filled)
    more = replace(
        last,
        versions=(*last.versions, version(11), version(12)),
        probes=(Probe(FollowUp(Item.TARGET, Field.TASK), at(13)),),
    )
    after = replace(before, channel_id=7, turns=(before.turns[0], told, more))
    async with database.action() as tx:
        with statements(tx) as seen:
            await rounds.save(tx, before, after)
    assert sorted(str(statement) for statement in seen if statement.writes) == [
        "DELETE drafts x1",
        "INSERT answers x2",
        "INSERT probes x1",
        "UPDATE answers x2",
        "UPDATE rounds x1",
    ]
    assert await loaded(database, before.id) == after


async def test_versions_stay_in_order_when_the_database_reads_rows_as_they_lie(database: Database) -> None:
    """Once PostgreSQL knows how small a table is, it reads changed rows last."""
    round = await stored(database, _busy_round())
    turn = round.turns[0]
    first, *others = turn.versions
    checked = replace(first, checklist=checklist(1))
    after = replace(round, turns=(replace(turn, versions=(checked, *others)), *round.turns[1:]))
    await saved(database, round, after)
    async with database.action() as tx:
        await tx.execute(text("ANALYZE"))
    assert await loaded(database, round.id) == after


async def test_loading_takes_four_statements_whatever_the_size_and_two_while_nothing_is_answered(
    database: Database,
) -> None:
    async def cost(round: Round) -> int:
        async with database.reading() as tx:
            with statements(tx) as seen:
                assert await rounds.get(tx, round.id) == round
        return sum(statement.text.startswith("SELECT") for statement in seen)

    small = await stored(database, replace(new_round(BEN), turns=(_busy_turn(1),)))
    large = await stored(database, _busy_round())
    fresh = await stored(database, new_round(BEN + 1))
    assert await cost(small) == await cost(large) == 4
    assert await cost(fresh) == 2


async def test_many_rounds_are_loaded_with_the_statements_of_one(database: Database) -> None:
    known = [await stored(database, new_round(BEN, turns=0)), await stored(database, _busy_round())]
    async with database.reading() as tx:
        with statements(tx) as seen:
            found = await rounds.get_many(tx, [*(round.id for round in known), 999])
    assert found == {round.id: round for round in known}
    assert sum(statement.text.startswith("SELECT") for statement in seen) == 4


_PROBE = Probe(FollowUp(Item.SETTING, Field.SITUATION), at(3))


def _busy_round() -> Round:
    return replace(new_round(), turns=tuple(map(_busy_turn, range(1, 11))))


def _busy_turn(number: int) -> Turn:
    turn = new_round(turns=number).turns[-1]
    return replace(turn, versions=tuple(map(version, range(6))), draft=Draft(("so far",)), probes=(_PROBE,))


async def test_double_press_is_decided_one_after_the_other(database: Database) -> None:
    """Each press loads, decides and saves; without the lock two would add the same version."""
    round = await stored(database, new_round())

    async def press(minutes: int) -> None:
        async with database.action() as tx:
            before = await rounds.get(tx, round.id, lock=True)
            turn = before.turns[-1]
            after = with_turn(before, replace(turn, versions=(*turn.versions, version(minutes))))
            await rounds.save(tx, before, after)

    await asyncio.gather(*(press(minutes) for minutes in range(20)))
    versions = (await loaded(database, round.id)).turns[-1].versions
    assert sorted(v.submitted_at for v in versions) == [at(minutes) for minutes in range(20)]


async def test_open_round_that_was_closed_while_waiting_for_it_is_not_found(database: Database) -> None:
    round = await stored(database, new_round())
    locked = asyncio.Event()

    async def stop() -> None:
        async with database.action() as tx:
            before = await rounds.find_open(tx, ANN, lock=True)
            assert before is not None
            locked.set()
            await rounds.save(tx, before, closed(before))

    async def resume() -> Round | None:
        await locked.wait()
        async with database.action() as tx:
            return await rounds.find_open(tx, ANN, lock=True)

    assert (await asyncio.gather(stop(), resume()))[1] is None
    assert (await loaded(database, round.id)).closed_at == at(60)


async def test_saving_over_a_round_that_changed_is_refused_and_undone(database: Database) -> None:
    before = await stored(database, new_round())
    turn = before.turns[-1]
    first = await saved(database, before, with_turn(before, replace(turn, versions=(version(1),))))
    stale = closed(with_turn(before, replace(turn, versions=(version(2),))))
    with pytest.raises(RoundChangedError):
        await saved(database, before, stale)
    assert await loaded(database, before.id) == first


async def test_saving_a_round_whose_member_is_gone_is_refused(database: Database) -> None:
    before = await stored(database, new_round())
    async with database.action() as tx:
        await members.forget(tx, ANN)
    with pytest.raises(RoundChangedError):
        await saved(database, before, with_turn(before, replace(before.turns[-1], versions=(version(1),))))


def _without_versions(round: Round) -> Round:
    return with_turn(round, replace(round.turns[-1], versions=()))


def _other_words(round: Round) -> Round:
    turn = round.turns[-1]
    rewritten = replace(turn.versions[0], answer=replace(ANSWER, action="something else"))
    return with_turn(round, replace(turn, versions=(rewritten,)))


def _other_question(round: Round) -> Round:
    return with_turn(round, replace(round.turns[-1], question_id="other"))


@pytest.mark.parametrize(
    "rewrite",
    [
        _without_versions,
        _other_words,
        _other_question,
        lambda round: replace(round, turns=round.turns[:-1]),
        lambda round: replace(round, member_id=BEN),
        lambda round: replace(round, opened_at=at(1)),
        lambda round: replace(round, id=2),
    ],
)
def test_what_was_told_is_never_rewritten(rewrite: Callable[[Round], Round]) -> None:
    round = replace(full_round(), id=1)
    with pytest.raises(ValueError):
        changes(round, rewrite(round))


def test_same_round_has_no_changes() -> None:
    assert changes(full_round(), full_round()) == ()


def test_moved_round_changes_in_one_row_by_the_columns_that_differ() -> None:
    round = replace(full_round(), id=1)
    moved = replace(round, wishes=replace(round.wishes, place=Place.DM), channel_id=None)
    (change,) = changes(round, moved)
    assert change.rows == {(1,): {"place": Place.DM, "channel_id": None}}


async def test_a_follow_up_from_before_there_were_others_than_items_is_read_as_one(database: Database) -> None:
    round = await stored(database, full_round())
    old = "UPDATE probes SET kind = NULL, way = NULL, words = NULL, field = NULL, met = NULL WHERE probe = 1"
    async with database.action() as tx:
        await tx.execute(text(old))
    first = (await loaded(database, round.id)).turns[1].probes[0]
    assert first.follow_up == FollowUp(Item.MEASURED, Field.RESULT, 1, Way.PLAIN)
    assert first.reply == "two to five"
