"""Members' words on a card: short, and harmless."""

from hypothesis import given
from hypothesis import strategies as st

from bot.ui.quoting import plain, quoted, shortened


def test_a_long_text_is_cut_at_a_word():
    assert shortened("one two three four five six", 16) == "one two three…"


def test_a_stretch_without_blanks_is_cut_where_it_stands():
    assert shortened("가" * 50, 10) == "가" * 9 + "…"


def test_markdown_cannot_break_the_card():
    assert quoted("**bold** `code` > quote", 100) == r"\*\*bold\*\* \`code\` > quote"


def test_nobody_is_mentioned():
    assert "@everyone" not in quoted("hi @everyone and <@123>", 100)
    assert quoted("hi <@123> </stop:1> <t:1:R>", 100) == r"hi \<@123> \</stop:1> \<t:1:R>"


def test_a_link_cannot_hide_where_it_goes():
    assert quoted("[your bank](http://evil.example)", 100).startswith("\\[your bank]")


def test_characters_that_turn_or_hide_the_line_are_dropped():
    assert plain("a\u202eb\u200bc\u2066d\x00e\nf") == "abcde f"


def test_arabic_and_emoji_stay():
    assert plain("مرحبا 👩‍💻") == "مرحبا 👩‍💻"


@given(st.text(max_size=300), st.integers(5, 90))
def test_a_quote_is_one_line_within_its_limit(text, limit):
    assert len(shortened(plain(text), limit)) <= limit
    assert "\n" not in quoted(text, limit)
