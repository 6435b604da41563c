"""Stories as their owner keeps them; nobody else ever sees one."""

import pytest

from tests.discord.rounds.stories import STORY, answer, start
from tests.discord.world import Player, World

TOLD = {**STORY, "title": "The claims portal"}


@pytest.fixture
def mina(world: World) -> Player:
    return world.join("mina")


async def add(player: Player, **values: str):
    form = await player.slash("story add")
    return await player.fill(form, **{**TOLD, **values})


async def test_a_story_is_kept_shown_and_found_by_its_title(world: World, mina: Player):
    kept = await add(mina)
    assert kept.ephemeral
    assert "### The claims portal" in kept.text
    assert "Your story is kept" in kept.text
    assert "**I hear** " in kept.text
    found = await mina.suggestions("story show", "story", "claims")
    assert list(found) == ["The claims portal"]
    await world.restart()
    again = await mina.slash("story show", story=found["The claims portal"])
    assert "### The claims portal" in again.text


async def test_what_it_shows_is_said_by_its_owner(world: World, mina: Player):
    kept = await add(mina)
    confirmed = await mina.pick("What it shows, up to three", "frugality", "dive_deep", on=kept)
    assert "**Shows** Frugality, Dive Deep" in confirmed.text
    edited = await mina.fill(await mina.press("Edit"), action="I bought nothing, and read every log myself.")
    assert "**Shows** Frugality, Dive Deep" in edited.text
    assert "version 2" in edited.text


async def test_a_story_is_saved_from_a_checklist_once_and_follows_its_revision(world: World, mina: Player):
    await start(mina, principle="ownership", questions=2)
    told = await answer(mina)
    saved = await mina.press("Keep as a story", on=told)
    assert "Your story is kept" in saved.text
    await mina.press("Keep as a story", on=told)
    assert "### Your story\n" in (await mina.slash("story list")).text
    revised = await mina.fill(
        await mina.press("Revise"), result="It was back after 41 minutes, and nobody lost a claim."
    )
    kept = await mina.press("Keep as a story", on=revised)
    assert "version 2" in kept.text
    assert "41 minutes" in kept.text


async def test_where_nothing_is_told_there_is_nothing_to_keep(world: World, mina: Player):
    await start(mina)
    told = await answer(mina, {"situation": "ok", "task": "", "action": "", "result": ""})
    assert "Keep as a story" not in told.buttons
    empty = await mina.fill(await mina.slash("story add"), title="A title alone")
    assert "The claims" not in empty.text
    assert "no story yet" in (await mina.slash("story list")).text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("2024", "2024"), ("2024-5", "2024-05"), ("2024년 5월", "2024-05"), ("2019", "Older than five")],
)
async def test_when_it_was_is_read(world: World, mina: Player, typed: str, shown: str):
    await add(mina)
    dated = await mina.fill(await mina.press("When it was"), when=typed)
    assert shown in dated.text


@pytest.mark.parametrize("typed", ["2027", "2026-12", "long ago", "2024-13", "0024"])
async def test_what_is_no_month_that_was_is_refused(world: World, mina: Player, typed: str):
    await add(mina)
    assert "I can't tell which month" in (await mina.fill(await mina.press("When it was"), when=typed)).text


async def test_it_is_retired_used_again_and_removed_when_sure(world: World, mina: Player):
    await add(mina)
    assert "retired" in (await mina.press("Retire")).text
    assert "retired" in (await mina.slash("story list")).text
    await mina.pick("Open a story", "The claims portal")
    assert "-# retired" not in (await mina.press("Use it again")).text
    asked = await mina.press("Remove")
    assert "for good?" in asked.text
    await mina.press("Keep it", on=asked)
    asked = await mina.press("Remove")
    assert "are deleted" in (await mina.press("Yes, delete it", on=asked)).text
    assert "no story yet" in (await mina.slash("story list")).text


async def test_of_somebody_elses_nobody_hears(world: World, mina: Player):
    await add(mina)
    found = await mina.suggestions("story show", "story", "")
    jisu = world.join("jisu")
    assert await jisu.suggestions("story show", "story", "") == {}
    assert "no such story" in (await jisu.slash("story show", story=found["The claims portal"])).text


async def test_the_list_has_pages_and_says_when_there_are_plenty(world: World, mina: Player):
    for number in range(15):
        await add(mina, title=f"Story {number}")
    first = await mina.slash("story list")
    assert "### Your 15 stories" in first.text
    assert "Page 1 of 2" in first.text
    assert "8 to 12 good ones are enough" in first.text
    assert "Story 0" in (await mina.press("Further ▶", on=first)).text


async def test_in_korean(world: World):
    eun = world.join("eun", locale="ko")
    kept = await eun.fill(
        await eun.slash("story add"),
        title="청구 포털 장애",
        situation="작년 5월 보험사에서 온콜을 섰을 때 청구 포털이 멈췄습니다.",
        action="제가 로그를 읽고 디스크가 찬 것을 찾아 오래된 백업을 옮겼습니다.",
        result="40분 만에 복구했습니다.",
    )
    assert "사례를 저장했습니다" in kept.text
    assert "내 사례 1개" in (await eun.slash("story list")).text


async def test_stories_are_exported_and_forgotten_with_all_versions(world: World, mina: Player):
    await add(mina)
    await mina.fill(await mina.press("Edit"), action="I asked the vendor instead.")
    exported = await mina.slash("privacy export")
    text = next(iter(exported.card.files.values())).decode()
    assert '"story_versions"' in text
    assert "I asked the vendor instead." in text
    await mina.press("Delete everything", on=await mina.slash("privacy delete"))
    assert "no story yet" in (await mina.slash("story list")).text
