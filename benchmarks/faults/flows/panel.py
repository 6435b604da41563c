"""A panel of people, from its post to the report."""

from __future__ import annotations

from benchmarks.faults.members import Actor
from benchmarks.faults.playing import Play
from tests.discord.panels.steps import DECISION, TICKS

READING_MIN = 11


async def _convene(play: Play) -> dict[str, Actor]:
    people = {name: play.member(name, home="panel list") for name in ("org", "cand", "ana", "ben")}
    named = {name: people[name].player.member.actor(play.world.general) for name in ("cand", "ana", "ben")}
    options = {"candidate": named["cand"], "interviewer_1": named["ana"], "interviewer_2": named["ben"]}
    await people["org"].slash("panel start", **options)
    await play.time(minutes=0.1)
    return people


async def _hand_in(one: Actor) -> None:
    await one.press("My card")
    await one.press("Question 1")
    await one.fill("Their words", action=f"Words that {one.name} heard in the interview.")
    await one.fill("Ticks", **TICKS, gap=f"A gap that {one.name} sees in the answer.")
    await one.press("My card")
    await one.fill("Hand in my scorecards", vote="inclined", summary=f"The summary that {one.name} wrote.")


async def start(play: Play) -> None:
    people = await _convene(play)
    await people["ana"].press("My card")
    await people["cand"].press("My card")
    await people["org"].press("Organise")
    await people["org"].slash("panel list")


async def called_off(play: Play) -> None:
    with play.setting_up():
        people = await _convene(play)
    await people["org"].slash("panel cancel")
    await people["org"].press("Yes, call it off")
    await play.time(minutes=0.1)


async def interview(play: Play) -> None:
    with play.setting_up():
        people = await _convene(play)
    await people["ana"].press("Start the clock")
    await _hand_in(people["ana"])
    await play.time(minutes=0.1)


async def debrief(play: Play) -> None:
    with play.setting_up():
        people = await _convene(play)
        await _hand_in(people["ana"])
        await people["ben"].press("My card")
        await people["ben"].press("Question 1")
        await people["ben"].fill("Their words", action="Words that ben heard in the interview.")
        await people["ben"].press("My card")
    await people["ben"].fill("Hand in my scorecards", vote="inclined", summary="The summary that ben wrote.")
    await play.time(minutes=0.1)
    await people["ana"].press("Read all scorecards")
    await play.time(minutes=READING_MIN)
    await people["ana"].press("Read all scorecards")
    await people["ana"].fill("Second vote", vote="inclined")


async def decision(play: Play) -> None:
    with play.setting_up():
        people = await _convene(play)
        for name in ("ana", "ben"):
            await _hand_in(people[name])
        await play.time(minutes=READING_MIN)
        for name in ("ana", "ben"):
            await people[name].press("Read all scorecards")
            await people[name].fill("Second vote", vote="inclined")
        raiser = next(people[name] for name in ("ana", "ben") if _raises(people[name]))
        await raiser.press("My card")
        await raiser.press("Read all scorecards")
    await raiser.fill("Decide", **DECISION)
    await play.time(minutes=0.1)
    await people["cand"].press("My card")
    await people["cand"].press("My report")


def _raises(one: Actor) -> bool:
    return any("You are the Bar Raiser" in card.text for card in one.player.cards(one.player.dm))


FLOWS = {
    "panel: start": start,
    "panel: called off": called_off,
    "panel: interview": interview,
    "panel: debrief": debrief,
    "panel: decision, report": decision,
}
