"""Closing hours and intervals are read as times are: in words of both languages, and refused with the word itself."""

import pytest

from tests.discord.groups.steps import open_round
from tests.discord.schedules.steps import manager
from tests.discord.world import World


@pytest.mark.parametrize(
    ("typed", "hours"), [("36", 36), ("2 days", 48), ("36 hours", 36), ("이틀", 48), ("1 week", 168)]
)
async def test_a_round_closes_after_the_length_that_was_typed(world: World, typed, hours):
    me = world.join("me", "ko" if typed == "이틀" else "en-US")
    opened = await open_round(me, answer_hours=typed)
    closes = int(world.clock.now().timestamp()) + hours * 3600
    assert any(f"<t:{closes}" in card.text for card in opened.everybody)


@pytest.mark.parametrize("typed", ["0", "337", "15 days", "90 minutes", "soon", "-3", "99999999999999999999"])
async def test_a_length_that_is_none_is_refused_with_what_was_typed(world: World, typed):
    refused = await world.join("me").slash("round open", principle="ownership", answer_hours=typed)
    assert f"“{typed}”".replace("-", "\\-") in refused.text.replace("“\\-", "“\\-")
    assert "Nothing was stored" in refused.text


async def test_a_schedule_comes_every_two_weeks(world: World):
    await world.in_zone("Asia/Seoul")
    mina = manager(world)
    added = await mina.slash("schedule add", at="20:00", every="2 weeks", hours="2 days")
    assert "every 14 days" in added.text or "every two weeks" in added.text.lower() or "14" in added.text
    assert "days" in (await mina.slash("schedule add", at="20:00", every="91 days")).text
