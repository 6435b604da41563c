"""A member's practice over time, on both engines."""

from dataclasses import replace
from datetime import timedelta

from bot.store import Database
from bot.store.progress import queries as progress
from tests.store.samples import ANN, BEN, NOW, closed, full_round, new_round, stored


async def test_the_newest_checked_version_of_each_turn_is_read_in_order(database: Database):
    await stored(database, closed(full_round()))
    async with database.reading() as tx:
        found = await progress.newest(tx, ANN, 10)
    assert [(one.question_id, one.follow_ups) for one in found] == [("question_2", 3), ("question_2", 0)]
    assert [len(one.checklist.missing) for one in found] == [9, 0]


async def test_only_so_many_rounds_are_read_and_none_of_others(database: Database):
    await stored(database, closed(full_round()))
    await stored(database, closed(full_round(BEN)))
    later = closed(new_round(minutes=300), minutes=400)
    await stored(database, later)
    async with database.reading() as tx:
        assert await progress.newest(tx, ANN, 1) == []
        assert len(await progress.newest(tx, ANN, 2)) == 2


async def test_weeks_are_told_apart_at_their_first_moment(database: Database):
    begins = NOW
    for days in (0, -7, -21):
        await stored(database, closed(replace(new_round(), opened_at=begins + timedelta(days=days)), minutes=99999))
    await stored(database, closed(new_round(BEN), minutes=99999))
    async with database.reading() as tx:
        assert list(await progress.weeks(tx, ANN, begins, 4)) == [True, True, False, True]
        after = begins + timedelta(microseconds=1)
        assert list(await progress.weeks(tx, ANN, after, 2)) == [False, True]
