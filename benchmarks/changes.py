"""What changes when it should not: the same answer in another dress, with matter from elsewhere, with less in it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from benchmarks.agreeing import mean
from benchmarks.instances import answer_of, rows_of
from benchmarks.train_checker import without_story
from bot.checker import check
from bot.interview.model import Field, Item, Lang, ResponseKind, StarAnswer

SOURCES = ("answers", "fresh")
DRAWN = 50  # answers a language
_BOLD = {
    **{chr(ord("a") + n): chr(0x1D41A + n) for n in range(26)},
    **{chr(ord("A") + n): chr(0x1D400 + n) for n in range(26)},
}
_END = re.compile(r"(?<=[.!?])\s+")

Change = Callable[[str], str]


def _numbered(text: str) -> str:
    return " ".join(f"{number}. {sentence}" for number, sentence in enumerate(_END.split(text), start=1) if sentence)


def _listed(text: str) -> str:
    return "\n".join(f"- {sentence}" for sentence in _END.split(text) if sentence)


def _bold_figures(text: str) -> str:
    return re.sub(r"\d[\d.,]*\d|\d", lambda match: f"**{match.group()}**", text)


def _mathematical(text: str) -> str:
    return "".join(_BOLD.get(character, character) for character in text)


def _without_marks(text: str) -> str:
    return re.sub(r"[.,;:!?](?=\s|$)", "", text).lower()


def _joined_ends(text: str) -> str:
    return re.sub(r"(?<=[a-z가-힣][.!?])\s+(?=[A-Z가-힣])", "", text)


def _spaced(seed: int, lose: bool) -> Change:
    """One blank in twenty lost, or doubled."""

    def change(text: str) -> str:
        chance = random.Random(seed)
        return re.sub(" ", lambda _: ("" if lose else "  ") if chance.random() < 0.05 else " ", text)

    return change


LOOKS: Mapping[str, Change] = {
    "numbered sentences": _numbered,
    "a list": _listed,
    "bold figures": _bold_figures,
    "mathematical letters": _mathematical,
    "dictated, without marks": _without_marks,
    "no blank after a sentence": _joined_ends,
    "doubled blanks": lambda text: text.replace(" ", "  "),
    "a blank doubled here and there": _spaced(1, lose=False),
    "a blank lost here and there": _spaced(2, lose=True),
}


def ticks(answer: StarAnswer, lang: Lang) -> frozenset[Item]:
    checklist = check(answer, lang, None)
    return frozenset(v.item for v in checklist.verdicts if v.met and v.item is not Item.CAUSE)


def drawn(lang: str, count: int) -> list[StarAnswer]:
    """Answers that tell a story, by lot."""
    rows = [row for file in SOURCES for row in rows_of(lang, file) if row["kind"] != "hostile"]
    return [answer_of(row) for row in random.Random(11).sample(rows, min(count, len(rows)))]


def with_texts(answer: StarAnswer, change: Change) -> StarAnswer:
    situation, task, action, result = (change(answer.text(field)) for field in Field)
    return StarAnswer(situation, task, action, result, answer.ended)


def _labelled(answer: StarAnswer) -> StarAnswer:
    situation, task, action, result = (f"{field.value.capitalize()}: {answer.text(field)}" for field in Field)
    return StarAnswer(situation, task, action, result)


def planted(answer: StarAnswer, row: Mapping[str, str], chance: random.Random) -> StarAnswer:
    field = Field(row.get("field") or chance.choice([*Field]))
    text = answer.text(field).rstrip()
    joint = "" if not text or text[-1] in ".!?" else "."
    return answer.with_text(field, f"{text}{joint} {row['text']}".lstrip())


def change_table(lang: str, count: int, files: Iterable[str]) -> list[str]:
    answers = drawn(lang, count)
    before = [ticks(answer, Lang(lang)) for answer in answers]
    lines = ["| change | variants | ticks added a variant | ticks lost | with any flip |", "|---|---:|---:|---:|---:|"]
    for name, change in LOOKS.items():
        changed = [ticks(with_texts(answer, change), Lang(lang)) for answer in answers]
        lines.append(_line(name, before, changed))
    lines.append(_line("the label typed inside", before, [ticks(_labelled(a), Lang(lang)) for a in answers]))
    for pattern in files:
        lines += _planted_lines(lang, answers, before, pattern)
    return [*lines, *_emptied_lines(lang, answers, before), *_cut_lines(lang, answers)]


def _line(name: str, before: Sequence[frozenset[Item]], after: Sequence[frozenset[Item]]) -> str:
    pairs = list(zip(before, after, strict=True))
    added, lost, flips = (
        mean(list(v)) for v in zip(*((len(b - a), len(a - b), a != b) for a, b in pairs), strict=True)
    )
    return f"| {name} | {len(pairs)} | {added:.2f} | {lost:.2f} | {flips:.2f} |"


def _planted_lines(
    lang: str, answers: Sequence[StarAnswer], before: Sequence[frozenset[Item]], pattern: str
) -> list[str]:
    chance = random.Random(5)
    lines = []
    for name, of in (("foreign matter", "subject"), ("statements of absence", "item")):
        rows = [row for row in without_story(lang, f"*.{pattern}") if of in row]
        hosts = [chance.randrange(len(answers)) for _ in rows]
        changed = [ticks(planted(answers[h], row, chance), Lang(lang)) for h, row in zip(hosts, rows, strict=True)]
        if rows:
            lines.append(_line(f"{name} ({pattern})", [before[h] for h in hosts], changed))
    return lines


def _emptied_lines(lang: str, answers: Sequence[StarAnswer], before: Sequence[frozenset[Item]]) -> list[str]:
    """What a field's emptying leaves of that field's own items: they may be told elsewhere, but seldom are."""
    lines = []
    for field in Field:
        after = [ticks(answer.with_text(field, ""), Lang(lang)) for answer in answers]
        own = frozenset(item for item in Item if item.field is field)
        left, had = sum(len(a & own) for a in after), sum(len(b & own) for b in before)
        lines.append(f"| {field.value} emptied: its ticks that stay | {had} | {left / max(1, had):.2f} | | |")
    return lines


def _cut_lines(lang: str, answers: Sequence[StarAnswer]) -> list[str]:
    """The carrying words cut out: the tick goes, unless other words carry it."""
    stayed = []
    for answer in answers:
        checklist = check(answer, Lang(lang), None)
        if checklist.kind is not ResponseKind.STORY:
            continue
        for verdict in checklist.verdicts:
            if verdict.span is None:
                continue
            text = answer.text(verdict.span.field)
            cut = answer.with_text(verdict.span.field, text[: verdict.span.start] + text[verdict.span.end :])
            after = check(cut, Lang(lang), None).verdict(verdict.item)
            stayed.append(after.met is True)
    return [f"| carrying words cut: ticks that stay, on other words | {len(stayed)} | {mean(stayed):.2f} | | |"]
