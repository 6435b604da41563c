"""A round as members play it: in a server, in a DM, as an app of their own, in Korean, typed field by field."""

import pytest

from tests.discord.rounds.stories import BARE, KOREAN_STORY, STORY, UNMEASURED, answer, start
from tests.discord.world import World


@pytest.fixture
def mina(world: World):
    return world.join("mina")


async def test_a_whole_round_in_a_server_is_private_and_asks_nothing_of_the_channel(world: World, mina):
    question = await start(mina, principle="ownership", questions=2)
    assert question.ephemeral
    assert "Question 1 of 2 · Ownership" in question.text
    assert question.buttons == ["Answer", "Hint", "Skip", "Stop"]

    read = await answer(mina, UNMEASURED)
    assert read.card.edited
    assert "“" not in read.text
    assert "Follow-up" in read.text
    assert read.buttons == ["Answer it", "Revise", "Next question", "Stop", "What counted", "Keep as a story"]

    folded = await mina.press("What counted")
    assert folded.ephemeral
    assert not folded.card.edited
    assert "“My lead asked me to bring it back before Monday at 8 am.”" in folded.text

    form = await mina.press("Answer it")
    replied = await mina.fill(form, reply="Response times went from 9 seconds to 2, and complaints fell by 80 %.")
    assert "What your reply changed" in replied.text

    form = await mina.press("Revise")
    assert form.form.filled_in["situation"] == STORY["situation"]
    revised = await mina.fill(form, **STORY)
    assert "What your revision changed" in revised.text

    following = await mina.press("Next question")
    assert "Question 2 of 2 · Ownership" in following.text
    assert following.cards[0].buttons == []
    await answer(mina)
    summary = await mina.press("Finish")
    assert "Round finished" in summary.text
    assert "Work on these first" in summary.text or "Everything was there" in summary.text
    routes = {route for request in world.env.http_requests for route in [request.path.split("/")[1]]}
    assert "channels" not in routes


async def test_what_a_member_sees_nobody_else_sees(world: World, mina):
    jisu = world.join("jisu")
    await start(mina)
    await answer(mina)
    assert all(not card.seen_by(jisu) for card in mina.cards())


async def test_a_round_in_the_dm_runs_right_there(mina):
    question = await start(mina.in_dm())
    assert not question.ephemeral
    read = await answer(mina.in_dm())
    assert "items ticked" in read.text
    assert "Round finished" in (await mina.in_dm().press("Finish")).text


@pytest.mark.parametrize("where", ["foreign server", "private channel"])
async def test_an_app_that_only_the_member_installed_plays_too(world: World, where):
    sam = world.stranger("sam")
    place = world.foreign_channel(sam) if where == "foreign server" else world.private_channel(sam)
    sam = sam.at(place)
    assert (await start(sam)).ephemeral
    assert "items ticked" in (await answer(sam)).text
    assert "Round finished" in (await sam.press("Finish")).text


async def test_a_round_in_korean(world: World):
    jisu = world.join("jisu", locale="ko")
    question = await start(jisu, principle="dive_deep")
    assert "질문 1/1 · 심층적으로 분석하라" in question.text
    form = await jisu.press("답변하기")
    assert form.form.labels == ["상황", "과제", "행동", "결과", "결과는 어땠나요?"]
    read = await jisu.fill(form, **KOREAN_STORY, ended="as_hoped")
    assert "개 확인" in read.text
    assert "라운드를 마쳤습니다" in (await jisu.press("마치기")).text


async def test_the_language_may_be_another_than_the_clients(world: World, mina):
    assert "질문 1/1" in (await start(mina, language="ko")).text


async def test_an_answer_in_the_other_language_is_read_in_its_own(mina):
    await start(mina)
    read = await answer(mina, KOREAN_STORY)
    assert "items ticked" in read.text
    assert "“" in (await mina.press("What counted")).text


async def test_how_senior_the_questions_are_is_asked_once_and_remembered(mina):
    asked = await start(mina, principle="ownership", level=None)
    assert "How senior should the questions be?" in asked.text
    assert asked.buttons == ["Entry level", "Experienced", "Lead"]
    assert "Ownership · lead" in (await mina.press("Lead")).text
    await answer(mina)
    await mina.press("Finish")
    assert "Dive Deep · lead" in (await start(mina, principle="dive_deep", level=None)).text


async def test_a_level_that_is_wished_for_is_remembered_too(mina):
    await start(mina, principle="ownership", level="experienced")
    await mina.slash("interview stop")
    assert "Frugality · experienced" in (await start(mina, principle="frugality", level=None)).text


@pytest.mark.parametrize(("wished", "asked"), [(0, 0), (1, 1), (None, 3)])
async def test_so_many_follow_ups_are_asked_as_were_wished_for(mina, wished, asked):
    await start(mina, follow_ups=wished)
    shown = await answer(mina, UNMEASURED)
    replies = 0
    while "Answer it" in shown.buttons:
        replies += 1
        shown = await mina.fill(await mina.press("Answer it"), reply=f"Well, the {replies}th thing.")
    assert replies == asked


async def test_follow_ups_are_shown_as_talk(mina):
    await start(mina)
    first = await answer(mina, BARE)
    question = first.text.split("Follow-up")[1].split("> ")[1].splitlines()[0]
    second = await mina.fill(await mina.press("Answer it"), reply="That was the landlord's wish.")
    talk = second.text[second.text.index(question) :]
    assert "💬 “That was the landlord's wish.”" in talk
    assert talk.index("landlord") < talk.index("Follow-up")
    following = talk.split("Follow-up")[1].split("> ")[1].splitlines()[0]
    assert following != question
    frozen = (await mina.press("Finish")).cards[0]
    assert "landlord's wish" in frozen.text


async def test_a_reply_that_is_only_a_number_does_not_turn_a_korean_answer_into_nothing(world: World):
    jisu = world.join("jisu", locale="ko")
    await start(jisu)
    story = {**KOREAN_STORY, "result": "모두 다시 접수할 수 있게 되었습니다."}
    before = await jisu.fill(await jisu.press("답변하기"), **story)
    count = int(before.text.split("개 항목 중 ")[1].split("개")[0].strip("*"))
    after = await jisu.fill(await jisu.press("이어서 답하기"), reply="40 → 0")
    assert int(after.text.split("개 항목 중 ")[1].split("개")[0].strip("*")) >= count


async def test_an_answer_typed_field_by_field(mina):
    dm = mina.in_dm()
    await start(dm)
    asked = [(await dm.type(STORY[field])).text for field in ("situation", "task", "action")]
    assert [("Task" in asked[0]), ("Action" in asked[1]), ("Result" in asked[2])] == [True, True, True]
    ending = await dm.type(UNMEASURED["result"])
    assert ending.buttons[:3] == ["As hoped", "Partly", "It failed"]
    read = await dm.press("As hoped")
    assert "items ticked" in read.text
    replied = await dm.type("Complaints fell from 120 to 4 a week.")
    assert "What your reply changed" in replied.text


async def test_a_form_takes_over_what_was_typed(mina):
    dm = mina.in_dm()
    await start(dm)
    await dm.type(STORY["situation"])
    form = await dm.press("Use the form instead")
    assert form.form.filled_in["situation"] == STORY["situation"]


async def test_somebody_who_just_types_is_told_what_to_do(mina):
    assert "/interview start" in (await mina.type_dm("hello?")).text


async def test_a_typed_message_that_nothing_waits_for_is_not_swallowed(mina):
    dm = mina.in_dm()
    await start(dm)
    await answer(dm, {**STORY, "result": STORY["result"] + " I learned to alert on growth; since then we do."})
    while "Answer it" in dm.cards()[-1].buttons:
        await dm.type("It fell from 9 to 2.")
    assert "not stored" in (await dm.type("and now?")).text


async def test_swapping_puts_another_question_of_the_same_principle(mina):
    first = await start(mina, principle="frugality")
    second = await mina.press("Skip")
    assert "Frugality" in second.text
    assert "Question 1 of 1" in second.text
    assert second.text != first.text


async def test_a_hint_helps_without_answering(mina):
    await start(mina, principle="earn_trust")
    hint = await mina.press("Hint")
    assert "A hint" in hint.text
    assert "Earn Trust" in hint.text


async def test_a_timed_question_marks_a_late_answer(world: World, mina):
    question = await start(mina, pace="timed", minutes=5)
    assert "<t:" in question.text
    world.clock.advance(minutes=6)
    assert "after the time was up" in (await answer(mina)).text


async def test_starting_twice_offers_to_resume_or_to_drop(mina):
    first = await start(mina, principle="ownership")
    again = await start(mina, principle="dive_deep")
    assert again.buttons == ["Resume", "Drop it, start new"]
    assert (await mina.press("Resume", on=again)).text == first.text
    dropped = await mina.press("Drop it, start new", on=again)
    assert "Dive Deep" in dropped.text


async def test_stop_and_resume_say_when_nothing_is_open(mina):
    assert "no round open" in (await mina.slash("interview resume")).text
    assert "no round open" in (await mina.slash("interview stop")).text


async def test_stop_closes_with_what_was_answered(mina):
    await start(mina, questions=3)
    await answer(mina)
    assert "Round stopped" in (await mina.slash("interview stop")).text


async def test_history_is_paged_and_each_round_opens_again(mina):
    for _ in range(10):
        await start(mina, principle="ownership")
        await answer(mina)
        await mina.press("Finish")
    page = await mina.slash("interview history")
    assert "10 rounds" in page.text
    older = await mina.press("Further ▶")
    assert "9. " in older.text
    opened = await mina.pick("Open a round", older.card.menus["Open a round"][0])
    assert "claims portal" in opened.text
    full = await mina.press("Full text")
    assert STORY["action"] in next(iter(full.card.files.values())).decode()


async def test_history_of_somebody_new_says_how_to_begin(mina):
    assert "no rounds yet" in (await mina.slash("interview history")).text


async def test_practising_again_starts_a_round_like_the_last(mina):
    await start(mina, principle="think_big")
    await answer(mina)
    await mina.press("Finish")
    assert "Think Big" in (await mina.press("Practise again")).text


async def test_the_principle_is_found_by_either_name(world: World, mina):
    assert (await mina.suggestions("interview start", "principle", "심층")) == {
        "Dive Deep · 심층적으로 분석하라": "dive_deep"
    }
    jisu = world.join("jisu", locale="ko")
    assert "dive_deep" in (await jisu.suggestions("interview start", "principle", "dive")).values()
    assert len(await mina.suggestions("interview start", "principle", "")) == 17


async def test_an_unknown_principle_is_said_so(mina):
    assert "don't know a principle" in (await start(mina, principle="bravery")).text


async def test_what_is_stored_can_be_taken_along_and_deleted(mina):
    await start(mina)
    await answer(mina)
    exported = await mina.slash("privacy export")
    assert STORY["situation"] in next(iter(exported.card.files.values())).decode()
    await mina.slash("privacy delete")
    assert "deleted" in (await mina.press("Delete everything")).text
    assert "no rounds yet" in (await mina.slash("interview history")).text
    assert "doesn't belong" in (await mina.press("Finish")).text


async def test_a_message_of_ones_own_is_checked_as_a_star_answer(mina):
    await mina.type(" ".join(STORY.values()))
    read_so = await mina.menu("Check as STAR answer")
    assert "This is how I read it" in read_so.text
    assert read_so.ephemeral
    read = await mina.press("As hoped")
    assert "Your own story" in read.text
    assert "items ticked" in read.text
    assert "Round finished" in (await mina.press("Finish")).text


async def test_a_message_becomes_the_answer_to_the_question_that_is_open(mina):
    await start(mina, principle="ownership")
    await mina.type(" ".join(STORY.values()))
    await mina.menu("Check as STAR answer")
    form = await mina.press("Correct it in the form")
    assert "".join(form.form.filled_in[field] for field in STORY).split() == " ".join(STORY.values()).split()
    assert "Ownership" in (await mina.fill(form)).text


async def test_a_message_of_somebody_else_is_not_checked(world: World, mina):
    jisu = world.join("jisu")
    await jisu.type(" ".join(STORY.values()))
    assert "only check messages of your own" in (await mina.menu("Check as STAR answer")).text


async def test_a_long_message_in_a_dm_is_offered_as_a_whole_answer(mina):
    dm = mina.in_dm()
    await start(dm)
    offered = await dm.type(" ".join(STORY.values()))
    assert "This is how I read it" in offered.text
    assert "items ticked" in (await dm.press("As hoped")).text
