"""What a member wrote is gone from the last byte of the file when they are forgotten."""

from pathlib import Path

import pytest

from tests.discord.groups.steps import SCORECARD, answer_and_share, calibrate, end_stage, open_round
from tests.discord.panels.steps import convene
from tests.discord.rounds.stories import STORY, UNMEASURED, answer, start
from tests.discord.schedules.steps import manager
from tests.discord.world import World

WORDS = [f"marker{number:02d}word" for number in range(33)]


@pytest.fixture
def mina(world: World):
    return manager(world)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("sandbox.sqlite3*")}


def left_in(folder: Path) -> set[tuple[str, str]]:
    return {(name, word) for name, raw in bytes_of(folder).items() for word in WORDS if word.encode() in raw}


def marked(story: dict[str, str], words: list[str]) -> dict[str, str]:
    fields = ("situation", "task", "action", "result")
    return {name: f"{text} {words.pop()}." if name in fields else text for name, text in story.items()}


async def write_everywhere(world: World, mina, jisu) -> None:
    words = [*WORDS]
    await start(mina, questions=3)
    await answer(mina, marked(UNMEASURED, words))
    reply = await mina.press("Answer it")
    await mina.fill(reply, reply=f"It fell from 9 to 2. {words.pop()}")
    await mina.fill(await mina.press("Revise"), **marked(STORY, words))
    await mina.press("Next question")
    await answer(mina, {name: text + " more" * 600 for name, text in marked(STORY, words).items() if name != "ended"})
    await mina.slash("interview stop")
    dm = mina.in_dm()
    await start(dm)
    for field in ("situation", "task", "action"):
        text = f"{STORY[field]} {words.pop()}"
        await dm.type(text)
    await dm.edit(f"{text} {words.pop()}")
    await mina.slash("question suggest", principle="ownership", english=f"Tell me of {words.pop()}?")
    await open_round(mina)
    for player in (mina, jisu):
        await answer_and_share(player)
    await end_stage(world)
    form = await mina.press("Fill in the scorecard", on=await calibrate(mina))
    await mina.fill(form, **SCORECARD, gap=f"Say which. {words.pop()}")
    await convene(jisu, jisu, mina, world.join("theo"))
    while words:
        await mina.type(" ".join(STORY.values()) + words.pop())
        await mina.menu("Check as STAR answer")


async def test_no_word_of_a_forgotten_member_stands_in_the_file_or_its_journal(world: World, mina, tmp_path):
    jisu = world.join("jisu")
    await write_everywhere(world, mina, jisu)
    assert {word for _, word in left_in(tmp_path)} == set(WORDS)
    await mina.slash("privacy delete")
    await mina.press("Delete everything")
    assert left_in(tmp_path) == set()
    await world.restart()
    assert left_in(tmp_path) == set()


async def test_a_reader_that_is_in_the_way_holds_nobody_up_and_the_tick_does_it_later(world: World, mina, tmp_path):
    await start(mina)
    await answer(mina, marked(STORY, [*WORDS[:4]]))
    async with world.bot.desk.practice.database.reading() as tx:
        await tx.exec_driver_sql("SELECT count(*) FROM answers")
        await mina.slash("privacy delete")
        await mina.press("Delete everything")
        assert not world.bot.desk.practice.database.is_scrubbed
        assert left_in(tmp_path)
    await world.pass_time(1)
    assert left_in(tmp_path) == set()
