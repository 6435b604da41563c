"""The debrief of a solo panel as a file to take along."""

from __future__ import annotations

from bot.interview.model import Field, Round, StarAnswer, Verdict
from bot.interview.rounds.solo_panel import Heard, debriefed
from bot.ui.quoting import plain
from bot.ui.rounds.solo_panel_cards import actions_block, question_number, retold_lines, vote_of
from bot.ui.wording import Wording


def report(round_: Round, wording: Wording) -> str:
    """The whole debrief as Markdown, with everything that was told and what each tick rests on."""
    debrief = debriefed(round_)
    parts = [wording("solo.report.title", day=f"{round_.opened_at:%Y-%m-%d}")]
    for place, card in enumerate(debrief.scorecards, start=1):
        manner = wording(f"solo.manner.{card.seat.manner.value}")
        parts.append(wording("solo.report.seat", place=place, manner=manner, vote=vote_of(card, wording)))
        parts += [part for heard in card.heard for part in _reported(round_, heard, wording)]
    told_again = [retold_lines(round_, debrief.retold, wording)] if debrief.retold else []
    return "\n\n".join([*parts, *told_again, actions_block(debrief.actions, wording)]) + "\n"


def _reported(round_: Round, heard: Heard, wording: Wording) -> list[str]:
    question = wording.library.question(heard.turn)
    name = wording.principle(question.principle) if question else wording.unlisted(heard.turn)
    text = question.text[wording.lang] if question else ""
    number = question_number(round_, heard.turn)
    parts = [wording("solo.report.question", number=number, principle=name, question=text)]
    version = heard.turn.latest
    if version is None or version.checklist is None:
        return [*parts, wording("solo.report.unanswered")]
    checklist = version.checklist
    for field in Field:
        counts = {"met": checklist.met(field), "asked": checklist.asked(field)}
        told = version.answer.text(field).strip() or "—"
        parts.append(wording("solo.report.field", field=wording.field(field), text=told, **counts))
        verdicts = (v for v in checklist.verdicts if v.item.field is field and v.met is not None)
        parts.append("\n".join(_verdict(verdict, version.answer, wording) for verdict in verdicts))
    return parts


def _verdict(verdict: Verdict, answer: StarAnswer, wording: Wording) -> str:
    label = wording.label(verdict.item)
    if verdict.met:
        words = plain(verdict.span.words(answer)) if verdict.span else ""
        return wording("solo.report.met", item=label, words=words)
    return wording("solo.report.missing", item=label, tip=wording.tip(verdict.item))
