"""The harness itself, on a small bot that does one of each: it must show what members see, and fail where it should."""

from __future__ import annotations

import contextlib
import logging

import discord
import pytest
from discord import app_commands, ui
from discord.ext import commands

from bot.sandbox.simulated.arrangement import trouble
from bot.sandbox.simulated.wire import NEVER_ANSWERED_S, Loss, Trouble
from tests.discord.world import BuildBot, World, WorldClock

log = logging.getLogger(__name__)
INSTALLS = app_commands.AppInstallationType(guild=True, user=True)
CONTEXTS = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)


class Again(ui.DynamicItem[ui.Button], template=r"again:(?P<number>\d+)"):
    def __init__(self, number: int) -> None:
        super().__init__(ui.Button(label=f"Again {number}", custom_id=f"again:{number}"))
        self.number = number

    @classmethod
    async def from_custom_id(cls, interaction, item, match):
        return cls(int(match["number"]))

    async def callback(self, interaction):
        await interaction.response.edit_message(view=card(f"Number {self.number + 1}", self.number + 1))


def card(text: str, number: int) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(ui.TextDisplay(text)))
    view.add_item(ui.ActionRow(Again(number)))
    return view


def form() -> ui.Modal:
    modal = ui.Modal(title="Your answer", custom_id="form:12")
    modal.add_item(ui.Label(text="Situation", component=ui.TextInput(custom_id="situation", default="filled in")))
    endings = [discord.RadioGroupOption(label=word.title(), value=word) for word in ("well", "badly")]
    modal.add_item(ui.Label(text="Ending", component=ui.RadioGroup(custom_id="ended", options=endings)))
    return modal


class SmallBot(commands.AutoShardedBot):
    def __init__(self, clock: WorldClock) -> None:
        super().__init__(command_prefix="!", intents=discord.Intents(guilds=True, dm_messages=True))
        self.clock = clock

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Again)
        for command in (count, answer, speak, thread, write_dm, stumble, break_rules, time, post_twice, follow_up):
            command.allowed_installs, command.allowed_contexts = INSTALLS, CONTEXTS
            self.tree.add_command(command)
        await self.tree.sync()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            values = [row["component"]["value"] for row in interaction.data["components"]]
            if values[0] == "another form":
                with contextlib.suppress(discord.HTTPException):
                    await interaction.response.send_modal(form())
            await interaction.response.send_message(f"{interaction.data['custom_id']} {values}", ephemeral=True)

    async def on_message(self, message: discord.Message) -> None:
        if message.guild is None and not message.author.bot:
            await message.channel.send(f"heard {message.content}")


@app_commands.command(description="-")
async def count(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=card("Number 1", 1), ephemeral=True)


@app_commands.command(description="-")
async def answer(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(form())


@app_commands.command(description="-")
async def speak(interaction: discord.Interaction) -> None:
    where = "user" if interaction.is_user_integration() else "guild"
    await interaction.response.send_message(f"{interaction.locale.value} {where}")


@app_commands.command(description="-")
async def thread(interaction: discord.Interaction) -> None:
    try:
        made = await interaction.channel.create_thread(name="practice", invitable=False)
    except discord.Forbidden:
        await interaction.response.send_message("not here", ephemeral=True)
        return
    await made.add_user(interaction.user)
    await made.send("welcome")
    await interaction.response.send_message(made.mention, ephemeral=True)


@app_commands.command(description="-")
async def write_dm(interaction: discord.Interaction) -> None:
    try:
        await interaction.user.send("hello")
    except discord.Forbidden as refusal:
        await interaction.response.send_message(f"closed {refusal.code}", ephemeral=True)
    except (discord.DiscordServerError, OSError) as outage:
        await interaction.response.send_message(f"outage {type(outage).__name__}", ephemeral=True)
    else:
        await interaction.response.send_message("sent", ephemeral=True)


@app_commands.command(description="-")
async def stumble(interaction: discord.Interaction, aloud: bool) -> None:
    if aloud:
        raise RuntimeError("stumbled")
    try:
        raise RuntimeError("stumbled")
    except RuntimeError:
        log.exception("caught and logged")
    await interaction.response.send_message("sorry", ephemeral=True)


@app_commands.command(description="-")
async def break_rules(interaction: discord.Interaction) -> None:
    """SimCord takes a container with nothing in it; Discord does not."""
    view = ui.LayoutView().add_item(ui.TextDisplay("x")).add_item(ui.Container())
    await interaction.response.send_message(view=view)


@app_commands.command(description="-")
async def time(interaction: discord.Interaction) -> None:
    created = discord.utils.snowflake_time(interaction.id)
    await interaction.response.send_message(f"{interaction.client.clock():%H:%M} {created:%H:%M}")


@app_commands.command(description="-")
async def post_twice(interaction: discord.Interaction) -> None:
    sent = [await interaction.channel.send("once", nonce="a-nonce") for _ in range(2)]
    await interaction.response.send_message(str(sent[0].id == sent[1].id), ephemeral=True)


@app_commands.command(description="-")
async def follow_up(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("first")
    with contextlib.suppress(discord.HTTPException):
        for number in range(1, 9):
            await interaction.followup.send(f"more {number}")


@pytest.fixture
def build_bot() -> BuildBot:
    async def build(clock: WorldClock) -> discord.Client:
        return SmallBot(clock)

    return build


async def test_a_card_is_read_and_pressed_by_its_labels(world: World) -> None:
    me = world.join("me")
    scene = await me.slash("count")
    assert (scene.text, scene.buttons, scene.ephemeral) == ("Number 1", ["Again 1"], True)
    scene = await me.press("Again 1")
    assert (scene.text, scene.buttons, scene.card.edited) == ("Number 2", ["Again 2"], True)
    assert scene.routes == ["POST /interactions/*/*/callback"]


async def test_an_ephemeral_card_is_seen_by_one_member_only(world: World) -> None:
    me, other = world.join("me"), world.join("other")
    scene = await me.slash("count")
    assert scene.card.seen_by(me)
    assert not scene.card.seen_by(other)
    assert other.cards() == []
    with pytest.raises(LookupError):
        await other.press("Again 1")


async def test_buttons_and_forms_of_before_a_restart_still_arrive(world: World) -> None:
    me = world.join("me")
    await me.slash("count")
    form = (await me.slash("answer")).form
    await world.restart()
    assert (await me.press("Again 1")).text == "Number 2"
    assert (await me.fill(form, situation="here", ended="Badly")).text == "form:12 ['here', 'badly']"


async def test_a_form_keeps_what_was_filled_in(world: World) -> None:
    me = world.join("me")
    form = (await me.slash("answer")).form
    assert form.title == "Your answer"
    assert form.labels == ["Situation", "Ending"]
    assert form.filled_in["situation"] == "filled in"
    assert (await me.fill(form, Ending="well")).text == "form:12 ['filled in', 'well']"


async def test_each_client_has_its_own_language(world: World) -> None:
    assert (await world.join("me").slash("speak")).text == "en-US guild"
    assert (await world.join("jisu", locale="ko").slash("speak")).text == "ko guild"


async def test_an_app_installed_to_the_user_works_where_the_bot_is_no_member(world: World) -> None:
    me, friend = world.join("me"), world.join("friend")
    for place in (world.foreign_channel(me), world.private_channel(me, friend)):
        here = me.at(place)
        assert (await here.slash("speak")).text == "en-US user"
        await here.slash("count")
        assert (await here.press("Again 1")).text == "Number 2"
        assert (await here.slash("write_dm")).everybody[0].post.channel_id == me.dm.id
        await world.restart()
        assert (await here.press("Again 2")).text == "Number 3"


async def test_a_bot_that_is_no_member_cannot_write_there(world: World) -> None:
    me = world.join("me")
    for channel in (world.foreign_channel(me), world.private_channel(me)):
        with pytest.raises(discord.Forbidden):
            await world.bot.get_partial_messageable(channel.id).send("x")


async def test_messages_to_the_bot_are_answered(world: World) -> None:
    assert (await world.join("me").type_dm("hi")).text == "heard hi"
    assert (await world.stranger("far").type("hello")).text == "heard hello"


async def test_closed_dms_and_outages_reach_the_bot_as_discord_sends_them(world: World) -> None:
    me = world.join("me")
    world.fail("POST", "/channels/*/messages", status=503)
    assert (await me.slash("write_dm")).text == "outage DiscordServerError"
    world.cut("POST", "/messages")
    assert (await me.slash("write_dm")).text == "outage ConnectionResetError"
    world.close_dms(me)
    assert (await me.slash("write_dm")).text == "closed 50007"


async def test_private_threads_are_seen_by_their_members_and_need_a_permission(world: World) -> None:
    me, other = world.join("me"), world.join("other")
    await me.slash("thread")
    (thread,) = me.threads()
    assert [card.text for card in me.cards(thread)] == ["welcome"]
    assert other.threads() == []
    world.forbid(world.general, create_private_threads=False)
    assert (await me.slash("thread")).text == "not here"


async def test_a_form_cannot_answer_a_form(world: World) -> None:
    me = world.join("me")
    scene = await me.fill(await me.slash("answer"), situation="another form", ended="well")
    assert scene.opened is None
    assert scene.text == "form:12 ['another form', 'well']"


async def test_a_nonce_keeps_a_message_from_being_posted_twice(world: World) -> None:
    me = world.join("me")
    assert (await me.slash("post_twice")).text == "True"
    assert [card.text for card in me.cards()] == ["once", "True"]


async def test_an_app_installed_to_the_user_has_five_follow_ups(world: World) -> None:
    me = world.join("me")
    assert (await me.slash("follow_up")).text == "more 8"
    assert (await me.at(world.private_channel(me)).slash("follow_up")).text == "more 5"


async def test_one_clock_moves_the_bot_and_discord(world: World) -> None:
    me = world.join("me")
    world.clock.advance(minutes=10)
    assert (await me.slash("time")).text == "09:10 09:10"


@pytest.mark.parametrize("aloud", [True, False])
async def test_an_error_that_no_test_expected_fails_the_test(world: World, aloud: bool) -> None:
    me = world.join("me")
    await me.slash("stumble", aloud=aloud)
    with pytest.raises(ExceptionGroup):
        world.check()


async def test_an_error_that_was_read_was_expected(world: World) -> None:
    await world.join("me").slash("stumble", aloud=False)
    (error,) = world.errors()
    assert str(error) == "stumbled"
    world.check()


async def test_a_request_that_discord_would_not_take_fails_the_test(world: World) -> None:
    from tests.discord.contract import SPECIFICATION, violations

    if not SPECIFICATION.exists():
        pytest.skip("Discord's OpenAPI file is not at hand")
    await world.join("me").slash("break_rules")
    assert "components/1/components" in str(violations(world.env.http_requests))
    with pytest.raises(AssertionError, match="Discord would not take"):
        world.check()
    world.env.http_requests.clear()


def lost(loss: Loss, passing: int = 0) -> Trouble:
    error = ConnectionResetError(104, "Connection reset by peer")
    return Trouble("POST", "/channels/*/messages", error, loss, passing)


@pytest.mark.parametrize(("loss", "arrived"), [(Loss.BEFORE, []), (Loss.AFTER, ["hello"])])
async def test_a_request_is_lost_on_its_way_or_its_answer_is(world: World, loss: Loss, arrived: list[str]) -> None:
    me = world.join("me")
    trouble(world.env, lost(loss))
    assert (await me.slash("write_dm")).text == "outage ConnectionResetError"
    assert [card.text for card in me.cards(me.dm)] == arrived


async def test_the_one_request_that_is_meant_is_lost_and_no_other(world: World) -> None:
    me = world.join("me")
    trouble(world.env, one := lost(Loss.BEFORE, passing=1))
    told = [(await me.slash("write_dm")).text for _ in range(3)]
    assert (told, one.met) == (["sent", "outage ConnectionResetError", "sent"], True)


async def test_a_request_that_hangs_holds_nobody_else_and_is_given_up_in_own_time(world: World) -> None:
    me, other = world.join("me"), world.join("other")
    trouble(world.env, lost(Loss.HANG))
    assert (await me.type_dm("hi")).cards == ()
    assert (await other.slash("count")).text == "Number 1"
    await world.pass_time(seconds=NEVER_ANSWERED_S - 1)
    assert world.errors() == []
    await world.pass_time(seconds=1)
    assert [type(error) for error in world.errors()] == [TimeoutError]
    assert (await me.type_dm("again")).text == "heard again"
