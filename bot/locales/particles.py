"""Korean particles (조사): 이/가, 을/를, 은/는, 과/와, 으로/로 … chosen by how the word before them ends."""

from __future__ import annotations

import re
import unicodedata

_HANGUL = range(0xAC00, 0xD7A4)
_FINALS = 28
_FINAL_RIEUL = 8
# 영 일 이 삼 사 오 육 칠 팔 구: the final consonant of each digit as it is read, 0 for none.
_DIGIT_FINALS = (21, 8, 0, 16, 0, 0, 1, 8, 8, 0)
# Letters whose Korean names end in a consonant: 엘, 엠, 엔, 알.
_LETTER_FINALS = {"l": _FINAL_RIEUL, "m": 16, "n": 4, "r": _FINAL_RIEUL}
_VOWELS = "aeiou"
_ADDED = re.compile(r"(?<=\S)\s*\([^()]*\)(?=\W*$)")
"""What is added in brackets at the end is not read: the particle fits the word before it, 검소 (Frugality)는."""


def with_particle(word: str, particles: str) -> str:
    """`word` followed by the fitting one of `particles`, written as after-consonant/after-vowel: "이/가"."""
    after_consonant, after_vowel = particles.split("/")
    final = _final_consonant(word)
    # 으로/로: a word that ends in ㄹ takes 로, like one that ends in a vowel.
    if final == 0 or (final == _FINAL_RIEUL and after_consonant == "으로"):
        return word + after_vowel
    return word + after_consonant


def _final_consonant(word: str) -> int:
    """The index of the final consonant of what is read last, 0 for none. Quotes and brackets are not read."""
    word = _ADDED.sub("", word)
    read = [c for c in word if c.isalnum()]
    if not read:
        return 0
    last = read[-1]
    if ord(last) in _HANGUL:
        return (ord(last) - _HANGUL.start) % _FINALS
    digit = unicodedata.digit(last, None)
    if digit is not None:
        return _number_final(digit, read)
    return _latin_final(word, last.lower())


def _number_final(digit: int, read: list[str]) -> int:
    # 10 is read 십, 100 백, 1000 천: all end in a consonant, like 영 itself.
    return _DIGIT_FINALS[digit] if digit or len(read) == 1 else 17


def _latin_final(word: str, last: str) -> int:
    tail = "".join(c for c in word.split()[-1] if c.isalpha())
    if tail.isupper():
        return _LETTER_FINALS.get(last, 0)
    if tail.lower().endswith("ng"):
        return 21
    if last in "lmn":
        return _LETTER_FINALS[last]
    # A stop right after a single vowel closes the syllable: Slack, Git; after anything else it gets a vowel: test.
    closed = last in "kptc" and len(tail) > 1 and (tail[-2].lower() in _VOWELS or tail.lower().endswith("ck"))
    return 1 if closed else 0
