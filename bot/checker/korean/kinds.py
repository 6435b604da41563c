"""What kind of response an answer is, before its items are read. Careful: whoever tells a story is believed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.checker.korean.acts import is_specific
from bot.checker.korean.idle import idle_share
from bot.checker.korean.morphology import Morph
from bot.checker.korean.telling import Told
from bot.checker.korean.vocabulary import PEOPLE, SIGNALS
from bot.interview.model import Field, ResponseKind, StarAnswer

_FILLER = re.compile(
    r"없음|없습니다|모름|모르겠(?:음|습니다|어요)|생략|패스|pass|n/?a|해당\s?없음|ㅋ+|ㅎ+|ㅠ+|test|테스트"
    r"|asdf|[.\-–—_~*]+",
    re.IGNORECASE,
)
_FOREIGN_SHARE = 0.6
_ARTICLE = re.compile(r"제\s?\d+\s?[조항호](?![가-힣]{2})")
_FIRST_PERSON = re.compile(r"저[는도희의만]|제가|제게|(?<![가-힣])(?:나[는도]|내가|우리|[제내]\s)")
IDLE_SHARE = 0.35
SIGNAL_SHARE, MIN_SIGNALS = 0.6, 10
MIN_LETTERS = 12
GENERIC_SHARE = 0.7
MIN_NOUNS = 4


def kind_of(answer: StarAnswer, clauses: Sequence[Told], orders: int) -> ResponseKind:
    text = "\n".join(answer.text(field) for field in Field)
    letters = len(re.findall(r"[가-힣A-Za-z]", _FILLER.sub("", text)))
    deeds = sum(len(c.deeds) for c in clauses if c.past and not c.future)
    if letters < MIN_LETTERS:
        return ResponseKind.NOTHING
    if orders and deeds < 2 * orders:
        return ResponseKind.STORY if deeds and _has_occasion(clauses) else ResponseKind.INSTRUCTIONS
    if len(_ARTICLE.findall(text)) > 1:
        return ResponseKind.OFF_QUESTION
    if not clauses or len(re.findall(r"[가-힣]", text)) < (1 - _FOREIGN_SHARE) * letters / 2:
        return ResponseKind.NOTHING
    return _by_tense(clauses)


def _has_occasion(clauses: Sequence[Told]) -> bool:
    return any(c.past and c.marks & {"setting.dated", "setting.place", "setting.role"} for c in clauses)


def _by_tense(clauses: Sequence[Told]) -> ResponseKind:
    n = len(clauses)
    mine = bool(_FIRST_PERSON.search(" ".join(c.clause.text for c in clauses)))
    past = sum(c.past for c in clauses)
    future = sum(c.future or "all.hypothetical" in c.marks for c in clauses)
    opinion = sum("all.opinion" in c.marks for c in clauses)
    deeds_past = sum(bool(c.deeds) and c.past and not c.future for c in clauses)
    action = [c for c in clauses if c.clause.field is Field.ACTION and (c.deeds or c.vague_deeds)]
    if future >= 0.4 * n and deeds_past <= 1:
        return ResponseKind.HYPOTHETICAL
    if _is_idle(clauses):
        return ResponseKind.OFF_QUESTION
    if _is_signal_row(clauses):
        return ResponseKind.SIGNAL_WORDS
    if past <= 0.34 * n and not deeds_past and _is_sermon(clauses, mine):
        return ResponseKind.OPINION
    if past <= 0.5 * n and action and sum(c.past for c in action) <= 0.34 * len(action):
        return ResponseKind.HABIT
    if past <= 0.34 * n and opinion:
        return ResponseKind.OPINION
    return ResponseKind.STORY


def _is_idle(clauses: Sequence[Told]) -> bool:
    """Weather, meals, a poem: nobody of work, no place of work, and hardly a word that is not idle talk."""
    nouns = _nouns(clauses)
    people = {m.form for m in nouns if m.form in PEOPLE}
    placed = sum(bool(c.marks & {"setting.place", "setting.role"}) for c in clauses)
    return len(people) + placed <= 1 and idle_share(nouns) >= IDLE_SHARE


def _is_sermon(clauses: Sequence[Told], mine: bool) -> bool:
    """What one ought to do, or what a word means: told of nobody."""
    ought = sum("obliged" in c.says and not c.past for c in clauses)
    nouns = _nouns(clauses)
    generic = sum(not is_specific(m) for m in nouns)
    return ought >= 2 or (not mine and generic >= 0.6 * max(MIN_NOUNS, len(nouns)))


def _nouns(clauses: Sequence[Told]) -> list[Morph]:
    return [m for c in clauses for m in c.clause.morphs if m.tag in ("NNG", "NNP", "SL")]


def _is_signal_row(clauses: Sequence[Told]) -> bool:
    """Words of any answer in a row: hardly a noun and hardly a deed that belongs to this one."""
    nouns = _nouns(clauses)
    generic = sum(not is_specific(m) or m.form in SIGNALS for m in nouns)
    deeds = {d for c in clauses for d in c.deeds if d not in SIGNALS}
    if len(deeds) <= 1 and generic >= SIGNAL_SHARE * max(MIN_SIGNALS, len(nouns)):
        return True
    fine = sum(bool(c.marks & {"all.vague", "all.slogan", "all.ordinal"}) for c in clauses)
    dense = generic >= GENERIC_SHARE * max(MIN_NOUNS, len(nouns))
    return len(deeds) <= 2 and (dense or fine >= 0.5 * len(clauses)) and generic >= 0.5 * len(nouns)
