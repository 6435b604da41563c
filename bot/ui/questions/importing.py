"""A list of questions as a file: taken whole, or told line by line what is wrong with it."""

from __future__ import annotations

import discord

from bot.errors import OwnQuestionError
from bot.interview.model import Level, Principle
from bot.services.questions import own as own_questions
from bot.services.questions.own import MOST_BYTES, Imported
from bot.ui.acknowledging import acknowledge_now
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.questions.presses import managed_server
from bot.ui.quoting import quoted
from bot.ui.showing import send
from bot.ui.wording import Wording

_SHOWN = 8
_LINE = 220
"""Characters of one fault or one question."""


async def import_file(
    interaction: Interaction, file: discord.Attachment, principle: Principle | None, level: Level | None
) -> None:
    """Only for those who manage the queue. Raises OwnQuestionError."""
    guild_id = await managed_server(interaction)
    if file.size > MOST_BYTES:
        raise OwnQuestionError("list_too_long", most=MOST_BYTES // 1_000_000)
    await acknowledge_now(interaction)
    raw = await file.read()
    practice = desk_of(interaction).practice
    done = await own_questions.import_list(
        practice, guild_id, interaction.user.id, file.filename, raw, principle, level
    )
    await send(interaction, imported_card(done, wording_of(interaction)))


def imported_card(done: Imported, wording: Wording) -> Card:
    if done.faults:
        title = wording("own_question.list_faults", count=len(done.faults))
        return Card([title, _some([str(fault) for fault in done.faults], wording)])
    title = wording("own_question.imported", count=done.added)
    if not done.doubles:
        return Card([title])
    return Card([title, f"{wording('own_question.doubles', count=len(done.doubles))}\n{_some(done.doubles, wording)}"])


def _some(lines: tuple[str, ...] | list[str], wording: Wording) -> str:
    shown = [f"- {quoted(line, _LINE)}" for line in lines[:_SHOWN]]
    left = len(lines) - len(shown)
    return "\n".join([*shown, wording("own_question.more", count=left)] if left else shown)
