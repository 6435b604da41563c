"""English: "does not retransmit", "I don't know what a mask is", "many people think that …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.checker.points.sentences import Sentence
from bot.checker.points.vocabulary import BOUNDARY, CONDITION, NOT_DENYING

Denial = tuple[tuple[int, int], tuple[int, int]]
"""What is not held, and the words that say so."""

_NEGATORS = {"not": 9, "never": 9, "without": 3, "no": 2, "neither": 5, "nor": 5, "hardly": 6, "unlike": 4, "lacks": 4}
"""How many words after it each turns round at most."""
_INSTEAD = frozenset({("instead", "of"), ("rather", "than"), ("opposed", "to")})
_INSTEAD_REACH = 5
_WIDEST_CONDITION = 25
"""Words after "if" that may still belong to it."""
_NEXT_CLAUSE = re.compile(r"[,;:](?=\s)|\s[—-]\s")
_NOT_KNOWN = re.compile(
    r"\b(?:i|we|honestly|frankly|sorry)\b[^.;]{0,25}?"
    r"\b(?:(?:do|did|would|am|have|can)(?:n't| ?not)|dont|didnt|cant|cannot|never|not|'m not)\b(?: \w+){0,2}?"
    r" (?:know|knew|remember|recall|sure|certain|familiar|understand|heard|used|worked|seen|explain|say)\b"
    r"|^(?:not sure|no idea|no clue|dunno|idk)\b|\b(?:i|we) (?:have |'ve )?(?:no idea|no clue|forgot|forgotten)\b"
    r"|\bnever (?:heard|worked|used)\b|\bmy mind (?:is|went) blank\b"
)
_KNOWS_AGAIN = re.compile(
    r"\bbut\b|\bhowever\b|\bthough\b|\balthough\b|\byet\b|\bso\b|\bexactly[,.]|, ?(?:i|we)(?:'d|'ll| would| will| think"
    r"| believe| guess| know)\b|\bthen\b"
)
_OTHERS = re.compile(
    r"\b(?:people|many|some|most|others|juniors|beginners|candidates|they|you|one)(?: \w+){0,2}?"
    r" (?:think|thinks|believe|believes|say|says|assume|assumes|claim|might think|may think|may say)\b"
    r"|\b(?:common|typical|frequent|popular|usual) "
    r"(?:mistake|error|misconception|myth|misunderstanding|belief|trap)"
    r"|\b(?:it|this|that) (?:is|would be|'s) (?:a |an )?(?:\w+ )?"
    r"(?:mistake|error|myth|misconception|wrong|false|not true|incorrect|misleading|trap)\b|\bcontrary to\b"
    r"|\bit(?:'s| is) not (?:true|right|correct|the case) that\b|\bi (?:used to|once) (?:think|believe)"
)
_WHOLE = re.compile(
    r"\b(?:that|this|it|which|idea|belief|saying|claim)(?: is| would be|'s) (?:a |just a |only a )?(?:\w+ )?"
    r"(?:myth|misconception|misunderstanding|wrong|false|not true|not right|incorrect|not correct|nonsense)\b[ .!]*$"
)
_HOLDS_AGAIN = re.compile(r"\bbut\b|\bhowever\b|\bactually\b|\bin fact\b|\bin reality\b|\breally\b|\bwhile\b")


def denied(sentence: Sentence) -> Iterator[Denial]:
    words = sentence.words
    for place, word in enumerate(words):
        reach = _NEGATORS.get(word.text)
        if reach is not None and _denies(sentence, place):
            yield _scope(sentence, place + 1, reach), (word.start, word.end)
        elif place and (words[place - 1].text, word.text) in _INSTEAD:
            yield _scope(sentence, place + 1, _INSTEAD_REACH), (word.start, word.end)


def _denies(sentence: Sentence, place: int) -> bool:
    words = sentence.words
    if place + 1 == len(words) or words[place + 1].text in NOT_DENYING or (words[place - 1].text == "or" and place):
        return False
    if words[place].text == "without" and place == 0:
        return False
    return not _in_a_condition(sentence, place)


def _in_a_condition(sentence: Sentence, place: int) -> bool:
    """Whether "if", "when" or "whether" opens the part of the sentence that the word stands in."""
    words = sentence.words
    for before in range(place - 1, max(-1, place - _WIDEST_CONDITION), -1):
        if words[before].text in CONDITION:
            return True
        if words[before].text in BOUNDARY or _parted(sentence, words[before].end, words[before + 1].start):
            return False
    return False


def _scope(sentence: Sentence, first: int, reach: int) -> tuple[int, int]:
    words = sentence.words
    last = first
    while last < len(words) and last - first < reach:
        if words[last].text in BOUNDARY or (last > first and _parted(sentence, words[last - 1].end, words[last].start)):
            break
        last += 1
    return (words[first].start, words[last - 1].end) if last > first else (words[first - 1].end, words[first - 1].end)


def _parted(sentence: Sentence, end: int, start: int) -> bool:
    between = sentence.text[max(0, end - sentence.start) : start - sentence.start]
    return bool(_NEXT_CLAUSE.search(between + " "))


def not_known(sentence: Sentence) -> Iterator[Denial]:
    """From the admission to where something is said all the same."""
    for found in _NOT_KNOWN.finditer(sentence.text):
        yield _until(sentence, found, _KNOWS_AGAIN)


def turned_down(sentence: Sentence) -> Iterator[Denial]:
    if _WHOLE.search(sentence.text):
        yield (sentence.start, sentence.end), (sentence.start, sentence.end)
    for found in _OTHERS.finditer(sentence.text):
        yield _until(sentence, found, _HOLDS_AGAIN)


def _until(sentence: Sentence, found: re.Match[str], again: re.Pattern[str]) -> Denial:
    end = again.search(sentence.text, found.end())
    start = sentence.start + found.start()
    return (start, sentence.start + (end.start() if end else len(sentence.text))), (start, sentence.start + found.end())
