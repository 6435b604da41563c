"""Paths and screens in the database, on both engines: kept whole, one open of each, gone with their member."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.interview.model import Lang, Level
from bot.interview.paths import model
from bot.interview.paths.model import Pace, Path, PathEnding, PathWishes, Position, Stage
from bot.interview.profiles import Profile
from bot.interview.screens.missed import Missed
from bot.interview.screens.model import Purpose, Screen, ScreenTurn
from bot.interview.screens.verdicts import Found, PointsVerdict, PointVerdict, Words, WrongSaid
from bot.store import Database, members
from bot.store.paths import queries as paths
from bot.store.screens import queries as screens
from bot.store.screens.codec import decode, encode
from bot.store.tables import metadata
from tests.store.samples import ANN, BEN, NOW

WISHES = PathWishes(
    Position.DATA_ENGINEER,
    Profile.BIG_DATA,
    {Stage.TECHNICAL: Lang.KO, Stage.LOOP: Lang.EN},
    Pace.REAL,
    date(2026, 12, 24),
    Level.LEAD,
)
VERDICT = PointsVerdict(
    (PointVerdict("a", Found.FOUND, Words(0, 4)), PointVerdict("b", Found.MISSING)),
    (WrongSaid("w", Words(5, 9)),),
    Words(10, 12),
)
SCREEN = Screen(
    0, ANN, Purpose.SCREEN, Profile.LINUX, Lang.KO, 8, ("하나", "둘"), NOW, (ScreenTurn(1, "linux-01", NOW),)
)


@pytest.fixture
async def known(database: Database) -> Database:
    async with database.action() as tx:
        await members.remember_all(tx, [ANN, BEN], NOW)
    return database


async def test_a_path_comes_back_as_it_was_saved(known: Database) -> None:
    fresh = Path(0, ANN, WISHES, NOW, headlines=("Ran DNS", "줄임"))
    async with known.action() as tx:
        fresh = replace(fresh, id=await paths.insert(tx, fresh))
    walked = model.begun(fresh, Stage.APPLICATION, NOW)
    walked = model.ended(walked, 1, True, NOW)
    walked = model.asked_manager(model.begun(walked, Stage.MANAGER, NOW), 2, "Who teaches whom?")
    walked = model.paused(model.begun(walked, Stage.TECHNICAL, NOW, screen_id=4), NOW)
    async with known.action() as tx:
        await paths.save(tx, fresh, walked)
    async with known.reading() as tx:
        assert await paths.find_last(tx, ANN) == walked
        assert await paths.find_last(tx, BEN) is None


async def test_the_open_path_is_found_before_a_newer_one_that_is_over(known: Database) -> None:
    async with known.action() as tx:
        first = await paths.insert(tx, model.closed(Path(0, ANN, WISHES, NOW), PathEnding.STOPPED, NOW))
        second = await paths.insert(tx, Path(0, ANN, WISHES, NOW))
        await paths.insert(tx, model.closed(Path(0, ANN, WISHES, NOW), PathEnding.STOPPED, NOW))
        found = await paths.find_last(tx, ANN)
    assert found is not None
    assert (found.id, first < second) == (second, True)


async def test_nobody_has_two_open_paths_or_screens(known: Database) -> None:
    async with known.action() as tx:
        await paths.insert(tx, Path(0, ANN, WISHES, NOW))
        await screens.insert(tx, SCREEN)
    with pytest.raises(IntegrityError):
        async with known.action() as tx:
            await paths.insert(tx, Path(0, ANN, WISHES, NOW))
    with pytest.raises(IntegrityError):
        async with known.action() as tx:
            await screens.insert(tx, SCREEN)


async def test_a_screen_comes_back_with_its_answers_and_verdicts(known: Database) -> None:
    async with known.action() as tx:
        kept = replace(SCREEN, id=await screens.insert(tx, SCREEN))
    turn = replace(kept.turns[0], answer="Not\x00 this", verdict=VERDICT)
    after = replace(kept, turns=(turn, ScreenTurn(2, "linux-02", NOW, headline="둘")), closed_at=NOW, moves_on=True)
    async with known.action() as tx:
        await screens.save(tx, kept, after)
        found = await screens.find(tx, kept.id, ANN, lock=True)
        assert await screens.find(tx, kept.id, BEN) is None
        assert await screens.find_open(tx, ANN) is None
        assert set(await screens.seen(tx, ANN)) == {"linux-01", "linux-02"}
    assert found == replace(after, turns=(replace(turn, answer="Not\ufffd this"), after.turns[1]))


async def test_what_was_missed_is_replaced_question_by_question(known: Database) -> None:
    one, two = Missed("q1", "a", False, NOW), Missed("q2", "w", True, NOW + timedelta(days=3), step=1, times=2)
    async with known.action() as tx:
        await screens.keep_missed(tx, ANN, "q1", [one])
        await screens.keep_missed(tx, ANN, "q2", [two])
        await screens.keep_missed(tx, BEN, "q1", [one])
        await screens.keep_missed(tx, ANN, "q1", [])
        assert await screens.missed(tx, ANN) == [two]
        assert await screens.missed(tx, BEN) == [one]


async def test_all_of_it_goes_with_the_member(known: Database) -> None:
    fresh = Path(0, ANN, WISHES, NOW)
    async with known.action() as tx:
        fresh = replace(fresh, id=await paths.insert(tx, fresh))
        await paths.save(tx, fresh, model.begun(fresh, Stage.APPLICATION, NOW))
        await screens.insert(tx, SCREEN)
        await screens.keep_missed(tx, ANN, "q1", [Missed("q1", "a", False, NOW)])
    async with known.action() as tx:
        await members.forget(tx, ANN)
    async with known.reading() as tx:
        for name in ("paths", "path_attempts", "screens", "screen_turns", "missed_points"):
            assert await tx.scalar(sa.select(sa.func.count()).select_from(metadata.tables[name])) == 0


@pytest.mark.parametrize("verdict", [VERDICT, PointsVerdict(())])
def test_a_verdict_is_read_back_as_it_was(verdict: PointsVerdict) -> None:
    assert decode(encode(verdict)) == verdict


def test_a_verdict_of_a_newer_version_is_refused() -> None:
    with pytest.raises(ValueError, match="form 2"):
        decode({"v": 2, "points": []})
