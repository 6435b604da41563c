"""A round of a group, from its post to what is taken back after the reveal."""

from __future__ import annotations

from benchmarks.faults.members import Actor
from benchmarks.faults.playing import Play
from tests.discord.groups.steps import PREPARED, SCORECARD, told

STAGE_MIN = 24 * 60 + 1


def _people(play: Play) -> tuple[Actor, Actor]:
    mina, jisu = (play.member(name, home="round list") for name in ("mina", "jisu"))
    return mina, jisu


async def open_round(mina: Actor) -> None:
    await mina.slash("round open", principle="ownership", answer_hours="24", review_hours="24")


async def _answer(actor: Actor) -> None:
    await actor.fill("Answer", **told(actor.name))
    await actor.press("Share for review")


async def _judge_prepared(actor: Actor) -> None:
    await actor.press("Review")
    for step in ("The next one", "The next one", "To my reviews"):
        await actor.fill("Judge it", **PREPARED)
        await actor.press(step)


async def _review(actor: Actor) -> None:
    await actor.fill("Fill in the scorecard", **SCORECARD, gap=f"A remark by {actor.name}, long enough.")
    await actor.press("My reviews")


async def _up_to_reviews(play: Play) -> tuple[Actor, Actor]:
    mina, jisu = _people(play)
    await open_round(mina)
    for one in (mina, jisu):
        await _answer(one)
    return mina, jisu


async def answers(play: Play) -> None:
    mina, jisu = _people(play)
    await open_round(mina)
    await mina.press("Remind me")
    await _answer(jisu)
    await jisu.press("Take it back")
    await jisu.press("Share for review")
    await mina.slash("round list")


async def closing_by_hand(play: Play) -> None:
    with play.setting_up():
        mina, _ = await _up_to_reviews(play)
    await mina.slash("round close")
    await mina.press("Close answers now")


async def closing_by_itself(play: Play) -> None:
    with play.setting_up():
        await _up_to_reviews(play)
        await play.member("tom").press("Remind me")
    await play.time(minutes=STAGE_MIN - 61)
    await play.time(minutes=61)


async def reviews(play: Play) -> None:
    with play.setting_up():
        mina, _ = await _up_to_reviews(play)
        await play.time(minutes=STAGE_MIN)
    await mina.press("Review")
    await mina.fill("Judge it", **PREPARED)
    await mina.press("The next one")
    with play.setting_up():
        await mina.fill("Judge it", **PREPARED)
        await mina.press("The next one")
        await mina.fill("Judge it", **PREPARED)
    await mina.press("To my reviews")
    await _review(mina)


async def reveal(play: Play) -> None:
    with play.setting_up():
        people = await _up_to_reviews(play)
        await play.time(minutes=STAGE_MIN)
        await _judge_prepared(people[0])
        await _review(people[0])
    await play.time(minutes=STAGE_MIN)
    await people[0].press("My result")


async def _revealed(play: Play) -> tuple[Actor, Actor]:
    people = await _up_to_reviews(play)
    await play.time(minutes=STAGE_MIN)
    await _judge_prepared(people[0])
    await _review(people[0])
    await play.time(minutes=STAGE_MIN)
    return people


async def taking_back(play: Play) -> None:
    with play.setting_up():
        mina, _ = await _revealed(play)
        await mina.press("My result")
    await mina.press("Take it back")


async def deleting_after_reveal(play: Play) -> None:
    with play.setting_up():
        mina, _ = await _revealed(play)
    await mina.slash("privacy delete")
    await mina.press("Delete everything")
    await play.time(minutes=0.1)


FLOWS = {
    "group: open, answer, share": answers,
    "group: closed by hand, dealt": closing_by_hand,
    "group: closed by itself, dealt": closing_by_itself,
    "group: reviews": reviews,
    "group: reveal": reveal,
    "group: taken back": taking_back,
    "group: deleted after the reveal": deleting_after_reveal,
}
