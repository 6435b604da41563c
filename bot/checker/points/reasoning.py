""" "I don't know, but I would look at the counters first": not knowing, and knowing how to find out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.checker.points.denial import Why, stretches
from bot.checker.points.sentences import Sentence

_PLAN = {
    False: re.compile(
        r"\b(?:i|we)(?:'d| would|'ll| will|'m going to| can| could| need to| have to| want to)(?: \w+){0,2}?"
        r" (?:look|check|start|begin|test|try|read|run|capture|compare|reproduce|measure|open|inspect|search|find out"
        r"|trace|dig|ask|verify|confirm|see|watch|go through|go to|query|list|pull|grep|set up|build|narrow|rule out)\b"
        r"|\b(?:my|the) first (?:step|look|check|place)\b|\b(?:let me|i'd have to) (?:look|check|test|find)\b"
    ),
    True: re.compile(
        r"(?:확인|점검|체크|조사|테스트|검색|캡처|캡쳐|비교|재현|측정|분석|검증|검토|파악|실험|추적)(?:을|를|부터)?\s?"
        r"(?:해\s?(?:보|볼|봐)|하겠|하고\s?싶|하려|해야|할\s?(?:것|거|겁|게|생각|듯))"
        r"|(?:살펴|찾아|알아|들여다|열어|돌려|물어|읽어|뜯어|띄워|찍어|떠)\s?(?:보겠|보려|보고\s?싶|볼|봐야)"
        r"|보겠|볼\s?(?:것|거|겁|게)|봐야|찾겠|묻겠|좁혀"
    ),
}
_LEAST_WORDS = {False: 4, True: 2}
"""Of the plan: "I would check" alone names nothing to look at."""


def reasoned(sentences: Sequence[Sentence]) -> tuple[int, int] | None:
    """From the admission to the end of the plan, which follows at once or in the sentence after it."""
    for sentence, after in pairwise([*sentences, None]):
        if sentence is None or not (gap := _admission(sentence)):
            continue
        if _plans(sentence, gap[1]):
            return gap[0], sentence.end
        if after is not None and after.number == sentence.number + 1 and _plans(after, after.start):
            return gap[0], after.end
    return None


def _admission(sentence: Sentence) -> tuple[int, int] | None:
    found = [stretch for stretch in stretches(sentence) if stretch.why is Why.NOT_KNOWN]
    return (found[0].start, min(found[0].end, sentence.end)) if found else None


def _plans(sentence: Sentence, start: int) -> bool:
    plan = _PLAN[sentence.korean].search(sentence.text, max(0, start - sentence.start - 1))
    said = [word for word in sentence.words if word.start >= start]
    return plan is not None and len(said) >= _LEAST_WORDS[sentence.korean]
