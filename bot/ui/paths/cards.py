"""The cards of a path: its stages, what is next, and what came of the application."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import discord

from bot.interview.paths.headlines import has_figure
from bot.interview.paths.model import Path, PathEnding, Stage
from bot.services.paths.standing import Standing
from bot.services.paths.walking import AlreadyWalking
from bot.ui.actions import ActionButton
from bot.ui.card import GOOD, PLAIN, Card
from bot.ui.headings import timestamp
from bot.ui.paths.manager_cards import manager_card, with_manager
from bot.ui.paths.parts import PRIMARY, Buttons, name, next_button, review_buttons, title
from bot.ui.paths.wishes import packed
from bot.ui.quoting import quoted
from bot.ui.wording import Wording

_HEADLINE_LIMIT = 160


def status_card(standing: Standing, wording: Wording, now: datetime, note: str = "") -> Card:
    """`note` comes first."""
    path = standing.path
    stages = "\n".join(_stage_line(path, stage, wording, now) for stage in Stage)
    blocks = [note, title(path, wording), stages, "\n".join(_facts(standing, wording))]
    return Card(blocks, _status_buttons(standing, wording), colour=GOOD if path.ending else PLAIN)


def next_card(standing: Standing, wording: Wording, now: datetime) -> Card:
    """What is to be done now."""
    path = standing.path
    if path.closed_at is not None:
        return status_card(standing, wording, now)
    if path.undecided:
        return _undecided_card(standing, path.undecided.stage, wording)
    stage = path.open_attempt.stage if path.open_attempt else path.next_stage
    assert stage is not None  # else it were closed
    return _CARDS[stage](standing, wording)


def waiting_card(standing: Standing, wording: Wording) -> Card:
    path = standing.path
    assert path.opens_at is not None
    assert path.next_stage is not None
    words = {"date": timestamp(path.opens_at, "f"), "when": timestamp(path.opens_at, "R")}
    text = wording("path.waiting", stage=wording(f"path.stage.{path.next_stage.value}"), **words)
    buttons = [ActionButton(wording("path.button.early"), "paths.early", path.id), *review_buttons(standing, wording)]
    return Card([title(path, wording), text], buttons)


def applied_card(standing: Standing, wording: Wording, now: datetime) -> Card:
    """The outcome of the application, with what its reader would ask silently."""
    path = standing.path
    lines = [
        wording("path.applied.headline" if has_figure(one) else "path.applied.no_figure", headline=_headline(one))
        for one in path.headlines
    ]
    head = f"{wording('path.applied.title')}\n{wording('path.applied.invited')}"
    notes = [wording("path.applied.kept")]
    if path.waits(now) and path.opens_at:
        notes.append(wording("path.applied.opens", when=timestamp(path.opens_at, "R")))
    return Card([head, "\n".join(lines), "\n".join(notes)], [next_button(wording), _form(path, wording)], colour=GOOD)


def already_walking_card(found: AlreadyWalking, wording: Wording) -> Card:
    path = found.path
    buttons = [
        ActionButton(wording("path.button.continue"), "paths.next", style=PRIMARY),
        ActionButton(wording("path.button.fresh"), "paths.fresh", path.id, *packed(found.wishes)),
    ]
    since = timestamp(path.started_at, "R")
    return Card([wording("path.already", path=name(path, wording), since=since)], buttons)


# ---------------------------------------------------------------- one stage


def _application_card(standing: Standing, wording: Wording) -> Card:
    path = standing.path
    return Card(
        [f"{title(path, wording)}\n{wording('path.application')}", wording("path.application_how")],
        [_form(path, wording, primary=True)],
    )


def _technical_card(standing: Standing, wording: Wording) -> Card:
    return Card([f"{title(standing.path, wording)}\n{wording('path.technical')}"], [next_button(wording)])


def _loop_card(standing: Standing, wording: Wording) -> Card:
    path = standing.path
    under_way = standing.held is not None and standing.held.closed_at is None
    button = (
        ActionButton(wording("path.button.resume_loop"), "round.resume", style=PRIMARY)
        if under_way
        else ActionButton(wording("path.button.loop"), "paths.loop", path.id, style=PRIMARY)
    )
    text = wording("path.loop_under_way" if under_way else "path.loop")
    return Card([f"{title(path, wording)}\n{text}"], [button, *review_buttons(standing, wording)])


_CARDS: dict[Stage, Callable[[Standing, Wording], Card]] = {
    Stage.APPLICATION: _application_card,
    Stage.TECHNICAL: _technical_card,
    Stage.MANAGER: manager_card,
    Stage.LOOP: _loop_card,
}


def _undecided_card(standing: Standing, stage: Stage, wording: Wording) -> Card:
    path = standing.path
    again = wording("path.button.repeat")
    repeat = {
        Stage.LOOP: ActionButton(again, "paths.loop", path.id, style=PRIMARY),
        Stage.MANAGER: ActionButton(again, "paths.manager", style=PRIMARY),
    }.get(stage, ActionButton(again, "paths.repeat", path.id, stage.value, style=PRIMARY))
    buttons = [
        repeat,
        ActionButton(wording("path.button.waive"), "paths.waive", path.id),
        *review_buttons(standing, wording),
    ]
    text = wording("path.undecided", stage=wording(f"path.stage.{stage.value}"))
    return Card([f"{title(path, wording)}\n{text}"], buttons)


# ---------------------------------------------------------------- parts


def _stage_line(path: Path, stage: Stage, wording: Wording, now: datetime) -> str:
    name, last = wording(f"path.stage.{stage.value}"), path.last_of(stage)
    lang = path.wishes.langs.get(stage)
    words = {"stage": name, "language": wording(f"path.lang.{lang.value}") if lang else ""}
    if path.passed(stage):
        passed = [one for one in path.attempts if one.stage is stage and one.passes and one.ended_at]
        key = "path.line.waived" if all(one.waived for one in passed) else "path.line.passed"
        ended_at = passed[0].ended_at
        assert ended_at is not None
        return wording(key, date=timestamp(ended_at, "d"), **words)
    if path.closed_at is not None:
        return wording("path.line.ahead", **words)
    if last and last.ended_at:
        return wording("path.line.not_on", date=timestamp(last.ended_at, "d"), **words)
    if last:
        return wording("path.line.under_way", **words)
    if stage is not path.next_stage:
        return wording("path.line.ahead", **words)
    if path.waits(now) and path.opens_at:
        return wording("path.line.opens", when=timestamp(path.opens_at, "f"), **words)
    return wording("path.line.next", **words)


def _facts(standing: Standing, wording: Wording) -> list[str]:
    path = standing.path
    facts = []
    if path.ending:
        facts.append(wording(f"path.ending.{path.ending.value}"))
    elif path.paused_at:
        facts.append(wording("path.paused"))
    else:
        facts.append(wording(f"path.pace.{path.wishes.pace.value}"))
    if path.wishes.interview_on:
        facts.append(wording("path.interview_on", date=path.wishes.interview_on.isoformat()))
    if standing.due:
        facts.append(wording("path.due", count=standing.due))
    return facts


def _status_buttons(standing: Standing, wording: Wording) -> Buttons:
    path = standing.path
    buttons: Buttons = [] if path.closed_at else [next_button(wording)]
    if path.ending is PathEnding.FINISHED or (path.ending is None and path.passed(Stage.TECHNICAL)):
        buttons.append(
            ActionButton(wording("path.button.repeat_technical"), "paths.repeat", path.id, Stage.TECHNICAL.value)
        )
    return [*buttons, *with_manager(path, wording), *review_buttons(standing, wording)]


def _form(path: Path, wording: Wording, *, primary: bool = False) -> ActionButton:
    style = PRIMARY if primary else discord.ButtonStyle.secondary
    return ActionButton(
        wording("path.button.form" if primary else "path.button.change"), "paths.form", path.id, style=style
    )


def _headline(headline: str) -> str:
    return quoted(headline, _HEADLINE_LIMIT)
