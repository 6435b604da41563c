"""Sentences that say nothing an interviewer could tick: praise of oneself, rows of signal words, empty lessons.

They are set aside before anything is looked for, so that adding them to an answer cannot earn a tick.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.checker.english.acts import Act, Doer
from bot.checker.english.kind import OPINION, PLAIN, SIGNALS
from bot.checker.english.sentences import Sentence

PRAISE = re.compile(
    r"\b(?:i|we)(?:'m| am| are|'re| was| have been| consider myself)?(?: always| a| an| very| really| such| truly"
    r"| highly| also| the)* ?(?:\w+-)?"
    r"(?:dedicated|hard-?working|motivated|passionate|excellent|great|good|strong|proactive|reliable|flexible"
    r"|team player"
    r"|leader|professional|best|perfectionist|positive|curious|organi[sz]ed|committed|talented|natural|fast|quick)\b"
    r"|\b(?:i|we) (?:always|never) (?:give|gave|stay|do|try|put|go|communicate|deliver)\b"
    r"|\b(?:give|gave|giving) (?:my|our|his|her)? ?(?:best|all|\d+ ?(?:%|percent|per cent))(?!\w)"
    r"|\b(?:everybody|everyone|people|colleagues|they|my \w+) (?:always )?(?:says?|tells?|thinks?|knows?|calls?"
    r"|describes?) (?:me )?(?:that )?(?:all the time )?(?:i|me|i'm)\b"
    r"|\b(?:worked|work|working) (?:really |very |extremely |so )?hard\b|\b(?:took|take|taking) (?:full "
    r"|complete )?(?:ownership|responsibility|initiative)\b"
    r"|\b(?:great|strong|excellent|good) (?:communication|leadership|teamwork|communicator|team spirit"
    r"|problem[- ]solv\w+)\b"
)
_EMPTY_LESSON = re.compile(
    r"^(?:and |so |in the end |overall |also )?(?:i|we)(?:'ve| have)? (?:really |also )?(?:learn(?:ed|t)|gained"
    r"|grew) (?:a lot|so much|many things|much|a tremendous amount"
    r"|a great deal|tons|lots|new things|valuable (?:things|lessons|experience)|experience"
    r"|as a person)\b[^,;:]{0,40}$"
    r"|^(?:and |so )?it was (?:a |an )?(?:very |really )?(?:great|good|valuable|meaningful|nice"
    r"|amazing) (?:experience|time|journey)\b"
)
_MANY_SIGNALS = 0.34
_FEW_BESIDE = 5  # words


def is_chaff(sentence: Sentence, acts: Sequence[Act]) -> bool:
    if _EMPTY_LESSON.search(sentence.lower):
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
