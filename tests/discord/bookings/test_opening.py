"""A booked interview opens by itself at its time, once; who came is the proposer's to see and nobody else's."""

from __future__ import annotations

import pytest

from bot.services.panels import convening
from tests.discord.bookings.steps import book, dms, events, post_of, propose
from tests.discord.world import Player, World

TO_TUESDAY_21 = 36 * 60
"""Minutes from the beginning of the world to the first of the usual times."""


@pytest.fixture(autouse=True)
async def zone(world: World) -> None:
    """Times are typed in UTC; that a zone is asked for is looked at in `test_asked.py`."""
    await world.in_zone()


@pytest.fixture
def mina(world: World) -> Player:
    return world.join("mina")


@pytest.fixture
def jisu(world: World) -> Player:
    return world.join("jisu")


async def running(world: World):
    return await convening.running(world.bot.desk.practice, world.guild.id)


async def test_it_opens_at_its_time_with_its_two_and_not_before(world: World, mina, jisu):
    voice = world.guild.create_voice_channel("booth")
    await book(mina, jisu, voice=voice, minutes=30)
    await world.pass_time(minutes=TO_TUESDAY_21 - 1)
    assert await running(world) == []
    await world.restart()
    await world.pass_time(minutes=1)
    [panel] = await running(world)
    assert (panel.candidate_id, panel.organiser_id, panel.place_id, panel.minutes) == (jisu.id, mina.id, voice.id, 30)
    assert [one.member_id for one in panel.interviewers] == [mina.id]
    await world.pass_time(seconds=2)
    assert "It has begun" in post_of_booking(world)
    assert [event.status for event in events(world)] == [2]
    for _ in range(3):
        await world.pass_time(seconds=2)
        await world.restart()
    assert len(await running(world)) == 1
    await world.pass_time(minutes=31)
    assert "It is over" in post_of_booking(world)


async def test_once_it_is_open_its_cards_lead_to_its_thread_and_say_what_the_candidate_speaks(world: World, mina):
    eun = world.join("eun", locale="ko")
    await book_in_korean(mina, eun)
    assert "Who is interviewed has Discord in Korean" in (await mina.press("My booking")).text
    assert "Discord 언어" not in (await eun.press("My booking")).text
    await world.pass_time(minutes=TO_TUESDAY_21)
    [panel] = await running(world)
    assert panel.place_id not in (None, world.general.id)
    assert f"In writing, in <#{panel.place_id}>" in post_of_booking(world)
    assert f"In writing, in <#{panel.place_id}>" in (await mina.press("My booking")).text


async def book_in_korean(proposer: Player, candidate: Player) -> None:
    await propose(proposer, candidate)
    await candidate.press("Time 1")


def post_of_booking(world: World) -> str:
    looker = world.join("looker")
    return next(card.text for card in looker.cards(world.general) if "Mock interview 1" in card.text)


async def test_everybody_gets_their_part_of_it(world: World, mina, jisu):
    await book(mina, jisu)
    seen = len(dms(mina)), len(dms(jisu))
    await world.pass_time(minutes=TO_TUESDAY_21)
    await world.pass_time(seconds=2)
    assert len(dms(mina)) > seen[0]
    assert len(dms(jisu)) > seen[1]
    assert [where for where in jisu.threads() if where.is_thread]


async def test_who_came_by_voice_is_the_proposers_to_see(world: World, mina, jisu):
    voice = world.guild.create_voice_channel("booth")
    await book(mina, jisu, voice=voice)
    # One sits there already, one comes a moment later.
    await jisu.member.join_voice(voice)
    await world.pass_time(minutes=TO_TUESDAY_21)
    await world.pass_time(seconds=30)
    await mina.member.join_voice(voice)
    mine = await mina.press("My booking")
    assert "only you see this" in mine.text
    assert f"<@{jisu.id}>: came" in mine.text
    assert f"<@{mina.id}>: came" in mine.text
    assert "came" not in (await jisu.press("My booking")).text


async def test_who_did_not_come_is_told_to_nobody_but_the_proposer(world: World, mina, jisu):
    voice = world.guild.create_voice_channel("booth")
    await book(mina, jisu, voice=voice, minutes=30)
    await world.pass_time(minutes=TO_TUESDAY_21)
    await mina.member.join_voice(voice)
    await world.pass_time(minutes=45)
    mine = await mina.press("My booking")
    assert f"<@{jisu.id}>: was not seen" in mine.text
    tom = world.join("tom")
    for card in [*tom.cards(world.general), *dms(jisu)]:
        assert "not seen" not in card.text


async def test_a_first_press_counts_as_coming_in_writing(world: World, mina, jisu):
    await book(mina, jisu)
    await world.pass_time(minutes=TO_TUESDAY_21)
    await world.pass_time(seconds=2)
    practice = world.bot.desk.practice
    [panel] = await running(world)
    await convening.enter(practice, jisu.id, panel.id, panel.lang)
    mine = await mina.press("My booking")
    assert f"<@{jisu.id}>: came" in mine.text


@pytest.mark.parametrize(("late", "opens"), [(20, True), (50, False)])
async def test_a_bot_that_was_away_opens_it_late_while_it_would_go_on_and_not_after(
    world: World, mina, jisu, late, opens
):
    await book(mina, jisu, minutes=45)
    world.clock.advance(minutes=TO_TUESDAY_21 + late)
    await world.restart()
    await world.pass_time(seconds=1)
    await world.pass_time(seconds=1)
    assert len(await running(world)) == opens
    post = post_of_booking(world)
    assert ("It has begun" in post) is opens
    assert ("could not be opened" in post) is not opens
    if not opens:
        assert "not able to open" in dms(jisu)[-1].text
        assert events(world) == []


async def test_a_voice_channel_that_is_gone_is_replaced_by_writing(world: World, mina, jisu):
    voice = world.guild.create_voice_channel("booth")
    await book(mina, jisu, voice=voice)
    world.env.backend.delete_channel(voice.id)
    await world.pass_time(minutes=TO_TUESDAY_21)
    [panel] = await running(world)
    assert not panel.voice


async def test_a_member_who_left_is_not_waited_for_and_the_other_hears_of_it(world: World, mina, jisu):
    await book(mina, jisu)
    world.guild.remove_member(jisu.member.user)
    await world.pass_time(minutes=TO_TUESDAY_21 - 5)
    await world.pass_time(seconds=1)
    assert "will not take place" in dms(mina)[-1].text
    assert events(world) == []
    await world.pass_time(minutes=10)
    assert await running(world) == []


async def test_a_panel_opens_with_those_who_can_come(world: World, mina, jisu):
    tom, ana = world.join("tom"), world.join("ana")
    read = await mina.slash("book propose", member=jisu.member.user, times="tomorrow 9pm", kind="panel", minutes=20)
    read = await mina._use(mina._find("Who interviews with you", read), [tom.member.user, ana.member.user])
    await mina.press("Yes, send it", on=read)
    await jisu.press("Time 1")
    await tom.press("Yes, without me", on=await tom.press("I can't come", on=await tom.press("My booking")))
    await world.pass_time(minutes=TO_TUESDAY_21)
    [panel] = await running(world)
    assert {one.member_id for one in panel.interviewers} == {mina.id, ana.id}
    assert post_of(world) is not None


async def test_who_proposes_may_be_the_one_who_is_interviewed(world: World, mina, jisu):
    read = await mina.slash("book propose", member=jisu.member.user, times="tomorrow 9pm", role="candidate")
    assert "You are interviewed" in read.text
    await mina.press("Yes, send it", on=read)
    assert "would like to be interviewed" in post_of(world).text
    await jisu.press("Time 1")
    await world.pass_time(minutes=TO_TUESDAY_21)
    [panel] = await running(world)
    assert panel.candidate_id == mina.id
    assert [one.member_id for one in panel.interviewers] == [jisu.id]


async def test_a_panel_is_not_asked_for_by_its_candidate(world: World, mina, jisu):
    options = {"member": jisu.member.user, "times": "tomorrow 9pm", "kind": "panel", "role": "candidate"}
    assert "Only a one-to-one interview" in (await mina.slash("book propose", **options)).text
