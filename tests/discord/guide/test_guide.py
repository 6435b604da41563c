"""The way in: /help, the welcome in a new server, and how few presses lead to the first checklist and round."""

import re

import discord
import pytest
from discord import app_commands
from simcord.backend import serializers
from simcord.enums import ChannelType

from bot.sandbox.simulated.arrangement import place
from bot.sandbox.simulated.member import Member
from bot.sandbox.simulated.wire import wire_of
from tests.discord.player import Player
from tests.discord.rounds.stories import STORY
from tests.discord.schedules.steps import manager
from tests.discord.world import World

MENTION = re.compile(r"</([a-z ]+):\d+>")
WELCOME = ["Set up", "Try a question", "What is this?"]


async def new_server(
    world: World, *, locale: str = "en-US", channel: bool = True, may_post: bool = True, adder=None, known=None
):
    """Somebody adds the bot to a server: a handle on it."""
    with world.unheard():
        guild = world.env.create_guild("Fresh", preferred_locale=locale)
        system = guild.create_text_channel("hello")
        model = world.env.backend.get_guild(guild.id)
        if channel:
            model.system_channel_id = system.id
        if not may_post:
            own = next(role for role in guild.roles.values() if role.name == world.env.backend.bot_user.name)
            world.env.backend.edit_role(guild.id, own.id, {"permissions": ALL_BUT_POSTING})
            world.env.backend.edit_role(guild.id, guild.id, {"permissions": 0})
        if adder:
            guild.add_member(adder.member.user)
            known(world, guild.id, adder.id)
    with world.watched() as seen:
        # Discord says so of servers that it has just reached again only.
        payload = serializers.guild_create_payload(world.env.backend, model)
        world.env.backend.emit("GUILD_CREATE", {key: payload[key] for key in payload if key != "unavailable"})
        await world.env.settle()
        await world.idle()
    return guild, seen.cards(world.env)


ALL_BUT_POSTING = discord.Permissions(view_channel=True, view_audit_log=True, manage_guild=True).value


def in_audit_log(world: World, guild_id: int, adder_id: int) -> None:
    added = discord.AuditLogAction.bot_add.value
    world.env.backend.record_audit_log(guild_id, added, target_id=world.bot.user.id, user_id=adder_id)


def in_integrations(world: World, guild_id: int, adder_id: int) -> None:
    wire_of(world.env.backend).added_by[guild_id] = adder_id


async def test_help_says_by_what_one_wants_with_commands_that_can_be_pressed(world: World):
    card = await world.join("me").slash("help")
    assert card.ephemeral
    assert {"interview start", "round open", "panel start", "schedule add", "privacy about"} <= set(
        MENTION.findall(card.text)
    )
    assert "`/" not in card.text
    assert card.buttons == ["Try a question"]


async def test_help_is_in_the_readers_language_and_works_in_every_place(world: World):
    mina = world.join("mina", "ko")
    assert (await mina.slash("help")).text.startswith("### 무엇을 하고 싶으세요?")
    assert "무엇을 하고 싶으세요" in (await mina.in_dm().slash("help")).text
    away = mina.at(world.foreign_channel(mina))
    abroad = await away.slash("help")
    assert abroad.text.index("privacy delete") < abroad.text.index("round open")
    assert "Set up" not in abroad.buttons


async def test_a_new_member_comes_from_help_to_a_checklist_in_four_presses(world: World):
    me = world.join("me")
    await me.slash("help")
    await me.press("Try a question")
    await me.press("Entry level")
    form = await me.press("Answer")
    card = await me.fill(form, **STORY)
    assert "items ticked" in card.text


async def test_a_new_server_comes_from_the_joining_to_a_first_group_round_in_five_presses(world: World):
    guild, (welcome,) = await new_server(world)
    assert welcome.buttons == WELCOME
    host = organiser(world, guild, locale="ko")
    await host.press("Set up", on=welcome)
    await host._use(host._find("연습 채널", None), [host.where])
    await host.press("서울, UTC+09:00")
    posted = await host.press("모두에게 질문 내기")
    assert "그룹 라운드" in next(card.text for card in posted.everybody if not card.ephemeral)


async def test_a_server_is_welcomed_once(world: World):
    guild, cards = await new_server(world)
    assert len(cards) == 1
    await world.restart()
    with world.watched() as seen:
        await world.hear("guild_join", world.bot.get_guild(guild.id))
    assert seen.cards(world.env) == ()


async def test_a_server_that_was_joined_while_the_bot_was_away_is_welcomed_when_it_is_back(world: World):
    await world.pass_time(minutes=5)
    with world.unheard():
        guild = world.env.create_guild("Fresh", preferred_locale="en-US")
        system = guild.create_text_channel("hello")
        world.env.backend.get_guild(guild.id).system_channel_id = system.id
    for welcomes in (1, 0):
        with world.watched() as seen:
            await world.restart()
            await world.idle()
        assert [card.buttons for card in seen.cards(world.env)] == [WELCOME] * welcomes


async def test_a_korean_server_is_welcomed_in_korean(world: World):
    _, (welcome,) = await new_server(world, locale="ko")
    assert "안녕하세요" in welcome.text
    assert welcome.buttons == ["설정하기", "질문 하나 풀어 보기", "어떤 봇인가요?"]


@pytest.mark.parametrize("where", [{"channel": False}, {"may_post": False}])
@pytest.mark.parametrize("known", [in_audit_log, in_integrations])
async def test_where_the_bot_may_not_post_who_added_it_is_welcomed_by_dm(world: World, where, known):
    jisu = world.join("jisu")
    _, (welcome,) = await new_server(world, adder=jisu, known=known, **where)
    assert welcome.post.channel_id == jisu.dm.id
    assert "adding me to Fresh" in welcome.text
    assert "/setup" in (await jisu.in_dm().press("Set up", on=welcome)).text


async def test_nobody_is_welcomed_where_nobody_is_known(world: World):
    _, cards = await new_server(world, channel=False)
    assert cards == ()


async def test_who_may_not_manage_the_server_is_told_so(world: World):
    guild, (welcome,) = await new_server(world)
    me = world.join("me", guild=guild)
    refused = await me.at(place(world.env, welcome.post.channel_id)).press("Set up", on=welcome)
    assert "Only those who may manage the server" in refused.text
    assert "What would you like to do?" in (await me.press("What is this?", on=welcome)).text


async def test_whoever_manages_the_server_sets_up_from_help(world: World):
    host = manager(world)
    assert (await host.slash("help")).buttons == ["Try a question", "Set up"]
    assert "Time zone" in (await host.press("Set up")).text


def organiser(world: World, guild, locale: str) -> Player:
    member = Member(world.env, world.env.create_user("host"))
    role = guild.create_role("organiser", permissions=discord.Permissions(manage_guild=True))
    guild.add_member(member.user, roles=[role])
    channel = next(
        c for c in world.env.backend.channels.values() if c.guild_id == guild.id and c.type == ChannelType.TEXT
    )
    player = Player(world, member, place(world.env, channel.id))
    player.speaks(locale)
    return player


async def test_help_names_something_of_every_command_there_is(world: World) -> None:
    told = (await world.join("mina").slash("help")).text
    groups = [one.name for one in world.bot.tree.get_commands() if isinstance(one, app_commands.Group)]
    assert [name for name in groups if f"/{name} " not in told and f"/{name}:" not in told] == []
