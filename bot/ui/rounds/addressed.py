"""What was said to the bot instead of an answer, offered as what it is; what was typed, put into its right place."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.interview.model import Field, Round, Turn
from bot.interview.rounds.addressed import Wish
from bot.services.practice import Shown
from bot.ui.actions import ActionButton
from bot.ui.card import Card
from bot.ui.headings import asked
from bot.ui.quoting import quoted
from bot.ui.wording import Wording

_WORDS = 200
_PRIMARY = discord.ButtonStyle.primary
_DONE_AT_ONCE = (Wish.HELP, Wish.HINT, Wish.STAR)
"""Nothing changes by it: it is shown, not offered."""


def wish_card(shown: Shown, wish: Wish, message_id: int, wording: Wording) -> Card:
    """What can be done about a wish, and a way to say that it was an answer. Only for an open round."""
    round_ = shown.round
    turn = round_.turns[-1]
    words = wording(_told_at_once(round_, turn, wish)) if wish in _DONE_AT_ONCE else wording(f"addressed.{wish.value}")
    question = wording.library.question(turn)
    blocks = [words]
    if wish is Wish.HINT and question and not round_.seats:
        blocks = [wording("hint.title", hint=question.hint[wording.lang]) if question.hint[wording.lang] else words]
    if question and not turn.versions:
        blocks.append(asked(question, wording))
    buttons = _doing(round_, turn, wish, wording)
    if not turn.versions or turn.open_probe:
        label = wording("addressed.button.reply" if turn.open_probe else "addressed.button.answer")
        buttons.append(ActionButton(label, "dm.literally", message_id))
    return Card(blocks, buttons)


def _told_at_once(round_: Round, turn: Turn, wish: Wish) -> str:
    if wish is Wish.HELP:
        return "addressed.help_reply" if turn.open_probe else "addressed.help"
    if wish is Wish.HINT:
        return "addressed.no_hint" if round_.seats or turn.versions else "hint.star"
    return "addressed.star"


def _doing(round_: Round, turn: Turn, wish: Wish, wording: Wording) -> list[ui.Item[Any]]:
    """The wish itself comes first, then what else may be meant."""
    ids = (round_.id, turn.number)
    stop = ActionButton(wording("button.stop"), "round.stop", *ids)
    if wish is Wish.STOP:
        return [stop]
    other = _another(round_, turn, wording, first=wish not in _DONE_AT_ONCE)
    if wish in _DONE_AT_ONCE:
        return [other, stop] if wish is Wish.HELP else []
    hint = ActionButton(wording("button.hint"), "round.hint", *ids)
    with_hint = wish is Wish.UNSURE and not round_.seats and not turn.versions
    return [other, hint] if with_hint else [other]


def _another(round_: Round, turn: Turn, wording: Wording, *, first: bool = True) -> ActionButton:
    """Another question instead of one that is not answered; the next after one that is, and in a panel."""
    style = _PRIMARY if first else discord.ButtonStyle.secondary
    ids = (round_.id, turn.number)
    if not turn.versions and not round_.seats:
        return ActionButton(wording("button.swap"), "round.swap", *ids, style=style)
    last = round_.put >= round_.wishes.questions
    return ActionButton(wording("button.finish" if last else "button.next"), "round.next", *ids, style=style)


def declined_card(round_: Round, turn: Turn, words: str, wording: Wording) -> Card:
    """An answer that says that there is none: nothing is held against anybody, and what was told before stays."""
    said = wording("addressed.said", words=quoted(words, _WORDS))
    if turn.versions:
        said = f"{wording('addressed.decline_kept')}\n{said}"
    if round_.group_id:
        return Card([f"{wording('addressed.decline_group')}\n{said}"])
    ids = (round_.id, turn.number)
    buttons: list[ui.Item[Any]] = [
        _another(round_, turn, wording),
        ActionButton(wording("button.revise" if turn.versions else "button.answer"), "round.answer", *ids),
    ]
    if not round_.seats:
        buttons.append(ActionButton(wording("button.hint"), "round.hint", *ids))
    buttons.append(ActionButton(wording("button.stop"), "round.stop", *ids))
    question = wording.library.question(turn)
    blocks = [f"{wording('addressed.decline')}\n{said}", asked(question, wording) if question else ""]
    return Card(blocks, buttons)


# ---------------------------------------------------------------- what was typed, put right


def with_recut(card: Card, shown: Shown, wording: Wording) -> Card:
    """The card with a button that takes a message for what else it may have been."""
    if shown.recut:
        key = "typed.was_whole" if shown.recut.whole else "typed.was_first"
        label = wording(key, field=wording.field(Field.SITUATION))
        button = ActionButton(label, "dm.recut", shown.recut.message_id, int(shown.recut.whole))
        card.add_item(ui.ActionRow(button))
    return card
