"""Sentences that say nothing an interviewer could tick: praise of oneself, rows of signal words, empty lessons.

They are set aside before anything is looked for, so that adding them to an answer cannot earn a tick.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.checker.english.acts import Act, Doer
from bot.checker.english.kind import OPINION, PLAIN, PRAISE, SIGNALS
from bot.checker.english.sentences import Sentence
from bot.checker.english.vocabulary import words

_EMPTY_LESSON = re.compile(
    r"^(?:and |so |in the end |overall |also )?(?:i|we)(?:'ve| have)? (?:really |also )?(?:learn(?:ed|t)|gained"
    r"|grew) (?:a lot|so much|many things|much|a tremendous amount"
    r"|a great deal|tons|lots|new things|valuable (?:things|lessons|experience)|experience"
    r"|as a person)\b[^,;:]{0,40}$"
    r"|^(?:and |so )?it was (?:a |an )?(?:very |really )?(?:great|good|valuable|meaningful|nice"
    r"|amazing) (?:experience|time|journey)\b"
)
_JOINTS = words("and but so or then also , -")
"""What is left between two parts that were cut out."""
_MANY_SIGNALS = 0.34
_FEW_BESIDE = 5  # words


def is_chaff(sentence: Sentence, acts: Sequence[Act]) -> bool:
    if _EMPTY_LESSON.search(sentence.lower) or _JOINTS.issuperset(sentence.words):
        return True
    if any(act.concrete and act.doer is not Doer.OTHER for act in acts):
        return False
    return bool(PRAISE.search(sentence.lower)) or _is_signal_row(sentence) or _is_opinion(sentence)


def is_praise(sentence: Sentence, acts: Sequence[Act]) -> bool:
    """Praise of oneself and hardly a word beside it: "I always explain the plan to new drivers" is a habit told."""
    if any(act.concrete and act.doer is not Doer.OTHER for act in acts):
        return False
    rest, praised = PRAISE.subn("", sentence.lower)
    return praised > 0 and len(rest.split()) <= _FEW_BESIDE


def _is_signal_row(sentence: Sentence) -> bool:
    signals = sum(word in SIGNALS and word not in PLAIN for word in sentence.words)
    return signals > 2 and signals > _MANY_SIGNALS * sentence.size


def _is_opinion(sentence: Sentence) -> bool:
    return bool(OPINION.search(sentence.lower)) and sentence.lower.startswith("in my opinion")
