"""What is said to the bot in a DM is offered as what it is; a no is no answer, wherever it is given."""

import pytest

from tests.discord.groups.steps import open_round
from tests.discord.rounds.stories import STORY, UNMEASURED, answer, start
from tests.discord.rounds.test_typed_in_dm import draft
from tests.discord.world import World

SITUATION = (
    "Last March I was on call at an insurance company in Leeds, and the claims portal went down on a Friday evening. "
    "I had to have it back by Monday at 8 am. The week before I had moved the database, and I had written a new backup "
    "job because the old one was slow. In the end the disk was full, and about 300 customers could not file a claim "
    "for two days. My lead was on holiday, so nobody else knew the server."
)
WHOLE = "\n".join(STORY[field] for field in ("situation", "task", "action", "result"))
assert 365 <= len(SITUATION) <= 420


@pytest.fixture
def mina(world: World):
    return world.join("mina").in_dm()


@pytest.mark.parametrize(
    ("said", "button", "then"),
    [
        ("stop", "Stop", "Round stopped"),
        ("another question please", "Skip", "Question"),
        ("I have no such story", "Skip", "Question"),
        ("I don't know", "Skip", "Question"),
        ("잘 모르겠습니다", "Skip", "Question"),
        ("그만", "Stop", "Round stopped"),
    ],
)
async def test_what_is_said_to_the_bot_is_done_at_one_press_and_taken_for_no_field(
    world: World, mina, said, button, then
):
    before = await start(mina)
    offered = await mina.type(said)
    assert "It is my answer" in offered.buttons
    assert await draft(world, mina) == ()
    done = await mina.press(button, on=offered)
    assert then in done.text
    assert done.text != before.text


@pytest.mark.parametrize(
    ("said", "told"), [("help", "Type your answer right here"), ("what is STAR?", "in four parts"), ("hint", "A hint")]
)
async def test_what_changes_nothing_is_told_at_once(world: World, mina, said, told):
    await start(mina)
    shown = await mina.type(said)
    assert told in shown.text
    assert "It is my answer" in shown.buttons
    assert await draft(world, mina) == ()


async def test_what_was_an_answer_after_all_is_taken(world: World, mina):
    await start(mina)
    await mina.type(STORY["situation"])
    offered = await mina.type("stop")
    taken = await mina.press("It is my answer", on=offered)
    assert "Action" in taken.text
    assert await draft(world, mina) == (STORY["situation"], "stop")


async def test_what_was_an_answer_is_taken_after_a_restart_too(world: World, mina):
    await start(mina)
    offered = await mina.type("I don't know")
    await world.restart()
    await mina.press("It is my answer", on=offered)
    assert await draft(world, mina) == ("I don't know",)


async def test_a_no_to_a_follow_up_offers_the_next_question(world: World, mina):
    await start(mina, questions=2)
    asked = await answer(mina, UNMEASURED)
    assert "Follow-up" in asked.text
    offered = await mina.type("I don't know")
    assert offered.buttons[:1] == ["Next question"]
    assert "It is my reply" in offered.buttons
    assert "Question 2 of 2" in (await mina.press("Next question", on=offered)).text


async def test_help_without_a_round_shows_what_there_is(mina):
    assert "What would you like to do?" in (await mina.type("help")).text
    assert "무엇을 하고 싶으세요?" in (await mina.type("도움말")).text


# ---------------------------------------------------------------- a no in a form


@pytest.mark.parametrize("words", ["I have no such story", "그런 경험이 없습니다"])
async def test_a_form_with_nothing_but_a_no_gets_no_verdict(world: World, words):
    me = world.join("me")
    first = await start(me)
    card = await me.fill(await me.press("Answer"), situation=words)
    assert words in card.text
    assert "That's fine" in card.text
    assert "ticked" not in card.text
    swapped = await me.press("Skip", on=card)
    assert swapped.text != first.text
    assert "not answered" not in (await me.press("Stop", on=swapped)).text


async def test_a_no_to_a_follow_up_in_a_form_is_kept_and_nothing_is_made_of_it(world: World):
    me = world.join("me")
    await start(me)
    asked = await answer(me, UNMEASURED)
    shown = await me.fill(await me.press("Answer it", on=asked), reply="I don't know")
    assert "I don't know" in shown.text
    assert "Follow-up" not in shown.text
    ticked = next(line for line in asked.text.splitlines() if "items ticked" in line)
    assert ticked in shown.text


async def test_a_no_in_a_group_round_is_told_to_be_fine(world: World):
    await open_round(world.join("host"))
    me = world.join("me")
    card = await me.fill(await me.press("Answer"), situation="I have no such story")
    assert "That's fine" in card.text
    assert "Share for review" not in card.buttons


# ---------------------------------------------------------------- cut wrongly


async def test_a_long_situation_is_put_right_at_one_press(world: World, mina):
    await start(mina)
    cut = await mina.type(SITUATION)
    if "That was only the Situation" not in cut.buttons:
        assert await draft(world, mina) == (SITUATION,)
        pytest.fail("it is not cut: a longer one is needed")
    right = await mina.press("That was only the Situation", on=cut)
    assert "Task" in right.text
    assert await draft(world, mina) == (SITUATION,)


async def test_what_was_typed_after_it_follows_into_its_own_fields(world: World, mina):
    await start(mina)
    await mina.type(SITUATION)
    await mina.type(STORY["task"])
    later = await mina.type(STORY["action"])
    assert "Result" in (await mina.press("That was only the Situation", on=later)).text
    assert await draft(world, mina) == (SITUATION, STORY["task"], STORY["action"])
    await mina.edit(f"{STORY['task']} It was Friday.", STORY["task"])
    assert (await draft(world, mina))[1].endswith("It was Friday.")


async def test_a_whole_story_in_the_middle_is_offered_as_a_whole(world: World, mina):
    await start(mina)
    await mina.type("It was at an insurance company.")
    taken = await mina.type(WHOLE)
    whole = await mina.press("That was the whole answer", on=taken)
    assert "how it ended" in whole.text
    told = await draft(world, mina)
    assert told[0].startswith("It was at an insurance company.")
    assert "40 minutes" in told[3]


async def test_what_is_handed_in_is_not_cut_again(world: World, mina):
    await start(mina)
    cut = await mina.type(WHOLE)
    await mina.press("As hoped", on=await mina.type("And nobody had to pay."))
    refused = await mina.press("That was only the Situation", on=cut)
    assert "handed in" in refused.text


async def test_a_no_in_a_revision_takes_nothing_back(world: World):
    mina = world.join("mina")
    await start(mina, questions=2)
    told = await answer(mina)
    revised = await mina.fill(
        await mina.press("Revise"), situation="I have no such story.", task="", action="", result=""
    )
    assert "Nothing is held against you" in revised.text
    assert "Your answer stays as it was" in revised.text
    assert revised.buttons[:2] == ["Next question", "Revise"]
    form = (await mina.press("Revise")).form
    assert STORY["situation"] in [entry.filled_in for entry in form.fields]
    again = await mina.slash("interview resume")
    assert again.text.split("items ticked")[0][-8:] == told.text.split("items ticked")[0][-8:]
