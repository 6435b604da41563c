"""A room is opened whole: what its buttons, forms and notices do is known once all its modules are imported.

A cog opens the room of its feature when it is loaded, so that nobody has to remember which module registers what.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def open_room(room: ModuleType) -> None:
    """`room` is a package of `bot.ui`."""
    for module in iter_modules(room.__path__, f"{room.__name__}."):
        import_module(module.name)
