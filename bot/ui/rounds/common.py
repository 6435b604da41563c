"""What the answers of a round have in common, in sentences."""

from __future__ import annotations

from bot.interview.model import Round
from bot.interview.rounds.common import in_common
from bot.ui.wording import Wording


def common_block(round_: Round, wording: Wording) -> str:
    found = in_common(round_)
    lines = [
        wording(
            f"summary.common.{one.trait.value}",
            count=one.count,
            of=one.of,
            item=wording.label(one.item) if one.item else "",
        )
        for one in found
    ]
    return wording("summary.common.title", things="\n".join(lines)) if lines else ""
