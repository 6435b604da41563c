"""What the endings and small words of a clause say, whatever its vocabulary: orders, resolve, negation, condition."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from bot.checker.korean.morphology import Morph
from bot.checker.korean.vocabulary import words

Morphs = tuple[Morph, ...]

_ORDERED = words("""
    라고 으라고 라며 으라며 라는 으라는 래서 으래서 래요 으래요 라셔서 ᆯ것 라던 달라고
""")
_MUST = frozenset(("아야", "어야", "여야", "아야만", "어야만"))
_IF = words("""
    면 으면 다면 ᆫ다면 는다면 라면 이라면 다간 다가는 었다간
""")
_PURPOSE = words("""
    도록 게 려고 으려고 려 으려 고자 게끔
""")
_CAUSAL = words("""
    아서 어서 니까 으니까 므로 으므로 길래 느라 느라고 니 으니 거든 거든요 기에
""")


def endings_of(morphs: Morphs) -> frozenset[str]:
    return frozenset(name for name, says in _SAYING.items() if says(morphs))


def is_ordered(morphs: Morphs) -> bool:
    """An order passed on (줄이라고 하셨다, 찾으라는 지시, 맞춰 달라는): a verb before the ending, not 이다."""
    return any(
        b.tag in ("EC", "ETM", "EF") and b.form in _ORDERED and a.tag in ("VV", "VX", "XSV", "EP")
        for a, b in pairwise(morphs)
    )


def is_obliged(morphs: Morphs) -> bool:
    return any(a.form in _MUST and b.form in ("하", "되") for a, b in pairwise(morphs))


def is_resolved(morphs: Morphs) -> bool:
    """줄이기로 했다, 해내겠다고 했다."""
    return any(a.form == "기" and a.tag == "ETN" and b.form == "로" for a, b in pairwise(morphs)) or any(
        a.form == "겠" and b.form.endswith("다고") for a, b in pairwise(morphs)
    )


def is_negated(morphs: Morphs) -> bool:
    return any(
        (m.tag == "MAG" and m.form in ("안", "못", "없이", "미처", "제대로"))
        or (m.tag == "VX" and m.form in ("않", "못하", "말"))
        or (m.tag == "VV" and m.form in ("못하", "모르"))
        for m in morphs
    )


def is_passive(morphs: Morphs) -> bool:
    """고쳐졌다, 교환되었다: what was done without anybody doing it."""
    return any(m.tag == "XSV" and m.form in ("되", "당하") for m in morphs) or any(
        a.tag == "EC" and b.tag == "VX" and b.form == "지" for a, b in pairwise(morphs)
    )


def _ends_in(endings: frozenset[str]) -> Callable[[Morphs], bool]:
    return lambda morphs: any(m.tag == "EC" and m.form in endings for m in morphs)


_SAYING: dict[str, Callable[[Morphs], bool]] = {
    "ordered": is_ordered,
    "obliged": is_obliged,
    "resolved": is_resolved,
    "negated": is_negated,
    "passive": is_passive,
    "if": _ends_in(_IF),
    "purpose": _ends_in(_PURPOSE),
    "causal": _ends_in(_CAUSAL),
}
