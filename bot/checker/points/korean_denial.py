"""Korean: "재전송하지 않습니다", "게이트웨이가 아니라", "마스크가 뭔지 모르겠습니다", "…라고 오해하는데"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.checker.points.sentences import Sentence

Denial = tuple[tuple[int, int], tuple[int, int]]
"""What is not held, and the words that say so."""

_ENDING = (
    r"(?:습니|아요|어요|는다|고|으며|며|다(?!면|는)|아서|어서|기\s?때문"
    r"|지만|는데|은데|죠|았|었|거든|으니|음|므로|잖|네요)"
)
_DENIED = re.compile(
    rf"지\s?(?:는|도|를)?\s?(?:않|못하|못했|못합|못해|마세|말아){_ENDING}?"
    rf"|없{_ENDING}|아니(?:에요|예요|고|며|죠|지만|었)|아닙니다|아녜요|아님"
    r"|(?:^|(?<=\s))(?:[안못]\s(?=[가-힣])|[안못](?=[해돼됩되함하가와보씁써쓰]))"
    r"(?=[가-힣]{1,6}(?:니다|요|다|고|며|서|죠|지만|는데|음|함|됨)(?:\s|[.,!]|$))"
)
_NEEDS_ENDING = re.compile(r"(?:않|못하|없)$")
_NOT_DENYING = re.compile(r"(?:밖에|상관이?|문제가?|틀림|여지가?|어쩔 수|관계가?|더할 나위|뿐만?)\s?$")
_INSTEAD = re.compile(r"(?:이|가|은|는|게|을|를)?\s?(?:아니라|아닌|말고|대신에?|없이)(?=[\s,])")
_ONLY = re.compile(r"(?:뿐만?|것만|만)\s?(?:이|은)?\s?아니라")
_CLAUSE = re.compile(r"(?:고|며|면서|지만|는데|은데|인데|니까|므로|아서|어서|해서|라서|면|거나)(?=[\s,])[\s,]*|[,;]\s")
_INSTEAD_REACH = 3
"""Words before "아니라" that it takes back at most."""
_TOPIC = re.compile(r"(?:은|는|도|에서|면|고|서|며|지만|는데)$")
_ABOUT = re.compile(r"(?:\S+\s){0,2}?\S+(?:은|는|도)\s")
_LEAST_TOLD = 2
"""Words between what a clause is about and its "not"; with fewer, just that is denied."""
_REST_OF_WORD = re.compile(r"\s?[가-힣]*")
_NOT_KNOWN = re.compile(
    r"모르겠(?!으면|다면)|모릅니|몰라|모르지만|모르는데|모르구|모르나|모르고요|잘 모르"
    r"|확실(?:하지|치|하진)\s?않|자신이?\s?없"
    r"|기억이?\s?(?:잘\s?)?(?:안|나지\s?않)|생각이?\s?(?:안\s?나|나지\s?않)|(?:들어|써|다뤄|해)\s?본\s?적|경험이?\s?없"
)
_SPOKEN_CLAUSE = re.compile(r"(?:지만|는데요?|은데|인데|니다|어요|아요|구요|고요|고)(?=[\s,])[\s,]*")
_OTHERS = re.compile(
    r"오해|착각|(?:잘못|틀리게|흔히)\s?(?:알|생각|이해|말|아는)|(?:은|는|건|것은)\s?(?:틀린|잘못된)\s"
    r"|(?:라고|다고|인\s?줄)(?:들)?\s?(?:많이\s?|흔히\s?)?(?:생각하기\s?쉬|생각했었|오해"
    r"|(?:생각하는|알고\s?있는|말하는|아는)\s?(?:분|사람|경우))"
)
_BEFORE_OTHERS = re.compile(r"(?:지만|는데|고|니다|어요|아요)[\s,]+")


def denied(sentence: Sentence) -> Iterator[Denial]:
    text = sentence.text
    for found in _DENIED.finditer(text):
        if not _NEEDS_ENDING.search(found.group()) and not _NOT_DENYING.search(text[: found.start()]):
            yield _clause(sentence, found.start(), found.end()), _by(sentence, found)
    for found in _INSTEAD.finditer(text):
        if not _ONLY.search(text[max(0, found.start() - 4) : found.end()]):
            yield _words_before(sentence, found.start(), found.end()), _by(sentence, found)


def _by(sentence: Sentence, found: re.Match[str]) -> tuple[int, int]:
    """The first syllable of what denies: endings vary, and terms leave them out."""
    start = sentence.start + found.start()
    return start, start + min(1, found.end() - found.start())


def _clause(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """What the denial takes in: its clause to the end of the word that denies it, but not what the clause is about."""
    begin = max((cut.end() for cut in _CLAUSE.finditer(sentence.text, 0, start)), default=0)
    topic = _ABOUT.match(sentence.text, begin, start)
    if topic and len(sentence.text[topic.end() : start].split()) >= _LEAST_TOLD:
        begin = topic.end()
    rest = _REST_OF_WORD.match(sentence.text, end)
    return sentence.start + begin, sentence.start + (rest.end() if rest else end)


def _words_before(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    words = list(re.finditer(r"\S+", sentence.text[:start]))
    taken = words[-1:]
    for word in reversed(words[:-1]):
        if len(taken) == _INSTEAD_REACH or _TOPIC.search(word.group().rstrip(",")):
            break
        taken.insert(0, word)
    return sentence.start + (taken[0].start() if taken else start), sentence.start + end


def not_known(sentence: Sentence) -> Iterator[Denial]:
    """What is not known stands before the word that says so."""
    for found in _NOT_KNOWN.finditer(sentence.text):
        begin = max((cut.end() for cut in _SPOKEN_CLAUSE.finditer(sentence.text, 0, found.start())), default=0)
        yield (sentence.start + begin, sentence.start + found.end()), _by(sentence, found)


def turned_down(sentence: Sentence) -> Iterator[Denial]:
    for found in _OTHERS.finditer(sentence.text):
        begin = max((cut.end() for cut in _BEFORE_OTHERS.finditer(sentence.text, 0, found.start())), default=0)
        yield (sentence.start + begin, sentence.start + found.end()), _by(sentence, found)
