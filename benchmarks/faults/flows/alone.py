"""What one member does alone: rounds in each place, by form and typed; history; a panel of chairs; their own data."""

from __future__ import annotations

from benchmarks.faults.members import Actor
from benchmarks.faults.playing import Play
from benchmarks.faults.searching import HOME_ALONE
from tests.discord.rounds.stories import STORY, UNMEASURED

REVISED = {**STORY, "result": "The portal was back after 41 minutes, and nobody lost a claim."}
HEADLINES = "Moved 40 sites to a new load balancer, downtime from 3 h to 10 min"
TECHNICAL = "I would compare both ends first, since one of them has to be told wrongly about where the other one is."
REPLY = "It fell from nine seconds to two, measured over a week."


def _mina(play: Play) -> Actor:
    return play.member("mina", home=HOME_ALONE)


async def round_here(play: Play) -> None:
    mina = _mina(play)
    await mina.slash("interview start", principle="ownership", questions=2)
    await mina.press("Hint")
    await mina.press("Skip")
    await mina.fill("Answer", **UNMEASURED)
    await mina.fill("Answer it", reply=REPLY)
    await mina.fill("Revise", **REVISED)
    await mina.press("Next question")
    await mina.fill("Answer", **STORY)
    await mina.press("Finish")


async def round_in_thread(play: Play) -> None:
    mina = _mina(play)
    await mina.slash("interview start", principle="ownership", place="thread")
    await mina.fill("Answer", **UNMEASURED)
    await mina.fill("Answer it", reply=REPLY)
    await mina.press("Finish")


async def round_in_dm(play: Play) -> None:
    mina = _mina(play)
    await mina.slash("interview start", principle="ownership", place="dm")
    await mina.fill("Answer", **UNMEASURED)
    await mina.fill("Answer it", reply=REPLY)
    await mina.fill("Revise", **REVISED)
    await mina.press("Finish")


async def round_typed(play: Play) -> None:
    mina = _mina(play).in_dm()
    await mina.slash("interview start", principle="ownership", questions=2)
    for text in UNMEASURED.values():
        await mina.type(text)
    await mina.press("As hoped")
    await mina.type(REPLY)
    await mina.press("Next question")
    await mina.type(STORY["situation"])
    await mina.slash("interview stop")


async def resume_stop_history(play: Play) -> None:
    mina = _mina(play)
    with play.setting_up():
        await mina.slash("interview start", principle="ownership", questions=3)
        await mina.fill("Answer", **STORY)
    await mina.slash("interview resume")
    await mina.slash("interview start", principle="frugality")
    await mina.press("Resume")
    await mina.slash("interview stop")
    await mina.slash("interview history")
    await mina.pick("Open a round", 0)
    await mina.press("Full text")
    await mina.press("Back to the list")


async def solo_panel(play: Play) -> None:
    mina = _mina(play).in_dm()
    await mina.slash("panel solo", questions_each=2)
    with play.setting_up():
        for number in range(1, 10):
            await mina.fill("Answer", situation=f"Matter {number} of the panel, told in one sentence.")
            await mina.press("Next question")
    await mina.fill("Answer", situation="Matter 10 of the panel, told in one sentence.")
    await mina.press("To the debrief")
    await mina.press("As a file")
    await mina.press("Practise again")


async def solo_panel_stopped(play: Play) -> None:
    mina = _mina(play)
    await mina.slash("panel solo", place="here")
    await mina.fill("Answer", situation="A matter of the panel, told in one sentence.")
    await mina.press("Next question")
    await mina.press("Stop")
    await mina.press("As a file")


async def own_data(play: Play) -> None:
    mina = _mina(play)
    with play.setting_up():
        await mina.slash("interview start", principle="ownership")
        await mina.fill("Answer", **STORY)
    await mina.slash("privacy about")
    await mina.slash("privacy export")
    await mina.slash("privacy delete")
    await mina.press("Delete everything")


async def own_rhythm(play: Play) -> None:
    mina = _mina(play).in_dm()
    mina.home = "schedule list"
    await mina.slash("schedule add", at="11:00", zone="UTC")
    await mina.slash("schedule list")
    await play.time(minutes=121)
    await mina.fill("Answer", **STORY)


async def path(play: Play) -> None:
    mina = _mina(play)
    mina.home = "path status"
    await mina.slash("help")
    await mina.slash("path start", position="cloud_support", profile="network")
    await mina.press("Next step")
    mina.home = "path next"
    await mina.fill("Fill in", headlines=HEADLINES)
    mina.home = "path status"
    await mina.press("Next step")
    mina.home = "path next"
    await mina.fill("Answer", text=TECHNICAL)
    await mina.slash("path status")
    await mina.slash("path pause")
    await mina.slash("path stop")


FLOWS = {
    "round here": round_here,
    "round in a thread": round_in_thread,
    "round in a DM": round_in_dm,
    "round typed in a DM": round_typed,
    "resume, stop, history": resume_stop_history,
    "solo panel": solo_panel,
    "solo panel, stopped": solo_panel_stopped,
    "own data": own_data,
    "own rhythm in a DM": own_rhythm,
    "help, path, technical screen": path,
}
