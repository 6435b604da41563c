"""What stories cover: a picture, and every word of it as text."""

import io

import pytest
from PIL import Image

from tests.discord.rounds.stories import STORY
from tests.discord.world import World


@pytest.mark.parametrize(
    ("locale", "nothing", "count"), [("en-US", "Nothing yet", "of 16"), ("ko", "아직 사례가 없는", "16개 중")]
)
async def test_without_a_story_all_sixteen_are_gaps(world: World, locale: str, nothing: str, count: str):
    shown = await world.join("mina", locale=locale).slash("story coverage")
    assert shown.ephemeral
    assert nothing in shown.text
    assert count in shown.text
    image = Image.open(io.BytesIO(shown.card.files["coverage.png"]))
    assert image.width == 1080


async def test_strength_overuse_and_gaps_are_said_and_the_least_is_practised(world: World):
    mina = world.join("mina")
    kept = await mina.fill(await mina.slash("story add"), **STORY, title="The portal")
    await mina.pick("What it shows, up to three", "frugality", "dive_deep", "customer_obsession", on=kept)
    shown = await mina.slash("story coverage")
    assert "### 3 of 16 principles" in shown.text
    assert "◐ Frugality: 1" in shown.text
    assert "“The portal” stands for three principles" in shown.text
    assert "Ownership" in shown.text.split("Nothing yet")[1]
    await mina.press("Practise the least", on=shown)
    assert "Ownership" in (await mina.press("Entry level")).text


async def test_the_picture_differs_by_what_is_shown(world: World):
    mina = world.join("mina")
    before = (await mina.slash("story coverage")).card.files["coverage.png"]
    await mina.fill(await mina.slash("story add"), **STORY, title="The portal")
    assert (await mina.slash("story coverage")).card.files["coverage.png"] != before
