"""What authors write comes in every language."""

from __future__ import annotations

from collections.abc import Mapping

from bot.interview.model import Lang

Text = Mapping[Lang, str]
"""One text in every language."""
