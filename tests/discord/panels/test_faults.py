"""Panels when people leave, places vanish, processes die and presses come at the wrong time."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from simcord.builders import UserHandle

from bot.errors import MemberError, PanelError, PanelNotFoundError
from bot.interview.model import Lang
from bot.interview.panels.model import Outcome, Panel, PanelPlan, PanelStage
from bot.interview.rounds.scorecards import Vote
from bot.sandbox.simulated.wire import wire_of
from bot.services.claims import LEASE
from bot.services.panels import attendance, convening, debriefs, interviews
from bot.services.panels import stages as panel_stages
from tests.discord.panels.steps import DECISION, bar_raiser, convene, decide, dm_card, enters, hand_in, note, vote_again
from tests.discord.world import Player, Scene, World

MEMBERS = ("org", "cand", "ana", "ben", "carl")


@pytest.fixture
def players(world: World) -> dict[str, Player]:
    return {name: world.join(name) for name in MEMBERS}


def asking(players: dict[str, Player]) -> list[Player]:
    return [players[name] for name in ("ana", "ben", "carl")]


async def convened(players: dict[str, Player], **options) -> Scene:
    return await convene(players["org"], players["cand"], *asking(players), **options)


def all_of(scene: Scene) -> str:
    return "\n".join(card.text for card in scene.everybody)


def public(world: World) -> str:
    """All that stands in the channel for everybody."""
    stranger = world.join(f"stranger{len(world.env.http_requests)}")
    return "\n".join(card.text for card in stranger.cards(world.general) if not card.ephemeral)


async def stored(world: World, panel_id: int = 1) -> Panel:
    return await convening.get(world.bot.desk.practice, panel_id)


async def forget(player: Player) -> None:
    await player.slash("privacy delete")
    await player.press("Delete everything")


# ---------------------------------------------------------------- bad input


async def test_a_candidate_is_no_interviewer_and_nobody_is_named_twice(world: World, players):
    org, cand, ana = (players[name] for name in ("org", "cand", "ana"))
    assert "nobody scores themselves" in (await convene(org, cand, ana, cand)).text
    assert "named twice" in (await convene(org, cand, ana, ana)).text
    assert "no panel here" in (await org.slash("panel list")).text
    assert not any(one.cards(one.dm) for one in players.values())


async def test_bots_and_who_is_not_here_are_refused(world: World, players):
    some = (players["org"], players["cand"], players["ana"], players["ben"])
    gone = world.join("gone")
    world.guild.remove_member(gone.member.user)
    assert "is not in this server" in (await convene(*some, interviewer_3=gone.member.user)).text
    bot = UserHandle(world.env, world.env.backend.bot_user)
    assert "Bots can neither" in (await convene(*some, interviewer_3=bot)).text


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"when": "next tuesday"}, "can't read that time"),
        ({"when": "2026-02-30 10:00"}, "can't read that time"),
        ({"when": "2026-03-01 10:00"}, "has passed already"),
        ({"when": "2026-12-01 10:00"}, "more than 90 days"),
        ({"principles": "wizardry"}, "don't know a principle"),
        (
            {"principles": "ownership,frugality,earn trust,dive deep,think big,deliver results,bias for action"},
            "more principles than",
        ),
    ],
)
async def test_what_cannot_be_read_or_cannot_be_is_said(world: World, players, options, sentence):
    await world.in_zone()
    org, cand = players["org"], players["cand"]
    assert sentence in (await convene(org, cand, players["ana"], players["ben"], **options)).text
    assert "no panel here" in (await org.slash("panel list")).text


async def test_a_manager_calls_off_and_others_do_not(world: World, players):
    await convened(players)
    assert "no panel running" in (await players["ana"].slash("panel cancel")).text
    assert "Only whoever opened" in (await players["ana"].slash("panel cancel", number=1)).text
    assert (await stored(world)).stage is PanelStage.INTERVIEWING


async def test_in_a_dm_it_is_said_where_panels_are_for(world: World, players):
    for command in ("panel list", "panel cancel"):
        assert "only in a server" in (await players["org"].in_dm().slash(command)).text


async def test_an_interviewer_who_leaves_the_server_is_gone_on_without(world: World, players):
    await convened(players)
    carl = players["carl"]
    world.guild.remove_member(carl.member.user)
    world.close_dms(carl)
    for name in ("ana", "ben"):
        await hand_in(players[name])
    await world.pass_time(minutes=3 * 55 + 61)
    await players["org"].press("Debrief without them")
    assert "Read all scorecards" in players["ana"].cards(players["ana"].dm)[-1].buttons
    raiser = (await stored(world)).bar_raiser
    assert raiser is not None
    assert raiser.member_id != carl.id
    world.errors()


# ---------------------------------------------------------------- closed DMs


async def test_closed_dms_get_a_neutral_line_and_everything_works_from_the_post(world: World, players):
    ana = players["ana"]
    for one in (ana, players["cand"]):
        world.close_dms(one)
    opened = await convened(players)
    pinged = [card for card in opened.everybody if card.post.pings]
    assert {frozenset(card.post.pings) for card in pinged} == {frozenset({ana.id}), frozenset({players["cand"].id})}
    assert all("a card of panel 1 waits for you" in card.text for card in pinged)
    card = await ana.press("My card")
    assert card.ephemeral
    await hand_in(ana)
    for name in ("ben", "carl"):
        await hand_in(players[name])
    await world.pass_time(minutes=11)
    for one in asking(players):
        await vote_again(one, "inclined")
    raiser = next(one for one in (await stored(world)).interviewers if one.bar_raiser)
    decided = await decide(next(one for one in asking(players) if one.id == raiser.member_id))
    assert "Here is your report" not in all_of(decided)
    report = await players["cand"].press("My report", on=await players["cand"].press("My card"))
    assert report.ephemeral
    assert "Put a number on every ending" in next(iter(report.card.files.values())).decode()
    assert "Put a number" not in public(world)
    world.errors()


async def test_a_dm_that_fails_for_a_moment_is_sent_at_once_and_once(world: World, players):
    ben = players["ben"]
    world.fail("POST", f"/channels/{ben.dm.id}/messages", status=503)
    await convened(players)
    await world.pass_time(minutes=4)
    assert len([card for card in ben.cards(ben.dm) if "You interview in panel 1" in card.text]) == 1


async def test_a_dm_that_goes_on_failing_keeps_no_other_waiting_and_comes_with_the_tick(world: World, players):
    ben, carl = players["ben"], players["carl"]
    world.fail("POST", f"/channels/{ben.dm.id}/messages", status=503, times=4)
    await convened(players)
    assert not ben.cards(ben.dm)
    assert "You interview in panel 1" in dm_card(carl, "panel 1").text
    await world.pass_time(seconds=2)
    assert len([card for card in ben.cards(ben.dm) if "You interview in panel 1" in card.text]) == 1


# ---------------------------------------------------------------- a request that is lost


TROUBLES = ["503", "reset before", "reset after"]


def spoil(world: World, method: str, part: str, trouble: str) -> None:
    if trouble == "503":
        world.fail(method, f"*{part}*", status=503)
    elif trouble == "reset before":
        world.cut(method, part)
    else:
        world.lose_answer(method, part)


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("request_", ["POST /messages", "POST /threads", "PUT /thread-members", "PATCH /messages"])
async def test_a_request_of_the_opening_that_is_lost_makes_one_post_one_thread_and_everybody_in_it(
    world: World, players, request_, trouble
):
    spoil(world, *request_.split(), trouble)
    assert "Panel 1 is open" in (await convened(players)).text
    await world.pass_time(minutes=2)
    assert public(world).count("a practice loop") == 1
    check_thread(world, players)


def check_thread(world: World, players: dict[str, Player]) -> None:
    threads = [channel for channel in world.env.backend.channels.values() if channel.is_thread]
    assert len(threads) == 1
    there = {players[name].id for name in ("cand", "ana", "ben", "carl")}
    assert there <= set(threads[0].thread_members)
    assert len(world.env.backend.messages[threads[0].id]) == 1


@pytest.mark.parametrize("place", ["/messages", "/threads", "/thread-members"])
async def test_a_process_that_dies_while_it_opens_leaves_one_post_one_thread_and_everybody_in_it(
    world: World, players, place
):
    """What it made is there, and its answer never came to be noted."""
    method = "PUT" if place == "/thread-members" else "POST"
    world.lose_answer(method, place)
    for _ in range(4):
        world.cut("*", "/channels/")
        world.cut("*", "/guilds/")
    await convened(players)
    world.env.backend.faults.clear()
    forget_cuts(world)
    world.errors()
    await world.kill()
    await world.pass_time(seconds=30)
    assert public(world).count("a practice loop") == 1
    check_thread(world, players)


def forget_cuts(world: World) -> None:
    wire_of(world.env.backend).troubles.clear()


async def test_one_who_cannot_be_added_costs_nobody_else_the_thread(world: World, players):
    world.fail("PUT", f"/channels/*/thread-members/{players['ben'].id}", status=403, code=50001, times=None)
    assert "in writing, in this channel" not in all_of(await convened(players))
    [thread] = [channel for channel in world.env.backend.channels.values() if channel.is_thread]
    assert {players[name].id for name in ("cand", "ana", "carl")} <= set(thread.thread_members)


async def test_a_panel_whose_post_is_not_taken_says_so_and_comes_by_itself(world: World, players):
    world.fail("POST", f"/channels/{world.general.id}/messages", status=503, times=8)
    told = await convened(players)
    assert "Panel 1 is stored" in all_of(told)
    assert "a practice loop" not in public(world)
    await world.pass_time(seconds=2)
    assert public(world).count("a practice loop") == 1
    check_thread(world, players)


async def test_a_refused_panel_leaves_no_post_with_dead_buttons_and_uses_up_no_number(world: World, players):
    world.forbid(world.general, send_messages=False)
    assert "I may not post in" in (await convened(players)).text
    world.forbid(world.general, send_messages=True)
    world.fail("POST", f"/channels/{world.general.id}/threads", status=503, times=4)
    assert "Panel 1 is open" in all_of(await convened(players))
    await world.pass_time(seconds=2)
    check_thread(world, players)
    assert "your interview" in dm_card(players["ana"], "your interview").text


async def test_what_is_owed_after_a_deletion_is_taken_away_when_it_can_be(world: World, players):
    await convened(players)
    world.fail("DELETE", f"/channels/{world.general.id}/messages/*", status=403, code=50001, times=None)
    await players["cand"].slash("privacy delete")
    told = await players["cand"].press("Delete everything")
    assert f"/{world.general.id}/" in told.text
    assert "a practice loop" in public(world)
    await world.pass_time(seconds=2)
    assert not (await world.pass_time(minutes=5)).routes
    world.env.backend.faults.clear()
    await world.pass_time(minutes=60)
    assert "a practice loop" not in public(world)


# ---------------------------------------------------------------- wrong time, two at once


async def test_a_scorecard_after_the_closing_is_refused_and_comes_back_as_a_file(world: World, players):
    ana, carl = players["ana"], players["carl"]
    await convened(players)
    for name in ("ana", "ben"):
        await hand_in(players[name], f"zq{name}")
    question = await carl.press("Question 1", on=await carl.press("My card"))
    form = await carl.press("Their words", on=question)
    noted = await note(carl, 2, "kept before")
    posting = await carl.press("Hand in my scorecards", on=await carl.press("My card", on=noted))
    await players["org"].press("Debrief without them", on=await players["org"].press("Organise"))
    late = await carl.fill(form, action="my long notes")
    assert "is too late" in late.text
    assert "was not stored" in late.text
    assert "my long notes" in next(iter(late.card.files.values())).decode()
    assert "too late" in (await carl.fill(posting, vote="inclined", summary="my summary")).text
    mine = await carl.press("Refresh")
    assert "opened without your scorecards" in mine.text
    assert "Read all scorecards" not in mine.buttons
    practice = world.bot.desk.practice
    with pytest.raises(PanelError, match="not_posted"):
        await debriefs.read(practice, carl.id, 1)
    read = await ana.press("Read all scorecards")
    assert f"<@{carl.id}>" not in read.text
    assert "kept before" not in read.text


async def test_of_two_who_end_a_stage_at_once_one_wins(world: World, players):
    await convened(players)
    await hand_in(players["ana"])
    practice, org = world.bot.desk.practice, players["org"].id
    ends = (panel_stages.go_on(practice, org, 1, PanelStage.INTERVIEWING, manages=False) for _ in range(4))
    done = await asyncio.gather(*ends, return_exceptions=True)
    assert sum(isinstance(one, Panel) for one in done) == 1
    assert {one.key for one in done if isinstance(one, MemberError)} == {"panel.error.went_on_already"}
    told = await asyncio.gather(*(panel_stages.words_due(practice, 1) for _ in range(3)))
    assert [len(words) for words in sorted(told, key=len)] == [0, 0, 1]


async def test_scorecards_that_come_in_at_the_same_moment_open_one_debrief(world: World, players):
    await convened(players)
    practice = world.bot.desk.practice
    for one in asking(players):
        await interviews.save_quotes(practice, one.id, 1, 1, {})
        await interviews.save_ticks(practice, one.id, 1, 1, (), "a gap")
    await asyncio.gather(*(interviews.post(practice, one.id, 1, Vote.INCLINED, "") for one in asking(players)))
    assert (await stored(world)).stage is PanelStage.READING
    scene = await world.pass_time(seconds=3)
    told = [card.post.channel_id for card in scene.everybody if "came in are revealed" in card.text]
    assert sorted(told) == sorted(one.dm.id for one in asking(players))


async def test_of_two_decisions_the_first_stands_and_the_second_comes_back(world: World, players):
    raiser = await until_deciding(world, players)
    read = await raiser.press("Read all scorecards")
    form, other = await raiser.press("Decide", on=read), await raiser.press("Decide", on=read)
    assert "Decided" in all_of(await raiser.fill(form, **DECISION))
    second = await raiser.fill(other, **{**DECISION, "outcome": "no_hire", "reason": "a second thought"})
    assert "decided already" in second.text
    assert "a second thought" in next(iter(second.card.files.values())).decode()
    decision = (await stored(world)).decision
    assert decision is not None
    assert decision.outcome is Outcome.HIRE


async def until_deciding(world: World, players: dict[str, Player]) -> Player:
    await convened(players)
    for one in asking(players):
        await hand_in(one)
    await world.pass_time(minutes=11)
    for one in asking(players):
        await vote_again(one, "inclined")
    return bar_raiser(asking(players))


async def test_nothing_is_shown_to_and_taken_from_who_has_no_part_in_it(world: World, players):
    await until_deciding(world, players)
    practice = world.bot.desk.practice
    actions = ("a", "b", "c")
    for who in (players["org"].id, players["cand"].id, 424242):
        for act in (
            debriefs.read(practice, who, 1),
            debriefs.vote(practice, who, 1, Vote.INCLINED, ""),
            debriefs.challenge(practice, who, 1, players["ana"].id),
            debriefs.decide(practice, who, 1, Outcome.HIRE, "x", actions),
            interviews.interview(practice, who, 1),
            interviews.save_quotes(practice, who, 1, 1, {}),
        ):
            with pytest.raises(PanelNotFoundError):
                await act
    other = next(one for one in asking(players) if one is not bar_raiser(asking(players)))
    with pytest.raises(PanelError, match="not_bar_raiser"):
        await debriefs.decide(practice, other.id, 1, Outcome.HIRE, "x", actions)
    with pytest.raises(PanelNotFoundError):
        await debriefs.report(practice, other.id, 1)
    with pytest.raises(PanelError, match="not_decided"):
        await debriefs.report(practice, players["cand"].id, 1)
    with pytest.raises(PanelError, match="not_organiser"):
        await attendance.attendance(practice, other.id, await stored(world))


async def test_every_step_goes_on_after_a_restart(world: World, players):
    await convened(players)
    for one in asking(players):
        await world.restart()
        shown = await one.press("Question 1", on=await one.press("My card"))
        await world.restart()
        form = await one.press("Their words", on=shown)
        await world.restart()
        shown = await one.fill(form, action="said so")
        await world.restart()
        form = await one.press("Hand in my scorecards", on=await one.press("My card", on=shown))
        await world.restart()
        await one.fill(form, vote="inclined")
    await world.restart()
    await world.pass_time(minutes=11)
    for one in asking(players):
        await world.restart()
        form = await one.press("Second vote", on=await one.press("Read all scorecards"))
        await world.restart()
        await one.fill(form, vote="inclined")
    await world.restart()
    await decide(bar_raiser(asking(players)))
    assert "Here is your report" in dm_card(players["cand"], "report").text


async def test_a_process_that_dies_before_it_says_what_is_due_leaves_it_to_the_next(world: World, players):
    practice = world.bot.desk.practice
    plan = PanelPlan(players["cand"].id, (players["ana"].id,), players["org"].id, Lang.EN)
    panel = await convening.start(practice, plan)
    assert len(await panel_stages.words_due(practice, panel.id)) == 2  # claimed, and then it died
    await world.kill()
    assert not (await world.pass_time(seconds=3)).everybody
    later = await world.pass_time(LEASE.total_seconds() + 3)
    assert {card.post.channel_id for card in later.everybody} == {players["cand"].dm.id, players["ana"].dm.id}
    assert not (await world.pass_time(LEASE.total_seconds())).everybody


async def test_a_panel_of_one_without_a_channel_goes_by_dm_from_end_to_end(world: World, players):
    """As a booked one-to-one interview opens it."""
    ana, cand = players["ana"], players["cand"]
    plan = PanelPlan(cand.id, (ana.id,), cand.id, Lang.EN, starts_at=world.clock.now() + timedelta(hours=1))
    await convening.start(world.bot.desk.practice, plan)
    await world.pass_time(seconds=3)
    assert "as you have agreed" in dm_card(cand, "your schedule").text
    await world.pass_time(minutes=60)
    await hand_in(ana, "zqana", on=await ana.press("Start the clock"))
    await world.pass_time(minutes=11)
    await vote_again(ana, "inclined")
    await decide(ana)
    assert "zqana" in next(iter(dm_card(cand, "Here is your report").files.values())).decode()


async def test_a_panel_with_a_channel_that_is_started_by_a_service_gets_its_post_by_itself(world: World, players):
    ids = {"guild_id": world.guild.id, "channel_id": world.general.id}
    plan = replace(PanelPlan(players["cand"].id, (players["ana"].id,), players["cand"].id, Lang.EN), **ids)
    await convening.start(world.bot.desk.practice, plan)
    await world.pass_time(seconds=3)
    assert public(world).count("a practice loop") == 1
    assert len(players["ana"].threads()) == 1
    await world.pass_time(LEASE.total_seconds() + 1)
    assert public(world).count("a practice loop") == 1


# ---------------------------------------------------------------- people who do not come


async def test_an_interviewer_who_says_no_is_told_to_the_organiser_alone_and_leaves_no_gap(world: World, players):
    await convened(players, when=str(int(world.clock.now().timestamp()) + 3600))
    carl = players["carl"]
    own = dm_card(carl, "your interview").text
    told = await carl.press("Yes, I can't make it", on=await carl.press("I can't make it"))
    assert "your questions went to the others" in all_of(told)
    assert f"<@{carl.id}>: said no" in dm_card(players["org"], "Somebody can't make it").text
    others = "".join(dm_card(players[name], "you ask one more question").text for name in ("ana", "ben"))
    for line in own.split("\n**"):
        if line[:1] in "12":
            assert line.split(" · ")[1].split("**")[0] in others
    assert "can't make it to" not in public(world)
    assert f"<@{carl.id}>" not in public(world)
    await world.pass_time(minutes=61)
    assert not any("begins now" in card.text for card in carl.cards(carl.dm))


async def test_missing_scorecards_are_reminded_in_private_named_to_the_organiser_and_gone_without(world, players):
    org, carl = players["org"], players["carl"]
    await convened(players, minutes=10)
    for name in ("ana", "ben"):
        await hand_in(players[name])
    by_hand = await org.press("Remind them", on=await org.press("Organise"))
    assert f"Scorecards missing: <@{carl.id}>" in all_of(by_hand)
    assert "are not in yet" in dm_card(carl, "Your scorecards of panel 1").text
    assert "less than half an hour" in (await org.press("Remind them")).text
    reminded = await world.pass_time(minutes=30 + 61)
    assert {card.post.channel_id for card in reminded.everybody} == {org.dm.id, carl.dm.id}
    again = await world.pass_time(minutes=24 * 60)
    assert {card.post.channel_id for card in again.everybody} == {org.dm.id, carl.dm.id}
    assert not (await world.pass_time(minutes=24 * 60)).everybody
    assert "missing" not in public(world)
    await org.press("Debrief without them")
    read = await players["ana"].press("Read all scorecards")
    assert f"<@{carl.id}>" not in read.text
    absent = await org.press("Refresh")
    assert f"<@{carl.id}>: not seen" in absent.text
    assert f"<@{players['cand'].id}>: not seen" in absent.text


async def test_the_organiser_goes_on_without_votes_and_makes_another_bar_raiser(world: World, players):
    org = players["org"]
    await convened(players)
    for one in asking(players):
        await hand_in(one)
    raiser = bar_raiser(asking(players))
    await org.press("Everybody has read", on=await org.press("Organise"))
    await vote_again(next(one for one in asking(players) if one is not raiser), "inclined")
    went = await org.press("Go on without their votes")
    assert "is the Bar Raiser and decides" in all_of(went)
    form = await open_decision(raiser)
    organise = await org.press("Refresh")
    choices = organise.card.menus["Make somebody else Bar Raiser"]
    await org.pick("Make somebody else Bar Raiser", choices[0], on=organise)
    new = next(one for one in (await stored(world)).interviewers if one.bar_raiser)
    assert new.member_id != raiser.id
    chosen = next(one for one in asking(players) if one.id == new.member_id)
    assert "You are the Bar Raiser" in dm_card(chosen, "second votes are in").text
    assert "Only the Bar Raiser" in (await raiser.fill(form, **DECISION)).text
    await decide(chosen)
    assert "Here is your report" in dm_card(players["cand"], "report").text


async def open_decision(raiser: Player) -> Scene:
    return await raiser.press("Decide", on=await raiser.press("Read all scorecards"))


# ---------------------------------------------------------------- those who want to be forgotten


async def test_a_forgotten_interviewer_is_gone_everywhere_and_the_panel_goes_on(world: World, players):
    await convened(players)
    raiser = bar_raiser(asking(players))
    rest = [one for one in asking(players) if one is not raiser]
    for one in rest:
        await hand_in(one, f"zq{one.member.name}")
    await note(raiser, 1, "zqdraft")
    await forget(raiser)
    await world.pass_time(seconds=3)
    panel = await stored(world)
    assert raiser.id not in {one.member_id for one in panel.interviewers}
    assert panel.stage is PanelStage.READING
    assert panel.bar_raiser is not None
    assert f"<@{raiser.id}>" not in public(world)
    assert not any("zqdraft" in card.text for card in raiser.cards(raiser.dm))


async def test_a_forgotten_candidate_takes_panel_posts_and_cards_along(world: World, players):
    await convened(players)
    for name in ("ana", "ben"):
        await hand_in(players[name], f"zq{name}")
    await forget(players["cand"])
    await world.pass_time(seconds=3)
    with pytest.raises(PanelNotFoundError):
        await stored(world)
    assert "a practice loop" not in public(world)
    for one in asking(players):
        assert not any("panel 1" in card.text.lower() for card in one.cards(one.dm))
    assert "no panel here" in (await players["ana"].slash("panel list")).text


async def test_a_forgotten_organiser_leaves_the_panel_to_its_bar_raiser(world: World, players):
    await convened(players)
    await hand_in(players["ana"])
    await forget(players["org"])
    raiser = bar_raiser(asking(players))
    panel = await panel_stages.go_on(world.bot.desk.practice, raiser.id, 1, PanelStage.INTERVIEWING, manages=False)
    assert panel.stage is PanelStage.READING


async def test_an_export_has_what_is_ones_own_and_the_candidate_what_was_said_at_the_end(world: World, players):
    raiser = await until_deciding(world, players)
    before = await exported(players["cand"])
    assert "I read the logs" not in before
    await decide(raiser)
    after = await exported(players["cand"])
    assert after.count('"action": "I read the logs."') == 3
    assert "Put a number on every ending" in after
    own = await exported(players["ana"])
    assert own.count('"action": "I read the logs."') == 1
    assert f'"{players["ben"].id}"' not in own


async def exported(player: Player) -> str:
    return next(iter((await player.slash("privacy export")).card.files.values())).decode()


# ---------------------------------------------------------------- places


async def test_without_the_right_to_post_nothing_is_convened_and_nobody_hears_of_it(world: World, players):
    world.forbid(world.general, send_messages=False)
    assert "I may not post in" in (await convened(players)).text
    await world.pass_time(LEASE.total_seconds() + 1)
    assert not any(one.cards(one.dm) for one in players.values())
    assert "no panel here" in (await players["org"].slash("panel list")).text


async def test_without_the_right_to_open_threads_it_is_held_in_the_channel(world: World, players):
    world.forbid(world.general, create_private_threads=False)
    opened = await convened(players)
    assert "in writing, in this channel" in all_of(opened)


async def test_a_channel_that_is_deleted_leaves_the_panel_to_dms(world: World, players):
    practice = world.guild.create_text_channel("practice")
    there = {name: player.at(practice) for name, player in players.items()}
    await convened(there)
    world.env.backend.delete_channel(practice.id)
    cards = {one.id: dm_card(one, "your interview") for one in asking(players)}
    for one in asking(players):
        form = await one.press("Their words", on=await one.press("Question 1", on=cards[one.id]))
        shown = await one.fill(form, action="said so")
        form = await one.press("Hand in my scorecards", on=await one.press("My card", on=shown))
        await one.fill(form, vote="inclined")
    await world.pass_time(minutes=11)
    for one in asking(players):
        read = await one.press("Read all scorecards", on=dm_card(one, "vote a second time"))
        await one.fill(await one.press("Second vote", on=read), vote="inclined")
    raiser = next(
        one for one in asking(players) if any("You are the Bar Raiser: decide" in c.text for c in one.cards(one.dm))
    )
    read = await raiser.press("Read all scorecards", on=dm_card(raiser, "second votes are in"))
    await raiser.fill(await raiser.press("Decide", on=read), **DECISION)
    assert "Here is your report" in dm_card(players["cand"], "report").text


async def test_rights_taken_away_in_the_middle_do_not_stop_the_panel(world: World, players):
    await convened(players)
    world.fail("PATCH", f"/channels/{world.general.id}/messages/*", status=403, code=50013, times=None)
    world.fail("POST", f"/channels/{world.general.id}/messages", status=403, code=50013, times=None)
    for one in asking(players):
        await hand_in(one)
    assert (await stored(world)).stage is PanelStage.READING
    assert all(dm_card(one, "came in are revealed") for one in asking(players))


# ---------------------------------------------------------------- who was there


async def test_who_came_by_voice_while_the_bot_was_away_has_come(world: World, players):
    voice = world.guild.create_voice_channel("interviews")
    await convened(players, channel=voice)
    await world.env.bot.close()
    await players["cand"].member.join_voice(voice)
    await world.env.restart_bot(await world._build(world.clock))
    panel = await stored(world)
    assert panel.candidate_came_at is not None
    assert panel.interviewers[0].came_at is None


async def test_who_sat_in_the_channel_long_before_the_beginning_has_come(world: World, players):
    voice = world.guild.create_voice_channel("interviews")
    await convened(players, channel=voice, when=str(int(world.clock.now().timestamp()) + 3600))
    await enters(world, players["cand"], voice)
    assert (await stored(world)).candidate_came_at is None
    await world.pass_time(minutes=61)
    assert (await stored(world)).candidate_came_at is not None


async def test_another_voice_channel_and_somebody_elses_coming_say_nothing(world: World, players):
    voice = world.guild.create_voice_channel("interviews")
    elsewhere = world.guild.create_voice_channel("lounge")
    await convened(players, channel=voice)
    await enters(world, players["cand"], elsewhere)
    await enters(world, players["org"], voice)
    panel = await stored(world)
    assert panel.candidate_came_at is None
    assert all(one.came_at is None for one in panel.interviewers)


async def test_a_stage_channel_will_do(world: World, players):
    stage = world.guild.create_stage_channel("stage")
    opened = await convened(players, channel=stage)
    assert f"<#{stage.id}>" in all_of(opened)
    await enters(world, players["ana"], stage)
    assert (await stored(world)).interviewers[0].came_at is not None


async def test_words_about_time_that_come_too_late_are_not_said(world: World, players):
    await convened(players)
    await players["ana"].press("Start the clock")
    world.clock.advance(minutes=59)
    told = await world.pass_time(seconds=3)
    text = all_of(told)
    assert "minutes left" not in text
    assert "Time is up" in text
