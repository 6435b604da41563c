"""A server's own questions: a list of them, doubles, correcting and removing."""

import pytest

from tests.discord.schedules.steps import manager
from tests.discord.world import World

CSV = (
    "principle,level,en,ko\n"
    "ownership,entry,Tell me about a mess that you cleaned up.,\n"
    "dive_deep,lead,# Which **log** told you? <@1>,어느 로그에서 알았나요?\n"
)


@pytest.fixture
def mina(world: World):
    return manager(world)


async def send(player, name: str, text: str | bytes, **options):
    return await player.slash(
        "question import", file=(name, text if isinstance(text, bytes) else text.encode()), **options
    )


async def test_a_list_goes_into_the_queue_and_is_shown_as_text(mina):
    assert "2 questions are in the queue" in (await send(mina, "ours.csv", CSV)).text
    await mina.slash("question queue")
    queue = await mina.press("Queue")
    assert "> Tell me about a mess that you cleaned up." in queue.text
    assert "> Which log told you?" in queue.text
    assert "<@1>" not in queue.text


async def test_what_is_there_already_is_left_out_and_named(mina):
    await send(mina, "ours.csv", CSV)
    again = await send(
        mina, "more.txt", "tell me about a mess that you cleaned up\nWho taught you most?", principle="ownership"
    )
    assert "One question is in the queue" in again.text
    assert "tell me about a mess that you cleaned up" in again.text
    refused = await mina.slash("question suggest", principle="ownership", english="Who taught you MOST")
    assert "asked here already" in refused.text


async def test_a_list_with_faults_is_taken_not_at_all_and_each_fault_has_its_place(mina):
    told = await send(mina, "ours.csv", CSV + "kindness,entry,Why?,\n,boss,,\n")
    assert "Nothing was taken" in told.text
    assert "ours.csv:4:1: questions[2].principle" in told.text
    await mina.slash("question queue")
    assert "mess" not in (await mina.press("Queue")).text


async def test_a_file_that_is_too_big_is_not_even_fetched(mina):
    told = await send(mina, "ours.txt", b"x" * 10_000_000)
    assert "too big" in told.text


async def test_tricks_in_a_fault_stay_text(mina):
    told = await send(mina, "a.yaml", "questions:\n- {principle: '@everyone [x](http://y) ||z||', text: {en: Why?}}")
    assert "[x](http://y)" not in told.text
    assert "||z||" not in told.text


async def test_who_does_not_manage_cannot_import(world: World):
    told = await send(world.join("me"), "ours.csv", CSV)
    assert "Manage Server" in told.text


async def test_organisers_suggest_without_end(mina):
    for number in range(12):
        told = await mina.slash("question suggest", principle="ownership", english=f"What of number {number}?")
    assert "Thank you" in told.text


async def test_a_question_is_corrected_and_removed_after_a_second_word(mina):
    await send(mina, "ours.csv", CSV)
    await mina.slash("question queue")
    queue = await mina.press("Queue")
    menu = "Read, correct or remove"
    opened = await mina.pick(menu, next(name for name in queue.card.menus[menu] if "mess" in name), on=queue)
    form = await mina.press("Correct", on=opened)
    assert form.form.filled_in["en"] == "Tell me about a mess that you cleaned up."
    corrected = await mina.fill(form, en="Tell me about a mess you cleaned up alone.")
    assert "> Tell me about a mess you cleaned up alone." in corrected.text
    asked = await mina.press("Remove", on=corrected)
    kept = await mina.press("Keep it", on=asked)
    assert "alone" in (await mina.press("Remove", on=kept)).text
    left = await mina.press("Yes, remove it")
    assert "alone" not in left.text
    assert "Which log told you?" in left.text
