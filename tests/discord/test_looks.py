"""Cards as a thumb reads them: what a look at any card would fault, and what is one press away.

`World` looks at every card of every test; here is what no other test comes by.
"""

from __future__ import annotations

import discord
import pytest
from discord import ui

from bot.interview.model import Lang, Principle
from bot.ui.card import Beside, Block, Card, Headline, Mark, Marked, Small, Tone
from tests.discord.groups.steps import answer_and_share, calibrate, end_stage, open_round
from tests.discord.looks import MOST_EMOJI, faults_of
from tests.discord.rounds.stories import KOREAN_STORY, STORY, answer, start
from tests.discord.world import World

PRIMARY = discord.ButtonStyle.primary


def button(label: str, style: discord.ButtonStyle = PRIMARY) -> ui.Button[Card]:
    return ui.Button(label=label, custom_id=label, style=style)


def test_what_breaks_the_rules_is_found() -> None:
    walls = [Card(["✅" * (MOST_EMOJI + 1)]), Card(["⬜ not there"]), Card(["x"], [button("x" * 33)])]
    assert all(list(faults_of(wall.to_components())) for wall in walls)
    primary = ui.LayoutView()
    primary.add_item(ui.ActionRow(button("one"), button("two")))
    assert list(faults_of(primary.to_components())) == ["more than one act is next: ['one', 'two']"]


def test_a_card_cannot_have_two_next_acts() -> None:
    card = Card([Beside("A time", button("Take it"))], [button("None"), button("Other")])
    assert not list(faults_of(card.to_components()))


def test_parts_stand_in_their_order_and_empty_ones_leave_no_line() -> None:
    things = Marked([(Mark.of(True), "told"), (Mark.of(False), "missing")], "Items")
    card = Card([Small("1 of 2"), "", [Headline("7 of 11"), Block("", ""), things]], tone=Tone.GOOD)
    [container] = card.to_components()
    assert container["accent_color"] == Tone.GOOD.value.value
    texts = [part["content"] for part in container["components"] if part["type"] == 10]
    assert texts == ["-# 1 of 2", "### 7 of 11\n**Items**\n● told\n○ missing"]
    assert len(container["components"]) == 3


def test_what_is_too_long_is_cut_rather_than_refused() -> None:
    card = Card(["x" * 5000, [Headline("lost")]])
    assert len(card.children) == 1
    assert card.content_length() <= 4000


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(
    "principle", [Principle.LEARN_AND_BE_CURIOUS, Principle.SUCCESS_AND_SCALE_BRING_BROAD_RESPONSIBILITY]
)
async def test_the_longest_names_fit(world: World, lang: Lang, principle: Principle) -> None:
    """Every card of a round is looked at when the world ends."""
    member = world.join("m" * 32, locale="ko" if lang is Lang.KO else "en-US")
    story = KOREAN_STORY if lang is Lang.KO else STORY
    first = await start(member, principle=principle.value, questions=3)
    await member.press(first.buttons[1])
    for _ in range(3):
        read = await member.fill(
            await member.press({Lang.KO: "답변하기", Lang.EN: "Answer"}[lang]),
            **{field: (text + " ") * 9 for field, text in story.items()},
        )
        await member.press(read.buttons[-1])
        read = await member.press(
            next(b for b in read.buttons if b in ("Next question", "Finish", "다음 질문", "마치기"))
        )
    assert "/" in read.text


async def test_a_fault_comes_with_the_button_that_mends_it(world: World) -> None:
    mina = world.join("mina")
    stale = (await start(mina, questions=2)).card
    await mina.fill(await mina.press("Answer", on=await mina.slash("interview resume")), **STORY)
    await mina.press("Next question")
    told = await mina.press("Answer", on=stale)
    assert "has passed" in told.text
    assert told.buttons == ["Resume"]
    assert "Question 2 of 2" in (await mina.press("Resume", on=told)).text
    await mina.slash("interview stop")
    over = await mina.press("Answer", on=stale)
    assert "is over" in over.text
    assert "round" in (await mina.press("My rounds", on=over)).text


async def test_what_is_kept_can_be_taken_along_and_deleted_from_where_it_is_told(world: World) -> None:
    mina = world.join("mina")
    await start(mina)
    await answer(mina)
    about = await mina.slash("privacy about")
    assert STORY["situation"] in next(iter((await mina.press("Get a copy", on=about)).card.files.values())).decode()
    assert "Nobody else sees any of it" in (await mina.press("The rest", on=about)).text
    asked = await mina.press("Delete it all", on=about)
    assert asked.buttons == ["Delete everything", "Keep it"]
    assert "no rounds yet" not in (await mina.slash("interview history")).text


async def test_forms_carry_what_one_has_to_have_in_sight(world: World) -> None:
    mina, jisu = world.join("mina"), world.join("jisu")
    question = await start(mina)
    form = (await mina.press("Answer")).form
    asked = question.text.split("### ")[1].splitlines()[0]
    assert asked.startswith(form.find("situation").description.rstrip("…"))
    lacking = await mina.fill(await mina.press("Answer"), **{**STORY, "result": "It works again."})
    assert "Result" in lacking.text
    assert "Not found yet: " in (await mina.press("Revise")).form.find("result").description
    await mina.slash("interview stop")
    await open_round(mina)
    await answer_and_share(mina)
    await answer_and_share(jisu)
    await end_stage(world)
    await mina.press("Review")
    assert (await mina.press("Judge it")).form.find("action").description
    await calibrate(mina)
    scorecard = (await mina.press("Fill in the scorecard")).form
    assert scorecard.find("action").description.rstrip("…") in STORY["action"]
