"""Which story to tell: the cards of /story match and /story plan, and the questions to choose from."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import app_commands

from bot.errors import StoryError
from bot.interview.library import folded
from bot.interview.model import Principle, Question
from bot.interview.stories.matching import Match
from bot.interview.stories.model import TITLE_LIMIT, is_old
from bot.interview.stories.planning import Plan, Told
from bot.services.practice import Practice
from bot.services.stories import matching
from bot.services.stories.matching import Matched
from bot.ui.acknowledging import acknowledge_now
from bot.ui.actions import ActionButton, choice_menu
from bot.ui.card import WARNING, Card
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.quoting import plain, quoted, shortened
from bot.ui.showing import send
from bot.ui.wording import Wording

_SHOWN = 5
"""Stories of a match: whoever has more to choose from has not chosen."""
_CHOICES_LIMIT, _NAME_LIMIT = 25, 100
_TITLE_IN_PLAN = 40


async def show_match(interaction: Interaction, question_id: str | None, principle: Principle | None) -> None:
    wording, practice = wording_of(interaction), desk_of(interaction).practice
    if question_id is not None:
        question = _question(question_id, wording)
        await acknowledge_now(interaction)
        found = await matching.to_question(practice, interaction.user.id, question, wording.lang)
        asked = f"> {shortened(question.text[wording.lang], 300)}"
        await send(interaction, match_card(found, asked, practice, wording))
        return
    if principle is None:
        raise StoryError("match_what")
    found = await matching.to_principle(practice, interaction.user.id, principle)
    await send(interaction, match_card(found, f"### {wording.principle(principle)}", practice, wording))


async def show_plan(interaction: Interaction) -> None:
    wording = wording_of(interaction)
    plan, looked_at = await matching.over_loop(desk_of(interaction).practice, interaction.user.id)
    await send(interaction, plan_card(plan, looked_at, wording))


def match_card(matched: Matched, asked: str, practice: Practice, wording: Wording) -> Card:
    if not matched.looked_at:
        return _nothing_kept(wording)
    found = matched.found[:_SHOWN]
    if not found:
        add = ActionButton(wording("story.button.add"), "stories.add", style=discord.ButtonStyle.primary)
        return Card([asked, wording("story.match.none", count=matched.looked_at)], [add], colour=WARNING)
    lines = "\n".join(_matched(one, practice, wording) for one in found)
    options = [
        discord.SelectOption(label=shortened(plain(one.story.title), _NAME_LIMIT), value=str(one.story.id))
        for one in found
    ]
    menu = choice_menu(wording("story.list.pick"), options, "stories.open")
    return Card([asked, lines, wording("story.match.how")], [menu])


def plan_card(plan: Plan, looked_at: int, wording: Wording) -> Card:
    if not looked_at:
        return _nothing_kept(wording)
    blocks = [wording("story.plan.title")]
    for number, seat in enumerate(plan.seats, start=1):
        head = wording("story.plan.seat", number=number)
        blocks.append("\n".join([head, *(_planned(one, wording) for one in seat)]))
    missing = plan.missing
    names = ", ".join(map(wording.short_principle, missing))
    blocks.append(wording("story.plan.missing", count=len(missing), principles=names) if missing else "")
    add = ActionButton(wording("story.button.add"), "stories.add", style=discord.ButtonStyle.primary)
    return Card(blocks, [*([add] if missing else []), ActionButton(wording("story.button.all"), "stories.list", 0)])


def question_choices(typed: str, wording: Wording) -> list[app_commands.Choice[str]]:
    """The questions that have what was typed in them, or are about a principle that is called so."""
    wanted = folded(typed)
    found = (one for one in wording.library.questions.values() if wanted in _found_by(one, wording))
    return [
        app_commands.Choice(name=shortened(one.text[wording.lang], _NAME_LIMIT), value=one.id)
        for one, _ in zip(found, range(_CHOICES_LIMIT), strict=False)
    ]


def _found_by(question: Question, wording: Wording) -> str:
    called = wording.library.principles[question.principle].called
    return " ".join(map(folded, (question.text[wording.lang], *called)))


def _question(typed: str, wording: Wording) -> Question:
    """The one that was chosen, or whose text was typed in full. Raises StoryError."""
    questions = wording.library.questions
    wanted = folded(typed)
    near: Sequence[Question] = [one for one in questions.values() if wanted and wanted in _found_by(one, wording)]
    if typed not in questions and len(near) != 1:
        raise StoryError("no_question")
    return questions[typed] if typed in questions else near[0]


def _matched(one: Match, practice: Practice, wording: Wording) -> str:
    line = wording(f"story.grade.{one.grade.name.lower()}", title=quoted(one.story.title, TITLE_LIMIT))
    old = is_old(one.story, practice.clock().date())
    return "\n".join([line, wording("story.old")]) if old else line


def _planned(one: Told, wording: Wording) -> str:
    name = wording.short_principle(one.principle)
    if one.story is None:
        return wording("story.plan.gap", principle=name)
    grade = one.grade.name.lower()
    return wording(f"story.plan.{grade}", principle=name, title=quoted(one.story.title, _TITLE_IN_PLAN))


def _nothing_kept(wording: Wording) -> Card:
    add = ActionButton(wording("story.button.add"), "stories.add", style=discord.ButtonStyle.primary)
    return Card([wording("story.list.empty")], [add])
