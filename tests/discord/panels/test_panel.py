"""A panel as its members meet it: at each moment, what each of them may see of every message there is."""

from __future__ import annotations

import discord
import pytest

from tests.discord.eyes import Eyes
from tests.discord.panels.steps import (
    DECISION,
    TICKS,
    bar_raiser,
    convene,
    decide,
    dm_card,
    enters,
    hand_in,
    note,
    vote_again,
)
from tests.discord.world import Player, Scene, World

_MANAGER = discord.Permissions(manage_guild=True)
INTERVIEWERS = ("ana", "ben", "carl", "dora")
MEMBERS = ("org", "cand", *INTERVIEWERS, "out")


@pytest.fixture
def players(world: World) -> dict[str, Player]:
    return {name: world.join(name) for name in MEMBERS}


def words(name: str) -> str:
    return f"zq{name} said it in these words"


def all_of(scene: Scene) -> str:
    return "\n".join(card.text for card in scene.everybody)


async def test_a_candidate_and_four_interviewers_in_a_voice_channel_one_late_a_changed_vote_a_report(world, players):
    org, cand = players["org"], players["cand"]
    asking = [players[name] for name in INTERVIEWERS]
    voice = world.guild.create_voice_channel("interviews")
    eyes = Eyes(players)
    for name in INTERVIEWERS:
        for secret in (words(name), f"sum of {name}"):
            eyes.tell(secret, name)
    eyes.tell("because of the number", "ben")
    eyes.tell("added when asked")
    eyes.tell("Who came", "org")
    eyes.tell("Clear acts of their own")
    # ------------------------------------------------ convened for half an hour later, everybody told in private
    when = int(world.clock.now().timestamp()) + 30 * 60
    opened = await convene(org, cand, *asking, channel=voice, when=str(when), minutes=55)
    eyes.look()
    assert [card.ephemeral for card in opened.everybody][:2] == [False, True]
    schedule = dm_card(cand, "your schedule").text
    for place, one in enumerate(asking):
        assert f"<t:{when + place * 55 * 60}:f>: <@{one.id}>" in schedule
    assert "Question" not in schedule
    assert "Bar Raiser" not in schedule
    principles = [
        line for one in asking for line in dm_card(one, "your interview").text.split("\n**") if line[0] in "12"
    ]
    assert len({line.split(" · ")[1].split("**")[0] for line in principles}) == len(principles) == 8
    raiser = bar_raiser(asking)
    assert not any("Bar Raiser" in card.text for one in (cand, org) for card in one.cards(one.dm))
    # ------------------------------------------------ interviews, one after the other; carl comes late
    await world.restart()
    await world.pass_time(minutes=25)
    for one in (cand, asking[0]):
        await enters(world, one, voice)
    await world.pass_time(minutes=5)
    for place, (name, one) in enumerate(zip(INTERVIEWERS, asking, strict=True)):
        if name == "carl":
            await world.pass_time(minutes=12)
        await enters(world, one, voice)
        await world.restart()
        started = await one.press("Start the clock")
        assert "Your time is up <t:" in started.text
        eyes.look()
        await _watch_the_clock(world, one, quiet=place == 0, left=43 if name == "carl" else 55)
        await hand_in(one, words(name), "inclined" if name != "dora" else "not_inclined", f"sum of {name}")
        eyes.look()
        if name != "dora":
            refused = await one.press("My card")
            assert "Read all scorecards" not in refused.buttons
            assert "are in" in refused.text
    # ------------------------------------------------ who came: the organiser alone
    organised = await org.press("Organise")
    for one, word in ((cand, "came"), (asking[0], "came"), (asking[2], "came late"), (asking[3], "came")):
        assert f"<@{one.id}>: {word}\n" in organised.text + "\n"
    eyes.look()
    # ------------------------------------------------ revealed together, ten minutes of reading
    for name in INTERVIEWERS:
        eyes.tell(words(name), *INTERVIEWERS)
        eyes.tell(f"sum of {name}", *INTERVIEWERS)
    for one in asking:
        read = await one.press("Read all scorecards", on=dm_card(one, "came in are revealed"))
        assert read.text.count("sum of") == 4
        for page in range(4):
            read = await one.press("Further ▶", on=read)
            assert words(INTERVIEWERS[page]) in read.text
        eyes.look()
    early = await asking[0].press("My card")
    assert "ten minutes" in early.text
    for outsider in ("org", "cand", "out"):
        assert not any(eyes.sees(outsider, words(name)) for name in INTERVIEWERS)
    # ------------------------------------------------ ticks without words are challenged
    await world.restart()
    challenged = next(one for one in asking if one is not raiser)
    shown = await raiser.press("Read all scorecards", on=await raiser.press("My card"))
    offered = shown.card.menus["Ask for the words behind ticks"]
    assert len(offered) == 3
    await raiser.pick("Ask for the words behind ticks", offered[0], on=shown)
    assert "The Bar Raiser of panel 1 asks" in dm_card(challenged, "asks:").text
    eyes.tell("added when asked", *INTERVIEWERS)
    question = await challenged.press("Question 1", on=await challenged.press("My card"))
    answered = await challenged.fill(await challenged.press("Their words", on=question), result="added when asked")
    assert "added when asked" in answered.text
    eyes.look()
    # ------------------------------------------------ the second vote
    await world.restart()
    await world.pass_time(minutes=10)
    for name in ("ana", "carl", "dora"):
        await vote_again(players[name], "inclined" if name != "dora" else "not_inclined")
        eyes.look()
    assert "say in one sentence why" in (await vote_again(players["ben"], "strong_hire")).text
    await world.restart()
    eyes.tell("because of the number", *INTERVIEWERS)
    voted = await vote_again(players["ben"], "strong_hire", "because of the number")
    assert "Inclined → Strong hire" in all_of(voted)
    eyes.look()
    # ------------------------------------------------ the decision, and the report to the candidate alone
    other = next(one for one in asking if one is not raiser)
    undecided = await other.press("Read all scorecards", on=await other.press("My card"))
    assert "Decide" not in undecided.buttons
    await world.restart()
    eyes.tell("Clear acts of their own", "cand", *INTERVIEWERS)
    for secret in (*map(words, INTERVIEWERS), *(f"sum of {name}" for name in INTERVIEWERS)):
        eyes.tell(secret, "cand")
    for secret in ("because of the number", "added when asked"):
        eyes.tell(secret, "cand")
    assert "Practice outcome only: Hire" in all_of(await decide(raiser))
    eyes.look()
    report = next(iter(dm_card(cand, "Here is your report").files.values())).decode()
    for part in (*map(words, INTERVIEWERS), "Strong hire 1", "because of the number", DECISION["action_3"]):
        assert part in report
    assert "added when asked" in report
    assert not any(str(one.id) in report for one in asking)
    await world.restart()
    again = await cand.press("My report", on=await cand.press("My card"))
    assert next(iter(again.card.files.values())).decode() == report
    eyes.look()
    assert not any(word in all_of(opened) for word in ("Hire", "inclined"))
    assert "Over." in next(card.text for card in org.cards() if "a practice loop" in card.text)
    assert eyes.pairs > 550


async def _watch_the_clock(world: World, one: Player, *, quiet: bool, left: int) -> None:
    """Until the next slot; the two quiet words come at their minutes, without a sound and to nobody else."""
    before = len(one.cards(one.dm))
    for minutes in (left - 10, 8, 2):
        scene = await world.pass_time(minutes=minutes)
        if quiet:
            assert {card.post.channel_id for card in scene.everybody if "⏱️" in card.text} == {one.dm.id}
    if quiet:
        told = [card.text for card in one.cards(one.dm)[before:]]
        assert ["10 minutes left" in told[0], "2 minutes left" in told[1], "Time is up" in told[2]] == [True] * 3


# ---------------------------------------------------------------- cards


async def test_probes_follow_what_is_weak(world: World, players):
    ana = players["ana"]
    await convene(players["org"], players["cand"], ana, players["ben"])
    question = await ana.press("Question 1", on=await ana.press("My card"))
    assert "It shows when" in question.text
    probes = await ana.press("Follow-ups", on=question)
    assert len([label for label in probes.buttons if label != "Question 1"]) == 12
    weak = await ana.press("No number", on=probes)
    assert "How did you measure the outcome?" in weak.text
    ours = await ana.press("All “we”", on=weak)
    assert "You or the team: which of these things did you do yourself?" in ours.text
    noted = await note(ana, 1, "I cut it", **{**TICKS, "result": ["outcome", "measured", "lesson", "cause"]})
    left = await ana.press("Follow-ups", on=noted)
    assert "No number" not in left.buttons
    # Of the task half is there, of the action and the situation two thirds.
    assert left.buttons[:3] == ["No goal", "No reason", "Why did it matter?"]


async def test_scorecards_may_be_changed_until_the_debrief_opens_and_keep_what_was_typed(world: World, players):
    ana = players["ana"]
    await convene(players["org"], players["cand"], ana, players["ben"])
    noted = await note(ana, 2, "my first note")
    form = await ana.press("Their words", on=noted)
    assert form.form.filled_in["action"] == "my first note"
    await hand_in(ana, "on the first", vote="inclined")
    await note(ana, 2, "my second note")
    again = await ana.press("Hand in again", on=await ana.press("My card"))
    await ana.fill(again, vote="strong_no_hire")
    await hand_in(players["ben"])
    read = await players["ben"].press("Read all scorecards")
    assert "Strong no hire" in read.text
    assert "my second note" in (await players["ben"].press("Further ▶", on=read)).text


async def test_whoever_has_no_part_sees_the_post_and_no_card(world: World, players):
    await convene(players["org"], players["cand"], players["ana"], players["ben"])
    out = players["out"]
    assert "a practice loop" in out.cards()[0].text
    refused = await out.press("My card")
    assert refused.ephemeral
    assert "you have no part in it" in refused.text


async def test_a_panel_in_writing_has_a_private_thread_for_those_who_take_part(world: World, players):
    await convene(players["org"], players["cand"], players["ana"], players["ben"])
    assert [len(players[name].threads()) for name in ("cand", "ana", "ben", "out")] == [1, 1, 1, 0]
    post = next(card for card in players["out"].cards() if "a practice loop" in card.text)
    assert f"<#{players['ana'].threads()[0].id}>" in post.text


async def test_the_principles_asked_for_are_asked_and_the_rest_is_drawn(world: World, players):
    ana, ben = players["ana"], players["ben"]
    await convene(players["org"], players["cand"], ana, ben, principles="frugality, Dive Deep")
    text = "".join(dm_card(one, "your interview").text for one in (ana, ben))
    assert "Frugality" in text
    assert "Dive Deep" in text
    offered = await players["org"].suggestions("panel start", "principles", "Frugality, div")
    assert offered == {"Frugality, Dive Deep": "Frugality, Dive Deep"}


async def test_a_date_is_read_in_the_zone_of_the_server(world: World, players):
    org = players["org"]
    world.guild.add_member(org.member.user, roles=[world.guild.create_role("boss", permissions=_MANAGER)])
    await org.fill(await org.press("Time zone", on=await org.slash("setup")), zone="Asia/Seoul")
    opened = await convene(org, players["cand"], players["ana"], players["ben"], when="2026-03-03 20:00")
    # 20:00 in Seoul is 11:00 UTC.
    assert "<t:1772535600:F>" in all_of(opened)
    assert "Begins" in all_of(opened)


async def test_list_and_cancel(world: World, players):
    org, cand = players["org"], players["cand"]
    await convene(org, cand, players["ana"], players["ben"])
    listed = await players["ana"].slash("panel list")
    assert "**1** · " in listed.text
    opened = await players["ana"].pick("Open a panel", "Panel 1", on=listed)
    assert "your interview" in opened.text
    sure = await org.slash("panel cancel")
    assert "Call off panel 1?" in sure.text
    cancelled = await org.press("Yes, call it off", on=sure)
    told = {card.post.channel_id for card in cancelled.everybody if "called off.**" in card.text}
    assert told == {players[name].dm.id for name in ("cand", "ana", "ben")}
    assert "called off" in (await players["ana"].slash("panel list")).text


async def test_a_korean_candidate_gets_the_report_in_korean(world: World, players):
    kim = world.join("kim", locale="ko")
    asking = [players["ana"], players["ben"]]
    await convene(players["org"], kim, *asking)
    assert "면접 일정" in (await kim.press("My card")).text
    for one in asking:
        await hand_in(one)
    await world.pass_time(minutes=11)
    for one in asking:
        await vote_again(one, "inclined")
    await decide(bar_raiser(asking))
    card = dm_card(kim, "보고서를 보내 드립니다")
    report = next(iter(card.files.values())).decode()
    assert "이번 연습의 결과: 채용" in report
    assert "다음에 할 일 세 가지" in report


async def test_a_time_that_may_be_two_is_asked_and_the_panel_opens_at_the_one_that_is_pressed(world: World, players):
    await world.in_zone("Asia/Seoul")
    org, cand = players["org"], players["cand"]
    asked = await convene(org, cand, players["ana"], players["ben"], when="tomorrow at 8", principles="frugality")
    assert asked.buttons == ["Tue 3 Mar 2026, 08:00 (Seoul)", "Tue 3 Mar 2026, 20:00 (Seoul)"]
    assert "no panel here" in (await org.slash("panel list")).text
    await world.restart()
    opened = await org.press("Tue 3 Mar 2026, 20:00 (Seoul)", on=asked)
    # 20:00 in Seoul is 11:00 UTC.
    assert "<t:1772535600:F>" in all_of(opened)


async def test_without_any_zone_the_organiser_is_asked_once(world: World, players):
    players["org"].speaks("ko")
    asked = await convene(players["org"], players["cand"], players["ana"], players["ben"], when="내일 저녁 8시")
    assert "어느 시간대 기준인가요?" in asked.text
    assert asked.buttons == ["2026년 3월 3일(화) 20:00 (서울)"]
    assert "<t:1772535600:F>" in all_of(await players["org"].press(asked.buttons[0], on=asked))
