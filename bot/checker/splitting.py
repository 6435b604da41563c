"""Cuts an answer told in one piece into the four fields: nothing is lost, nothing changes places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.checker.linear import Evidence, model, of_target
from bot.checker.normal import normal
from bot.checker.reading import language
from bot.interview.model import ITEMS, Field, Item, Lang, StarAnswer

# A sentence of each language, or a line.
_END = re.compile(r"(?<=[.!?…。])[\"'”’)]*\s+(?=\S)|\n\s*(?=\S)")
_HEADING = {
    Field.SITUATION: r"situation|s|상황",
    Field.TASK: r"task|t|과제|임무|역할|목표",
    Field.ACTION: r"actions?|a|행동|액션|조치",
    Field.RESULT: r"results?|r|결과",
}
_HEADINGS = {
    f: re.compile(rf"^[ \t>*#_\[(]*(?:{words})[\])*_]*[ \t]*[:：=\-—][*_]*", re.I | re.M)
    for f, words in _HEADING.items()
}
# Where the fields of a good answer lie in the telling, in parts of its length (DOMAIN.md's bands).
_MIDDLES = (0.1, 0.3, 0.6, 0.95)
_PLACE_WEIGHT = 8.0
_FIT_AT_MOST = 2.0  # so that one rich sentence does not pull the whole answer to its field
_MAX_STRETCHES = 60
_FILLER = {
    Lang.EN: "I checked the list, fixed it and sent it.",
    Lang.KO: "저는 그때 목록을 확인하고 고쳐서 보냈습니다.",
}


def split(text: str, lang: Lang) -> StarAnswer:
    """The four fields joined are the text again. Headings decide where there are any, else what the sentences tell."""
    cuts = _by_headings(text) or _by_content(text, lang)
    bounds = [0, *cuts, len(text)]
    situation, task, action, result = (text[start:end] for start, end in pairwise(bounds))
    return StarAnswer(situation, task, action, result)


def _by_headings(text: str) -> list[int] | None:
    """Task, action and result must all be headed, in order; what stands before the task is the situation."""
    cuts: list[int] = []
    for field in (Field.TASK, Field.ACTION, Field.RESULT):
        match = _HEADINGS[field].search(text, cuts[-1] if cuts else 0)
        if match is None:
            return None
        cuts.append(match.start())
    return cuts


def _by_content(text: str, lang: Lang) -> list[int]:
    bounds = _stretches(text)
    if len(bounds) < 2:
        return [len(text)] * 3
    scores = [
        [_fit(text[start:end], field, lang) + _place(start, end, len(text), index) for index, field in enumerate(Field)]
        for start, end in pairwise(bounds)
    ]
    fields = _best_path(scores)
    return [next((bounds[i] for i, f in enumerate(fields) if f >= field), len(text)) for field in (1, 2, 3)]


def _stretches(text: str) -> list[int]:
    ends = [match.end() for match in _END.finditer(text)]
    step = len(ends) // _MAX_STRETCHES + 1
    return [0, *ends[step - 1 :: step], len(text)] if text.strip() else [0]


def _fit(stretch: str, field: Field, lang: Lang) -> float:
    """How much of a field's items a stretch would meet, were it told there."""
    weights = model(lang.value)
    found = _evidence(normal(stretch).text, field, lang)
    fit = sum(
        max((weights[item].strength(of_target(item, piece.features)) for piece in found.pieces), default=0.0)
        for item in ITEMS[field]
        if item in weights and item is not Item.CAUSE
    )
    return min(_FIT_AT_MOST, fit)


def _evidence(stretch: str, field: Field, lang: Lang) -> Evidence:
    """What the stretch offers in this field, the other fields being told in words that offer nothing to the point."""
    situation, task, action, result = (stretch if each is field else _FILLER[lang] for each in Field)
    _, found = language(lang).evidence(StarAnswer(situation, task, action, result))
    return Evidence(tuple(piece for piece in found.pieces if piece.span.field is field))


def _place(start: int, end: int, length: int, index: int) -> float:
    return -_PLACE_WEIGHT * abs((start + end) / 2 / length - _MIDDLES[index])


def _best_path(scores: Sequence[Sequence[float]]) -> list[int]:
    """The field of each stretch, never going back, with the highest sum."""
    best = [(score, [field]) for field, score in enumerate(scores[0])]
    for row in scores[1:]:
        best = [
            max(((total + row[field], [*path, field]) for total, path in best[: field + 1]), key=lambda found: found[0])
            for field in range(4)
        ]
    return max(best, key=lambda found: found[0])[1]
