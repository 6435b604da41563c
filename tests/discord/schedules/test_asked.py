"""What a typed rhythm leaves open is asked, with buttons, and the command goes on where it was."""

from __future__ import annotations

import pytest

from tests.discord.schedules.steps import manager
from tests.discord.world import Player, World


@pytest.fixture
def mina(world: World) -> Player:
    return manager(world)


async def test_eight_is_asked_and_all_else_of_the_command_is_kept(world: World, mina: Player) -> None:
    await world.in_zone("Asia/Seoul")
    role = world.guild.create_role("practisers")
    asked = await mina.slash(
        "schedule add", at="8", days="MWF", principle="dive_deep", hours="12", role=role, language="alternate"
    )
    assert "“MWF · 8” can mean more than one thing" in asked.text
    assert asked.buttons == ["Mon, Wed, Fri at 08:00", "Mon, Wed, Fri at 20:00"]
    assert "No schedule here yet" in (await mina.slash("schedule list")).text
    await world.restart()
    added = await mina.press("Mon, Wed, Fri at 20:00", on=asked)
    assert "Mon, Wed, Fri at 20:00" in added.text
    for kept in ("Dive Deep", "answers 12 h", f"<@&{role.id}>", "English and 한국어 in turn", "(Seoul)"):
        assert kept in added.text


async def test_a_server_without_a_zone_is_asked_once_and_remembers(world: World, mina: Player) -> None:
    mina.speaks("ko")
    asked = await mina.slash("schedule add", at="저녁 8시", days="매주 월요일")
    assert "월 20:00: 어느 시간대 기준인가요?" in asked.text
    assert asked.buttons == ["서울, UTC+09:00", "다른 시간대"]
    await world.restart()
    added = await mina.press("서울, UTC+09:00", on=asked)
    assert "(서울)" in added.text
    assert "(서울)" in (await mina.slash("schedule add", at="저녁 9시")).text


async def test_first_the_time_then_the_zone_is_asked_and_another_is_typed(mina: Player) -> None:
    asked = await mina.slash("schedule add", at="8", days="every monday")
    asked = await mina.press("Mon at 20:00", on=asked)
    assert "in which time zone?" in asked.text
    assert "New York, UTC-05:00" in asked.buttons
    added = await mina.fill(await mina.press("Another zone", on=asked), zone="India Standard Time")
    assert "Mon at 20:00" in added.text
    assert "(Kolkata)" in added.text


async def test_a_zone_of_several_places_is_asked(mina: Player) -> None:
    asked = await mina.slash("schedule add", at="20:00", zone="IST")
    assert "“IST” is used in several places" in asked.text
    assert "(Kolkata)" in (await mina.press("Kolkata, UTC+05:30", on=asked)).text


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("Monday to Friday", "Monday to Friday at 20:00"),
        ("every second week on monday", "every 2 weeks on Mon at 20:00"),
        ("first monday of the month", "the first Mon of each month at 20:00"),
        ("the 15th of every month", "on day 15 of each month at 20:00"),
        ("월요일마다", "Mon at 20:00"),
        ("격주 월요일", "every 2 weeks on Mon at 20:00"),
    ],
)
async def test_rhythms_are_read_as_they_are_said(world: World, mina: Player, days: str, told: str) -> None:
    await world.in_zone()
    assert told in (await mina.slash("schedule add", at="8pm", days=days)).text


async def test_a_day_with_two_meanings_is_asked_before_it_pauses(world: World, mina: Player) -> None:
    await mina.slash("schedule add", at="20:00", zone="UTC")
    asked = await mina.slash("schedule pause", schedule=1, until="3/4")
    assert asked.buttons == ["Wed 2026-03-04", "Fri 2026-04-03"]
    await world.restart()
    assert "2026-03-04" in (await mina.press(asked.buttons[0], on=asked)).text


@pytest.mark.parametrize(
    ("at", "shown"),
    [("밤 12시", "00:00"), ("밤 1시", "01:00"), ("낮 11시", "11:00"), ("저녁 8시쯤", "20:00"), ("점심 12시", "12:00")],
)
async def test_korean_hours_are_what_they_say(world: World, mina: Player, at: str, shown: str) -> None:
    await world.in_zone("Asia/Seoul")
    assert f"every day at {shown}" in (await mina.slash("schedule add", at=at)).text


async def test_what_is_not_understood_is_named(world: World, mina: Player) -> None:
    await world.in_zone()
    assert "“fryday”" in (await mina.slash("schedule add", at="8pm", days="mon fryday")).text
    assert "don't fit together" in (await mina.slash("schedule add", at="아침 12시")).text
    assert "names two times" in (await mina.slash("schedule add", at="8pm", days="mondays 9pm")).text


async def test_changing_asks_too_and_keeps_the_days(world: World, mina: Player) -> None:
    await mina.slash("schedule add", at="20:00", days="mon wed", zone="UTC")
    asked = await mina.slash("schedule edit", schedule=1, at="9")
    assert asked.buttons == ["Mon, Wed at 09:00", "Mon, Wed at 21:00"]
    assert "Mon, Wed at 21:00" in (await mina.press("Mon, Wed at 21:00", on=asked)).text
