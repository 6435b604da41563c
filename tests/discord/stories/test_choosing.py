"""Which story to tell to a question, for a principle, over a loop."""

import pytest

from tests.discord.rounds.stories import KOREAN_STORY, STORY
from tests.discord.world import Player, World

GARDEN = {
    "situation": "In spring our garden club had nothing left in its account.",
    "task": "",
    "action": "I went.",
    "result": "",
}


@pytest.fixture
def mina(world: World) -> Player:
    return world.join("mina")


async def add(player: Player, title: str, story: dict[str, str] = STORY):
    return await player.fill(await player.slash("story add"), **story, title=title)


async def question_named(player: Player, typed: str) -> str:
    return next(iter((await player.suggestions("story match", "question", typed)).values()))


async def test_the_story_that_answers_comes_before_the_others_and_can_be_opened(world: World, mina: Player):
    await add(mina, "The garden", GARDEN)
    await add(mina, "The portal")
    found = await mina.slash("story match", question="dive-deep-01")
    assert found.ephemeral
    assert "**The portal** · " in found.text
    assert "The garden" not in found.text.split("The portal")[0]
    opened = await mina.pick("Open a story", "The portal", on=found)
    assert "### The portal" in opened.text


async def test_where_none_fits_none_is_forced(world: World, mina: Player):
    await add(mina, "The garden", GARDEN)
    found = await mina.slash("story match", question="hire-and-develop-the-best-01")
    assert "do not force it" in found.text
    assert "Add a story" in found.buttons


async def test_a_principle_is_matched_by_what_its_owner_says(world: World, mina: Player):
    kept = await add(mina, "The portal")
    await mina.pick("What it shows, up to three", "frugality", on=kept)
    assert "**The portal** · good" in (await mina.slash("story match", principle="frugality")).text
    await mina.slash("story retire", story=(await mina.suggestions("story show", "story", ""))["The portal"])
    assert "You keep no story yet" in (await mina.slash("story match", principle="frugality")).text


async def test_without_question_and_principle_it_says_what_it_needs(world: World, mina: Player):
    assert "takes one of them" in (await mina.slash("story match")).text
    assert "can't tell which question" in (await mina.slash("story match", question="zzz")).text


async def test_a_loop_is_planned_and_what_is_missing_named(world: World, mina: Player):
    kept = await add(mina, "The portal")
    await mina.pick("What it shows, up to three", "frugality", "dive_deep", on=kept)
    found = await mina.slash("story plan")
    assert found.text.count("The portal") == 1
    assert "**Missing, 15:**" in found.text
    assert found.text.count("nothing yet") == 15


async def test_of_somebody_elses_stories_nothing_is_proposed(world: World, mina: Player):
    await add(mina, "The portal")
    assert "You keep no story yet" in (await world.join("jisu").slash("story plan")).text


async def test_in_korean(world: World):
    eun = world.join("eun", locale="ko")
    await add(eun, "청구 포털 장애", KOREAN_STORY)
    found = await eun.slash("story match", question="dive-deep-01")
    assert "청구 포털 장애" in found.text or "억지로 맞추지 마세요" in found.text
    assert "루프 면접 사례 배치" in (await eun.slash("story plan")).text
