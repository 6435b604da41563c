"""What concerns one member of a group round alone: their answer after closing, their language, what others see."""

import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.interview.groups.model import Stage
from bot.services.groups import taking_part
from tests.discord.groups.steps import answer_and_share, close_by_hand, end_stage, mark, open_round, told
from tests.discord.rounds.stories import answer
from tests.discord.seen import Card
from tests.discord.world import Player, World


@pytest.fixture
def players(world: World) -> dict[str, Player]:
    return {name: world.join(name) for name in ("mina", "jisu", "tom")}


async def shared_by(*players: Player) -> None:
    await open_round(players[0])
    for player in players:
        await answer_and_share(player)


def post_seen_by(player: Player) -> Card:
    return next(card for card in player.cards() if "Group round 1" in card.text and not card.ephemeral)


# ---------------------------------------------------------------- one's own answer after closing


async def test_an_author_whose_card_is_gone_takes_the_answer_back_by_the_post(world: World, players):
    mina = players["mina"]
    await shared_by(*players.values())
    await end_stage(world)
    mine = await mina.press("My answer", on=post_seen_by(mina))
    assert mine.ephemeral
    assert "Only you see this" in (await mina.press("Take it back", on=mine)).text
    await end_stage(world)
    assert mark("mina") not in "\n".join(card.text for card in players["tom"]._everything())


async def test_an_author_finds_the_answer_by_the_list_too(world: World, players):
    await shared_by(*players.values())
    await end_stage(world)
    found = await players["tom"].slash("round list")
    status = await players["tom"].pick("Open a round", found.card.menus["Open a round"][0], on=found)
    assert "Take it back" in (await players["tom"].press("My answer", on=status)).buttons


async def test_my_answer_without_one_says_that_answers_are_closed(world: World, players):
    await shared_by(players["mina"], players["jisu"])
    await end_stage(world)
    assert "are closed" in (await players["tom"].press("My answer")).text


async def test_an_answer_taken_back_after_closing_does_not_promise_another_sharing(world: World, players):
    await shared_by(*players.values())
    await end_stage(world)
    taken = await players["mina"].press("Take it back", on=await players["mina"].press("My answer"))
    assert "Share for review" not in taken.text
    assert "stays yours alone" in taken.text


async def test_a_revision_after_closing_says_which_version_reviewers_have(world: World, players):
    await shared_by(*players.values())
    form = await players["mina"].press("Revise")
    await end_stage(world)
    kept = await players["mina"].fill(form, situation=f"Revised. {told('mina')['situation']}")
    assert "the version from before closing" in kept.text
    assert "when answers close" not in kept.text


# ---------------------------------------------------------------- closing by hand


async def test_closing_asks_first_and_leaving_it_changes_nothing(world: World, players):
    mina = players["mina"]
    await shared_by(*players.values())
    asked = await mina.slash("round close")
    assert "Shared so far: 3" in asked.text
    assert asked.ephemeral
    assert "goes on as it was" in (await mina.press("Leave it open", on=asked)).text
    assert "Share for review" in (await answer(world.join("ana"), told("ana"))).buttons


async def test_a_question_about_closing_outlives_a_restart_and_closes_that_stage_alone(world: World, players):
    mina = players["mina"]
    await shared_by(*players.values())
    asked, again = await mina.slash("round close"), await mina.slash("round close")
    await world.restart()
    assert "reviews are dealt" in (await mina.press("Close answers now", on=asked)).text
    assert "already closed" in (await mina.press("Close answers now", on=again)).text
    assert "Reviews until" in post_seen_by(mina).text


async def test_closing_what_is_over_says_that_it_is_over(players):
    await open_round(players["mina"])
    assert "is over" in (await close_by_hand(players["mina"])).text
    assert "is over already" in (await players["mina"].slash("round close", number=1)).text


async def test_answers_closed_early_leave_reviewers_the_time_that_was_promised(world: World, players):
    await shared_by(*players.values())
    await world.pass_time(minutes=60)
    await close_by_hand(players["mina"])
    await world.pass_time(minutes=23 * 60 + 50)
    assert await _stage(world) is Stage.REVIEWING
    await world.pass_time(minutes=11)
    assert await _stage(world) is Stage.REVEALED


async def test_answers_closed_late_after_a_pause_leave_that_time_too(world: World, players):
    await shared_by(*players.values())
    await world.pass_time(minutes=40 * 60)
    await world.pass_time(minutes=23 * 60)
    assert await _stage(world) is Stage.REVIEWING


async def _stage(world: World) -> Stage:
    return (await taking_part.get(world.bot.desk.practice, world.guild.id, 1)).stage


async def test_a_round_whose_answers_were_all_taken_back_says_that_none_is_left(world: World, players):
    await shared_by(players["mina"], players["jisu"])
    await end_stage(world)
    for name in ("mina", "jisu"):
        await players[name].press("Take it back", on=await players[name].press("My answer"))
    ended = await end_stage(world)
    assert any("No shared answer is left" in card.text for card in ended.everybody)


async def test_one_answer_without_a_review_is_not_said_to_be_reviewed(world: World, players):
    await shared_by(players["mina"])
    await end_stage(world)
    await end_stage(world)
    assert "One answer was shared" in post_seen_by(players["tom"]).text
    assert "reviewed" not in post_seen_by(players["tom"]).text


# ---------------------------------------------------------------- the list, and who took part


def hide(world: World, channel, player: Player) -> None:
    world.env.backend.set_overwrite(channel.id, Overwrite(player.id, OverwriteType.MEMBER, 0, 1 << 10))


async def test_rounds_in_hidden_channels_do_not_hide_the_others(world: World, players):
    mina, jisu = players["mina"], players["jisu"]
    secret = world.guild.create_text_channel("secret")
    await open_round(mina)
    for _ in range(9):
        await open_round(mina.at(secret))
    hide(world, secret, jisu)
    found = await jisu.slash("round list")
    assert "Page" not in found.text
    assert [label.split()[0] for label in found.card.menus["Open a round"]] == ["1"]
    assert "Round 1" in (await jisu.slash("round stats")).text
    assert "Page 1 of 2" in (await mina.slash("round list")).text


async def test_who_answered_and_kept_it_is_a_number_and_no_name(world: World, players):
    mina, jisu, tom = players.values()
    await shared_by(mina)
    await answer(jisu, told("jisu"))
    await answer_and_share(tom)
    await tom.press("Take it back")
    stats = await mina.slash("round stats")
    assert f"<@{mina.id}>" in stats.text
    assert f"<@{jisu.id}>" not in stats.text
    assert f"<@{tom.id}>" not in stats.text
    assert "2 members answered and share nothing" in stats.text


# ---------------------------------------------------------------- language


async def test_a_reminder_is_in_the_language_of_the_one_who_asked_for_it(world: World):
    jisu, mina = world.join("jisu", locale="ko"), world.join("mina")
    await jisu.slash("round open", principle="ownership", answer_hours="24")
    await mina.press("알림 받기")
    await jisu.press("알림 받기")
    await world.pass_time(minutes=22 * 60 + 1)
    assert "A reminder that you asked for" in mina.cards(mina.dm)[-1].text
    assert "신청하신 알림입니다" in jisu.cards(jisu.dm)[-1].text


async def test_the_language_of_a_member_is_in_their_export(world: World):
    jisu = world.join("jisu", locale="ko")
    await jisu.slash("round open", principle="ownership")
    await jisu.press("알림 받기")
    exported = await jisu.slash("privacy export")
    assert '"lang": "ko"' in next(iter(exported.card.files.values())).decode()


# ---------------------------------------------------------------- a question by its words


async def test_words_that_one_question_has_are_enough(world: World, players):
    mina = players["mina"]
    library = world.bot.desk.practice.library.questions
    question = next(iter(library.values()))
    text = next(iter(question.text.values()))
    opened = await open_round(mina, question=text.upper())
    assert any(text[:40] in card.text for card in opened.everybody)


async def test_words_that_several_questions_have_are_said_to_be_too_few(players):
    assert "questions have those words" in (await open_round(players["mina"], question="customer")).text
    refused = await open_round(players["mina"], question="xyzzy")
    assert "No question has those words" in refused.text
    assert "Skip" not in refused.text
