"""What was left: invisible letters, a deleted channel, suggestions that come too late, sentences of other features."""

import ast
import logging
import re
import sys
from types import SimpleNamespace

import discord
import pytest

from tests import ROOT
from tests.discord.bookings.steps import book
from tests.discord.groups.steps import answer_and_share, close_by_hand, open_round
from tests.discord.panels.steps import convene, dm_card
from tests.discord.rounds.stories import start
from tests.discord.schedules.steps import manager
from tests.discord.world import World

FILLERS = "\u3164\u2800\uffa0"


@pytest.fixture
def mina(world: World):
    return manager(world)


async def test_invisible_letters_alone_are_no_answer(world: World, mina):
    await start(mina)
    form = await mina.press("Answer")
    blank = await mina.fill(form, **dict.fromkeys(("situation", "task", "action", "result"), FILLERS))
    assert "nothing to read" in blank.text
    dm = mina.in_dm()
    assert "nothing to read" in (await dm.type(FILLERS)).text
    refused = await mina.slash("question suggest", principle="ownership", english=FILLERS)
    assert "Write the question" in refused.text


async def test_a_round_whose_channel_was_deleted_is_listed_and_can_be_closed(world: World, mina):
    jisu = world.join("jisu")
    channel = world.guild.create_text_channel("practice")
    await open_round(mina.at(channel))
    await answer_and_share(mina.at(channel))
    world.env.backend.delete_channel(channel.id)
    await world.env.settle()
    assert "**1** · Ownership" in (await mina.slash("round list")).text
    assert "no round here that you can see" in (await jisu.slash("round list")).text
    assert "closed" in (await close_by_hand(mina)).text
    world.errors()


async def test_suggestions_that_come_too_late_are_no_error(world: World, mina, caplog, monkeypatch):
    monkeypatch.setattr(sys.modules["bot.cogs.interview"], "principle_choices", _gone)
    with caplog.at_level(logging.INFO):
        await mina.suggestions("interview start", "principle", "own")
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert "too late" in caplog.text


def _gone(*_):
    raise discord.NotFound(SimpleNamespace(status=404, reason="Not Found"), {"code": 10062, "message": "Unknown"})


async def test_a_candidates_no_calls_the_panel_off(world: World, mina):
    await world.in_zone()
    jisu, theo = world.join("jisu"), world.join("theo")
    await convene(mina, jisu, theo, mina, when="tomorrow 9pm")
    await jisu.press("I can't make it")
    told = await jisu.press("Yes, I can't make it")
    assert "called off" in told.text
    await world.pass_time(5)
    assert dm_card(theo, "called off")
    assert dm_card(mina, "called off")


async def test_a_prompt_for_a_role_that_nobody_is_notified_of_says_so(world: World, mina):
    quiet = world.guild.create_role("quiet")
    loud = world.guild.create_role("loud", mentionable=True)
    world.forbid(world.general, mention_everyone=False)
    added = await mina.slash("schedule add", at="20:00", zone="UTC", role=quiet)
    assert "nobody is notified" in added.text
    assert "nobody is notified" not in (await mina.slash("schedule edit", schedule=1, role=loud)).text
    assert "nobody is notified" in (await mina.slash("schedule edit", schedule=1, role=quiet)).text


async def test_the_queue_speaks_of_questions(world: World):
    refused = await world.join("jisu").slash("question queue")
    assert "question" in refused.text
    assert "hythm" not in refused.text


async def test_further_interviewers_of_a_booked_panel_are_not_booked_twice(world: World, mina):
    await world.in_zone()
    jisu, theo, eun = (world.join(name) for name in ("jisu", "theo", "eun"))
    await book(theo, eun, times="tomorrow 9pm")
    read = await mina.slash("book propose", times="tomorrow 9:30pm", member=jisu.member.user, kind="panel")
    chosen = await mina._use(mina._find("Who interviews with you", read), [theo.member.user])
    assert "another interview at that time" in chosen.text


ERRORS_OF = {
    "Group": "groups",
    "Booking": "bookings",
    "Panel": "panels",
    "Schedule": "schedules",
    "OwnQuestion": "questions",
}


def test_no_feature_answers_with_the_sentences_of_another():
    found = []
    for path in sorted((ROOT / "bot").rglob("*.py")):
        room = path.parent.name
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = node.exc.func.id if isinstance(node, ast.Raise) and _called(node) else ""
            feature = re.match("(Group|Booking|Panel|Schedule|OwnQuestion)(NotFound)?Error$", name)
            if feature and room in ERRORS_OF.values() and ERRORS_OF[feature[1]] != room:
                found.append(f"{path.relative_to(ROOT)}: {name}")
    assert found == []


def _called(node: ast.Raise) -> bool:
    return isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name)
