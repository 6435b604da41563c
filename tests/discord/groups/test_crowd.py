"""A crowd that wants to review: nobody works for nothing, and no remark is lost."""

import re

import pytest

from bot.errors import GroupError
from bot.interview.rounds.scorecards import Vote
from bot.services.groups import reviews
from bot.store import members
from bot.store.groups import reviews as stored_reviews
from tests.discord.groups.steps import answer_and_share, calibrate, end_stage, open_round
from tests.discord.world import World

CROWD = [9_000 + number for number in range(25)]


@pytest.fixture
def mina(world: World):
    return world.join("mina")


async def shared_by(world: World, mina) -> None:
    await open_round(mina)
    await answer_and_share(mina)
    await end_stage(world)


async def press_review(world: World, member_id: int) -> bool:
    """Whether the member is dealt something."""
    try:
        found = await reviews.take_another(world.bot.desk.practice, member_id, 1)
    except GroupError as refused:
        assert refused.key == "group.error.nothing_to_review"  # noqa: PT017
        return False
    return bool(found.dealt)


async def test_of_a_crowd_only_as_many_are_dealt_an_answer_as_it_needs(world: World, mina):
    await shared_by(world, mina)
    assert [await press_review(world, one) for one in CROWD].count(True) == 2


async def test_what_is_given_back_goes_to_the_next_who_asks(world: World, mina):
    jisu, theo = world.join("jisu"), world.join("theo")
    await shared_by(world, mina)
    assert await press_review(world, CROWD[0])
    dealt = await calibrate(jisu)
    assert "somebody who is at it" in (await calibrate(theo)).text
    assert "given back" in (await jisu.press("Give it back", on=dealt)).text
    assert "Fill in the scorecard" in (await theo.press("Review")).buttons


async def test_what_nobody_hands_in_is_dealt_anew_after_a_while_and_is_taken_all_the_same(world: World, mina):
    await shared_by(world, mina)
    assert [await press_review(world, one) for one in CROWD[:3]] == [True, True, False]
    await world.pass_time(minutes=61)
    assert await press_review(world, CROWD[2])
    practice = world.bot.desk.practice
    [one] = (await reviews.assignments(practice, CROWD[0], 1)).dealt
    handed_in = await reviews.submit(practice, CROWD[0], one.round_id, (), Vote.INCLINED, "Late, but here.")
    assert handed_in.scorecard is not None


async def test_a_scorecard_that_is_in_cannot_be_given_back(world: World, mina):
    await shared_by(world, mina)
    practice = world.bot.desk.practice
    assert await press_review(world, CROWD[0])
    [one] = (await reviews.assignments(practice, CROWD[0], 1)).dealt
    await reviews.submit(practice, CROWD[0], one.round_id, (), Vote.INCLINED, "")
    with pytest.raises(GroupError) as refused:
        await reviews.give_back(practice, CROWD[0], one.round_id)
    assert refused.value.key == "group.error.handed_in"


async def remarked(world: World, words_of_each: str) -> None:
    """All of the crowd say something, however that came about."""
    practice = world.bot.desk.practice
    async with practice.database.action() as tx:
        [round_id] = await stored_reviews.authors(tx, 1)
        await members.remember_all(tx, CROWD, practice.clock())
        await stored_reviews.deal(tx, [(round_id, one) for one in CROWD], practice.clock())
    for number, one in enumerate(CROWD):
        await reviews.submit(practice, one, round_id, (), Vote.INCLINED, f"Remark {number:02d}: {words_of_each}")


async def test_no_remark_vanishes_from_the_authors_result_and_none_stands_in_the_reveal(world: World, mina):
    await shared_by(world, mina)
    await remarked(world, "say *exactly* what it cost and who paid for it, " * 4)
    revealed = await end_stage(world)
    post = next(card for card in revealed.everybody if "My result" in card.buttons and not card.ephemeral)
    assert "Remark" not in post.text
    wanted = {f"Remark {number:02d}" for number in range(25)}
    assert set(re.findall(r"Remark \d\d", await whole(mina, await mina.press("My result", on=post)))) == wanted


async def test_thanks_for_a_remark_on_a_later_page_stay_on_that_page(world: World, mina):
    await shared_by(world, mina)
    await remarked(world, "what did it cost? " * 10)
    await end_stage(world)
    second = await mina.press("Further ▶", on=await mina.press("My result"))
    last = second.card.menus["Which remark helped you?"][-1]
    assert "👍" in (await mina.pick("Which remark helped you?", last, on=second)).text


async def whole(player, card) -> str:
    """All pages of a card."""
    texts = [card.text]
    while "Further ▶" in card.buttons:
        card = await player.press("Further ▶", on=card)
        texts.append(card.text)
    return "\n".join(texts)
