"""The cards of a technical screen: the question, what an answer has so far, the verdict, the outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import discord
from discord import ui

from bot.interview.profiles import TechnicalQuestion
from bot.interview.screens.model import Phase, Purpose, Screen, ScreenTurn, came_to
from bot.interview.screens.verdicts import Found, PointsVerdict, Words
from bot.interview.screens.weighing import standing
from bot.ui.actions import ActionButton
from bot.ui.card import GOOD, PLAIN, Card, fitted
from bot.ui.quoting import quoted, shortened
from bot.ui.wording import Wording

_QUESTION_LIMIT, _HEADLINE_LIMIT = 400, 160
_WEAKEST, _POINTS_EACH = 3, 2
"""Questions that an outcome names, and points of each."""
_PRIMARY = discord.ButtonStyle.primary
Buttons = list[ui.Item[Any]]


def screen_card(screen: Screen, wording: Wording) -> Card:
    """Where it stands. `wording` is in the screen's language."""
    if screen.closed_at is not None:
        return review_over_card(screen, wording) if screen.purpose is Purpose.REVIEW else outcome_card(screen, wording)
    turn = screen.current
    if turn.phase is Phase.ASKED:
        return question_card(screen, turn, wording)
    return probed_card(screen, turn, wording) if turn.phase is Phase.PROBED else verdict_card(screen, turn, wording)


def question_card(screen: Screen, turn: ScreenTurn, wording: Wording) -> Card:
    question = wording.library.technical.get(turn.question_id)
    skip = _button("skip", screen, turn, wording)
    stop = _button("stop", screen, turn, wording)
    if question is None:
        return Card([_heading(screen, turn, wording), wording("screen.gone")], [skip, stop])
    buttons = [_button("answer", screen, turn, wording, _PRIMARY), _button("hint", screen, turn, wording), skip, stop]
    return Card(
        [f"{_heading(screen, turn, wording)}\n{asked(turn, question, wording)}", wording("screen.how")], buttons
    )


def asked(turn: ScreenTurn, question: TechnicalQuestion, wording: Wording) -> str:
    text = f"> {shortened(question.text[wording.lang], _QUESTION_LIMIT)}"
    if not turn.headline:
        return text
    return f"{wording('screen.you_wrote', headline=quoted(turn.headline, _HEADLINE_LIMIT))}\n{text}"


def hint_card(question: TechnicalQuestion, wording: Wording) -> Card:
    return Card([wording("screen.hint", hint=question.hint[wording.lang])])


def probed_card(screen: Screen, turn: ScreenTurn, wording: Wording) -> Card:
    """What is there so far. What is missing is not said yet: the follow-up may bring it."""
    question = wording.library.technical[turn.question_id]
    verdict = turn.verdict
    assert verdict is not None
    follow_up = wording("screen.follow_up", question=question.follow_up[wording.lang])

    def render(shown: int) -> list[str]:
        has = [
            wording("screen.so_far", found=verdict.count(Found.FOUND), of=len(verdict.points)),
            *_points(question, turn, verdict, Found.FOUND, wording, shown),
        ]
        return [f"{_heading(screen, turn, wording)}\n{asked(turn, question, wording)}", "\n".join(has), follow_up]

    buttons = [
        _button("reply", screen, turn, wording, _PRIMARY),
        _button("decline", screen, turn, wording),
        _button("stop", screen, turn, wording),
    ]
    return Card(fitted(render), buttons)


def verdict_card(screen: Screen, turn: ScreenTurn, wording: Wording, *, live: bool = True) -> Card:
    """`live` False leaves the buttons away: the screen has gone on."""
    question = wording.library.technical.get(turn.question_id)
    last = len(screen.turns) >= screen.questions
    buttons: Buttons = [_button("last" if last else "next", screen, turn, wording, _PRIMARY)]
    if not last:
        buttons.append(_button("stop", screen, turn, wording))
    if question is None:
        return Card([_heading(screen, turn, wording), wording("screen.gone")], buttons if live else [])

    def render(shown: int) -> list[str]:
        head = f"{_heading(screen, turn, wording)}\n{asked(turn, question, wording)}"
        return [head, *_verdict(question, turn, wording, shown)]

    return Card(fitted(render), buttons if live else [], colour=PLAIN)


def _verdict(question: TechnicalQuestion, turn: ScreenTurn, wording: Wording, shown: int) -> list[str]:
    verdict = turn.verdict
    if verdict is None:
        wanted = [wording("screen.missing", says=point.says[wording.lang]) for point in question.points]
        return ["\n".join([wording("screen.skipped"), *wanted])]
    title = wording(
        f"screen.standing.{standing(verdict).value}", found=verdict.count(Found.FOUND), of=len(verdict.points)
    )
    there = [*_points(question, turn, verdict, Found.FOUND, wording, shown)]
    partly = [*_points(question, turn, verdict, Found.PARTLY, wording, shown)]
    lacking = [*_points(question, turn, verdict, Found.MISSING, wording, shown)]
    wrong = [*_wrong(question, turn, verdict, wording, shown)]
    reasoned = [wording("screen.reasoned")] if verdict.reasoned else []
    return ["\n".join([title, *there, *reasoned]), "\n".join(wrong), "\n".join([*partly, *lacking])]


def _points(
    question: TechnicalQuestion, turn: ScreenTurn, verdict: PointsVerdict, found: Found, wording: Wording, shown: int
) -> Iterator[str]:
    says = {point.id: point.says[wording.lang] for point in question.points}
    for one in verdict.points:
        if one.found is found and one.point in says:
            words = _words(turn, one.words, shown) if one.words else ""
            yield wording(f"screen.{found.value}", says=says[one.point], **({"words": words} if words else {}))


def _wrong(
    question: TechnicalQuestion, turn: ScreenTurn, verdict: PointsVerdict, wording: Wording, shown: int
) -> Iterator[str]:
    right = {wrong.id: wrong.right[wording.lang] for wrong in question.wrong}
    for one in verdict.wrong:
        if one.wrong in right:
            yield wording("screen.wrong", words=_words(turn, one.words, shown), right=right[one.wrong])


def _words(turn: ScreenTurn, words: Words, shown: int) -> str:
    return quoted(words.of(turn.text), shown)


# ---------------------------------------------------------------- what it came to


def outcome_card(screen: Screen, wording: Wording) -> Card:
    bank = wording.library.technical
    if not any(turn.answer for turn in screen.turns):
        return Card([f"{wording('screen.outcome.title')}\n{wording('screen.outcome.nothing')}"], _way_on(wording))
    found = came_to(screen, bank)
    whole = len(screen.turns) >= screen.questions and screen.current.phase is Phase.OVER
    reason = found.reason.value if whole else "stopped"
    verdict = wording(f"screen.outcome.{'moves_on' if screen.moves_on else 'not_on'}")
    why = wording(f"screen.outcome.{reason}", count=found.wrong, percent=round(100 * found.worth))
    head = f"{wording('screen.outcome.title')}\n{verdict} {why}\n{wording('screen.outcome.practice_only')}"
    work = [*_to_work_on(screen, found.weakest, wording)]
    lines = "\n".join([wording("screen.outcome.work_on"), *work]) if work else wording("screen.outcome.all_there")
    return Card([head, lines, wording("screen.outcome.comes_back") if work else ""], _way_on(wording), colour=GOOD)


def review_over_card(screen: Screen, wording: Wording) -> Card:
    return Card([wording("screen.review_over", count=len(screen.turns))], _way_on(wording), colour=GOOD)


def _way_on(wording: Wording) -> Buttons:
    return [ActionButton(wording("path.button.next"), "paths.next", style=_PRIMARY)]


def _to_work_on(screen: Screen, weakest: Sequence[str], wording: Wording) -> Iterator[str]:
    verdicts = {turn.question_id: turn.verdict for turn in screen.turns}
    for question_id in weakest[:_WEAKEST]:
        question = wording.library.technical.get(question_id)
        if question is None:
            continue
        yield wording("screen.outcome.question", question=shortened(question.text[wording.lang], 110))
        verdict = verdicts[question_id]
        missed = verdict.missed if verdict else [point.id for point in question.points]
        says = {point.id: point.says[wording.lang] for point in question.points}
        for point in [one for one in missed if one in says][:_POINTS_EACH]:
            yield wording("screen.outcome.point", says=says[point])


def _heading(screen: Screen, turn: ScreenTurn, wording: Wording) -> str:
    question = wording.library.technical.get(turn.question_id)
    profile = wording.library.profiles[question.profile if question else screen.profile][wording.lang]
    place = {"number": turn.number, "of": screen.questions, "profile": profile}
    return wording(f"screen.heading.{screen.purpose.value}", **place)


def _button(
    name: str,
    screen: Screen,
    turn: ScreenTurn,
    wording: Wording,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
) -> ActionButton:
    action = "screens.next" if name == "last" else f"screens.{name}"
    return ActionButton(wording(f"screen.button.{name}"), action, screen.id, turn.number, style=style)
