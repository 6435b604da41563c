"""Words in a row that say nothing: a text of nouns without a verb, a list of every term of the field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from bot.checker.korean.morphology import Morph, analyse
from bot.checker.points.sentences import Sentence

_AUXILIARY = frozenset(
    """
    is are was were be been being am do does did has have had can could will would should must may might shall let
    """.split()
)
_FUNCTION = _AUXILIARY | frozenset(
    """
    i we you he she it they me us him them who what which that this there these those someone somebody nobody nothing both beside together such like per without within instead rather
    to of in on at for from by with as into onto out up down off over between before after since until through via per
    if when while because so but than then where why how whether not no never only also still again first
    its my our your their his her each every all any some more less too very just
    """.split()
)
_NO_SIGN = frozenset("a an the and or plus etc so on".split())
_VERB = re.compile(
    r"(?:accept|acknowledg|add|allow|answer|arriv|ask|assign|attach|authenticat|balanc|begin|block|break|bring|build|buy|call"
    r"|carr|caus|chang|choos|clos|combin|com|compar|compress|confirm|connect|contain|copy|copies|cost|cut|decid|decreas|decrypt"
    r"|defin|delet|deliver|deny|denies|depend|detach|determin|differ|divid|do|drop|encrypt|end|ensur|exceed|expir|explain|fail"
    r"|find|finish|fit|fix|follow|forward|get|giv|go|grow|guarantee|handl|hang|happen|hash|hold|identif|ignor|increas|insert"
    r"|isolat|keep|kill|know|lead|leav|let|limit|listen|look|los|lower|make|mak|mark|mean|measur|mitigat|mov|need|notic|open"
    r"|pass|pick|point|prevent|protect|prov|provid|push|put|rais|reach|react|read|receiv|record|recover|reduc|refus|reject|remov"
    r"|repeat|replac|repl|report|pars|fetch|draw|render|establish|negotiat|exchang|generat|creat|allocat|evict|invalidat|propagat|replicat|execut|spawn|append|rotat|grant|publish|subscrib|consum|produc|invok|emit|encod|decod|rewrit|overwrit|expos|understand|judg|forbid|rul|permit|inherit|trust|assum|offer|hid|cover|spar|tend|travers|traver|schedul|deploy|roll|scal|lock|sort|stream|buffer|merg|join|group|match|select|filter|rout|cach|load|log|trac|encapsulat|advertis|announc|learn|flood|discard|decrement|increment|wak|sleep|consum|wast|manag|control|configur|install|enabl|disabl|mount|format|cop|correct|restrict|justif|sandbox|check|test|inspect|captur|monitor|narrow|choos|appl|affect|mean|mention|recommend|avoid|caus|behav|lack|reproduc|require|resolv|respond|restart|restor|retr|return|revert|revok|roll|run|sav|say|see"
    r"|send|separat|serv|set|shar|show|shrink|sign|skip|slow|solv|split|spread|start|stay|steer|stop|stor|switch|synchroni|take"
    r"|tak|tell|terminat|throw|translat|travel|tr|turn|updat|use|us|validat|verif|wait|want|work|wrap|writ)"
    r"(?:s|es|ies|ed|ied|ing|e)?"
)
_IRREGULAR = frozenset(
    """
    went gone came took taken got gotten gave given made said told saw seen knew known kept left lost sent built bought
    broke broken chose chosen found held led let meant met paid put ran read rose rewrote rewritten sold set shown shut spoke
    spent stood stuck sank thought threw thrown told wrote written became begun began fell fallen forgot grew grown hid
    """.split()
)
_LEAST_FUNCTION = 0.2
_SHORTEST_PAST = 5
_SEPARATOR = re.compile(
    r"\s*(?:[,/·、•|>→+&\n]|->|:(?=\s))\s*|\s+(?:and|or|plus|및|그리고|또는|혹은)\s+|(?<=[가-힣a-z0-9])(?:와|과|랑|이랑|하고)\s+"
)
_BINDING = frozenset("JKS JKO JKB JKC JKV JKQ JX VV VA VX VCP VCN XSV XSA EP EF EC ETM ETN".split())
"""Sejong tags of what makes Korean nouns a statement: particles but "and" and "of", verbs, endings."""
_TALK = re.compile(
    r"^\s*(?:\S+\s){0,3}?(?:등(?:이|을|의|등)?\s|같은\s?것|이런|이렇게|이거|이것|정도|말씀|얘기|이야기|언급|키워드)"
)
_BLANKED = re.compile(r"\S+")
_LEAST_RUN = 3
"""Bare items in a row, the head apart, that make a list."""
_LONGEST_ITEM = 4
_MOSTLY = 0.75
_LONGEST_NOUNS = 5
"""More nouns than that in a row tell nothing."""


def says_something(sentence: Sentence) -> bool:
    """Whether it is a sentence, if a terse one: a verb, or enough small words to hold nouns together."""
    if sentence.korean:
        return any(morph.tag in _BINDING for morph in _morphs(sentence.text))
    words = [word.text for word in sentence.words if word.text not in _NO_SIGN]
    if len(words) < 2:
        return False
    small = sum(word in _FUNCTION for word in words)
    small += bool(small and ":" in sentence.text)
    return any(map(_is_verb, words)) or small >= max(1, _LEAST_FUNCTION * len(words))


def _is_verb(word: str) -> bool:
    if word in _IRREGULAR or word in _AUXILIARY or (len(word) > _SHORTEST_PAST and word.endswith("ed")):
        return True
    return word not in _FUNCTION and _VERB.fullmatch(word) is not None


@lru_cache(maxsize=512)
def _morphs(text: str) -> tuple[Morph, ...]:
    return analyse(text)


def listed(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Runs of bare items: with commas and slashes between them, or with nothing at all."""
    items = _items(sentence)
    bare = [_is_bare(sentence, start, end) for start, end in items]
    for first, last in _runs(bare):
        if last - first >= _LEAST_RUN:
            start = items[first][0] if first == 0 else _tail_of_head(sentence, *items[first - 1])
            end = items[last][1] if last < len(items) and _only_talks(sentence, *items[last]) else items[last - 1][1]
            yield start, end
    yield from _heaps(sentence)


def _items(sentence: Sentence) -> list[tuple[int, int]]:
    cuts = [(0, 0), *(cut.span() for cut in _SEPARATOR.finditer(sentence.text)), (len(sentence.text),) * 2]
    return [
        (sentence.start + a[1], sentence.start + b[0]) for a, b in pairwise(cuts) if sentence.text[a[1] : b[0]].strip()
    ]


def _is_bare(sentence: Sentence, start: int, end: int) -> bool:
    """A noun or a few, and nothing that says anything of them."""
    if sentence.korean:
        first, last = start - sentence.start, end - sentence.start
        binds = any(m.tag in _BINDING for m in _morphs(sentence.text) if first <= m.start < last)
        return not binds and len(sentence.text[first:last].split()) <= _LONGEST_ITEM
    inside = [word.text for word in sentence.words if start <= word.start < end and word.text not in _NO_SIGN]
    tells = any(map(_is_verb, inside[:-1]))
    return 0 < len(inside) <= _LONGEST_ITEM and not tells and not any(word in _FUNCTION for word in inside)


def _runs(flags: list[bool]) -> Iterator[tuple[int, int]]:
    first = None
    for place, flag in enumerate([*flags, False]):
        if flag and first is None:
            first = place
        elif not flag and first is not None:
            yield first, place
            first = None


def _tail_of_head(sentence: Sentence, start: int, end: int) -> int:
    """The first item of a list stands at the end of what leads up to it: "I would talk about mask, …"."""
    tail = end
    for first, _, is_noun in reversed([word for word in _nouns(sentence) if start <= word[0] < end]):
        if not is_noun:
            break
        tail = first
    return tail


def _only_talks(sentence: Sentence, start: int, end: int) -> bool:
    return sentence.korean and bool(_TALK.search(sentence.text[start - sentence.start : end - sentence.start] + " "))


def _heaps(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Nouns upon nouns without so much as a comma."""
    words = list(_nouns(sentence))
    for first, last in _runs([is_noun for _, _, is_noun in words]):
        if last - first > _LONGEST_NOUNS:
            yield (
                (sentence.start, sentence.end)
                if last - first >= _MOSTLY * len(words)
                else (words[first][0], words[last - 1][1])
            )


def _nouns(sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """Each word's place, and whether it is a noun and nothing more."""
    if not sentence.korean:
        for word in sentence.words:
            held = word.text in _FUNCTION or word.text in _NO_SIGN or _is_verb(word.text)
            yield word.start, word.end, not held
        return
    binding = {m.start for m in _morphs(sentence.text) if m.tag in _BINDING}
    for found in _BLANKED.finditer(sentence.text):
        first, last = found.span()
        yield sentence.start + first, sentence.start + last, not any(first <= place < last for place in binding)
