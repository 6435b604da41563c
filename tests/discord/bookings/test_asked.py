"""What a typed time leaves open is asked, with buttons: which of two times, in which zone. Nothing is guessed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.discord.bookings.steps import events
from tests.discord.world import Player, World


@pytest.fixture
def mina(world: World) -> Player:
    return world.join("mina")


@pytest.fixture
def jisu(world: World) -> Player:
    return world.join("jisu")


async def test_of_two_times_one_is_pressed_and_that_one_is_offered(world: World, mina: Player, jisu: Player) -> None:
    await world.in_zone("Asia/Seoul")
    read = await mina.slash("book propose", member=jisu.member.user, times="tomorrow at 8")
    assert "“tomorrow at 8” can mean more than one time" in read.text
    assert "Yes, send it" not in read.buttons
    await world.restart()
    read = await mina.press("Tue 3 Mar 2026, 20:00 (Seoul)", on=read)
    assert "“2026-03-03 20:00” is **Tue 3 Mar 2026, 20:00 (Seoul)**" in read.text
    await mina.press("Yes, send it", on=read)
    await jisu.press("Time 1")
    [event] = events(world)
    assert datetime.fromisoformat(event.scheduled_start_time) == datetime(2026, 3, 3, 11, tzinfo=UTC)


async def test_a_member_without_a_zone_is_asked_once_with_what_their_client_speaks_for(
    world: World, jisu: Player
) -> None:
    eun = world.join("eun", locale="ko")
    read = await eun.slash("book propose", member=jisu.member.user, times="내일 저녁 8시")
    assert "어느 시간대 기준인가요?" in read.text
    assert "내일 저녁 8시" in read.text
    assert "UTC" not in read.text
    assert read.buttons == ["서울, UTC+09:00", "다른 시간대", "보내지 않기"]
    await world.restart()
    read = await eun.press("서울, UTC+09:00", on=read)
    assert "2026년 3월 3일(화) 20:00 (서울)" in read.text
    again = await eun.slash("book propose", member=jisu.member.user, times="모레 저녁 8시")
    assert "2026년 3월 4일(수) 20:00 (서울)" in again.text


async def test_another_zone_is_typed_and_one_that_several_places_share_is_asked(mina: Player, jisu: Player) -> None:
    read = await mina.slash("book propose", member=jisu.member.user, times="tomorrow 9pm")
    read = await mina.fill(await mina.press("Another zone", on=read), zone="IST")
    assert "“IST” is used in several places" in read.text
    read = await mina.press("Kolkata, UTC+05:30", on=read)
    assert "Tue 3 Mar 2026, 21:00 (Kolkata)" in read.text
    assert "Yes, send it" in read.buttons


async def test_a_zone_in_the_command_that_may_be_several_is_asked(mina: Player, jisu: Player) -> None:
    read = await mina.slash("book propose", member=jisu.member.user, times="tomorrow 9pm", zone="CST")
    assert "“CST” is used in several places" in read.text
    assert "Yes, send it" not in read.buttons


async def test_a_range_says_how_long(world: World, mina: Player, jisu: Player) -> None:
    await world.in_zone()
    read = await mina.slash("book propose", member=jisu.member.user, times="tomorrow 8-9pm")
    assert "Tue 3 Mar 2026, 20:00–21:00 (UTC)" in read.text
    await mina.press("Yes, send it", on=read)
    await jisu.press("Time 1")
    [event] = events(world)
    assert datetime.fromisoformat(event.scheduled_end_time) == datetime(2026, 3, 3, 21, tzinfo=UTC)
    differing = await mina.slash("book propose", member=jisu.member.user, times="wed 8-9pm; thu 20:00-20:30")
    assert "differ in length" in differing.text


async def test_a_zone_in_the_time_itself_goes_before_ones_own(world: World, mina: Player, jisu: Player) -> None:
    await world.in_zone("Asia/Seoul")
    read = await mina.slash("book propose", member=jisu.member.user, times="tomorrow 9pm ET; wed 12:00 UTC+5:30")
    assert "Wed 4 Mar 2026, 11:00 (Seoul)" in read.text
    assert "Wed 4 Mar 2026, 15:30 (Seoul)" in read.text
