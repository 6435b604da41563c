"""A group round of six members: at each moment, what each of them may see of every message there is."""

from __future__ import annotations

import pytest

from tests.discord.eyes import Eyes
from tests.discord.groups.steps import SCORECARD, answer_and_share, calibrate, end_stage, mark, open_round, told
from tests.discord.rounds.stories import KOREAN_STORY, answer
from tests.discord.world import Player, World

AUTHORS = ("mina", "jisu", "tom", "ana", "bob")


@pytest.fixture
def players(world: World) -> dict[str, Player]:
    return {name: world.join(name) for name in (*AUTHORS, "late")}


@pytest.mark.parametrize("anonymous", [True, False], ids=["anonymous", "named"])
async def test_six_members_five_answers_full_reviews_and_each_sees_what_is_theirs(world: World, players, anonymous):
    eyes = Eyes(players)
    opened = await open_round(players["mina"], anonymous=anonymous)
    post = next(card for card in opened.everybody if "Group round 1" in card.text and not card.ephemeral)
    assert all(post.seen_by(player) for player in players.values())
    # ------------------------------------------------ answers: each sees their own, with the checker's verdict
    for name in AUTHORS:
        eyes.tell(mark(name), name)
        eyes.tell(f"{mark(name)} revised", name)
        read = await answer(players[name], told(name))
        assert read.ephemeral
        assert "Only you see this" in read.text
        eyes.look()
        await players[name].press("Share for review")
        eyes.look()
    for name in AUTHORS:
        assert [one for one in players if eyes.sees(one, "items ticked")] == list(AUTHORS)
        assert {one for one in players if eyes.sees(one, mark(name))} <= {name}
    # ------------------------------------------------ reviews: what was dealt, blind
    await end_stage(world)
    eyes.look()
    dealt: dict[str, list[str]] = {}
    numbers: dict[str, str] = {}
    for name, player in players.items():
        dealt[name] = await _review_what_was_dealt(eyes, name, player, numbers)
        assert name not in dealt[name]
        eyes.look()
    assert {len(authors) for name, authors in dealt.items() if name != "late"} == {2}
    assert all(sum(author in dealt[name] for name in AUTHORS) == 2 for author in AUTHORS)
    for player in players.values():
        assert not any(
            "What reviewers and the checker" in card.text or "Votes:" in card.text for card in player.cards()
        )
    # ------------------------------------------------ the end: everybody sees the same, and who reviewed nobody
    eyes.reveal(lambda secret: not secret.endswith("revised") and not secret.startswith("from "))
    revealed = await end_stage(world)
    eyes.look()
    [page] = [card for card in revealed.everybody if "Votes:" in card.text]
    for name, player in players.items():
        assert page.seen_by(player)
        for author in AUTHORS:
            assert eyes.sees(name, mark(author))
        # What was found missing is for the author alone.
        assert not any(_gap(reviewer, author) in page.text for reviewer in AUTHORS for author in AUTHORS)
    mentioned = {name for name in players if f"<@{players[name].id}>" in page.text}
    assert mentioned == (set() if anonymous else set(AUTHORS))
    for name in AUTHORS:
        for reviewer in AUTHORS:
            eyes.tell(_gap(reviewer, name), name)
        result = await players[name].press("My result")
        assert result.ephemeral
        assert f"Your answer {numbers[name]}" in result.text
        for reviewer in AUTHORS:
            assert (_gap(reviewer, name) in result.text) is (name in dealt[reviewer])
        assert not any(f"<@{player.id}>" in result.text for player in players.values())
    assert "no shared answer" in (await players["late"].press("My result")).text
    assert eyes.pairs > 300


async def _review_what_was_dealt(eyes: Eyes, name: str, player: Player, numbers: dict[str, str]) -> list[str]:
    """The authors whose answers came, each found by its mark."""
    shown = await calibrate(player)
    done: list[str] = []
    while True:
        waiting = [line.removeprefix("○ ") for line in shown.text.splitlines() if line.startswith("○ Answer")]
        if "Fill in the scorecard" not in shown.buttons:
            if not waiting:
                return done
            shown = await player.pick("Open an answer", waiting[0], on=shown)
        author = next(one for one in AUTHORS if mark(one) in shown.text)
        numbers[author] = shown.text.split("Answer ")[1].split()[0]
        eyes.tell(mark(author), name)
        eyes.tell(_gap(name, author), name)
        assert not any(word in shown.text for word in ("items ticked", "Votes", "Missing most"))
        eyes.look()
        form = await player.press("Fill in the scorecard", on=shown)
        handed_in = await player.fill(form, **SCORECARD, gap=_gap(name, author))
        eyes.look()
        done.append(author)
        shown = await player.press("My reviews", on=handed_in)


def _gap(reviewer: str, author: str) -> str:
    return f"from {reviewer} to {author}."


async def test_the_form_of_a_scorecard_has_the_twelve_items_the_vote_and_one_line(world: World, players):
    await open_round(players["mina"])
    await answer_and_share(players["mina"])
    await answer_and_share(players["jisu"])
    await end_stage(world)
    await calibrate(players["mina"])
    form = (await players["mina"].press("Fill in the scorecard")).form
    assert [len(entry.options) for entry in form.fields] == [5, 3, 4, 4, 0]
    assert form.labels[-2:] == ["How do you vote?", "What is missing most?"]


async def test_a_scorecard_may_be_changed_until_reviews_close(world: World, players):
    mina = players["mina"]
    await open_round(mina)
    await answer_and_share(mina)
    await answer_and_share(players["jisu"])
    await end_stage(world)
    await calibrate(mina)
    await mina.fill(await mina.press("Fill in the scorecard"), **SCORECARD, gap="first thought")
    form = await mina.press("Change my scorecard")
    assert form.form.filled_in["gap"] == "first thought"
    await mina.fill(form, **{**SCORECARD, "vote": "strong_hire"}, gap="second thought")
    await end_stage(world)
    result = await players["jisu"].press("My result")
    assert "second thought" in result.text
    assert "first thought" not in result.text


async def test_one_review_alone_is_shown_to_its_author_whole_and_to_nobody_else(world: World, players):
    await open_round(players["mina"])
    await answer_and_share(players["mina"])
    await answer_and_share(players["jisu"])
    await end_stage(world)
    await calibrate(players["mina"])
    await players["mina"].fill(await players["mina"].press("Fill in the scorecard"), **SCORECARD, gap="say how long")
    revealed = await end_stage(world)
    text = "\n".join(card.text for card in revealed.everybody)
    assert "say how long" not in text
    assert "1/1" not in text
    assert "Votes" not in text
    own = await players["jisu"].press("My result")
    assert "Missing most: “say how long”" in own.text
    assert "1/1" in own.text
    assert "Votes: Inclined 1" in own.text


async def test_a_pair_is_told_beforehand_that_it_is_not_anonymous(world: World, players):
    await open_round(players["mina"])
    [post] = [card for card in players["jisu"].cards() if "Group round" in card.text][:1]
    assert "authors can tell who reviewed them" in post.text


async def test_the_prepared_answers_can_be_put_off_and_taken_later(world: World, players):
    mina = players["mina"]
    await open_round(mina)
    for name in AUTHORS[:3]:
        await answer_and_share(players[name])
    await end_stage(world)
    waiting = await mina.press("Later, to the reviews", on=await mina.press("Review"))
    assert "2 answers wait for your scorecard" in waiting.text
    await world.restart()
    again = await mina.press("Review")
    assert "2 answers wait for your scorecard" in again.text
    practising = await mina.press("Practise on prepared answers", on=again)
    assert "prepared answer 1 of 3" in practising.text
    judged = await mina.fill(await mina.press("Judge it", on=practising), opening=[], action=[], result=[])
    assert "prepared answer 2 of 3" in (await mina.press("The next one", on=judged)).text


async def test_a_reviewers_card_counts_as_the_authors_does(world: World, players):
    """Nothing failed: nobody looks for a cause."""
    await open_round(players["mina"])
    await answer_and_share(players["mina"])
    await answer_and_share(players["jisu"])
    await end_stage(world)
    await calibrate(players["mina"])
    handed_in = await players["mina"].fill(await players["mina"].press("Fill in the scorecard"), **SCORECARD, gap="")
    assert "Result 1/3" in handed_in.text


async def test_before_the_first_review_three_prepared_answers_are_judged_once(world: World, players):
    mina = players["mina"]
    await open_round(mina)
    for name in AUTHORS[:3]:
        await answer_and_share(players[name])
    await end_stage(world)
    shown = await mina.press("Review")
    assert "prepared answer 1 of 3" in shown.text
    judged = await mina.fill(await mina.press("Judge it", on=shown), opening=[], action=[], result=[])
    assert "of 12 as the expert" in judged.text
    assert "the expert ticked it" in judged.text
    await world.restart()
    assert "prepared answer 2 of 3" in (await mina.press("The next one", on=judged)).text
    for step in ("The next one", "To my reviews"):
        judged = await mina.fill(await mina.press("Judge it"), opening=[], action=[], result=[])
        await mina.press(step, on=judged)
    assert "You agree with the expert" in judged.text
    assert "tick less than is there" in judged.text
    assert "2 answers wait for your scorecard" in (await mina.press("Review")).text
    stored = await mina.slash("privacy export")
    assert '"calibrations"' in next(iter(stored.card.files.values())).decode()


async def test_a_latecomer_is_dealt_what_lacks_reviews_and_never_too_much(world: World, players):
    await open_round(players["mina"])
    for name in ("mina", "jisu", "tom"):
        await answer_and_share(players[name])
    await end_stage(world)
    late = players["late"]
    assert "somebody who is at it" in (await calibrate(late)).text
    await world.pass_time(minutes=61)
    shown = await late.press("Review")
    assert "Fill in the scorecard" in shown.buttons
    handed_in = await late.fill(await late.press("Fill in the scorecard", on=shown), **SCORECARD)
    mine = await late.press("My reviews", on=handed_in)
    assert "Review another" in mine.buttons
    assert "waits for your scorecard" in (await late.press("Review another", on=mine)).text


async def test_an_author_thanks_for_a_remark_and_its_reviewer_learns_of_it(world: World, players):
    mina, jisu = players["mina"], players["jisu"]
    await open_round(mina)
    await answer_and_share(mina)
    await answer_and_share(jisu)
    await end_stage(world)
    await calibrate(mina)
    await mina.fill(await mina.press("Fill in the scorecard"), **SCORECARD, gap="Say what it cost.")
    await end_stage(world)
    result = await jisu.press("My result")
    thanked = await jisu.pick("Which remark helped you?", "Say what it cost.", on=result)
    assert "👍" in thanked.text
    assert "one of your remarks helpful" in (await mina.slash("round stats")).text
    assert "remarks helpful" not in (await jisu.slash("round stats")).text


async def test_korean_and_english_members_meet_in_one_round(world: World, players):
    eun = world.join("eun", locale="ko")
    await open_round(eun)
    assert any("그룹 라운드 1" in card.text for card in players["mina"].cards())
    form = await eun.press("답변하기")
    await eun.fill(form, **KOREAN_STORY, ended="as_hoped")
    assert "📬" in (await eun.press("공유하고 평가받기")).text
    form = await players["mina"].press("답변하기")
    assert form.form.labels[0] == "Situation"
    assert "items ticked" in (await players["mina"].fill(form, **told("mina"))).text
    await players["mina"].press("Share for review")
    await end_stage(world)
    judged = await eun.press("평가하기")
    assert "예시 답변 1/3" in judged.text
    assert "Judge it" in (await players["mina"].press("평가하기")).buttons


async def test_who_took_part_is_told_and_who_is_late(world: World, players):
    mina = players["mina"]
    await open_round(mina)
    await answer_and_share(mina)
    await answer_and_share(players["jisu"])
    await answer(players["tom"], told("tom"))
    await end_stage(world)
    text = (await mina.slash("round stats")).text
    assert "Answered 3 · shared 2 · reviews 0 of 2" in text
    assert "One member answered and shares nothing" in text
    assert str(players["tom"].id) not in text
    assert text.count("still open") == 2


async def test_an_answer_is_in_the_members_own_history_and_leaves_their_own_round_alone(world: World, players):
    mina = players["mina"]
    question = await mina.slash("interview start", principle="frugality")
    await open_round(mina)
    await answer_and_share(mina)
    assert (await mina.slash("interview resume")).text == question.text
    assert "2 rounds" in (await mina.slash("interview history")).text
