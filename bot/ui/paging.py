"""Lists and texts of several pages, alike in all rooms; of one page nobody is told. Pages count from 0 here."""

from __future__ import annotations

from bot.ui.actions import ActionButton
from bot.ui.wording import Wording


def paged(title: str, number: int, pages: int, wording: Wording) -> str:
    """The title, with which page it is below it."""
    return f"{title}\n{wording('paging.page', page=number + 1, pages=pages)}" if pages > 1 else title


def turning(action: str, number: int, pages: int, wording: Wording, *arguments: object) -> list[ActionButton]:
    """To the page before and the page after, as far as there are such; the page comes last in the action."""
    buttons = []
    if number > 0:
        buttons.append(ActionButton(wording("paging.back"), action, *arguments, number - 1))
    if number + 1 < pages:
        buttons.append(ActionButton(wording("paging.further"), action, *arguments, number + 1))
    return buttons
