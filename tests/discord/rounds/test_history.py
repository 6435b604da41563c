"""Looking back: rounds that can be told apart, questions that are counted as they were put."""

import pytest

from tests.discord.groups.steps import open_round, told
from tests.discord.rounds.stories import answer, start
from tests.discord.world import World


@pytest.fixture
def mina(world: World):
    return world.join("mina")


async def test_a_round_of_one_question_goes_by_its_principle(mina):
    asked = await start(mina)
    await answer(mina)
    principle = asked.text.splitlines()[0].split(" · ")[1]
    assert f"**{principle}**" in (await mina.slash("interview history")).text


async def test_a_mixed_round_of_several_questions_is_mixed(mina):
    await start(mina, questions=2)
    assert "**Mixed**" in (await mina.slash("interview history")).text


async def test_an_answer_in_a_group_is_listed_as_one(mina):
    await open_round(mina, principle="frugality")
    await answer(mina, told("mina"))
    assert "**Group round 1 · Frugality**" in (await mina.slash("interview history")).text


async def test_a_swapped_question_has_no_number_of_its_own(mina):
    await start(mina, questions=2)
    await mina.press("Skip")
    await answer(mina)
    await mina.press("Next question")
    await answer(mina)
    await mina.press("Finish")
    history = await mina.slash("interview history")
    seen = [await mina.pick("Open a round", history.card.menus["Open a round"][0], on=history)]
    while "Next question" in seen[-1].buttons:
        seen.append(await mina.press("Next question", on=seen[-1]))
    assert ["question 1 of 2" in card.text for card in seen] == [True, False]
    assert "question 2 of 2" in seen[-1].text
    before = await mina.press("Previous question", on=await mina.press("Previous question", on=seen[-1]))
    assert "question 1 of 2" in before.text
    assert "swapped this question" in before.text


async def test_back_to_the_list_is_back_to_its_page(mina):
    for _ in range(9):
        await start(mina, questions=2)
        await mina.slash("interview stop")
    history = await mina.press("Further ▶", on=await mina.slash("interview history"))
    opened = await mina.pick("Open a round", history.card.menus["Open a round"][0], on=history)
    assert "Page 2 of 2" in (await mina.press("Back to the list", on=opened)).text
