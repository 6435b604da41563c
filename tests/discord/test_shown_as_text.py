"""Whatever a member typed is shown to others as text: it makes no heading, hides nothing, links and pings nobody."""

from __future__ import annotations

import re

from bot.sandbox.simulated.arrangement import place
from tests.discord.groups.steps import calibrate, end_stage, open_round, review_all
from tests.discord.panels.steps import bar_raiser, convene, decide, hand_in, vote_again
from tests.discord.player import Player
from tests.discord.schedules.steps import manager
from tests.discord.world import World

HOSTILE = (
    "# Head\n> quoted\n-# small ||hidden|| [masked](https://evil.example) \u202ereversed\u200b **bold** `code`"
    " @everyone <@&1> </x:1> <t:1:R>"
)
ALIVE = re.compile(
    r"(?m)(?<!\\)\|(?<!\\)\|hidden|(?<!\\)\[masked\]\(|\u202e|(?<!@)\u200b|^\s*(?:> )?# Head|^\s*(?:> )?-# small"
    r"|(?<!\\)\*\*bold"
    r"|(?<!\\)`code|@everyone|(?<!\\)<@&1>|(?<!\\)</x|(?<!\\)<t:1:R>"
)


def look(world: World, *players: Player) -> str:
    """At all that anybody sees anywhere: the texts."""
    threads = [place(world.env, thread.id) for thread in world.env.backend.active_threads(world.guild.id)]
    channels = [world.general, *threads, *(player.dm for player in players)]
    cards = [card for player in players for channel in channels for card in player.cards(channel)]
    for card in cards:
        alive = ALIVE.search(card.text)
        assert alive is None, (alive, card.text)
    return "\n".join(card.text for card in cards)


async def test_in_a_group_round(world: World) -> None:
    mina, jisu, tom = (world.join(name) for name in ("mina", "jisu", "tom"))
    await open_round(mina)
    for one in (mina, jisu):
        story = {"situation": f"In May 2024 the till broke. {HOSTILE}", "task": HOSTILE, "result": HOSTILE}
        await one.fill(await one.press("Answer"), **story, action=f"{HOSTILE} I called the bank and changed the plug.")
        await one.press("Share for review")
        look(world, mina, jisu, tom)
    await end_stage(world)
    await calibrate(mina)
    look(world, mina, jisu, tom)
    assert await review_all(mina, gap=HOSTILE)
    look(world, mina, jisu, tom)
    await end_stage(world)
    await jisu.press("My result")
    assert "Head" in look(world, mina, jisu, tom)


async def test_in_a_panel(world: World) -> None:
    org, cand, ana, ben = (world.join(name) for name in ("org", "cand", "ana", "ben"))
    everybody = (org, cand, ana, ben)
    await convene(org, cand, ana, ben, principles="ownership")
    for one in (ana, ben):
        await hand_in(one, HOSTILE, summary=HOSTILE)
        look(world, *everybody)
    await world.pass_time(minutes=10)
    for one in (ana, ben):
        await one.press("Further ▶", on=await one.press("Read all scorecards", on=await one.press("My card")))
        await vote_again(one, "strong_hire", HOSTILE)
    await decide(bar_raiser([ana, ben]), reason=HOSTILE, action_1=HOSTILE)
    await cand.press("My card")
    assert "Head" in look(world, *everybody)


async def test_in_a_question_of_the_servers_own(world: World) -> None:
    host = manager(world)
    tom = world.join("tom")
    asked = f"Tell me about a time when you fixed a till. {HOSTILE}"
    await tom.slash("question suggest", principle="earn_trust", english=asked)
    await host.slash("question queue")
    await host.pick("Accept into the queue", "1")
    await host.press("Queue")
    await host.slash("schedule add", at="11:00", zone="UTC")
    await world.pass_time(minutes=121)
    assert "Head" in look(world, host, tom)
