"""A mock interview is agreed on: proposed, read back, picked, told, moved, called off, opened."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.discord.bookings.steps import TIMES, book, calendar_of, dms, event_of, events, post_of, propose
from tests.discord.world import Player, World

TUESDAY = datetime(2026, 3, 3, 21, tzinfo=UTC)
WEDNESDAY = datetime(2026, 3, 4, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
async def zone(world: World) -> None:
    """Times are typed in UTC; that a zone is asked for is looked at in `test_asked.py`."""
    await world.in_zone()


@pytest.fixture
def mina(world: World) -> Player:
    return world.join("mina")


@pytest.fixture
def jisu(world: World) -> Player:
    return world.join("jisu")


# ---------------------------------------------------------------- proposing


async def test_times_are_read_back_before_anything_is_sent(world: World, mina, jisu):
    read = await mina.slash("book propose", member=jisu.member.user, times=TIMES)
    assert read.ephemeral
    assert "“tomorrow 9pm” is **Tue 3 Mar 2026, 21:00 (UTC)**" in read.text
    assert f"<t:{int(TUESDAY.timestamp())}:F>" in read.text
    assert not [card for card in read.everybody if not card.ephemeral]
    sent = await mina.press("Yes, send it", on=read)
    assert "Your offer is posted" in sent.text
    post = post_of(world)
    assert f"<@{mina.id}> offers <@{jisu.id}>" in post.text
    assert post.buttons == ["Time 1", "Time 2", "Time 3", "None of these", "My booking"]


async def test_what_cannot_be_read_is_kept_and_can_be_changed_in_a_form(world: World, mina, jisu):
    read = await mina.slash("book propose", member=jisu.member.user, times="tomorrow at 9; fri 20:00; yesterday 9pm")
    assert "“tomorrow at 9” can mean more than one time" in read.text
    assert {"Tue 3 Mar 2026, 09:00 (UTC)", "Tue 3 Mar 2026, 21:00 (UTC)"} <= set(read.buttons)
    assert "has passed already" in read.text
    assert "Yes, send it" not in read.buttons
    form = await mina.press("Change times", on=read)
    assert form.form.filled_in["slot1"] == "tomorrow at 9"
    read = await mina.fill(form, slot1="tomorrow 9pm", slot3="")
    assert "Yes, send it" in read.buttons
    await world.restart()
    assert "is posted" in (await mina.press("Yes, send it", on=read)).text


async def test_times_are_typed_in_ones_own_zone_in_korean_too(world: World, jisu):
    eun = world.join("eun", locale="ko")
    read = await eun.slash("book propose", member=jisu.member.user)
    assert "UTC" in read.text
    read = await eun.fill(await eun.press("시간대", on=read), zone="서울")
    read = await eun.fill(
        await eun.press("시간 입력", on=read), slot1="내일 저녁 9시", slot2="다음 주 화요일 오후 7시 반"
    )
    assert "2026년 3월 3일(화) 21:00 (서울)" in read.text
    assert "2026년 3월 10일(화) 19:30 (서울)" in read.text
    await eun.press("네, 보내기", on=read)
    await jisu.press("시간 1")
    [event] = events(world)
    assert datetime.fromisoformat(event.scheduled_start_time) == datetime(2026, 3, 3, 12, tzinfo=UTC)
    again = await eun.slash("book propose", member=jisu.member.user, times="모레 저녁 9시")
    assert "(서울)" in again.text


async def test_times_are_read_back_while_they_are_typed(mina):
    assert await mina.suggestions("book propose", "times", "tomorrow 9pm; fri 20:00") == {
        "Tue 3 Mar 2026, 21:00 (UTC); Fri 6 Mar 2026, 20:00 (UTC)": "tomorrow 9pm; fri 20:00"
    }
    for unread in ("", "tomorrow at 9", "tomorrow 9pm; fri", "9pm;9pm;9pm;9pm;9pm;9pm", "x" * 200):
        assert await mina.suggestions("book propose", "times", unread) == {}


async def test_before_one_is_picked_other_times_take_the_place_of_those_offered(world: World, mina, jisu):
    await propose(mina, jisu)
    read = await mina.slash("book move", times="thu 20:00")
    assert "shows these times now" in (await mina.press("Yes, send it", on=read)).text
    assert post_of(world).buttons == ["Time 1", "None of these", "My booking"]
    assert "It is booked" in (await jisu.press("Time 1")).text


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"times": "in 2 hours; in 120 minutes"}, "are the same"),
        ({"times": "2026-12-24 18:00"}, "90 days"),
        ({"times": "9pm;10pm;11pm;8pm;7pm;6pm"}, "Up to five times"),
        ({"times": "9pm", "zone": "Mars"}, "don't know the time zone “Mars”"),
    ],
)
async def test_what_cannot_be_offered_is_said_so(mina, jisu, options, told):
    refused = await mina.slash("book propose", member=jisu.member.user, **options)
    assert told in refused.text
    assert "Yes, send it" not in refused.buttons


async def test_nobody_is_interviewed_by_themselves(mina):
    assert "by yourself" in (await mina.slash("book propose", member=mina.member.user, times="9pm")).text


# ---------------------------------------------------------------- picking


async def test_a_picked_time_is_told_to_both_and_to_the_server(world: World, mina, jisu):
    voice = world.guild.create_voice_channel("booth")
    picked = await book(mina, jisu, voice=voice, minutes=30)
    assert "It is booked" in picked.text
    assert picked.ephemeral
    post = post_of(world)
    assert f"<t:{int(TUESDAY.timestamp())}:F>" in post.text
    assert post.buttons == ["My booking"]
    [event] = events(world)
    assert (event.name, event.channel_id) == ("Mock interview", voice.id)
    assert datetime.fromisoformat(event.scheduled_start_time) == TUESDAY
    assert not any(str(player.id) in (event.description or "") for player in (mina, jisu))
    for player in (mina, jisu):
        [told] = dms(player)
        assert "It is booked" in told.text
        assert calendar_of(told)["method"] == "PUBLISH"
        assert event_of(told).decoded("dtstart") == TUESDAY
        assert event_of(told).decoded("duration").total_seconds() == 30 * 60
        assert event_of(told)["location"] == "Discord: #booth"


async def test_only_the_one_it_is_for_picks_and_nobody_their_own(world: World, mina, jisu):
    await propose(mina, jisu)
    tom = world.join("tom")
    assert "for somebody else" in (await tom.press("Time 1")).text
    assert "your own offer" in (await mina.press("Time 1")).text
    assert "for somebody else" in (await tom.press("None of these")).text
    assert "no such interview" in (await tom.press("My booking")).text
    assert post_of(world).buttons[0] == "Time 1"


async def test_whoever_is_free_and_first_is_interviewed(world: World, mina, jisu):
    await propose(mina)
    assert "whoever is free" in post_of(world).text
    tom = world.join("tom")
    # The post is not written anew in time: somebody still sees the buttons.
    world.fail("PATCH", f"/channels/{world.general.id}/messages/*", status=503, times=4)
    assert "It is booked" in (await tom.press("Time 2")).text
    assert "a moment faster" in (await jisu.press("Time 1")).text
    await world.pass_time(minutes=4)
    assert f"**Is interviewed:** <@{tom.id}>" in post_of(world).text
    assert dms(jisu) == []


async def test_a_member_in_korea_reads_korean_and_gets_a_file_in_their_zone(world: World, mina):
    eun = world.join("eun", locale="ko")
    await eun.slash("book propose", times="9pm", zone="Seoul")
    await book(mina, eun)
    [told] = dms(eun)
    assert "예약되었습니다" in told.text
    assert event_of(told)["summary"] == "모의 면접"
    assert event_of(told)["dtstart"].params["TZID"] == "Asia/Seoul"
    assert event_of(told).decoded("dtstart") == TUESDAY


async def test_when_none_suits_the_proposer_hears_of_it_and_nothing_is_booked(world: World, mina, jisu):
    await propose(mina, jisu)
    await jisu.press("None of these")
    assert "None of the times" in post_of(world).text
    assert "None of the times you offered suited" in dms(mina)[-1].text
    assert dms(jisu) == []
    assert events(world) == []


async def test_a_passed_time_cannot_be_picked(world: World, mina, jisu):
    await propose(mina, jisu)
    await world.pass_time(minutes=60 * 24 * 2)
    assert "passed meanwhile" in (await jisu.press("Time 1")).text
    assert "It is booked" in (await jisu.press("Time 3")).text


async def test_what_nobody_picked_runs_out_after_the_last_time(world: World, mina, jisu):
    await propose(mina, jisu)
    world.fail("PATCH", f"/channels/{world.general.id}/messages/*", status=503, times=8)
    await world.pass_time(minutes=60 * 24 * 5)
    assert len(world.errors()) == 1
    assert "over or called off" in (await jisu.press("Time 1")).text
    await world.pass_time(minutes=4)
    assert "No time was picked" in post_of(world).text
    assert "Nobody picked" in dms(mina)[-1].text


# ---------------------------------------------------------------- moving, calling off


@pytest.mark.parametrize("mover", ["mina", "jisu"])
async def test_either_may_ask_for_another_time_and_the_date_stands_until_one_is_picked(world: World, mina, jisu, mover):
    await book(mina, jisu)
    players = {"mina": mina, "jisu": jisu}
    asks, answers = players.pop(mover), next(iter(players.values()))
    form = await asks.press("Other times", on=dms(asks)[-1])
    read = await asks.fill(form, slot1="wed 20:00", slot2="thu 20:00")
    await world.restart()
    assert "the date stands" in (await asks.press("Yes, send it", on=read)).text
    assert "asks for another time" in dms(answers)[-1].text
    assert datetime.fromisoformat(events(world)[0].scheduled_start_time) == TUESDAY
    assert (await asks.press("Time 1", on=post_of(world))).text.startswith(("This is your own", "This offer is for"))
    assert "another date now" not in dms(asks)[-1].text
    await answers.press("Time 1", on=dms(answers)[-1])
    [event] = events(world)
    assert datetime.fromisoformat(event.scheduled_start_time) == WEDNESDAY
    for player in (mina, jisu):
        booked, *_, moved = [card for card in dms(player) if card.files]
        assert event_of(moved)["uid"] == event_of(booked)["uid"]
        assert event_of(moved)["sequence"] > event_of(booked)["sequence"]
        assert event_of(moved).decoded("dtstart") == WEDNESDAY


async def test_when_no_other_time_suits_the_date_stays(world: World, mina, jisu):
    await book(mina, jisu)
    await mina.press("Yes, send it", on=await mina.slash("book move", times="thu 20:00"))
    await jisu.press("Keep the date", on=post_of(world))
    assert "stays as it was" in dms(mina)[-1].text
    assert datetime.fromisoformat(events(world)[0].scheduled_start_time) == TUESDAY
    assert post_of(world).buttons == ["My booking"]


@pytest.mark.parametrize("who", ["mina", "jisu"])
async def test_either_calls_it_off_after_a_yes_and_calendars_lose_it(world: World, mina, jisu, who):
    await book(mina, jisu)
    player = {"mina": mina, "jisu": jisu}[who]
    sure = await player.slash("book cancel")
    assert "Call this interview off?" in sure.text
    await world.restart()
    assert "stays as it is" in (await player.press("Keep it", on=sure)).text
    assert len(events(world)) == 1
    await player.press("Yes, cancel it", on=await player.slash("book cancel"))
    assert events(world) == []
    assert "will not take place" in post_of(world).text
    for one in (mina, jisu):
        assert calendar_of(dms(one)[-1])["method"] == "CANCEL"
        assert event_of(dms(one)[-1])["uid"] == event_of(dms(one)[0])["uid"]
    assert "no interview under way" in (await player.slash("book cancel")).text


async def test_the_list_has_what_comes_first_and_pages(world: World, mina, jisu):
    for day in range(3, 14):
        await propose(mina, jisu, f"2026-03-{day:02} 20:00")
    await jisu.press("Time 1")
    listed = await mina.slash("book list")
    assert "Page 1 of 2" in listed.text
    assert listed.text.index("**1**") < listed.text.index("**2**")
    second = await mina.press("Further ▶", on=listed)
    assert "**11** · booked" in second.text
    opened = await mina.pick("Open an interview", "11 · one to one · booked", on=second)
    assert "Calendar file" in opened.buttons
    file = await mina.press("Calendar file", on=opened)
    assert event_of(file.card).decoded("dtstart") == datetime(2026, 3, 13, 20, tzinfo=UTC)


# ---------------------------------------------------------------- a panel


async def test_a_panel_is_booked_with_more_interviewers_one_of_whom_cannot_come(world: World, mina, jisu):
    tom, ana = world.join("tom"), world.join("ana")
    read = await mina.slash("book propose", member=jisu.member.user, times=TIMES, kind="panel", minutes=30)
    assert "one to five more interviewers" in read.text
    read = await choose(mina, "Who interviews with you", [tom.member.user, ana.member.user])
    assert f"<@{tom.id}> <@{ana.id}>" in read.text
    await mina.press("Yes, send it", on=read)
    await jisu.press("Time 1")
    assert event_of(dms(jisu)[-1]).decoded("duration").total_seconds() == 90 * 60
    assert dms(tom) == []
    mine = await tom.press("My booking")
    await tom.press("Yes, without me", on=await tom.press("I can't come", on=mine))
    assert f"<@{tom.id}>" not in post_of(world).text
    assert event_of(dms(jisu)[-1]).decoded("duration").total_seconds() == 60 * 60


async def choose(player: Player, menu: str, values):
    return await player._use(player._find(menu, None), values)


# ---------------------------------------------------------------- reminders


async def test_whoever_asked_is_reminded_a_day_and_ten_minutes_before_and_nobody_else(world: World, mina, jisu):
    await book(mina, jisu, times="2026-03-06 18:30")
    on = await jisu.press("Remind me")
    assert "🔔" in on.text
    await world.restart()
    await world.pass_time(minutes=60 * 24 * 3 + 60 * 9 + 30)
    assert [card for card in dms(jisu) if "You asked for this" in card.text][0:]
    before = len(dms(jisu))
    await world.pass_time(minutes=1)
    assert len(dms(jisu)) == before
    await world.pass_time(minutes=60 * 23 + 50)
    reminders = [card for card in dms(jisu) if "You asked for this" in card.text]
    assert len(reminders) == 2
    assert not [card for card in dms(mina) if "You asked for this" in card.text]
