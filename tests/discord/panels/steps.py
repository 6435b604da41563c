"""What members do in a panel, step by step, for tests."""

from __future__ import annotations

from typing import Any

from simcord.builders import ChannelHandle

from tests.discord.seen import Card
from tests.discord.world import Player, Scene, World

TICKS = {
    "opening": ["one_occasion", "setting", "own_duty"],
    "action": ["own_actions", "steps"],
    "result": ["outcome"],
}
VOTES = {"vote": "inclined"}
DECISION = {
    "outcome": "hire",
    "reason": "Clear acts of their own.",
    "action_1": "Put a number on every ending.",
    "action_2": "Say why you chose it.",
    "action_3": "Bring a failure.",
}


async def convene(organiser: Player, candidate: Player, *interviewers: Player, **options: Any) -> Scene:
    named = {f"interviewer_{place}": one.member.actor(one.where) for place, one in enumerate(interviewers, start=1)}
    return await organiser.slash("panel start", candidate=candidate.member.actor(candidate.where), **named, **options)


async def enters(world: World, player: Player, voice: ChannelHandle) -> None:
    await player.member.join_voice(voice)
    await world.env.settle()


def dm_card(player: Player, text: str) -> Card:
    """The newest message in their DM that has this text."""
    return next(card for card in reversed(player.cards(player.dm)) if text in card.text)


async def note(player: Player, number: int, words: str, on: Card | Scene | None = None, **ticks: Any) -> Scene:
    """Quotes and ticks on one question, from their own card."""
    shown = await player.press(f"Question {number}", on=on or await player.press("My card"))
    shown = await player.fill(await player.press("Their words", on=shown), action=words)
    return await player.fill(await player.press("Ticks", on=shown), **{**TICKS, "gap": f"gap of {words}"} | ticks)


async def hand_in(
    player: Player,
    words: str = "I read the logs.",
    vote: str = "inclined",
    summary: str = "",
    on: Card | Scene | None = None,
) -> Scene:
    """Something on the first question, then all of it posted."""
    noted = await note(player, 1, words, on)
    form = await player.press("Hand in my scorecards", on=await player.press("My card", on=noted))
    return await player.fill(form, vote=vote, summary=summary)


async def vote_again(player: Player, vote: str, reason: str = "") -> Scene:
    """From their newest card that has the way to the debrief."""
    read = await player.press("Read all scorecards", on=await player.press("My card"))
    return await player.fill(await player.press("Second vote", on=read), vote=vote, reason=reason)


async def decide(player: Player, **changed: Any) -> Scene:
    read = await player.press("Read all scorecards", on=await player.press("My card"))
    return await player.fill(await player.press("Decide", on=read), **DECISION | changed)


def bar_raiser(interviewers: list[Player]) -> Player:
    return next(one for one in interviewers if any("You are the Bar Raiser" in c.text for c in one.cards(one.dm)))
