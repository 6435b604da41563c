"""Practice that comes by itself, as members meet it: rhythms of a server and of one's own."""

from __future__ import annotations

import pytest
from schedule_steps import manager, posts, until
from stories import STORY, answer
from world import Player, World


@pytest.fixture
def mina(world: World) -> Player:
    return manager(world)


async def test_a_rhythm_is_added_and_told_with_its_next_three_dates(world: World, mina: Player) -> None:
    added = await mina.slash("schedule add", at="8pm", days="mon wed fri", zone="Seoul")
    print(added.text, added.buttons)
    added = await mina.slash("schedule list")
    print(added.text, added.buttons)
    mina.speaks("ko")
    added = await mina.slash("schedule list")
    print(added.text, added.buttons)
    added = await mina.slash("schedule preview", schedule=1)
    print(added.text, added.buttons)
    seen = await until(world, "11:00")
    print(posts(seen), seen.routes)
    me = mina.in_dm()
    print((await me.slash("schedule add", at="21:00", zone="서울", what="oldest")).text)
    seen = await until(world, "12:00")
    print(posts(seen), seen.routes)
    print(await mina.suggestions("schedule skip", "schedule", ""))
    assert 0
