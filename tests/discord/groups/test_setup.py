"""/setup and /round open: who may, where it goes, and that it is sensible without."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.sandbox.simulated.member import Member
from bot.sandbox.simulated.post import walk
from tests.discord.groups.steps import answer_and_share, close_by_hand, open_round
from tests.discord.world import Player, Scene, World


@pytest.fixture
def host(world: World) -> Player:
    """Somebody who may manage the server."""
    member = Member(world.env, world.env.create_user("host"))
    role = world.guild.create_role("organiser", permissions=discord.Permissions(manage_guild=True))
    world.guild.add_member(member.user, roles=[role])
    return Player(world, member, world.general)


async def test_without_setup_a_round_stands_where_it_was_opened_and_anybody_may(world: World):
    mina = world.join("mina")
    opened = await open_round(mina)
    post = next(card for card in opened.everybody if "Group round" in card.text and not card.ephemeral)
    assert post.post.channel_id == world.general.id
    assert "Anonymous" in post.text


async def test_the_card_keeps_each_choice_and_shows_what_stands(world: World, host):
    practice = world.guild.create_text_channel("practice")
    await host.slash("setup")
    await choose(host, "Practice channel", practice)
    await host.pick("Reviews for each answer", "3 reviews for each answer")
    await host.pick("Language of posts", "한국어")
    shown = await host.press("Show names")
    assert f"<#{practice.id}>" in shown.text
    assert chosen(shown) == ["3 reviews for each answer", "한국어"]
    assert "with their authors' names" in shown.text
    opened = await open_round(world.join("mina"))
    post = next(card for card in opened.everybody if "그룹 라운드" in card.text)
    assert post.post.channel_id == practice.id


def chosen(shown: Scene) -> list[str]:
    """What the menus of a card show as chosen."""
    options = (option for part in walk(shown.card.post.components) for option in part.get("options") or [])
    return [option["label"] for option in options if option.get("default")]


async def choose(player: Player, menu: str, value: Any):
    """From a menu of channels or roles, whose options are Discord's own."""
    return await player._use(player._find(menu, None), [value])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Asia/Seoul", "Seoul"),
        ("europe/berlin", "Berlin"),
        ("new york", "New York"),
        ("서울", "Seoul"),
    ],
)
async def test_a_time_zone_is_found_by_its_name_or_its_city(host, typed, kept):
    await host.slash("setup")
    assert f"**Time zone:** {kept}" in (await host.fill(await host.press("Time zone"), zone=typed)).text


@pytest.mark.parametrize("typed", ["Mars/Olympus", "KST-9", "../../etc/passwd", "x"])
async def test_what_is_no_time_zone_is_said_so(host, typed):
    await host.slash("setup")
    assert "don't know the time zone" in (await host.fill(await host.press("Time zone"), zone=typed)).text


async def test_only_the_chosen_role_may_open_rounds_and_organisers(world: World, host):
    role = world.guild.create_role("coach")
    coach = Member(world.env, world.env.create_user("coach"))
    world.guild.add_member(coach.user, roles=[role])
    await host.slash("setup")
    await choose(host, "Who may open rounds", role)
    mina = world.join("mina")
    assert f"<@&{role.id}> may open rounds" in (await open_round(mina)).text
    assert "is open" in (await open_round(Player(world, coach, world.general))).text
    assert "is open" in (await open_round(host)).text
    await host.press("Everybody may open")
    assert "is open" in (await open_round(mina)).text


async def test_who_lost_the_right_can_change_nothing_any_more(world: World, host):
    await host.slash("setup")
    world.guild.remove_member(host.member.user)
    world.guild.add_member(host.member.user)
    refused = await host.press("Show names")
    assert "Only those who may manage" in refused.text


async def test_only_the_opener_and_organisers_close_a_round(world: World, host):
    mina, jisu = world.join("mina"), world.join("jisu")
    await open_round(mina)
    await answer_and_share(mina)
    assert "Only whoever opened" in (await jisu.slash("round close")).text
    assert "reviews are dealt" in (await close_by_hand(mina)).text
    assert "is over" in (await close_by_hand(host)).text
    assert "No round is running" in (await mina.slash("round close")).text


async def test_of_several_running_rounds_one_is_named_by_its_number(world: World):
    mina = world.join("mina")
    await open_round(mina)
    await open_round(mina, principle="dive_deep")
    assert "Say which" in (await mina.slash("round close")).text
    offered = await mina.suggestions("round close", "number", "")
    assert sorted(offered.values()) == [1, 2]
    assert "Round 2 is over" in (await close_by_hand(mina, number=2)).text


async def test_a_particular_question_is_found_by_its_words(world: World):
    mina = world.join("mina")
    offered = await mina.suggestions("round open", "question", "customer")
    assert 0 < len(offered) <= 25
    text, key = next(iter(offered.items()))
    opened = await open_round(mina, question=key)
    post = next(card for card in opened.everybody if not card.ephemeral and "Group round" in card.text)
    assert text[:40] in post.text
    assert "No question has those words" in (await open_round(mina, question="nonsense")).text


async def test_the_card_warns_where_the_bot_could_not_post(world: World, host):
    closed = world.guild.create_text_channel("closed")
    world.forbid(closed, send_messages=False)
    await host.slash("setup")
    assert "may not post and open threads yet" in (await choose(host, "Practice channel", closed)).text


async def test_channel_and_language_go_back_to_what_they_were_at_first(world: World, host):
    await host.slash("setup")
    first = host.cards()[-1].text
    await choose(host, "Practice channel", world.guild.create_text_channel("practice"))
    changed = await host.pick("Language of posts", "ko")
    assert "한국어" in chosen(changed)
    await host.press("Any channel")
    assert (await host.pick("Language of posts", "that of whoever opens the round")).text == first
