"""The cards of a solo panel: an interviewer asks, takes an answer without saying what they think, and the debrief."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.interview.model import Checklist, Field, Item, ResponseKind, Round, Turn
from bot.interview.rounds.machine import AskQuestion, Effect, ShowChecklist, ShowSummary, turn_of
from bot.interview.rounds.progress import latest_checklist
from bot.interview.rounds.retelling import retold
from bot.interview.rounds.solo_panel import Heard, Leaning, SoloScorecard, debriefed, place_of, seat_of
from bot.ui.actions import ActionButton
from bot.ui.card import Card, Headline, Mark, Section, Small, Tone
from bot.ui.headings import asked, counted, timestamp
from bot.ui.quoting import shortened
from bot.ui.rounds.common import common_block
from bot.ui.rounds.manager_cards import talk_over_card
from bot.ui.rounds.talk import asked_back, exchanges
from bot.ui.rounds.wishes import again_button
from bot.ui.wording import Wording


def solo_card(round_: Round, effect: Effect, wording: Wording, *, typing: bool) -> Card | None:
    """The card for where a solo panel stands; None where it looks like any other round."""
    match effect:
        case AskQuestion(number):
            return question_card(round_, turn_of(round_, number), wording, typing=typing)
        case ShowChecklist(number):
            return reaction_card(round_, turn_of(round_, number), wording, typing=typing)
        case ShowSummary():
            return talk_over_card(round_, wording) if round_.is_talk else debrief_card(round_, wording)
        case _:
            return None


def question_card(round_: Round, turn: Turn, wording: Wording, *, typing: bool, live: bool = True) -> Card:
    """As in a loop, nobody says which principle the question is about, and there is no hint and no other one."""
    question = wording.library.question(turn)
    hello = _line_of("hello", round_, turn, wording) if place_of(round_, turn.number)[1] == 1 else ""
    text = Headline(shortened(question.text[wording.lang], 400)) if question else wording("question.gone")
    blocks: list[Section] = [[Small(_heading(round_, turn, wording)), hello, text]]
    if not live:
        return Card(blocks)
    ids = (round_.id, turn.number)
    first = (
        ActionButton(wording("button.answer"), "round.answer", *ids, style=discord.ButtonStyle.primary)
        if question
        else ActionButton(wording("button.swap"), "round.swap", *ids)
    )
    how = [_as(round_, "how_typing" if typing else "how", wording), _due(round_, turn, wording)]
    return Card(
        [*blocks, "\n".join(filter(None, how))], [first, ActionButton(wording("button.stop"), "round.stop", *ids)]
    )


def reaction_card(round_: Round, turn: Turn, wording: Wording, *, typing: bool, live: bool = True) -> Card:
    """What the interviewer says to an answer: a follow-up or the next question, and no verdict."""
    question = wording.library.question(turn)
    text = asked(question, wording, 200) if question else wording.unlisted(turn)
    blocks: list[Section] = [
        [Small(_heading(round_, turn, wording)), text],
        exchanges(turn, wording),
        _said(round_, turn, wording, typing=typing and live),
    ]
    if first := retold(round_).get(turn.number):
        blocks.append(_as(round_, "retold", wording, number=first))
    blocks.append(_as(round_, "kept", wording))
    return Card(blocks, _reaction_buttons(round_, turn, wording) if live and round_.closed_at is None else [])


def _said(round_: Round, turn: Turn, wording: Wording, *, typing: bool) -> str:
    checklist, probe = latest_checklist(turn), turn.open_probe
    if probe:
        key = "solo.probe_typing" if typing else "solo.probe"
        asking = wording(key, probe=asked_back(turn, probe.follow_up, wording))
        return f"{_line_of('ask', round_, turn, wording)}\n{asking}"
    told = checklist is not None and checklist.kind is ResponseKind.STORY
    return _line_of("done" if told else "no_story", round_, turn, wording)


def _reaction_buttons(round_: Round, turn: Turn, wording: Wording) -> list[ActionButton]:
    ids = (round_.id, turn.number)
    last = round_.put >= round_.wishes.questions
    label = wording("button.next")
    if last:
        label = wording("manager.button.over" if round_.is_talk else "solo.button.debrief")
    style = discord.ButtonStyle.secondary if turn.open_probe else discord.ButtonStyle.primary
    buttons = [ActionButton(label, "round.next", *ids, style=style)]
    if turn.open_probe:
        reply = wording("button.reply")
        primary = discord.ButtonStyle.primary
        buttons.insert(0, ActionButton(reply, "round.probe", *ids, len(turn.probes), style=primary))
    return buttons if last else [*buttons, ActionButton(wording("button.stop"), "round.stop", *ids)]


def _heading(round_: Round, turn: Turn, wording: Wording) -> str:
    places = {} if round_.is_talk else {"place": place_of(round_, turn.number)[0], "places": len(round_.seats)}
    numbers = {"number": question_number(round_, turn), "of": round_.wishes.questions}
    return _as(round_, "heading", wording, manner=_line_of("manner", round_, turn, wording), **places, **numbers)


def _due(round_: Round, turn: Turn, wording: Wording) -> str:
    if turn.due_at is None:
        return ""
    return wording("manager.due", minutes=round_.wishes.minutes, when=timestamp(turn.due_at, "R"))


def _as(round_: Round, key: str, wording: Wording, **words: object) -> str:
    """The text as a manager says it, or as one of a panel does."""
    return wording(f"manager.{key}" if round_.is_talk else f"solo.{key}", **words)


def _line_of(key: str, round_: Round, turn: Turn, wording: Wording) -> str:
    return _as(round_, f"{key}.{seat_of(round_, turn.number).manner.value}", wording)


def question_number(round_: Round, turn: Turn) -> int:
    put = counted(round_)
    return put.index(turn) + 1 if turn in put else len(put)


# ---------------------------------------------------------------- the debrief


def debrief_card(round_: Round, wording: Wording, note: str = "") -> Card:
    """`note` comes first."""
    debrief = debriefed(round_)
    leaning = wording(f"solo.debrief.leaning.{debrief.leaning.value if debrief.leaning else 'none'}")
    buttons = [again_button(round_, wording, style=discord.ButtonStyle.primary)]
    if debrief.leaning is None:
        return Card([note, [Small(wording("solo.debrief.title")), leaning]], buttons)
    sections: list[Section] = [
        note,
        [Small(wording("solo.debrief.title")), Headline(leaning), Small(wording("solo.debrief.outcome"))],
        _next_actions(debrief.actions, wording),
        "\n".join(_vote_line(place, card, wording) for place, card in enumerate(debrief.scorecards, start=1)),
        retold_lines(round_, debrief.retold, wording),
        common_block(round_, wording),
    ]
    buttons += [
        ActionButton(wording("solo.button.answers"), "solos.answers", round_.id),
        ActionButton(wording("solo.button.report"), "solos.report", round_.id),
        ActionButton(wording("button.reread"), "history.reread", round_.id),
    ]
    good = debrief.leaning is Leaning.FOR
    return Card(sections, buttons[:2], buttons[2:], tone=Tone.GOOD if good else Tone.TURN)


def answers_card(round_: Round, wording: Wording) -> Card:
    """Beside the debrief: each interviewer's scorecard, question by question."""
    cards = enumerate(debriefed(round_).scorecards, start=1)
    return Card([Small(wording("solo.debrief.checked")), *(_scorecard(round_, n, card, wording) for n, card in cards)])


def _next_actions(actions: Sequence[Item], wording: Wording) -> str:
    things = "\n".join(f"{Mark.MISSING.value} {wording(f'mend.{item.value}')}" for item in actions)
    return wording("solo.debrief.actions", things=things) if things else wording("solo.debrief.all_met")


def _vote_line(place: int, card: SoloScorecard, wording: Wording) -> str:
    manner = wording(f"solo.manner.{card.seat.manner.value}")
    return wording("solo.debrief.card", place=place, manner=manner, vote=vote_of(card, wording))


def retold_lines(round_: Round, retold_: Sequence[Heard], wording: Wording) -> str:
    """A line for each story that was told again, with the questions that told it."""
    by_first: dict[int, list[str]] = {}
    for heard in retold_:
        by_first.setdefault(heard.retold or 0, []).append(str(question_number(round_, heard.turn)))
    return "\n".join(
        wording(
            "solo.debrief.retold",
            count=len(numbers),
            numbers=", ".join(numbers),
            first=question_number(round_, turn_of(round_, first)),
        )
        for first, numbers in by_first.items()
    )


def actions_block(actions: Sequence[Item], wording: Wording) -> str:
    things = [
        wording("solo.debrief.action", number=number, item=wording.label(item), tip=wording.tip(item))
        for number, item in enumerate(actions, start=1)
    ]
    return wording("solo.debrief.actions", things="\n".join(things)) if things else wording("solo.debrief.all_met")


def vote_of(card: SoloScorecard, wording: Wording) -> str:
    return wording(f"group.vote.{card.vote.value}" if card.vote else "solo.no_vote")


def _scorecard(round_: Round, place: int, card: SoloScorecard, wording: Wording) -> str:
    lines = [_vote_line(place, card, wording)]
    lines += [_line(round_, heard, wording) for heard in card.heard]
    if card.gap:
        lines.append(wording("solo.debrief.gap", item=wording.label(card.gap)))
    return "\n".join(lines)


def _line(round_: Round, heard: Heard, wording: Wording) -> str:
    question = wording.library.question(heard.turn)
    name = wording.principle(question.principle) if question else wording.unlisted(heard.turn)
    number = question_number(round_, heard.turn)
    if heard.checklist is None:
        return wording("solo.debrief.line_open", number=number, principle=name)
    told = heard.checklist.kind is ResponseKind.STORY
    key = "solo.debrief.line" if told else "solo.debrief.line_no_story"
    return wording(key, number=number, principle=name, fields=_fields(heard.checklist, wording))


def _fields(checklist: Checklist, wording: Wording) -> str:
    return " · ".join(f"{wording.field(f)} {checklist.met(f)}/{checklist.asked(f)}" for f in Field)
