"""What a member sees of their own practice."""

import pytest

from tests.discord.rounds.stories import BARE, STORY, answer, start
from tests.discord.world import Player, World


@pytest.fixture
def mina(world: World) -> Player:
    return world.join("mina")


async def answered(player: Player, *stories: dict[str, str]):
    for story in stories:
        await start(player)
        await answer(player, story)
        await player.slash("interview stop")


async def test_without_an_answer_it_says_so_and_leads_to_a_question(world: World, mina: Player):
    shown = await mina.slash("progress me")
    assert shown.ephemeral
    assert "No answer yet" in shown.text
    assert "Practise" in shown.buttons


async def test_then_and_now_stand_beside_each_other(world: World, mina: Player):
    await answered(mina, BARE, BARE, STORY, STORY)
    shown = await mina.slash("progress me")
    assert shown.ephemeral
    assert "newest 4 answers" in shown.text
    result = next(line for line in shown.text.splitlines() if line.startswith("**Result**"))
    assert "**Result** 0% → " in result
    assert not result.endswith("→ 0%")
    assert "was missing most then" in shown.text
    assert shown.card.files["progress.png"].startswith(b"\x89PNG")


async def test_one_answer_has_no_then(world: World, mina: Player):
    await answered(mina, STORY)
    shown = await mina.slash("progress me")
    assert "the only answer so far" in shown.text
    assert "→" not in shown.text


async def test_of_others_answers_nothing_is_counted(world: World, mina: Player):
    await answered(mina, STORY)
    assert "No answer yet" in (await world.join("jisu").slash("progress me")).text


async def test_in_korean(world: World):
    eun = world.join("eun", locale="ko")
    assert "아직 답변이 없습니다" in (await eun.slash("progress me")).text
