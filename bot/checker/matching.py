"""How well a story answers a question, as one number: to order a member's stories, and to say that none of them fits.

`facets` decides about one story and is slow to say no. Among several the nearness to the question counts, too, and how
far the asked principle stands out in it; the parts and the bar are measured by `python -m benchmarks.matching`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.checker import facets
from bot.checker.checking import weighed
from bot.checker.linear import model
from bot.checker.meaning import meaning
from bot.checker.principles import margin, told
from bot.interview.facets import Aspect
from bot.interview.model import Principle, Telling

_FACETS, _PRINCIPLE, _NEARNESS = 0.5, 0.4, 8.0
NOTHING_TOLD = -100.0


def match(answers: Sequence[Telling], question: str, principle: Principle, aspects: tuple[Aspect, ...]) -> list[float]:
    """One number for each of the answers, comparable between them and with `interview.stories.matching`'s bars."""
    asked = meaning().vectors([question])[0]
    found = []
    for answer, lang in answers:
        evidence, vectors, judgement = weighed(answer, lang)
        if not evidence.pieces:
            found.append(NOTHING_TOLD)
            continue
        weights, whole = facets.fit_weights(), told(evidence, vectors)
        story = facets.story_of(lang, evidence, vectors, judgement, weights)
        scores = [facets.score(story, aspect, weights) for aspect in aspects]
        near = float((whole @ asked)[0])
        part = _PRINCIPLE * margin(principle, evidence, whole, model(lang.value))
        found.append(round((_FACETS * float(np.mean(scores)) if scores else 0.0) + part + _NEARNESS * near, 3))
    return found
