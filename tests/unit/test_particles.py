"""Korean particles fit the word before them, also behind Latin letters, digits and signs."""

import pytest

from bot.locales.particles import with_particle


@pytest.mark.parametrize(
    ("word", "particles", "expected"),
    [
        ("고객 집착", "이/가", "고객 집착이"),
        ("주인 의식", "을/를", "주인 의식을"),
        ("신뢰", "은/는", "신뢰는"),
        ("서울", "으로/로", "서울로"),
        ("부산", "으로/로", "부산으로"),
        ("대구", "으로/로", "대구로"),
        ("Ownership", "이/가", "Ownership이"),
        ("Dive Deep", "을/를", "Dive Deep을"),
        ("Frugality", "이/가", "Frugality가"),
        ("Earn Trust", "이/가", "Earn Trust가"),
        ("SQL", "으로/로", "SQL로"),
        ("URL", "을/를", "URL을"),
        ("AWS", "은/는", "AWS는"),
        ("3", "이/가", "3이"),
        ("2", "을/를", "2를"),
        ("10", "이/가", "10이"),
        ("7", "으로/로", "7로"),
        ("x²", "이/가", "x²가"),
        ("‘결과’", "을/를", "‘결과’를"),
        ("(상황)", "은/는", "(상황)은"),
        ("검소 (Frugality)", "은/는", "검소 (Frugality)는"),
        ("‘고객 집착 (Customer Obsession)’", "이/가", "‘고객 집착 (Customer Obsession)’이"),
        ("", "이/가", "가"),
        ("🙂", "이/가", "🙂가"),
    ],
)
def test_the_particle_fits(word, particles, expected):
    assert with_particle(word, particles) == expected
