"""
The cues of the twelve items: patterns over one sentence in lower case, by the field where they belong. A cue is
evidence and no verdict: the trained weights say how much each one counts. A name that ends in "!" speaks
against.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.checker.english import cues_action, cues_result, cues_situation, cues_task

PATTERNS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    target: {name: re.compile(pattern) for name, pattern in cues.items()}
    for module in (cues_situation, cues_task, cues_action, cues_result)
    for target, cues in module.CUES.items()
}
