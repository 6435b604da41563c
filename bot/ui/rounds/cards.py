"""The cards of a round but the checklist: the question, the fields asked one by one, the summary, the notices."""

from __future__ import annotations

import discord

from bot.interview.model import Ending, Field, Place, Question, Round, Turn
from bot.interview.rounds.machine import (
    AskEnding,
    AskField,
    AskQuestion,
    OfferAnother,
    ShowChecklist,
    ShowSummary,
    turn_of,
)
from bot.interview.rounds.progress import latest_checklist, summarise, total_asked, total_met
from bot.services.practice import AlreadyOpen, Shown
from bot.ui.actions import ActionButton
from bot.ui.card import Block, Card, Headline, Section, Small, Tone
from bot.ui.desk import Desk
from bot.ui.headings import asked, counted, heading, timestamp
from bot.ui.quoting import quoted, shortened
from bot.ui.rounds import solo_panel_cards
from bot.ui.rounds.addressed import declined_card, with_recut
from bot.ui.rounds.checklist import checklist_card
from bot.ui.rounds.common import common_block
from bot.ui.rounds.manager_cards import talk_over_card
from bot.ui.rounds.wishes import again_button, packed
from bot.ui.wording import Wording

_QUESTION = 400
_DIGEST = 280
"""Characters of one typed field that are read back; the whole of it is stored."""


def shown_card(shown: Shown, desk: Desk, *, typing: bool = False) -> Card:
    """The card for where a round stands. `typing`: the member may answer by plain messages here."""
    wording = desk.wording(shown.round.wishes.lang)
    if shown.instead:
        return _last_card(shown, wording)
    if shown.round.seats and (card := solo_panel_cards.solo_card(shown.round, shown.effect, wording, typing=typing)):
        return card
    match shown.effect:
        case AskQuestion(number):
            return question_card(shown.round, turn_of(shown.round, number), wording, typing=typing)
        case AskField(number, field):
            return with_recut(field_card(shown.round, turn_of(shown.round, number), field, wording), shown, wording)
        case AskEnding(number):
            return with_recut(ending_card(shown.round, turn_of(shown.round, number), wording), shown, wording)
        case OfferAnother(number, words):
            return declined_card(shown.round, turn_of(shown.round, number), words, wording)
        case ShowChecklist(number):
            turn = turn_of(shown.round, number)
            return checklist_card(shown.round, turn, wording, typing=typing, earlier=shown.earlier)
        case ShowSummary():
            return summary_card(shown.round, wording)
        case other:
            raise TypeError(f"no card for {other}")


def _last_card(shown: Shown, wording: Wording) -> Card:
    """Of the round that is over: a card of its own, with a line that says that none is open."""
    note = wording("summary.none_open")
    if shown.round.is_talk:
        return talk_over_card(shown.round, wording, note)
    if shown.round.seats:
        return solo_panel_cards.debrief_card(shown.round, wording, note)
    if isinstance(shown.effect, ShowChecklist):
        return checklist_card(shown.round, turn_of(shown.round, shown.effect.turn), wording, note=note)
    return summary_card(shown.round, wording, note)


def question_card(round_: Round, turn: Turn, wording: Wording, *, typing: bool, live: bool = True) -> Card:
    """`live` False leaves the buttons away: the round has gone on."""
    question = wording.library.question(turn)
    if not live:
        return Card([asked(question, wording) if question else wording.unlisted(turn)])
    # Whoever comes to the second question knows how it goes.
    how = [wording(_how(round_, typing=typing))] if turn.number == 1 or typing else []
    if turn.due_at:
        by_dm = round_.wishes.place is Place.HERE and not typing
        key = "question.due_by_dm" if by_dm else "question.due"
        how.append(wording(key, due=timestamp(turn.due_at, "R")))
    ids = (round_.id, turn.number)
    buttons = [
        ActionButton(wording("button.swap"), "round.swap", *ids),
        ActionButton(wording("button.stop"), "round.stop", *ids),
    ]
    if question is None:
        return Card([wording("question.gone")], buttons)
    buttons = [
        ActionButton(wording("button.answer"), "round.answer", *ids, style=discord.ButtonStyle.primary),
        ActionButton(wording("button.hint"), "round.hint", *ids),
        *buttons,
    ]
    earlier = wording("question.draft_kept") if _draft_left(round_, turn) else ""
    text = Headline(shortened(question.text[wording.lang], _QUESTION))
    return Card([[earlier, Small(heading(round_, turn, question, wording)), text, *how]], buttons)


def _how(round_: Round, *, typing: bool) -> str:
    """A private thread is read by those who manage threads, too."""
    if typing:
        return "question.how_typing"
    return "question.how_thread" if round_.wishes.place is Place.THREAD else "question.how"


def _draft_left(round_: Round, turn: Turn) -> bool:
    """Whether the question before this one was swapped with something typed for it."""
    return any(t.number == turn.number - 1 and t.skipped_at and t.draft for t in round_.turns)


def frozen_card(round_: Round, turn: Turn, wording: Wording) -> Card:
    """A turn that is over: as it was shown last, without buttons."""
    read = any(version.checklist for version in turn.versions)
    if round_.seats:
        return (solo_panel_cards.reaction_card if read else solo_panel_cards.question_card)(
            round_, turn, wording, typing=False, live=False
        )
    return (
        checklist_card(round_, turn, wording, live=False)
        if read
        else question_card(round_, turn, wording, typing=False, live=False)
    )


def hint_card(question: Question, wording: Wording) -> Card:
    guide = wording.guide(question.principle)
    lang = wording.lang
    blocks = [
        wording("hint.title", hint=question.hint[lang]) if question.hint[lang] else "",
        wording(
            "hint.principle",
            name=wording.principle(question.principle),
            meaning=guide.meaning[lang],
            shows=guide.shows[lang],
            opposite=guide.opposite[lang],
        ),
        wording("hint.star"),
    ]
    return Card(blocks)


def field_card(round_: Round, turn: Turn, field: Field, wording: Wording) -> Card:
    kept = _kept(turn, wording, 100)
    ask = wording(f"typed.ask.{field.value}", field=wording.field(field))
    form = ActionButton(wording("button.form"), "round.answer", round_.id, turn.number)
    question = wording.library.question(turn)
    # A first message may come from somebody who does not see which question it answers.
    reminder = asked(question, wording) if question and len(kept) <= 1 else ""
    if not kept:
        ask = f"{wording('typed.not_begun')}\n{ask}"
    progress = wording("typed.progress", number=len(kept) + 1, of=len(Field))
    return Card([reminder, *kept[-1:], f"{ask}\n{progress}"], [form])


def ending_card(round_: Round, turn: Turn, wording: Wording) -> Card:
    buttons = [
        ActionButton(wording(f"ending.{ending.value}"), "round.ended", round_.id, turn.number, ending.value)
        for ending in Ending
    ]
    form = ActionButton(wording("button.correct"), "round.answer", round_.id, turn.number)
    return Card(["\n".join(_kept(turn, wording, _DIGEST)), wording("typed.ask_ending")], [*buttons, form])


def _kept(turn: Turn, wording: Wording, limit: int) -> list[str]:
    """What was typed so far, a line a field, so that the member sees that it arrived."""
    told = zip(Field, turn.draft.told if turn.draft else (), strict=False)
    keys = {True: "typed.kept", False: "typed.nothing"}
    return [wording(keys[bool(t.strip())], field=wording.field(f), words=quoted(t, limit)) for f, t in told]


def summary_card(round_: Round, wording: Wording, note: str = "") -> Card:
    """`note` comes first."""
    summary = summarise(round_)
    title = wording(f"summary.title.{round_.closing.value if round_.closing else 'open'}")
    history = ActionButton(wording("button.reread"), "history.reread", round_.id)
    if not summary.answered:
        again = again_button(round_, wording)
        if any(turn.draft for turn in round_.turns):
            return Card([note, [Headline(title), wording("summary.begun")]], [again, history])
        return Card([note, [Headline(title), wording("summary.nothing")]], [again])
    lines = [summary_line(number, turn, wording) for number, turn in enumerate(counted(round_), start=1)]
    work_on = [wording("summary.work_on_item", item=wording(f"mend.{item.value}")) for item in summary.work_on]
    advice = wording("summary.work_on", things="\n".join(work_on)) if work_on else wording("summary.all_met")
    total = Headline(wording("summary.total", met=summary.met, asked=summary.asked))
    sections: list[Section] = [
        note,
        [Small(title), total, Block("\n".join(lines))],
        common_block(round_, wording),
        advice,
    ]
    again = again_button(round_, wording, style=discord.ButtonStyle.primary)
    return Card(sections, [again, history], tone=Tone.TURN if work_on else Tone.GOOD)


def summary_line(number: int, turn: Turn, wording: Wording) -> str:
    question = wording.library.question(turn)
    name = wording.principle(question.principle) if question else wording.unlisted(turn)
    checklist = latest_checklist(turn)
    if checklist is None:
        return wording("summary.line_open", number=number, principle=name)
    counts = {"met": total_met(checklist), "asked": total_asked(checklist)}
    line = wording("summary.line", number=number, principle=name, **counts)
    return line + (f" · {wording('checklist.late')}" if turn.versions[0].late else "")


def already_open_card(found: AlreadyOpen, wording: Wording) -> Card:
    round_, turn = found.open, found.open.current
    question = wording.library.question(turn) if turn else None
    words = wording(
        "start.already_open",
        since=timestamp(round_.opened_at, "R"),
        question=question.text[wording.lang] if question else wording.unlisted(turn),
    )
    buttons = [
        ActionButton(wording("button.resume"), "round.resume", style=discord.ButtonStyle.primary),
        ActionButton(wording("button.drop"), "round.fresh", round_.id, *packed(found.wishes)),
    ]
    return Card([words], buttons)
