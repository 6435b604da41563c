"""A path as a member walks it: application, technical screen, manager, loop; in both languages, over restarts."""

import json

import pytest

from bot.checker import points
from bot.errors import PathError
from bot.interview.model import Lang
from bot.interview.paths.model import Position
from bot.interview.paths.stressed import STRESSED
from bot.services.screens import asking
from bot.store.rounds import queries as rounds
from tests.discord.world import World

HEADLINES = "Moved 40 sites to a new load balancer, downtime from 3 h to 10 min\nOn call for DNS"
RESUME = (
    "Kim Mina\nmina@example.com\n010-1234-5678\n"
    "• Moved 40 sites to a new load balancer, downtime from 3 h to 10 min\n"
    "• Team lunch\n• Automated the renewal of 300 certificates\nHobbies\n"
)


@pytest.fixture
def mina(world: World):
    return world.join("mina")


def bank(world: World):
    return world.bot.desk.practice.library.technical


def asked(world: World, card, lang=Lang.EN):
    """The technical question that stands on a card."""
    return next(q for q in bank(world).values() if f"> {q.text[lang]}"[:300] in card.text)


def good(question, lang=Lang.EN):
    """Every point as its authors say it."""
    return " ".join(point.says[lang] for point in question.points)


async def applied(player, headlines=HEADLINES, **options):
    chosen = {"position": "cloud_support", "profile": "network", **options}
    await player.slash("path start", **chosen)
    await player.press("Next step")
    return await player.fill(await player.press("Fill in"), headlines=headlines)


async def screened(world: World, player, answer):
    """All questions of a screen from the first card on; its outcome."""
    shown = await player.press("Next step")
    while "Next step" not in shown.buttons:
        if "Answer" in shown.buttons:
            shown = await player.fill(await player.press("Answer", on=shown), text=answer(asked(world, shown)))
        elif "No, show the verdict" in shown.buttons:
            shown = await player.press("No, show the verdict", on=shown)
        else:
            shown = await player.press(next(b for b in shown.buttons if b in ("Next question", "To the outcome")))
    return shown


async def test_a_path_begins_with_what_is_next(mina):
    begun = await mina.slash("path start", position="cloud_support", profile="network")
    assert "Cloud Support Engineer · Network" in begun.text
    assert "▶️ **Application**" in begun.text
    assert "▫️ Technical screen · English" in begun.text
    application = await mina.press("Next step")
    assert "Up to five headlines" in application.text


async def test_the_application_takes_headlines_and_asks_for_figures(mina):
    outcome = await applied(mina)
    assert "Practice only" in outcome.text
    assert "● Moved 40 sites" in outcome.text
    assert "On call for DNS\n-# Which number" in outcome.text


async def test_a_resume_is_read_for_headlines_and_not_kept(world: World, mina):
    await mina.slash("path start", position="data_engineer", profile="database")
    await mina.press("Next step")
    outcome = await mina.fill(await mina.press("Fill in"), resume=RESUME)
    assert "Automated the renewal of 300 certificates" in outcome.text
    assert "Kim Mina" not in outcome.text
    data = (await mina.slash("privacy export")).card.files["my-practice.json"].decode()
    assert "load balancer" in data
    assert "mina@example.com" not in data
    assert "Team lunch" not in data


async def test_an_empty_application_is_no_step(mina):
    await mina.slash("path start", position="cloud_support", profile="network")
    await mina.press("Next step")
    assert "nothing to read" in (await mina.fill(await mina.press("Fill in"), headlines="  \n ")).text
    assert "▶️ **Application**" in (await mina.slash("path status")).text


async def test_the_screen_asks_about_the_members_own_headline_first(mina):
    await applied(mina)
    first = await mina.press("Next step")
    assert "question 1 of 8" in first.text
    assert "You wrote: “Moved 40 sites" in first.text
    assert first.buttons == ["Answer", "Hint", "Pass over", "Stop"]


async def test_an_answer_gets_its_points_a_follow_up_and_then_the_whole_verdict(world: World, mina):
    await applied(mina)
    await mina.press("Next step")
    await mina.press("Pass over")
    question = asked(world, await mina.press("Next question"))
    probed = await mina.fill(await mina.press("Answer"), text=good(question)[: len(good(question)) // 2])
    assert "Heard so far: " in probed.text
    assert "●" in probed.text
    assert "Missing" not in probed.text
    assert question.follow_up[Lang.EN] in probed.text
    replied = await mina.fill(await mina.press("Answer it"), text=good(question))
    assert "Strong" in replied.text
    assert replied.buttons == ["Next question", "Stop"]


async def test_what_is_missing_is_told_in_one_sentence_each(world: World, mina):
    await applied(mina)
    question = asked(world, await mina.press("Next step"))
    await mina.fill(await mina.press("Answer"), text="I would have to think about that.")
    verdict = await mina.press("No, show the verdict")
    for point in question.points:
        assert f"Missing: {point.says[Lang.EN]}" in verdict.text.replace("**", "")


async def test_a_wrong_statement_is_named_with_the_right_fact(world: World, mina):
    await applied(mina)
    shown = await mina.press("Next step")
    for _ in range(8):
        question = asked(world, shown)
        told = " ".join(wrong.claim[Lang.EN] for wrong in question.wrong) or "I don't know."
        await mina.fill(await mina.press("Answer"), text=told)
        verdict = await mina.press("No, show the verdict")
        if "Not so:" in verdict.text.replace("**", ""):
            assert any(wrong.right[Lang.EN] in verdict.text for wrong in question.wrong)
            return
        shown = await mina.press("Next question")
    raise AssertionError("no wrong statement was named")


async def test_a_hint_is_neutral_and_a_question_may_be_passed_over(world: World, mina):
    await applied(mina)
    question = asked(world, await mina.press("Next step"))
    assert question.hint[Lang.EN] in (await mina.press("Hint")).text
    passed = await mina.press("Pass over")
    assert "Passed over" in passed.text
    assert question.points[0].says[Lang.EN] in passed.text


async def test_good_answers_get_harder_questions_and_move_on_to_the_manager(world: World, mina):
    await applied(mina)
    levels = []

    def answer(question):
        levels.append(question.level)
        return good(question)

    outcome = await screened(world, mina, answer)
    assert "You would have moved on." in outcome.text
    assert "Practice only" in outcome.text
    assert max(levels) == 3
    assert len(levels) == 8
    manager = await mina.press("Next step")
    assert "Five topics" in manager.text
    assert "● **Technical screen**" in (await mina.slash("path status")).text


async def test_the_loop_asks_about_what_the_position_stresses(world: World, mina):
    await applied(mina)
    await mina.press("Next step")
    await mina.press("Stop")
    await mina.press("Next step")
    await mina.press("Go on all the same")
    manager = await mina.press("Next step")
    await mina.press("As it comes", on=manager)
    await mina.in_dm().press("Stop")
    await mina.slash("path next")
    await mina.press("Go on all the same")
    loop = await mina.press("Next step")
    assert "Five interviewers" in loop.text
    begun = await mina.press("Begin the loop", on=loop)
    assert "waits in our DM" in begun.text
    assert "Interviewer 1 of 5" in mina.in_dm().cards()[-1].text
    async with world.bot.desk.practice.database.reading() as tx:
        held = await rounds.find_open(tx, mina.id)
    assert held is not None
    assert {principle for seat in held.seats for principle in seat.principles} >= {*STRESSED[Position.CLOUD_SUPPORT]}
    assert "Go on with the loop" in (await mina.slash("path next")).buttons


async def test_who_does_not_move_on_repeats_or_goes_on_all_the_same(world: World, mina):
    await applied(mina)
    outcome = await screened(world, mina, lambda question: "I don't know.")
    assert "would not have moved on" in outcome.text
    assert "To work on" in outcome.text
    choice = await mina.press("Next step")
    assert choice.buttons == ["Repeat it", "Go on all the same"]
    repeated = await mina.press("Repeat it", on=choice)
    assert "question 1 of 8" in repeated.text
    assert "not be" not in (await mina.press("Stop")).text
    await mina.press("Next step")
    on = await mina.press("Go on all the same")
    assert "☑️ **Technical screen**" in on.text
    assert "▶️ **Hiring manager**" in on.text


async def test_what_was_missed_comes_back_when_it_is_due(world: World, mina):
    await applied(mina)
    question = asked(world, await mina.press("Next step"))
    await mina.press("Pass over")
    await mina.press("Stop")
    assert "comes back" not in (await mina.slash("path status")).text
    world.clock.advance(days=2)
    status = await mina.slash("path status")
    assert "One question comes back" in status.text
    review = await mina.press("What was missing (1)", on=status)
    assert "What was missing · 1 of 1" in review.text
    assert asked(world, review) == question
    await mina.fill(await mina.press("Answer", on=review), text=good(question))
    await mina.press("No, show the verdict")
    assert "Done" in (await mina.press("To the outcome")).text
    assert "comes back" not in (await mina.slash("path status")).text


async def test_what_was_not_asked_to_its_end_is_not_given_away(world: World, mina):
    await applied(mina)
    await mina.press("Next step")
    await mina.fill(await mina.press("Answer"), text="I don't know.")
    await mina.press("No, show the verdict")
    question = asked(world, await mina.press("Next question"))
    outcome = await mina.press("Stop")
    assert "To work on" in outcome.text
    assert not any(point.says[Lang.EN] in outcome.text for point in question.points)


async def test_as_in_real_life_one_waits_and_may_begin_early(world: World, mina):
    outcome = await applied(mina, pace="real")
    assert "The technical screen opens" in outcome.text
    waiting = await mina.press("Next step")
    assert "That is how long it takes in real life" in waiting.text
    world.clock.advance(days=13)
    assert "in real life" in (await mina.slash("path next")).text
    world.clock.advance(days=1)
    assert "question 1 of 8" in (await mina.slash("path next")).text


async def test_a_stage_may_be_begun_early(mina):
    await applied(mina, pace="real")
    await mina.press("Next step")
    assert "question 1 of 8" in (await mina.press("Begin it now")).text


async def test_a_pause_stops_the_clock(world: World, mina):
    await applied(mina, pace="real")
    assert "Paused" in (await mina.slash("path pause")).text
    world.clock.advance(days=20)
    assert "in real life" in (await mina.slash("path next")).text
    world.clock.advance(days=14)
    assert "question 1 of 8" in (await mina.slash("path next")).text


async def test_two_paths_at_once_are_asked_about(mina):
    await applied(mina)
    found = await mina.slash("path start", position="data_engineer", profile="big_data")
    assert "You are on a path already: **Cloud Support Engineer · Network**" in found.text
    assert "question 1 of 8" in (await mina.press("Go on with it", on=found)).text
    fresh = await mina.press("Stop it, start the new one", on=found)
    assert "Data Engineer · Big data" in fresh.text
    assert "▶️ **Application**" in fresh.text
    assert "Up to five headlines" in (await mina.slash("path next")).text


async def test_a_stopped_path_says_so_and_its_cards_too(mina):
    await applied(mina)
    first = await mina.press("Next step")
    assert "The path is stopped" in (await mina.slash("path stop")).text
    assert "That screen is over" in (await mina.press("Answer", on=first)).text
    assert "That path is over" in (await mina.slash("path pause")).text


@pytest.mark.parametrize(("typed", "said"), [("2020-01-01", "That day is over"), ("soonish", "I can't tell which day")])
async def test_a_day_that_cannot_be_is_refused(mina, typed, said):
    refused = await mina.slash("path start", position="cloud_support", profile="network", interview=typed)
    assert said in refused.text
    assert "no path yet" in (await mina.slash("path status")).text


async def test_a_screen_of_somebody_elses_looks_like_one_that_does_not_exist(world: World, mina):
    await applied(mina)
    await mina.press("Next step")
    rob = world.join("rob")
    for screen_id in (1, 99):
        with pytest.raises(PathError, match="not_found"):
            await asking.answer(world.bot.desk.practice, rob.id, screen_id, 1, "Mine?")


async def test_an_answer_that_cannot_be_judged_is_kept_and_judged_later(world: World, mina, monkeypatch):
    await applied(mina)
    question = asked(world, await mina.press("Next step"))
    form = await mina.press("Answer")

    def broken(*_):
        raise RuntimeError("judging broke")

    with monkeypatch.context() as patch:
        patch.setattr(points, "judge_points", broken)
        assert "Your answer is safe" in (await mina.fill(form, text=good(question))).text
    assert len(world.errors()) >= 1
    await world.restart()
    assert "Heard so far" in (await mina.slash("path next")).text


async def test_a_second_answer_to_the_same_question_is_given_back(world: World, mina):
    await applied(mina)
    await mina.press("Next step")
    one, two = await mina.press("Answer"), await mina.press("Answer")
    await mina.fill(one, text="The first.")
    late = await mina.fill(two, text="The second.")
    assert "answered already" in late.text
    assert b"The second." in next(iter(late.card.files.values()))


async def test_every_step_goes_on_after_a_restart_and_in_korean(world: World):
    jisu = world.join("jisu", locale="ko")
    begun = await jisu.slash("path start", position="cloud_support", profile="linux", loop_language="en")
    assert "기술 면접 · 한국어" in begun.text
    assert "루프 면접 · 영어" in begun.text
    await world.restart()
    await jisu.press("다음 단계로")
    await world.restart()
    form = await jisu.press("작성하기")
    await world.restart()
    await jisu.fill(form, headlines="로그 수집 서버 20대를 자동화해 장애 시간을 5시간에서 20분으로 줄임")
    shown = await jisu.press("다음 단계로")
    for number in range(1, 9):
        await world.restart()
        assert f"질문 {number}/8" in shown.text
        assert f"질문 {number}/8" in (await jisu.slash("path next")).text
        form = await jisu.press("답변하기", on=shown)
        await world.restart()
        probed = await jisu.fill(form, text=good(asked(world, shown, Lang.KO), Lang.KO))
        await world.restart()
        reply = await jisu.press("이어서 답하기", on=probed)
        await world.restart()
        verdict = await jisu.fill(reply, text="로그와 지표를 먼저 보겠습니다.")
        await world.restart()
        shown = await jisu.press("결과 보기" if number == 8 else "다음 질문", on=verdict)
    assert "다음 단계로 넘어갔을 것입니다" in shown.text
    await world.restart()
    manager = await jisu.press("다음 단계로", on=shown)
    assert "지원 동기" in manager.text


async def test_two_presses_on_one_button_put_one_question(world: World, mina):
    await applied(mina)
    await mina.press("Next step")
    await mina.press("Pass over")
    practice = world.bot.desk.practice
    both = [await asking.go_on(practice, mina.id, 1, 1) for _ in range(2)]
    assert [len(screen.turns) for screen in both] == [2, 2]


async def test_all_of_it_is_exported_and_goes_with_the_member(world: World, mina):
    await applied(mina)
    question = asked(world, await mina.press("Next step"))
    await mina.fill(await mina.press("Answer"), text="I measured it with a probe from Seoul.")
    await mina.press("No, show the verdict")
    data = json.loads((await mina.slash("privacy export")).card.files["my-practice.json"])
    assert data["screen_turns"][0]["answer"] == "I measured it with a probe from Seoul."
    assert data["questions"][question.id]["text"]["en"] == question.text[Lang.EN]
    assert data["paths"][0]["position"] == "cloud_support"
    assert data["missed_points"]
    await mina.slash("privacy delete")
    await mina.press("Delete everything")
    data = json.loads((await mina.slash("privacy export")).card.files["my-practice.json"])
    assert not any(data[t] for t in ("paths", "path_attempts", "screens", "screen_turns", "missed_points"))
