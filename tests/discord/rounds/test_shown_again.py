"""What was shown once and did not arrive can be shown again: the outcome of a round that is over."""

import pytest

from bot.services.rounds import playing
from tests.discord.rounds.stories import STORY, answer, start
from tests.discord.world import World


@pytest.fixture
def mina(world: World):
    return world.join("mina")


def lose_followup(world: World) -> None:
    world.fail("POST", "/webhooks/*/*", status=404, code=10015, message="Unknown Webhook")


async def test_a_summary_that_was_lost_comes_with_resume_stop_history_and_the_same_button(world: World, mina):
    await start(mina)
    await answer(mina)
    lose_followup(world)
    await mina.press("Finish")
    await world.restart()
    for command in ("interview resume", "interview stop"):
        shown = await mina.slash(command)
        assert "You have no round open" in shown.text
        assert "Round finished" in shown.text
    history = await mina.slash("interview history")
    opened = await mina.pick("Open a round", history.card.menus["Open a round"][0], on=history)
    assert "Round finished" in (await mina.press("Summary", on=opened)).text
    world.errors()


async def test_a_debrief_that_was_lost_comes_again_with_its_report(world: World, mina):
    shown = await mina.slash("panel solo", place="here", questions_each=2)
    for _ in range(10):
        form = await mina.press("Answer", on=shown)
        shown = await mina.fill(form, **STORY)
        if "To the debrief" in shown.buttons:
            break
        shown = (await mina.press("Next question", on=shown)).cards[-1]
    lose_followup(world)
    await mina.press("To the debrief", on=shown)
    await world.restart()
    again = await mina.slash("interview resume")
    assert "Debrief" in again.text
    report = await mina.press("As a file", on=again)
    assert "# Solo panel" in next(iter(report.card.files.values())).decode()
    history = await mina.slash("interview history")
    opened = await mina.pick("Open a round", history.card.menus["Open a round"][0], on=history)
    assert "Debrief" in (await mina.press("Debrief", on=opened)).text
    world.errors()


async def test_a_summary_comes_also_where_the_card_before_it_could_not_be_changed(world: World, mina):
    await start(mina)
    await answer(mina)
    world.fail("POST", "/interactions/*/*/callback", status=503)
    assert any("Round finished" in card.text for card in (await mina.press("Finish")).cards)
    world.errors()


async def test_an_answer_that_could_not_be_checked_is_checked_when_its_round_is_shown_again(
    world: World, mina, monkeypatch
):
    await start(mina)
    with monkeypatch.context() as patch:
        patch.setattr("bot.checker.check", _broken)
        await answer(mina)
        await playing.stop(world.bot.desk.practice, mina.id, 1)
    shown = await mina.slash("interview resume")
    assert "items over all answers" in shown.text
    world.errors()


def _broken(*_):
    raise RuntimeError("the checker stumbled")


async def test_who_never_had_a_round_is_told_how_to_begin(mina):
    assert "You have no round open" in (await mina.slash("interview stop")).text


async def test_a_story_that_was_checked_beside_an_open_round_can_be_revised(world: World, mina):
    await start(mina, questions=2)
    await answer(mina)
    await mina.type(" ".join(STORY.values()))
    read = await mina.menu("Check as STAR answer")
    await world.restart()
    form = await mina.press("Revise", on=read)
    revised = await mina.fill(form, **{**STORY, "result": "It was in Hull in the end, and it took 3 minutes."})
    assert "What your revision changed" in revised.text
    assert "Question 1 of 2" in (await mina.slash("interview resume")).text
