"""What happens at the same time: one path, one screen, one verdict."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from random import Random
from typing import Any

import pytest

from bot.checker.points import judge_points
from bot.content import load
from bot.errors import PathError
from bot.interview.paths.model import PathWishes, Position
from bot.interview.profiles import Profile, TechnicalQuestion
from bot.interview.screens.model import Phase, Screen
from bot.interview.screens.verdicts import PointsVerdict
from bot.services.paths import walking
from bot.services.paths.standing import Standing
from bot.services.paths.walking import AlreadyWalking
from bot.services.practice import Practice
from bot.services.reading import ReaderThread
from bot.services.screens import asking
from bot.store import Database, members
from tests import ROOT
from tests.store.samples import ANN, NOW

WISHES = PathWishes(Position.CLOUD_SUPPORT, Profile.NETWORK, {})


@pytest.fixture(scope="module")
def library() -> Any:
    return load(ROOT / "prompts")


@pytest.fixture
async def practice(database: Database, library: Any) -> AsyncIterator[Practice]:
    reader = ReaderThread()
    yield Practice(database, library, reader, lambda: NOW, Random(1), ())
    await reader.close()


async def screened(practice: Practice) -> Screen:
    begun = await walking.start(practice, ANN, WISHES)
    assert isinstance(begun, Standing)
    await walking.apply(practice, ANN, begun.path.id, "Ran DNS for 40 sites", "")
    found = await walking.go_on(practice, ANN)
    assert isinstance(found, Screen)
    return found


async def test_of_two_starts_at_once_one_is_asked_about(practice: Practice) -> None:
    found = await asyncio.gather(*[walking.start(practice, ANN, WISHES) for _ in range(2)])
    assert sorted(type(one).__name__ for one in found) == [AlreadyWalking.__name__, Standing.__name__]


async def test_two_next_steps_at_once_begin_one_screen(practice: Practice) -> None:
    begun = await walking.start(practice, ANN, WISHES)
    assert isinstance(begun, Standing)
    await walking.apply(practice, ANN, begun.path.id, "Ran DNS for 40 sites", "")
    one, two = await asyncio.gather(*[walking.go_on(practice, ANN) for _ in range(2)])
    assert isinstance(one, Screen)
    assert one == two


async def test_of_two_answers_at_once_one_is_taken_and_the_other_refused(practice: Practice) -> None:
    screen = await screened(practice)
    told = [asking.answer(practice, ANN, screen.id, 1, text) for text in ("The first.", "The second.")]
    found = await asyncio.gather(*told, return_exceptions=True)
    assert sorted(type(one).__name__ for one in found) == ["PathError", "Screen"]
    shown = await asking.show(practice, ANN, screen.id)
    assert shown.current.answer in ("The first.", "The second.")
    assert shown.current.phase is Phase.PROBED


async def test_who_has_all_deleted_while_an_answer_is_judged_hears_of_no_answer_that_is_safe(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = await screened(practice)

    async def forgotten(question: TechnicalQuestion, answer: str) -> PointsVerdict:
        async with practice.database.action() as tx:
            await members.forget(tx, ANN)
        return judge_points(question, answer)

    monkeypatch.setattr(practice.reader, "judge_points", forgotten)
    with pytest.raises(PathError, match="not_found"):
        await asking.answer(practice, ANN, screen.id, 1, "I would look at the logs.")


async def test_what_came_of_a_screen_is_known_to_its_path_without_anybody_telling_it(practice: Practice) -> None:
    screen = await screened(practice)
    await asking.stop(practice, ANN, screen.id)
    standing = await walking.status(practice, ANN)
    assert standing.path.undecided is not None
    assert standing.path.undecided.ended_at == NOW
