"""The parts of the sandbox that only turn text into text."""

from __future__ import annotations

import time
from typing import Any

import pytest

from bot.sandbox.asking.forms import fields_of, read_value
from bot.sandbox.asking.slash import Command, TypedError, commands_of, parse
from bot.sandbox.screen.markdown import Weight, plain_lines, stamp
from bot.sandbox.screen.rendering import Numbers, Screen
from bot.sandbox.screen.width import pad, shorten, width_of, wrap
from bot.sandbox.simulated.post import Post
from bot.sandbox.texts import texts_for

EN, KO = texts_for("en-US"), texts_for("ko")


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("면접", 4), ("면접 start", 10), ("e\u0301", 1), ("한\u200d", 2), ("✅", 2), ("", 0)],
)
def test_korean_takes_two_columns_and_marks_none(text: str, width: int) -> None:
    assert width_of(text) == width
    assert width_of(pad(text, 12)) == 12


@pytest.mark.parametrize(
    "text", ["실제로 있었던 일 하나를 들려주세요. 양식이 열립니다.", "one two three four five", "x" * 50, "한" * 30]
)
@pytest.mark.parametrize("width", [8, 11, 20])
def test_wrapped_lines_fit_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_what_follows_a_bullet_hangs_under_its_text() -> None:
    assert wrap("- one two three", 9) == ["- one two", "  three"]
    assert wrap("✅ 하나 둘", 8) == ["✅ 하나", "   둘"]


def test_a_text_is_shortened_by_columns() -> None:
    assert shorten("면접 연습", 9) == "면접 연습"
    assert shorten("면접 연습", 8) == "면접 연…"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**답변하기**를 누르면", "답변하기를 누르면"),
        ("*tip* and __under__ and ~~gone~~", "tip and under and gone"),
        ("snake_case_name 2 * 3", "snake_case_name 2 * 3"),
        (r"\*as typed\*", "*as typed*"),
        ("`/interview start` </interview stop:12>", "/interview start </interview stop12>"),
        ("[here](https://example.org)", "here (https://example.org)"),
        ("<@5> <@!5> <#7> <@&9>", "<@5> <@5> <#7> <@&9>"),
        ("<:star:123>", ":star:"),
        ("https://discord.com/channels/1/7/9 https://discord.com/channels/@me/8", "<#7> <#8>"),
    ],
)
def test_markdown_is_shown_plain(marked: str, plain: str) -> None:
    (line,) = plain_lines(marked, lambda sign, number: f"<{sign}{number}>", EN)
    assert line.text == plain


def test_headings_small_print_quotes_and_code_are_told_apart() -> None:
    lines = plain_lines("### Head\n-# small\n> said\n```\n**code**\n```", lambda sign, number: "", EN)
    assert [line.weight for line in lines[:3]] == [Weight.HEADING, Weight.SMALL, Weight.NORMAL]
    assert [line.prefix + line.text for line in lines] == ["Head", "small", "▎ said", "**code**"]


@pytest.mark.parametrize(
    ("seconds", "english", "korean"),
    [
        (10, "just now", "방금 전"),
        (600, "in 10 min", "10분 뒤"),
        (597, "in 10 min", "10분 뒤"),
        (-7200, "2 h ago", "2시간 전"),
        (3 * 86400, "in 3 d", "3일 뒤"),
    ],
)
def test_distances_in_time_are_rounded(seconds: int, english: str, korean: str) -> None:
    at = int(time.time()) + seconds
    assert (stamp(at, "R", EN), stamp(at, "R", KO)) == (english, korean)


START: dict[str, Any] = {
    "name": "interview",
    "name_localizations": {"ko": "면접"},
    "options": [
        {
            "type": 1,
            "name": "start",
            "name_localizations": {"ko": "시작"},
            "description": "Start a round",
            "options": [
                {"type": 3, "name": "principle", "name_localizations": {"ko": "원칙"}, "description": "Which"},
                {"type": 4, "name": "questions", "description": "How many"},
            ],
        }
    ],
}


def commands(locale: str) -> list[Command]:
    return commands_of([START], locale)


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("interview start", {}),
        ("Interview Start principle:ownership", {"principle": "ownership"}),
        (
            "interview start principle:customer obsession questions:2",
            {"principle": "customer obsession", "questions": "2"},
        ),
        ('interview start principle:"a: b" questions: 3', {"principle": "a: b", "questions": "3"}),
        ("면접 시작 원칙:주인 의식 questions:1", {"principle": "주인 의식", "questions": "1"}),
        ("interview start 원칙:it's", {"principle": "it's"}),
    ],
)
def test_a_command_is_read_in_both_languages(line: str, given: dict[str, str]) -> None:
    command, read = parse(line, commands("ko"), KO)
    assert (command.path, command.shown, read) == ("interview start", "면접 시작", given)


@pytest.mark.parametrize(
    "line", ["", "interview", "interview begin", "start", "interview start now", "interview start x:1"]
)
def test_what_is_no_command_or_option_is_refused(line: str) -> None:
    with pytest.raises(TypedError):
        parse(line, commands("en-US"), EN)


def field(component: dict[str, Any]) -> Any:
    (only,) = fields_of({"components": [{"type": 18, "label": "Field", "component": {"custom_id": "f", **component}}]})
    return only


TEXT = {"type": 4, "style": 2, "max_length": 5, "min_length": 2}
RADIO = {
    "type": 21,
    "options": [{"label": "As hoped", "value": "as_hoped", "default": True}, {"label": "Partly", "value": "p"}],
}
CHECKS = {"type": 22, "options": RADIO["options"], "max_values": 2, "required": False}


@pytest.mark.parametrize(
    ("component", "typed", "value"),
    [
        (TEXT, "12345", "12345"),
        ({**TEXT, "value": "old"}, "", "old"),
        ({**TEXT, "value": "old", "required": False}, "-", ""),
        (RADIO, "2", "p"),
        (RADIO, "partly", "p"),
        (RADIO, "", "as_hoped"),
        ({**RADIO, "required": False}, "-", None),
        (CHECKS, "1, 2", ["as_hoped", "p"]),
        ({"type": 23, "default": True}, "", True),
        ({"type": 23}, "네", True),
        ({"type": 23, "default": True}, "n", False),
    ],
)
def test_a_field_takes_what_a_client_would_send(component: dict[str, Any], typed: str, value: Any) -> None:
    assert read_value(field(component), typed, EN) == value


@pytest.mark.parametrize(
    ("component", "typed"),
    [
        (TEXT, "123456"),
        (TEXT, "1"),
        (TEXT, ""),
        (TEXT, "  "),
        (RADIO, "3"),
        (RADIO, "0"),
        ({**RADIO, "required": True}, "-"),
    ],
)
def test_a_field_refuses_what_a_client_would_not_send(component: dict[str, Any], typed: str) -> None:
    with pytest.raises(TypedError):
        read_value(field(component), typed, EN)


def post(*components: dict[str, Any], content: str = "") -> Post:
    return Post(
        id=1,
        channel_id=2,
        author_id=3,
        author="bot",
        content=content,
        embeds=(),
        components=components,
        files=(),
        only_for=None,
        thinking=False,
        thread_id=None,
        pings=frozenset(),
        pings_everyone=False,
    )


def row(*labels: str) -> dict[str, Any]:
    return {"type": 1, "components": [{"type": 2, "label": label, "custom_id": label} for label in labels]}


@pytest.fixture
def screen() -> Screen:
    return Screen(
        texts=EN,
        numbers=Numbers(),
        name=lambda sign, number: f"{sign}{number}",
        place=lambda number: "#general",
        save=lambda file: file.name,
        columns=40,
    )


def test_a_card_is_boxed_and_its_buttons_are_numbered(screen: Screen) -> None:
    shown = screen.render(
        post({"type": 17, "components": [{"type": 10, "content": "# Hi\nyou"}]}, row("A", "B")), "new"
    )
    assert [line.strip("─") for line in shown.splitlines()[1:]] == [
        "bot · #general",
        "  ┌",
        "  │ Hi",
        "  │ you",
        "  └",
        "  [1] A  [2] B",
    ]


def test_numbers_stay_with_their_buttons_and_are_not_given_twice(screen: Screen) -> None:
    screen.render(post(row("A", "B")), "new")
    assert "[1] A  [3] C" in screen.render(post(row("A", "C"), content="new"), "edited")
    assert screen.numbers.find(2) is None
    screen.render(post(content="all gone"), "edited")
    assert "[4] D" in screen.render(post(row("D"), content="more"), "edited")


def test_an_edit_that_only_takes_buttons_away_is_told_in_one_line(screen: Screen) -> None:
    screen.render(post(row("A", "B"), content="a long text"), "new")
    shown = screen.render(post(content="a long text"), "edited")
    assert "a long text" not in shown
    assert "now without: A, B" in shown


def test_buttons_that_cannot_be_pressed_have_no_number(screen: Screen) -> None:
    dead = {"type": 2, "label": "A", "custom_id": "a", "disabled": True}
    link = {"type": 2, "label": "B", "url": "https://example.org"}
    shown = screen.render(post({"type": 1, "components": [dead, link]}), "new")
    assert "(A: greyed out)" in shown
    assert "(B: https://example.org)" in shown


def test_all_texts_are_there_in_both_languages() -> None:
    assert EN.keys() == KO.keys()
