"""A mock interview that is agreed on, moved, called off, opened."""

from __future__ import annotations

from benchmarks.faults.members import Actor
from benchmarks.faults.playing import Play
from tests.discord.bookings.steps import TIMES

TO_TUESDAY_21_MIN = 36 * 60


async def in_utc(play: Play) -> None:
    """The server has its zone, so that nobody is asked for one."""
    host = play.member("host", manages=True, home="setup")
    await host.slash("setup")
    await host.fill("Time zone", zone="UTC")


async def propose(play: Play) -> tuple[Actor, Actor]:
    mina, jisu = (play.member(name, home="book list") for name in ("mina", "jisu"))
    await mina.slash("book propose", times=TIMES, member=jisu.player.member.user, minutes=30)
    await mina.press("Yes, send it")
    return mina, jisu


async def agreed(play: Play) -> None:
    with play.setting_up():
        await in_utc(play)
    mina, jisu = await propose(play)
    await jisu.press("Time 1")
    await play.time(minutes=0.1)
    await mina.press("My booking")
    await mina.press("Calendar file")
    await mina.slash("book list")


async def moved_and_cancelled(play: Play) -> None:
    with play.setting_up():
        await in_utc(play)
        mina, jisu = await propose(play)
        await jisu.press("Time 1")
        await play.time(minutes=0.1)
    await mina.slash("book move", times="thu 20:00")
    await mina.press("Yes, send it")
    await jisu.press("Time 1")
    await play.time(minutes=0.1)
    await mina.slash("book cancel")
    await mina.press("Yes, cancel it")
    await play.time(minutes=0.1)


async def opening(play: Play) -> None:
    with play.setting_up():
        await in_utc(play)
        mina, jisu = await propose(play)
        await jisu.press("Time 1")
        await play.time(minutes=0.1)
        await jisu.press("My booking")
        await jisu.press("Remind me")
    await play.time(minutes=TO_TUESDAY_21_MIN - 60)
    await play.time(minutes=60)
    await jisu.press("My card")
    await mina.press("My card")


FLOWS = {
    "booking: proposed, agreed": agreed,
    "booking: moved, cancelled": moved_and_cancelled,
    "booking: opening": opening,
}
