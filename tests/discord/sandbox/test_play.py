"""The sandbox: the real bot played line by line, as a newcomer does it in a terminal.

`WRITE_GOLDEN=1 pytest tests/discord/sandbox/test_play.py` writes the golden files anew: read the difference.
"""

from __future__ import annotations

import asyncio
import io
import os
import re
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord
import pytest
from discord import app_commands
from discord.ext import commands
from simcord.backend import Backend

from bot import app
from bot.__main__ import main
from bot.sandbox import run
from bot.sandbox.simulated.stillness import Stillness
from bot.sandbox.texts import texts_for
from tests import ROOT

GOLDEN = Path(__file__).parent / "golden"
PROJECT = ROOT
FIELDS = "In May 2024 I ran a small team.\n\nI had to ship.\n\nI wrote it.\n\nIt shipped.\n\n\n"


def play_in_terminal(folder: Path, script: Path, locale: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "RANDOM_SEED": "7", "TZ": "UTC"}
    command = [sys.executable, "-m", "bot", "sandbox", "--locale", locale, "--data", str(folder)]
    return subprocess.run(
        command, input=script.read_bytes(), capture_output=True, cwd=PROJECT, env=environment, timeout=60, check=False
    )


def without_chance(printed: str, folder: Path) -> str:
    """Without what is another with each run: where, on which day, when, and how far a zone is from UTC in summer."""
    text = re.sub(r"UTC[+-]\d{2}:\d{2}", "UTC OFFSET", printed.replace(str(folder), "FOLDER"))
    return re.sub(r"\d{4}-\d{2}-\d{2}( \d{2}:\d{2}( [–~] \d{2}:\d{2})?)?", "DATE", text)


class Terminal:
    """Plays scripts in this process, on one folder."""

    def __init__(self, folder: Path, build: Callable[[], Awaitable[discord.Client]] | None = None) -> None:
        self.folder = folder
        self._build = build or self._build_real_bot

    async def play(self, *lines: str, locale: str = "en-US") -> str:
        """What came after the greeting."""
        printed = await self.play_whole("".join(f"{line}\n" for line in lines), locale)
        return printed.split("\n@you #general> ", 1)[1]

    async def play_whole(self, script: str, locale: str) -> str:
        stdout = io.StringIO()
        stdin = io.StringIO(script)
        status = await run(self._build, name="you", locale=locale, stdin=stdin, stdout=stdout, folder=self.folder)
        assert status == 0
        return stdout.getvalue()

    async def _build_real_bot(self) -> discord.Client:
        return await app.build(app.sandbox_settings(self.folder, random_seed=7))


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The terminal shows times as the machine has them."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def hold_against_golden(name: str, printed: str) -> None:
    if os.environ.get("WRITE_GOLDEN"):
        (GOLDEN / f"{name}.txt").write_text(printed, "utf-8")
    assert printed == (GOLDEN / f"{name}.txt").read_text("utf-8")


def test_the_first_script_plays_in_a_terminal_as_it_did_before(tmp_path: Path) -> None:
    played = play_in_terminal(tmp_path, GOLDEN / "english.script.txt", "en-US")
    assert (played.returncode, played.stderr.decode()) == (0, "")
    assert "INFO" in (tmp_path / "sandbox.log").read_text("utf-8")
    hold_against_golden("english", without_chance(played.stdout.decode(), tmp_path))


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("korean", "ko"),
        ("chain", "en-US"),
        ("chain_korean", "ko"),
        ("group", "en-US"),
        ("panel", "en-US"),
        ("panel_korean", "ko"),
        ("path", "en-US"),
        ("path_korean", "ko"),
        ("manager", "en-US"),
        ("manager_korean", "ko"),
    ],
)
@pytest.mark.usefixtures("in_utc")
async def test_a_script_plays_to_its_end_as_it_did_before(
    terminal: Terminal, tmp_path: Path, name: str, locale: str
) -> None:
    printed = await terminal.play_whole((GOLDEN / f"{name}.script.txt").read_text("utf-8"), locale)
    hold_against_golden(name, without_chance(printed, tmp_path))


async def test_the_newcomer_is_known_again_next_time(terminal: Terminal) -> None:
    await terminal.play("/interview start principle:ownership level:entry", "press Answer", FIELDS)
    printed = await terminal.play("/interview history", "commands")
    assert "Ownership · 1/1 answered" in printed
    assert "/interview resume" in printed


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/interview strat", "Did you mean `/interview start`?"),
        ("/interview", "/interview resume"),
        ("/interview start principel:ownership", "Did you mean `principle:`?"),
        ("/interview start questions:eleven", "a whole number from 1 to 10"),
        ("/interview start questions:11", "a whole number from 1 to 10"),
        ("/interview start pace:slow", "one of Relaxed, Timed"),
        ("/interview stop now:yes", "takes no options"),
        ("99", "There is no button or menu 99."),
        ("press Begin", "There is no button `Begin`. There is nothing to press yet. Begin with /interview start"),
        ("pres Answer", "Did you mean `press`?"),
        ("go mars", "Places: dm, general, practice"),
        ("as nobody", "Members: you, mina"),
        ("locale klingon", "Try ko or en-US"),
        ("join cellar", "Voice channels: voice"),
        ("wait long", "wait 5"),
        ("look", "There is no message of the bot here yet."),
        ("upload nothing.txt", "nothing.txt cannot be read"),
        ("hello everybody out there", "Commands begin with /"),
        ("menu Report", "There is no message of the bot here yet."),
    ],
)
async def test_what_is_not_understood_is_answered_with_what_could_be_typed(
    terminal: Terminal, line: str, said: str
) -> None:
    assert said in await terminal.play(line)


async def test_a_form_is_closed_by_cancel_and_by_the_end_of_the_input(terminal: Terminal) -> None:
    opened = ("/interview start level:entry", "press Answer", "half an answer")
    assert "nothing was sent" in await terminal.play(*opened, "cancel", "/interview stop")
    assert "nothing was sent" in await terminal.play(*opened)
    assert "1/1 answered" not in await terminal.play("/interview history")


async def test_a_field_over_its_limit_is_asked_again(terminal: Terminal) -> None:
    printed = await terminal.play(
        "/interview start level:entry", "press Answer", "x" * 4001, "", "short", "", "", "", "", "cancel"
    )
    assert "At most 4000 characters, these are 4001." in printed
    assert printed.index("these are 4001") < printed.index("Situation> short")


async def test_revising_keeps_what_is_filled_in_and_a_dash_empties_it(terminal: Terminal) -> None:
    answered = ("/interview start level:entry", "press Answer", *FIELDS.split("\n")[:-2], "1")
    printed = await terminal.play(*answered, "press Revise", "", "-", "", "", "", "", "press Revise", "cancel")
    assert printed.count("filled in: In May 2024") == 2
    assert printed.count("filled in: I had to ship.") == 1
    assert printed.count("1 As hoped ✓") == 1


async def test_a_card_for_one_member_is_no_use_to_the_other(terminal: Terminal) -> None:
    printed = await terminal.play(
        "/interview start level:entry", "as mina", "1", "press Answer", "as you", "press Stop"
    )
    assert "Only @you can see that message: `as you`." in printed
    assert "There is no button `Answer`." in printed
    assert "Round stopped" in printed


async def test_one_member_does_not_see_what_only_the_other_sees(terminal: Terminal) -> None:
    printed = await terminal.play("as mina", "/interview start level:entry", "as you", "look")
    assert "There is no message of the bot here yet." in printed.split("look")[1]


async def test_a_number_is_the_position_that_is_shown_whatever_the_value_behind_it(terminal: Terminal) -> None:
    await terminal.play(
        "/interview start principle:ownership questions:2 level:entry", "press Answer", FIELDS, "/interview stop"
    )
    await terminal.play("/interview start principle:frugality questions:2 level:entry", "/interview stop")
    printed = await terminal.play("/interview history", "1 2")
    assert "question 1 of 1 · Ownership" in printed


async def test_channels_and_roles_are_picked_by_number_and_by_name(terminal: Terminal) -> None:
    printed = await terminal.play("/setup", "1 practice", "press Practice channel", "1", "2", "1")
    assert "Practice channel: #practice" in printed
    assert "1 general  2 practice" in printed
    assert "Practice channel: #general" in printed.split("1 general  2 practice")[1]
    assert "no role" not in printed
    assert "1 everyone" in printed
    assert "nobody answered" not in printed


async def test_a_sentence_that_begins_with_a_number_is_a_message(terminal: Terminal) -> None:
    assert "nobody answered" in await terminal.play("/setup", "2 years ago I was on call")


@pytest.mark.parametrize(("line", "is_slip"), [("what now?", False), ("hlep me", True), ("pres Answer", True)])
async def test_only_what_is_nearly_one_of_our_words_is_a_slip(terminal: Terminal, line: str, is_slip: bool) -> None:
    assert ("Did you mean" in await terminal.play("go dm", line)) is is_slip


async def test_a_command_in_a_text_is_named_as_the_members_client_names_it(terminal: Terminal) -> None:
    printed = await terminal.play("locale ko", "/면접 그만", "/면접 종료", "locale en-US", "/interview stop")
    assert "/면접 시작 명령으로 시작하세요" in printed
    assert "/interview start opens one" in printed


async def test_the_korean_greeting_names_a_button_that_is_there(terminal: Terminal) -> None:
    printed = await terminal.play("locale ko", "/면접 시작 수준:신입", "press 답변하기", "취소")
    assert "press 답변하기" in texts_for("ko")["greeting"]
    assert "═══ 답변 쓰기" in printed


async def test_a_moment_ago_reads_as_a_korean_would_write_it(terminal: Terminal) -> None:
    printed = await terminal.play("locale ko", "/면접 시작 수준:신입", "/면접 시작")
    assert "방금 전에 시작한 라운드가" in printed


@app_commands.command(description="Writes to a member")
async def poke(interaction: discord.Interaction, who: discord.Member) -> None:
    await who.send("psst")
    await interaction.response.send_message("done", ephemeral=True)


class PokingBot(commands.Bot):
    async def setup_hook(self) -> None:
        self.tree.add_command(poke)


async def test_news_for_the_other_member_is_hinted_at_until_one_is_her(tmp_path: Path) -> None:
    async def build() -> discord.Client:
        return PokingBot("!", intents=discord.Intents(guilds=True))

    printed = await Terminal(tmp_path, build).play("/poke who:@mina", "as mina")
    before, after = printed.split("as mina\n", 1)
    assert "(@mina has something new: `as mina`)" in before
    assert "psst" not in before
    assert "psst" in after


async def test_what_was_seen_can_be_looked_at_again(terminal: Terminal) -> None:
    printed = await terminal.play(
        "as mina", "/interview start place:dm level:entry", "as you", "as mina", "look", "go dm", "look"
    )
    assert printed.index("loop-practice · DM") > printed.index("/interview start place:dm")
    assert "@mina DM> look" in printed
    assert "Question 1 of 1" in printed.split("@mina DM> look")[1]


async def test_answers_are_typed_in_a_thread_and_in_the_dm(terminal: Terminal) -> None:
    printed = await terminal.play(
        "/interview start place:DM level:entry", "go dm", "In May 2024 I was on call.", "I had to act."
    )
    assert "Part 3 of 4" in printed
    printed = await terminal.play(
        "/interview stop", "/interview start place:thread level:entry", "places", "go nowhere"
    )
    assert "Interview practice · you" in printed.split("go nowhere")[1]


async def test_the_next_line_waits_until_the_bot_is_done() -> None:
    stillness, answered = Stillness(Backend()), asyncio.Event()
    handler = asyncio.create_task(answered.wait(), name="discord.py: on_message")
    waiting = asyncio.create_task(stillness.wait(limit_s=30))
    await asyncio.wait([waiting], timeout=0.2)
    assert not waiting.done()
    answered.set()
    await asyncio.wait_for(waiting, 5)
    assert handler.done()


async def test_the_language_of_the_client_can_be_changed(terminal: Terminal) -> None:
    printed = await terminal.play("locale ko", "/면접 시작 수준:신입", "도움말", "locale en-US", "/interview stop")
    assert "질문 1/1" in printed
    assert "빈 줄만 치면" in printed
    assert "Round stopped" in printed or "라운드" in printed


def test_a_bot_that_cannot_start_says_so_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sandbox.sqlite3").write_text("no database at all, but long enough to be looked at as one" * 20)
    assert main(["sandbox", "--data", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1


async def test_a_prompt_arrives_while_one_waits(tmp_path: Path) -> None:
    """The clock stands two seconds before the due time; `wait` lets it go on."""
    started = time.monotonic()

    def clock() -> datetime:
        return datetime(2026, 3, 2, 10, 59, 58, tzinfo=UTC) + timedelta(seconds=time.monotonic() - started)

    async def build() -> discord.Client:
        return await app.build(app.sandbox_settings(tmp_path, random_seed=7), clock=clock)

    terminal = Terminal(tmp_path, build)
    printed = await terminal.play("/schedule add at:11:00 zone:UTC", "wait 4", "press Answer", "cancel")
    added, waited = printed.split("@you #general> wait 4")
    assert "This schedule is on." in added
    assert "Group round 1" not in added
    assert "Group round 1" in waited
    assert "press Answer" in waited
    assert "nothing to press" not in waited
