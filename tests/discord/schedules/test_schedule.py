"""Practice that comes by itself, as members meet it: rhythms of a server and of one's own."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.sandbox.simulated.member import Member
from bot.services.groups import taking_part
from tests.discord.groups.steps import answer_and_share
from tests.discord.rounds.stories import KOREAN_STORY, STORY, answer
from tests.discord.schedules.steps import DAY_MIN, manager, posts, prompts, until
from tests.discord.world import Player, Scene, World


@pytest.fixture
def mina(world: World) -> Player:
    return manager(world)


async def add(player: Player, **options: object) -> None:
    await player.slash("schedule add", **{"at": "11:00", "zone": "UTC"} | options)


# ---------------------------------------------------------------- in a server


async def test_a_rhythm_is_added_and_shown_with_its_next_three_dates(world: World, mina: Player) -> None:
    added = await mina.slash("schedule add", at="8pm", days="mon wed fri", zone="Seoul")
    assert "Mon, Wed, Fri at 20:00" in added.text
    assert added.ephemeral
    for date in ("Mon 2026-03-02 20:00", "Wed 2026-03-04 20:00", "Fri 2026-03-06 20:00"):
        assert date in added.text
    assert "<t:1772449200:f>" in added.text
    mina.speaks("ko")
    listed = await mina.slash("schedule list")
    assert "월, 수, 금 20:00" in listed.text
    assert "2026-03-04(수) 20:00" in listed.text


async def test_a_due_prompt_opens_a_group_round_once_and_it_can_be_answered(world: World, mina: Player) -> None:
    await add(mina)
    previewed = (await mina.slash("schedule preview", schedule=1)).text
    assert "Only you see this" in previewed
    assert posts(await world.pass_time(minutes=119)) == []
    await world.restart()
    seen = await until(world, "11:00")
    post, _thread = posts(seen)
    assert "Group round 1" in post
    question = previewed.rpartition("> ")[2]
    assert question in post
    assert posts(await world.pass_time(minutes=5)) == []
    await world.restart()
    tom = world.join("tom")
    assert "Shared for review" in (await answer_and_share(tom)).text
    assert "posted" in (await mina.slash("schedule list")).text
    assert len(prompts(await until(world, "11:00"))) == 1


async def test_questions_do_not_repeat_before_all_that_fit_were_asked(world: World, mina: Player) -> None:
    await add(mina, principle="dive_deep", hours="1", review_hours="1")
    fitting = [q for q in world.bot.desk.practice.library.questions.values() if q.principle == "dive_deep"]
    asked = []
    for _ in range(2 * len(fitting)):
        seen = await until(world, "11:00")
        asked += [re.search("> (.+)", post)[1] for post in posts(seen) if "### Group round" in post]
        tom = world.join(f"tom{len(asked)}")
        await answer(tom)
    assert len(set(asked[: len(fitting)])) == len(fitting)
    assert len(set(asked[len(fitting) :])) == len(fitting)


async def test_only_the_chosen_role_is_mentioned_and_never_everybody(world: World, mina: Player) -> None:
    role = world.guild.create_role("practisers")
    await add(mina, role=role)
    seen = await until(world, "11:00")
    assert any(f"<@&{role.id}>" in post for post in posts(seen))
    sent = next(request for request in seen.requests if request.path.endswith("/messages"))
    assert [int(one) for one in sent.json["allowed_mentions"]["roles"]] == [role.id]
    assert "everyone" not in sent.json["allowed_mentions"].get("parse", [])
    assert sent.json["enforce_nonce"] is True
    assert len(sent.json["nonce"]) <= 25


async def test_languages_alternate(world: World, mina: Player) -> None:
    await add(mina, language="alternate", hours="1")
    first, second, third = [prompts(await until(world, "11:00"))[0] for _ in range(3)]
    assert ("Group round" in first, "그룹 라운드" in second, "Group round" in third) == (True, True, True)


async def test_a_fixed_list_is_asked_in_its_order(world: World, mina: Player) -> None:
    await add(mina, what="listed", hours="1")
    library = world.bot.desk.practice.library
    keys = [next(q for q in library.questions.values() if q.principle == p) for p in ("frugality", "dive_deep")]
    card = await mina.slash("schedule edit", schedule=1, at="11:00")
    assert "The list is empty" in card.text
    for question in keys:
        menu = await mina.pick("Add a question of this principle", question.principle.value, on=card)
        card = await mina.pick("Add this question", question.id, on=menu)
    assert card.text.index("1. ") < card.text.index("2. ")
    asked = [prompts(await until(world, "11:00"))[0] for _ in range(3)]
    assert [("Frugality" in post, "Dive Deep" in post) for post in asked] == [
        (True, False),
        (False, True),
        (True, False),
    ]


async def test_least_answered_principle_comes_first(world: World, mina: Player) -> None:
    await add(mina, what="least", hours="1", review_hours="1")
    first = prompts(await until(world, "11:00"))[0]
    await answer(world.join("tom"))
    second = prompts(await until(world, "11:00"))[0]
    assert re.search("· (.+?) ·", first)[1] != re.search("· (.+?) ·", second)[1]


async def test_pause_skip_edit_resume_and_remove(world: World, mina: Player) -> None:
    await add(mina)
    card = await mina.slash("schedule skip", schedule=1)
    assert "Tue 2026-03-03 11:00" in card.text
    assert posts(await until(world, "11:00")) == []
    assert "left out as you wished" in (await mina.slash("schedule list")).text
    card = await mina.slash("schedule pause", schedule=1, until="5 Mar")
    assert "Vacation until" in card.text
    assert "Thu 2026-03-05 11:00" in card.text
    assert posts(await until(world, "11:00")) == []  # 3 March
    assert "Resume" in card.buttons
    resumed = await mina.press("Resume", on=card)
    paused = await mina.press("Pause", on=resumed)
    assert "Paused until" in paused.text
    await world.restart()
    resumed = await mina.press("Resume", on=paused)
    assert "Wed 2026-03-04 11:00" in resumed.text
    edited = await mina.slash("schedule edit", schedule=1, at="정오", days="평일")
    assert "Monday to Friday at 12:00" in edited.text
    assert "Group round" in posts(await until(world, "12:00"))[0]
    asked = await mina.slash("schedule remove", schedule=1)
    assert "for good?" in asked.text
    kept = await mina.press("Keep it", on=asked)
    assert "Remove" in kept.buttons
    assert "removed" in (await mina.press("Yes, remove it", on=await mina.press("Remove", on=kept))).text
    assert prompts(await until(world, "12:00")) == []
    assert "No schedule here yet" in (await mina.slash("schedule list")).text


async def test_only_those_who_may_manage_it_do(world: World, mina: Player) -> None:
    tom = world.join("tom")
    refused = await tom.slash("schedule add", at="11:00", zone="UTC")
    assert "Manage Server" in refused.text
    await add(mina)
    assert await tom.suggestions("schedule skip", "schedule", "") == {}
    assert list((await mina.suggestions("schedule skip", "schedule", "")).values()) == [1]


async def test_the_role_that_may_open_rounds_may_manage_it_too(world: World, mina: Player) -> None:
    role = world.guild.create_role("hosts")
    tom = world.join("tom")
    practice = world.bot.desk.practice
    await taking_part.choose_settings(practice, world.guild.id, lambda chosen: replace(chosen, opener_role_id=role.id))
    assert "Manage Server" in (await tom.slash("schedule list")).text
    host = Member(world.env, world.env.create_user("host"))
    world.guild.add_member(host.user, roles=[role])
    assert "No schedule here yet" in (await Player(world, host, world.general).slash("schedule list")).text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"at": "25:00"}, "“25:00”: I don't understand it"),
        ({"at": "11:00", "days": "someday"}, "“someday”: I don't understand it"),
        ({"at": "11:00", "zone": "Mars"}, "don't know the time zone “Mars”"),
        ({}, "At what local time"),
        ({"cron": "0 9 * *"}, "no cron line"),
        ({"cron": "*/10 * * * *", "zone": "UTC"}, "At most one prompt an hour"),
        ({"cron": "0 9 * * *", "days": "mon"}, "Choose one"),
        ({"at": "11:00", "what": "review"}, "in a DM with me"),
        ({"at": "11:00", "what": "principle"}, "Which principle"),
    ],
)
async def test_what_cannot_be_read_is_told_and_nothing_is_added(
    world: World, mina: Player, options: dict[str, str], said: str
) -> None:
    refused = await mina.slash("schedule add", **options)
    assert said in refused.text
    assert "No schedule here yet" in (await mina.slash("schedule list")).text


async def test_zones_are_suggested_with_their_local_time(world: World, mina: Player) -> None:
    assert await mina.suggestions("schedule add", "zone", "서울") == {"Seoul (18:00)": "Asia/Seoul"}


# ---------------------------------------------------------------- for oneself


async def test_a_rhythm_of_ones_own_opens_a_solo_round_in_the_dm(world: World) -> None:
    me = world.join("me", locale="ko").in_dm()
    assert "어느 시간대 기준인가요" in (await me.slash("schedule add", at="20:00")).text
    added = await me.slash("schedule add", at="저녁 8시", days="평일", zone="서울", what="oldest")
    assert "평일 20:00" in added.text
    await world.restart()
    seen = await until(world, "11:00")
    (card,) = seen.everybody
    assert "내 일정 1" in card.text
    assert "질문 1/1" in card.text
    await world.restart()
    checked = await me.fill(await me.press("답변하기"), **KOREAN_STORY)
    assert "상황" in checked.text
    # The zone is known from now on.
    assert "20:30" in (await me.slash("schedule add", at="20:30")).text


async def test_a_round_that_is_still_open_is_shown_instead_of_a_second_one(world: World) -> None:
    me = world.join("me").in_dm()
    await me.slash("schedule add", at="11:00", zone="UTC")
    await until(world, "11:00")
    seen = await until(world, "11:00")
    (card,) = seen.everybody
    assert "Your schedule 1" in card.text
    assert "You have a round open" in card.text
    assert "Resume" in card.buttons


async def test_a_dm_schedule_is_nobody_elses(world: World, mina: Player) -> None:
    me = world.join("me").in_dm()
    await me.slash("schedule add", at="11:00", zone="UTC")
    tom = world.join("tom").in_dm()
    assert "no such schedule" in (await tom.slash("schedule preview", schedule=1)).text
    assert "no such schedule" in (await mina.slash("schedule remove", schedule=1)).text


async def test_review_brings_back_the_weakest_with_both_checklists_after_the_new_answer(world: World) -> None:
    me = world.join("me").in_dm()
    assert "nothing to bring back" in (await _review_preview(me)).text
    weak = {**STORY, "action": "We did some things.", "result": "It was fine."}
    await me.slash("interview start", principle="ownership")
    await answer(me, weak)
    await me.press("Finish")
    await me.slash("interview start", principle="frugality")
    await answer(me, STORY)
    await me.press("Finish")
    await world.pass_time(minutes=10 * DAY_MIN)
    seen = await until(world, "11:00")
    card = seen.everybody[-1]
    assert "Ownership" in card.text
    assert "beside that of now" not in card.text
    checked = await answer(me, STORY)
    assert "beside that of now" in checked.text
    assert "**Action** 0/3 → 3/3" in checked.text


async def _review_preview(me: Player) -> Scene:
    await me.slash("schedule add", at="11:00", zone="UTC", what="review")
    return await me.slash("schedule preview", schedule=1)


# ---------------------------------------------------------------- nobody answers


async def test_after_three_unanswered_prompts_it_asks_then_comes_weekly_then_pauses(world: World, mina: Player) -> None:
    await add(mina, hours="1", review_hours="1")
    for _ in range(3):
        assert len(prompts(await until(world, "11:00"))) == 1
    asked = await until(world, "11:00")
    (post,) = [post for post in posts(asked) if "Shall this schedule go on?" in post]
    assert prompts(asked) == []
    assert f"<@{mina.id}>" in post
    assert "Once a week for now" in (await mina.slash("schedule list")).text
    for _ in range(6):
        assert prompts(await until(world, "11:00")) == []
    assert len(prompts(await until(world, "11:00"))) == 1
    assert len(prompts(await world.pass_time(minutes=7 * DAY_MIN))) == 1
    (rests,) = [post for post in posts(await world.pass_time(minutes=7 * DAY_MIN)) if "rests" in post]
    assert "paused itself" in rests
    assert prompts(await world.pass_time(minutes=14 * DAY_MIN)) == []
    await world.restart()
    assert "It goes on" in (await mina.press("Resume")).text
    assert len(prompts(await until(world, "11:00"))) == 1


async def test_an_answer_brings_the_rhythm_back(world: World, mina: Player) -> None:
    await add(mina, hours="336")
    for _ in range(4):
        await until(world, "11:00")
    assert len(prompts(await world.pass_time(minutes=7 * DAY_MIN))) == 1
    await answer(world.join("tom"))
    assert len(prompts(await world.pass_time(minutes=7 * DAY_MIN))) == 1
    assert "Once a week" not in (await mina.slash("schedule list")).text
    assert len(prompts(await until(world, "11:00"))) == 1


async def test_the_manager_chooses_to_go_on(world: World, mina: Player) -> None:
    await add(mina, hours="1", review_hours="1")
    for _ in range(4):
        await until(world, "11:00")
    await world.restart()
    assert "It goes on" in (await mina.press("Go on as before")).text
    for _ in range(3):
        assert len(prompts(await until(world, "11:00"))) == 1
    assert "Shall this schedule" in posts(await until(world, "11:00"))[-1]
    assert "Once a week" in (await mina.press("Once a week")).text


# ---------------------------------------------------------------- questions of a server's own


async def test_own_questions_are_suggested_accepted_and_asked_first_then_the_queue_runs_dry(
    world: World, mina: Player
) -> None:
    tom = world.join("tom", locale="ko")
    told = "고객에게 나쁜 소식을 직접 전한 적이 있나요?"
    assert "감사합니다" in (await tom.slash("question suggest", principle="earn_trust", korean=told)).text
    await tom.slash("question suggest", principle="earn_trust", korean="이건 안 됩니다")
    assert "‘서버 관리하기’ 권한" in (await tom.slash("question queue")).text
    queue = await mina.slash("question queue")
    assert told in queue.text
    await mina.pick("Accept into the queue", "1", on=queue)
    await mina.pick("Set aside", "2", on=await mina.slash("question queue"))
    await add(mina)
    assert told in (await mina.slash("schedule preview", schedule=1)).text
    seen = posts(await until(world, "11:00"))
    assert told in seen[0]
    assert "last of this server's own questions" in seen[-1]
    await world.restart()
    ana = world.join("ana")
    assert "Earn Trust" in (await answer_and_share(ana)).text
    assert told in (await ana.press("What counted")).text
    assert len(prompts(await until(world, "11:00"))) == 1
    await tom.slash("privacy delete")
    await tom.press("모두 삭제")
    assert told not in (await mina.slash("question queue")).text
