"""Bookings when two are as fast, people leave, DMs are closed, rights are gone, events vanish and processes die."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime

import pytest

from bot.errors import BookingError
from bot.interview.bookings.model import BookingState
from bot.interview.model import Lang
from bot.services.bookings import agreeing
from bot.services.bookings import stages as booking_stages
from bot.services.claims import LEASE
from bot.services.panels import convening
from tests.discord.bookings.steps import TIMES, book, calendar_of, dms, event_of, events, post_of, propose
from tests.discord.world import Player, World

TUESDAY = datetime(2026, 3, 3, 21, tzinfo=UTC)
WEDNESDAY = datetime(2026, 3, 4, 20, tzinfo=UTC)
TO_TUESDAY_21 = 36 * 60


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


# ---------------------------------------------------------------- at the same instant


async def test_of_two_who_pick_at_the_same_instant_one_is_booked_and_the_other_told(world: World, mina, jisu):
    await propose(mina)
    tom = world.join("tom")
    practice = world.bot.desk.practice
    done = await asyncio.gather(
        agreeing.pick(practice, jisu.id, 1, TUESDAY, Lang.EN),
        agreeing.pick(practice, tom.id, 1, WEDNESDAY, Lang.EN),
        return_exceptions=True,
    )
    refused = [one for one in done if isinstance(one, BookingError)]
    assert [one.key for one in refused] == ["booking.error.taken"]
    await world.pass_time(seconds=1)
    assert len(events(world)) == 1
    assert len([player for player in (jisu, tom) if dms(player)]) == 1


async def test_nobody_is_booked_twice_for_the_same_time(world: World, mina, jisu):
    tom, ana = world.join("tom"), world.join("ana")
    await propose(mina, jisu)
    await propose(mina, tom)
    await propose(ana, jisu, "2026-03-03 21:30; wed 20:00")
    to_jisu, to_tom, by_ana = [
        card for card in jisu.cards(world.general) if "offers" in card.text and not card.ephemeral
    ]
    assert "It is booked" in (await jisu.press("Time 1", on=to_jisu)).text
    assert "has an interview at that time" in (await tom.press("Time 1", on=to_tom)).text
    assert "You have another interview" in (await jisu.press("Time 1", on=by_ana)).text
    assert "It is booked" in (await jisu.press("Time 2", on=by_ana)).text
    assert "You have another interview" in (await mina.slash("book propose", times="2026-03-03 20:30")).text


async def test_calling_off_while_it_opens_has_one_outcome(world: World, mina, jisu):
    await book(mina, jisu)
    practice = world.bot.desk.practice
    world.clock.advance(minutes=TO_TUESDAY_21)
    done = await asyncio.gather(
        booking_stages.open_interview(practice, 1, place_stands=False),
        agreeing.cancel(practice, jisu.id, 1, Lang.EN),
        booking_stages.open_interview(practice, 1, place_stands=False),
        return_exceptions=True,
    )
    await world.pass_time(seconds=1)
    running = await convening.running(practice, world.guild.id)
    refused = [one for one in done if isinstance(one, BookingError)]
    if running:
        assert len(running) == 1
        assert [one.key for one in refused] == ["booking.error.open_already"]
    else:
        assert refused == []
        assert "will not take place" in post_of(world).text


async def test_a_second_press_on_send_offers_nothing_twice(world: World, mina, jisu):
    read = await mina.slash("book propose", member=jisu.member.user, times=TIMES)
    world.fail("PATCH", "/webhooks/*/*/messages/*", status=503, times=4)
    told = await mina.press("Yes, send it", on=read)
    assert len(world.errors()) == 1
    assert "What you did is stored" in told.text
    assert "/book list" in told.text
    again = await mina.press("Yes, send it", on=read)
    assert "was sent" in again.text
    assert len([card for card in jisu.cards(world.general) if "offers" in card.text]) == 1


# ---------------------------------------------------------------- closed DMs, missing rights


async def test_where_dms_are_closed_the_file_comes_by_a_button(world: World, mina, jisu):
    world.close_dms(jisu)
    picked = await book(mina, jisu)
    assert "could not send the file and the date by DM" in picked.text
    assert dms(jisu) == []
    file = await jisu.press("Calendar file", on=picked)
    assert file.ephemeral
    assert event_of(file.card).decoded("dtstart") == TUESDAY
    assert calendar_of(dms(mina)[-1])["method"] == "PUBLISH"


async def test_where_dms_are_closed_a_reminder_names_the_member_where_it_was_offered(world: World, mina, jisu):
    await book(mina, jisu)
    await jisu.press("Remind me")
    world.close_dms(jisu)
    said = await world.pass_time(minutes=TO_TUESDAY_21 - 10)
    [card] = [card for card in said.everybody if "asked to be reminded" in card.text]
    assert f"<@{jisu.id}>" in card.text
    [sent] = [request for request in said.requests if "asked to be reminded" in str(request.json)]
    assert [str(one) for one in sent.json["allowed_mentions"]["users"]] == [str(jisu.id)]


async def test_where_dms_are_closed_news_names_the_member_where_it_was_offered(world: World, mina, jisu):
    await book(mina, jisu)
    world.close_dms(mina)
    await jisu.slash("book cancel")
    cancelled = await jisu.press("Yes, cancel it")
    [card] = [card for card in cancelled.everybody if "there is news of interview" in card.text]
    assert f"<@{mina.id}>" in card.text
    assert not [card for card in (await world.pass_time(minutes=5)).everybody if "there is news" in card.text]


async def test_who_decides_it_is_shown_it_and_named_nowhere(world: World, mina, jisu):
    world.close_dms(jisu)
    picked = await book(mina, jisu)
    assert not [card for card in picked.everybody if "there is news of interview" in card.text]


async def test_an_interview_that_may_not_be_posted_is_opened_by_dm(world: World, mina, jisu):
    await book(mina, jisu)
    world.forbid(world.general, send_messages=False)
    await world.pass_time(minutes=TO_TUESDAY_21)
    await world.pass_time(minutes=1)
    for one in (mina, jisu):
        told = [card for card in dms(one) if "I may not post in" in card.text]
        assert len(told) == 1
        assert "My card" in told[0].buttons
    assert "Panel 1" in (await jisu.in_dm().press("My card")).text


async def test_only_the_one_it_is_for_is_pinged_by_an_offer(world: World, mina, jisu):
    read = await mina.slash("book propose", member=jisu.member.user, times=TIMES)
    sent = await mina.press("Yes, send it", on=read)
    [post] = [r for r in sent.requests if r.method == "POST" and r.path == f"/channels/{world.general.id}/messages"]
    assert [str(one) for one in post.json["allowed_mentions"]["users"]] == [str(jisu.id)]


async def test_without_the_right_to_make_events_all_else_goes_on_and_the_post_says_so(world: World, mina, jisu):
    world.fail("GET", "/guilds/*/scheduled-events", status=403, code=50013, message="Missing Permissions", times=None)
    world.fail("POST", "/guilds/*/scheduled-events", status=403, code=50013, message="Missing Permissions", times=None)
    await book(mina, jisu)
    assert events(world) == []
    assert "no event for it in the server" in post_of(world).text
    assert calendar_of(dms(jisu)[-1])["method"] == "PUBLISH"
    await world.pass_time(minutes=TO_TUESDAY_21)
    assert len(await convening.running(world.bot.desk.practice, world.guild.id)) == 1


async def test_without_the_right_to_post_nothing_is_offered_and_what_was_typed_is_kept(world: World, mina, jisu):
    read = await mina.slash("book propose", member=jisu.member.user, times=TIMES)
    world.forbid(world.general, send_messages=False)
    sent = await mina.press("Yes, send it", on=read)
    assert "I may not post in" in sent.text
    kept = next(card for card in sent.cards if "tomorrow 9pm" in card.text)
    world.forbid(world.general, send_messages=True)
    assert "is posted" in (await mina.press("Yes, send it", on=kept)).text


async def test_an_event_deleted_by_hand_is_no_fault_and_comes_back_with_a_new_date(world: World, mina, jisu):
    await book(mina, jisu)
    world.env.backend.delete_scheduled_event(world.guild.id, events(world)[0].id)
    await mina.press("Yes, send it", on=await mina.slash("book move", times="wed 20:00"))
    await jisu.press("Time 1")
    assert [datetime.fromisoformat(event.scheduled_start_time) for event in events(world)] == [WEDNESDAY]
    world.env.backend.delete_scheduled_event(world.guild.id, events(world)[0].id)
    await mina.press("Yes, cancel it", on=await mina.slash("book cancel"))
    assert events(world) == []
    assert "will not take place" in post_of(world).text


async def test_a_post_that_was_deleted_is_no_fault(world: World, mina, jisu):
    await book(mina, jisu)
    world.env.backend.delete_message(world.general.id, post_of(world).post.id)
    await jisu.press("Yes, cancel it", on=await jisu.slash("book cancel"))
    assert calendar_of(dms(mina)[-1])["method"] == "CANCEL"


# ---------------------------------------------------------------- processes that die


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/users/@me/channels"),
        ("POST", "/channels/*/messages"),
        ("GET", "/guilds/*/scheduled-events"),
        ("POST", "/guilds/*/scheduled-events"),
        ("PATCH", "/channels/*/messages/*"),
    ],
)
@pytest.mark.parametrize("trouble", ["fails", "answers are lost"])
async def test_what_was_not_told_is_told_after_the_lease_and_nothing_twice(
    world: World, mina, jisu, method, path, trouble
):
    """Discord fails at one step; the process dies; the next one goes on there."""
    await propose(mina, jisu)
    if trouble == "fails":
        world.fail(method, path, status=503, times=4)
    else:
        for _ in range(4):
            world.lose_answer(method, path.rpartition("*")[0].rpartition("*")[2] or path)
    await jisu.press("Time 1")
    world.errors()
    await world.kill()
    await world.pass_time(seconds=LEASE.total_seconds() + 1)
    await world.pass_time(seconds=1)
    assert len(events(world)) == 1
    assert "It is booked" in post_of(world).text
    assert Counter(len(dms(player)) for player in (mina, jisu)) == {1: 2}


async def test_what_is_told_is_told_once(world: World, mina, jisu):
    await book(mina, jisu)
    for _ in range(2):
        quiet = await world.pass_time(seconds=LEASE.total_seconds() + 1)
        assert quiet.routes == []
        await world.restart()


async def test_one_step_that_fails_keeps_no_other_waiting(world: World, mina, jisu):
    await propose(mina, jisu)
    world.fail("POST", f"/channels/{mina.dm.id}/messages", status=503, times=4)
    world.fail("POST", "/guilds/*/scheduled-events", status=503, times=4)
    await jisu.press("Time 1")
    assert "It is booked" in post_of(world).text
    assert calendar_of(dms(jisu)[-1])["method"] == "PUBLISH"
    assert (events(world), dms(mina)) == ([], [])
    await world.pass_time(seconds=LEASE.total_seconds() + 1)
    assert (len(events(world)), len(dms(mina)), len(dms(jisu))) == (1, 1, 1)


async def test_an_event_that_was_made_and_not_noted_is_found_again(world: World, mina, jisu, monkeypatch):
    async def die(*_):
        raise OSError("the process died")

    await propose(mina, jisu)
    with monkeypatch.context() as patch:
        patch.setattr(booking_stages, "note_event", die)
        await jisu.press("Time 1")
    assert len(events(world)) == 1
    await world.restart()
    await world.pass_time(seconds=LEASE.total_seconds() + 1)
    assert len(events(world)) == 1
    await jisu.press("Yes, cancel it", on=await jisu.slash("book cancel"))
    assert events(world) == []


async def test_an_offer_whose_process_died_before_it_posted_is_posted_by_the_next(world: World, mina, jisu):
    read = await mina.slash("book propose", member=jisu.member.user, times=TIMES)
    world.fail("POST", f"/channels/{world.general.id}/messages", status=503, times=4)
    told = await mina.press("Yes, send it", on=read)
    assert "Your offer is stored" in told.text
    await world.kill()
    await world.pass_time(seconds=1)
    await world.pass_time(seconds=1)
    assert len([card for card in jisu.cards(world.general) if "offers" in card.text]) == 1


# ---------------------------------------------------------------- people who go


@pytest.mark.parametrize("who", ["mina", "jisu"])
async def test_who_deletes_their_data_is_gone_and_the_other_hears_that_it_is_off(world: World, mina, jisu, who):
    await book(mina, jisu)
    gone, other = (mina, jisu) if who == "mina" else (jisu, mina)
    await gone.slash("privacy delete")
    await gone.press("Delete everything")
    await world.pass_time(seconds=1)
    told = dms(other)[-1]
    assert "will not take place" in told.text
    assert f"<@{gone.id}>" not in told.text
    assert calendar_of(told)["method"] == "CANCEL"
    assert f"<@{gone.id}>" not in post_of(world).text
    assert events(world) == []
    listed = await other.slash("book list")
    assert "cancelled" in listed.text
    assert f"<@{gone.id}>" not in listed.text
    assert "no interviews yet" in (await gone.slash("book list")).text


async def test_an_export_has_ones_own_bookings_and_nobody_elses_name(world: World, mina, jisu):
    await book(mina, jisu)
    exported = await jisu.slash("privacy export")
    text = next(iter(exported.card.files.values())).decode()
    assert '"booking_members"' in text
    assert '"starts_at": "2026-03-03T21:00:00+00:00"' in text
    assert str(mina.id) not in text


async def test_an_interviewer_of_a_panel_who_left_the_server_is_done_without(world: World, mina, jisu):
    tom, ana = world.join("tom"), world.join("ana")
    read = await mina.slash("book propose", member=jisu.member.user, times="tomorrow 9pm", kind="panel")
    read = await mina._use(mina._find("Who interviews with you", read), [tom.member.user, ana.member.user])
    await mina.press("Yes, send it", on=read)
    await jisu.press("Time 1")
    world.guild.remove_member(tom.member.user)
    await world.pass_time(minutes=TO_TUESDAY_21)
    [panel] = await convening.running(world.bot.desk.practice, world.guild.id)
    assert {one.member_id for one in panel.interviewers} == {mina.id, ana.id}


async def test_more_interviewers_of_ones_own_accord_are_too_many_at_some_point(world: World, mina, jisu):
    for day in range(20):
        await propose(mina, None, f"2026-04-{day + 1:02} 20:00")
    refused = await mina.slash("book propose", times="2026-05-01 20:00")
    assert "20 interviews under way" in refused.text
    found = await agreeing.under_way(world.bot.desk.practice, mina.id)
    assert {one.state for one in found} == {BookingState.OFFERED}
