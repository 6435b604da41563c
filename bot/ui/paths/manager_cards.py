"""The talk with the hiring manager on a path: whom one meets, one's own questions at its end, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.interview.model import Field, ResponseKind, Round
from bot.interview.paths.model import Path, Stage
from bot.interview.paths.own_questions import OwnQuestion, judged
from bot.interview.rounds.managers import MANNERS, theme_of
from bot.interview.rounds.solo_panel import Heard, debriefed
from bot.services.paths.holding import TalkHeard
from bot.services.paths.standing import Standing
from bot.ui.actions import ActionButton
from bot.ui.card import Card, Tone
from bot.ui.paths.parts import PRIMARY, Buttons, next_button, review_buttons, title
from bot.ui.quoting import quoted
from bot.ui.rounds.solo_panel_cards import actions_block, question_number, retold_lines, vote_of
from bot.ui.wording import Wording

_ANY = "any"
_QUESTION_LIMIT = 160


def manager_card(standing: Standing, wording: Wording) -> Card:
    held = standing.held
    if held is None:
        return choice_card(standing, wording)
    if held.closed_at is not None:
        return asking_card(standing.path, wording)
    resume = ActionButton(wording("path.button.resume_manager"), "round.resume", style=PRIMARY)
    text = f"{title(standing.path, wording)}\n{wording('path.manager_under_way')}"
    return Card([text], [resume, *review_buttons(standing, wording)])


def choice_card(standing: Standing, wording: Wording) -> Card:
    """Whom one meets is seldom known before: that is the first button."""
    path = standing.path
    anybody = ActionButton(wording("path.button.any_manager"), "paths.talk", path.id, _ANY, style=PRIMARY)
    manners = [
        ActionButton(wording(f"manager.manner.{one.value}"), "paths.talk", path.id, one.value) for one in MANNERS
    ]
    text = f"{title(path, wording)}\n{wording('path.manager')}"
    return Card([text, wording("path.manager_how")], [anybody, *manners], review_buttons(standing, wording))


def asking_card(path: Path, wording: Wording) -> Card:
    buttons = [
        ActionButton(wording("path.button.ask_manager"), "paths.asking", path.id, style=PRIMARY),
        ActionButton(wording("path.button.ask_nothing"), "paths.none", path.id),
    ]
    return Card([wording("path.asking"), wording("path.asking_how")], buttons)


def with_manager(path: Path, wording: Wording) -> Buttons:
    """What can be done about a talk that is over."""
    last = path.last_of(Stage.MANAGER)
    if last is None or last.ended_at is None:
        return []
    outcome = ActionButton(wording("path.button.manager_outcome"), "paths.heard")
    if path.closed_at or path.open_attempt or not path.passed(Stage.MANAGER):
        return [outcome]
    return [outcome, ActionButton(wording("path.button.repeat_manager"), "paths.manager")]


def outcome_card(heard: TalkHeard, wording: Wording) -> Card:
    (card,) = (debrief := debriefed(heard.talk)).scorecards
    went = wording(f"path.outcome.{'moves_on' if heard.attempt.moved_on else 'not_on'}")
    vote = wording("path.outcome.vote", vote=vote_of(card, wording))
    head = f"{wording('path.outcome.title')}\n{went} {vote}\n{wording('path.outcome.practice_only')}"
    stories = [_story(heard.talk, one, wording) for one in card.heard]
    retold = [retold_lines(heard.talk, debrief.retold, wording)] if debrief.retold else []
    work = actions_block(debrief.actions, wording) if card.vote else ""
    blocks = [head, "\n".join([*stories, *retold]), "\n".join(_asked(heard, wording)), work]
    return Card(blocks, [next_button(wording)], tone=Tone.GOOD if heard.attempt.moved_on else Tone.LOOK)


def _story(talk: Round, one: Heard, wording: Wording) -> str:
    theme = theme_of(wording.library, one.turn.question_id)
    name = wording(f"path.theme.{theme.value}") if theme else wording.unlisted(one.turn)
    words = {"number": question_number(talk, one.turn), "theme": name}
    if one.checklist is None:
        return wording("path.outcome.unanswered", **words)
    fields = " · ".join(f"{wording.field(f)} {one.checklist.met(f)}/{one.checklist.asked(f)}" for f in Field)
    told = one.checklist.kind is ResponseKind.STORY
    lines = [wording("path.outcome.story" if told else "path.outcome.no_story", fields=fields, **words)]
    if told and one.checklist.fit and one.checklist.fit.missing:
        lines.append(f"-# {wording.library.aspects[one.checklist.fit.missing].missing[wording.lang]}")
    return "\n".join(lines)


def _asked(heard: TalkHeard, wording: Wording) -> Iterator[str]:
    """The member's own questions; nothing of a talk that was left before they came to that."""
    asked = heard.attempt.own_questions
    if asked is None:
        return
    yield wording("path.own.title")
    found = judged(asked)
    if not found:
        yield wording("path.own.no_question" if asked else "path.own.none")
    yield from (_own(one, wording) for one in found)


def _own(one: OwnQuestion, wording: Wording) -> str:
    key = "path.own.fits" if one.heard.fits else "path.own.weak"
    return wording(key, question=quoted(one.text, _QUESTION_LIMIT), why=wording(f"path.own.heard.{one.heard.value}"))
