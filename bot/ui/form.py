"""A form with its custom id, from which `bot.ui.actions` knows what to do with what it brings."""

from __future__ import annotations

from discord import ui


class Form(ui.Modal):
    """discord.py is told that it is done with it before it is sent: else it would keep every form until its time is
    up, and never need it."""

    def __init__(self, title: str, custom_id: str) -> None:
        super().__init__(title=title, custom_id=custom_id, timeout=None)
        self.stop()
