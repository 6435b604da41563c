"""English and Korean are equals: the same texts, the same gaps, within Discord's limits, and none in the code."""

import ast
import re
from string import Formatter

import pytest

from bot.errors import MissingTextError
from bot.interview.bookings.model import BookingNews, BookingState
from bot.interview.model import Closing, Ending, Field, Item, Lang, Level, Origin, ResponseKind, Theme
from bot.interview.panels.times import Presence
from bot.interview.paths.model import Pace, PathEnding, Position, Stage
from bot.interview.paths.own_questions import HeardAs
from bot.interview.questions.own import Standing
from bot.interview.rounds.common import Trait
from bot.interview.rounds.managers import MANNERS
from bot.interview.rounds.solo_panel import LOOP_MANNERS
from bot.interview.schedules.model import Ask, Pause, Why
from bot.interview.screens.model import Purpose
from bot.interview.screens.verdicts import Found
from bot.interview.screens.weighing import Reason
from bot.interview.screens.weighing import Standing as AnswerStanding
from bot.interview.times.results import Why as WhyUnread
from bot.locales import load_catalogue
from tests import ROOT

BOT = ROOT / "bot"
CATALOGUE = load_catalogue()
# English command names are the names in the code.
KOREAN_ONLY = re.compile(r"command\..*name$")
LIMITS = {
    "group.button.": 80,
    "setup.button.": 80,
    "schedule.button.": 80,
    "schedule.pick_": 150,
    "own_question.button.": 80,
    "own_question.pick_": 150,
    "group.form.": 45,
    "setup.form.": 45,
    "group.describe.": 100,
    "setup.describe": 100,
    "panel.button.": 80,
    "panel.weak.": 80,
    "panel.form.": 45,
    "panel.describe.": 100,
    "booking.button.": 80,
    "booking.form.": 45,
    "booking.describe.": 100,
    "booking.event.name": 100,
    "guide.button.": 80,
    "addressed.button.": 80,
    "typed.was_": 80,
    "path.button.": 80,
    "path.form.example": 100,
    "path.form.": 45,
    "path.describe.": 100,
    "screen.button.": 80,
    "screen.form.describe": 100,
    "screen.form.": 45,
    "button.": 80,
    "form.": 100,
}

MEND_CHARS = {Lang.EN: 60, Lang.KO: 35}
"""What one reads as one line of a card, or two on a phone."""
FORM_LABELS = {"form.answer_title", "form.revise_title", "form.reply_title", "form.reply_label", "form.ended"}


def gaps(entry):
    texts = [entry] if isinstance(entry, str) else entry.values()
    return {name.split(".")[0] for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_texts():
    english, korean = CATALOGUE.entries(Lang.EN), CATALOGUE.entries(Lang.KO)
    assert {k for k in korean if not KOREAN_ONLY.fullmatch(k)} == set(english)


def test_both_languages_have_the_same_gaps():
    korean = CATALOGUE.entries(Lang.KO)
    differing = {
        key: (gaps(entry), gaps(korean[key]))
        for key, entry in CATALOGUE.entries(Lang.EN).items()
        if gaps(entry) != gaps(korean[key])
    }
    assert differing == {}


@pytest.mark.parametrize("lang", Lang)
def test_texts_keep_within_discords_limits(lang):
    too_long = {}
    for key, entry in CATALOGUE.entries(lang).items():
        limit = next((limit for start, limit in LIMITS.items() if key.startswith(start)), 2000)
        if key in FORM_LABELS:
            limit = 45
        if key.startswith("command."):
            limit = 32 if key.endswith(".name") else 100
        if any(len(text) > limit for text in ([entry] if isinstance(entry, str) else entry.values())):
            too_long[key] = limit
    assert too_long == {}


def test_korean_command_names_are_of_discords_form():
    # A message command's name may hold blanks and capitals.
    entries = CATALOGUE.entries(Lang.KO).items()
    names = [e for k, e in entries if KOREAN_ONLY.fullmatch(k) and not k.startswith("command.check_as_")]
    assert [n for n in names if not re.fullmatch(r"[-_'\w]{1,32}", n) or n != n.lower()] == []


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(
    ("family", "members"),
    [
        ("kind", [k for k in ResponseKind if k is not ResponseKind.STORY]),
        ("ending", Ending),
        ("origin", Origin),
        ("level", Level),
        ("summary.title", Closing),
        ("history.state", Closing),
        ("typed.ask", Field),
        ("form.describe", Field),
        ("schedule.what", Ask),
        ("schedule.pause", Pause),
        ("schedule.ledger", Why),
        ("panel.weak", Item),
        ("mend", Item),
        ("summary.common", Trait),
        ("own_question.showing", Standing),
        ("own_question.state", Standing),
        ("typed_time", WhyUnread),
        ("booking.list.state", BookingState),
        ("booking.presence", Presence),
        ("path.position", Position),
        ("path.stage", Stage),
        ("path.pace", Pace),
        ("path.ending", PathEnding),
        ("path.lang", Lang),
        ("path.theme", Theme),
        ("path.own.heard", HeardAs),
        *((f"manager.{said}", MANNERS) for said in ("manner", "hello", "ask", "done", "no_story", "over")),
        *((f"solo.{said}", LOOP_MANNERS) for said in ("manner", "hello", "ask", "done", "no_story")),
        ("screen.heading", Purpose),
        ("screen", Found),
        ("screen.standing", AnswerStanding),
        ("screen.outcome", Reason),
        ("booking.news", [n for n in BookingNews if n.value not in ("offered", "opened", "over")]),
    ],
)
def test_every_value_that_a_card_names_has_its_text(lang, family, members):
    assert [m for m in members if not CATALOGUE.has(lang, f"{family}.{m.value}")] == []


def test_every_key_that_the_code_names_is_there_and_none_is_left_over():
    named, prefixes = keys_in_code()
    entries = set(CATALOGUE.entries(Lang.EN))
    assert {k for k in named if k not in entries} == set()
    families = ("command.", "choice.", *prefixes)
    assert {k for k in entries if k not in named and not k.startswith(families)} == set()


@pytest.mark.parametrize("lang", Lang)
def test_what_to_mend_is_a_line_each(lang):
    lines = {item: CATALOGUE.text(lang, f"mend.{item.value}") for item in Item}
    assert {item: line for item, line in lines.items() if len(line) > MEND_CHARS[lang]} == {}


def test_every_refusal_of_a_booking_has_its_sentence():
    raised = re.compile(r"(?:BookingRefusal|BookingError)\((.+?)\)|return (\"\w+\".*)")
    files = [path for path in BOT.rglob("*.py") if "bookings" in path.parts]
    found = {
        name
        for path in files
        for groups in raised.findall(path.read_text("utf-8"))
        for name in re.findall(r'"([a-z_]+)"', "".join(groups))
    }
    assert {"taken", "no_slot", "busy_self", "too_many", "over"} <= found
    assert {name for name in found if not CATALOGUE.has(Lang.EN, f"booking.error.{name}")} == set()


def test_every_command_that_a_text_names_is_a_mention_in_the_readers_language():
    """Texts write a command by its path in the code, in backticks: `bot.ui.wording` makes a mention of that. A name
    written otherwise would show English to Koreans, and could not be pressed."""
    korean = CATALOGUE.entries(Lang.KO)
    known = {key.removeprefix("command.").removesuffix(".name").replace(".", " ") for key in korean if is_command(key)}
    roots = {path.split()[0] for path in known} | {korean[f"command.{path.split()[0]}.name"] for path in known}
    bare = re.compile(rf"(?<![\w/`<.])/(?:{'|'.join(map(re.escape, sorted(roots)))})\b")
    wrong = {}
    for lang in Lang:
        for key, entry in CATALOGUE.entries(lang).items():
            for text in [entry] if isinstance(entry, str) else entry.values():
                named = re.findall(r"`/([^`]+)`", text)
                if [path for path in named if path not in known] or bare.search(re.sub(r"`/[^`]+`", "", text)):
                    wrong[lang, key] = text
    assert wrong == {}


def is_command(key):
    """Not an option of one: those stand one level deeper than what they belong to, with nothing below."""
    return key.startswith("command.") and key.endswith(".name")


def test_a_missing_text_is_told_by_its_file_and_key():
    with pytest.raises(MissingTextError, match=r"^bot/locales/ko/bookings\.yaml has no text 'booking\.nothing'$"):
        CATALOGUE.text(Lang.KO, "booking.nothing")


def test_a_missing_word_is_told_by_file_key_and_word():
    with pytest.raises(MissingTextError, match=r"^bot/locales/en/errors\.yaml: 'error\..*' needs the word '\w+'$"):
        CATALOGUE.text(
            Lang.EN, next(k for k, e in CATALOGUE.entries(Lang.EN).items() if k.startswith("error.") and gaps(e))
        )


def test_no_text_for_members_stands_in_the_code():
    """Hangul in ui or cogs would be a text outside the catalogues."""
    found = [str(p) for folder in ("ui", "cogs", "services") for p in (BOT / folder).rglob("*.py") if hangul_text(p)]
    assert found == []


def keys_in_code():
    """Keys written out in the code, and the beginnings of those that are put together."""
    roots = {key.split(".")[0] for key in CATALOGUE.entries(Lang.EN)}
    named, prefixes = set(), set()
    for path in BOT.rglob("*.py"):
        if "sandbox" in path.parts or "checker" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                root, dot, rest = node.value.partition(".")
                if dot and root in roots and re.fullmatch(r"[a-z_]+(\.[a-z_]+)*", rest):
                    named.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                head = str(node.values[0].value)
                if head.split(".")[0] in roots and "." in head:
                    prefixes.add(head)
    actions = {n for n in named if n.startswith(("form.answer", "form.reply")) and n not in CATALOGUE.entries(Lang.EN)}
    histories = {"history.page", "history.open", "history.turn", "history.text", "history.reread"}
    privacies = {"privacy.delete", "privacy.keep"}
    return named - actions - histories - privacies - prefixes, tuple(prefixes)


def hangul_text(path):
    constants = (n.value for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Constant))
    return any(isinstance(value, str) and re.search("[가-힣]", value) for value in constants)
