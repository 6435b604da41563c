"""How a member is spoken to: commands and principles by the names that the member knows them by."""

from __future__ import annotations

import re

import pytest

from bot.content import load
from bot.interview.model import Lang, Principle
from bot.locales import load_catalogue
from bot.settings import Settings
from bot.ui.wording import Wording

CATALOGUE = load_catalogue()
LIBRARY = load(Settings(_env_file=None).prompts_dir)
KOREAN = Wording(Lang.KO, CATALOGUE, LIBRARY, {})
ENGLISH = Wording(Lang.EN, CATALOGUE, LIBRARY, {})
NAMED = re.compile(r"`(/[^`]+)`")


def texts(lang: Lang) -> dict[str, str]:
    """Every text of the catalogue; of plural forms all of them together."""
    entries = CATALOGUE.entries(lang)
    return {key: entry if isinstance(entry, str) else " ".join(entry.values()) for key, entry in entries.items()}


@pytest.mark.parametrize("lang", Lang)
def test_every_command_that_a_text_names_is_a_command(lang: Lang) -> None:
    unknown = {
        (key, command)
        for key, text in texts(lang).items()
        for command in NAMED.findall(text)
        if not CATALOGUE.has(Lang.KO, f"command.{command[1:].replace(' ', '.')}.description")
    }
    assert unknown == set()


def test_korean_texts_name_every_command_in_korean() -> None:
    named = {command[1:] for text in texts(Lang.KO).values() for command in NAMED.findall(text)}
    assert len(named) > 20
    assert {path: KOREAN.command(path) for path in named if re.search("[A-Za-z]", KOREAN.command(path))} == {}
    assert KOREAN.command("interview resume") == "/면접 이어하기"
    assert ENGLISH.command("interview resume") == "/interview resume"


@pytest.mark.parametrize("lang", Lang)
def test_no_text_names_a_command_without_the_signs_by_which_it_is_found(lang: Lang) -> None:
    roots = {key.split(".")[1] for key in CATALOGUE.entries(Lang.KO) if key.startswith("command.")}
    bare = re.compile(rf"(?<![`\w/])/(?:{'|'.join(roots)})\b")
    assert [key for key, text in texts(lang).items() if bare.search(text)] == []


def test_a_command_is_a_mention_where_its_id_is_known_and_its_korean_name_where_not() -> None:
    assert "`/면접 이어하기`" in KOREAN("error.turn_passed")
    mentioning = Wording(Lang.KO, CATALOGUE, LIBRARY, {"interview": 7})
    assert "</interview resume:7>" in mentioning("error.turn_passed")


@pytest.mark.parametrize(("wording", "named"), [(KOREAN, " /예약 변경,"), (ENGLISH, " /book move,")])
def test_where_no_markdown_is_read_a_command_is_named_and_never_mentioned(wording: Wording, named: str) -> None:
    known = Wording(wording.lang, CATALOGUE, LIBRARY, {"book": 7})
    told = known.plain("booking.calendar.description", kind="x", minutes=45)
    assert named in told
    assert "`" not in told


def test_what_a_member_wrote_like_a_command_stays_as_it_is() -> None:
    assert "`/no such command`" in KOREAN("own_question.text", text="`/no such command`")


def test_korean_shows_every_principle_with_its_english_name() -> None:
    assert KOREAN.principle(Principle.FRUGALITY) == "검소 (Frugality)"
    assert KOREAN.named(Principle.OWNERSHIP) == "‘주인 의식 (Ownership)’"
    assert ENGLISH.principle(Principle.FRUGALITY) == "Frugality"
    hint = KOREAN("fit.asked", best=KOREAN.named(Principle.CUSTOMER_OBSESSION))
    assert "‘고객 집착 (Customer Obsession)’이 " in hint
