"""What those who manage a server do: set-up, rhythms and their prompts, questions of its own."""

from __future__ import annotations

from benchmarks.faults.flows.alone import STORY
from benchmarks.faults.playing import Play


async def setup(play: Play) -> None:
    host = play.member("host", manages=True, home="setup")
    practice = play.world.guild.create_text_channel("practice")
    await host.slash("setup")
    await host.choose("Practice channel", practice)
    await host.pick("Reviews for each answer", "3")
    await host.press("Show names")
    await host.fill("Time zone", zone="Asia/Seoul")


async def prompt(play: Play) -> None:
    host = play.member("host", manages=True, home="schedule list")
    tom = play.member("tom")
    await host.slash("schedule add", at="11:00", zone="UTC")
    await play.time(minutes=121)
    await tom.fill("Answer", **STORY)
    await host.slash("schedule list")


async def rhythm(play: Play) -> None:
    host = play.member("host", manages=True, home="schedule list")
    with play.setting_up():
        await host.slash("schedule add", at="11:00", zone="UTC")
    await host.slash("schedule preview", schedule=1)
    await host.slash("schedule skip", schedule=1)
    await host.slash("schedule pause", schedule=1)
    await host.press("Resume")
    await host.slash("schedule edit", schedule=1, at="12:00")
    await host.slash("schedule remove", schedule=1)
    await host.press("Yes, remove it")


async def questions(play: Play) -> None:
    host = play.member("host", manages=True, home="question queue")
    tom = play.member("tom")
    asked = "When did you bring bad news to a customer yourself?"
    await tom.slash("question suggest", principle="earn_trust", english=asked)
    await host.slash("question queue")
    await host.pick("Accept into the queue", "1")
    await host.press("Queue")


FLOWS = {"set-up": setup, "prompt of a rhythm": prompt, "rhythm arranged": rhythm, "questions of a server": questions}
