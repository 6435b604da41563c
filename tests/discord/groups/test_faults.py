"""Group rounds when people leave, places vanish, processes die and presses come at the wrong time."""

from __future__ import annotations

import asyncio
from collections import Counter

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.errors import GroupError
from bot.interview.groups.model import Stage
from bot.interview.model import Lang, StarAnswer
from bot.interview.rounds.scorecards import Vote
from bot.services import claims
from bot.services.claims import LEASE
from bot.services.groups import reviews as group_reviews
from bot.services.groups import stages as group_stages
from bot.services.groups import taking_part
from bot.services.rounds import playing
from bot.store.groups import reviews as stored_reviews
from tests.discord.groups.steps import (
    SCORECARD,
    answer_and_share,
    calibrate,
    close_by_hand,
    end_stage,
    mark,
    open_round,
    review_all,
    told,
)
from tests.discord.rounds.stories import answer
from tests.discord.world import Player, World


@pytest.fixture
def players(world: World) -> dict[str, Player]:
    return {name: world.join(name) for name in ("mina", "jisu", "tom", "ana")}


async def shared_by_all(players: dict[str, Player], **options) -> None:
    await open_round(next(iter(players.values())), **options)
    for player in players.values():
        await answer_and_share(player)


async def dealt(world: World, group_id: int = 1) -> dict[int, list[int]]:
    """How much is dealt, by reviewer: the rounds."""
    practice = world.bot.desk.practice
    async with practice.database.reading() as tx:
        found: dict[int, list[int]] = {}
        for one in await stored_reviews.dealt(tx, group_id):
            found.setdefault(one.reviewer_id, []).append(one.round_id)
    return found


def public(world: World, reader: Player) -> str:
    """All that one member sees which is not for them alone."""
    return "\n".join(card.text for card in reader._everything() if not card.ephemeral)


# ---------------------------------------------------------------- taking back, leaving, deleting


async def test_an_answer_taken_back_before_reviews_was_never_there(world: World, players):
    await shared_by_all(players)
    assert "Only you see this" in (await players["tom"].press("Take it back")).text
    await end_stage(world)
    assert players["tom"].id not in await dealt(world)
    for player in players.values():
        await review_all(player)
    await end_stage(world)
    assert mark("tom") not in public(world, players["mina"])


async def test_an_answer_taken_back_during_reviews_is_gone_for_its_reviewers(world: World, players):
    mina, jisu = players["mina"], players["jisu"]
    await shared_by_all({"mina": mina, "jisu": jisu})
    await end_stage(world)
    shown = await calibrate(jisu)
    assert mark("mina") in shown.text
    form = await jisu.press("Fill in the scorecard", on=shown)
    await mina.press("Take it back")
    assert "taken this answer back" in (await jisu.fill(form, **SCORECARD)).text
    assert "taken this answer back" in (await jisu.press("Fill in the scorecard", on=shown)).text
    await end_stage(world)
    assert mark("mina") not in public(world, jisu)


async def test_an_answer_taken_back_after_the_reveal_vanishes_from_the_post_too(world: World, players):
    await shared_by_all(players)
    await end_stage(world)
    for player in players.values():
        await review_all(player)
    await end_stage(world)
    assert mark("tom") in public(world, players["mina"])
    taken = await players["tom"].press("Take it back", on=await players["tom"].press("My result"))
    assert any("Only you see this" in card.text for card in taken.cards)
    assert mark("tom") not in public(world, players["mina"])
    assert mark("jisu") in public(world, players["mina"])


async def test_a_post_that_cannot_be_written_anew_for_a_moment_is_tried_again_at_once(world: World, players):
    await revealed(world, players)
    result = await players["tom"].press("My result")
    world.fail("PATCH", "/channels/*/messages/*", status=503)
    taken = await players["tom"].press("Take it back", on=result)
    assert mark("tom") not in public(world, players["mina"])
    assert "could not be changed" not in all_told(taken)


async def test_while_discord_is_away_it_is_said_what_still_stands_and_the_tick_takes_it_away(world: World, players):
    await revealed(world, players)
    result = await players["tom"].press("My result")
    world.fail("PATCH", "/channels/*/messages/*", status=503, times=4)
    taken = await players["tom"].press("Take it back", on=result)
    assert "gone from my database, but 1 of my messages" in all_told(taken)
    assert f"/{thread_of(world)}/" in all_told(taken)
    await world.pass_time(seconds=2)
    assert mark("tom") not in public(world, players["mina"])


# ---------------------------------------------------------------- threads that sleep


def thread_of(world: World) -> int:
    [thread] = [number for number, channel in world.env.backend.channels.items() if channel.is_thread]
    return thread


def all_told(scene) -> str:
    return "\n".join(card.text for card in scene.cards)


async def revealed(world: World, players: dict[str, Player]) -> None:
    await shared_by_all(players)
    await end_stage(world)
    await end_stage(world)


async def test_a_sleeping_thread_is_woken_to_take_words_away_and_sleeps_again(world: World, players):
    await revealed(world, players)
    result = await players["tom"].press("My result", on=await listed(players["tom"]))
    world.put_to_sleep(thread_of(world))
    taken = await players["tom"].press("Take it back", on=result)
    assert mark("tom") not in public(world, players["mina"])
    assert "could not be changed" not in all_told(taken)
    assert world.env.backend.channels[thread_of(world)].thread_metadata.archived


async def listed(player: Player):
    """The round as anybody finds it from the channel."""
    shown = await player.slash("round list")
    return await player.pick("Open a round", shown.card.menus["Open a round"][0], on=shown)


async def test_a_press_in_a_sleeping_thread_wakes_it_and_is_answered(world: World, players):
    await revealed(world, players)
    world.put_to_sleep(thread_of(world))
    assert "Your answer" in (await players["tom"].press("My result")).text


async def test_a_press_in_a_locked_thread_is_answered_by_dm_or_in_the_channel(world: World, players):
    await revealed(world, players)
    world.forbid(world.general, manage_threads=False)
    world.put_to_sleep(thread_of(world), locked=True)
    tom, ana = players["tom"], players["ana"]
    await tom.press("My result")
    assert "Your answer" in tom.cards(tom.dm)[-1].text
    world.close_dms(ana)
    await ana.press("My result")
    [pointed] = [card for card in ana.cards(world.general) if "I can't answer in that thread" in card.text]
    assert pointed.post.pings == {ana.id}


async def test_words_in_a_locked_thread_are_told_with_their_link_and_gone_when_it_is_opened(world: World, players):
    await revealed(world, players)
    tom, mina = players["tom"], players["mina"]
    result = await tom.press("My result")
    world.forbid(world.general, manage_threads=False)
    world.put_to_sleep(thread_of(world), locked=True)
    taken = await tom.press("Take it back", on=result)
    assert "gone from my database, but 1 of my messages" in all_told(taken)
    assert f"https://discord.com/channels/{world.guild.id}/{thread_of(world)}/" in all_told(taken)
    [told] = mina.cards(mina.dm)
    assert f"/{thread_of(world)}/" in told.text
    assert "tom" not in told.text
    quiet = await world.pass_time(seconds=60)
    assert quiet.routes == []
    world.wake(thread_of(world))
    await world.pass_time(seconds=1)
    assert mark("tom") not in public(world, mina)
    assert (await world.pass_time(minutes=60 * 24)).routes == []


async def test_who_is_forgotten_is_told_what_still_stands_and_it_goes_when_it_can(world: World, players):
    await revealed(world, players)
    tom = players["tom"]
    world.forbid(world.general, manage_threads=False)
    world.put_to_sleep(thread_of(world), locked=True)
    await tom.slash("privacy delete")
    told = await tom.press("Delete everything")
    assert f"/{thread_of(world)}/" in told.text
    await world.kill()
    assert mark("tom") in public(world, players["mina"])
    requests = await world.pass_time(minutes=60 * 24)
    assert len(requests.routes) <= 4
    world.forbid(world.general, manage_threads=True)
    await world.pass_time(minutes=60 * 24)
    assert mark("tom") not in public(world, players["mina"])


async def test_who_is_forgotten_while_the_thread_sleeps_is_gone_at_once(world: World, players):
    await revealed(world, players)
    world.put_to_sleep(thread_of(world))
    await players["tom"].slash("privacy delete")
    told = await players["tom"].press("Delete everything")
    assert "could not be changed" not in told.text
    assert mark("tom") not in public(world, players["mina"])


async def test_a_thread_that_is_locked_at_the_reveal_is_replaced_by_the_channel(world: World, players):
    await shared_by_all(players)
    await end_stage(world)
    for player in players.values():
        await review_all(player)
    world.forbid(world.general, manage_threads=False)
    world.put_to_sleep(thread_of(world), locked=True)
    shown = await end_stage(world)
    assert any("Votes:" in card.text and card.post.channel_id == world.general.id for card in shown.everybody)


# ---------------------------------------------------------------- a request that is lost for a moment


@pytest.mark.parametrize("trouble", ["503", "reset before", "reset after"])
@pytest.mark.parametrize("request_", ["POST messages", "POST threads", "PATCH messages"])
async def test_a_request_that_fails_once_costs_neither_time_nor_the_deed(world: World, players, request_, trouble):
    method, part = request_.split()
    spoil(world, method, part, trouble)
    opened = await open_round(players["mina"])
    assert "is open" in opened.text
    for player in players.values():
        await answer_and_share(player)
    spoil(world, method, part, trouble)
    closed = await close_by_hand(players["mina"])
    assert "Answers of group round 1 are closed" in closed.text or "closed" in closed.text
    for player in players.values():
        await review_all(player)
    spoil(world, method, part, trouble)
    await end_stage(world)
    text = public(world, players["mina"])
    assert all(text.count(f"**Answer {number}**") == 1 for number in range(1, 5))
    assert text.count("Answers are closed.** 4") == 1
    assert thread_of(world)
    assert not (await world.pass_time(seconds=90)).everybody


def spoil(world: World, method: str, part: str, trouble: str) -> None:
    world.env.backend.faults.clear()
    path = f"/{part}"
    if trouble == "503":
        world.fail(method, f"/channels/*{path}*", status=503)
    elif trouble == "reset before":
        world.cut(method, path)
    else:
        world.lose_answer(method, path)


async def test_a_round_whose_post_is_not_taken_says_so_and_comes_by_itself_once(world: World, players):
    world.fail("POST", f"/channels/{world.general.id}/messages", status=503, times=4)
    opened = await open_round(players["mina"])
    assert "Group round 1 is stored" in opened.text
    assert "don't open another one" in opened.text
    posted = await world.pass_time(seconds=1)
    assert any("Group round 1" in card.text for card in posted.everybody)
    assert thread_of(world)
    await answer_and_share(players["mina"])
    assert len([card for card in players["mina"].cards() if "Answer" in card.buttons]) <= 1


async def test_a_refused_round_uses_up_no_number(world: World, players):
    world.forbid(world.general, send_messages=False)
    assert "I may not post in" in (await open_round(players["mina"])).text
    world.forbid(world.general, send_messages=True)
    assert "Group round 1 is open" in (await open_round(players["mina"])).text


async def test_a_member_who_left_before_reviews_is_dealt_nothing_and_reviewed_by_nobody(world: World, players):
    await shared_by_all(players)
    world.guild.remove_member(players["tom"].member.user)
    await end_stage(world)
    reviews = await dealt(world)
    assert set(reviews) == {players[name].id for name in ("mina", "jisu", "ana")}
    assert {len(some) for some in reviews.values()} == {2}


async def test_a_reviewer_who_left_during_reviews_is_dealt_around(world: World, players):
    await shared_by_all(players)
    await end_stage(world)
    await review_all(players["mina"])
    world.guild.remove_member(players["tom"].member.user)
    await world.pass_time(minutes=22 * 60 + 30)
    reviews = await dealt(world)
    assert players["tom"].id not in reviews
    per_answer = Counter(round_id for some in reviews.values() for round_id in some)
    assert set(per_answer.values()) == {2}


async def test_deleting_ones_data_takes_answers_remarks_and_duties_away(world: World, players):
    await shared_by_all(players)
    await end_stage(world)
    tom = players["tom"]
    await review_all(tom, gap="a remark by tom")
    await tom.slash("privacy delete")
    await tom.press("Delete everything")
    reviews = await dealt(world)
    assert tom.id not in reviews
    assert set(Counter(r for some in reviews.values() for r in some).values()) == {2}
    for name in ("mina", "jisu", "ana"):
        await review_all(players[name])
    await end_stage(world)
    assert mark("tom") not in public(world, players["mina"])
    results = [(await players[name].press("My result")).text for name in ("mina", "jisu", "ana")]
    assert not any("a remark by tom" in text for text in results)


async def test_deleting_ones_data_after_the_reveal_mends_the_posts(world: World, players):
    await shared_by_all(players)
    await end_stage(world)
    for name, player in players.items():
        await review_all(player, gap=f"a remark by {name}")
    await end_stage(world)
    tom = players["tom"]
    assert "a remark by" not in public(world, players["mina"])
    others = [player for name, player in players.items() if name != "tom"]
    results = [(await one.press("My result")).text for one in others]
    assert sum("a remark by tom" in text for text in results) == 2
    await tom.slash("privacy delete")
    await tom.press("Delete everything")
    await world.pass_time(seconds=2)
    assert mark("tom") not in public(world, players["mina"])
    results = [(await one.press("My result")).text for one in others]
    assert not any("a remark by tom" in text for text in results)
    assert any("a remark by jisu" in text for text in results)


async def test_an_export_tells_what_was_found_missing_and_by_nobody(world: World, players):
    await shared_by_all({name: players[name] for name in ("mina", "jisu")})
    await end_stage(world)
    await review_all(players["mina"], gap="say how long it took")
    before = await players["jisu"].slash("privacy export")
    assert "say how long" not in next(iter(before.card.files.values())).decode()
    await end_stage(world)
    after = next(iter((await players["jisu"].slash("privacy export")).card.files.values())).decode()
    assert "say how long" in after
    assert str(players["mina"].id) not in after


# ---------------------------------------------------------------- places


async def test_without_the_right_to_post_no_round_is_opened_and_the_way_on_is_said(world: World, players):
    world.forbid(world.general, send_messages=False)
    assert "I may not post in" in (await open_round(players["mina"])).text
    assert "no round here" in (await players["mina"].slash("round list")).text


async def test_without_the_right_to_open_threads_all_goes_on_in_the_channel(world: World, players):
    world.forbid(world.general, create_public_threads=False)
    await shared_by_all(players)
    await end_stage(world)
    for player in players.values():
        await review_all(player)
    revealed = await end_stage(world)
    assert any("Votes:" in card.text and card.post.channel_id == world.general.id for card in revealed.everybody)


async def test_a_thread_that_was_deleted_is_replaced_by_the_channel(world: World, players):
    await shared_by_all(players)
    [thread] = [number for number, channel in world.env.backend.channels.items() if channel.is_thread]
    world.env.backend.delete_channel(thread)
    closed = await end_stage(world)
    assert any("Answers are closed" in c.text and c.post.channel_id == world.general.id for c in closed.everybody)


async def test_a_channel_that_was_deleted_ends_the_round_quietly_and_authors_keep_their_results(world: World, players):
    practice = world.guild.create_text_channel("practice")
    there = {name: player.at(practice) for name, player in players.items()}
    await shared_by_all(there)
    await end_stage(world)
    for player in there.values():
        await review_all(player)
    world.env.backend.delete_channel(practice.id)
    await end_stage(world)
    shown = await players["mina"].slash("round list")
    opened = await players["mina"].pick("Open a round", shown.card.menus["Open a round"][0], on=shown)
    assert "Votes" in (await players["mina"].press("My result", on=opened)).text
    stranger = world.join("stranger")
    assert "no round here that you can see" in (await stranger.slash("round list")).text


async def test_rights_taken_away_in_the_middle_do_not_stop_the_round(world: World, players):
    await shared_by_all(players)
    [thread] = [number for number, channel in world.env.backend.channels.items() if channel.is_thread]
    world.fail("POST", f"/channels/{thread}/messages", status=403, code=50013, times=None)
    world.fail("POST", f"/channels/{world.general.id}/messages", status=403, code=50013, times=None)
    await end_stage(world)
    await end_stage(world)
    assert "Your answer" in (await players["mina"].press("My result")).text


async def test_who_may_not_read_the_channel_meets_no_round_at_all(world: World, players):
    secret = world.guild.create_text_channel("secret")
    await open_round(players["mina"].at(secret))
    await answer_and_share(players["mina"].at(secret))
    await answer_and_share(players["jisu"].at(secret))
    outsider = world.join("outsider")
    everyone = discord.PermissionOverwrite(view_channel=False).pair()
    overwrite = Overwrite(world.guild.id, OverwriteType.ROLE, everyone[0].value, everyone[1].value)
    world.env.backend.set_overwrite(secret.id, overwrite)
    await end_stage(world)
    assert "no round here that you can see" in (await outsider.slash("round list")).text
    assert "no such group round" in (await outsider.slash("round stats", number=1)).text
    assert "no such group round" in (await outsider.slash("round close", number=1)).text


# ---------------------------------------------------------------- wrong time


async def test_a_scorecard_after_the_end_is_refused_kindly(world: World, players):
    await shared_by_all({name: players[name] for name in ("mina", "jisu")})
    await end_stage(world)
    shown = await calibrate(players["mina"])
    form = await players["mina"].press("Fill in the scorecard", on=shown)
    await end_stage(world)
    assert "too late. Thank you for taking the time" in (await players["mina"].fill(form, **SCORECARD)).text
    assert "No review came in" in public(world, players["mina"])


async def test_an_answer_after_the_end_stays_with_its_author_and_out_of_review(world: World, players):
    await open_round(players["mina"])
    await answer_and_share(players["mina"])
    await answer_and_share(players["jisu"])
    late_form = await players["tom"].press("Answer")
    revision = await players["jisu"].press("Revise")
    await end_stage(world)
    kept = await players["tom"].fill(late_form, **told("tom"))
    assert "it stays yours alone" in kept.text
    assert "Share for review" not in kept.buttons
    await players["jisu"].fill(revision, situation="an afterthought", task="", action="", result="")
    shown = await calibrate(players["mina"])
    assert mark("jisu") in shown.text
    assert "afterthought" not in shown.text


async def test_answering_and_reviewing_outside_their_time_is_met_with_a_sentence(world: World, players):
    mina = players["mina"]
    await open_round(mina)
    practice = world.bot.desk.practice
    with pytest.raises(GroupError, match="reviews_not_open"):
        await group_reviews.take_another(practice, mina.id, 1)
    await answer_and_share(mina)
    await answer_and_share(players["jisu"])
    shared = mina.cards()[-1]
    await end_stage(world)
    with pytest.raises(GroupError, match="answers_closed"):
        await taking_part.answer(
            practice, players["tom"].id, await taking_part.get(practice, world.guild.id, 1), Lang.EN
        )
    await mina.press("Take it back", on=shared)
    with pytest.raises(GroupError, match="sharing_closed"):
        await taking_part.share(practice, mina.id, shared_round(shared))


def shared_round(card) -> int:
    return next(int(c.custom_id.split(":")[1]) for c in card.post.controls if c.custom_id.startswith("groups.take"))


async def test_nobody_reviews_their_own_or_what_was_not_dealt_to_them(world: World, players):
    await shared_by_all(players)
    await end_stage(world)
    practice = world.bot.desk.practice
    for who, theirs in (await dealt(world)).items():
        for round_id in {1, 2, 3, 4} - set(theirs):
            with pytest.raises(GroupError, match="not_dealt"):
                await group_reviews.read(practice, who, round_id)
            with pytest.raises(GroupError, match="not_dealt"):
                await group_reviews.submit(practice, who, round_id, (), Vote.INCLINED, "x")


async def test_a_round_that_nobody_answered_says_so_and_is_over(world: World, players):
    await open_round(players["mina"])
    await answer(players["mina"], told("mina"))
    closed = await end_stage(world)
    assert any("No shared answer is left" in card.text for card in closed.everybody)
    assert "over" in (await players["mina"].slash("round list")).text
    assert not any("Review" in card.buttons for card in players["mina"].cards())


# ---------------------------------------------------------------- two at once, and processes that die


async def test_of_two_closings_at_once_exactly_one_wins(world: World, players):
    await shared_by_all(players)
    practice = world.bot.desk.practice
    won = await asyncio.gather(*(group_stages.go_on(practice, 1, Stage.ANSWERING) for _ in range(5)))
    assert sorted(won) == [False] * 4 + [True]
    assert {len(some) for some in (await dealt(world)).values()} == {2}
    claimed = await asyncio.gather(*(group_stages.stages_due(practice) for _ in range(3)))
    assert sum(map(len, claimed)) == 1


async def test_closing_by_hand_and_by_the_clock_at_once_posts_once(world: World, players):
    await shared_by_all(players)
    world.clock.advance(hours=25)
    closing = await close_by_hand(players["mina"])
    assert "reviews are dealt" in closing.text
    await world.pass_time(seconds=5)
    assert public(world, players["mina"]).count("Answers are closed.** 4") == 1


async def test_a_process_that_dies_between_closing_and_telling_leaves_the_telling_to_the_next(world: World, players):
    await shared_by_all(players)
    practice = world.bot.desk.practice
    await group_stages.go_on(practice, 1, Stage.ANSWERING)
    await group_stages.claim(practice)  # claimed, and then it died
    await world.kill()
    assert not (await world.pass_time(seconds=1)).everybody
    told_later = await world.pass_time(LEASE.total_seconds())
    assert any("Answers are closed" in card.text for card in told_later.everybody)
    assert LEASE.total_seconds() < 30


async def test_a_process_that_is_told_to_stop_gives_back_what_it_was_saying(world: World, players):
    await shared_by_all(players)
    practice = world.bot.desk.practice
    await group_stages.go_on(practice, 1, Stage.ANSWERING)
    await group_stages.claim(practice)
    await world.restart()
    assert any("Answers are closed" in card.text for card in (await world.pass_time(seconds=1)).everybody)


async def test_what_is_still_being_said_is_not_taken_over(world: World, players):
    await shared_by_all(players)
    practice = world.bot.desk.practice
    await group_stages.go_on(practice, 1, Stage.ANSWERING)
    [notice] = await group_stages.claim(practice)
    async with claims.held(practice, notice.claim):
        for _ in range(5):
            assert not (await world.pass_time(LEASE.total_seconds() / 2)).everybody


async def test_a_reveal_that_breaks_off_goes_on_where_it_was_and_posts_nothing_twice(world: World, players):
    await shared_by_all(players)
    for name in ("p5", "p6", "p7", "p8"):
        await answer_and_share(world.join(name), name)
    await end_stage(world)
    for player in players.values():
        await review_all(player, gap="x" * 190)
    [thread] = [number for number, channel in world.env.backend.channels.items() if channel.is_thread]
    await group_stages.go_on(world.bot.desk.practice, 1, Stage.REVIEWING)
    world.fail("POST", f"/channels/{thread}/messages", status=503, times=9)
    await world.pass_time(seconds=1)
    assert world.errors()
    await world.kill()
    await world.pass_time(claims.PAUSE.total_seconds() + LEASE.total_seconds() + 1)
    text = public(world, players["mina"])
    assert all(text.count(f"**Answer {number}**") == 1 for number in range(1, 9))
    assert "page 1" in text


async def test_every_step_goes_on_after_a_restart(world: World, players):
    mina, jisu = players["mina"], players["jisu"]
    await open_round(mina)
    for player in (mina, jisu):
        await world.restart()
        form = await player.press("Answer")
        await world.restart()
        await player.fill(form, **told(player.member.name))
        await world.restart()
        await player.press("Share for review")
    await world.restart()
    await end_stage(world)
    await world.restart()
    shown = await mina.press("Review")
    for step in ("The next one", "The next one", "To my reviews"):
        await world.restart()
        form = await mina.press("Judge it", on=shown)
        await world.restart()
        shown = await mina.press(step, on=await mina.fill(form, opening=[], action=[], result=[]))
    form = await mina.press("Fill in the scorecard", on=shown)
    await world.restart()
    await mina.fill(form, **SCORECARD, gap="say more")
    await world.restart()
    await end_stage(world)
    await world.restart()
    result = await jisu.press("My result")
    assert "say more" in result.text
    await world.restart()
    await jisu.pick("Which remark helped you?", "say more", on=result)


# ---------------------------------------------------------------- reminders


async def test_only_who_asked_is_reminded_once_by_dm_and_only_of_what_is_open(world: World, players):
    await open_round(players["mina"])
    for name in ("mina", "jisu"):
        assert "you get a DM" in (await players[name].press("Remind me")).text
    await answer_and_share(players["mina"])
    reminded = await world.pass_time(minutes=22 * 60 + 1)
    assert [card.post.channel_id for card in reminded.everybody] == [players["jisu"].dm.id]
    assert not (await world.pass_time(minutes=30)).everybody
    stopped = await players["jisu"].in_dm().press("No more reminders")
    assert "No more reminders" in stopped.text


async def test_who_presses_remind_me_again_is_reminded_still_until_they_say_no(world: World, players):
    """A press whose answer was lost is made again: it must not undo the first."""
    await open_round(players["mina"])
    await players["jisu"].press("Remind me")
    on = await players["jisu"].press("Remind me")
    assert "you get a DM" in on.text
    assert "No more reminders" in (await players["jisu"].press("No more reminders", on=on)).text
    assert not (await world.pass_time(minutes=22 * 60 + 1)).everybody


async def test_closed_dms_get_a_word_where_the_round_is_since_it_was_asked_for(world: World, players):
    await open_round(players["mina"])
    await players["jisu"].press("Remind me")
    world.close_dms(players["jisu"])
    reminded = await world.pass_time(minutes=22 * 60 + 1)
    [card] = reminded.everybody
    assert card.post.pings == {players["jisu"].id}
    world.errors()


async def test_who_misses_three_in_a_row_is_left_alone_until_they_come_back(world: World, players):
    jisu = players["jisu"]
    heard = []
    for number in range(5):
        await open_round(players["mina"], answer_hours="8")
        if number == 0:
            await jisu.press("Remind me")
        if number == 4:
            await answer_and_share(jisu)
            await jisu.press("Take it back")
        scene = await world.pass_time(minutes=6 * 60 + 1)
        heard.append(any(card.post.channel_id == jisu.dm.id for card in scene.everybody))
        await world.pass_time(minutes=3 * 60)
    assert heard == [True, True, True, False, True]


# ---------------------------------------------------------------- many


async def test_more_than_a_hundred_answers_are_paged_and_fit(world: World, players):
    practice = world.bot.desk.practice
    await open_round(players["mina"])
    authors = await many_answers(world, 104)
    closed = await end_stage(world)
    assert any("104 were shared" in card.text for card in closed.everybody)
    reviews = await dealt(world)
    assert {len(some) for some in reviews.values()} == {2}
    for who, theirs in reviews.items():
        for round_id in theirs:
            await group_reviews.submit(practice, who, round_id, (), Vote.INCLINED, f"gap {'x' * 180}")
    revealed = await end_stage(world)
    text = "\n".join(card.text for card in revealed.everybody)
    assert all(text.count(f"**Answer {number}**") == 1 for number in range(1, 105))
    assert all(len(card.text) <= 4000 for card in revealed.everybody)
    stats = await players["mina"].slash("round stats")
    seen = set()
    while "Further ▶" in stats.buttons:
        seen |= set(stats.text.split("<@")[1:])
        stats = await players["mina"].press("Further ▶", on=stats)
    seen |= set(stats.text.split("<@")[1:])
    assert {part.split(">")[0] for part in seen} == set(map(str, authors))


async def many_answers(world: World, count: int) -> list[int]:
    """Answers of so many members, given to the services as the forms do."""
    practice, authors = world.bot.desk.practice, []
    group = await taking_part.get(practice, world.guild.id, 1)
    for number in range(count):
        author = world.join(f"author{number}")
        shown = await taking_part.answer(practice, author.id, group, Lang.EN)
        kept = StarAnswer("I was on call.", "I had to fix it.", f"I read log {number}.", "It was back.")
        await playing.submit_answer(practice, author.id, shown.round.id, 1, kept)
        await taking_part.share(practice, author.id, shown.round.id)
        authors.append(author.id)
    return authors
