"""A list of questions from outside: what is read of it, and what is told of files that mean no good."""

import time

import pytest

from bot.content.own_list import MOST_BYTES, MOST_QUESTIONS, read_list
from bot.errors import Fault
from bot.interview.model import Level, Principle
from bot.interview.questions.own import NewQuestion
from bot.interview.visible import as_text

OWN = Principle.OWNERSHIP
ASKED = "Tell me about a mess that you cleaned up."


def read(name: str, text: str | bytes, principle: Principle | None = None, level: Level | None = None):
    return read_list(name, text if isinstance(text, bytes) else text.encode(), principle, level)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", f"questions:\n- principle: ownership\n  text:\n    en: {ASKED}\n"),
        ("a.yml", f"questions: [{{principle: ownership, level: entry, text: {{en: '{ASKED}'}}}}]"),
        ("a.csv", f"principle,level,en,ko\nownership,entry,{ASKED},\n"),
        ("a.CSV", f"\ufeffEnglish,Principle\r\n{ASKED},Ownership\r\n\r\n"),
        ("a.txt", f"{ASKED}\n\n"),
        ("a.md", f"- {ASKED}"),
        ("list", f"  1. {ASKED}"),
    ],
)
def test_each_form_is_read(name, text):
    assert read(name, text, OWN) == [NewQuestion(OWN, Level.ENTRY, ASKED, None)]


def test_what_names_no_principle_or_level_takes_those_of_the_command():
    found = read("a.csv", f"principle,level,en\n,,{ASKED}\ndive_deep,lead,Which log?", OWN, Level.EXPERIENCED)
    assert [(one.principle, one.level) for one in found] == [
        (OWN, Level.EXPERIENCED),
        (Principle.DIVE_DEEP, Level.LEAD),
    ]


def test_korean_lines_are_korean():
    assert read("a.txt", "가장 힘들었던 배포를 말씀해 주세요.", OWN)[0].text_ko == "가장 힘들었던 배포를 말씀해 주세요."


def entry(text: str) -> str:
    return f"questions:\n- principle: ownership\n  text:\n    en: {text}\n"


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "aliases that grow": ("a.yaml", BOMB, "alias"),
    "an alias to itself": ("a.yaml", "questions: &q\n- *q\n", "alias"),
    "a question by alias": ("a.yaml", "questions:\n- &a {principle: ownership, text: {en: Why?}}\n- *a\n", "alias"),
    "lists in lists": ("a.yaml", "[" * 100_000, "within each other"),
    "mappings in mappings": ("a.yaml", "{a: " * 50_000, "within each other"),
    "blocks in blocks": ("a.yaml", "- " * 50_000, "within each other"),
    "a merge key": ("a.yaml", "questions:\n- <<: {principle: ownership}\n  text: {en: Why?}\n", "key that is text"),
    "an object of Python": ("a.yaml", entry("!!python/object/apply:os.system ['ls']"), "expected text"),
    "a tag of its own": ("a.yaml", entry("!secret x"), "something special"),
    "two documents": ("a.yaml", f"{entry('Why?')}---\n{entry('Why?')}", "valid YAML"),
    "a number": ("a.yaml", entry("12345"), "expected text, found `12345`"),
    "a yes": ("a.yaml", entry("yes"), "a yes or no"),
    "a date": ("a.yaml", entry("2026-01-01"), "a date"),
    "a list for a text": ("a.yaml", entry("[a, b]"), "expected text, found a list"),
    "a text for the list": ("a.yaml", "questions: hello", "expected a list"),
    "a list at the top": ("a.yaml", "- a\n- b", "expected a mapping"),
    "no text at all": ("a.yaml", "questions:\n- principle: ownership\n  text: {}\n", "en, ko or both"),
    "an unknown key": ("a.yaml", "questions:\n- {principle: ownership, sql: x, text: {en: Why?}}", "one of the keys"),
    "a key of a megabyte": ("a.yaml", f"questions:\n- {{'{'k' * 900_000}': 1, text: {{en: Why?}}}}", "valid YAML"),
    "a principle that is none": ("a.yaml", "questions:\n- {principle: kindness, text: {en: Why?}}", "found `kindness`"),
    "a control character": ("a.yaml", entry("a\x07b"), "visible characters"),
    "an open quote": ("a.yaml", entry('"never closed'), "valid YAML"),
    "nothing": ("a.yaml", "", "found an empty file"),
    "an empty list": ("a.yaml", "questions: []", "at least one question"),
    "blank lines only": ("a.txt", "\n \n\t\n", "at least one question"),
    "too long a question": ("a.txt", "Why" + "y" * 500, "at most 400 characters"),
    "too many lines": ("a.txt", "Why is that?\n" * (MOST_QUESTIONS + 1), "at most 500 questions"),
    "too many rows": ("a.csv", "en\n" + "Why is that?\n" * 3_000, "at most 500 questions"),
    "ten megabytes": ("a.txt", "x" * 10_000_000, f"at most {MOST_BYTES} bytes"),
    "not UTF-8": ("a.yaml", b"questions:\n- \xff\xfe", "expected text in UTF-8"),
    "UTF-16": ("a.csv", "en\nWhy?".encode("utf-16"), "expected text in UTF-8"),
    "NUL bytes": ("a.csv", "en\nWhy\x00?\n", "expected"),
    "a cell without an end": ("a.csv", 'en\n"Why' + "y" * 200_000, "valid CSV"),
    "no known column": ("a.csv", "a,b\n1,2\n", "columns principle, level, en, ko"),
    "Korean under English": ("a.csv", "en\n왜 그랬나요?\n", "English without Hangul"),
    "a mark of direction": ("a.txt", "Why \u202egnol os did it take?", "visible characters"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_or_wrong_file_is_told_with_its_place_and_costs_little(case):
    name, text, told = HOSTILE[case]
    begun = time.perf_counter()
    found = read(name, text, OWN)
    assert time.perf_counter() - begun < 5
    assert all(isinstance(one, Fault) for one in found), found
    assert any(told in str(one) for one in found), [str(one)[:300] for one in found[:3]]
    assert all(one.line >= 1 and str(one).startswith(f"{name}:") for one in found)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# Why?", "Why?"),
        ("### # Why?", "Why?"),
        ("-# Why?", "Why?"),
        ("> Why?", "Why?"),
        ("1. Why?", "Why?"),
        ("see [our page](https://evil.example/x) now", "see our page now"),
        ("![[a](b)](c) x", "a x"),
        ("||hidden|| words", "hidden words"),
        ("`code` and ```more```", "code and more"),
        ("**bold** __under__ ~~gone~~", "bold under gone"),
        ("|**|x|**|", "x"),
        ("hi <@123> <@&5> <#7> <t:1:R> </setup:9>", "hi"),
        ("hi @everyone and @HERE", "hi everyone and HERE"),
        ("a\u202eb\u2066c\u200bd", "abcd"),
        ("two\nlines\r\n# and a heading", "two lines # and a heading"),
        ("5 * 3 < 20 and a_b", "5 * 3 < 20 and a_b"),
        ("👩\u200d💻 왜 그랬나요?", "👩\u200d💻 왜 그랬나요?"),
    ],
)
def test_what_others_see_of_a_members_text_is_words(written, shown):
    assert as_text(written) == shown
