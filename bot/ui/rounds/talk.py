"""Follow-ups as talk: what was asked back, what the member replied, and what is asked next."""

from __future__ import annotations

from bot.interview.model import FollowUp, Turn
from bot.ui.quoting import quoted
from bot.ui.wording import Wording

_REPLY = 160
"""Characters of a reply that are read back; the whole of it is in the answer."""


def asked_back(turn: Turn, asked: FollowUp, wording: Wording) -> str:
    """The follow-up in the words in which it is put."""
    question = wording.library.question(turn)
    return wording.follow_up(asked, question.principle if question else None)


def exchanges(turn: Turn, wording: Wording) -> str:
    """The follow-ups that were replied to, each with its reply."""
    return "\n".join(_exchanged(turn, wording))


def latest_exchange(turn: Turn, wording: Wording) -> str:
    return "\n".join(_exchanged(turn, wording)[-1:])


def _exchanged(turn: Turn, wording: Wording) -> list[str]:
    return [
        wording("probe.exchange", probe=asked_back(turn, probe.follow_up, wording), reply=quoted(probe.reply, _REPLY))
        for probe in turn.probes
        if probe.reply is not None
    ]
