"""What a verdict rests on, on a page of its own: the words behind each tick, the tips, and how it was told."""

from __future__ import annotations

from collections.abc import Sequence

from bot.interview.model import ITEMS, Checklist, Field, Question, Round, StarAnswer, Turn, Verdict
from bot.interview.rounds.progress import USUAL_SPOKEN_S, total_met
from bot.ui.card import Card, Headline, Mark, Section, Small, fitted
from bot.ui.headings import asked, heading
from bot.ui.quoting import quoted
from bot.ui.rounds.checklist import EARNING, read_version
from bot.ui.rounds.talk import exchanges
from bot.ui.wording import Wording

_QUOTE = 90
"""Characters of the member's own words behind a tick, where all of them fit."""


def evidence_card(round_: Round, turn: Turn, wording: Wording) -> Card:
    version, checklist = read_version(turn)
    question = wording.library.question(turn)
    top: list[Section] = [[Headline(wording("evidence.title")), Small(wording.unlisted(turn))]]
    if question:
        place = Small(heading(round_, turn, question, wording))
        top = [[Headline(wording("evidence.title")), place, asked(question, wording, 200)]]

    def render(shown: int) -> list[str]:
        return [
            *(_field(field, checklist, version.answer, wording, min(shown, _QUOTE)) for field in Field),
            _telling(checklist, wording),
            _fit(checklist, question, wording),
            exchanges(turn, wording),
        ]

    return Card([*top, *fitted(render, room=3200)])


def _field(field: Field, checklist: Checklist, answer: StarAnswer, wording: Wording, shown: int) -> str:
    verdicts = [checklist.verdict(item) for item in ITEMS[field]]
    title = f"**{wording.field(field)} {checklist.met(field)}/{checklist.asked(field)}**"
    missing = [
        wording("checklist.missing", mark=Mark.MISSING.value, item=wording.label(v.item), tip=wording.tip(v.item))
        for v in verdicts
        if v.met is False
    ]
    return "\n".join([title, *_met(verdicts, answer, wording, shown), *missing])


def _met(verdicts: Sequence[Verdict], answer: StarAnswer, wording: Wording, shown: int) -> list[str]:
    """The met items, each with the words it rests on; those that rest on the same words share them."""
    resting: dict[str, list[str]] = {}
    for verdict in verdicts:
        if verdict.met and verdict.span:
            words = quoted(verdict.span.words(answer), shown)
            resting.setdefault(words, []).append(f"{Mark.MET.value} {wording.label(verdict.item)}")
    return [wording("checklist.met", items="\n".join(labels), words=words) for words, labels in resting.items()]


def _telling(checklist: Checklist, wording: Wording) -> str:
    """The shares of the fields with what is usual, and the length as spoken minutes; of nothing there are none."""
    if not any(checklist.shares) or not total_met(checklist):
        return ""
    situation, task, action, _ = checklist.shares
    opening, acting = round((situation + task) * 100), round(action * 100)
    shares = wording(
        "checklist.shares",
        **{field.value: wording.field(field) for field in Field},
        opening=opening,
        action_share=acting,
        result_share=100 - opening - acting,
    )
    low, high = USUAL_SPOKEN_S
    minutes, seconds = divmod(checklist.spoken_s, 60)
    key = "checklist.spoken" if minutes else "checklist.spoken_briefly"
    return f"{shares}\n{wording(key, minutes=minutes, seconds=seconds, low=low // 60, high=high // 60)}"


def _fit(checklist: Checklist, question: Question | None, wording: Wording) -> str:
    """Which principle the story shows, and advice on where to tell it, without forcing it anywhere."""
    if checklist.kind not in EARNING:
        return ""
    if not checklist.shown:
        return wording("fit.none")
    best, others = checklist.shown[0], checklist.shown[1:]
    if question is None:
        return wording("fit.best", best=wording.named(best))
    if question.principle is best:
        also = wording("fit.also", others=", ".join(map(wording.named, others))) if others else ""
        return wording("fit.asked", best=wording.named(best)) + also
    if question.principle in others:
        return wording("fit.second", best=wording.named(best), asked=wording.named(question.principle))
    return wording("fit.other", best=wording.named(best), asked=wording.named(question.principle))
