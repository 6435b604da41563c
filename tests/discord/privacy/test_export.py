"""What a member takes along: all of it, to read and as data, also where it is more than Discord takes in one file."""

import io
import json
import zipfile
from random import Random

import pytest

from bot.interview.model import Lang
from bot.locales import load_catalogue
from bot.services.privacy import own_data
from bot.ui.privacy.exporting import PART_LIMIT, Export
from bot.ui.wording import Wording
from tests.discord.rounds.stories import STORY, answer, start
from tests.discord.world import World

DISCORD_FILE_LIMIT = 10 * 1024 * 1024


@pytest.fixture
def mina(world: World):
    return world.join("mina")


async def test_a_small_export_is_one_answer_with_data_and_something_to_read(world: World, mina):
    await start(mina, principle="ownership")
    await answer(mina)
    exported = await mina.slash("privacy export")
    assert len(exported.cards) == 1
    files = {name: raw.decode() for name, raw in exported.card.files.items()}
    data = json.loads(files["my-practice.json"])
    [turn] = data["turns"]
    question = world.bot.desk.practice.library.questions[turn["question_id"]]
    assert data["questions"][turn["question_id"]]["text"] == {
        "en": question.text[Lang.EN],
        "ko": question.text[Lang.KO],
    }
    assert data["answers"][0]["situation"] == STORY["situation"]
    for words in (question.text[Lang.EN], STORY["action"], "Ownership"):
        assert words in files["my-practice.md"]


async def test_who_has_nothing_gets_a_plain_answer_too(mina):
    exported = await mina.slash("privacy export")
    assert json.loads(exported.card.files["my-practice.json"])["rounds"] == []


def noise(random: Random, characters: int) -> str:
    """Which no archive makes much smaller."""
    return "".join(chr(random.randrange(0xAC00, 0xD7A3)) for _ in range(characters))


def a_lot(world: World, megabytes: int) -> Export:
    random = Random(3)
    practice = world.bot.desk.practice
    found = Export(Wording(Lang.EN, load_catalogue(), practice.library, {}))
    for portion in range(megabytes):
        rows = [{"id": portion * 40 + row, "situation": noise(random, 8500)} for row in range(40)]
        found.add(own_data.Portion("answers", rows))
    return found


async def test_a_large_export_comes_in_archives_that_discord_takes_and_that_open_by_themselves(world: World):
    found = a_lot(world, 30)
    assert found.plain_files() == {}
    parts = found.archives()
    assert len(parts) > 1
    assert max(map(len, parts)) <= PART_LIMIT < DISCORD_FILE_LIMIT
    rows = []
    for part in parts:
        archive = zipfile.ZipFile(io.BytesIO(part))
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.startswith("data/answers"):
                rows += json.loads(archive.read(name))
    assert sorted(row["id"] for row in rows) == list(range(1200))


async def test_each_archive_is_an_answer_of_its_own(world: World, mina, monkeypatch):
    monkeypatch.setattr("bot.ui.privacy.exporting.PLAIN_LIMIT", 10)
    monkeypatch.setattr("bot.ui.privacy.exporting.PART_LIMIT", 12_000)
    await start(mina, principle="ownership")
    await answer(mina, {name: text + noise(Random(1), 1200) for name, text in STORY.items()})
    exported = await mina.slash("privacy export")
    names = [name for card in exported.cards for name in card.files]
    assert len(names) > 1
    assert names[0] == f"my-practice-1-of-{len(names)}.zip"
    archives = [zipfile.ZipFile(io.BytesIO(raw)) for card in exported.cards for raw in card.files.values()]
    texts = {name: archive.read(name).decode() for archive in archives for name in archive.namelist()}
    assert any(STORY["action"] in text for name, text in texts.items() if name.endswith(".md"))
    assert any(STORY["action"] in text for name, text in texts.items() if name.startswith("data/answers"))
