"""What members do in a group round, step by step, for tests."""

from __future__ import annotations

from typing import Any

from tests.discord.rounds.stories import STORY, answer
from tests.discord.world import Player, Scene, World

SCORECARD = {
    "opening": ["one_occasion", "setting", "own_duty"],
    "action": ["own_actions", "steps"],
    "result": ["outcome"],
    "vote": "inclined",
}
PREPARED = {"opening": ["one_occasion"], "action": ["own_actions"], "result": ["outcome"]}


def told(name: str) -> dict[str, str]:
    """A story that can be told from everybody else's by one word."""
    return {**STORY, "situation": f"The {mark(name)} incident: {STORY['situation']}"}


def mark(name: str) -> str:
    return f"zq{name}"


async def open_round(player: Player, **options: Any) -> Scene:
    return await player.slash(
        "round open", **{"principle": "ownership", "answer_hours": "24", "review_hours": "24"} | options
    )


async def answer_and_share(player: Player, name: str | None = None) -> Scene:
    await answer(player, told(name or player.member.name))
    return await player.press("Share for review")


async def calibrate(player: Player) -> Scene:
    """From the first press on Review to what was dealt."""
    shown = await player.press("Review")
    for step in ("The next one", "The next one", "To my reviews"):
        judged = await player.fill(await player.press("Judge it", on=shown), **PREPARED)
        shown = await player.press(step, on=judged)
    return shown


async def review_all(player: Player, gap: str = "", **changed: Any) -> list[int]:
    """Hand in a scorecard for everything that was dealt; the numbers of the answers."""
    done = []
    shown = await player.press("Review")
    if "Judge it" in shown.buttons:
        shown = await calibrate(player)
    while True:
        if "Fill in the scorecard" not in shown.buttons:
            waiting = [line for line in shown.text.splitlines() if line.startswith("○")]
            if not waiting:
                return done
            shown = await player.pick("Open an answer", waiting[0].removeprefix("○ "), on=shown)
        number = int(shown.text.split("Answer ")[1].split()[0])
        form = await player.press("Fill in the scorecard", on=shown)
        handed_in = await player.fill(form, **{**SCORECARD, "gap": gap} | changed)
        done.append(number)
        shown = await player.press("My reviews", on=handed_in)


async def end_stage(world: World) -> Scene:
    """Time goes on until the stage is over."""
    return await world.pass_time(minutes=24 * 60 + 1)


async def close_by_hand(player: Player, **options: Any) -> Scene:
    """The command and the button that it asks with."""
    asked = await player.slash("round close", **options)
    return await player.press(next(label for label in asked.buttons if label.startswith("Close")), on=asked)
